/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "decode/decode-x509.h"
#include "support/make-certificate.h"
#include "turns.h"
#include "ui-support.h"
#include "ui/assay-certificate-export.h"
#include "ui/assay-window.h"
#include "ui/widgets/assay-certificates-view.h"
#include "ui/widgets/assay-chain-list.h"
#include "ui/widgets/assay-chain-row.h"
#include "ui/widgets/assay-certificate-details.h"
#include "ui/widgets/assay-date-view.h"
#include "ui/widgets/assay-document-details.h"
#include "ui/widgets/assay-document-view.h"
#include "ui/widgets/assay-documents-list.h"
#include "ui/widgets/assay-fact-row.h"
#include "ui/widgets/assay-hex-view.h"
#include "ui/widgets/assay-names-list.h"

#define N_ROUNDS 3
#define N_NAMES  10000
#define DAY      G_GINT64_CONSTANT (86400)

typedef struct {
  AssayWindow             *window;
  AssaySession            *session;
  GtkWidget               *view;
  AssayChainList          *list;
  AssayCertificateDetails *details;
  AssayDateView           *date;
  AssayDocumentView       *document;
} Page;

static gboolean
is_done (gpointer session)
{
  return assay_session_get_state (session) == ASSAY_SESSION_DONE;
}

static void
find_parts (Page *page)
{
  page->view = ui_find (GTK_WIDGET (page->window), ASSAY_TYPE_CERTIFICATES_VIEW, NULL);
  page->list = ui_find (page->view, ASSAY_TYPE_CHAIN_LIST, NULL);
  page->details = ui_find (page->view, ASSAY_TYPE_CERTIFICATE_DETAILS, NULL);
  page->date = ui_find (page->view, ASSAY_TYPE_DATE_VIEW, NULL);
  page->document = ui_find (page->view, ASSAY_TYPE_DOCUMENT_VIEW, NULL);
}

static void
show_page (Page *page)
{
  AdwViewStack *stack = ui_find (GTK_WIDGET (page->window), ADW_TYPE_VIEW_STACK, NULL);

  adw_view_stack_set_visible_child_name (stack, "certificates");
  ui_settle ();
  find_parts (page);
}

/* The page of a finished inspection. */
static Page
open_page (const char *target)
{
  Page page = { assay_window_new (ui_get_application ()) };

  assay_window_add_tab (page.window);
  gtk_window_present (GTK_WINDOW (page.window));
  assay_window_inspect (page.window, target);
  page.session = assay_tab_get_session (assay_window_get_tab (page.window));
  ui_wait_until (is_done, page.session);
  show_page (&page);
  return page;
}

static void
close_page (Page *page)
{
  ui_finalize_window (GTK_WINDOW (page->window));
}

static GtkListBox *
get_list_box (const Page *page)
{
  return ui_find (GTK_WIDGET (page->list), GTK_TYPE_LIST_BOX, NULL);
}

static AssayCertificateFacts *
get_facts (const Page *page)
{
  AssayCertificateFacts *facts = assay_certificate_details_get_facts (page->details);

  g_assert_nonnull (facts);
  return facts;
}

static void
assert_clipboard (const Page *page,
                  const char *expected)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (page->window));
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, expected);
}

static void
test_chain (void)
{
  Page page = open_page ("practice:good-ecdsa");
  g_autoptr(GPtrArray) rows = ui_get_children (GTK_WIDGET (get_list_box (&page)));

  g_assert_true (ui_shows (GTK_WIDGET (page.list), "Practice Root"));
  g_assert_true (ui_shows (GTK_WIDGET (page.list),
                           "signed by — signature verified with the issuer's EC P-256 public key"));
  g_assert_false (ui_shows (GTK_WIDGET (page.list), "As the Server Sent It"));
  g_assert_cmpint (assay_chain_list_get_selected (page.list), ==, 0);
  g_assert_cmpuint (rows->len, >=, 3);

  assay_chain_list_select (page.list, 1);
  ui_settle ();
  g_assert_cmpstr (get_facts (&page)->certificate->title, ==, "Practice Intermediate");
  close_page (&page);
}

