/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-text.h"

G_BEGIN_DECLS

/* Finds the translations; called before the first text is shown. */
void               assay_wording_init       (void);

/**
 * assay_wording_get_locale:
 *
 * How the person at this computer wants texts worded: translated, times in the computer's zone. For everything in the
 * layers below that takes an `AssayLocale`.
 *
 * Returns: (transfer none): the locale
 */
const AssayLocale *assay_wording_get_locale (void);

/* The words of @text in the person's language; plain text, never markup. (transfer full) (nullable) */
char              *assay_wording_format     (const AssayText *text);

/* The words of several texts, one after the other. @texts: (element-type AssayText) (transfer full) */
char              *assay_wording_join       (const GPtrArray *texts,
                                             const char      *between);

/* The person's words for a message id of the layers below. (transfer none) (nullable) */
const char        *assay_wording_translate  (const char      *message);

G_END_DECLS
