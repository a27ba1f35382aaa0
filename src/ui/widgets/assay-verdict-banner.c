/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-verdict-banner.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-connection-words.h"
#include "ui/assay-status-words.h"
#include "ui/assay-wording.h"

struct _AssayVerdictBanner {
  AdwBin        parent_instance;

  AssaySession *session;
  gboolean      narrow;

  GtkWidget    *headline;
  GtkWidget    *summary;
};

enum {
  PROP_0,
  PROP_SESSION,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayVerdictBanner, assay_verdict_banner, ADW_TYPE_BIN)

static gboolean
is_running (AssayVerdictBanner *self,
            AssaySessionState   state)
{
  return state == ASSAY_SESSION_RUNNING;
}

static gboolean
is_connected (AssayVerdictBanner *self,
              AssayReport        *report)
{
  return report != NULL && report->connection != NULL;
}

static char *
symbol_for (AssayVerdictBanner *self,
            AssaySessionState   state)
{
  return g_strdup (state == ASSAY_SESSION_RUNNING ? "spinner" : "icon");
}

static char *
icon_for (AssayVerdictBanner *self,
          AssayAssessment    *assessment)
{
  return g_strdup (assessment != NULL ? assay_verdict_words_icon (assessment->verdict) : "content-loading-symbolic");
}

static char **
classes_for (AssayVerdictBanner *self,
             AssaySessionState   state,
             AssayAssessment    *assessment)
{
  const char *style = assessment != NULL && state == ASSAY_SESSION_DONE
                        ? assay_verdict_words_style (assessment->verdict)
                        : "neutral";
  const char *classes[] = { "verdict-banner", style, NULL };

  return g_strdupv ((char **) classes);
}

static char *
headline_for (AssayVerdictBanner *self,
              AssaySessionState   state,
              AssayAssessment    *assessment)
{
  if (state == ASSAY_SESSION_RUNNING)
    return g_strdup (_("Inspecting…"));
  if (state == ASSAY_SESSION_CANCELLED)
    return g_strdup (_("Stopped"));
  return assessment != NULL ? assay_wording_format (assessment->headline) : NULL;
}

static char *
summary_for (AssayVerdictBanner *self,
             AssayRequest       *request,
             AssayAssessment    *assessment)
{
  g_autofree char *host = NULL;
  g_autoptr(AssayText) text = NULL;

  if (assessment != NULL)
    return assay_wording_format (assessment->summary);
  if (request == NULL)
    return NULL;
  host = assay_target_dup_display (request->target);
  text = assay_text_new (N_("Asking {host} for its certificate"), "host", ASSAY_ARG_TEXT, host, NULL);
  return assay_wording_format (text);
}

static char *
protocol_for (AssayVerdictBanner *self,
              AssayReport        *report)
{
  return report != NULL ? assay_connection_words_protocol (report) : NULL;
}

static char *
cipher_for (AssayVerdictBanner *self,
            AssayReport        *report)
{
  return report != NULL ? assay_connection_words_summary (report) : NULL;
}

static char *
address_for (AssayVerdictBanner *self,
             AssayReport        *report)
{
  return report != NULL ? assay_connection_words_address (report) : NULL;
}

static GtkOrientation
orientation_for (AssayVerdictBanner *self,
                 gboolean            narrow)
{
  return narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

static float
xalign_for (AssayVerdictBanner *self,
            gboolean            narrow)
{
  return narrow ? 0.0f : 1.0f;
}

static void
assay_verdict_banner_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  AssayVerdictBanner *self = ASSAY_VERDICT_BANNER (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_verdict_banner_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  AssayVerdictBanner *self = ASSAY_VERDICT_BANNER (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_set_object (&self->session, g_value_get_object (value));
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_verdict_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_VERDICT_BANNER);
  g_clear_object (&ASSAY_VERDICT_BANNER (object)->session);
  G_OBJECT_CLASS (assay_verdict_banner_parent_class)->dispose (object);
}

static void
assay_verdict_banner_class_init (AssayVerdictBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_verdict_banner_get_property;
  object_class->set_property = assay_verdict_banner_set_property;
  object_class->dispose = assay_verdict_banner_dispose;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ASSAY_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-verdict-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayVerdictBanner, headline);
  gtk_widget_class_bind_template_child (widget_class, AssayVerdictBanner, summary);
  gtk_widget_class_bind_template_callback (widget_class, is_running);
  gtk_widget_class_bind_template_callback (widget_class, is_connected);
  gtk_widget_class_bind_template_callback (widget_class, symbol_for);
  gtk_widget_class_bind_template_callback (widget_class, icon_for);
  gtk_widget_class_bind_template_callback (widget_class, classes_for);
  gtk_widget_class_bind_template_callback (widget_class, headline_for);
  gtk_widget_class_bind_template_callback (widget_class, summary_for);
  gtk_widget_class_bind_template_callback (widget_class, protocol_for);
  gtk_widget_class_bind_template_callback (widget_class, cipher_for);
  gtk_widget_class_bind_template_callback (widget_class, address_for);
  gtk_widget_class_bind_template_callback (widget_class, orientation_for);
  gtk_widget_class_bind_template_callback (widget_class, xalign_for);
}

/* The banner is heard as one thing: its word, and why. */
static void
assay_verdict_banner_init (AssayVerdictBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->headline, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->summary, NULL,
                                  -1);
}