/* The arrows go from card to card. */
static void
test_keys (void)
{
  Page page = open_page ("practice:good-ecdsa");
  GtkListBox *list = get_list_box (&page);

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (list)));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, -1, FALSE, FALSE);
  ui_settle ();
  g_assert_cmpint (assay_chain_list_get_selected (page.list), ==, 1);
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, -1, FALSE, FALSE);
  ui_settle ();
  g_assert_cmpint (assay_chain_list_get_selected (page.list), ==, 2);
  close_page (&page);
}

static void
activate_issuer (GtkWidget *details)
{
  GtkListBoxRow *row = ui_find (details, ASSAY_TYPE_FACT_ROW, NULL);

  while (row != NULL && assay_fact_row_get_way (ASSAY_FACT_ROW (row)) < 0)
    row = GTK_LIST_BOX_ROW (gtk_widget_get_next_sibling (GTK_WIDGET (row)));
  g_assert_nonnull (row);
  g_assert_true (gtk_list_box_row_get_activatable (row));
  g_signal_emit_by_name (row, "activate");
}

static void
test_issuer (void)
{
  Page page = open_page ("practice:good-ecdsa");

  activate_issuer (GTK_WIDGET (page.details));
  ui_settle ();
  g_assert_cmpint (assay_chain_list_get_selected (page.list), ==, 1);
  g_assert_true (ui_shows (GTK_WIDGET (page.details), "CN=Practice Intermediate,O=Assay Practice"));
  close_page (&page);
}

static void
test_differences (void)
{
  Page page = open_page ("practice:wrong-order");

  g_assert_true (ui_shows (GTK_WIDGET (page.list), "As Built"));
  g_assert_true (ui_shows (GTK_WIDGET (page.list), "As the Server Sent It"));
  g_assert_true (ui_shows (GTK_WIDGET (page.list),
                           "Out of order: it was sent before a certificate that it issued, or one below that"));
  close_page (&page);
}

static void
test_missing (void)
{
  Page page = open_page ("practice:missing-intermediate");

  g_assert_true (ui_shows (GTK_WIDGET (page.list), "Practice Intermediate"));
  g_assert_true (ui_shows (GTK_WIDGET (page.list), "Its certificate was not found"));
  /* Errors first, above the facts. */
  g_assert_true (ui_shows (GTK_WIDGET (page.details), "Serial number"));
  close_page (&page);
}

static void
test_fields (void)
{
  static const char * const shown[] = {
    "Subject", "Issuer", "Serial number", "Not after", "SHA-256 of the key (SPKI pin)", "SHA-1",
    "Subject Alternative Name", "Key Usage", "critical", "digitalSignature", "Signature", "1 name",
    "DNS:good-ecdsa.practice.test", "asked for",
  };
  Page page = open_page ("practice:good-ecdsa");

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_test_message ("%s", shown[i]);
      g_assert_true (ui_shows (GTK_WIDGET (page.details), shown[i]));
    }
  close_page (&page);
}

/* The first button with that tooltip or label. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *name)
{
  if (GTK_IS_BUTTON (widget) && (g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0
                                 || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

/* The row of a property. */
static GtkWidget *
find_row (const Page *page,
          const char *label)
{
  return gtk_widget_get_ancestor (find_label (GTK_WIDGET (page->details), label), ASSAY_TYPE_FACT_ROW);
}

/* What a row is about, where its section's title does not say it. */
static void
test_row_explanations (void)
{
  Page page = open_page ("practice:good-ecdsa");
  GtkWidget *button = find_button (find_row (&page, "Serial number"), "What is this?");

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_focusable (button));
  g_signal_emit_by_name (button, "clicked");
  ui_settle ();
  g_assert_true (ui_shows (button, "Serial number"));
  g_assert_true (ui_shows (button, "RFC 5280 section 4.1.2.2"));
  g_assert_null (find_button (find_row (&page, "Kind and size"), "What is this?"));
  close_page (&page);
}

