/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/assay-compare-line.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ui/assay-wording.h"

#define LABEL_WIDTH    230
#define STATE_WIDTH    130
#define SPACING        8
#define MAX_CHARACTERS 600
#define SHORT_VALUE    24    /* bytes that fit where it is narrow too */
#define SHORT_LABEL    20

struct _AssayCompareLine {
  GtkWidget  parent_instance;

  GtkWidget *label;
  GtkWidget *sides[2];
  GtkWidget *state;
  gboolean   narrow;
};

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayCompareLine, assay_compare_line, GTK_TYPE_WIDGET)

/* How a row that differs is told, by how much it matters. */
static const struct {
  const char *words;
  const char *style;
} weights[] = {
  [ASSAY_COMPARE_INFO]     = { N_("differs every time"), "info" },
  [ASSAY_COMPARE_ROUTINE]  = { N_("routine change"), "routine" },
  [ASSAY_COMPARE_MATERIAL] = { N_("material change"), "material" },
};

static const char *
word_state (const AssayCompareRow *row)
{
  switch (row->state)
    {
    case ASSAY_COMPARE_SAME:
      return _("same");
    case ASSAY_COMPARE_DIFFERENT:
      return _(weights[row->weight].words);
    default:
      return assay_wording_translate (assay_compare_state_label (row->state));
    }
}

static void
set_style (GtkWidget  *widget,
           const char *style)
{
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    gtk_widget_remove_css_class (widget, weights[i].style);
  if (style != NULL)
    gtk_widget_add_css_class (widget, style);
}

/* What fits in the lines of a label: the rest would be laid out for nobody. */
static void
cut (char *words)
{
  char *end;

  if (strlen (words) <= MAX_CHARACTERS || g_utf8_strlen (words, -1) <= MAX_CHARACTERS)
    return;
  end = g_utf8_offset_to_pointer (words, MAX_CHARACTERS - 1);
  g_strlcpy (end, "…", strlen (end) + 1);
}

