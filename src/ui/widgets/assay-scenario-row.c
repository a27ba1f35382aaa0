/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-scenario-row.h"

#include <glib/gi18n.h>

#include "ui/assay-wording.h"
#include "ui/widgets/assay-line-layout.h"

struct _AssayScenarioRow {
  AdwActionRow         parent_instance;

  GtkLabel            *pill;
  GtkMenuButton       *lesson;
  GtkWidget           *inspect;
  const AssayScenario *scenario;
  gboolean             narrow;
};

enum {
  PROP_NARROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayScenarioRow, assay_scenario_row, ADW_TYPE_ACTION_ROW)

typedef struct {
  const char *label;
  const char *css_class;
} Pill;

static const Pill pills[] = {
  [ASSAY_VERDICT_TRUSTED]   = { N_("Trusted"), "success" },
  [ASSAY_VERDICT_UNTRUSTED] = { N_("Not trusted"), "error" },
  [ASSAY_VERDICT_FAILED]    = { N_("No connection"), "error" },
};
static const Pill weak_pill = { N_("Trusted, weak"), "warning" };

static void
add_paragraph (GtkBox     *box,
               const char *heading,
               const char *text)
{
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *body = gtk_label_new (assay_wording_translate (text));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (body), 0);
  gtk_label_set_wrap (GTK_LABEL (body), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (body), 36);
  gtk_box_append (box, title);
  gtk_box_append (box, body);
}

/* Made when it is first asked for: a dozen rows would otherwise make a dozen popovers at the start. */
static void
create_lesson_cb (GtkMenuButton *button,
                  gpointer       data)
{
  const AssayScenario *scenario = ASSAY_SCENARIO_ROW (data)->scenario;
  GtkWidget *popover, *box;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (popover, "lesson");
  add_paragraph (GTK_BOX (box), _("What Is Going On"), scenario->lesson);
  add_paragraph (GTK_BOX (box), _("What a Browser Says"), scenario->browser);
  add_paragraph (GTK_BOX (box), _("How to Mend It"), scenario->mend);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static gboolean
query_tooltip_cb (AssayScenarioRow *self,
                  int               x,
                  int               y,
                  gboolean          keyboard,
                  GtkTooltip       *tooltip)
{
  gtk_tooltip_set_text (tooltip, _("The Lesson"));
  return TRUE;
}

static void
set_scenario (AssayScenarioRow    *self,
              const AssayScenario *scenario)
{
  const Pill *pill = scenario->weak ? &weak_pill : &pills[scenario->verdict];
  g_autofree char *target = g_strconcat ("practice:", scenario->name, NULL);

  self->scenario = scenario;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), assay_wording_translate (scenario->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), assay_wording_translate (scenario->summary));
  gtk_label_set_label (self->pill, _(pill->label));
  gtk_widget_add_css_class (GTK_WIDGET (self->pill), pill->css_class);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", target);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->inspect), "s", target);
  gtk_menu_button_set_create_popup_func (self->lesson, create_lesson_cb, self, NULL);
}

static void
assay_scenario_row_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  g_value_set_boolean (value, ASSAY_SCENARIO_ROW (object)->narrow);
}

static void
assay_scenario_row_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  AssayScenarioRow *self = ASSAY_SCENARIO_ROW (object);

  self->narrow = g_value_get_boolean (value);
  gtk_widget_set_visible (self->inspect, !self->narrow);
}

static void
assay_scenario_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_SCENARIO_ROW);
  G_OBJECT_CLASS (assay_scenario_row_parent_class)->dispose (object);
}

static void
assay_scenario_row_class_init (AssayScenarioRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = assay_scenario_row_get_property;
  object_class->set_property = assay_scenario_row_set_property;
  object_class->dispose = assay_scenario_row_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-scenario-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayScenarioRow, pill);
  gtk_widget_class_bind_template_child (widget_class, AssayScenarioRow, lesson);
  gtk_widget_class_bind_template_child (widget_class, AssayScenarioRow, inspect);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
assay_scenario_row_init (AssayScenarioRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_line_layout_adopt (GTK_WIDGET (self));
}

GtkWidget *
assay_scenario_row_new (const AssayScenario *scenario)
{
  AssayScenarioRow *self = g_object_new (ASSAY_TYPE_SCENARIO_ROW, NULL);

  set_scenario (self, scenario);
  return GTK_WIDGET (self);
}

const AssayScenario *
assay_scenario_row_get_scenario (AssayScenarioRow *row)
{
  g_return_val_if_fail (ASSAY_IS_SCENARIO_ROW (row), NULL);

  return row->scenario;
}