/* What a title or the selected field is, in a popover. */
static void
test_explanations (void)
{
  Page page = open_page ("practice:good-ecdsa");
  GtkWidget *heading = gtk_widget_get_parent (find_label (GTK_WIDGET (page.details), "Validity"));
  GtkWidget *button = find_button (heading, "What is this?");

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ui_settle ();
  g_assert_true (ui_shows (button, "Validity"));
  g_assert_true (ui_shows (button, "RFC 5280 section 4.1.2.5"));

  g_object_set (page.view, "asn1", TRUE, NULL);
  ui_settle ();
  assay_document_view_select (page.document,
                              assay_node_lookup (get_facts (&page)->tree, "tbs_certificate/serial_number"));
  ui_settle ();
  button = find_button (GTK_WIDGET (page.document), "What is this?");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ui_settle ();
  g_assert_true (ui_shows (button, "Serial number"));
  close_page (&page);
}

static void
test_copy (void)
{
  Page page = open_page ("practice:good-ecdsa");
  GtkWidget *more = find_button (GTK_WIDGET (page.details), "Show all of Key");
  g_autofree char *pin = assay_certificate_dup_spki_pin (get_facts (&page)->certificate);
  g_autofree char *key = NULL;

  g_signal_emit_by_name (find_button (GTK_WIDGET (page.details), "Copy SHA-256 of the key (SPKI pin)"), "clicked");
  assert_clipboard (&page, pin);

  key = assay_node_dup_value (assay_node_lookup (get_facts (&page)->tree,
                                                 "tbs_certificate/subject_public_key_info/subject_public_key"));
  g_assert_false (ui_shows (GTK_WIDGET (page.details), key));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (more), TRUE);
  g_assert_true (ui_shows (GTK_WIDGET (page.details), key));
  g_signal_emit_by_name (find_button (GTK_WIDGET (page.details), "Copy Key"), "clicked");
  assert_clipboard (&page, key);
  close_page (&page);
}

static void
test_asn1 (void)
{
  Page page = open_page ("practice:good-ecdsa");
  AssayHexView *hex = ui_find (GTK_WIDGET (page.document), ASSAY_TYPE_HEX_VIEW, NULL);
  gsize size = g_bytes_get_size (get_facts (&page)->certificate->der);
  const AssayNode *serial;
  gsize offset, length;

  g_assert_null (assay_document_view_get_selected (page.document));
  g_object_set (page.view, "asn1", TRUE, NULL);
  ui_settle ();
  serial = assay_node_lookup (get_facts (&page)->tree, "tbs_certificate/serial_number");
  assay_document_view_select (page.document, serial);
  assay_hex_view_get_mark (hex, &offset, &length);
  g_assert_cmpuint (offset, ==, assay_node_get_offset (serial));
  g_assert_cmpuint (length, ==, assay_node_get_length (serial));
  for (gsize i = 0; i < size; i += 13)
    {
      g_signal_emit_by_name (hex, "byte-activated", (guint64) i);
      g_assert_true (assay_document_view_get_selected (page.document)
                     == assay_node_find_at (get_facts (&page)->tree, i));
    }

  /* It follows the chain. */
  assay_chain_list_select (page.list, 2);
  ui_settle ();
  g_assert_true (assay_document_view_get_selected (page.document) == get_facts (&page)->tree);
  close_page (&page);
}

/* What other pages refer to. */
static void
test_place (void)
{
  Page page = open_page ("practice:good-ecdsa");

  assay_certificates_view_show (ASSAY_CERTIFICATES_VIEW (page.view), 1, "tbs_certificate/validity/not_after");
  ui_settle ();
  g_assert_cmpint (assay_chain_list_get_selected (page.list), ==, 1);
  g_assert_true (assay_document_view_get_selected (page.document)
                 == assay_node_lookup (get_facts (&page)->tree, "tbs_certificate/validity/not_after"));
  close_page (&page);
}

typedef struct {
  GtkWidget  *widget;
  const char *words;
} Wanted;

