/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files, drops and pastes: what becomes a tab, and what is said of the rest. */
#include <glib/gstdio.h>
#include <string.h>

#include "engine/assay-inspect.h"
#include "export/export-pem.h"
#include "practice/assay-practice.h"
#include "ui-support.h"
#include "ui/assay-opening.h"
#include "ui/assay-window.h"

typedef struct {
  AssayWindow *window;
  char        *folder;
  char        *chain;       /* PEM */
} Fixture;

static char *
dup_chain (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayTarget) target = assay_target_parse ("practice:good-ecdsa", &error);
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);
  g_autoptr(AssayRequest) prepared = assay_practice_prepare (request, &error);
  g_autoptr(AssayReport) report = NULL;

  g_assert_no_error (error);
  report = assay_inspect (prepared, NULL, NULL, &error);
  g_assert_no_error (error);
  return assay_export_pem_chain (report);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = assay_window_new (ui_get_application ());
  assay_window_add_tab (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->folder = g_dir_make_tmp ("assay-opening-XXXXXX", NULL);
  fixture->chain = dup_chain ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  ui_finalize_window (GTK_WINDOW (fixture->window));
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->chain);
}

/* A file of the fixture's folder. (transfer full) */
static GFile *
write_file (Fixture    *fixture,
            const char *name,
            const char *content,
            gssize      length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static AssayReport *
get_report (Fixture *fixture)
{
  AssaySession *session = assay_tab_get_session (assay_window_get_tab (fixture->window));

  return session != NULL ? assay_session_get_report (session) : NULL;
}

static gboolean
has_report (gpointer fixture)
{
  return get_report (fixture) != NULL;
}

static AdwTabView *
get_tabs (Fixture *fixture)
{
  return ui_find (GTK_WIDGET (fixture->window), ADW_TYPE_TAB_VIEW, NULL);
}

static void
open_files (Fixture *fixture,
            GFile   *first,
            GFile   *second)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, first);
  if (second != NULL)
    g_list_store_append (files, second);
  assay_opening_open_files (fixture->window, G_LIST_MODEL (files));
}

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "<b>&chain.pem", fixture->chain, -1);

  open_files (fixture, file, NULL);
  ui_wait_until (has_report, fixture);
  g_assert_cmpuint (get_report (fixture)->n_sent, ==, 2);
  g_assert_cmpint (get_report (fixture)->kind, ==, ASSAY_REPORT_FILE);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "<b>&chain.pem");
}

/* Several certificate files are verified together; what is none is said, and loses nothing else. */
static void
test_files_together (Fixture       *fixture,
                     gconstpointer  data)
{
  char *second = strstr (fixture->chain + 1, "-----BEGIN");
  g_autofree char *first = g_strndup (fixture->chain, (gsize) (second - fixture->chain));
  g_autoptr(GFile) authority = write_file (fixture, "authority.pem", second, -1);
  g_autoptr(GFile) leaf = write_file (fixture, "leaf.pem", first, -1);

  open_files (fixture, authority, leaf);
  ui_wait_until (has_report, fixture);
  g_assert_cmpint (adw_tab_view_get_n_pages (get_tabs (fixture)), ==, 1);
  g_assert_cmpuint (get_report (fixture)->n_sent, ==, 2);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "authority.pem + 1");
  g_assert_false (assay_report_get_leaf (get_report (fixture))->is_ca);
}

static gboolean
has_two_tabs (gpointer fixture)
{
  return adw_tab_view_get_n_pages (get_tabs (fixture)) == 2 && has_report (fixture);
}

/* More than are verified together are opened all the same. */
static void
test_many_files (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "chain.pem", fixture->chain, -1);
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; i < ASSAY_LIMIT_INPUTS + 1; i++)
    g_list_store_append (files, file);
  assay_opening_open_files (fixture->window, G_LIST_MODEL (files));
  ui_wait_until (has_two_tabs, fixture);
}

static gboolean
tells_junk (gpointer fixture)
{
  return ui_shows (GTK_WIDGET (((Fixture *) fixture)->window), "<i>page.html: This is a web page, not a certificate.");
}

static void
test_junk (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GFile) junk = write_file (fixture, "<i>page.html", "<!DOCTYPE html><p>\xff</p>", -1);
  g_autoptr(GFile) good = write_file (fixture, "good.pem", fixture->chain, -1);

  open_files (fixture, junk, NULL);
  ui_wait_until (tells_junk, fixture);
  g_assert_null (get_report (fixture));
  open_files (fixture, junk, good);
  ui_wait_until (has_report, fixture);
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto(GStrv) lines = g_strsplit (fixture->chain, "\n", -1);
  g_autofree char *indented = g_strjoinv ("\n    ", lines);

  assay_opening_open_text (fixture->window, indented);
  ui_wait_until (has_report, fixture);
  g_assert_cmpuint (get_report (fixture)->n_sent, ==, 2);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Pasted Text");
}

