/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-node-row.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "ui/assay-compat.h"
#include "ui/assay-status-words.h"
#include "ui/assay-wording.h"

/* More of an opaque value would never be seen in one line. */
#define MAX_BYTES 24

#define SPACING   8
#define MIN_WIDTH 120
#define DIM       0.55f
#define SIZE_ROOM 48      /* at the end, for the number of bytes */

struct _AssayNodeRow {
  GtkWidget  parent_instance;

  char      *name;
  char      *key;         /* NULL where the name says it all */
  char      *value;
  char      *size;        /* NULL where there is no room */
  char      *remark;
  gboolean   malformed;
};

G_DEFINE_FINAL_TYPE (AssayNodeRow, assay_node_row, GTK_TYPE_WIDGET)

static char *
dup_value (const AssayNode *node)
{
  char *value = assay_node_dup_summary (node, MAX_BYTES);
  guint n = assay_node_get_n_children (node);
  g_autoptr(AssayText) count = NULL;

  if (value != NULL)
    return value;
  if (assay_node_get_kind (node) != ASSAY_NODE_LIST)
    return g_strdup ("");
  count = assay_text_new_plural (NP_("{n} item", "{n} items"), n, NULL);
  return assay_wording_format (count);
}

/* People's word first, the RFC's beside it where it is another; items of a list by number. */
static void
take_names (AssayNodeRow    *self,
            const AssayNode *node,
            gboolean         narrow)
{
  const char *label = assay_wording_translate (assay_node_get_label (node));
  g_autofree char *key = assay_node_dup_key (node);

  if (label == NULL)
    self->name = g_strdup_printf ("[%s]", key);
  else
    self->name = g_strdup (label);
  if (label != NULL && !narrow && assay_node_get_parent (node) != NULL && !g_str_equal (label, key))
    self->key = g_steal_pointer (&key);
}

/* Faults are said to be faults, not only by their colour. */
static char *
dup_remark (const AssayNode *node)
{
  g_autofree char *words = assay_wording_format (assay_node_get_remark (node));

  if (!assay_node_is_malformed (node))
    return g_steal_pointer (&words);
  if (words == NULL)
    return g_strdup (_("Malformed"));
  /* Translators: what a malformed field should have been. */
  return g_strdup_printf (_("Malformed: %s"), words);
}

static void
clear (AssayNodeRow *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->size, g_free);
  g_clear_pointer (&self->remark, g_free);
}

static int
get_line_height (AssayNodeRow *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

static PangoLayout *
create_small_layout (AssayNodeRow *self,
                     const char   *text,
                     const char   *family)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr(PangoAttrList) style = pango_attr_list_new ();

  pango_attr_list_insert (style, pango_attr_scale_new (PANGO_SCALE_SMALL));
  if (family != NULL)
    pango_attr_list_insert (style, pango_attr_family_new (family));
  pango_layout_set_attributes (layout, style);
  return layout;
}

static PangoLayout *
create_remark_layout (AssayNodeRow *self,
                      int           width)
{
  PangoLayout *layout = create_small_layout (self, self->remark, NULL);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width, MIN_WIDTH) * PANGO_SCALE);
  return layout;
}

static GtkSizeRequestMode
assay_node_row_get_request_mode (GtkWidget *widget)
{
  return ASSAY_NODE_ROW (widget)->remark != NULL ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
assay_node_row_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  AssayNodeRow *self = ASSAY_NODE_ROW (widget);
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = MIN_WIDTH;
      return;
    }
  if (self->remark != NULL)
    {
      g_autoptr(PangoLayout) layout = create_remark_layout (self, for_size);

      pango_layout_get_pixel_size (layout, NULL, &height);
    }
  *minimum = *natural = get_line_height (self) + height;
}

/* Draws in [@from, @from + @width), mirrored where one reads from the right; returns the width of the text. */
static int
draw (AssayNodeRow   *self,
      GtkSnapshot    *snapshot,
      PangoLayout    *layout,
      int             from,
      int             width,
      PangoAlignment  alignment,
      const char     *color_name,
      float           alpha)
{
  GdkRGBA color;
  PangoRectangle extents;
  int x = from, line = get_line_height (self);

  assay_compat_get_color (GTK_WIDGET (self), color_name, &color);
  color.alpha *= alpha;
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, MAX (0, width) * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  if (alignment == PANGO_ALIGN_RIGHT)
    x = from + width - extents.width;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - extents.width;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - extents.x), (float) (line - extents.height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
  return extents.width;
}

