/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-timeline-view.h"

#include "base/assay-format.h"
#include "story/assay-timeline.h"
#include "ui/assay-wording.h"
#include "ui/models/assay-event-item.h"
#include "ui/models/assay-phase-item.h"
#include "ui/widgets/assay-span-bar.h"

struct _AssayTimelineView {
  AdwBin        parent_instance;

  AssaySession *session;
  GSignalGroup *phases;
  GSignalGroup *events;
  GtkGrid      *grid;
  guint         n_rows;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayTimelineView, assay_timeline_view, ADW_TYPE_BIN)

static GPtrArray *
collect_phases (AssaySession *session)
{
  GListModel *model = assay_session_get_phases (session);
  GPtrArray *phases = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_phase_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(AssayPhaseItem) item = g_list_model_get_item (model, i);

      g_ptr_array_add (phases, assay_phase_ref (assay_phase_item_get_phase (item)));
    }
  return phases;
}

static GPtrArray *
collect_messages (AssaySession *session)
{
  GListModel *model = assay_session_get_events (session);
  GPtrArray *messages = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_message_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(AssayEventItem) item = g_list_model_get_item (model, i);
      AssayEvent *event = assay_event_item_get_event (item);

      if (event->kind == ASSAY_EVENT_MESSAGE)
        g_ptr_array_add (messages, assay_message_ref (event->message));
    }
  return messages;
}

static void
clear_rows (AssayTimelineView *self)
{
  for (; self->n_rows > 0; self->n_rows--)
    gtk_grid_remove_row (self->grid, 0);
}

static void
add_row (AssayTimelineView *self,
         const AssaySpan   *span,
         gint64             total_us)
{
  g_autofree char *words = assay_wording_format (span->label);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *bar = assay_span_bar_new (span, total_us);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_tooltip_text (label, words);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_grid_attach (self->grid, label, 0, (int) self->n_rows, 1, 1);
  gtk_grid_attach (self->grid, bar, 1, (int) self->n_rows, 1, 1);
  self->n_rows++;
}

/* A burst of events comes as one change, so the few rows are simply made anew. */
static void
refresh_cb (AssayTimelineView *self)
{
  g_autoptr(GPtrArray) phases = collect_phases (self->session);
  g_autoptr(GPtrArray) messages = collect_messages (self->session);
  g_autoptr(GPtrArray) spans = assay_timeline_spans (phases, messages);
  gint64 total_us = assay_timeline_get_end (spans);

  clear_rows (self);
  for (guint i = 0; i < spans->len; i++)
    add_row (self, g_ptr_array_index (spans, i), total_us);
}

static void
set_session (AssayTimelineView *self,
             AssaySession      *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->phases, session != NULL ? assay_session_get_phases (session) : NULL);
  g_signal_group_set_target (self->events, session != NULL ? assay_session_get_events (session) : NULL);
  if (session != NULL)
    refresh_cb (self);
}

static void
assay_timeline_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ASSAY_TIMELINE_VIEW (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_timeline_view_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      set_session (ASSAY_TIMELINE_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_timeline_view_dispose (GObject *object)
{
  AssayTimelineView *self = ASSAY_TIMELINE_VIEW (object);

  g_clear_object (&self->phases);
  g_clear_object (&self->events);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (assay_timeline_view_parent_class)->dispose (object);
}

static void
assay_timeline_view_class_init (AssayTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = assay_timeline_view_get_property;
  object_class->set_property = assay_timeline_view_set_property;
  object_class->dispose = assay_timeline_view_dispose;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ASSAY_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GSignalGroup *
follow_list (AssayTimelineView *self)
{
  GSignalGroup *group = g_signal_group_new (G_TYPE_LIST_MODEL);

  g_signal_group_connect_object (group, "items-changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  return group;
}

static void
assay_timeline_view_init (AssayTimelineView *self)
{
  self->phases = follow_list (self);
  self->events = follow_list (self);

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "timeline");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}