static gboolean
mentions (GtkWidget  *widget,
          const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (mentions (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
shows_wanted (gpointer data)
{
  const Wanted *wanted = data;

  return mentions (wanted->widget, wanted->words);
}

static gint64
get_moment (const Page *page)
{
  gint64 moment;

  g_object_get (page->date, "moment", &moment, NULL);
  return moment;
}

static void
press_button (AssayDateView *date,
              const char    *name)
{
  GtkWidget *button = find_button (GTK_WIDGET (date), name);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
test_date (void)
{
  Page page = open_page ("practice:good-ecdsa");
  AssayReport *report = assay_session_get_report (page.session);
  const AssayCertificate *leaf = assay_report_get_leaf (report);
  Wanted trusted = { GTK_WIDGET (page.date), "Trusted on " };
  Wanted breaks = { GTK_WIDGET (page.date), "Breaks on " };
  Wanted untrusted = { GTK_WIDGET (page.date), "Not trusted on " };
  Wanted broken = { GTK_WIDGET (page.date), "Broken since " };

  ui_wait_until (shows_wanted, &trusted);
  ui_wait_until (shows_wanted, &breaks);
  g_object_set (page.date, "moment", leaf->not_after + DAY, NULL);
  ui_wait_until (shows_wanted, &untrusted);
  ui_wait_until (shows_wanted, &broken);

  press_button (page.date, "Today");
  g_assert_cmpint (get_moment (&page), ==, assay_report_get_time (report));
  press_button (page.date, "Next change (Ctrl+→)");
  g_assert_cmpint (get_moment (&page), ==, leaf->not_after + 1);
  press_button (page.date, "Previous change (Ctrl+←)");
  g_assert_cmpint (get_moment (&page), ==, leaf->not_before);
  close_page (&page);
}

static void
test_date_keys (void)
{
  Page page = open_page ("practice:good-ecdsa");
  GtkRange *scale = ui_find (GTK_WIDGET (page.date), GTK_TYPE_SCALE, NULL);
  gint64 before = get_moment (&page);

  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_STEP_FORWARD);
  g_assert_cmpint (get_moment (&page), ==, before + DAY);
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_PAGE_FORWARD);
  g_assert_cmpint (get_moment (&page), ==, before + 8 * DAY);
  close_page (&page);
}

/* From the start, and without asking for more room than there is. */
static void
test_narrow (void)
{
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);
  Page page;
  gboolean narrow;

  g_settings_set_int (settings, "window-width", 360);
  page = open_page ("practice:wrong-order");
  g_object_get (page.view, "narrow", &narrow, NULL);
  g_assert_true (narrow);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (page.window)), <=, 360);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page.list)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page.details)));
  g_object_set (page.view, "asn1", TRUE, NULL);
  ui_settle ();
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (page.window)), <=, 360);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page.document)));
  close_page (&page);
  g_settings_reset (settings, "window-width");
}

/* The parts move from one layout to the other, and lose nothing. */
static void
test_layouts (void)
{
  Page page = open_page ("practice:good-ecdsa");
  gboolean narrow;

  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_allocate (page.view, i % 2 == 0 ? 400 : 1200, 700, -1, NULL);
      ui_settle ();
      gtk_widget_allocate (page.view, i % 2 == 0 ? 400 : 1200, 700, -1, NULL);
      g_object_get (page.view, "narrow", &narrow, NULL);
      g_assert_cmpint (narrow, ==, i % 2 == 0);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page.list)));
      g_assert_true (ui_shows (GTK_WIDGET (page.details), "Serial number"));
    }
  close_page (&page);
}

static void
test_empty (void)
{
  Page page = open_page ("practice:plain-http");

  g_assert_true (ui_shows (page.view, "No Certificate"));
  close_page (&page);
}

/* A chain that came before the handshake failed is shown all the same. */
static void
test_failed (void)
{
  Page page = open_page ("practice:client-certificate-required");

  g_assert_true (ui_shows (GTK_WIDGET (page.details), "Serial number"));
  close_page (&page);
}

