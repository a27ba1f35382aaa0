/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "ui/assay-save.h"

G_BEGIN_DECLS

/* Whether a report (nullable) has certificates that the server sent. */
gboolean assay_chain_export_is_possible (const AssayReport   *report);

/* Puts the chain on the clipboard as PEM. */
void     assay_chain_export_copy        (GtkWidget           *widget,
                                         const AssayReport   *report);

/* Asks where, and writes the chain as PEM; assay_save_finish() tells how it went. */
void     assay_chain_export_save        (GtkWindow           *parent,
                                         AssayReport         *report,
                                         GAsyncReadyCallback  callback,
                                         gpointer             data);

/* The same without asking. */
void     assay_chain_export_write       (GtkWindow           *parent,
                                         AssayReport         *report,
                                         GFile               *file,
                                         GAsyncReadyCallback  callback,
                                         gpointer             data);

G_END_DECLS
