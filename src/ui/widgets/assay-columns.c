/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-columns.h"

<<<<<<< HEAD
#define SIDE_WIDTH 430
#define SPACING    24

/* Room for both columns: below it they are stacked. */
#define BOTH_WIDTH 840

struct _AssayColumns {
  GtkWidget  parent_instance;

  GtkWidget *main;
  GtkWidget *side;
};

enum {
  PROP_0,
  PROP_MAIN,
  PROP_SIDE,
  N_PROPS
=======
#define SPACING 24

struct _AssayColumns {
  GtkWidget parent_instance;

  gboolean  narrow;
};

enum {
  PROP_NARROW = 1,
  N_PROPS,
>>>>>>> ae32d47 (ui: lay pages out without trying widths in vain)
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayColumns, assay_columns, GTK_TYPE_WIDGET)

<<<<<<< HEAD
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
  int main_width = beside ? width - SIDE_WIDTH - SPACING : width;
  int side_width = beside ? SIDE_WIDTH : width;
  int main_height = height_for (self->main, main_width);
  int side_height = height_for (self->side, side_width);

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
=======
static int
get_height (GtkWidget *child,
            int        width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static int
get_min_width (GtkWidget *child)
{
  int width;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

/* The widths of both children within @width. */
static void
divide (AssayColumns *self,
        int           width,
        int           widths[2])
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkWidget *second = gtk_widget_get_last_child (GTK_WIDGET (self));

  if (self->narrow)
    {
      widths[0] = widths[1] = width;
      return;
    }
  widths[1] = get_min_width (second);
  widths[0] = MAX (width - SPACING - widths[1], get_min_width (first));
}

static void
measure_width (AssayColumns *self,
               int          *minimum,
               int          *natural)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  *minimum = *natural = self->narrow ? 0 : SPACING;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = self->narrow ? MAX (*minimum, child_minimum) : *minimum + child_minimum;
      *natural = self->narrow ? MAX (*natural, child_natural) : *natural + child_natural;
    }
}

static int
measure_height (AssayColumns *self,
                int           width)
{
  int widths[2], first, second;

  if (width < 0)
    measure_width (self, &(int) { 0 }, &width);
  divide (self, width, widths);
  first = get_height (gtk_widget_get_first_child (GTK_WIDGET (self)), widths[0]);
  second = get_height (gtk_widget_get_last_child (GTK_WIDGET (self)), widths[1]);
  return self->narrow ? first + SPACING + second : MAX (first, second);
>>>>>>> ae32d47 (ui: lay pages out without trying widths in vain)
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
<<<<<<< HEAD
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
=======

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    *minimum = *natural = measure_height (self, for_size);
>>>>>>> ae32d47 (ui: lay pages out without trying widths in vain)
}

static void
assay_columns_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  AssayColumns *self = ASSAY_COLUMNS (widget);
<<<<<<< HEAD
  Places places = arrange (self, width);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      places.main.x = width - places.main.x - places.main.width;
      places.side.x = width - places.side.x - places.side.width;
    }
  gtk_widget_size_allocate (self->main, &places.main, -1);
  gtk_widget_size_allocate (self->side, &places.side, -1);
=======
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation places[2] = { { 0 } };
  int widths[2];

  divide (self, width, widths);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      places[i].width = widths[i];
      places[i].height = height;
    }
  if (self->narrow)
    {
      places[0].height = get_height (first, width);
      places[1].y = places[0].height + SPACING;
      places[1].height = height - places[1].y;
    }
  else
    places[rtl ? 0 : 1].x = widths[rtl ? 1 : 0] + SPACING;
  gtk_widget_size_allocate (first, &places[0], -1);
  gtk_widget_size_allocate (second, &places[1], -1);
}

static GtkSizeRequestMode
assay_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
>>>>>>> ae32d47 (ui: lay pages out without trying widths in vain)
}

static void
assay_columns_get_property (GObject    *object,
<<<<<<< HEAD
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
=======
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_value_set_boolean (value, ASSAY_COLUMNS (object)->narrow);
>>>>>>> ae32d47 (ui: lay pages out without trying widths in vain)
}

static void
assay_columns_set_property (GObject      *object,
<<<<<<< HEAD
                            guint         prop_id,
=======
                            guint         id,
>>>>>>> ae32d47 (ui: lay pages out without trying widths in vain)
                            const GValue *value,
                            GParamSpec   *pspec)
{
  AssayColumns *self = ASSAY_COLUMNS (object);

<<<<<<< HEAD
  switch (prop_id)
    {
    case PROP_MAIN:
      adopt (self, &self->main, g_value_get_object (value));
      break;
    case PROP_SIDE:
      adopt (self, &self->side, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
=======
  if (self->narrow == g_value_get_boolean (value))
    return;
  self->narrow = g_value_get_boolean (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (object, pspec);
>>>>>>> ae32d47 (ui: lay pages out without trying widths in vain)
}

static void
assay_columns_dispose (GObject *object)
{
<<<<<<< HEAD
  AssayColumns *self = ASSAY_COLUMNS (object);

  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
=======
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
>>>>>>> ae32d47 (ui: lay pages out without trying widths in vain)
  G_OBJECT_CLASS (assay_columns_parent_class)->dispose (object);
}

static void
<<<<<<< HEAD
assay_columns_class_init (AssayColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
=======
assay_columns_class_init (AssayColumnsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
>>>>>>> ae32d47 (ui: lay pages out without trying widths in vain)

  object_class->get_property = assay_columns_get_property;
  object_class->set_property = assay_columns_set_property;
  object_class->dispose = assay_columns_dispose;
<<<<<<< HEAD
  widget_class->get_request_mode = assay_columns_get_request_mode;
  widget_class->measure = assay_columns_measure;
  widget_class->size_allocate = assay_columns_size_allocate;

  properties[PROP_MAIN] =
    g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDE] =
    g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "columns");
=======
  widget_class->measure = assay_columns_measure;
  widget_class->size_allocate = assay_columns_size_allocate;
  widget_class->get_request_mode = assay_columns_get_request_mode;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
>>>>>>> ae32d47 (ui: lay pages out without trying widths in vain)
}

static void
assay_columns_init (AssayColumns *self)
{
}
