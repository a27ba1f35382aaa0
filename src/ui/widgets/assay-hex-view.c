/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-hex-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ui/assay-compat.h"

#define MAX_COLUMNS 16
#define MIN_COLUMNS 4
#define HALF        8     /* after so many bytes a little room */
#define PADDING     12
#define MIN_LINES   3
#define MARK_ALPHA  0.3f

struct _AssayHexView {
  GtkWidget       parent_instance;

  GBytes         *bytes;
  gsize           cursor;
  gsize           mark;
  gsize           mark_length;
  gboolean        malformed;

  PangoLayout    *layout;
  int             char_width;
  int             line_height;
  guint           columns;

  GtkAdjustment  *adjustments[2];     /* by GtkOrientation */
  guint           policies[2];
};

enum {
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum {
  BYTE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayHexView, assay_hex_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Where a key takes the cursor. */
typedef enum {
  MOVE_BYTE,
  MOVE_LINE,
  MOVE_PAGE,
  MOVE_LINE_EDGE,
  MOVE_EDGE,
} Move;

static const struct {
  guint           key;
  guint           keypad;
  GdkModifierType modifiers;
  Move            move;
  int             direction;
} keys[] = {
  { GDK_KEY_Left,      GDK_KEY_KP_Left,      0,                MOVE_BYTE,      -1 },
  { GDK_KEY_Right,     GDK_KEY_KP_Right,     0,                MOVE_BYTE,      1 },
  { GDK_KEY_Up,        GDK_KEY_KP_Up,        0,                MOVE_LINE,      -1 },
  { GDK_KEY_Down,      GDK_KEY_KP_Down,      0,                MOVE_LINE,      1 },
  { GDK_KEY_Page_Up,   GDK_KEY_KP_Page_Up,   0,                MOVE_PAGE,      -1 },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0,                MOVE_PAGE,      1 },
  { GDK_KEY_Home,      GDK_KEY_KP_Home,      0,                MOVE_LINE_EDGE, -1 },
  { GDK_KEY_End,       GDK_KEY_KP_End,       0,                MOVE_LINE_EDGE, 1 },
  { GDK_KEY_Home,      GDK_KEY_KP_Home,      GDK_CONTROL_MASK, MOVE_EDGE,      -1 },
  { GDK_KEY_End,       GDK_KEY_KP_End,       GDK_CONTROL_MASK, MOVE_EDGE,      1 },
};

static gsize
get_size (AssayHexView *self)
{
  return self->bytes != NULL ? g_bytes_get_size (self->bytes) : 0;
}

static gsize
count_lines (AssayHexView *self)
{
  return (get_size (self) + self->columns - 1) / self->columns;
}

/* Offsets of one view are all as wide as the last. */
static guint
count_digits (AssayHexView *self)
{
  return get_size (self) > 0x10000 ? 6 : 4;
}

/* Places of a line, in characters from its start. */
static guint
hex_place (AssayHexView *self,
           guint         column)
{
  return count_digits (self) + 2 + 3 * column + (column >= HALF ? 1 : 0);
}

static guint
text_place (AssayHexView *self,
            guint         columns,
            guint         column)
{
  return hex_place (self, columns) + 1 + column;
}

static int
width_for (AssayHexView *self,
           guint         columns)
{
  return 2 * PADDING + (int) text_place (self, columns, columns) * self->char_width;
}

static void
make_layout (AssayHexView *self)
{
  PangoRectangle extents;

  g_clear_object (&self->layout);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_text (self->layout, "0000000000", -1);
  pango_layout_get_pixel_extents (self->layout, NULL, &extents);
  self->char_width = MAX (1, extents.width / 10);
  self->line_height = MAX (1, extents.height + 2);
}

static void
configure (AssayHexView *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double upper = (double) count_lines (self) * self->line_height + 2 * PADDING;
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (vertical != NULL)
    gtk_adjustment_configure (vertical, gtk_adjustment_get_value (vertical), 0, MAX (upper, height),
                              self->line_height, MAX (self->line_height, height - self->line_height), height);
  if (horizontal != NULL)
    gtk_adjustment_configure (horizontal, 0, 0, width, 1, width, width);
}

static double
get_scroll (AssayHexView *self)
{
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return vertical != NULL ? gtk_adjustment_get_value (vertical) : 0;
}

static void
show_byte (AssayHexView *self,
           gsize         offset)
{
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double top = (double) (offset / self->columns) * self->line_height;

  if (vertical != NULL)
    gtk_adjustment_clamp_page (vertical, top, top + self->line_height + 2 * PADDING);
}

static void
activate_byte (AssayHexView *self,
               gsize         offset)
{
  self->cursor = offset;
  show_byte (self, offset);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[BYTE_ACTIVATED], 0, (guint64) offset);
}

