/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "checks/assay-causes.h"
#include "ui/assay-comparing.h"
#include "ui/assay-opening.h"
#include "ui/assay-result-page.h"
#include "ui/assay-share.h"
#include "ui/assay-window.h"
#include "ui/widgets/assay-saved-line.h"
#include "ui-support.h"

#define FILE_NAME "a.assay.json"

/* A window, and a folder for what is saved from it. */
typedef struct {
  AssayWindow *window;
  char        *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = assay_window_new (ui_get_application ());
  fixture->folder = g_dir_make_tmp ("assay-ui-XXXXXX", NULL);
  assay_window_add_tab (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GDir *folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  ui_finalize_window (GTK_WINDOW (fixture->window));
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_dir_close (folder);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static AssaySession *
get_session (gpointer window)
{
  return assay_tab_get_session (assay_window_get_tab (window));
}

static gboolean
is_done (gpointer window)
{
  return get_session (window) != NULL && assay_session_get_state (get_session (window)) == ASSAY_SESSION_DONE;
}

static gboolean
is_saved (gpointer window)
{
  return get_session (window) != NULL && assay_session_get_saved (get_session (window)) != NULL;
}

static void
inspect (Fixture    *fixture,
         const char *target)
{
  assay_window_inspect (fixture->window, target);
  ui_wait_until (is_done, fixture->window);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = assay_save_finish (result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = file != NULL;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

/* What the selected tab writes in a form. */
static char *
save (Fixture    *fixture,
      const char *name)
{
  AssayShared shared = assay_share_look_at (assay_window_get_tab (fixture->window));
  g_autofree char *path = g_build_filename (fixture->folder, FILE_NAME, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  gboolean written = FALSE;
  char *content;

  g_assert_true (assay_share_is_possible (name, &shared));
  assay_share_write (GTK_WINDOW (fixture->window), name, &shared, file, written_cb, &written);
  ui_wait_until (is_true, &written);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static void
open_content (Fixture    *fixture,
              const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, FILE_NAME, NULL);
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  g_list_store_append (files, file);
  assay_opening_open_files (fixture->window, G_LIST_MODEL (files));
}

static char *
replace (const char *text,
         const char *from,
         const char *to)
{
  g_auto(GStrv) parts = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (to, parts);
}

static GPtrArray *
get_lines (Fixture *fixture)
{
  AssaySavedLine *line = ui_find (GTK_WIDGET (assay_window_get_tab (fixture->window)), ASSAY_TYPE_SAVED_LINE, NULL);

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (line)));
  return ui_get_children (adw_bin_get_child (ADW_BIN (line)));
}

static guint
count_saved_lines (Fixture *fixture)
{
  GtkWidget *line = ui_find (GTK_WIDGET (assay_window_get_tab (fixture->window)), ASSAY_TYPE_SAVED_LINE, NULL);
  g_autoptr(GPtrArray) rows = ui_get_children (adw_bin_get_child (ADW_BIN (line)));

  return gtk_widget_get_visible (line) ? rows->len : 0;
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  target)
{
  g_autofree char *content = NULL;
  g_autofree char *again = NULL;
  g_autofree char *address = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  AssaySession *first;

  inspect (fixture, target);
  first = get_session (fixture->window);
  g_assert_cmpuint (count_saved_lines (fixture), ==, 0);
  content = save (fixture, "report");

  open_content (fixture, content);
  ui_wait_until (is_saved, fixture->window);
  ui_settle ();
  g_assert_true (get_session (fixture->window) != first);
  g_assert_false (assay_session_can_restart (get_session (fixture->window)));
  g_assert_cmpint (assay_session_get_kind (get_session (fixture->window)), ==, ASSAY_REPORT_SAVED);
  g_assert_cmpint (assay_session_get_assessment (get_session (fixture->window))->verdict, ==,
                   assay_session_get_assessment (first)->verdict);
  g_assert_cmpuint (g_list_model_get_n_items (assay_session_get_events (get_session (fixture->window))), >=,
                    assay_session_get_report (first)->messages->len);
  lines = get_lines (fixture);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (lines->pdata[0]), "Taken on "));
  g_assert_cmpstr (adw_action_row_get_subtitle (lines->pdata[0]), ==,
                   "The verdict is as of then; as of today it is the same");

  again = save (fixture, "report");
  g_assert_cmpstr (again, ==, content);

  /* Where it was taken can be inspected today. */
  g_object_get (assay_window_get_tab (fixture->window), "address", &address, NULL);
  g_assert_cmpstr (address, ==, target);
  inspect (fixture, address);
  g_assert_false (is_saved (fixture->window));
  g_assert_cmpint (assay_session_get_kind (get_session (fixture->window)), ==, ASSAY_REPORT_LIVE);
  g_assert_cmpuint (count_saved_lines (fixture), ==, 0);
}

/* A report of the days when the certificate was good. */
static void
test_then_and_now (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *content = NULL;
  g_autofree char *older = NULL;
  g_autofree char *line = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GDateTime) then = NULL;
  g_autofree char *time = NULL;
  const char *started;

  inspect (fixture, "practice:expired");
  content = save (fixture, "report");
  started = strstr (content, "\"started_at\": \"");
  line = g_strndup (started, (gsize) (strchr (started, '\n') - started));
  then = g_date_time_new_from_unix_utc (assay_report_get_leaf (assay_session_get_report (get_session (fixture->window)))
                                          ->not_after - 60 * 24 * 3600);
  time = g_date_time_format (then, "\"started_at\": \"%Y-%m-%dT%H:%M:%S.000Z\",");
  older = replace (content, line, time);

  open_content (fixture, older);
  ui_wait_until (is_saved, fixture->window);
  ui_settle ();
  lines = get_lines (fixture);
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (lines->pdata[0]),
                                   "Trusted then; today: Not trusted. The certificate of expired.practice.test expired "));
  g_assert_true (ui_shows (GTK_WIDGET (assay_window_get_tab (fixture->window)), "Trusted"));
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *content = NULL;
  g_autofree char *newer = NULL;
  g_autoptr(GPtrArray) lines = NULL;

  inspect (fixture, "practice:good-ecdsa");
  content = save (fixture, "report");
  newer = replace (content, "\"schema\": 1,", "\"schema\": 99, \"mood\": \"sunny\",");
  open_content (fixture, newer);
  ui_wait_until (is_saved, fixture->window);
  ui_settle ();
  lines = get_lines (fixture);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (lines->pdata[1]), "A newer version of Assay"));
}