/* The key is told, and nobody has it: not even the request that could be run again. */
static void
test_private_key (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char secret[] = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg";
  g_autofree char *text = g_strconcat (fixture->chain, "-----BEGIN PRIVATE KEY-----\n", secret,
                                       "\n-----END PRIVATE KEY-----\n", NULL);
  const AssayDocument *document;
  const AssayInput *input;
  gsize length;
  const char *kept;

  assay_opening_open_text (fixture->window, text);
  ui_wait_until (has_report, fixture);
  g_assert_cmpuint (get_report (fixture)->documents->len, ==, 1);
  document = g_ptr_array_index (get_report (fixture)->documents, 0);
  g_assert_cmpint (document->kind, ==, ASSAY_DOCUMENT_PRIVATE_KEY);
  g_assert_null (document->der);
  input = g_ptr_array_index (get_report (fixture)->request->inputs, 0);
  kept = g_bytes_get_data (input->bytes, &length);
  g_assert_null (memmem (kept, length, secret, strlen (secret)));
}

static void
test_address (Fixture       *fixture,
              gconstpointer  data)
{
  assay_opening_open_text (fixture->window, " practice:good-ecdsa\n");
  ui_wait_until (has_report, fixture);
  g_assert_cmpint (get_report (fixture)->kind, ==, ASSAY_REPORT_LIVE);
}

static void
test_hostile_text (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *long_line = g_strnfill (2000000, 'M');

  assay_opening_open_text (fixture->window, "<b>\nnothing\n&amp;");
  assay_opening_open_text (fixture->window, "");
  assay_opening_open_text (fixture->window, long_line);
  ui_settle ();
  g_assert_null (get_report (fixture));
}

static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_asked (gpointer problem)
{
  AdwMessageDialog *dialog = find_dialog ();

  return dialog != NULL && strstr (adw_message_dialog_get_body (dialog), problem) != NULL;
}

static void
answer (const char *password)
{
  AdwMessageDialog *dialog = find_dialog ();
  g_autoptr(GtkEditable) entry = g_object_ref (ui_find (GTK_WIDGET (dialog), GTK_TYPE_PASSWORD_ENTRY, NULL));

  /* As one who types, and presses Enter; an event holds the widgets that it goes to. */
  gtk_editable_set_text (entry, password);
  g_signal_emit_by_name (ui_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT, NULL), "activate");
}

static gboolean
has_certificate (gpointer fixture)
{
  return has_report (fixture) && get_report (fixture)->n_sent > 0;
}

static void
test_password (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *source = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "fuzz", "corpus", "bundle", "pkcs12",
                                              NULL);
  g_autofree char *content = NULL;
  g_autoptr(GFile) file = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &content, &length, NULL));
  file = write_file (fixture, "<b>locked.p12", content, (gssize) length);
  open_files (fixture, file, NULL);
  ui_wait_until (is_asked, (gpointer) "<b>locked.p12: It is locked with a password");
  answer ("wrong");
  ui_wait_until (is_asked, (gpointer) "The password is wrong");
  answer ("a");
  ui_wait_until (has_certificate, fixture);
  g_assert_cmpuint (get_report (fixture)->documents->len, ==, 0);
  g_assert_null (find_dialog ());
}

/* A tab that has no server to ask again, and no file, stays as it is. */
static void
test_finished_report (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(AssayTarget) target = assay_target_new_named ("bytes", "some <bytes>");
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);
  g_autoptr(AssayReport) report = NULL;
  AssayReport draft;

  assay_report_draft (&draft, request);
  report = assay_report_take (&draft);
  assay_window_open_report (fixture->window, request, report);
  g_assert_true (get_report (fixture) == report);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "some <bytes>");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.reload", NULL);
  g_assert_true (get_report (fixture) == report);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/opening/file", test_file);
  ADD ("/opening/files-together", test_files_together);
  ADD ("/opening/many-files", test_many_files);
  ADD ("/opening/junk", test_junk);
  ADD ("/opening/text", test_text);
  ADD ("/opening/private-key", test_private_key);
  ADD ("/opening/address", test_address);
  ADD ("/opening/hostile-text", test_hostile_text);
  ADD ("/opening/password", test_password);
  ADD ("/opening/finished-report", test_finished_report);
  return g_test_run ();
}
