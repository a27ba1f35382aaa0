/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-lifeline-bars.h"

#include "base/assay-format.h"
#include "ui/assay-compat.h"
#include "ui/assay-wording.h"

/* Where the axis begins and ends within the width: where the middle of a scale's slider does, in libadwaita's style. */
#define INSET 14

#define BAR_HEIGHT 8
#define GAP        3
#define ROW_GAP    8
#define MIN_BAR    3
#define MARK_WIDTH 2
#define MARK_OVER  2      /* above a bar, and below it; less than the gap to its name */
#define MAX_CHARS  60

struct _AssayLifelineBars {
  GtkWidget            parent_instance;

  const AssayLifeline *lifeline;
  AssayReport         *report;
  gint64               moment;
};

G_DEFINE_FINAL_TYPE (AssayLifelineBars, assay_lifeline_bars, GTK_TYPE_WIDGET)

static PangoLayout *
create_layout (AssayLifelineBars *self,
               const char        *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static int
get_row_height (AssayLifelineBars *self)
{
  g_autoptr(PangoLayout) layout = create_layout (self, "Xg");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + GAP + BAR_HEIGHT + ROW_GAP;
}

static guint
count_spans (AssayLifelineBars *self)
{
  return self->lifeline != NULL ? self->lifeline->spans->len : 0;
}

static void
assay_lifeline_bars_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  AssayLifelineBars *self = ASSAY_LIFELINE_BARS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = 360;
    }
  else
    *minimum = *natural = (int) count_spans (self) * get_row_height (self);
}

/* Where a moment lies between the ends of the axis, from the left in every script's direction. */
static float
get_x (AssayLifelineBars *self,
       gint64             moment)
{
  float room = (float) gtk_widget_get_width (GTK_WIDGET (self)) - 2 * INSET;
  double share = CLAMP ((double) (moment - self->lifeline->start)
                        / (double) MAX (1, self->lifeline->end - self->lifeline->start), 0, 1);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    share = 1 - share;
  return INSET + (float) (share * room);
}

static void
draw_bar (AssayLifelineBars *self,
          GtkSnapshot       *snapshot,
          float              from,
          float              to,
          float              y,
          const GdkRGBA     *color)
{
  graphene_rect_t box;
  GskRoundedRect round;

  graphene_rect_init (&box, MIN (from, to), y, MAX (MIN_BAR, ABS (to - from)), BAR_HEIGHT);
  gsk_rounded_rect_init_from_rect (&round, &box, BAR_HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, color, &box);
  gtk_snapshot_pop (snapshot);
}

static void
draw_name (AssayLifelineBars   *self,
           GtkSnapshot         *snapshot,
           const AssayLifespan *span,
           float                y,
           const GdkRGBA       *color)
{
  const AssayCertificate *certificate = assay_report_get_certificate (self->report, (int) span->certificate);
  g_autofree char *title = assay_format_shorten (certificate->title, MAX_CHARS);
  g_autoptr(PangoLayout) layout = create_layout (self, title);

  pango_layout_set_width (layout, (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * INSET) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (INSET, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* Over a bar only: a line from the first to the last would cross the names. */
static void
draw_mark (AssayLifelineBars *self,
           GtkSnapshot       *snapshot,
           float              bar_y,
           const GdkRGBA     *color)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (get_x (self, self->moment) - MARK_WIDTH / 2.0f, bar_y - MARK_OVER,
                                                  MARK_WIDTH, BAR_HEIGHT + 2 * MARK_OVER));
}

static const char *
choose_color (AssayLifelineBars   *self,
              const AssayLifespan *span)
{
  if (!span->counts)
    return NULL;
  return span->begins <= self->moment && self->moment <= span->ends ? "success_color" : "error_color";
}

static void
draw_span (AssayLifelineBars   *self,
           GtkSnapshot         *snapshot,
           const AssayLifespan *span,
           float                y,
           float                height)
{
  float bar_y = y + height - ROW_GAP - BAR_HEIGHT;
  GdkRGBA text, track, color;

  assay_compat_get_color (GTK_WIDGET (self), NULL, &text);
  assay_compat_get_color (GTK_WIDGET (self), choose_color (self, span), &color);
  track = text;
  track.alpha *= 0.12f;
  if (!span->counts)
    color.alpha *= 0.4f;
  draw_name (self, snapshot, span, y, &text);
  draw_bar (self, snapshot, get_x (self, self->lifeline->start), get_x (self, self->lifeline->end), bar_y, &track);
  if (span->ends >= self->lifeline->start && span->begins <= self->lifeline->end)
    draw_bar (self, snapshot, get_x (self, span->begins), get_x (self, span->ends), bar_y, &color);
  draw_mark (self, snapshot, bar_y, &text);
}

static void
assay_lifeline_bars_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  AssayLifelineBars *self = ASSAY_LIFELINE_BARS (widget);
  int height = get_row_height (self);

  for (guint i = 0; i < count_spans (self); i++)
    draw_span (self, snapshot, &g_array_index (self->lifeline->spans, AssayLifespan, i), (float) ((int) i * height),
               (float) height);
}

static void
assay_lifeline_bars_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_LIFELINE_BARS (object)->report, assay_report_unref);
  G_OBJECT_CLASS (assay_lifeline_bars_parent_class)->dispose (object);
}

static void
assay_lifeline_bars_class_init (AssayLifelineBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_lifeline_bars_dispose;
  widget_class->measure = assay_lifeline_bars_measure;
  widget_class->snapshot = assay_lifeline_bars_snapshot;
  gtk_widget_class_set_css_name (widget_class, "lifelinebars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
assay_lifeline_bars_init (AssayLifelineBars *self)
{
}

/* "R11: 13 Mar 2024 – 12 Mar 2027", for each. */
static char *
describe (AssayLifelineBars *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < count_spans (self); i++)
    {
      const AssayLifespan *span = &g_array_index (self->lifeline->spans, AssayLifespan, i);
      g_autofree char *title =
        assay_format_shorten (assay_report_get_certificate (self->report, (int) span->certificate)->title, MAX_CHARS);
      g_autoptr(AssayText) text = assay_text_new (N_("{name}: {begin} – {end}"), "name", ASSAY_ARG_TEXT, title,
                                                  "begin", ASSAY_ARG_DATE, span->begins,
                                                  "end", ASSAY_ARG_DATE, span->ends, NULL);
      g_autofree char *words = assay_wording_format (text);

      g_string_append_printf (out, "%s%s", i > 0 ? "; " : "", words);
    }
  return g_string_free (out, FALSE);
}

void
assay_lifeline_bars_show (AssayLifelineBars   *bars,
                          const AssayLifeline *lifeline,
                          AssayReport         *report)
{
  g_autofree char *words = NULL;

  g_clear_pointer (&bars->report, assay_report_unref);
  bars->report = report != NULL ? assay_report_ref (report) : NULL;
  bars->lifeline = lifeline;
  words = describe (bars);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bars), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (bars));
}

void
assay_lifeline_bars_set_moment (AssayLifelineBars *bars,
                                gint64             moment)
{
  bars->moment = moment;
  gtk_widget_queue_draw (GTK_WIDGET (bars));
}
