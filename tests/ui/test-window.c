/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "practice/assay-practice.h"
#include "ui/assay-chain-export.h"
#include "ui/assay-window.h"
#include "ui/models/assay-recent.h"
#include "ui/widgets/assay-host-entry.h"
#include "ui/widgets/assay-suggestions.h"
#include "ui-support.h"

static AssayWindow *
create_window (void)
{
  AssayWindow *window = assay_window_new (ui_get_application ());

  assay_window_add_tab (window);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle ();
  return window;
}

static void
close_window (AssayWindow *window)
{
  ui_finalize_window (GTK_WINDOW (window));
}

static void
act (AssayWindow *window,
     const char  *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

/* Whether an action can be activated, as any button for it would show. */
static gboolean
can (AssayWindow *window,
     const char  *action)
{
  AdwHeaderBar *bar = ui_find (GTK_WIDGET (window), ADW_TYPE_HEADER_BAR, NULL);
  GtkWidget *button = gtk_button_new ();
  gboolean sensitive;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_header_bar_pack_end (bar, button);
  sensitive = gtk_widget_get_sensitive (button);
  adw_header_bar_remove (bar, button);
  return sensitive;
}

static GtkEntry *
get_entry (AssayWindow *window)
{
  return ui_find (GTK_WIDGET (window), GTK_TYPE_ENTRY, "entry");
}

static AdwTabView *
get_view (AssayWindow *window)
{
  return ui_find (GTK_WIDGET (window), ADW_TYPE_TAB_VIEW, NULL);
}

static const char *
get_text (AssayWindow *window)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_entry (window)));
}

static void
type (AssayWindow *window,
      const char  *text)
{
  GtkEditable *editable = GTK_EDITABLE (get_entry (window));

  gtk_editable_delete_text (editable, 0, -1);
  for (int position = 0; *text != '\0';)
    {
      gtk_editable_insert_text (editable, text, 1, &position);
      text++;
    }
}

static void
type_and_enter (AssayWindow *window,
                const char  *text)
{
  type (window, text);
  g_signal_emit_by_name (get_entry (window), "activate");
}

static gboolean
is_at_rest (gpointer data)
{
  AssaySession *session = assay_tab_get_session (data);

  return session != NULL && assay_session_get_state (session) >= ASSAY_SESSION_DONE;
}

static void
inspect (AssayWindow *window,
         const char  *text)
{
  type_and_enter (window, text);
  ui_wait_until (is_at_rest, assay_window_get_tab (window));
}

static AssayReport *
get_report (AssayWindow *window)
{
  return assay_session_get_report (assay_tab_get_session (assay_window_get_tab (window)));
}

