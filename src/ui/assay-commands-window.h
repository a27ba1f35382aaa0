/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-share.h"

G_BEGIN_DECLS

/**
 * assay_commands_window_new:
 * @parent: the window that it is for
 * @shared: what is on screen there; a comparison has the lines of both sides
 *
 * A window with the command lines of assay-cli and of other programs that do what is on screen, to read and to copy.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *assay_commands_window_new (GtkWindow         *parent,
                                      const AssayShared *shared);

G_END_DECLS