/* The first label with this beginning. */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *beginning)
{
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), beginning))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, beginning);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_refused (gpointer window)
{
  return find_label (window, FILE_NAME ": ") != NULL;
}

static gboolean
is_refused_with_place (gpointer window)
{
  return find_label (window, FILE_NAME ": This is no JSON, or damaged (line, column, reason): 2:") != NULL;
}

/* What is wrong, and where, in a toast; and nothing is opened. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  open_content (fixture, "{\n  \"schema\": oops\n}");
  ui_wait_until (is_refused_with_place, fixture->window);
  g_assert_true (assay_tab_is_empty (assay_window_get_tab (fixture->window)));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  const char *content = data;

  open_content (fixture, content);
  ui_wait_until (is_refused, fixture->window);
  g_assert_true (assay_tab_is_empty (assay_window_get_tab (fixture->window)));
}

/* As deep as a stack is not. */
static void
test_deep (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GString) content = g_string_new ("{\"schema\": 1, \"target\": ");

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (content, '[');
  test_refused (fixture, content->str);
}

/* Words of a stranger are words; a file that it names is not opened; where it says to connect to, nobody connects. */
static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const lies[][2] = {
    { "\"scheme\": \"practice\"", "\"scheme\": \"file\"" },
    { "\"host\": \"good-ecdsa.practice.test\"", "\"host\": \"\"" },
    { "\"port\": 443", "\"port\": 0" },
    { "\"input\": \"practice:good-ecdsa\"", "\"input\": \"/etc/passwd\"" },
    { "\"display_host\": \"", "\"display_host\": \"<b>%s</b>\\u202e" },
    { "\"connect_host\": \"127.0.0.1\"", "\"connect_host\": \"evil.example\"" },
  };
  g_autofree char *content = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  const char *title;

  inspect (fixture, "practice:good-ecdsa");
  content = save (fixture, "report");
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autofree char *honest = g_steal_pointer (&content);

      content = replace (honest, lies[i][0], lies[i][1]);
    }
  open_content (fixture, content);
  ui_wait_until (is_saved, fixture->window);
  ui_settle ();
  lines = get_lines (fixture);
  title = adw_preferences_row_get_title (lines->pdata[0]);
  g_assert_nonnull (strstr (title, "<b>%s</b>"));
  g_assert_null (strstr (title, "\342\200\256"));
  g_assert_false (assay_session_can_restart (get_session (fixture->window)));
  g_assert_null (assay_tab_get_options (assay_window_get_tab (fixture->window))->connect_host);
}

