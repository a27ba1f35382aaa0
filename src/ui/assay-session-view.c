/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-session-view.h"

#include "ui/assay-status-words.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-line-layout.h"
#include "ui/widgets/assay-pill.h"

typedef struct {
  AssaySession *session;
  GSignalGroup *signals;
  AssayReport  *report;       /* what is shown, once something is */
  gboolean      filled;
  gboolean      stale;        /* to be refreshed when it is seen */
} AssaySessionViewPrivate;

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AssaySessionView, assay_session_view, ADW_TYPE_BIN)

static void
refresh (AssaySessionView *view)
{
  AssaySessionViewPrivate *priv = assay_session_view_get_instance_private (view);
  AssayReport *report = assay_session_get_report (priv->session);

  if (report == NULL && ASSAY_SESSION_VIEW_GET_CLASS (view)->shows_partial)
    report = assay_session_get_partial (priv->session);
  priv->stale = FALSE;
  if (priv->filled && priv->report == report)
    return;
  g_clear_pointer (&priv->report, assay_report_unref);
  priv->report = report != NULL ? assay_report_ref (report) : NULL;
  priv->filled = TRUE;
  ASSAY_SESSION_VIEW_GET_CLASS (view)->refresh (view, report, assay_session_get_assessment (priv->session));
}

/* The session sets report and assessment before its state, so that the state is all there is to follow for them. What
 * another tab hides waits until it is seen: results may come faster than anyone looks at them. */
static void
refresh_cb (AssaySessionView *view)
{
  AssaySessionViewPrivate *priv = assay_session_view_get_instance_private (view);
  GtkWidget *widget = GTK_WIDGET (view);

  priv->stale = gtk_widget_get_root (widget) != NULL && !gtk_widget_get_mapped (widget);
  if (!priv->stale)
    refresh (view);
}

static void
assay_session_view_map (GtkWidget *widget)
{
  AssaySessionView *view = ASSAY_SESSION_VIEW (widget);
  AssaySessionViewPrivate *priv = assay_session_view_get_instance_private (view);

  if (priv->stale)
    refresh (view);
  GTK_WIDGET_CLASS (assay_session_view_parent_class)->map (widget);
}

static void
set_session (AssaySessionView *view,
             AssaySession     *session)
{
  AssaySessionViewPrivate *priv = assay_session_view_get_instance_private (view);

  if (!g_set_object (&priv->session, session))
    return;
  g_signal_group_set_target (priv->signals, session);
  if (session != NULL)
    refresh (view);
  g_object_notify_by_pspec (G_OBJECT (view), properties[PROP_SESSION]);
}

static void
assay_session_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  AssaySessionViewPrivate *priv = assay_session_view_get_instance_private (ASSAY_SESSION_VIEW (object));

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_session_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      set_session (ASSAY_SESSION_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_session_view_dispose (GObject *object)
{
  AssaySessionViewPrivate *priv = assay_session_view_get_instance_private (ASSAY_SESSION_VIEW (object));

  g_clear_object (&priv->signals);
  g_clear_object (&priv->session);
  g_clear_pointer (&priv->report, assay_report_unref);
  G_OBJECT_CLASS (assay_session_view_parent_class)->dispose (object);
}

static void
assay_session_view_class_init (AssaySessionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = assay_session_view_get_property;
  object_class->set_property = assay_session_view_set_property;
  object_class->dispose = assay_session_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = assay_session_view_map;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ASSAY_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_session_view_init (AssaySessionView *view)
{
  AssaySessionViewPrivate *priv = assay_session_view_get_instance_private (view);

  priv->signals = g_signal_group_new (ASSAY_TYPE_SESSION);
  g_signal_group_connect_object (priv->signals, "notify::partial", G_CALLBACK (refresh_cb), view, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (priv->signals, "notify::state", G_CALLBACK (refresh_cb), view, G_CONNECT_SWAPPED);
}

GtkListBox *
assay_session_view_add_list (AssaySessionView *view)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_bin_set_child (ADW_BIN (view), list);
  return GTK_LIST_BOX (list);
}

void
assay_session_view_clear (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    {
      if (GTK_IS_LIST_BOX (parent))
        gtk_list_box_remove (GTK_LIST_BOX (parent), child);
      else
        gtk_box_remove (GTK_BOX (parent), child);
    }
}

GtkWidget *
assay_session_view_row_new (AssayStatus      status,
                            const AssayText *title,
                            const AssayText *detail)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = assay_status_icon_new (status, assay_status_words_name (status));
  g_autofree char *title_words = assay_wording_format (title);
  g_autofree char *detail_words = assay_wording_format (detail);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", title_words, "subtitle", detail_words, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  assay_line_layout_adopt (row);
  return row;
}

GtkWidget *
assay_session_view_place_new (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", title, "subtitle", " ", NULL);
  gtk_widget_add_css_class (row, "dim-label");
  assay_line_layout_adopt (row);
  return row;
}
