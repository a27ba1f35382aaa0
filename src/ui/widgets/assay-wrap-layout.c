/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-wrap-layout.h"

/* Between two children, and between two lines. */
#define SPACING 6

struct _AssayWrapLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayWrapLayout, assay_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct {
  int width;        /* of the widget */
  int x;            /* where the next child begins */
  int y;            /* where its line begins */
  int height;       /* of the line */
} Place;

/* What is wider than the widget wraps within itself. */
static void
measure_child (GtkWidget *child,
               int        limit,
               int       *width,
               int       *height)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, width, NULL, NULL);
  *width = MIN (*width, limit);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *width, NULL, height, NULL, NULL);
}

/* Where a child of that size begins. */
static GtkAllocation
put (Place *place,
     int    width,
     int    height)
{
  GtkAllocation box;

  if (place->x > 0 && place->x + width > place->width)
    {
      place->y += place->height + SPACING;
      place->x = place->height = 0;
    }
  box = (GtkAllocation) { place->x, place->y, width, height };
  place->x += width + SPACING;
  place->height = MAX (place->height, height);
  return box;
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager,
                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget        *widget,
         GtkOrientation    orientation,
         int               for_size,
         int              *minimum,
         int              *natural,
         int              *minimum_baseline,
         int              *natural_baseline)
{
  Place place = { .width = for_size >= 0 ? for_size : G_MAXINT };

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      measure_child (child, place.width, &width, &height);
      put (&place, width, height);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, least);
          *natural = place.x - SPACING;
        }
      else
        *minimum = *natural = place.y + place.height;
    }
}

static void
allocate (GtkLayoutManager *manager,
          GtkWidget        *widget,
          int               width,
          int               height,
          int               baseline)
{
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Place place = { .width = width };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;
      GtkAllocation box;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_child (child, width, &child_width, &child_height);
      box = put (&place, child_width, child_height);
      if (from_right)
        box.x = width - box.x - box.width;
      gtk_widget_size_allocate (child, &box, -1);
    }
}

static void
assay_wrap_layout_class_init (AssayWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
assay_wrap_layout_init (AssayWrapLayout *self)
{
}
