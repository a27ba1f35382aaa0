/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-result-page.h"

#include "checks/assay-causes.h"
#include "ui/assay-panel.h"
#include "ui/assay-status-words.h"
#include "ui/panels/assay-certificates-panel.h"
#include "ui/panels/assay-handshake-panel.h"
#include "ui/panels/assay-overview-panel.h"
#include "ui/panels/assay-story-panel.h"
#include "ui/widgets/assay-signature-window.h"

struct _AssayResultPage {
  AdwBin        parent_instance;

  AssaySession *session;
  gboolean      narrow;
  gboolean      several;

  AdwViewStack *stack;
};

enum {
  PROP_0,
  PROP_SESSION,
  PROP_TITLE,
  PROP_VERDICT_ICON,
  PROP_NARROW,
  PROP_SEVERAL,
  N_PROPS
};

enum {
  FOLLOW_UP,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayResultPage, assay_result_page, ADW_TYPE_BIN)

#define ALL_KINDS (ASSAY_REPORT_LIVE | ASSAY_REPORT_FILE | ASSAY_REPORT_BYTES | ASSAY_REPORT_SAVED)

/* The pages of a tab, in order, and for which kinds of reports: a new panel is a row here. */
static const struct {
  const char      *name;
  GType          (*get_type) (void);
  AssayReportKind  kinds;
} panels[] = {
  { "overview",     assay_overview_panel_get_type,     ALL_KINDS & ~ASSAY_REPORT_BYTES },
  { "certificates", assay_certificates_panel_get_type, ALL_KINDS & ~ASSAY_REPORT_BYTES },
  { "handshake",    assay_handshake_panel_get_type,    ALL_KINDS & ~ASSAY_REPORT_FILE },
  { "story",        assay_story_panel_get_type,        ALL_KINDS & ~ASSAY_REPORT_BYTES },
};

/* Where evidence of a kind is shown (see assay_evidence_kind_name()): the first of these pages that this tab has. */
static const struct {
  const char *kind;
  const char *panel;
} places[] = {
  { "message",     "handshake" },
  { "proof",       "handshake" },
  { "certificate", "certificates" },
  { "certificate", "overview" },
  { "check",       "overview" },
};

static char *
dup_title (AssayResultPage *page)
{
  AssayRequest *request = assay_session_get_request (page->session);

  return request != NULL ? assay_target_dup_display (request->target) : g_strdup ("");
}

static GIcon *
make_verdict_icon (AssayResultPage *page)
{
  AssayAssessment *assessment = assay_session_get_assessment (page->session);

  if (assessment == NULL || assay_session_get_state (page->session) == ASSAY_SESSION_RUNNING)
    return NULL;
  /* Of bytes there is nothing to judge. */
  if (assay_session_get_kind (page->session) == ASSAY_REPORT_BYTES)
    return g_themed_icon_new ("network-transmit-receive-symbolic");
  return g_themed_icon_new (assay_verdict_words_icon (assessment->verdict));
}

static void
follow_up_activate (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  AssayResultPage *page = ASSAY_RESULT_PAGE (widget);
  g_autoptr(AssayRequest) request = NULL;

  if (assay_session_get_request (page->session) == NULL)
    return;
  request = assay_follow_up_request ((AssayFollowUp) g_variant_get_uint32 (parameter),
                                     assay_session_get_request (page->session));
  if (request != NULL)
    g_signal_emit (page, signals[FOLLOW_UP], 0, request);
}

static void
ask_online_activate (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  AssayResultPage *page = ASSAY_RESULT_PAGE (widget);
  AssayRequest *request = assay_session_get_request (page->session);
  g_auto(AssayRequestOptions) options = { 0, };
  g_autoptr(AssayRequest) asking = NULL;

  if (request == NULL || !assay_session_can_restart (page->session))
    return;
  assay_request_options_copy (&options, &request->options);
  options.online = TRUE;
  asking = assay_request_with_options (request, &options);
  g_signal_emit (page, signals[FOLLOW_UP], 0, asking);
}

static void
show_evidence_activate (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  AssayResultPage *page = ASSAY_RESULT_PAGE (widget);
  const char *kind, *path;
  guint index;

  g_variant_get (parameter, "(&su&s)", &kind, &index, &path);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *panel = adw_view_stack_get_child_by_name (page->stack, places[i].panel);

      if (!g_str_equal (places[i].kind, kind) || panel == NULL)
        continue;
      adw_view_stack_set_visible_child (page->stack, panel);
      assay_panel_show_place (ASSAY_PANEL (panel), index, path);
      return;
    }
}

static void
show_signatures_activate (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  AssayReport *report = assay_session_get_report (ASSAY_RESULT_PAGE (widget)->session);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (report != NULL && report->verification.path->len > 0)
    gtk_window_present (assay_signature_window_new (report, GTK_WINDOW (root)));
}

/* One of the two switchers shows: the one above the pages, or, where it is narrow, the one below. */
static gboolean
shows_switcher (AssayResultPage *page,
                gboolean         several,
                gboolean         narrow,
                gboolean         at_bottom)
{
  return several && narrow == at_bottom;
}

