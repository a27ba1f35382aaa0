/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-panel.h"

typedef struct {
  AssaySession *session;
  char         *title;
  char         *icon_name;
  gboolean      narrow;
} AssayPanelPrivate;

enum {
  PROP_0,
  PROP_SESSION,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AssayPanel, assay_panel, ADW_TYPE_BIN)

static void
assay_panel_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  AssayPanelPrivate *priv = assay_panel_get_instance_private (ASSAY_PANEL (object));

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, priv->icon_name);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, priv->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_panel_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  AssayPanelPrivate *priv = assay_panel_get_instance_private (ASSAY_PANEL (object));

  switch (prop_id)
    {
    case PROP_SESSION:
      if (g_set_object (&priv->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_TITLE:
      g_free (priv->title);
      priv->title = g_value_dup_string (value);
      break;
    case PROP_ICON_NAME:
      g_free (priv->icon_name);
      priv->icon_name = g_value_dup_string (value);
      break;
    case PROP_NARROW:
      if (priv->narrow != g_value_get_boolean (value))
        {
          priv->narrow = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_panel_dispose (GObject *object)
{
  AssayPanelPrivate *priv = assay_panel_get_instance_private (ASSAY_PANEL (object));

  g_clear_object (&priv->session);
  G_OBJECT_CLASS (assay_panel_parent_class)->dispose (object);
}

static void
assay_panel_finalize (GObject *object)
{
  AssayPanelPrivate *priv = assay_panel_get_instance_private (ASSAY_PANEL (object));

  g_free (priv->title);
  g_free (priv->icon_name);
  G_OBJECT_CLASS (assay_panel_parent_class)->finalize (object);
}

static void
assay_panel_class_init (AssayPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = assay_panel_get_property;
  object_class->set_property = assay_panel_set_property;
  object_class->dispose = assay_panel_dispose;
  object_class->finalize = assay_panel_finalize;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ASSAY_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ICON_NAME] =
    g_param_spec_string ("icon-name", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_panel_init (AssayPanel *panel)
{
}

AssaySession *
assay_panel_get_session (AssayPanel *panel)
{
  AssayPanelPrivate *priv = assay_panel_get_instance_private (panel);

  return priv->session;
}

void
assay_panel_show_place (AssayPanel *panel,
                        guint       index,
                        const char *path)
{
  AssayPanelClass *klass = ASSAY_PANEL_GET_CLASS (panel);

  if (klass->show_place != NULL)
    klass->show_place (panel, index, path);
}
