/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-rung-row.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "ui/assay-compat.h"
#include "ui/assay-wording.h"

#define MARGIN      3     /* above and below */
#define ARROW       7     /* height of the arrow's row, and length of its head */
#define GAP         6     /* between a lifeline and what stands beside it */
#define FLIGHT_GAP  6     /* above a new flight */
#define MIN_LANE    140
#define NATURAL_LANE 320

struct _AssayRungRow {
  GtkWidget  parent_instance;

  GtkWidget *time;
  GtkWidget *flight;
  GtkWidget *head;      /* lock and title */
  GtkWidget *lock;
  GtkWidget *title;
  GtkWidget *note;
  gboolean   sent;
  gboolean   end;
  gboolean   broken;
};

G_DEFINE_FINAL_TYPE (AssayRungRow, assay_rung_row, GTK_TYPE_WIDGET)

static int
get_height (GtkWidget *child)
{
  int height = 0;

  if (gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

/* Heights of the parts, top down. */
typedef struct {
  int flight;
  int head;
  int note;
} Heights;

static Heights
measure_parts (AssayRungRow *self)
{
  Heights heights = { get_height (self->flight), get_height (self->head), get_height (self->note) };

  if (heights.flight > 0)
    heights.flight += FLIGHT_GAP + GAP;
  return heights;
}

static void
assay_rung_row_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  AssayRungRow *self = ASSAY_RUNG_ROW (widget);
  Heights heights = measure_parts (self);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = 2 * MARGIN + heights.flight + heights.head + ARROW + heights.note;
  else
    {
      *minimum = ASSAY_RUNG_ROW_CLIENT + MIN_LANE + ASSAY_RUNG_ROW_SERVER;
      *natural = ASSAY_RUNG_ROW_CLIENT + NATURAL_LANE + ASSAY_RUNG_ROW_SERVER;
    }
}

static gboolean
is_rtl (AssayRungRow *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
place (AssayRungRow *self,
       GtkWidget    *child,
       int           x,
       int           y,
       int           width,
       int           height)
{
  GtkAllocation box = { x, y, width, height };

  if (!gtk_widget_get_visible (child))
    return;
  if (is_rtl (self))
    box.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &box, -1);
}

static void
assay_rung_row_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  AssayRungRow *self = ASSAY_RUNG_ROW (widget);
  Heights heights = measure_parts (self);
  int lane = MAX (0, width - ASSAY_RUNG_ROW_CLIENT - ASSAY_RUNG_ROW_SERVER - 2 * GAP);
  int x = ASSAY_RUNG_ROW_CLIENT + GAP, y = MARGIN + heights.flight, time_height = get_height (self->time);

  place (self, self->flight, x, MARGIN + FLIGHT_GAP, lane, MAX (0, heights.flight - FLIGHT_GAP - GAP));
  place (self, self->head, x, y, lane, heights.head);
  y += heights.head + ARROW;
  place (self, self->note, x, y, lane, heights.note);
  place (self, self->time, 0, y - ARROW / 2 - time_height / 2 - 1, ASSAY_RUNG_ROW_CLIENT - 2 * GAP, time_height);
}

/* Something of one colour, mirrored where one reads from the right. */
static void
draw (AssayRungRow  *self,
      GtkSnapshot   *snapshot,
      float          x,
      float          y,
      float          width,
      float          height,
      const GdkRGBA *color)
{
  if (is_rtl (self))
    x = (float) gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_arrow (AssayRungRow *self,
            GtkSnapshot  *snapshot,
            float         from,
            float         to,
            float         y)
{
  const char *name = self->broken ? "error_color" : self->sent ? "blue_3" : "green_5";
  GdkRGBA color;

  assay_compat_get_color (GTK_WIDGET (self), name, &color);
  from += 3;
  to -= 3;
  draw (self, snapshot, self->sent ? from : from + ARROW, y - 1, to - from - ARROW, 2, &color);
  for (int i = 0; i < ARROW; i++)
    {
      float half = (float) (ARROW - i) / 2 + 0.5f;

      draw (self, snapshot, self->sent ? to - ARROW + (float) i : from + ARROW - 1 - (float) i,
            y - half, 1, 2 * half, &color);
    }
}

static void
assay_rung_row_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  AssayRungRow *self = ASSAY_RUNG_ROW (widget);
  Heights heights = measure_parts (self);
  float height = (float) gtk_widget_get_height (widget);
  float client = ASSAY_RUNG_ROW_CLIENT, server = (float) gtk_widget_get_width (widget) - ASSAY_RUNG_ROW_SERVER;
  float y = (float) (MARGIN + heights.flight + heights.head) + ARROW / 2.0f;
  GdkRGBA line;

  assay_compat_get_color (widget, NULL, &line);
  line.alpha *= 0.3f;
  draw (self, snapshot, client - 1, 0, 2, self->end ? y : height, &line);
  draw (self, snapshot, server - 1, 0, 2, self->end ? y : height, &line);
  if (!self->end)
    draw_arrow (self, snapshot, client, server, y);
  GTK_WIDGET_CLASS (assay_rung_row_parent_class)->snapshot (widget, snapshot);
}

