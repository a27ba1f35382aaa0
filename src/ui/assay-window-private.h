/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-window.h"
#include "ui/widgets/assay-host-entry.h"

G_BEGIN_DECLS

/* For the window and its actions only. */

struct _AssayWindow {
  AdwApplicationWindow  parent_instance;

  AdwToastOverlay      *toasts;
  AdwTabView           *view;
  AssayHostEntry       *entry;
  GtkMenuButton        *options;
  GtkMenuButton        *compare;
  GtkButton            *reload;
  AssayTab             *tab;
  GBindingGroup        *tab_bindings;
  GSignalGroup         *tab_signals;
  gboolean              narrow;
  guint                 narrow_source;
};

/* The tab at @index of those that there are. (transfer none) */
AssayTab *assay_window_get_nth_tab (AssayWindow *window,
                                    guint        index);

/* Whether the selected tab inspects something. */
gboolean  assay_window_is_running  (AssayWindow *window);

G_END_DECLS
