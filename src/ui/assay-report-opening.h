/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-opening.h"

G_BEGIN_DECLS

/* The row for saved reports in the table of openers; one that is damaged is recognised too, to say what is wrong. */
gboolean assay_report_opening_sniff (const AssayOpened          *opened);
gboolean assay_report_opening_open  (AssayWindow                *window,
                                     GPtrArray                  *opened,
                                     const AssayRequestOptions  *options,
                                     GError                    **error);

G_END_DECLS
