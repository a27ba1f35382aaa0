/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "decode/decode-x509.h"
#include "export/export-json.h"
#include "support/make-certificate.h"
#include "turns.h"
#include "ui/assay-comparing.h"
#include "ui/assay-window.h"
#include "ui/compare/assay-compare-popover.h"
#include "ui/models/assay-compare-item.h"
#include "ui/models/assay-preferences.h"
#include "ui-support.h"

static AssayWindow *
window_new (void)
{
  AssayWindow *window = assay_window_new (ui_get_application ());

  assay_window_add_tab (window);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static gboolean
is_compared (gpointer tab)
{
  AssayComparePage *page = assay_tab_get_comparison (tab);

  return page != NULL && assay_compare_page_get_comparison (page) != NULL;
}

static gboolean
is_done (gpointer tab)
{
  AssaySession *session = assay_tab_get_session (tab);

  return session != NULL && assay_session_get_state (session) == ASSAY_SESSION_DONE;
}

static AssayComparePage *
compare (AssayWindow *window,
         const char  *left,
         const char  *right)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (assay_comparing_addresses (window, left, right, &error));
  g_assert_no_error (error);
  ui_wait_until (is_compared, assay_window_get_tab (window));
  ui_settle ();
  return assay_tab_get_comparison (assay_window_get_tab (window));
}

static GtkListView *
get_list (AssayComparePage *page)
{
  return ui_find (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW, "list");
}

static guint
count_shown (AssayComparePage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_list (page))));
}

static void
test_addresses (void)
{
  AssayWindow *window = window_new ();
  AssayComparePage *page = compare (window, "practice:good-ecdsa", "practice:expired");
  AssayComparison *comparison = assay_compare_page_get_comparison (page);
  g_autofree char *title = NULL;

  g_assert_cmpuint (comparison->n_material, >, 0);
  g_assert_cmpuint (count_shown (page), >=, comparison->rows->len);
  g_assert_true (ui_shows (GTK_WIDGET (page), "good-ecdsa"));
  g_assert_true (ui_shows (GTK_WIDGET (page), "expired"));
  g_assert_true (ui_shows (GTK_WIDGET (page), "material change"));
  g_object_get (assay_window_get_tab (window), "title", &title, NULL);
  g_assert_cmpstr (title, ==, "good-ecdsa ⇄ expired");
  ui_finalize_window (GTK_WINDOW (window));
}

/* Only what differs; then only what has a word in it. */
static void
test_filters (void)
{
  AssayWindow *window = window_new ();
  AssayComparePage *page = compare (window, "practice:good-ecdsa", "practice:good-rsa");
  GtkToggleButton *only = ui_find (GTK_WIDGET (page), GTK_TYPE_TOGGLE_BUTTON, "only_differences");
  GtkWidget *entry = ui_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, "search_entry");
  guint all = count_shown (page);
  guint differences;

  gtk_toggle_button_set_active (only, TRUE);
  ui_settle ();
  differences = count_shown (page);
  g_assert_cmpuint (differences, <, all);
  g_assert_cmpuint (differences, >, 0);
  gtk_toggle_button_set_active (only, FALSE);
  ui_settle ();
  g_assert_cmpuint (count_shown (page), ==, all);
  gtk_editable_set_text (GTK_EDITABLE (entry), "rsa");
  g_signal_emit_by_name (entry, "search-changed");
  ui_settle ();
  g_assert_cmpuint (count_shown (page), <, all);
  g_assert_cmpuint (count_shown (page), >, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such words anywhere");
  g_signal_emit_by_name (entry, "search-changed");
  ui_settle ();
  g_assert_cmpuint (count_shown (page), ==, 0);
  ui_finalize_window (GTK_WINDOW (window));
}

static AssayCompareItem *
get_selected (AssayComparePage *page)
{
  return gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (gtk_list_view_get_model (get_list (page))));
}

