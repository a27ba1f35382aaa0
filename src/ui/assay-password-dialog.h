/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * assay_password_dialog_ask:
 * @parent: where it is asked
 * @name: what is locked; plain text
 * @problem: what is the matter, "The password is wrong"; plain text
 * @callback: called when it is answered
 * @data: for @callback
 *
 * Asks for the password of a file.
 */
void  assay_password_dialog_ask    (GtkWidget           *parent,
                                    const char          *name,
                                    const char          *problem,
                                    GAsyncReadyCallback  callback,
                                    gpointer             data);

/* What was typed; %NULL when the person thought better of it. (transfer full) (nullable) */
char *assay_password_dialog_finish (GAsyncResult        *result);

G_END_DECLS
