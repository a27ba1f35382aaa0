/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice/assay-practice.h"
#include "ui/assay-start-page.h"
#include "ui/models/assay-recent.h"
#include "ui/widgets/assay-recent-row.h"
#include "ui/widgets/assay-scenario-row.h"
#include "ui-support.h"

static void
remember (const char *text)
{
  g_autoptr(AssayRecent) recent = assay_recent_dup_default ();
  g_autoptr(AssayTarget) target = assay_target_parse (text, NULL);

  assay_recent_add (recent, target);
}

static void
forget_all (void)
{
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);

  g_settings_reset (settings, "recent-targets");
}

/* Some rows come only after the first frame. */
static gboolean
has_all_rows (gpointer list)
{
  g_autoptr(GPtrArray) rows = ui_get_children (list);
  guint n;

  assay_practice_get_scenarios (&n);
  return rows->len >= n;
}

static void
test_rows_are_scenarios (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = assay_start_page_new ();
  GtkWidget *list = ui_find (page, GTK_TYPE_LIST_BOX, "practice_list");
  g_autoptr(GPtrArray) rows = NULL;
  guint n;
  const AssayScenario *scenarios = assay_practice_get_scenarios (&n);

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait_until (has_all_rows, list);
  rows = ui_get_children (list);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      AssayScenarioRow *row = rows->pdata[i];
      g_autofree char *target = g_strconcat ("practice:", scenarios[i].name, NULL);

      g_assert_true (assay_scenario_row_get_scenario (row) == &scenarios[i]);
      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, scenarios[i].title);
      g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)), NULL),
                       ==, target);
      g_assert_false (adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (row)));
    }
  ui_finalize_window (GTK_WINDOW (window));
}

static void
test_pills (void)
{
  static const struct {
    const char *scenario;
    const char *pill;
  } expected[] = {
    { "good-ecdsa", "Trusted" },
    { "expired",    "Not trusted" },
    { "weak-key",   "Trusted, weak" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const AssayScenario *scenario = assay_practice_find_scenario (expected[i].scenario);
      GtkWidget *row = g_object_ref_sink (assay_scenario_row_new (scenario));

      g_assert_true (ui_shows (row, expected[i].pill));
      g_assert_finalize_object (row);
    }
}

static void
test_lesson (void)
{
  GtkWidget *window = gtk_window_new ();
  const AssayScenario *scenario = assay_practice_find_scenario ("expired");
  GtkWidget *row = assay_scenario_row_new (scenario);
  GtkMenuButton *button;
  GtkWidget *lesson;

  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_present (GTK_WINDOW (window));
  button = ui_find (row, GTK_TYPE_MENU_BUTTON, "lesson");
  g_assert_null (gtk_menu_button_get_popover (button));
  gtk_menu_button_popup (button);
  ui_settle ();
  /* Without a window manager it may be closed again already. */
  lesson = gtk_popover_get_child (gtk_menu_button_get_popover (button));
  g_assert_true (ui_shows (lesson, scenario->lesson));
  g_assert_true (ui_shows (lesson, scenario->browser));
  g_assert_true (ui_shows (lesson, scenario->mend));
  ui_finalize_window (GTK_WINDOW (window));
}

static void
test_recent (void)
{
  GtkWidget *page;
  GtkWidget *group;
  GtkWidget *list;
  GtkButton *forget;

  forget_all ();
  page = g_object_ref_sink (assay_start_page_new ());
  group = ui_find (page, ADW_TYPE_PREFERENCES_GROUP, "recent_group");
  list = ui_find (page, GTK_TYPE_LIST_BOX, "recent_list");
  g_assert_false (gtk_widget_get_visible (group));

  remember ("b.example");
  remember ("a.example");
  g_assert_true (gtk_widget_get_visible (group));
  g_assert_true (ui_shows (list, "a.example"));
  g_assert_true (ui_shows (list, "b.example"));

  forget = ui_find (gtk_widget_get_first_child (list), GTK_TYPE_BUTTON, NULL);
  g_signal_emit_by_name (forget, "clicked");
  g_assert_false (ui_shows (list, "a.example"));
  g_assert_true (ui_shows (list, "b.example"));
  g_assert_finalize_object (page);
}

/* A target is never markup, whatever it looks like. */
static void
test_hostile_recent (void)
{
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);
  const char * const hostile[] = { "<b>&\"", NULL };
  GtkWidget *page;

  g_settings_set_strv (settings, "recent-targets", hostile);
  page = g_object_ref_sink (assay_start_page_new ());
  g_assert_true (ui_shows (page, "<b>&\""));
  g_assert_finalize_object (page);
  forget_all ();
}

/* Where the window is narrow, the row is the button. */
static void
test_narrow (void)
{
  GtkWidget *page = g_object_ref_sink (assay_start_page_new ());
  GtkWidget *inspect = ui_find (page, GTK_TYPE_BUTTON, "inspect");

  g_assert_true (gtk_widget_get_visible (inspect));
  g_object_set (page, "narrow", TRUE, NULL);
  g_assert_false (gtk_widget_get_visible (inspect));
  g_object_set (page, "narrow", FALSE, NULL);
  g_assert_true (gtk_widget_get_visible (inspect));
  g_assert_finalize_object (page);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ui_get_application ();
  g_test_add_func ("/start-page/rows-are-scenarios", test_rows_are_scenarios);
  g_test_add_func ("/start-page/pills", test_pills);
  g_test_add_func ("/start-page/lesson", test_lesson);
  g_test_add_func ("/start-page/recent", test_recent);
  g_test_add_func ("/start-page/hostile-recent", test_hostile_recent);
  g_test_add_func ("/start-page/narrow", test_narrow);
  return g_test_run ();
}
