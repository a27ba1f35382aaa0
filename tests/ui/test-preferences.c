/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is preferred: the window that changes it, and the requests that it is added to. */
#include "base/assay-timestamp.h"
#include "ui-support.h"
#include "ui/assay-preferences-window.h"
#include "ui/models/assay-preferences.h"

typedef struct {
  GSettings *settings;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->settings = g_settings_new (ASSAY_APP_ID);
  g_settings_reset (fixture->settings, ASSAY_PREFERENCE_ONLINE);
  g_settings_reset (fixture->settings, ASSAY_PREFERENCE_LOG_LIST);
  g_settings_reset (fixture->settings, ASSAY_PREFERENCE_WARN_DAYS);
  fixture->window = assay_preferences_window_new (NULL);
  gtk_window_present (fixture->window);
  ui_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_finalize_window (fixture->window);
  g_object_unref (fixture->settings);
}

static gpointer
find (Fixture    *fixture,
      GType       type,
      const char *name)
{
  gpointer widget = ui_find (GTK_WIDGET (fixture->window), type, name);

  g_assert_nonnull (widget);
  return widget;
}

static AssayRequest *
create_request (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayTarget) target = assay_target_parse ("practice:good-ecdsa", &error);

  g_assert_no_error (error);
  return assay_request_new (target, NULL);
}

static GFile *
find_file (const char *name)
{
  return g_file_new_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "data", "sct", name, NULL);
}

/* Nobody is asked unless it is preferred. */
static void
test_online (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(AssayRequest) request = create_request ();
  g_autoptr(AssayRequest) before = assay_preferences_apply (request);
  g_autoptr(AssayRequest) after = NULL;

  g_assert_false (before->options.online);
  gtk_switch_set_active (find (fixture, GTK_TYPE_SWITCH, "online"), TRUE);
  g_assert_true (g_settings_get_boolean (fixture->settings, ASSAY_PREFERENCE_ONLINE));
  after = assay_preferences_apply (request);
  g_assert_true (after->options.online);
  g_assert_false (request->options.online);
}

static void
test_logs (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GFile) list = find_file ("log_list.json");
  g_autoptr(AssayRequest) request = create_request ();
  g_autoptr(AssayRequest) with = NULL;
  g_autoptr(AssayRequest) again = NULL;
  g_autoptr(AssayRequest) without = NULL;
  GtkWidget *forget = find (fixture, GTK_TYPE_BUTTON, "forget_logs");

  g_assert_false (gtk_widget_get_visible (forget));
  assay_preferences_window_take_logs (ASSAY_PREFERENCES_WINDOW (fixture->window), list);
  g_assert_true (gtk_widget_get_visible (forget));
  with = assay_preferences_apply (request);
  again = assay_preferences_apply (request);
  g_assert_cmpuint (with->options.logs->len, >, 0);
  g_assert_true (with->options.logs == again->options.logs);
  g_signal_emit_by_name (forget, "clicked");
  without = assay_preferences_apply (request);
  g_assert_null (without->options.logs);
}

/* What is no list is not taken, and the window says why. */
static void
test_no_logs (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const names[] = { "issuer.der", "nowhere.json", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GFile) file = find_file (names[i]);
      g_autoptr(AssayText) why = NULL;
      g_autofree char *uri = NULL;

      g_assert_null (assay_preferences_read_logs (file, &why));
      g_assert_nonnull (why);
      assay_preferences_window_take_logs (ASSAY_PREFERENCES_WINDOW (fixture->window), file);
      uri = g_settings_get_string (fixture->settings, ASSAY_PREFERENCE_LOG_LIST);
      g_assert_cmpstr (uri, ==, "");
    }
}

static void
test_warn_days (Fixture       *fixture,
                gconstpointer  data)
{
  GtkSpinButton *days = find (fixture, GTK_TYPE_SPIN_BUTTON, "warn_days");
  g_autoptr(AssayRequest) request = create_request ();
  g_autoptr(AssayRequest) after = NULL;

  g_assert_cmpint (gtk_spin_button_get_value_as_int (days), ==, 30);
  gtk_spin_button_set_value (days, 14);
  g_assert_cmpuint (assay_preferences_get_warn_days (), ==, 14);
  after = assay_preferences_apply (request);
  g_assert_cmpuint (after->options.warn_days, ==, 14);
  gtk_spin_button_set_value (days, 1000);
  g_assert_cmpuint (assay_preferences_get_warn_days (), ==, 365);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add ("/preferences/online", Fixture, NULL, set_up, test_online, tear_down);
  g_test_add ("/preferences/logs", Fixture, NULL, set_up, test_logs, tear_down);
  g_test_add ("/preferences/no-logs", Fixture, NULL, set_up, test_no_logs, tear_down);
  g_test_add ("/preferences/warn-days", Fixture, NULL, set_up, test_warn_days, tear_down);
  return g_test_run ();
}
