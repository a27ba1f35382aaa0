/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "decode/decode-fingerprint.h"
#include "decode/decode-message.h"
#include "turns.h"
#include "ui-support.h"
#include "ui/assay-handshake-export.h"
#include "ui/assay-opening.h"
#include "ui/assay-window.h"
#include "ui/panels/assay-handshake-panel.h"
#include "ui/widgets/assay-document-view.h"
#include "ui/widgets/assay-field-search-bar.h"
#include "ui/widgets/assay-fingerprint-list.h"
#include "ui/widgets/assay-handshake-menu.h"
#include "ui/widgets/assay-hex-view.h"
#include "ui/widgets/assay-ladder-view.h"
#include "ui/widgets/assay-message-view.h"
#include "ui/widgets/assay-node-row.h"
#include "ui/widgets/assay-offer-list.h"

#define N_ROUNDS 3

typedef struct {
  AssayWindow         *window;
  AssaySession        *session;
  GtkWidget           *panel;
  AssayLadderView     *ladder;
  AssayMessageView    *message;
  AssayHexView        *hex;
  AssayFieldSearchBar *search;
} Page;

static gboolean
is_done (gpointer session)
{
  return assay_session_get_state (session) == ASSAY_SESSION_DONE;
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = assay_save_finish (result, &error);
  gsize length;
  char *content;

  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &content, &length, NULL, &error));
  *(GBytes **) data = g_bytes_new_take (content, length);
}

static void
find_parts (Page *page)
{
  page->panel = ui_find (GTK_WIDGET (page->window), ASSAY_TYPE_HANDSHAKE_PANEL, NULL);
  page->ladder = ui_find (page->panel, ASSAY_TYPE_LADDER_VIEW, NULL);
  page->message = ui_find (page->panel, ASSAY_TYPE_MESSAGE_VIEW, NULL);
  page->hex = ui_find (page->panel, ASSAY_TYPE_HEX_VIEW, NULL);
  page->search = ui_find (page->panel, ASSAY_TYPE_FIELD_SEARCH_BAR, NULL);
}

/* The page of a finished inspection. */
static Page
open_page (const char *target)
{
  Page page = { assay_window_new (ui_get_application ()) };
  AdwViewStack *stack;

  assay_window_add_tab (page.window);
  gtk_window_present (GTK_WINDOW (page.window));
  assay_window_inspect (page.window, target);
  page.session = assay_tab_get_session (assay_window_get_tab (page.window));
  ui_wait_until (is_done, page.session);
  stack = ui_find (GTK_WIDGET (page.window), ADW_TYPE_VIEW_STACK, NULL);
  adw_view_stack_set_visible_child_name (stack, "handshake");
  ui_settle ();
  find_parts (&page);
  return page;
}

static void
close_page (Page *page)
{
  ui_finalize_window (GTK_WINDOW (page->window));
}

static AssayRung *
get_rung (const Page *page)
{
  AssayRung *rung = assay_ladder_view_get_selected (page->ladder);

  g_assert_nonnull (rung);
  return rung;
}

static void
assert_marked (const Page *page)
{
  const AssayNode *node = assay_message_view_get_selected (page->message);
  gsize offset, length;

  g_assert_nonnull (node);
  assay_hex_view_get_mark (page->hex, &offset, &length);
  g_assert_cmpuint (offset, ==, assay_node_get_offset (node));
  g_assert_cmpuint (length, ==, assay_node_get_length (node));
}

static void
assert_selected (const Page *page,
                 const char *path)
{
  const AssayNode *node = assay_message_view_get_selected (page->message);
  g_autofree char *own = node != NULL ? assay_node_dup_path (node) : NULL;

  g_assert_cmpstr (own, ==, path);
  assert_marked (page);
}

