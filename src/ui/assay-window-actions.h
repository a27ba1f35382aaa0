/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-window.h"

G_BEGIN_DECLS

/* The actions of a window, but for those of assay-sharing.h. */

/* For the window's class. */
void assay_window_actions_install (GtkWidgetClass *widget_class);

/* Lets those be activated that the selected tab has something for; those of assay-sharing.h too. */
void assay_window_actions_update  (AssayWindow    *window);

G_END_DECLS