static void
test_exports (void)
{
  Page page = open_page ("practice:good-ecdsa");
  AssayReport *report = assay_session_get_report (page.session);
  static const struct {
    const char *what;
    guint       n;
    const char *begin;
  } expected[] = {
    { "built-pem", 3, "-----BEGIN" },
    { "corrected-pem", 2, "-----BEGIN" },
    { "certificate-pem", 1, "-----BEGIN" },
    { "certificate-der", 0, "\x30\x82" },
    { "sent-der", 0, "\x30\x82" },
    { "sent-pkcs7", 0, "\x30\x82" },
    { "built-der", 0, "\x30\x82" },
    { "corrected-der", 0, "\x30\x82" },
    { "corrected-pkcs7", 0, "\x30\x82" },
    { "built-ics", 0, "BEGIN:VCALENDAR" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(GBytes) content = assay_certificate_export_make (expected[i].what, report, 1);
      g_autofree char *text = g_strndup (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
      g_auto(GStrv) parts = g_strsplit (text, "-----BEGIN CERTIFICATE-----", -1);

      g_assert_cmpuint (g_strv_length (parts), ==, expected[i].n + 1);
      g_assert_true (g_str_has_prefix (text, expected[i].begin));
      if (g_str_equal (expected[i].what, "certificate-der"))
        g_assert_true (g_bytes_equal (content, assay_report_get_certificate (report, 1)->der));
    }
  g_assert_null (assay_certificate_export_make ("nonsense", report, 0));
  gtk_widget_activate_action (page.view, "certificates.copy", NULL);
  close_page (&page);
}

/* A report of one certificate, in place of that of an inspection. */
static void
show_certificate (Page   *page,
                  GBytes *der)
{
  AssayRequest *request = assay_session_get_request (page->session);
  g_autoptr(AssayReport) report = NULL;
  AssayReport draft;

  assay_report_draft (&draft, request);
  g_ptr_array_add (draft.certificates, assay_x509_read (der, ASSAY_ORIGIN_SERVER));
  draft.n_sent = 1;
  draft.started_at = G_GINT64_CONSTANT (1795424400) * G_USEC_PER_SEC;
  report = assay_report_take (&draft);
  assay_session_take_report (page->session, request, report);
  ui_wait_until (is_done, page->session);
}

static void
add_document (GPtrArray         *documents,
              AssayDocumentKind  kind,
              guint              line,
              const char        *title,
              gboolean           readable)
{
  g_ptr_array_add (documents, assay_document_take (&(AssayDocument) {
    .kind = kind,
    .source = g_strdup ("<b>mixed.pem"),
    .line = line,
    .title = g_strdup (title),
    .der = readable ? g_bytes_new_static ("\x30\x03\x02\x01\x01", 5) : NULL,
    .problem = readable ? NULL : assay_text_new ("Line 50 is no base64", NULL),
  }));
}

/* A report of documents, and a certificate when @der is given. */
static void
show_documents (Page   *page,
                GBytes *der)
{
  AssayRequest *request = assay_session_get_request (page->session);
  g_autoptr(AssayReport) report = NULL;
  AssayReport draft;

  assay_report_draft (&draft, request);
  if (der != NULL)
    g_ptr_array_add (draft.certificates, assay_x509_read (der, ASSAY_ORIGIN_FILE));
  draft.n_sent = draft.certificates->len;
  draft.kind = ASSAY_REPORT_FILE;
  draft.started_at = G_GINT64_CONSTANT (1795424400) * G_USEC_PER_SEC;
  add_document (draft.documents, ASSAY_DOCUMENT_CRL, 12, "Some <i>Root", TRUE);
  add_document (draft.documents, ASSAY_DOCUMENT_PRIVATE_KEY, 40, NULL, FALSE);
  report = assay_report_take (&draft);
  assay_session_take_report (page->session, request, report);
  ui_wait_until (is_done, page->session);
  ui_settle ();
}

static gboolean
has_tree (gpointer details)
{
  const AssayNode *node = assay_document_view_get_selected (ui_find (details, ASSAY_TYPE_DOCUMENT_VIEW, NULL));

  return node != NULL && assay_node_has_key (node, "certificate_list");
}

/* What else a file held is chosen like a certificate; one of all is selected. */
static void
test_documents (void)
{
  Page page = open_page ("practice:good-ecdsa");
  AssayReport *report = assay_session_get_report (page.session);
  g_autoptr(GBytes) der = g_bytes_ref (assay_report_get_certificate (report, 0)->der);
  AssayDocumentsList *documents = ui_find (page.view, ASSAY_TYPE_DOCUMENTS_LIST, NULL);
  GtkWidget *details = ui_find (page.view, ASSAY_TYPE_DOCUMENT_DETAILS, NULL);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (documents)));
  show_documents (&page, der);
  g_assert_true (ui_shows (page.view, "Also in the File"));
  g_assert_true (ui_shows (page.view, "<b>mixed.pem, line 12"));
  g_assert_cmpint (assay_chain_list_get_selected (page.list), ==, 0);
  g_assert_cmpint (assay_documents_list_get_selected (documents), ==, -1);

  assay_documents_list_select (documents, 0);
  ui_wait_until (has_tree, details);
  g_assert_true (ui_shows (details, "Some <i>Root"));
  g_assert_cmpint (assay_chain_list_get_selected (page.list), ==, -1);

  assay_documents_list_select (documents, 1);
  ui_settle ();
  g_assert_true (ui_shows (details, "Private key"));
  g_assert_true (ui_shows (details, "Line 50 is no base64"));
  g_assert_false (gtk_widget_get_mapped (ui_find (details, ASSAY_TYPE_DOCUMENT_VIEW, NULL)));

  assay_chain_list_select (page.list, 0);
  ui_settle ();
  g_assert_cmpint (assay_documents_list_get_selected (documents), ==, -1);
  g_assert_false (gtk_widget_get_mapped (details));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page.details)));
  close_page (&page);
}