static void
test_next_difference (void)
{
  AssayWindow *window = window_new ();
  AssayComparePage *page = compare (window, "practice:good-ecdsa", "practice:expired");
  AssayCompareItem *first, *second;

  gtk_widget_activate_action (GTK_WIDGET (page), "compare.next-difference", NULL);
  first = get_selected (page);
  g_assert_cmpuint (assay_compare_item_get_n_differences (first), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (page), "compare.next-difference", NULL);
  second = get_selected (page);
  g_assert_true (first != second);
  g_assert_cmpuint (assay_compare_item_get_n_differences (second), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (page), "compare.previous-difference", NULL);
  g_assert_true (get_selected (page) == first);
  ui_finalize_window (GTK_WINDOW (window));
}

static void
test_swap (void)
{
  AssayWindow *window = window_new ();
  AssayComparePage *page = compare (window, "practice:good-ecdsa", "practice:expired");
  AssaySession *left = assay_compare_page_get_session (page, 0);
  g_autofree char *title = NULL;

  gtk_widget_activate_action (GTK_WIDGET (page), "compare.swap", NULL);
  g_assert_true (assay_compare_page_get_session (page, 1) == left);
  ui_settle ();
  g_object_get (page, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "expired ⇄ good-ecdsa");
  ui_finalize_window (GTK_WINDOW (window));
}

/* A side that fails is told, and the other one is there all the same. */
static void
test_failed_side (void)
{
  AssayWindow *window = window_new ();
  AssayComparePage *page = compare (window, "practice:good-ecdsa", "practice:alert");
  AssayComparison *comparison = assay_compare_page_get_comparison (page);

  g_assert_nonnull (comparison->right->failure);
  g_assert_null (comparison->left->failure);
  g_assert_cmpuint (comparison->summary->len, >, 0);
  ui_finalize_window (GTK_WINDOW (window));
}

/* What two tabs hold is compared as it is. */
static void
test_tabs (void)
{
  AssayWindow *window = window_new ();
  AssayTab *first = assay_window_get_tab (window);
  AssayTab *second;
  AssayReport *report;
  AssayComparePage *page;

  assay_window_inspect (window, "practice:good-ecdsa");
  ui_wait_until (is_done, first);
  report = assay_session_get_report (assay_tab_get_session (first));
  second = assay_window_add_tab (window);
  assay_window_inspect (window, "practice:good-rsa");
  ui_wait_until (is_done, second);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.compare-tab", "u", 0);
  g_assert_true (assay_window_get_tab (window) != second);
  ui_wait_until (is_compared, assay_window_get_tab (window));
  page = assay_tab_get_comparison (assay_window_get_tab (window));
  g_assert_true (assay_compare_page_get_comparison (page)->right == report);
  ui_finalize_window (GTK_WINDOW (window));
}

/* The menu of a tab is about that tab, whichever was selected. */
static void
test_tab_menu (void)
{
  AssayWindow *window = window_new ();
  AssayTab *first = assay_window_get_tab (window);
  AdwTabView *view = ui_find (GTK_WIDGET (window), ADW_TYPE_TAB_VIEW, NULL);

  assay_window_inspect (window, "practice:good-ecdsa");
  ui_wait_until (is_done, first);
  assay_window_add_tab (window);
  g_assert_true (assay_window_get_tab (window) != first);
  g_assert_nonnull (adw_tab_view_get_menu_model (view));
  g_signal_emit_by_name (view, "setup-menu", adw_tab_view_get_nth_page (view, 0));
  g_assert_true (assay_window_get_tab (window) == first);
  ui_finalize_window (GTK_WINDOW (window));
}

/* Whether a side's report is of an inspection that asked the authorities. */
static gboolean
asked_online (AssayComparePage *page,
              guint             side)
{
  return assay_session_get_report (assay_compare_page_get_session (page, side))->request->options.online;
}

static gboolean
are_done (gpointer page)
{
  return assay_session_get_state (assay_compare_page_get_session (page, 0)) == ASSAY_SESSION_DONE
         && assay_session_get_state (assay_compare_page_get_session (page, 1)) == ASSAY_SESSION_DONE;
}

