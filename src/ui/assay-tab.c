/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-tab.h"

#include <glib/gi18n.h>

#include "practice/assay-practice.h"
#include "ui/assay-result-page.h"
#include "ui/assay-start-page.h"
#include "ui/assay-unlocking.h"
#include "ui/assay-wording.h"
#include "ui/models/assay-recent.h"

struct _AssayTab {
  AdwBin               parent_instance;

  AssayResultPage     *page;            /* NULL until the first inspection, and where two are compared */
  AssayComparePage    *comparison;      /* NULL but there */
  AssayRequestOptions  options;
  char                *address;
  gboolean             narrow;
};

enum {
  PROP_SESSION = 1,
  PROP_ADDRESS,
  PROP_TITLE,
  PROP_ICON,
  PROP_RUNNING,
  PROP_SUMMARY,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayTab, assay_tab, ADW_TYPE_BIN)

static char *
dup_title (AssayTab *self)
{
  char *title;

  if (assay_tab_is_empty (self))
    return g_strdup (_("New Tab"));
  g_object_get (self->page != NULL ? (gpointer) self->page : self->comparison, "title", &title, NULL);
  return title;
}

static GIcon *
dup_icon (AssayTab *self)
{
  GIcon *icon = NULL;

  if (self->page != NULL)
    g_object_get (self->page, "verdict-icon", &icon, NULL);
  else if (self->comparison != NULL)
    icon = g_themed_icon_new ("view-dual-symbolic");
  return icon;
}

static gboolean
is_running (AssayTab *self)
{
  gboolean running = FALSE;

  if (self->comparison != NULL)
    g_object_get (self->comparison, "running", &running, NULL);
  else if (self->page != NULL)
    running = assay_session_get_state (assay_result_page_get_session (self->page)) == ASSAY_SESSION_RUNNING;
  return running;
}

static char *
dup_summary (AssayTab *self)
{
  AssaySession *session = assay_tab_get_session (self);
  AssayAssessment *assessment = session != NULL ? assay_session_get_assessment (session) : NULL;
  g_autofree char *headline = NULL;
  g_autofree char *summary = NULL;

  if (assessment == NULL)
    return g_strdup ("");
  if (assay_session_get_kind (session) == ASSAY_REPORT_BYTES)
    return g_strdup (_("Decoded Bytes"));
  headline = assay_wording_format (assessment->headline);
  summary = assay_wording_format (assessment->summary);
  /* Translators: the verdict, then why: "Not trusted: the certificate ended 3 days ago". */
  return g_strdup_printf (_("%s: %s"), headline, summary);
}

static void
state_changed_cb (AssayTab *self)
{
  static const int affected[] = { PROP_TITLE, PROP_ICON, PROP_SUMMARY, PROP_RUNNING };

  for (guint i = 0; i < G_N_ELEMENTS (affected); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[affected[i]]);
  assay_unlocking_ask (self);
}

/* The first inspection puts the start page away. */
static void
show_result (AssayTab *self)
{
  if (self->page != NULL)
    return;
  self->comparison = NULL;
  self->page = assay_result_page_new ();
  g_object_bind_property (self, "narrow", self->page, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->page, "follow-up", G_CALLBACK (assay_tab_start), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (assay_result_page_get_session (self->page), "notify::state",
                           G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
set_address (AssayTab   *self,
             const char *address)
{
  if (g_strcmp0 (self->address, address) == 0)
    return;
  g_free (self->address);
  self->address = g_strdup (address);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESS]);
}

static void
assay_tab_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  AssayTab *self = ASSAY_TAB (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, assay_tab_get_session (self));
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_TITLE:
      g_value_take_string (value, dup_title (self));
      break;
    case PROP_ICON:
      g_value_take_object (value, dup_icon (self));
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, is_running (self));
      break;
    case PROP_SUMMARY:
      g_value_take_string (value, dup_summary (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_tab_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  AssayTab *self = ASSAY_TAB (object);

  switch (id)
    {
    case PROP_ADDRESS:
      set_address (self, g_value_get_string (value));
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_tab_dispose (GObject *object)
{
  ASSAY_TAB (object)->page = NULL;
  ASSAY_TAB (object)->comparison = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_TAB);
  G_OBJECT_CLASS (assay_tab_parent_class)->dispose (object);
}

static void
assay_tab_finalize (GObject *object)
{
  AssayTab *self = ASSAY_TAB (object);

  assay_request_options_clear (&self->options);
  g_free (self->address);
  G_OBJECT_CLASS (assay_tab_parent_class)->finalize (object);
}

static void
assay_tab_class_init (AssayTabClass *class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = assay_tab_get_property;
  object_class->set_property = assay_tab_set_property;
  object_class->dispose = assay_tab_dispose;
  object_class->finalize = assay_tab_finalize;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ASSAY_TYPE_SESSION, readable);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, writable);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_ICON] = g_param_spec_object ("icon", NULL, NULL, G_TYPE_ICON, readable);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, readable);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, readable);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/assay-tab.ui");
}

static void
assay_tab_init (AssayTab *self)
{
  assay_request_options_init (&self->options);
  gtk_widget_init_template (GTK_WIDGET (self));
}

AssayTab *
assay_tab_new (void)
{
  return g_object_new (ASSAY_TYPE_TAB, NULL);
}

AssaySession *
assay_tab_get_session (AssayTab *tab)
{
  g_return_val_if_fail (ASSAY_IS_TAB (tab), NULL);

  return tab->page != NULL ? assay_result_page_get_session (tab->page) : NULL;
}

void
assay_tab_show_start (AssayTab *tab)
{
  GtkWidget *page;

  g_return_if_fail (ASSAY_IS_TAB (tab));

  page = assay_start_page_new ();
  g_object_bind_property (tab, "narrow", page, "narrow", G_BINDING_SYNC_CREATE);
  adw_bin_set_child (ADW_BIN (tab), page);
}