static void
test_opens (void)
{
  AssayWindow *window = create_window ();

  g_assert_cmpint (adw_tab_view_get_n_pages (get_view (window)), ==, 1);
  g_assert_null (assay_tab_get_session (assay_window_get_tab (window)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "New Tab");
  /* Nothing to stop, to repeat or to save yet. */
  g_assert_false (can (window, "win.stop"));
  g_assert_false (can (window, "win.reload"));
  g_assert_false (can (window, "win.save-chain"));
  g_assert_false (can (window, "win.copy-pem"));
  /* One can begin to type. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (get_entry (window))));
  close_window (window);
}

static void
test_inspects (void)
{
  AssayWindow *window = create_window ();
  AdwTabPage *page;

  type_and_enter (window, "practice:expired");
  page = adw_tab_view_get_selected_page (get_view (window));
  g_assert_true (adw_tab_page_get_loading (page));
  g_assert_true (can (window, "win.stop"));
  act (window, "win.stop");
  ui_wait_until (is_at_rest, assay_window_get_tab (window));

  inspect (window, "practice:expired");
  g_assert_false (adw_tab_page_get_loading (page));
  g_assert_nonnull (adw_tab_page_get_icon (page));
  g_assert_cmpuint (get_report (window)->n_sent, >, 0);
  g_assert_true (ui_shows (GTK_WIDGET (window), "Not trusted"));
  close_window (window);
}

static void
test_reload (void)
{
  AssayWindow *window = create_window ();
  g_autoptr(AssayReport) first = NULL;

  inspect (window, "practice:good-ecdsa");
  first = assay_report_ref (get_report (window));
  /* What was typed since does not matter. */
  type (window, "else.example");
  act (window, "win.reload");
  g_assert_cmpstr (get_text (window), ==, "practice:good-ecdsa");
  ui_wait_until (is_at_rest, assay_window_get_tab (window));
  g_assert_true (first != get_report (window));
  close_window (window);
}

static void
test_error_at_entry (void)
{
  AssayWindow *window = create_window ();
  GtkWidget *entry = GTK_WIDGET (get_entry (window));
  GtkPopover *error = ui_find (GTK_WIDGET (window), GTK_TYPE_POPOVER, "error");

  type_and_enter (window, "http://a.example");
  g_assert_null (assay_tab_get_session (assay_window_get_tab (window)));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_true (ui_shows (GTK_WIDGET (error), "http:// is not encrypted; use https:// or just the host name"));
  g_assert_cmpstr (get_text (window), ==, "http://a.example");

  type_and_enter (window, "practice:no-such-lesson");
  g_assert_null (assay_tab_get_session (assay_window_get_tab (window)));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));

  /* It is said until one mends it. */
  type (window, "a.example");
  ui_settle ();
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (error)));
  close_window (window);
}

static void
test_tabs (void)
{
  AssayWindow *window = create_window ();
  AdwTabView *view = get_view (window);
  AssayTab *first = assay_window_get_tab (window);

  inspect (window, "practice:good-ecdsa");
  act (window, "win.new-tab");
  g_assert_cmpint (adw_tab_view_get_n_pages (view), ==, 2);
  g_assert_true (assay_window_get_tab (window) != first);
  g_assert_cmpstr (get_text (window), ==, "");
  g_assert_false (can (window, "win.copy-pem"));
  type (window, "half-typed.exa");

  /* Each tab keeps what was typed in it, and the actions follow. */
  adw_tab_view_set_selected_page (view, adw_tab_view_get_nth_page (view, 0));
  g_assert_true (assay_window_get_tab (window) == first);
  g_assert_cmpstr (get_text (window), ==, "practice:good-ecdsa");
  g_assert_true (can (window, "win.copy-pem"));
  adw_tab_view_set_selected_page (view, adw_tab_view_get_nth_page (view, 1));
  g_assert_cmpstr (get_text (window), ==, "half-typed.exa");

  act (window, "win.close-tab");
  g_assert_cmpint (adw_tab_view_get_n_pages (view), ==, 1);
  g_assert_cmpstr (get_text (window), ==, "practice:good-ecdsa");
  close_window (window);
}

static void
close_tab (GtkWindow *window)
{
  act (ASSAY_WINDOW (window), "win.close-tab");
}

static void
test_last_tab_closes_window (void)
{
  ui_finalize_by (GTK_WINDOW (create_window ()), close_tab);
}

static void
test_background_tab (void)
{
  AssayWindow *window = create_window ();
  AdwTabView *view = get_view (window);
  AssayTab *first = assay_window_get_tab (window);
  AdwTabPage *page = adw_tab_view_get_selected_page (view);

  type_and_enter (window, "practice:good-ecdsa");
  act (window, "win.new-tab");
  ui_wait_until (is_at_rest, first);
  g_assert_true (adw_tab_page_get_needs_attention (page));
  adw_tab_view_set_selected_page (view, page);
  g_assert_false (adw_tab_page_get_needs_attention (page));
  close_window (window);
}