static void
draw_remark (AssayNodeRow *self,
             GtkSnapshot  *snapshot)
{
  g_autoptr(PangoLayout) layout = create_remark_layout (self, gtk_widget_get_width (GTK_WIDGET (self)));
  GdkRGBA color;

  assay_compat_get_color (GTK_WIDGET (self), self->malformed ? "error_color" : NULL, &color);
  if (!self->malformed)
    color.alpha *= DIM;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) get_line_height (self)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* The name has the room that the value leaves, yet half of it at the least. */
static void
assay_node_row_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  AssayNodeRow *self = ASSAY_NODE_ROW (widget);
  g_autoptr(PangoLayout) name = gtk_widget_create_pango_layout (widget, self->name);
  g_autoptr(PangoLayout) value = gtk_widget_create_pango_layout (widget, self->value);
  int width = gtk_widget_get_width (widget), room = width, name_width, value_width;

  if (self->name == NULL)
    return;
  if (self->size != NULL)
    {
      g_autoptr(PangoLayout) size = create_small_layout (self, self->size, NULL);

      draw (self, snapshot, size, width - SIZE_ROOM, SIZE_ROOM, PANGO_ALIGN_RIGHT, NULL, DIM);
      room = width - SIZE_ROOM - SPACING;
    }
  pango_layout_get_pixel_size (value, &value_width, NULL);
  name_width = draw (self, snapshot, name, 0, MAX (room / 2, room - value_width - SPACING), PANGO_ALIGN_LEFT, NULL, 1);
  value_width = draw (self, snapshot, value, name_width + SPACING, room - name_width - SPACING, PANGO_ALIGN_RIGHT,
                      self->malformed ? "error_color" : NULL, 1);
  room -= name_width + value_width + 3 * SPACING;
  if (self->key != NULL && room > SIZE_ROOM)
    {
      g_autoptr(PangoLayout) key = create_small_layout (self, self->key, "monospace");

      draw (self, snapshot, key, name_width + SPACING, room + SPACING, PANGO_ALIGN_LEFT, NULL, DIM);
    }
  if (self->remark != NULL)
    draw_remark (self, snapshot);
}

static void
assay_node_row_finalize (GObject *object)
{
  clear (ASSAY_NODE_ROW (object));
  G_OBJECT_CLASS (assay_node_row_parent_class)->finalize (object);
}

static void
assay_node_row_class_init (AssayNodeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_node_row_finalize;
  widget_class->get_request_mode = assay_node_row_get_request_mode;
  widget_class->measure = assay_node_row_measure;
  widget_class->snapshot = assay_node_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "noderow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
assay_node_row_init (AssayNodeRow *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
assay_node_row_new (void)
{
  return g_object_new (ASSAY_TYPE_NODE_ROW, NULL);
}

void
assay_node_row_set_node (AssayNodeRow    *self,
                         const AssayNode *node,
                         gboolean         narrow)
{
  gboolean plain = self->remark == NULL && self->name != NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (ASSAY_IS_NODE_ROW (self));

  clear (self);
  take_names (self, node, narrow);
  self->value = dup_value (node);
  self->remark = dup_remark (node);
  self->malformed = assay_node_is_malformed (node);
  if (!narrow)
    self->size = g_strdup_printf ("%" G_GSIZE_FORMAT, assay_node_get_length (node));

  spoken = assay_node_row_dup_spoken (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  /* One line is as high as another. */
  if (plain && self->remark == NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
assay_node_row_get_name (AssayNodeRow *self)
{
  g_return_val_if_fail (ASSAY_IS_NODE_ROW (self), NULL);

  return self->name != NULL ? self->name : "";
}

char *
assay_node_row_dup_spoken (AssayNodeRow *self)
{
  const char *parts[] = { self->name, self->value, self->remark };
  GString *spoken = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (spoken, "%s%s", spoken->len > 0 ? ", " : "", parts[i]);
  return g_string_free (spoken, FALSE);
}