static gint64
find_goal (AssayHexView *self,
           Move          move,
           int           direction)
{
  gint64 at = (gint64) self->cursor, last = (gint64) get_size (self) - 1, columns = self->columns;
  gint64 lines = MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) / self->line_height - 1);
  gint64 goal;

  switch (move)
    {
    case MOVE_BYTE:
      return CLAMP (at + direction, 0, last);
    case MOVE_LINE_EDGE:
      return direction < 0 ? at - at % columns : MIN (at - at % columns + columns - 1, last);
    case MOVE_EDGE:
      return direction < 0 ? 0 : last;
    case MOVE_LINE:
    case MOVE_PAGE:
    default:
      goal = at + direction * columns * (move == MOVE_PAGE ? lines : 1);
      /* The column is kept, but for the end of a shorter last line. */
      if (goal > last)
        return last / columns > at / columns ? MIN (last - last % columns + at % columns, last) : at;
      return goal < 0 ? at % columns : goal;
    }
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   data)
{
  AssayHexView *self = ASSAY_HEX_VIEW (widget);
  int move, direction;

  g_variant_get (arguments, "(ii)", &move, &direction);
  if (get_size (self) == 0)
    return FALSE;
  activate_byte (self, (gsize) find_goal (self, (Move) move, direction));
  return TRUE;
}

/* The byte at a place, or beside it; FALSE outside of both columns. */
static gboolean
find_byte (AssayHexView *self,
           double        x,
           double        y,
           gsize        *offset)
{
  double place = (x - PADDING) / self->char_width;
  double line = (y + get_scroll (self) - PADDING) / self->line_height;
  guint column = 0;

  if (line < 0 || place < hex_place (self, 0))
    return FALSE;
  if (place >= text_place (self, self->columns, 0))
    column = (guint) (place - text_place (self, self->columns, 0));
  else
    while (column + 1 < self->columns && place >= hex_place (self, column + 1) - 0.5)
      column++;
  *offset = (gsize) line * self->columns + column;
  return column < self->columns && *offset < get_size (self);
}

static void
pressed_cb (AssayHexView *self,
            int           n_press,
            double        x,
            double        y)
{
  gsize offset;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (find_byte (self, x, y, &offset))
    activate_byte (self, offset);
}

