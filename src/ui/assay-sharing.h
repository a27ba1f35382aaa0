/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-window.h"

G_BEGIN_DECLS

/*
 * The actions of a window that give what its selected tab shows to others: `win.share-report` and the other forms of
 * assay_share_names(), `win.print`, `win.share-pdf`, `win.show-commands`.
 */

/* For the window's class. */
void assay_sharing_install (GtkWidgetClass *widget_class);

/* Lets those be activated that the selected tab has something for. */
void assay_sharing_update  (AssayWindow    *window);

G_END_DECLS