static void
test_open (void)
{
  AssayWindow *window = create_window ();
  g_autoptr(AssayTarget) target = assay_target_parse ("practice:good-ecdsa", NULL);
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);

  /* The empty tab is used, then a new one. */
  assay_window_open (window, request);
  g_assert_cmpint (adw_tab_view_get_n_pages (get_view (window)), ==, 1);
  assay_window_open (window, request);
  g_assert_cmpint (adw_tab_view_get_n_pages (get_view (window)), ==, 2);
  g_assert_cmpstr (get_text (window), ==, "practice:good-ecdsa");
  ui_wait_until (is_at_rest, assay_window_get_tab (window));
  close_window (window);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_copy_pem (void)
{
  AssayWindow *window = create_window ();
  g_autofree char *text = NULL;

  inspect (window, "practice:good-ecdsa");
  act (window, "win.copy-pem");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, read_cb, &text);
  ui_wait_until (is_set, &text);
  g_assert_true (g_str_has_prefix (text, "-----BEGIN CERTIFICATE-----\n"));
  g_assert_true (ui_shows (GTK_WIDGET (window), "Chain copied"));
  close_window (window);
}

static gboolean
is_dialog_shown (gpointer data)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();
  GtkWidget **dialog = data;

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_FILE_CHOOSER (l->data) && gtk_widget_get_mapped (l->data))
      *dialog = l->data;
  return *dialog != NULL;
}

static gboolean
has_file (gpointer dialog)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (dialog);

  return file != NULL;
}

static gboolean
has_folder (gpointer dialog)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (dialog);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  return path != NULL && strstr (path, "/assay-ui-") != NULL;
}

static gboolean
is_file_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_toast_shown (gpointer window)
{
  return ui_shows (window, "Saved as chain.pem");
}

G_GNUC_UNUSED static void
test_save_chain (void)
{
  AssayWindow *window = create_window ();
  g_autofree char *folder = g_dir_make_tmp ("assay-ui-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chain.pem", NULL);
  g_autoptr(GFile) folder_file = g_file_new_for_path (folder);
  g_autofree char *contents = NULL;
  g_autofree char *suggested = NULL;
  GtkWidget *dialog = NULL;
  GLogLevelFlags fatal;

  inspect (window, "practice:good-ecdsa");
  act (window, "win.save-chain");
  ui_wait_until (is_dialog_shown, &dialog);
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (dialog)));
  suggested = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));
  g_assert_cmpstr (suggested, ==, "good-ecdsa.practice.test.pem");
  /* The dialog reads the folder where it begins before it goes to another. */
  ui_wait_until (has_file, dialog);
  /* GTK 4.18's chooser complains about its own path bar when the folder changes. */
  fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_assert_true (gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder_file, NULL));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "chain.pem");
  ui_wait_until (has_folder, dialog);
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_ACCEPT);
  ui_wait_until (is_file_there, path);
  g_log_set_always_fatal (fatal);
  ui_wait_until (is_toast_shown, window);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "-----BEGIN CERTIFICATE-----\n"));
  close_window (window);
  g_remove (path);
  g_rmdir (folder);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (assay_save_finish (result, &error));
  *(char **) data = g_strdup (error->message);
}

static void
test_save_fails (void)
{
  AssayWindow *window = create_window ();
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/nonexistent-folder/chain.pem");
  g_autofree char *why = NULL;

  inspect (window, "practice:good-ecdsa");
  assay_chain_export_write (GTK_WINDOW (window), get_report (window), nowhere, written_cb, &why);
  ui_wait_until (is_set, &why);
  g_assert_cmpuint (strlen (why), >, 0);
  close_window (window);
}

static gboolean
has_started (gpointer window)
{
  return assay_tab_get_session (assay_window_get_tab (window)) != NULL;
}

static void
test_paste (void)
{
  AssayWindow *window = create_window ();

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), " practice:good-ecdsa\n");
  act (window, "win.paste");
  ui_wait_until (has_started, window);
  ui_wait_until (is_at_rest, assay_window_get_tab (window));
  g_assert_cmpstr (get_text (window), ==, "practice:good-ecdsa");
  close_window (window);
}

static void
test_drop (void)
{
  AssayWindow *window = create_window ();
  GtkWidget *toasts = ui_find (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY, NULL);
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (toasts);
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_static_string (&value, "https://not a host/");
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_assert_true (taken);
  g_assert_cmpstr (get_text (window), ==, "https://not a host/");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_entry (window)), "error"));
  close_window (window);
}