static void
draw_text (AssayHexView  *self,
           GtkSnapshot   *snapshot,
           guint          place,
           double         y,
           const char    *text,
           const GdkRGBA *color)
{
  pango_layout_set_text (self->layout, text, -1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (PADDING + (float) place * self->char_width, (float) y + 1));
  gtk_snapshot_append_layout (snapshot, self->layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_box (AssayHexView  *self,
          GtkSnapshot   *snapshot,
          double         y,
          guint          place,
          guint          n_chars,
          const GdkRGBA *fill,
          const GdkRGBA *edge)
{
  float x = PADDING + (float) place * self->char_width;
  float width = (float) n_chars * self->char_width;

  gtk_snapshot_append_color (snapshot, fill,
                             &GRAPHENE_RECT_INIT (x - 1, (float) y, width + 2, (float) self->line_height));
  /* A line below, so that the mark is seen without its colour. */
  gtk_snapshot_append_color (snapshot, edge,
                             &GRAPHENE_RECT_INIT (x - 1, (float) y + self->line_height - 1, width + 2, 1));
}

/* The part of a range that lies in a line. */
static void
draw_range (AssayHexView *self,
            GtkSnapshot  *snapshot,
            double        y,
            gsize         line,
            gsize         offset,
            gsize         length,
            const char   *color_name,
            float         alpha)
{
  gsize start = line * self->columns, first = MAX (offset, start);
  gsize end = MIN (offset + length, start + self->columns);
  guint from = (guint) (first - start), to = (guint) (end - start);
  GdkRGBA fill, edge;

  if (first >= end)
    return;
  assay_compat_get_color (GTK_WIDGET (self), color_name, &edge);
  fill = edge;
  fill.alpha *= alpha;
  draw_box (self, snapshot, y, hex_place (self, from), hex_place (self, to - 1) + 2 - hex_place (self, from), &fill, &edge);
  draw_box (self, snapshot, y, text_place (self, self->columns, from), to - from, &fill, &edge);
}

static void
draw_line (AssayHexView  *self,
           GtkSnapshot   *snapshot,
           gsize          line,
           double         y,
           const GdkRGBA *color)
{
  char text[MAX_COLUMNS * 3 + 2], shown[MAX_COLUMNS + 1], offset[24];
  const guint8 *data = g_bytes_get_data (self->bytes, NULL);
  gsize start = line * self->columns, n = MIN (self->columns, get_size (self) - start);
  GdkRGBA dim = *color;

  memset (text, ' ', sizeof text);
  for (guint i = 0; i < n; i++)
    {
      guint8 byte = data[start + i];
      guint place = hex_place (self, i) - hex_place (self, 0);

      text[place] = "0123456789abcdef"[byte >> 4];
      text[place + 1] = "0123456789abcdef"[byte & 15];
      text[place + 2] = '\0';
      if (i + 1 < n)
        text[place + 2] = ' ';
      shown[i] = g_ascii_isprint (byte) ? (char) byte : '.';
    }
  shown[n] = '\0';
  g_snprintf (offset, sizeof offset, "%0*" G_GSIZE_MODIFIER "x", (int) count_digits (self), start);

  dim.alpha *= 0.55f;
  draw_text (self, snapshot, 0, y, offset, &dim);
  draw_text (self, snapshot, hex_place (self, 0), y, text, color);
  draw_text (self, snapshot, text_place (self, self->columns, 0), y, shown, color);
}

static void
assay_hex_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  AssayHexView *self = ASSAY_HEX_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double scroll = get_scroll (self);
  gsize first = (gsize) MAX (0, (scroll - PADDING) / self->line_height);
  GdkRGBA color;

  assay_compat_get_color (widget, NULL, &color);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  for (gsize line = first; line < count_lines (self); line++)
    {
      double y = PADDING + (double) line * self->line_height - scroll;

      if (y > height)
        break;
      draw_range (self, snapshot, y, line, self->mark, self->mark_length,
                  self->malformed ? "error_bg_color" : "accent_bg_color", MARK_ALPHA);
      if (gtk_widget_has_visible_focus (widget) || self->mark_length > 1)
        draw_range (self, snapshot, y, line, self->cursor, 1, "accent_bg_color", MARK_ALPHA);
      draw_line (self, snapshot, line, y, &color);
    }
  gtk_snapshot_pop (snapshot);
}

static void
assay_hex_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  AssayHexView *self = ASSAY_HEX_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width_for (self, MIN_COLUMNS);
      *natural = width_for (self, MAX_COLUMNS);
    }
  else
    *minimum = *natural = MIN_LINES * self->line_height + 2 * PADDING;
}

static void
assay_hex_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  AssayHexView *self = ASSAY_HEX_VIEW (widget);
  guint columns = MAX_COLUMNS;

  while (columns > MIN_COLUMNS && width_for (self, columns) > width)
    columns /= 2;
  if (columns != self->columns)
    {
      self->columns = columns;
      configure (self);
      show_byte (self, self->cursor);
    }
  else
    configure (self);
}