/* The place of the first message with this title in the order of the wire. */
static guint
find_rung (const Page *page,
           const char *title)
{
  AssayReport *report = assay_session_get_report (page->session);
  g_autoptr(AssayLadder) ladder = assay_ladder_new (report->messages, report);

  for (guint i = 0; i < ladder->rungs->len; i++)
    {
      const AssayRung *rung = g_ptr_array_index (ladder->rungs, i);
      g_autofree char *words = assay_text_format (rung->title, NULL);

      if (g_str_equal (words, title))
        return i;
    }
  g_error ("no %s", title);
}

/* The first row of the fields: the message itself. */
static const char *
get_row_name (const Page *page)
{
  return assay_node_row_get_name (ui_find (GTK_WIDGET (page->message), ASSAY_TYPE_NODE_ROW, NULL));
}

static void
test_rows (void)
{
  static const char *const titles[] = {
    "ClientHello", "ServerHello", "EncryptedExtensions", "Certificate", "CertificateVerify", "Finished",
  };
  Page page = open_page ("practice:good-ecdsa");

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      assay_ladder_view_select (page.ladder, find_rung (&page, titles[i]));
      ui_settle ();
      g_assert_true (ui_shows (GTK_WIDGET (page.ladder), titles[i]));
      g_assert_cmpstr (get_row_name (&page), ==, titles[i]);
    }
  g_assert_true (ui_shows (GTK_WIDGET (page.message), "What happens here"));
  close_page (&page);
}

static void
test_field_to_bytes (void)
{
  static const char *const paths[] = {
    "random", "cipher_suites/3", "extensions/server_name/server_name_list/0/host_name", "extensions",
  };
  Page page = open_page ("practice:good-ecdsa");
  const AssayNode *root;

  assay_ladder_view_select (page.ladder, 0);
  ui_settle ();
  root = get_rung (&page)->tree;
  assert_selected (&page, "client_hello");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = g_strconcat ("client_hello/", paths[i], NULL);

      assay_message_view_select (page.message, assay_node_lookup (root, paths[i]));
      assert_selected (&page, path);
    }
  close_page (&page);
}

static void
test_byte_to_field (void)
{
  Page page = open_page ("practice:good-ecdsa");
  AssayRung *rung;
  gsize size;

  assay_ladder_view_select (page.ladder, 0);
  ui_settle ();
  rung = get_rung (&page);
  size = g_bytes_get_size (rung->message->body);
  for (gsize offset = 0; offset < size; offset += 7)
    {
      const AssayNode *expected = assay_node_find_at (rung->tree, offset);

      g_signal_emit_by_name (page.hex, "byte-activated", (guint64) offset);
      g_assert_true (assay_message_view_get_selected (page.message) == expected);
      assert_marked (&page);
    }
  close_page (&page);
}

static void
test_keys (void)
{
  Page page = open_page ("practice:good-ecdsa");
  gsize size;

  assay_ladder_view_select (page.ladder, 0);
  ui_settle ();
  size = g_bytes_get_size (get_rung (&page)->message->body);
  g_assert_cmpuint (assay_hex_view_get_cursor (page.hex), ==, 0);
  ui_press (GTK_WIDGET (page.hex), GDK_KEY_Left);
  g_assert_cmpuint (assay_hex_view_get_cursor (page.hex), ==, 0);
  assert_selected (&page, "client_hello/legacy_version");
  ui_press (GTK_WIDGET (page.hex), GDK_KEY_Right);
  ui_press (GTK_WIDGET (page.hex), GDK_KEY_Right);
  g_assert_cmpuint (assay_hex_view_get_cursor (page.hex), ==, 2);
  assert_selected (&page, "client_hello/random");
  ui_press (GTK_WIDGET (page.hex), GDK_KEY_Home);
  g_assert_cmpuint (assay_hex_view_get_cursor (page.hex), ==, 0);
  for (guint i = 0; i < 100; i++)
    ui_press (GTK_WIDGET (page.hex), GDK_KEY_Page_Down);
  ui_press (GTK_WIDGET (page.hex), GDK_KEY_End);
  g_assert_cmpuint (assay_hex_view_get_cursor (page.hex), ==, size - 1);
  for (guint i = 0; i < 1000; i++)
    ui_press (GTK_WIDGET (page.hex), GDK_KEY_Up);
  g_assert_cmpuint (assay_hex_view_get_cursor (page.hex), <, 16);
  close_page (&page);
}

