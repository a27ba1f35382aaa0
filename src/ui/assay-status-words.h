/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"

G_BEGIN_DECLS

/* How the outcome of a check, or of a whole inspection, is shown: an icon, a style class that colours it, and a word for
 * those who cannot see the icon. All strings are static; the word is translated. */

const char *assay_status_words_icon   (AssayStatus  status);
const char *assay_status_words_style  (AssayStatus  status);
const char *assay_status_words_name   (AssayStatus  status);

const char *assay_verdict_words_icon  (AssayVerdict verdict);
const char *assay_verdict_words_style (AssayVerdict verdict);

G_END_DECLS
