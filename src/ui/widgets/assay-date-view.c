/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-date-view.h"

#include <glib/gi18n-lib.h>

#include "checks/assay-checks.h"
#include "engine/assay-verify-at.h"
#include "story/assay-lifeline.h"
#include "ui/assay-status-words.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-lifeline-bars.h"

struct _AssayDateView {
  AssaySessionView   parent_instance;

  AssayReport       *report;
  AssayLifeline     *lifeline;
  gint64             moment;
  gint64             checked;       /* the moment that the checks were asked about last */
  gboolean           checking;

  GtkAdjustment     *adjustment;
  AssayLifelineBars *bars;
  GtkWidget         *scale;
  GtkImage          *icon;
  GtkLabel          *verdict;
  GtkLabel          *words;
};

enum {
  PROP_0,
  PROP_MOMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayDateView, assay_date_view, ASSAY_TYPE_SESSION_VIEW)

static void check (AssayDateView *self);

/* What the validator and the checks make of the certificates at another moment. */
typedef struct {
  AssayAssessment *assessment;
  AssayText       *dates;
} Verdict;

static void
free_verdict (gpointer data)
{
  Verdict *verdict = data;

  assay_assessment_unref (verdict->assessment);
  assay_text_unref (verdict->dates);
  g_free (verdict);
}

static void
show_verdict (AssayDateView *self,
              const Verdict *verdict,
              gint64         moment)
{
  const AssayAssessment *assessment = verdict->assessment;
  g_autoptr(AssayText) title = assay_text_new (N_("{verdict} on {date}"), "verdict", ASSAY_ARG_MESSAGE,
                                               assessment->headline, "date", ASSAY_ARG_DATE, moment, NULL);
  gboolean trusted = assessment->verdict == ASSAY_VERDICT_TRUSTED;
  g_autoptr(AssayText) all =
    trusted ? assay_text_ref (verdict->dates)
            : assay_text_new ("{why} {dates}", "why", ASSAY_ARG_MESSAGE, assessment->summary,
                              "dates", ASSAY_ARG_MESSAGE, verdict->dates, NULL);
  g_autofree char *title_words = assay_wording_format (title);
  g_autofree char *words = assay_wording_format (all);

  gtk_image_set_from_icon_name (self->icon, assay_verdict_words_icon (assessment->verdict));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]) { assay_verdict_words_style (assessment->verdict), NULL });
  gtk_label_set_label (self->verdict, title_words);
  gtk_label_set_label (self->words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, title_words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

static gboolean
is_trusted (const AssayAssessment *assessment)
{
  return assessment->verdict == ASSAY_VERDICT_TRUSTED;
}

/* What the dates say of the path of then, and of those that take over when it ends. */
static AssayText *
say_dates (AssayReport           *then,
           const AssayAssessment *assessment)
{
  g_autoptr(AssayReport) last = assay_verify_follow (then);
  g_autoptr(AssayLifeline) lifeline = assay_lifeline_new (last);

  return lifeline != NULL ? assay_lifeline_words (lifeline, last, assay_report_get_time (last), is_trusted (assessment))
                          : assay_text_new ("", NULL);
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  AssayReport *asked = data;
  g_autoptr(AssayReport) then = assay_verify_at (asked, assay_report_get_time (asked));
  AssayAssessment *assessment = assay_checks_run (then);
  Verdict *verdict = g_new (Verdict, 1);

  *verdict = (Verdict) { assessment, say_dates (then, assessment) };
  g_task_return_pointer (task, verdict, free_verdict);
}

/* One check runs at a time; where the slider went meanwhile is looked at next. */
static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  AssayDateView *self = ASSAY_DATE_VIEW (source);
  Verdict *verdict = g_task_propagate_pointer (G_TASK (result), NULL);
  AssayReport *then = g_task_get_task_data (G_TASK (result));

  self->checking = FALSE;
  if (self->lifeline != NULL && then->original == self->report)
    show_verdict (self, verdict, assay_report_get_time (then));
  if (self->lifeline != NULL && (then->original != self->report || self->checked != self->moment))
    check (self);
  free_verdict (verdict);
}

static void
check (AssayDateView *self)
{
  g_autoptr(GTask) task = NULL;

  if (self->checking || self->lifeline == NULL)
    return;
  self->checking = TRUE;
  self->checked = self->moment;
  task = g_task_new (self, NULL, checked_cb, NULL);
  g_task_set_source_tag (task, check);
  g_task_set_task_data (task, assay_report_at (self->report, self->moment), (GDestroyNotify) assay_report_unref);
  g_task_run_in_thread (task, check_thread);
}

static void
set_moment (AssayDateView *self,
            gint64         moment)
{
  if (self->lifeline == NULL)
    return;
  self->moment = CLAMP (moment, self->lifeline->start, self->lifeline->end);
  gtk_adjustment_set_value (self->adjustment, (double) self->moment);
  assay_lifeline_bars_set_moment (self->bars, self->moment);
  check (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOMENT]);
}