static void
assert_copied (const Page *page,
               const char *form,
               const char *expected)
{
  GdkContentProvider *content;
  g_auto(GValue) value = G_VALUE_INIT;

  g_assert_true (gtk_widget_activate_action (ui_find (GTK_WIDGET (page->message), ASSAY_TYPE_DOCUMENT_VIEW, NULL), "document.copy", "s", form));
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (page->message)));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, expected);
}

static void
test_copy (void)
{
  Page page = open_page ("practice:good-ecdsa");

  assay_ladder_view_select (page.ladder, 0);
  ui_settle ();
  assay_message_view_select (page.message, assay_node_lookup (get_rung (&page)->tree, "legacy_version"));
  assert_copied (&page, "value", "TLS 1.2");
  assert_copied (&page, "hex", "0303");
  assert_copied (&page, "base64", "AwM=");
  assert_copied (&page, "c", "static const unsigned char legacy_version[2] = {\n  0x03, 0x03,\n};\n");
  close_page (&page);
}

/* Of a hello, to be copied; of no other message. */
static void
test_fingerprints (void)
{
  Page page = open_page ("practice:good-ecdsa");
  GtkWidget *list = ui_find (GTK_WIDGET (page.message), ASSAY_TYPE_FINGERPRINT_LIST, NULL);
  g_autoptr(GPtrArray) expected = NULL;

  assay_ladder_view_select (page.ladder, 0);
  ui_settle ();
  expected = assay_fingerprints_new (get_rung (&page)->tree);
  g_assert_cmpuint (expected->len, ==, 2);
  for (guint i = 0; i < expected->len; i++)
    {
      const AssayFingerprint *fingerprint = g_ptr_array_index (expected, i);

      g_assert_true (ui_shows (list, fingerprint->title));
      g_assert_true (ui_shows (list, fingerprint->value));
    }
  assay_ladder_view_select (page.ladder, find_rung (&page, "Finished"));
  ui_settle ();
  g_assert_false (gtk_widget_get_visible (list));
  close_page (&page);
}

static gboolean
has_selected_scheme (gpointer data)
{
  const Page *page = data;
  const AssayNode *node = assay_message_view_get_selected (page->message);
  g_autofree char *value = node != NULL ? assay_node_dup_value (node) : NULL;

  return g_strcmp0 (value, "ecdsa_secp256r1_sha256") == 0;
}

static void
test_search (void)
{
  Page page = open_page ("practice:good-ecdsa");
  GtkWidget *entry = ui_find (GTK_WIDGET (page.search), GTK_TYPE_SEARCH_ENTRY, NULL);
  AssayMessage *first;

  assay_field_search_bar_begin (page.search);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ECDSA_secp256r1");
  ui_wait_until (has_selected_scheme, &page);
  first = get_rung (&page)->message;
  g_assert_cmpuint (first->type, ==, ASSAY_HANDSHAKE_CLIENT_HELLO);

  g_signal_emit_by_name (entry, "next-match");
  ui_settle ();
  g_assert_cmpuint (get_rung (&page)->message->type, ==, ASSAY_HANDSHAKE_CERTIFICATE_VERIFY);
  assert_selected (&page, "certificate_verify/algorithm");
  g_assert_true (ui_shows (GTK_WIDGET (page.search), "2 of 2"));

  g_signal_emit_by_name (entry, "previous-match");
  ui_settle ();
  g_assert_true (get_rung (&page)->message == first);
  assert_marked (&page);
  close_page (&page);
}