static void
remember (const char *text)
{
  g_autoptr(AssayRecent) recent = assay_recent_dup_default ();
  g_autoptr(AssayTarget) target = assay_target_parse (text, NULL);

  assay_recent_add (recent, target);
}

static void
test_suggestions (void)
{
  AssayWindow *window = create_window ();
  GtkWidget *entry = GTK_WIDGET (get_entry (window));
  AssaySuggestions *suggestions;

  remember ("old.example");
  remember ("mail.example");
  remember ("other.test");
  type (window, "example");
  suggestions = ui_find (GTK_WIDGET (window), ASSAY_TYPE_SUGGESTIONS, NULL);
  g_assert_nonnull (suggestions);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (suggestions)));
  g_assert_null (assay_suggestions_get_selected (suggestions));

  /* Down, down, and around; the entry itself is one of the stops. */
  g_assert_true (ui_press (entry, GDK_KEY_Down));
  g_assert_cmpstr (assay_suggestions_get_selected (suggestions), ==, "mail.example");
  g_assert_true (ui_press (entry, GDK_KEY_Down));
  g_assert_cmpstr (assay_suggestions_get_selected (suggestions), ==, "old.example");
  g_assert_true (ui_press (entry, GDK_KEY_Down));
  g_assert_null (assay_suggestions_get_selected (suggestions));
  g_assert_true (ui_press (entry, GDK_KEY_Up));
  g_assert_cmpstr (assay_suggestions_get_selected (suggestions), ==, "old.example");

  /* Escape closes them and leaves what was typed; without them it is the window's. */
  g_assert_true (ui_press (entry, GDK_KEY_Escape));
  ui_settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (suggestions)));
  g_assert_cmpstr (get_text (window), ==, "example");
  g_assert_false (ui_press (entry, GDK_KEY_Escape));
  g_assert_false (ui_press (entry, GDK_KEY_a));

  type (window, "nothing-like-it");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (suggestions)));
  close_window (window);
}

static void
test_choose_suggestion (void)
{
  AssayWindow *window = create_window ();

  remember ("127.0.0.1:1");
  type (window, "127");
  g_assert_true (ui_press (GTK_WIDGET (get_entry (window)), GDK_KEY_Down));
  g_signal_emit_by_name (get_entry (window), "activate");
  g_assert_cmpstr (get_text (window), ==, "127.0.0.1:1");
  ui_wait_until (is_at_rest, assay_window_get_tab (window));
  /* Nothing listens there: a report to show, not an error at the entry. */
  g_assert_nonnull (get_report (window)->failure);
  g_assert_false (can (window, "win.copy-pem"));
  close_window (window);
}

static void
test_remembers (void)
{
  AssayWindow *window = create_window ();
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);
  g_auto(GStrv) recent = NULL;

  g_settings_reset (settings, "recent-targets");
  inspect (window, "practice:good-ecdsa");
  inspect (window, "https://127.0.0.1:1/path");
  recent = g_settings_get_strv (settings, "recent-targets");
  g_assert_cmpuint (g_strv_length (recent), ==, 1);
  g_assert_cmpstr (recent[0], ==, "127.0.0.1:1");
  close_window (window);
}

static gboolean
is_narrow (gpointer window)
{
  gboolean narrow;

  g_object_get (window, "narrow", &narrow, NULL);
  return narrow;
}

static void
test_narrow (void)
{
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);
  AssayWindow *window;
  AssayTab *tab;
  gboolean narrow;

  /* From the start, and without asking for more room than there is. */
  g_settings_set_int (settings, "window-width", 360);
  window = create_window ();
  tab = assay_window_get_tab (window);
  g_assert_true (is_narrow (window));
  g_object_get (tab, "narrow", &narrow, NULL);
  g_assert_true (narrow);
  inspect (window, "practice:good-ecdsa");
  ui_settle ();
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);
  close_window (window);

  g_settings_reset (settings, "window-width");
  window = create_window ();
  g_assert_false (is_narrow (window));
  close_window (window);
}

