/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a page does while it fills, so that nothing moves under the eyes of who reads in it. */

/**
 * assay_scroll_keep:
 * @widget: something in a scrolled window
 *
 * Keeps @widget where it is in sight while what stands above it changes its height before the next frame. Does nothing
 * at the very beginning, which stays in sight then.
 */
void     assay_scroll_keep       (GtkWidget *widget);

/* Whether the beginning of @widget was scrolled away. */
gboolean assay_scroll_is_past    (GtkWidget *widget);

/* Gives the focus to @widget without scrolling to it. */
void     assay_scroll_grab_focus (GtkWidget *widget);

G_END_DECLS
