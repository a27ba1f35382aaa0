/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-columns.h"

#define SIDE_WIDTH 430
#define SPACING    24

/* Room for both columns: below it they are stacked. */
#define BOTH_WIDTH 840

struct _AssayColumns {
  GtkWidget  parent_instance;

  GtkWidget *main;
  GtkWidget *side;
  gboolean   even;
};

enum {
  PROP_0,
  PROP_MAIN,
  PROP_SIDE,
  PROP_EVEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayColumns, assay_columns, GTK_TYPE_WIDGET)

typedef struct {
  GtkAllocation main;
  GtkAllocation side;
  int           height;
} Places;

static int
height_for (GtkWidget *child,
            int        width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Where both columns go in @width, left to right. */
static Places
arrange (AssayColumns *self,
         int           width)
{
  gboolean beside = width >= BOTH_WIDTH;
  int side_width = self->even ? (width - SPACING) / 2 : SIDE_WIDTH;
  int main_width = beside ? width - side_width - SPACING : width;
  int main_height, side_height;

  side_width = beside ? side_width : width;
  main_height = height_for (self->main, main_width);
  side_height = height_for (self->side, side_width);

  if (beside)
    return (Places) {
      { 0, 0, main_width, main_height },
      { main_width + SPACING, 0, side_width, side_height },
      MAX (main_height, side_height),
    };
  return (Places) {
    { 0, 0, main_width, main_height },
    { 0, main_height + SPACING, side_width, side_height },
    main_height + SPACING + side_height,
  };
}

static GtkSizeRequestMode
assay_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
assay_columns_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  AssayColumns *self = ASSAY_COLUMNS (widget);
  int main_width, side_width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->main, GTK_ORIENTATION_HORIZONTAL, -1, &main_width, NULL, NULL, NULL);
      gtk_widget_measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1, &side_width, NULL, NULL, NULL);
      *minimum = MAX (main_width, side_width);
      *natural = MAX (*minimum, BOTH_WIDTH);
    }
  else
    /* It scrolls, so without a width any height will do; the narrowest would have every text laid out once more. */
    *minimum = *natural = for_size < 0 ? 0 : arrange (self, for_size).height;
}

static void
assay_columns_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  AssayColumns *self = ASSAY_COLUMNS (widget);
  Places places = arrange (self, width);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      places.main.x = width - places.main.x - places.main.width;
      places.side.x = width - places.side.x - places.side.width;
    }
  gtk_widget_size_allocate (self->main, &places.main, -1);
  gtk_widget_size_allocate (self->side, &places.side, -1);
}

static void
assay_columns_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AssayColumns *self = ASSAY_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_MAIN:
      g_value_set_object (value, self->main);
      break;
    case PROP_SIDE:
      g_value_set_object (value, self->side);
      break;
    case PROP_EVEN:
      g_value_set_boolean (value, self->even);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Both are given once, by the template. */
static void
adopt (AssayColumns  *self,
       GtkWidget    **place,
       GtkWidget     *child)
{
  g_return_if_fail (*place == NULL);

  *place = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
assay_columns_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  AssayColumns *self = ASSAY_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_MAIN:
      adopt (self, &self->main, g_value_get_object (value));
      break;
    case PROP_SIDE:
      adopt (self, &self->side, g_value_get_object (value));
      break;
    case PROP_EVEN:
      self->even = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_columns_dispose (GObject *object)
{
  AssayColumns *self = ASSAY_COLUMNS (object);

  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  G_OBJECT_CLASS (assay_columns_parent_class)->dispose (object);
}

static void
assay_columns_class_init (AssayColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_columns_get_property;
  object_class->set_property = assay_columns_set_property;
  object_class->dispose = assay_columns_dispose;
  widget_class->get_request_mode = assay_columns_get_request_mode;
  widget_class->measure = assay_columns_measure;
  widget_class->size_allocate = assay_columns_size_allocate;

  properties[PROP_MAIN] =
    g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDE] =
    g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EVEN] =
    g_param_spec_boolean ("even", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "columns");
}

static void
assay_columns_init (AssayColumns *self)
{
}