/* How far the text of the entry is scrolled. */
static int
get_scroll_offset (AssayWindow *window)
{
  int offset;

  g_object_get (gtk_editable_get_delegate (GTK_EDITABLE (get_entry (window))), "scroll-offset", &offset, NULL);
  return offset;
}

/* An address that has no room shows its beginning, which says whose it is, but for who is typing it. */
static void
test_long_address (void)
{
  static const char address[] = "127.0.0.1:1/a-path-that-is-much-longer-than-the-entry-of-a-narrow-window-could-ever-show";
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);
  AssayWindow *window;

  g_settings_set_int (settings, "window-width", 360);
  window = create_window ();
  g_object_set (assay_window_get_tab (window), "address", address, NULL);
  ui_settle ();
  g_assert_cmpint (get_scroll_offset (window), ==, 0);

  type (window, address);
  gtk_editable_set_position (GTK_EDITABLE (get_entry (window)), -1);
  ui_settle ();
  g_assert_cmpint (get_scroll_offset (window), >, 0);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  ui_settle ();
  g_assert_cmpint (get_scroll_offset (window), ==, 0);

  inspect (window, address);
  ui_settle ();
  g_assert_cmpint (get_scroll_offset (window), ==, 0);
  close_window (window);
  g_settings_reset (settings, "window-width");
}

/* Every accelerator of the application leads to an action that a window has. */
static void
test_accelerators (void)
{
  static const char * const pairs[][2] = {
    { "win.new-tab", "<Control>t" }, { "win.close-tab", "<Control>w" }, { "win.focus-entry", "<Control>l" },
    { "win.reload", "F5" }, { "win.save-chain", "<Control>s" }, { "win.copy-pem", "<Shift><Control>c" },
    { "win.share-report", "<Shift><Control>s" }, { "win.print", "<Control>p" },
    { "app.new-window", "<Control>n" }, { "app.quit", "<Control>q" },
  };
  AssayWindow *window = create_window ();

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_auto(GStrv) keys = gtk_application_get_accels_for_action (ui_get_application (), pairs[i][0]);

      g_assert_true (g_strv_contains ((const char * const *) keys, pairs[i][1]));
    }
  inspect (window, "practice:good-ecdsa");
  act (window, "win.focus-entry");
  act (window, "win.show-shortcuts");
  ui_settle ();
  g_assert_nonnull (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)));
  gtk_widget_set_visible (GTK_WIDGET (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window))), FALSE);
  close_window (window);
}

static void
test_close_while_running (void)
{
  AssayWindow *window = create_window ();

  type_and_enter (window, "practice:good-ecdsa");
  close_window (window);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/window/opens", test_opens);
  g_test_add_func ("/window/inspects", test_inspects);
  g_test_add_func ("/window/reload", test_reload);
  g_test_add_func ("/window/error-at-entry", test_error_at_entry);
  g_test_add_func ("/window/tabs", test_tabs);
  g_test_add_func ("/window/last-tab-closes-window", test_last_tab_closes_window);
  g_test_add_func ("/window/background-tab", test_background_tab);
  g_test_add_func ("/window/open", test_open);
  g_test_add_func ("/window/copy-pem", test_copy_pem);
#ifndef __SANITIZE_ADDRESS__   /* GTK's file chooser loads libcloudproviders, which leaks */
  g_test_add_func ("/window/save-chain", test_save_chain);
#endif
  g_test_add_func ("/window/save-fails", test_save_fails);
  g_test_add_func ("/window/paste", test_paste);
  g_test_add_func ("/window/drop", test_drop);
  g_test_add_func ("/window/suggestions", test_suggestions);
  g_test_add_func ("/window/choose-suggestion", test_choose_suggestion);
  g_test_add_func ("/window/remembers", test_remembers);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/long-address", test_long_address);
  g_test_add_func ("/window/accelerators", test_accelerators);
  g_test_add_func ("/window/close-while-running", test_close_while_running);
  return g_test_run ();
}