/* Seconds are exact in the double of an adjustment. */
static void
moved_cb (AssayDateView *self)
{
  gint64 moment = (gint64) gtk_adjustment_get_value (self->adjustment);

  if (moment != self->moment)
    set_moment (self, moment);
}

static void
go_to_change (AssayDateView *self,
              gboolean       forward)
{
  if (self->lifeline != NULL)
    set_moment (self, assay_lifeline_next_change (self->lifeline, self->moment, forward));
}

/* Not actions: GTK 4.8 loses a button's way to them when the page moves it to another layout. */
static void
previous_cb (AssayDateView *self)
{
  go_to_change (self, FALSE);
}

static void
next_cb (AssayDateView *self)
{
  go_to_change (self, TRUE);
}

static void
today_cb (AssayDateView *self)
{
  if (self->report != NULL)
    set_moment (self, assay_report_get_time (self->report));
}

/* Right is later, but not where one reads from there. */
static gboolean
arrow_cb (GtkWidget *scale,
          GVariant  *right,
          gpointer   self)
{
  go_to_change (self, g_variant_get_boolean (right) == (gtk_widget_get_direction (scale) != GTK_TEXT_DIR_RTL));
  return TRUE;
}

static void
add_arrows (AssayDateView *self)
{
  static const struct {
    guint    key;
    gboolean right;
  } arrows[] = { { GDK_KEY_Left, FALSE }, { GDK_KEY_Right, TRUE } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Before the scale's own, for which Control makes a page of a step. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (arrows[i].key, GDK_CONTROL_MASK),
                                                gtk_callback_action_new (arrow_cb, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (arrows[i].right));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (self->scale, controller);
}

static void
forget (AssayDateView *self)
{
  assay_lifeline_bars_show (self->bars, NULL, NULL);
  g_clear_pointer (&self->lifeline, assay_lifeline_free);
  g_clear_pointer (&self->report, assay_report_unref);
}

/* The verdict of the report itself stands at once; what follows when the path ends may still be added to it. */
static void
show_first (AssayDateView   *self,
            AssayAssessment *assessment)
{
  g_autoptr(AssayText) dates = assay_lifeline_words (self->lifeline, self->report, self->moment,
                                                     is_trusted (assessment));

  show_verdict (self, &(Verdict) { assessment, dates }, self->moment);
}

static void
assay_date_view_refresh (AssaySessionView *view,
                         AssayReport      *report,
                         AssayAssessment  *assessment)
{
  AssayDateView *self = ASSAY_DATE_VIEW (view);

  forget (self);
  self->lifeline = report != NULL ? assay_lifeline_new (report) : NULL;
  /* Not the view itself, which would not hear of reports then. */
  gtk_widget_set_visible (adw_bin_get_child (ADW_BIN (self)), self->lifeline != NULL);
  if (self->lifeline == NULL)
    return;
  self->report = assay_report_ref (report);
  assay_lifeline_bars_show (self->bars, self->lifeline, report);
  self->moment = assay_report_get_time (report);
  show_first (self, assessment);
  gtk_adjustment_configure (self->adjustment, (double) self->moment, (double) self->lifeline->start,
                            (double) self->lifeline->end, 86400, 7 * 86400, 0);
  gtk_scale_clear_marks (GTK_SCALE (self->scale));
  gtk_scale_add_mark (GTK_SCALE (self->scale), (double) self->moment, GTK_POS_BOTTOM, NULL);
  set_moment (self, self->moment);
}

static void
assay_date_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  g_value_set_int64 (value, ASSAY_DATE_VIEW (object)->moment);
}

static void
assay_date_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  set_moment (ASSAY_DATE_VIEW (object), g_value_get_int64 (value));
}

static void
assay_date_view_dispose (GObject *object)
{
  AssayDateView *self = ASSAY_DATE_VIEW (object);

  if (self->bars != NULL)
    forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_DATE_VIEW);
  G_OBJECT_CLASS (assay_date_view_parent_class)->dispose (object);
}

static void
assay_date_view_class_init (AssayDateViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_date_view_get_property;
  object_class->set_property = assay_date_view_set_property;
  object_class->dispose = assay_date_view_dispose;
  ASSAY_SESSION_VIEW_CLASS (klass)->refresh = assay_date_view_refresh;

  properties[PROP_MOMENT] =
    g_param_spec_int64 ("moment", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_LIFELINE_BARS);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-date-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayDateView, adjustment);
  gtk_widget_class_bind_template_child (widget_class, AssayDateView, bars);
  gtk_widget_class_bind_template_child (widget_class, AssayDateView, scale);
  gtk_widget_class_bind_template_child (widget_class, AssayDateView, icon);
  gtk_widget_class_bind_template_child (widget_class, AssayDateView, verdict);
  gtk_widget_class_bind_template_child (widget_class, AssayDateView, words);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
}

static void
assay_date_view_init (AssayDateView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_arrows (self);
}