/* Each side asks the authorities when that is preferred, as it is when it is inspected. */
static void
test_online (void)
{
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);
  AssayWindow *window = window_new ();
  AssayComparePage *page;

  g_settings_set_boolean (settings, ASSAY_PREFERENCE_ONLINE, TRUE);
  page = compare (window, "practice:good-ecdsa", "practice:good-rsa");
  g_assert_true (asked_online (page, 0));
  g_assert_true (asked_online (page, 1));
  g_settings_reset (settings, ASSAY_PREFERENCE_ONLINE);
  assay_tab_reload (assay_window_get_tab (window));
  g_assert_false (are_done (page));
  ui_wait_until (are_done, page);
  g_assert_false (asked_online (page, 0));
  g_assert_false (asked_online (page, 1));
  ui_finalize_window (GTK_WINDOW (window));
}

static char *
find_certificate (void)
{
  return g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "data", "x509", "root.der", NULL);
}

/* What the tab has is compared as it is; the file is read by the tab's own choice. */
static void
test_file_online (void)
{
  g_autofree char *path = find_certificate ();
  g_autoptr(GFile) file = g_file_new_for_path (path);
  AssayWindow *window = window_new ();
  AssayTab *tab = assay_window_get_tab (window);
  g_auto(AssayRequestOptions) options;
  AssayComparePage *page;

  assay_request_options_init (&options);
  options.online = TRUE;
  assay_window_inspect (window, "practice:good-ecdsa");
  ui_wait_until (is_done, tab);
  assay_tab_set_options (tab, &options);
  assay_comparing_take_file (window, file);
  while (assay_window_get_tab (window) == tab)
    g_main_context_iteration (NULL, TRUE);
  ui_wait_until (is_compared, assay_window_get_tab (window));
  page = assay_tab_get_comparison (assay_window_get_tab (window));
  g_assert_false (asked_online (page, 0));
  g_assert_true (asked_online (page, 1));
  ui_finalize_window (GTK_WINDOW (window));
}

/* The same as if it had been saved and opened again. (transfer full) */
static AssaySavedReport *
save (AssaySession *session)
{
  char *json = assay_export_json (assay_session_get_report (session), assay_session_get_assessment (session), NULL,
                                  ASSAY_JSON_BRIEF);
  g_autoptr(GBytes) bytes = g_bytes_new_take (json, strlen (json));
  g_autoptr(AssayText) why = NULL;
  AssaySavedReport *saved = assay_import_json (bytes, &why);

  g_assert_nonnull (saved);
  return saved;
}

/* Whoever wrote a saved report named the file in it: that is not read, on the side of a comparison neither. */
static void
test_saved_is_not_read (void)
{
  g_autofree char *path = find_certificate ();
  g_autoptr(AssayTarget) target = assay_target_new_for_file (path);
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);
  AssayWindow *window = window_new ();
  AssayTab *live = assay_window_get_tab (window);
  AssayComparePage *page;

  assay_window_open (window, request);
  ui_wait_until (is_done, live);
  assay_window_open_saved (window, save (assay_tab_get_session (live)));
  assay_comparing_tab (window, live);
  page = assay_tab_get_comparison (assay_window_get_tab (window));
  g_assert_false (assay_session_can_restart (assay_compare_page_get_session (page, 0)));
  g_assert_true (assay_session_can_restart (assay_compare_page_get_session (page, 1)));
  ui_finalize_window (GTK_WINDOW (window));
}

static void
test_bad_address (void)
{
  AssayWindow *window = window_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (assay_comparing_addresses (window, "practice:good-ecdsa", "host:99999", &error));
  g_assert_nonnull (error);
  g_assert_null (assay_tab_get_comparison (assay_window_get_tab (window)));
  ui_finalize_window (GTK_WINDOW (window));
}

static void
test_popover (void)
{
  AssayWindow *window = window_new ();
  GtkWidget *popover;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.compare", NULL);
  ui_settle ();
  popover = ui_find (GTK_WIDGET (window), ASSAY_TYPE_COMPARE_POPOVER, NULL);
  g_assert_nonnull (popover);
  gtk_editable_set_text (ui_find (popover, GTK_TYPE_ENTRY, "left"), "practice:good-ecdsa");
  gtk_editable_set_text (ui_find (popover, GTK_TYPE_ENTRY, "right"), "host:99999");
  g_signal_emit_by_name (ui_find (popover, GTK_TYPE_ENTRY, "right"), "activate");
  g_assert_true (gtk_widget_get_visible (ui_find (popover, GTK_TYPE_LABEL, "error")));
  gtk_editable_set_text (ui_find (popover, GTK_TYPE_ENTRY, "right"), "practice:good-rsa");
  g_signal_emit_by_name (ui_find (popover, GTK_TYPE_ENTRY, "right"), "activate");
  ui_wait_until (is_compared, assay_window_get_tab (window));
  ui_settle ();
  ui_finalize_window (GTK_WINDOW (window));
}

