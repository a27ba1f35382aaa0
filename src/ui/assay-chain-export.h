/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/* Whether a report (nullable) has certificates that the server sent. */
gboolean assay_chain_export_is_possible (const AssayReport    *report);

/* Puts the chain on the clipboard as PEM. */
void     assay_chain_export_copy        (GtkWidget            *widget,
                                         const AssayReport    *report);

/**
 * assay_chain_export_save:
 * @parent: the window that asks
 * @report: whose chain
 * @callback: called when it is written, or not
 * @data: for @callback
 *
 * Asks where, and writes the chain as PEM.
 */
void     assay_chain_export_save        (GtkWindow            *parent,
                                         const AssayReport    *report,
                                         GAsyncReadyCallback   callback,
                                         gpointer              data);

/* The same without asking. */
void     assay_chain_export_write       (GtkWindow            *parent,
                                         const AssayReport    *report,
                                         GFile                *file,
                                         GAsyncReadyCallback   callback,
                                         gpointer              data);

/* The file that was written; %NULL without an error when the person thought better of it. (transfer full) (nullable) */
GFile   *assay_chain_export_finish      (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
