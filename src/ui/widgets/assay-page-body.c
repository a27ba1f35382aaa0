/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-page-body.h"

struct _AssayPageBody {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayPageBody, assay_page_body, ADW_TYPE_BIN)

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size,
         int            *minimum,
         int            *natural,
         int            *minimum_baseline,
         int            *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  *minimum = *natural = 0;
  if (child == NULL || (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0))
    return;
  /* Nor does the width ever depend on the height. */
  gtk_widget_measure (child, orientation, orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size,
                      minimum, natural, NULL, NULL);
}

static void
allocate (GtkWidget *widget,
          int        width,
          int        height,
          int        baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
assay_page_body_class_init (AssayPageBodyClass *class)
{
}

static void
assay_page_body_init (AssayPageBody *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (get_request_mode, measure, allocate));
}
