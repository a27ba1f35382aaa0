/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-start-page.h"

#include "practice/assay-practice.h"
#include "ui/models/assay-recent.h"
#include "ui/widgets/assay-page-body.h"
#include "ui/widgets/assay-recent-row.h"
#include "ui/widgets/assay-scenario-row.h"

struct _AssayStartPage {
  AdwBin       parent_instance;

  GtkWidget   *recent_group;
  GtkListBox  *recent_list;
  GtkListBox  *practice_list;
  AssayRecent *recent;
  gboolean     narrow;
  guint        n_scenarios;     /* rows so far */
  guint        n_ticks;
};

/* More would push the practice servers out of sight; the entry completes from all of them. */
#define MAX_SHOWN 5

/* What a window shows without scrolling comes with the first frame, the rest a few rows at a time with the next ones. */
#define N_AT_ONCE 7
#define N_A_FRAME 7

enum {
  PROP_NARROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayStartPage, assay_start_page, ADW_TYPE_BIN)

static GtkWidget *
create_recent_row_cb (gpointer item,
                      gpointer data)
{
  return assay_recent_row_new (gtk_string_object_get_string (item));
}

static gboolean
has_items (GBinding     *binding,
           const GValue *from,
           GValue       *to,
           gpointer      data)
{
  g_value_set_boolean (to, g_value_get_uint (from) > 0);
  return TRUE;
}

static void
add_recent (AssayStartPage *self)
{
  g_autoptr(GtkSliceListModel) shown = NULL;

  self->recent = assay_recent_dup_default ();
  shown = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->recent)), 0, MAX_SHOWN);
  g_object_bind_property_full (shown, "n-items", self->recent_group, "visible", G_BINDING_SYNC_CREATE,
                               has_items, NULL, NULL, NULL);
  gtk_list_box_bind_model (self->recent_list, G_LIST_MODEL (shown), create_recent_row_cb, NULL, NULL);
}

/* Whether there are more to add. */
static gboolean
add_scenarios (AssayStartPage *self,
               guint           at_most)
{
  guint n;
  const AssayScenario *scenarios = assay_practice_get_scenarios (&n);

  for (; self->n_scenarios < n && at_most > 0; at_most--)
    {
      GtkWidget *row = assay_scenario_row_new (&scenarios[self->n_scenarios++]);

      g_object_bind_property (self, "narrow", row, "narrow", G_BINDING_SYNC_CREATE);
      gtk_list_box_append (self->practice_list, row);
    }
  return self->n_scenarios < n;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  AssayStartPage *self = ASSAY_START_PAGE (widget);

  /* The first tick comes before the first frame is drawn. */
  if (self->n_ticks++ == 0)
    return G_SOURCE_CONTINUE;
  return add_scenarios (self, N_A_FRAME);
}

static void
assay_start_page_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_value_set_boolean (value, ASSAY_START_PAGE (object)->narrow);
}

static void
assay_start_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  ASSAY_START_PAGE (object)->narrow = g_value_get_boolean (value);
}

static void
assay_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_START_PAGE);
  g_clear_object (&ASSAY_START_PAGE (object)->recent);
  G_OBJECT_CLASS (assay_start_page_parent_class)->dispose (object);
}

static void
assay_start_page_class_init (AssayStartPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = assay_start_page_get_property;
  object_class->set_property = assay_start_page_set_property;
  object_class->dispose = assay_start_page_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_PAGE_BODY);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/assay-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, practice_list);
}

static void
assay_start_page_init (AssayStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_recent (self);
  if (add_scenarios (self, N_AT_ONCE))
    gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

GtkWidget *
assay_start_page_new (void)
{
  return g_object_new (ASSAY_TYPE_START_PAGE, NULL);
}