static gboolean
has_not_found (gpointer search)
{
  return ui_shows (search, "Not found");
}

static void
test_search_in_vain (void)
{
  Page page = open_page ("practice:good-ecdsa");

  assay_field_search_bar_begin (page.search);
  gtk_editable_set_text (ui_find (GTK_WIDGET (page.search), GTK_TYPE_SEARCH_ENTRY, NULL), "no such field");
  ui_wait_until (has_not_found, page.search);
  close_page (&page);
}

static void
test_offer (void)
{
  Page page = open_page ("practice:good-ecdsa");
  GtkStackSwitcher *switcher = ui_find (page.panel, GTK_TYPE_STACK_SWITCHER, NULL);
  GtkWidget *offer = ui_find (page.panel, ASSAY_TYPE_OFFER_LIST, NULL);

  /* Nothing is made for a page that nobody looks at. */
  g_assert_false (ui_shows (offer, "Cipher suite"));
  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (switcher), "offer");
  ui_settle ();
  g_assert_true (ui_shows (offer, "Cipher suite"));
  g_assert_true (ui_shows (offer, "key_share"));
  g_assert_true (ui_shows (offer, "answered"));
  g_assert_true (ui_shows (offer, "for other versions"));
  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (switcher), "records");
  ui_settle ();
  g_assert_true (ui_shows (page.panel, "application_data"));
  close_page (&page);
}

/* Saves @name of the message shown, and reads it again. Its file may be read by this person only when it is secret. */
static GBytes *
save (const Page *page,
      const char *name,
      gboolean    secret)
{
  g_autofree char *folder = g_dir_make_tmp ("assay-ui-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GError) error = NULL;
  GBytes *content = NULL;

  /* Something older stands there. */
  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  assay_handshake_export_write (GTK_WINDOW (page->window), name, assay_session_get_report (page->session),
                                get_rung (page)->message, file, written_cb, &content);
  ui_wait_until (is_set, &content);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_UNIX_MODE, G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint ((g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 077) == 0, ==, secret);
  g_remove (path);
  g_rmdir (folder);
  return content;
}

static void
assert_contains (GBytes     *content,
                 const char *words)
{
  gsize length;
  const char *data = g_bytes_get_data (content, &length);

  g_assert_nonnull (memmem (data, length, words, strlen (words)));
}

static void
test_exports (void)
{
  Page page = open_page ("practice:good-ecdsa");
  g_autoptr(GBytes) pcapng = NULL, keylog = NULL, text = NULL, json = NULL, message = NULL;
  const guint8 *data;
  gsize length;

  assay_ladder_view_select (page.ladder, 0);
  ui_settle ();
  pcapng = save (&page, "pcapng", TRUE);
  g_assert_cmpint (memcmp (g_bytes_get_data (pcapng, NULL), "\x0a\x0d\x0d\x0a", 4), ==, 0);
  assert_contains (pcapng, "SERVER_HANDSHAKE_TRAFFIC_SECRET ");
  keylog = save (&page, "keylog", TRUE);
  assert_contains (keylog, "SERVER_TRAFFIC_SECRET_0 ");
  text = save (&page, "text", FALSE);
  assert_contains (text, "CertificateVerify");
  assert_contains (text, "Server's Finished");
  json = save (&page, "json", FALSE);
  assert_contains (json, "\"client_hello\"");

  message = save (&page, "message", FALSE);
  data = g_bytes_get_data (message, &length);
  g_assert_cmpuint (length, ==, assay_message_get_length (get_rung (&page)->message));
  g_assert_cmpuint (data[0], ==, ASSAY_HANDSHAKE_CLIENT_HELLO);
  g_assert_cmpuint ((guint) data[2] << 8 | data[3], ==, length - 4);
  close_page (&page);
}

static gboolean
is_question_shown (gpointer data)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();
  GtkWidget **dialog = data;

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      *dialog = l->data;
  return *dialog != NULL;
}