/* Nor when the report is of a failure, with something to try. */
static void
test_hostile_follow_up (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *content = NULL;
  g_autofree char *hostile = NULL;
  AssayResultPage *page;

  inspect (fixture, "127.0.0.1:1");
  content = save (fixture, "report");
  hostile = replace (content, "\"connect_host\": \"127.0.0.1\"", "\"connect_host\": \"evil.example\"");
  open_content (fixture, hostile);
  ui_wait_until (is_saved, fixture->window);
  page = ui_find (GTK_WIDGET (assay_window_get_tab (fixture->window)), ASSAY_TYPE_RESULT_PAGE, NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.follow-up", "u", (guint32) ASSAY_FOLLOW_UP_TLS12_ONLY);
  gtk_widget_activate_action (GTK_WIDGET (page), "win.reload", NULL);
  g_assert_true (is_saved (fixture->window));
}

static void
test_forms (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const beginnings[][2] = {
    { "html", "<!DOCTYPE html>" }, { "markdown", "# " }, { "text", "" }, { "ladder", "<svg " }, { "chain", "<svg " },
  };

  inspect (fixture, "practice:good-ecdsa");
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autofree char *content = save (fixture, beginnings[i][0]);

      g_assert_true (g_str_has_prefix (content, beginnings[i][1]));
      g_assert_nonnull (strstr (content, i < 3 ? "good-ecdsa.practice.test" : "</svg>"));
      g_assert_null (strstr (content, "CLIENT_TRAFFIC_SECRET"));
    }
}

static gboolean
is_compared (gpointer window)
{
  AssayShared shared = assay_share_look_at (assay_window_get_tab (window));

  return shared.comparison != NULL;
}

static void
test_comparison (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const names[] = { "report", "html", "markdown", "text" };
  AssayShared shared = assay_share_look_at (assay_window_get_tab (fixture->window));

  g_assert_false (assay_share_is_possible ("html", &shared));
  g_assert_true (assay_comparing_addresses (fixture->window, "practice:good-ecdsa", "practice:expired", NULL));
  ui_wait_until (is_compared, fixture->window);
  shared = assay_share_look_at (assay_window_get_tab (fixture->window));
  g_assert_false (assay_share_is_possible ("ladder", &shared));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *content = save (fixture, names[i]);

      g_assert_nonnull (strstr (content, "expired"));
    }
}

#define ADD(name, data, function) g_test_add (name, Fixture, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/share/round-trip/good", "practice:good-ecdsa", test_round_trip);
  ADD ("/share/round-trip/expired", "practice:expired", test_round_trip);
  ADD ("/share/round-trip/refused", "127.0.0.1:1", test_round_trip);
  ADD ("/share/then-and-now", NULL, test_then_and_now);
  ADD ("/share/newer", NULL, test_newer);
  ADD ("/share/damaged", NULL, test_damaged);
  ADD ("/share/refused/empty", "{\"schema\": 1}", test_refused);
  ADD ("/share/refused/types", "{\"schema\": \"one\", \"generator\": [], \"target\": 7}", test_refused);
  ADD ("/share/refused/deep", NULL, test_deep);
  ADD ("/share/hostile", NULL, test_hostile);
  ADD ("/share/hostile-follow-up", NULL, test_hostile_follow_up);
  ADD ("/share/forms", NULL, test_forms);
  ADD ("/share/comparison", NULL, test_comparison);
  return g_test_run ();
}
