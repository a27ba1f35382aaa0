/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/panels/assay-overview-panel.h"

#include <glib/gi18n-lib.h>

#include "engine/assay-online.h"
#include "ui/widgets/assay-causes-list.h"
#include "ui/widgets/assay-chain-view.h"
#include "ui/widgets/assay-columns.h"
#include "ui/widgets/assay-facts-list.h"
#include "ui/widgets/assay-findings-list.h"
#include "ui/widgets/assay-saved-line.h"
#include "ui/widgets/assay-steps-list.h"
#include "ui/widgets/assay-timeline-view.h"
#include "ui/widgets/assay-verdict-banner.h"

struct _AssayOverviewPanel {
  AssayPanel parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayOverviewPanel, assay_overview_panel, ASSAY_TYPE_PANEL)

static char *
body_for (AssayOverviewPanel *self,
          AssayAssessment    *assessment,
          AssayReport        *report)
{
  gboolean failed = assessment != NULL && assessment->verdict == ASSAY_VERDICT_FAILED;

  /* A chain that came before the handshake broke is worth more than the causes alone; the banner says what broke. */
  return g_strdup (failed && report->n_sent == 0 ? "failed" : "result");
}

/* A file makes no connection. */
static gboolean
is_of_server (AssayOverviewPanel *self,
              AssayReport        *report)
{
  return report == NULL || report->kind != ASSAY_REPORT_FILE;
}

static gboolean
has_chain (AssayOverviewPanel *self,
           AssayReport        *report)
{
  return report != NULL && report->n_sent > 0;
}

static gboolean
is_saved (AssayOverviewPanel *self,
          AssaySession       *session,
          AssayReport        *report)
{
  return report != NULL && assay_session_get_saved (session) != NULL;
}

/* Whether there is somebody to ask who was not asked. */
static gboolean
can_ask (AssayOverviewPanel *self,
         AssaySession       *session,
         AssayReport        *report)
{
  g_autoptr(GPtrArray) hosts = NULL;

  if (report == NULL || report->request->options.online || !assay_session_can_restart (session))
    return FALSE;
  hosts = assay_online_list_hosts (report);
  return hosts->len > 0;
}

static char *
describe_asking (AssayOverviewPanel *self,
                 AssayReport        *report)
{
  g_autoptr(GPtrArray) hosts = report != NULL ? assay_online_list_hosts (report) : NULL;
  g_autofree char *names = NULL;

  if (hosts == NULL || hosts->len == 0)
    return NULL;
  g_ptr_array_add (hosts, NULL);
  /* Translators: between the items of a list. */
  names = g_strjoinv (_(", "), (char **) hosts->pdata);
  /* Translators: what a button does; the place holds the names of servers. */
  return g_strdup_printf (_("Inspect again, and ask the authorities about revocation and missing issuers. Contacts %s"),
                          names);
}

static void
assay_overview_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_OVERVIEW_PANEL);
  G_OBJECT_CLASS (assay_overview_panel_parent_class)->dispose (object);
}

static void
assay_overview_panel_class_init (AssayOverviewPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_overview_panel_dispose;

  g_type_ensure (ASSAY_TYPE_CAUSES_LIST);
  g_type_ensure (ASSAY_TYPE_CHAIN_VIEW);
  g_type_ensure (ASSAY_TYPE_COLUMNS);
  g_type_ensure (ASSAY_TYPE_FACTS_LIST);
  g_type_ensure (ASSAY_TYPE_FINDINGS_LIST);
  g_type_ensure (ASSAY_TYPE_SAVED_LINE);
  g_type_ensure (ASSAY_TYPE_STEPS_LIST);
  g_type_ensure (ASSAY_TYPE_TIMELINE_VIEW);
  g_type_ensure (ASSAY_TYPE_VERDICT_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/panels/assay-overview-panel.ui");
  gtk_widget_class_bind_template_callback (widget_class, body_for);
  gtk_widget_class_bind_template_callback (widget_class, can_ask);
  gtk_widget_class_bind_template_callback (widget_class, describe_asking);
  gtk_widget_class_bind_template_callback (widget_class, has_chain);
  gtk_widget_class_bind_template_callback (widget_class, is_of_server);
  gtk_widget_class_bind_template_callback (widget_class, is_saved);
}

static void
assay_overview_panel_init (AssayOverviewPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