/* A file without any certificate has its page too. */
static void
test_only_documents (void)
{
  Page page = open_page ("practice:good-ecdsa");
  GtkWidget *details = ui_find (page.view, ASSAY_TYPE_DOCUMENT_DETAILS, NULL);

  show_documents (&page, NULL);
  g_assert_true (ui_shows (page.view, "In the File"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (page.list)));
  ui_wait_until (has_tree, details);
  close_page (&page);
}

static gboolean
has_facts (gpointer details)
{
  return assay_certificate_details_get_facts (details) != NULL;
}

static void
test_hostile (void)
{
  static const char name[] = "<b>&\"\xe2\x80\xae\0\x1b[31m</b>";
  static const char broken[] = "\xff\xc0\x80";
  static const char * const names[] = { "<i>a.example", "b.example\x1b[1m", "c.example\n" };
  g_autoptr(GBytes) der = make_certificate (name, sizeof name - 1, names, G_N_ELEMENTS (names));
  g_autoptr(GBytes) other = make_certificate (broken, sizeof broken - 1, names, G_N_ELEMENTS (names));
  Page page = open_page ("practice:good-ecdsa");

  show_certificate (&page, der);
  ui_settle ();
  g_assert_true (ui_shows (GTK_WIDGET (page.list), "<b>&\"\\u{202e}\\x00\\x1b[31m</b>"));
  g_assert_true (ui_shows (GTK_WIDGET (page.details), "DNS:<i>a.example"));
  g_assert_true (ui_shows (GTK_WIDGET (page.details), "DNS:b.example\\x1b[1m"));
  g_object_set (page.view, "asn1", TRUE, NULL);
  ui_settle ();
  show_certificate (&page, other);
  ui_settle ();
  g_object_set (page.view, "asn1", FALSE, NULL);
  ui_settle ();
  g_assert_true (ui_shows (GTK_WIDGET (page.details), "Serial number"));
  close_page (&page);
}

static void
test_huge (void)
{
  g_autofree char *name = g_strnfill (1 << 20, 'x');
  g_autoptr(GBytes) der = make_certificate (name, 1 << 20, NULL, 0);
  Page page = open_page ("practice:good-ecdsa");

  show_certificate (&page, der);
  ui_wait_until (has_facts, page.details);
  ui_settle ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (GTK_WIDGET (page.details), "Show all of Subject")), TRUE);
  ui_settle ();
  close_page (&page);
}

