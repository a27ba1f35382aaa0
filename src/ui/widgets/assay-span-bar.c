/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-span-bar.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "ui/assay-wording.h"

#define BAR_HEIGHT 12
#define MIN_BAR    2
#define GAP        6

struct _AssaySpanBar {
  GtkWidget  parent_instance;

  GtkWidget *bar;
  GtkWidget *label;
  double     from;      /* shares of the width */
  double     share;
};

G_DEFINE_FINAL_TYPE (AssaySpanBar, assay_span_bar, GTK_TYPE_WIDGET)

static const char * const kind_styles[] = {
  [ASSAY_SPAN_RESOLVE]  = "resolve",
  [ASSAY_SPAN_CONNECT]  = "connect",
  [ASSAY_SPAN_SENT]     = "sent",
  [ASSAY_SPAN_WAITING]  = "waiting",
  [ASSAY_SPAN_RECEIVED] = "received",
  [ASSAY_SPAN_LOCAL]    = "local",
};

static void
assay_span_bar_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  AssaySpanBar *self = ASSAY_SPAN_BAR (widget);

  gtk_widget_measure (self->label, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += MIN_BAR + 2 * GAP;
      *natural = MAX (*natural, 240);
    }
}

static void
place (AssaySpanBar *self,
       GtkWidget    *child,
       int           x,
       int           width,
       int           height)
{
  GtkAllocation box = { x, (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2, width, height };

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    box.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &box, -1);
}

static void
assay_span_bar_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  AssaySpanBar *self = ASSAY_SPAN_BAR (widget);
  int label_width, label_height, room, start, length;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &label_width, NULL, NULL);
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, NULL, &label_height, NULL, NULL);

  /* The label's room is kept free at the end, so that no duration is ever cut or drawn over a bar. */
  room = MAX (MIN_BAR, width - label_width - GAP);
  start = MIN ((int) (self->from * room), room - MIN_BAR);
  length = CLAMP ((int) (self->share * room + 0.5), MIN_BAR, room - start);
  place (self, self->bar, start, length, MIN (BAR_HEIGHT, height));
  place (self, self->label, start + length + GAP, label_width, label_height);
}

static void
assay_span_bar_dispose (GObject *object)
{
  AssaySpanBar *self = ASSAY_SPAN_BAR (object);

  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (assay_span_bar_parent_class)->dispose (object);
}

static void
assay_span_bar_class_init (AssaySpanBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_span_bar_dispose;
  widget_class->measure = assay_span_bar_measure;
  widget_class->size_allocate = assay_span_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "spanbar");
}

static void
assay_span_bar_init (AssaySpanBar *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->bar, "bar");
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));

  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
assay_span_bar_new (const AssaySpan *span,
                    gint64           total_us)
{
  AssaySpanBar *self = g_object_new (ASSAY_TYPE_SPAN_BAR, NULL);
  gint64 duration = span->duration_us < 0 ? MAX (0, total_us - span->start_us) : span->duration_us;
  g_autofree char *words = span->duration_us < 0 ? g_strdup ("…")
                                                 : assay_format_duration (span->duration_us, assay_wording_get_locale ());

  if (total_us > 0)
    {
      self->from = (double) span->start_us / total_us;
      self->share = (double) duration / total_us;
    }
  gtk_widget_add_css_class (self->bar, kind_styles[span->kind]);
  gtk_label_set_label (GTK_LABEL (self->label), words);
  return GTK_WIDGET (self);
}