/* Shows the pages that there are for this kind of report. */
static void
update_panels (AssayResultPage *page)
{
  AssayReportKind kind = assay_session_get_kind (page->session);
  const char *first = NULL;
  const char *shown = adw_view_stack_get_visible_child_name (page->stack);
  gboolean stays = FALSE;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      GtkWidget *panel = adw_view_stack_get_child_by_name (page->stack, panels[i].name);
      gboolean visible = (panels[i].kinds & kind) != 0;

      adw_view_stack_page_set_visible (adw_view_stack_get_page (page->stack, panel), visible);
      if (!visible)
        continue;
      first = first != NULL ? first : panels[i].name;
      stays |= g_strcmp0 (shown, panels[i].name) == 0;
      n++;
    }
  if (!stays && first != NULL)
    adw_view_stack_set_visible_child_name (page->stack, first);
  if (page->several == (n > 1))
    return;
  page->several = n > 1;
  g_object_notify_by_pspec (G_OBJECT (page), properties[PROP_SEVERAL]);
}

static void
state_changed_cb (AssayResultPage *page)
{
  update_panels (page);
  /* What a saved report was asked with is a stranger's: where to connect, whom to trust. */
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "page.follow-up", assay_session_can_restart (page->session));
  g_object_notify_by_pspec (G_OBJECT (page), properties[PROP_VERDICT_ICON]);
}

static void
request_changed_cb (AssayResultPage *page)
{
  update_panels (page);
  g_object_notify_by_pspec (G_OBJECT (page), properties[PROP_TITLE]);
}

/* The page of that number, of those that there are; from anywhere in the window, while this is the tab that shows. */
static gboolean
show_panel_cb (GtkWidget *widget,
               GVariant  *number,
               gpointer   data)
{
  AssayResultPage *page = ASSAY_RESULT_PAGE (widget);
  AssayReportKind kind = assay_session_get_kind (page->session);
  guint left = g_variant_get_uint32 (number);

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    if ((panels[i].kinds & kind) != 0 && left-- == 0)
      {
        adw_view_stack_set_visible_child_name (page->stack, panels[i].name);
        gtk_widget_child_focus (adw_view_stack_get_visible_child (page->stack), GTK_DIR_TAB_FORWARD);
      }
  return TRUE;
}

static void
add_shortcuts (AssayResultPage *page)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_1 + i, GDK_ALT_MASK),
                                                gtk_callback_action_new (show_panel_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_uint32 (i));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (page), controller);
}

static void
add_panels (AssayResultPage *page)
{
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      GtkWidget *panel = g_object_new (panels[i].get_type (), "session", page->session, NULL);
      g_autofree char *title = NULL;
      g_autofree char *icon_name = NULL;
      AdwViewStackPage *stack_page;

      g_object_get (panel, "title", &title, "icon-name", &icon_name, NULL);
      g_object_bind_property (page, "narrow", panel, "narrow", G_BINDING_SYNC_CREATE);
      stack_page = adw_view_stack_add_titled (page->stack, panel, panels[i].name, title);
      adw_view_stack_page_set_icon_name (stack_page, icon_name);
    }
}

static void
assay_result_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  AssayResultPage *page = ASSAY_RESULT_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, page->session);
      break;
    case PROP_TITLE:
      g_value_take_string (value, dup_title (page));
      break;
    case PROP_VERDICT_ICON:
      g_value_take_object (value, make_verdict_icon (page));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, page->narrow);
      break;
    case PROP_SEVERAL:
      g_value_set_boolean (value, page->several);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_result_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  AssayResultPage *page = ASSAY_RESULT_PAGE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      if (page->narrow != g_value_get_boolean (value))
        {
          page->narrow = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_result_page_dispose (GObject *object)
{
  AssayResultPage *page = ASSAY_RESULT_PAGE (object);

  if (page->session != NULL)
    assay_session_cancel (page->session);
  gtk_widget_dispose_template (GTK_WIDGET (page), ASSAY_TYPE_RESULT_PAGE);
  g_clear_object (&page->session);
  G_OBJECT_CLASS (assay_result_page_parent_class)->dispose (object);
}

static void
assay_result_page_class_init (AssayResultPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_result_page_get_property;
  object_class->set_property = assay_result_page_set_property;
  object_class->dispose = assay_result_page_dispose;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ASSAY_TYPE_SESSION, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VERDICT_ICON] =
    g_param_spec_object ("verdict-icon", NULL, NULL, G_TYPE_ICON, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEVERAL] =
    g_param_spec_boolean ("several", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FOLLOW_UP] =
    g_signal_new ("follow-up", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, ASSAY_TYPE_REQUEST);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/assay-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayResultPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, shows_switcher);
  gtk_widget_class_install_action (widget_class, "page.ask-online", NULL, ask_online_activate);
  gtk_widget_class_install_action (widget_class, "page.follow-up", "u", follow_up_activate);
  gtk_widget_class_install_action (widget_class, "page.show-signatures", NULL, show_signatures_activate);
  gtk_widget_class_install_action (widget_class, "page.show-evidence", "(sus)", show_evidence_activate);
}

static void
assay_result_page_init (AssayResultPage *page)
{
  page->session = assay_session_new ();
  gtk_widget_init_template (GTK_WIDGET (page));
  add_panels (page);
  add_shortcuts (page);
  update_panels (page);
  g_signal_connect_object (page->session, "notify::state", G_CALLBACK (state_changed_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->session, "notify::request", G_CALLBACK (request_changed_cb), page, G_CONNECT_SWAPPED);
}

AssayResultPage *
assay_result_page_new (void)
{
  return g_object_new (ASSAY_TYPE_RESULT_PAGE, NULL);
}

AssaySession *
assay_result_page_get_session (AssayResultPage *page)
{
  return page->session;
}