gboolean
assay_tab_inspect (AssayTab    *tab,
                   const char  *text,
                   GError     **error)
{
  g_autoptr(AssayTarget) target = NULL;
  g_autoptr(AssayRequest) request = NULL;

  g_return_val_if_fail (ASSAY_IS_TAB (tab), FALSE);

  target = assay_target_parse (text, error);
  if (target == NULL || !assay_practice_check_target (target, error))
    return FALSE;
  request = assay_request_new (target, &tab->options);
  assay_tab_start (tab, request);
  return TRUE;
}

static void
remember (const AssayTarget *target)
{
  g_autoptr(AssayRecent) recent = assay_recent_dup_default ();

  assay_recent_add (recent, target);
}

void
assay_tab_start (AssayTab     *tab,
                 AssayRequest *request)
{
  gboolean live = assay_request_get_kind (request) == ASSAY_REPORT_LIVE;

  g_return_if_fail (ASSAY_IS_TAB (tab));

  assay_tab_set_options (tab, &request->options);
  set_address (tab, live ? request->target->input : request->target->display_host);
  if (live)
    remember (request->target);
  show_result (tab);
  assay_session_ask (assay_tab_get_session (tab), request);
}

static void
compared_cb (AssayTab *self)
{
  g_autofree char *title = dup_title (self);

  set_address (self, title);
  state_changed_cb (self);
}

AssayComparePage *
assay_tab_compare (AssayTab *tab)
{
  g_return_val_if_fail (ASSAY_IS_TAB (tab), NULL);
  g_return_val_if_fail (assay_tab_is_empty (tab), NULL);

  tab->comparison = assay_compare_page_new ();
  g_object_bind_property (tab, "narrow", tab->comparison, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (tab->comparison, "notify::title", G_CALLBACK (compared_cb), tab, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab->comparison, "notify::running", G_CALLBACK (state_changed_cb), tab, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab->comparison, "notify::comparison", G_CALLBACK (state_changed_cb), tab, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (tab), GTK_WIDGET (tab->comparison));
  return tab->comparison;
}

AssayComparePage *
assay_tab_get_comparison (AssayTab *tab)
{
  g_return_val_if_fail (ASSAY_IS_TAB (tab), NULL);

  return tab->comparison;
}

gboolean
assay_tab_is_empty (AssayTab *tab)
{
  g_return_val_if_fail (ASSAY_IS_TAB (tab), FALSE);

  return tab->page == NULL && tab->comparison == NULL;
}

void
assay_tab_stop (AssayTab *tab)
{
  g_return_if_fail (ASSAY_IS_TAB (tab));

  if (tab->page != NULL)
    assay_session_cancel (assay_result_page_get_session (tab->page));
  for (guint side = 0; side < 2 && tab->comparison != NULL; side++)
    assay_session_cancel (assay_compare_page_get_session (tab->comparison, side));
}

void
assay_tab_reload (AssayTab *tab)
{
  g_autoptr(AssayRequest) request = NULL;

  g_return_if_fail (ASSAY_IS_TAB (tab));

  for (guint side = 0; side < 2 && tab->comparison != NULL; side++)
    assay_session_restart (assay_compare_page_get_session (tab->comparison, side));
  if (tab->page == NULL)
    return;
  if (!assay_session_can_restart (assay_tab_get_session (tab)))
    return;
  request = assay_request_with_options (assay_session_get_request (assay_tab_get_session (tab)), &tab->options);
  assay_tab_start (tab, request);
}

void
assay_tab_take_report (AssayTab     *tab,
                       AssayRequest *request,
                       AssayReport  *report)
{
  g_return_if_fail (ASSAY_IS_TAB (tab));

  assay_tab_set_options (tab, &request->options);
  set_address (tab, request->target->display_host);
  show_result (tab);
  assay_session_take_report (assay_tab_get_session (tab), request, report);
}

/* Whether both lead to the same server; a lesson has its host only while it runs. */
static gboolean
is_same_server (const AssayTarget *a,
                const AssayTarget *b)
{
  if (assay_target_is_practice (a) || assay_target_is_practice (b))
    return assay_target_is_practice (a) && assay_target_is_practice (b);
  return g_str_equal (a->host, b->host) && a->port == b->port;
}

/* What was typed then, where it leads to what the report says it is of: that can be inspected today. */
static char *
dup_saved_address (const AssayTarget *target)
{
  g_autoptr(AssayTarget) typed = assay_target_parse (target->input, NULL);

  if (assay_target_is_file (target))
    return g_strdup (target->display_host);
  if (typed != NULL && is_same_server (typed, target))
    return g_strdup (target->input);
  return assay_target_dup_display (target);
}

void
assay_tab_take_saved (AssayTab         *tab,
                      AssaySavedReport *saved)
{
  g_autofree char *address = dup_saved_address (saved->report->request->target);

  g_return_if_fail (ASSAY_IS_TAB (tab));

  set_address (tab, address);
  show_result (tab);
  assay_session_take_saved (assay_tab_get_session (tab), saved);
}

const AssayRequestOptions *
assay_tab_get_options (AssayTab *tab)
{
  g_return_val_if_fail (ASSAY_IS_TAB (tab), NULL);

  return &tab->options;
}

void
assay_tab_set_options (AssayTab                  *tab,
                       const AssayRequestOptions *options)
{
  AssayRequestOptions copy;

  g_return_if_fail (ASSAY_IS_TAB (tab));

  assay_request_options_copy (&copy, options);
  assay_request_options_clear (&tab->options);
  tab->options = copy;
}