static GBytes *
make_many_names (void)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_NAMES; i++)
    g_ptr_array_add (names, g_strdup_printf ("host-%u.many.example", i));
  return make_certificate ("many", 4, (const char * const *) names->pdata, names->len);
}

static void
assert_filtered (const Page *page,
                 const char *text,
                 const char *count)
{
  GtkWidget *names = ui_find (GTK_WIDGET (page->details), ASSAY_TYPE_NAMES_LIST, NULL);
  Wanted wanted = { names, count };

  gtk_editable_set_text (ui_find (names, GTK_TYPE_SEARCH_ENTRY, NULL), text);
  ui_wait_until (shows_wanted, &wanted);
}

static gboolean
has_names (gpointer details)
{
  return ui_find (details, ASSAY_TYPE_NAMES_LIST, NULL) != NULL;
}

/* The longest turn of the main loop while ten thousand names are shown, filtered and scrolled, in microseconds. */
static gint64
measure_names (GBytes *der)
{
  Page page = open_page ("practice:good-ecdsa");
  GtkWidget *names;
  Turns turns;

  turns_begin ();
  show_certificate (&page, der);
  ui_wait_until (has_names, page.details);
  ui_settle ();
  assert_filtered (&page, "HOST-77", "111 of 10000 names");
  g_assert_true (ui_shows (GTK_WIDGET (page.details), "DNS:host-77.many.example"));
  assert_filtered (&page, "", "10000 names");
  names = ui_find (GTK_WIDGET (page.details), ASSAY_TYPE_NAMES_LIST, NULL);
  /* A list that was not laid out anew has nowhere to scroll to. */
  gtk_test_widget_wait_for_draw (names);
  for (guint i = 0; i < 20; i++)
    {
      GtkScrolledWindow *scrolled = ui_find (names, GTK_TYPE_SCROLLED_WINDOW, NULL);
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * i / 20);
      ui_settle ();
    }
  turns_end (&turns);
  close_page (&page);
  return turns.worst_cpu;
}

static void
test_many_names (void)
{
  g_autoptr(GBytes) der = make_many_names ();
  gint64 longest = G_MAXINT64;

  for (guint i = 0; i < N_ROUNDS && longest >= TURN_LIMIT_US; i++)
    longest = measure_names (der);
  g_assert_cmpint (longest, <, TURN_LIMIT_US);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/certificates/chain", test_chain);
  g_test_add_func ("/certificates/keys", test_keys);
  g_test_add_func ("/certificates/issuer", test_issuer);
  g_test_add_func ("/certificates/differences", test_differences);
  g_test_add_func ("/certificates/missing", test_missing);
  g_test_add_func ("/certificates/fields", test_fields);
  g_test_add_func ("/certificates/explanations", test_explanations);
  g_test_add_func ("/certificates/row-explanations", test_row_explanations);
  g_test_add_func ("/certificates/copy", test_copy);
  g_test_add_func ("/certificates/asn1", test_asn1);
  g_test_add_func ("/certificates/place", test_place);
  g_test_add_func ("/certificates/date", test_date);
  g_test_add_func ("/certificates/date-keys", test_date_keys);
  g_test_add_func ("/certificates/narrow", test_narrow);
  g_test_add_func ("/certificates/layouts", test_layouts);
  g_test_add_func ("/certificates/empty", test_empty);
  g_test_add_func ("/certificates/failed", test_failed);
  g_test_add_func ("/certificates/exports", test_exports);
  g_test_add_func ("/certificates/documents", test_documents);
  g_test_add_func ("/certificates/only-documents", test_only_documents);
  g_test_add_func ("/certificates/hostile", test_hostile);
  g_test_add_func ("/certificates/huge", test_huge);
  g_test_add_func ("/certificates/many-names", test_many_names);
  return g_test_run ();
}