/* No secret leaves without a question. */
static void
test_export_warns (void)
{
  static const char *const actions[] = { "handshake.save-pcapng", "handshake.save-keylog" };
  Page page = open_page ("practice:good-ecdsa");
  GtkWidget *menu = ui_find (page.panel, ASSAY_TYPE_HANDSHAKE_MENU, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *dialog = NULL;

      g_assert_true (gtk_widget_activate_action (menu, actions[i], NULL));
      ui_wait_until (is_question_shown, &dialog);
      g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)), ==, "cancel");
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
      gtk_window_destroy (GTK_WINDOW (dialog));
      ui_settle ();
    }
  close_page (&page);
}

static void
assert_can (const Page *page,
            const char *name,
            gboolean    can)
{
  AssayReport *report = assay_session_get_report (page->session);

  g_assert_cmpint (assay_handshake_export_is_possible (name, report, get_rung (page)->message), ==, can);
}

static void
test_export_possible (void)
{
  Page page = open_page ("practice:alert");

  assert_can (&page, "pcapng", TRUE);
  assert_can (&page, "keylog", FALSE);
  assert_can (&page, "message", TRUE);
  close_page (&page);
  page = open_page ("practice:closes-early");
  assert_can (&page, "text", TRUE);
  assert_can (&page, "message", FALSE);
  close_page (&page);
}

static void
failed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(char **) data = assay_save_finish_words (result);
}

static void
test_export_fails (void)
{
  Page page = open_page ("practice:good-ecdsa");
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/nonexistent-folder/a.pcapng");
  g_autofree char *words = NULL;

  assay_handshake_export_write (GTK_WINDOW (page.window), "pcapng", assay_session_get_report (page.session), NULL, nowhere,
                                failed_cb, &words);
  ui_wait_until (is_set, &words);
  g_assert_true (g_str_has_prefix (words, "Not saved: "));
  g_assert_cmpuint (strlen (words), >, strlen ("Not saved: "));
  close_page (&page);
}

static void
test_alert (void)
{
  Page page = open_page ("practice:alert");

  g_assert_true (get_rung (&page)->broken);
  g_assert_cmpint (get_rung (&page)->message->layer, ==, ASSAY_LAYER_ALERT);
  g_assert_true (ui_shows (GTK_WIDGET (page.ladder), "Alert: handshake_failure"));
  g_assert_true (ui_shows (page.panel, "Likely Causes"));
  assay_ladder_view_select (page.ladder, 0);
  ui_settle ();
  g_assert_false (ui_shows (page.panel, "Likely Causes"));
  close_page (&page);
}

static void
test_closed (void)
{
  Page page = open_page ("practice:closes-early");

  g_assert_cmpint (get_rung (&page)->role, ==, ASSAY_ROLE_END);
  g_assert_null (assay_message_view_get_selected (page.message));
  g_assert_true (ui_shows (page.panel, "Likely Causes"));
  close_page (&page);
}

static void
test_no_handshake (void)
{
  Page page = open_page ("127.0.0.1:1");

  g_assert_true (ui_shows (page.panel, "No Handshake"));
  close_page (&page);
}

/* Another inspection in the same tab, while the page is open. */
static void
test_again (void)
{
  Page page = open_page ("practice:alert");

  assay_window_inspect (page.window, "practice:tls12-rsa");
  ui_wait_until (is_done, page.session);
  ui_settle ();
  g_assert_true (ui_shows (GTK_WIDGET (page.ladder), "ClientKeyExchange"));
  g_assert_false (ui_shows (page.panel, "Likely Causes"));
  close_page (&page);
}

