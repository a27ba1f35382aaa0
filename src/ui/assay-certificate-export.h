/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "ui/assay-save.h"

G_BEGIN_DECLS

/**
 * assay_certificate_export_save:
 * @parent: the window that asks
 * @what: "sent-pkcs7": what was sent; "built-pem": the path with its root; "corrected-pem": what the server should send;
 *   "built-ics": when those of the path end; "certificate-pem", "certificate-der": the one
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