/* Most texts are short, and a label that need not look for a place to wrap is laid out in a fraction of the time. */
static void
set_text (GtkWidget  *label,
          const char *text,
          gsize       fits)
{
  gtk_label_set_wrap (GTK_LABEL (label), strlen (text) > fits);
  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
show_side (AssayCompareLine      *self,
           guint                  side,
           const AssayText       *value,
           const AssayCompareRow *row)
{
  g_autofree char *words = assay_wording_format (value);
  GtkWidget *label = self->sides[side];

  if (words != NULL)
    cut (words);
  set_text (label, words != NULL ? words : "—", SHORT_VALUE);
  set_style (label, row->state != ASSAY_COMPARE_SAME ? weights[row->weight].style : NULL);
  gtk_widget_set_visible (label, TRUE);
}

static void
show_row (AssayCompareLine      *self,
          const AssayCompareRow *row)
{
  g_autofree char *label = assay_compare_row_dup_label (row, assay_wording_get_locale ());

  set_text (self->label, label, SHORT_LABEL);
  gtk_widget_remove_css_class (self->label, "heading");
  show_side (self, 0, row->left, row);
  show_side (self, 1, row->right, row);
  gtk_label_set_text (GTK_LABEL (self->state), word_state (row));
  set_style (self->state, row->state != ASSAY_COMPARE_SAME ? weights[row->weight].style : NULL);
}

static AssayText *
count_differences (AssayCompareItem *item)
{
  guint n = assay_compare_item_get_n_differences (item);

  return n == 0 ? assay_text_new (N_("no difference"), NULL)
                : assay_text_new_plural (NP_("{n} difference", "{n} differences"), n, NULL);
}

static void
show_heading (AssayCompareLine *self,
              AssayCompareItem *item)
{
  g_autoptr(AssayText) count = count_differences (item);
  g_autofree char *words = assay_wording_format (count);

  set_text (self->label, assay_wording_translate (assay_compare_group_label (assay_compare_item_get_group (item))),
            SHORT_LABEL);
  gtk_widget_add_css_class (self->label, "heading");
  gtk_widget_set_visible (self->sides[0], FALSE);
  gtk_widget_set_visible (self->sides[1], FALSE);
  gtk_label_set_text (GTK_LABEL (self->state), words);
  set_style (self->state, NULL);
}

void
assay_compare_line_set_item (AssayCompareLine *self,
                             AssayCompareItem *item)
{
  AssayCompareRow *row = assay_compare_item_get_row (item);

  if (row != NULL)
    show_row (self, row);
  else
    show_heading (self, item);
}

char *
assay_compare_line_speak (AssayCompareItem *item)
{
  const AssayCompareRow *row = assay_compare_item_get_row (item);
  g_autofree char *label = NULL;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (row == NULL)
    {
      g_autoptr(AssayText) count = count_differences (item);
      g_autofree char *words = assay_wording_format (count);

      return g_strjoin (", ", assay_wording_translate (assay_compare_group_label (assay_compare_item_get_group (item))),
                        words, NULL);
    }
  label = assay_compare_row_dup_label (row, assay_wording_get_locale ());
  left = assay_wording_format (row->left);
  right = assay_wording_format (row->right);
  /* Translators: a line of a comparison as a sentence: what, how the two relate, what each side says. */
  return g_strdup_printf (_("%s: %s. Left: %s. Right: %s."), label, word_state (row),
                          left != NULL ? left : _("nothing"), right != NULL ? right : _("nothing"));
}

static int
height_of (GtkWidget *child,
           int        width)
{
  int minimum = 0;

  if (gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Where everything goes in @width, left to right: label, both sides, state; where it is narrow, in two lines. */
typedef struct {
  GtkAllocation label;
  GtkAllocation sides[2];
  GtkAllocation state;
  int           height;
} Places;

static Places
arrange (AssayCompareLine *self,
         int               width)
{
  gboolean heading = !gtk_widget_get_visible (self->sides[0]);
  int state_width = MIN (STATE_WIDTH, width / 3);
  int left = self->narrow ? 0 : LABEL_WIDTH + SPACING;
  int right = self->narrow ? 0 : state_width + SPACING;
  int label_width = self->narrow || heading ? width - state_width - SPACING : LABEL_WIDTH;
  int side_width = MAX ((width - left - right - SPACING) / 2, 1);
  int top, heights[2], label_height;
  Places places;

  label_width = MAX (label_width, 1);
  label_height = MAX (height_of (self->label, label_width), height_of (self->state, state_width));
  heights[0] = height_of (self->sides[0], side_width);
  heights[1] = height_of (self->sides[1], side_width);
  top = self->narrow && !heading ? label_height + 2 : 0;
  places.height = MAX (label_height, top + MAX (heights[0], heights[1]));
  places.label = (GtkAllocation) { 0, 0, label_width, self->narrow ? label_height : places.height };
  for (guint i = 0; i < 2; i++)
    places.sides[i] = (GtkAllocation) { left + (int) i * (side_width + SPACING), top, side_width, places.height - top };
  places.state = (GtkAllocation) { width - state_width, 0, state_width, self->narrow ? label_height : places.height };
  return places;
}

static GtkSizeRequestMode
assay_compare_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
assay_compare_line_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  AssayCompareLine *self = ASSAY_COMPARE_LINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->narrow ? STATE_WIDTH * 2 : LABEL_WIDTH + STATE_WIDTH + 2 * SPACING;
      *natural = *minimum * 2;
    }
  else
    *minimum = *natural = arrange (self, for_size < 0 ? LABEL_WIDTH * 4 : for_size).height;
}

static void
place (GtkWidget     *child,
       GtkAllocation  allocation,
       int            width,
       gboolean       mirrored)
{
  if (!gtk_widget_get_visible (child))
    return;
  if (mirrored)
    allocation.x = width - allocation.x - allocation.width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
assay_compare_line_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  AssayCompareLine *self = ASSAY_COMPARE_LINE (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Places places = arrange (self, width);

  place (self->label, places.label, width, mirrored);
  place (self->sides[0], places.sides[0], width, mirrored);
  place (self->sides[1], places.sides[1], width, mirrored);
  place (self->state, places.state, width, mirrored);
}

static void
assay_compare_line_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  g_value_set_boolean (value, ASSAY_COMPARE_LINE (object)->narrow);
}

static void
assay_compare_line_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  AssayCompareLine *self = ASSAY_COMPARE_LINE (object);

  if (self->narrow == g_value_get_boolean (value))
    return;
  self->narrow = g_value_get_boolean (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
assay_compare_line_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (assay_compare_line_parent_class)->dispose (object);
}

static void
assay_compare_line_class_init (AssayCompareLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_compare_line_get_property;
  object_class->set_property = assay_compare_line_set_property;
  object_class->dispose = assay_compare_line_dispose;
  widget_class->get_request_mode = assay_compare_line_get_request_mode;
  widget_class->measure = assay_compare_line_measure;
  widget_class->size_allocate = assay_compare_line_size_allocate;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "compareline");
}

static GtkWidget *
add_label (AssayCompareLine *self,
           const char       *style,
           float             xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 6);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
assay_compare_line_init (AssayCompareLine *self)
{
  self->label = add_label (self, "what", 0);
  self->sides[0] = add_label (self, "side", 0);
  self->sides[1] = add_label (self, "side", 0);
  self->state = add_label (self, "state", 1);
}

GtkWidget *
assay_compare_line_new (void)
{
  return g_object_new (ASSAY_TYPE_COMPARE_LINE, NULL);
}
