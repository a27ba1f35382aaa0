/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "ui/assay-save.h"

G_BEGIN_DECLS

/**
 * assay_certificate_export_save:
 * @parent: the window that asks
 * @what: what to save and how, as "built-der": "sent", "built" (the path with its root), "corrected" (what the server
 *   should send) or "certificate" (the one); "pem", "der", "pkcs7" or "ics" (when they end)
 * @report: the report
 * @index: the certificate that is selected
 * @callback: called when it is written, or not
 * @data: for @callback
 *
 * Asks where, and saves certificates there; assay_save_finish() tells how it went.
 */
void assay_certificate_export_save (GtkWindow           *parent,
                                    const char          *what,
                                    AssayReport         *report,
                                    guint                index,
                                    GAsyncReadyCallback  callback,
                                    gpointer             data);

/* The content of the file that this would save; %NULL for an unknown @what. (transfer full) (nullable) */
GBytes *assay_certificate_export_make (const char        *what,
                                       AssayReport       *report,
                                       guint              index);

G_END_DECLS
