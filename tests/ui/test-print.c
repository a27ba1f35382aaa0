/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "ui/assay-commands-window.h"
#include "ui/assay-print.h"
#include "ui/assay-window.h"
#include "ui/print/print-form.h"
#include "ui-support.h"

static gboolean
is_done (gpointer window)
{
  AssaySession *session = assay_tab_get_session (assay_window_get_tab (window));

  return session != NULL && assay_session_get_state (session) == ASSAY_SESSION_DONE;
}

static AssayWindow *
create_window (const char *target)
{
  AssayWindow *window = assay_window_new (ui_get_application ());

  assay_window_add_tab (window);
  gtk_window_present (GTK_WINDOW (window));
  assay_window_inspect (window, target);
  ui_wait_until (is_done, window);
  return window;
}

/* The block of a kind that begins so. */
static const AssayPrintBlock *
find_block (GPtrArray      *blocks,
            AssayPrintKind  kind,
            const char     *beginning)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const AssayPrintBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == kind && g_str_has_prefix (block->cells[0], beginning))
        return block;
    }
  return NULL;
}

/* Everything by its function, as a report would write it. */
static void
test_form (void)
{
  const char *columns[] = { "one", "two", NULL };
  AssaySharePage page;
  g_autofree char *written = NULL;
  g_autoptr(GPtrArray) blocks = NULL;

  assay_share_page_init (&page, &assay_print_form, NULL);
  page.form->begin (&page, "a <b> & \036\037 c");
  page.form->begin_table (&page, columns);
  page.form->row (&page, ASSAY_TONE_PLAIN, (const char * const []) { "", "x", NULL });
  page.form->end_table (&page);
  page.form->begin_details (&page, "after a row, nothing");
  page.form->field (&page, "not", "on paper");
  page.form->end_details (&page);
  page.form->heading (&page, "Messages");
  page.form->begin_details (&page, "client_hello");
  page.form->field (&page, "version", "TLS 1.2");
  page.form->begin_details (&page, "deeper");
  page.form->field (&page, "deep", "not on paper");
  page.form->end_details (&page);
  page.form->end_details (&page);
  page.form->code (&page, "-----BEGIN");
  written = assay_share_page_end (&page);
  blocks = assay_print_form_read (written);

  g_assert_cmpuint (blocks->len, ==, 6);
  g_assert_nonnull (find_block (blocks, ASSAY_PRINT_TITLE, "a &lt;b&gt; &amp; \\x1e\\x1f c"));
  g_assert_cmpstr (find_block (blocks, ASSAY_PRINT_COLUMNS, "one")->cells[1], ==, "two");
  g_assert_cmpstr (find_block (blocks, ASSAY_PRINT_ROW, "")->cells[1], ==, "x");
  g_assert_nonnull (find_block (blocks, ASSAY_PRINT_HEADING, "Messages"));
  g_assert_nonnull (find_block (blocks, ASSAY_PRINT_ITEM, "• <b>client_hello</b>"));
  g_assert_cmpstr (find_block (blocks, ASSAY_PRINT_FIELD, "version")->cells[1], ==, "TLS 1.2");
}

typedef struct {
  GBytes   *pdf;
  gboolean  done;
} Made;

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Made *made = data;
  g_autoptr(GError) error = NULL;

  made->pdf = assay_print_make_pdf_finish (result, &error);
  g_assert_no_error (error);
  made->done = TRUE;
}

static gboolean
is_made (gpointer made)
{
  return ((Made *) made)->done;
}

static GBytes *
make_pdf (AssayWindow *window)
{
  AssayTab *tab = assay_window_get_tab (window);
  AssayShared shared = assay_share_look_at (tab);
  Made made = { 0 };

  assay_print_make_pdf (GTK_WIDGET (tab), &shared, made_cb, &made);
  ui_wait_until (is_made, &made);
  return made.pdf;
}