static void
assay_rung_row_dispose (GObject *object)
{
  AssayRungRow *self = ASSAY_RUNG_ROW (object);

  g_clear_pointer (&self->time, gtk_widget_unparent);
  g_clear_pointer (&self->flight, gtk_widget_unparent);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->note, gtk_widget_unparent);
  G_OBJECT_CLASS (assay_rung_row_parent_class)->dispose (object);
}

static void
assay_rung_row_class_init (AssayRungRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_rung_row_dispose;
  widget_class->measure = assay_rung_row_measure;
  widget_class->size_allocate = assay_rung_row_size_allocate;
  widget_class->snapshot = assay_rung_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "rung");
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
assay_rung_row_init (AssayRungRow *self)
{
  self->time = make_label ("caption");
  gtk_widget_add_css_class (self->time, "numeric");
  gtk_widget_add_css_class (self->time, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (self->time), 1);
  gtk_widget_set_parent (self->time, GTK_WIDGET (self));

  self->flight = make_label ("caption");
  gtk_widget_add_css_class (self->flight, "flight");
  gtk_widget_set_parent (self->flight, GTK_WIDGET (self));

  self->lock = gtk_image_new_from_icon_name ("channel-secure-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->lock), 12);
  gtk_widget_add_css_class (self->lock, "dim-label");
  gtk_widget_set_tooltip_text (self->lock, _("Encrypted"));
  self->title = make_label ("heading");
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_halign (self->head, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->head), self->lock);
  gtk_box_append (GTK_BOX (self->head), self->title);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));

  self->note = make_label ("caption");
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
}

GtkWidget *
assay_rung_row_new (void)
{
  return g_object_new (ASSAY_TYPE_RUNG_ROW, NULL);
}

static char *
dup_time (const AssayRung *rung)
{
  return rung->time_us != ASSAY_TIME_UNKNOWN ? assay_format_duration (rung->time_us, assay_wording_get_locale ()) : NULL;
}

static char *
dup_note (const AssayRung *rung)
{
  g_autofree char *note = assay_wording_format (rung->note);
  g_autofree char *size = NULL;

  if (rung->message == NULL)
    return g_steal_pointer (&note);
  size = assay_format_size ((gint64) assay_message_get_length (rung->message), assay_wording_get_locale ());
  return note != NULL ? g_strconcat (size, " · ", note, NULL) : g_steal_pointer (&size);
}

static void
set_label (GtkWidget  *label,
           const char *words)
{
  gtk_label_set_label (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_tooltip_text (label, words);
}

void
assay_rung_row_set_rung (AssayRungRow    *self,
                         const AssayRung *rung)
{
  g_autofree char *time = dup_time (rung);
  g_autofree char *title = assay_wording_format (rung->title);
  g_autofree char *flight = assay_wording_format (rung->flight);
  g_autofree char *note = dup_note (rung);

  g_return_if_fail (ASSAY_IS_RUNG_ROW (self));

  self->sent = rung->direction == ASSAY_SENT;
  self->end = rung->role == ASSAY_ROLE_END;
  self->broken = rung->broken;
  gtk_label_set_label (GTK_LABEL (self->time), time != NULL ? time : "");
  set_label (self->title, title);
  set_label (self->flight, flight);
  set_label (self->note, note);
  gtk_widget_set_visible (self->flight, flight != NULL);
  gtk_widget_set_visible (self->lock, rung->message != NULL && rung->message->encrypted);
  if (rung->broken)
    gtk_widget_add_css_class (self->title, "error");
  else
    gtk_widget_remove_css_class (self->title, "error");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
