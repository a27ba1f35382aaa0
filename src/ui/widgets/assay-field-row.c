/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-field-row.h"

#include "ui/widgets/assay-line-layout.h"

#define SPACING 6

struct _AssayFieldRow {
  AdwPreferencesRow  parent_instance;

  char              *value;
  gboolean           stacked;
};

enum {
  PROP_0,
  PROP_VALUE,
  PROP_STACKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayFieldRow, assay_field_row, ADW_TYPE_PREFERENCES_ROW)

/* Beside the title the value ends the line; under it, it begins one. */
static float
xalign_for (AssayFieldRow *row,
            gboolean       stacked)
{
  return stacked ? 0.0f : 1.0f;
}

static void
assay_field_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AssayFieldRow *row = ASSAY_FIELD_ROW (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, row->value);
      break;
    case PROP_STACKED:
      g_value_set_boolean (value, row->stacked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_field_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  AssayFieldRow *row = ASSAY_FIELD_ROW (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      g_free (row->value);
      row->value = g_value_dup_string (value);
      break;
    case PROP_STACKED:
      row->stacked = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_field_row_constructed (GObject *object)
{
  AssayFieldRow *row = ASSAY_FIELD_ROW (object);

  G_OBJECT_CLASS (assay_field_row_parent_class)->constructed (object);
  if (!row->stacked)
    gtk_widget_set_layout_manager (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)), assay_line_layout_new (SPACING));
}

static void
assay_field_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_FIELD_ROW);
  G_OBJECT_CLASS (assay_field_row_parent_class)->dispose (object);
}

static void
assay_field_row_finalize (GObject *object)
{
  g_free (ASSAY_FIELD_ROW (object)->value);
  G_OBJECT_CLASS (assay_field_row_parent_class)->finalize (object);
}

static void
assay_field_row_class_init (AssayFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_field_row_get_property;
  object_class->set_property = assay_field_row_set_property;
  object_class->constructed = assay_field_row_constructed;
  object_class->dispose = assay_field_row_dispose;
  object_class->finalize = assay_field_row_finalize;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STACKED] =
    g_param_spec_boolean ("stacked", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-field-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, xalign_for);
}

static void
assay_field_row_init (AssayFieldRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
assay_field_row_new (const char *title,
                     const char *value,
                     gboolean    stacked)
{
  GtkWidget *row = g_object_new (ASSAY_TYPE_FIELD_ROW, "title", title, "value", value, "stacked", stacked, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value != NULL ? value : "",
                                  -1);
  return row;
}

void
assay_field_row_add_suffix (AssayFieldRow *row,
                            GtkWidget     *suffix)
{
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), suffix);
}