/* What another program reads in it; NULL where there is no such program. */
static char *
read_pdf (GBytes *pdf)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *path = NULL;
  g_autofree char *command = NULL;
  char *text = NULL;

  if (program == NULL)
    return NULL;
  close (g_file_open_tmp ("assay-XXXXXX.pdf", &path, NULL));
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  command = g_strdup_printf ("%s -layout %s -", program, path);
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, NULL));
  g_unlink (path);
  return text;
}

static void
test_pdf (gconstpointer target)
{
  AssayWindow *window = create_window (target);
  g_autoptr(GBytes) pdf = make_pdf (window);
  g_autofree char *text = read_pdf (pdf);
  g_autofree char *headline =
    assay_text_format (assay_session_get_assessment (assay_tab_get_session (assay_window_get_tab (window)))->headline, NULL);

  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
  g_assert_cmpint (memcmp (g_bytes_get_data (pdf, NULL), "%PDF-", 5), ==, 0);
  ui_finalize_window (GTK_WINDOW (window));
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not there to read it");
      return;
    }
  g_assert_nonnull (strstr (text, headline));
  g_assert_nonnull (strstr (text, "page 1 of "));
  g_assert_nonnull (strstr (text, "Checks"));
}

/* More than a page: the last one says how many, and a form feed ends each. */
static void
test_pages (void)
{
  AssayWindow *window = create_window ("practice:good-ecdsa");
  g_autoptr(GBytes) pdf = make_pdf (window);
  g_autofree char *text = read_pdf (pdf);
  g_autofree char *foot = NULL;
  guint n = 0;

  ui_finalize_window (GTK_WINDOW (window));
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not there to read it");
      return;
    }
  for (const char *c = text; *c != '\0'; c++)
    n += *c == '\f';
  foot = g_strdup_printf ("page %u of %u", n, n);
  g_assert_cmpuint (n, >, 1);
  g_assert_nonnull (strstr (text, foot));
  g_assert_null (strstr (text, "In Plain Words"));
}

/* The tab may be closed while its PDF is made. */
static void
test_close_while_printing (void)
{
  AssayWindow *window = create_window ("practice:good-ecdsa");
  AssayTab *tab = assay_window_get_tab (window);
  AssayShared shared = assay_share_look_at (tab);
  Made made = { 0 };

  assay_print_make_pdf (GTK_WIDGET (tab), &shared, made_cb, &made);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_wait_until (is_made, &made);
  g_clear_pointer (&made.pdf, g_bytes_unref);
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

/* The second line of the list is what the second button copies. */
static void
test_commands (void)
{
  AssayWindow *window = create_window ("practice:good-ecdsa");
  AssayShared shared = assay_share_look_at (assay_window_get_tab (window));
  GtkWindow *commands = assay_commands_window_new (GTK_WINDOW (window), &shared);
  GtkWidget *group = ui_find (GTK_WIDGET (commands), ADW_TYPE_PREFERENCES_GROUP, NULL);
  g_autofree char *text = NULL;
  GtkWidget *button;

  gtk_window_present (commands);
  ui_settle ();
  g_assert_cmpstr (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), ==, "assay-cli");
  group = gtk_widget_get_next_sibling (group);
  g_assert_cmpstr (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), ==, "openssl");
  button = ui_find (group, GTK_TYPE_BUTTON, NULL);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Copy the openssl Command");
  g_signal_emit_by_name (button, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (commands)), NULL, read_cb, &text);
  ui_wait_until (is_set, &text);
  g_assert_true (g_str_has_prefix (text, "openssl s_client "));
  g_assert_true (ui_shows (group, text));
  g_assert_true (ui_shows (GTK_WIDGET (commands), "Command copied"));
  ui_finalize_window (commands);
  ui_finalize_window (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/print/form", test_form);
  g_test_add_data_func ("/print/pdf/good", "practice:good-ecdsa", test_pdf);
  g_test_add_data_func ("/print/pdf/expired", "practice:expired", test_pdf);
  g_test_add_data_func ("/print/pdf/refused", "127.0.0.1:1", test_pdf);
  g_test_add_func ("/print/pages", test_pages);
  g_test_add_func ("/print/close-while-printing", test_close_while_printing);
  g_test_add_func ("/print/commands", test_commands);
  return g_test_run ();
}
