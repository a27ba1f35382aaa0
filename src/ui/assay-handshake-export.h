/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "ui/assay-save.h"

G_BEGIN_DECLS

/*
 * What of a handshake can be saved, by name: "pcapng" and "keylog", which bring the secrets along; "text" and "json", the
 * decoded messages; "message", one message's bytes.
 */

/* All names, %NULL-terminated; each is a target of a menu's action. */
const char *const *assay_handshake_export_names       (void);

/**
 * assay_handshake_export_is_possible:
 * @name: what to save
 * @report: (nullable): the report once there is one
 * @message: (nullable): the message that is looked at
 *
 * Returns: whether there is something of it
 */
gboolean           assay_handshake_export_is_possible (const char         *name,
                                                       const AssayReport  *report,
                                                       const AssayMessage *message);

/* Warns when secrets would be saved, asks where, saves, and tells in the window of @widget how it went. */
void               assay_handshake_export_save        (GtkWidget          *widget,
                                                       const char         *name,
                                                       AssayReport        *report,
                                                       AssayMessage       *message);

/* The same into @file without asking; assay_save_finish() tells how it went. */
void               assay_handshake_export_write       (GtkWindow           *parent,
                                                       const char          *name,
                                                       AssayReport         *report,
                                                       AssayMessage        *message,
                                                       GFile               *file,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             data);

G_END_DECLS