static void
assay_hex_view_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (assay_hex_view_parent_class)->css_changed (widget, change);
  make_layout (ASSAY_HEX_VIEW (widget));
  gtk_widget_queue_resize (widget);
}

static void
set_adjustment (AssayHexView   *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  GtkAdjustment **own = &self->adjustments[orientation];

  if (*own != NULL)
    g_signal_handlers_disconnect_by_data (*own, self);
  if (g_set_object (own, adjustment) && adjustment != NULL)
    configure (self);
  if (*own != NULL)
    g_signal_connect_swapped (*own, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
assay_hex_view_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  AssayHexView *self = ASSAY_HEX_VIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[prop_id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[prop_id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_hex_view_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  AssayHexView *self = ASSAY_HEX_VIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, (GtkOrientation) (prop_id - PROP_HADJUSTMENT), g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[prop_id - PROP_HSCROLL_POLICY] = (guint) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_hex_view_dispose (GObject *object)
{
  AssayHexView *self = ASSAY_HEX_VIEW (object);

  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (assay_hex_view_parent_class)->dispose (object);
}

static void
assay_hex_view_class_init (AssayHexViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_hex_view_get_property;
  object_class->set_property = assay_hex_view_set_property;
  object_class->dispose = assay_hex_view_dispose;
  widget_class->measure = assay_hex_view_measure;
  widget_class->size_allocate = assay_hex_view_size_allocate;
  widget_class->snapshot = assay_hex_view_snapshot;
  widget_class->css_changed = assay_hex_view_css_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[BYTE_ACTIVATED] =
    g_signal_new ("byte-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT64);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, key_cb,
                                    "(ii)", keys[i].move, keys[i].direction);
      gtk_widget_class_add_binding (widget_class, keys[i].keypad, keys[i].modifiers, key_cb,
                                    "(ii)", keys[i].move, keys[i].direction);
    }
  gtk_widget_class_set_css_name (widget_class, "hexview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

static void
assay_hex_view_init (AssayHexView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->columns = MAX_COLUMNS;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Bytes"),
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE, -1);
  make_layout (self);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
assay_hex_view_set_bytes (AssayHexView *view,
                          GBytes       *bytes)
{
  g_return_if_fail (ASSAY_IS_HEX_VIEW (view));

  g_clear_pointer (&view->bytes, g_bytes_unref);
  view->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  view->cursor = view->mark = view->mark_length = 0;
  configure (view);
  show_byte (view, 0);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
assay_hex_view_mark (AssayHexView *view,
                     gsize         offset,
                     gsize         length,
                     gboolean      malformed)
{
  g_return_if_fail (ASSAY_IS_HEX_VIEW (view));

  view->mark = MIN (offset, get_size (view));
  view->mark_length = MIN (length, get_size (view) - view->mark);
  view->malformed = malformed;
  if (view->mark_length > 0 && (view->cursor < view->mark || view->cursor - view->mark >= view->mark_length))
    {
      view->cursor = view->mark;
      /* The end first, so that of a long range the start is seen. */
      show_byte (view, view->mark + view->mark_length - 1);
      show_byte (view, view->mark);
    }
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
assay_hex_view_describe (AssayHexView *view,
                         const char   *words)
{
  g_return_if_fail (ASSAY_IS_HEX_VIEW (view));

  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

gsize
assay_hex_view_get_cursor (AssayHexView *view)
{
  g_return_val_if_fail (ASSAY_IS_HEX_VIEW (view), 0);

  return view->cursor;
}

void
assay_hex_view_get_mark (AssayHexView *view,
                         gsize        *offset,
                         gsize        *length)
{
  g_return_if_fail (ASSAY_IS_HEX_VIEW (view));

  *offset = view->mark;
  *length = view->mark_length;
}
