/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-scroll.h"

/* What is kept, and where it was. */
typedef struct {
  GtkWidget *widget;
  float      y;
} Place;

static void
place_free (gpointer  data,
            GClosure *closure)
{
  Place *place = data;

  g_object_unref (place->widget);
  g_free (place);
}

static GtkViewport *
find_viewport (GtkWidget *widget)
{
  return GTK_VIEWPORT (gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT));
}

static GtkAdjustment *
get_adjustment (GtkViewport *viewport)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
}

/* How far from the beginning of all that scrolls. */
static gboolean
measure (GtkWidget   *widget,
         GtkViewport *viewport,
         float       *y)
{
  graphene_point_t point;

  if (viewport == NULL
      || !gtk_widget_compute_point (widget, gtk_viewport_get_child (viewport), &GRAPHENE_POINT_INIT (0, 0), &point))
    return FALSE;
  *y = point.y;
  return TRUE;
}

/* After the window has laid out all anew, before any of it is drawn: what is moved here is laid out in the same frame. */
static void
layout_cb (GdkFrameClock *clock,
           Place         *place)
{
  GtkViewport *viewport = find_viewport (place->widget);
  float y;

  if (measure (place->widget, viewport, &y))
    gtk_adjustment_set_value (get_adjustment (viewport),
                              gtk_adjustment_get_value (get_adjustment (viewport)) + y - place->y);
  g_signal_handlers_disconnect_by_func (clock, layout_cb, place);
}

void
assay_scroll_keep (GtkWidget *widget)
{
  GtkViewport *viewport = find_viewport (widget);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Place *place;
  float y;

  if (clock == NULL || !measure (widget, viewport, &y) || gtk_adjustment_get_value (get_adjustment (viewport)) <= 0)
    return;
  place = g_new (Place, 1);
  *place = (Place) { g_object_ref (widget), y };
  g_signal_connect_data (clock, "layout", G_CALLBACK (layout_cb), place, place_free, G_CONNECT_AFTER);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

gboolean
assay_scroll_is_past (GtkWidget *widget)
{
  GtkViewport *viewport = find_viewport (widget);
  float y;

  return measure (widget, viewport, &y) && y < gtk_adjustment_get_value (get_adjustment (viewport));
}

void
assay_scroll_grab_focus (GtkWidget *widget)
{
  GtkViewport *viewport = find_viewport (widget);

  if (viewport != NULL)
    gtk_viewport_set_scroll_to_focus (viewport, FALSE);
  gtk_widget_grab_focus (widget);
  if (viewport != NULL)
    gtk_viewport_set_scroll_to_focus (viewport, TRUE);
}