/* A hello of either side, as hexadecimal digits. */
static const char hellos[] =
  ">>> TLS 1.2, Handshake [length 002f], ClientHello\n"
  "    01 00 00 2b 03 03 aa aa aa aa aa aa aa aa aa aa\n    aa aa aa aa aa aa aa aa aa aa aa aa aa aa aa aa\n"
  "    aa aa aa aa aa aa 00 00 02 c0 2f 01 00 00 00\n"
  "<<< TLS 1.2, Handshake [length 002c], ServerHello\n"
  "    02 00 00 28 03 03 bb bb bb bb bb bb bb bb bb bb\n    bb bb bb bb bb bb bb bb bb bb bb bb bb bb bb bb\n"
  "    bb bb bb bb bb bb 00 c0 2f 00 00 00\n";

static gboolean
has_session (gpointer window)
{
  return assay_tab_get_session (assay_window_get_tab (window)) != NULL;
}

/* What was pasted makes the same page, and no other. */
static void
test_decoded (void)
{
  Page page = { assay_window_new (ui_get_application ()) };
  AdwViewStack *stack;
  g_autofree char *title = NULL;

  assay_window_add_tab (page.window);
  gtk_window_present (GTK_WINDOW (page.window));
  assay_opening_open_text (page.window, hellos);
  ui_wait_until (has_session, page.window);
  page.session = assay_tab_get_session (assay_window_get_tab (page.window));
  ui_wait_until (is_done, page.session);
  ui_settle ();
  stack = ui_find (GTK_WIDGET (page.window), ADW_TYPE_VIEW_STACK, NULL);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "handshake");
  find_parts (&page);
  g_object_get (assay_window_get_tab (page.window), "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Pasted Text");
  g_assert_true (ui_shows (page.panel, "Decoded Bytes"));
  g_assert_true (ui_shows (GTK_WIDGET (page.ladder), "ServerHello"));
  g_assert_false (ui_shows (GTK_WIDGET (page.ladder), "0 ms"));
  assert_selected (&page, "client_hello");
  assert_can (&page, "text", TRUE);
  assert_can (&page, "pcapng", FALSE);
  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (ui_find (page.panel, GTK_TYPE_STACK_SWITCHER, NULL)),
                                    "offer");
  ui_settle ();
  g_assert_true (ui_shows (ui_find (page.panel, ASSAY_TYPE_OFFER_LIST, NULL), "Cipher suite"));
  close_page (&page);
}

/* A ladder of one message whose body is @size bytes. */
static AssayLadder *
create_ladder (guint         type,
               const guint8 *head,
               gsize         n_head,
               gsize         size)
{
  g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_message_unref);
  guint8 *body = g_malloc0 (size);

  if (n_head > 0)
    memcpy (body, head, n_head);
  g_ptr_array_add (messages, assay_message_take (&(AssayMessage) {
    .direction = ASSAY_RECEIVED,
    .layer = ASSAY_LAYER_HANDSHAKE,
    .type = type,
    .body = g_bytes_new_take (body, size),
    .version = 0x0303,
    .cipher_suite = 0xc02f,
  }));
  return assay_ladder_new (messages, NULL);
}

/* An old Certificate full of certificates without a byte: a node of five bytes each, in a body of @size. */
static AssayLadder *
create_certificates (gsize size)
{
  gsize list = size - 3;
  const guint8 head[] = { (guint8) (list >> 16), (guint8) (list >> 8), (guint8) list };

  return create_ladder (ASSAY_HANDSHAKE_CERTIFICATE, head, sizeof head, size);
}

static gboolean
has_root (gpointer view)
{
  return assay_message_view_get_selected (view) != NULL;
}

static gboolean
pass_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Frames are drawn, then all is at rest: what is done next begins a turn of its own, as an event from a person would. */
static void
watch (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, pass_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  ui_settle ();
}