/* On a telephone it asks for no more room than there is. */
static void
test_narrow (void)
{
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);
  AssayWindow *window;

  g_settings_set_int (settings, "window-width", 360);
  window = window_new ();
  compare (window, "practice:good-ecdsa", "practice:expired");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);
  ui_finalize_window (GTK_WINDOW (window));
  g_settings_reset (settings, "window-width");
}

#define N_NAMES  10000
#define N_ROUNDS 6

static AssayReport *
report_of_names (AssayRequest *request,
                 const char   *pattern)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GBytes) der = NULL;
  AssayReport draft;

  for (guint i = 0; i < N_NAMES; i++)
    g_ptr_array_add (names, g_strdup_printf ("%s-%u.example", pattern, i));
  der = make_certificate (pattern, strlen (pattern), (const char * const *) names->pdata, names->len);
  assay_report_draft (&draft, request);
  g_ptr_array_add (draft.certificates, assay_x509_read (der, ASSAY_ORIGIN_SERVER));
  draft.n_sent = 1;
  draft.started_at = G_GINT64_CONSTANT (1795424400) * G_USEC_PER_SEC;
  return assay_report_take (&draft);
}

static gint64
measure_names (AssayReport *left,
               AssayReport *right)
{
  AssayWindow *window = window_new ();
  AssayTab *tab = assay_window_take_empty_tab (window);
  AssayComparePage *page = assay_tab_compare (tab);
  GtkToggleButton *only = ui_find (GTK_WIDGET (page), GTK_TYPE_TOGGLE_BUTTON, "only_differences");
  Turns turns;

  ui_settle ();
  turns_begin ();
  assay_session_take_report (assay_compare_page_get_session (page, 0), left->request, left);
  assay_session_take_report (assay_compare_page_get_session (page, 1), right->request, right);
  ui_wait_until (is_compared, tab);
  ui_settle ();
  gtk_toggle_button_set_active (only, TRUE);
  ui_settle ();
  gtk_widget_activate_action (GTK_WIDGET (page), "compare.next-difference", NULL);
  ui_settle ();
  turns_end (&turns);
  g_assert_cmpuint (assay_compare_page_get_comparison (page)->rows->len, >, 100);
  ui_finalize_window (GTK_WINDOW (window));
  return turns.worst_cpu;
}

/* Two reports of ten thousand names each never hold the window up. */
static void
test_many_names (void)
{
  g_autoptr(AssayTarget) target = assay_target_parse ("names.example", NULL);
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);
  g_autoptr(AssayReport) left = report_of_names (request, "left");
  g_autoptr(AssayReport) right = report_of_names (request, "right");
  gint64 longest = G_MAXINT64;

  for (guint i = 0; i < N_ROUNDS && longest >= TURN_LIMIT_US; i++)
    longest = measure_names (left, right);
  g_assert_cmpint (longest, <, TURN_LIMIT_US);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/compare/addresses", test_addresses);
  g_test_add_func ("/compare/filters", test_filters);
  g_test_add_func ("/compare/next-difference", test_next_difference);
  g_test_add_func ("/compare/swap", test_swap);
  g_test_add_func ("/compare/failed-side", test_failed_side);
  g_test_add_func ("/compare/tabs", test_tabs);
  g_test_add_func ("/compare/tab-menu", test_tab_menu);
  g_test_add_func ("/compare/online", test_online);
  g_test_add_func ("/compare/file-online", test_file_online);
  g_test_add_func ("/compare/saved-is-not-read", test_saved_is_not_read);
  g_test_add_func ("/compare/bad-address", test_bad_address);
  g_test_add_func ("/compare/popover", test_popover);
  g_test_add_func ("/compare/narrow", test_narrow);
  g_test_add_func ("/compare/many-names", test_many_names);
  return g_test_run ();
}