/* Opens it, goes to its end and back by keys and fields, and closes it. */
static gint64
measure_big (gsize size,
             guint min_children)
{
  g_autoptr(AssayLadder) ladder = create_certificates (size);
  GtkWidget *window = gtk_window_new ();
  AssayMessageView *view = g_object_new (ASSAY_TYPE_MESSAGE_VIEW, NULL);
  AssayHexView *hex = ui_find (GTK_WIDGET (view), ASSAY_TYPE_HEX_VIEW, NULL);
  const AssayNode *list;
  Turns turns;

  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  watch (300);

  turns_begin ();
  assay_message_view_show (view, ladder, g_ptr_array_index (ladder->rungs, 0));
  ui_wait_until (has_root, view);
  watch (100);
  list = assay_node_lookup (assay_message_view_get_selected (view), "certificate_list");
  g_assert_cmpuint (assay_node_get_n_children (list), >=, min_children);
  watch (0);
  assay_message_view_select (view, assay_node_get_child (list, assay_node_get_n_children (list) - 1));
  watch (100);
  for (guint i = 0; i < 5; i++)
    {
      ui_press (GTK_WIDGET (hex), GDK_KEY_Page_Up);
      watch (30);
    }
  assay_message_view_select (view, assay_node_get_child (list, 0));
  watch (100);
  turns_end (&turns);
  ui_finalize_window (GTK_WINDOW (window));
  return turns.worst_cpu;
}

static void
test_big (gconstpointer data)
{
  gsize size = GPOINTER_TO_SIZE (data);
  gint64 longest = G_MAXINT64;

  for (guint i = 0; i < N_ROUNDS && longest >= TURN_LIMIT_US; i++)
    longest = measure_big (size, 5000);
  g_assert_cmpint (longest, <, TURN_LIMIT_US);
}

/* Looking at one message and then at another while the first is still being decoded. */
static void
test_hurry (void)
{
  g_autoptr(AssayLadder) big = create_certificates (1024 * 1024);
  g_autoptr(AssayLadder) small = create_ladder (ASSAY_HANDSHAKE_SERVER_HELLO_DONE, NULL, 0, 0);
  GtkWidget *window = gtk_window_new ();
  AssayMessageView *view = g_object_new (ASSAY_TYPE_MESSAGE_VIEW, NULL);

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  assay_message_view_show (view, big, g_ptr_array_index (big->rungs, 0));
  assay_message_view_show (view, small, g_ptr_array_index (small->rungs, 0));
  watch (500);
  g_assert_true (assay_node_has_key (assay_message_view_get_selected (view), "server_hello_done"));
  assay_message_view_show (view, big, g_ptr_array_index (big->rungs, 0));
  ui_finalize_window (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/handshake/rows", test_rows);
  g_test_add_func ("/handshake/field-to-bytes", test_field_to_bytes);
  g_test_add_func ("/handshake/byte-to-field", test_byte_to_field);
  g_test_add_func ("/handshake/keys", test_keys);
  g_test_add_func ("/handshake/copy", test_copy);
  g_test_add_func ("/handshake/fingerprints", test_fingerprints);
  g_test_add_func ("/handshake/search", test_search);
  g_test_add_func ("/handshake/search-in-vain", test_search_in_vain);
  g_test_add_func ("/handshake/offer", test_offer);
  g_test_add_func ("/handshake/exports", test_exports);
  g_test_add_func ("/handshake/export-warns", test_export_warns);
  g_test_add_func ("/handshake/export-possible", test_export_possible);
  g_test_add_func ("/handshake/export-fails", test_export_fails);
  g_test_add_func ("/handshake/alert", test_alert);
  g_test_add_func ("/handshake/closed", test_closed);
  g_test_add_func ("/handshake/none", test_no_handshake);
  g_test_add_func ("/handshake/again", test_again);
  g_test_add_func ("/handshake/decoded", test_decoded);
  g_test_add_data_func ("/handshake/10000-nodes", GSIZE_TO_POINTER (16 * 1024), test_big);
  g_test_add_data_func ("/handshake/mebibyte", GSIZE_TO_POINTER (1024 * 1024), test_big);
  g_test_add_func ("/handshake/hurry", test_hurry);
  return g_test_run ();
}
