/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "turns.h"
#include "ui-support.h"
#include "ui/assay-window.h"
#include "ui/widgets/assay-bytes-row.h"
#include "ui/widgets/assay-handshake-view.h"
#include "ui/widgets/assay-key-schedule.h"
#include "ui/widgets/assay-proof-row.h"
#include "ui/widgets/assay-proofs-view.h"

#define NARROW 360
#define N_ROUNDS 3

typedef struct {
  AssayWindow      *window;
  AssaySession     *session;
  GtkWidget        *view;
  AssayKeySchedule *schedule;
  GtkStack         *views;
} Page;

static gboolean
is_done (gpointer session)
{
  return assay_session_get_state (session) == ASSAY_SESSION_DONE;
}

static gboolean
has_schedule (gpointer schedule)
{
  return assay_key_schedule_get_selected (schedule) != NULL;
}

/* The Handshake page of a finished inspection, in a narrow window. */
static Page
open_page (const char *target)
{
  Page page = { assay_window_new (ui_get_application ()) };
  GtkWidget *handshake;

  assay_window_add_tab (page.window);
  gtk_window_set_default_size (GTK_WINDOW (page.window), NARROW, 700);
  gtk_window_present (GTK_WINDOW (page.window));
  assay_window_inspect (page.window, target);
  page.session = assay_tab_get_session (assay_window_get_tab (page.window));
  ui_wait_until (is_done, page.session);
  adw_view_stack_set_visible_child_name (ui_find (GTK_WIDGET (page.window), ADW_TYPE_VIEW_STACK, NULL), "handshake");
  ui_settle ();
  handshake = ui_find (GTK_WIDGET (page.window), ASSAY_TYPE_HANDSHAKE_VIEW, NULL);
  page.view = ui_find (handshake, ASSAY_TYPE_PROOFS_VIEW, NULL);
  page.schedule = ui_find (page.view, ASSAY_TYPE_KEY_SCHEDULE, NULL);
  page.views = gtk_stack_switcher_get_stack (ui_find (handshake, GTK_TYPE_STACK_SWITCHER, NULL));
  return page;
}

static void
show_proofs (Page *page)
{
  /* Nothing is computed for a page that nobody looks at. */
  g_assert_null (assay_key_schedule_get_selected (page->schedule));
  gtk_stack_set_visible_child_name (page->views, "proofs");
  ui_wait_until (has_schedule, page->schedule);
  ui_settle ();
}

static void
close_page (Page *page)
{
  ui_finalize_window (GTK_WINDOW (page->window));
}

static guint
count (GtkWidget  *widget,
       GType       type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

static guint
count_words (GtkWidget  *widget,
             const char *words)
{
  guint n = GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_words (child, words);
  return n;
}

static void
test_tls13 (void)
{
  Page page = open_page ("practice:good-ecdsa");

  show_proofs (&page);
  g_assert_cmpuint (count (page.view, ASSAY_TYPE_PROOF_ROW), ==, 3);
  g_assert_cmpuint (count_words (page.view, "Proven"), ==, 3);
  g_assert_true (ui_shows (page.view, "ClientHello to ServerHello"));
  g_assert_true (ui_shows (page.view, "Server's application traffic secret"));
  close_page (&page);
}

static void
test_tls12 (void)
{
  Page page = open_page ("practice:tls12-rsa");

  show_proofs (&page);
  g_assert_cmpuint (count_words (page.view, "Proven"), ==, 2);
  g_assert_cmpuint (count_words (page.view, "Absent"), ==, 1);
  g_assert_true (ui_shows (page.view, "Key block"));
  close_page (&page);
}

static void
test_narrow (void)
{
  Page page = open_page ("practice:good-ecdsa");

  show_proofs (&page);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (page.window)), <=, NARROW);
  close_page (&page);
}

static void
test_unfinished (void)
{
  Page page = open_page ("practice:alert");

  gtk_stack_set_visible_child_name (page.views, "proofs");
  while (!ui_shows (gtk_widget_get_parent (page.view), "Nothing to Prove"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (page.view, ASSAY_TYPE_PROOF_ROW), ==, 0);
  close_page (&page);
}

/* Another inspection in the same tab, while the proofs are looked at. */
static void
test_again (void)
{
  Page page = open_page ("practice:good-ecdsa");

  show_proofs (&page);
  assay_window_inspect (page.window, "practice:tls12-rsa");
  ui_wait_until (is_done, page.session);
  while (!ui_shows (page.view, "Key block"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (ui_shows (page.view, "Early secret"));
  close_page (&page);
}

static const char *
get_subtitle (GtkWidget *row)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

static AssayBytesRow *
find_bytes (GtkWidget  *widget,
            const char *title)
{
  AssayBytesRow *found = NULL;

  if (ASSAY_IS_BYTES_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return ASSAY_BYTES_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_bytes (child, title);
  return found;
}

static char *
dup_secret (const Page *page,
            const char *label)
{
  const AssaySecret *secret = assay_report_find_secret (assay_session_get_report (page->session), label);
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < g_bytes_get_size (secret->secret); i++)
    g_string_append_printf (hex, "%02x", ((const guint8 *) g_bytes_get_data (secret->secret, NULL))[i]);
  return g_string_free (hex, FALSE);
}

static void
test_secrets (void)
{
  Page page = open_page ("practice:good-ecdsa");
  g_autofree char *expected = NULL;
  GtkWidget *value, *reveal;

  show_proofs (&page);
  expected = dup_secret (&page, ASSAY_SECRET_SERVER_TRAFFIC);
  assay_key_schedule_select (page.schedule, "server-application-traffic-secret");
  g_assert_true (ui_shows (page.view, "Derived from: Master secret"));
  value = GTK_WIDGET (find_bytes (page.view, "Value"));
  g_assert_cmpstr (get_subtitle (value), ==, "32 bytes, hidden");
  reveal = ui_find (value, GTK_TYPE_TOGGLE_BUTTON, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (reveal), TRUE);
  g_assert_cmpstr (get_subtitle (value), ==, expected);

  /* Hidden again once another was looked at. */
  assay_key_schedule_select (page.schedule, "handshake-secret");
  g_assert_true (ui_shows (page.view, "Derived from: Early secret, and Shared secret of the key exchange"));
  g_assert_true (ui_shows (page.view, "The TLS library keeps it to itself"));
  g_assert_null (find_bytes (page.view, "Value"));
  assay_key_schedule_select (page.schedule, "server-application-traffic-secret");
  g_assert_cmpstr (get_subtitle (GTK_WIDGET (find_bytes (page.view, "Value"))), ==, "32 bytes, hidden");
  close_page (&page);
}

static void
assert_row (AssayProofs      *proofs,
            AssayProofStatus  status,
            const char       *words)
{
  static const AssayProof proof = { .id = "server-finished", .title = "Server's Finished", .rule = "HMAC (k, h)",
                                    .reference = "RFC 8446 section 4.4.4" };
  AssayProof *added;
  GtkWidget *row;

  g_array_append_val (proofs->proofs, proof);
  added = &g_array_index (proofs->proofs, AssayProof, proofs->proofs->len - 1);
  added->status = status;
  added->expected = g_bytes_new_static ("\x0f", 1);
  added->computed = g_bytes_new_static ("\xf0", 1);
  added->inputs = assay_ingredients_new ();
  row = g_object_ref_sink (assay_proof_row_new (proofs, added));
  g_assert_cmpuint (count_words (row, words), ==, 1);
  g_assert_null (find_bytes (row, "Received"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_cmpstr (get_subtitle (GTK_WIDGET (find_bytes (row, "Received"))), ==, "0f");
  g_assert_cmpstr (get_subtitle (GTK_WIDGET (find_bytes (row, "Computed Here"))), ==, "f0");
  g_assert_cmpuint (count_words (row, "HMAC (k, h)"), ==, 1);
  g_assert_cmpuint (count_words (row, "RFC 8446 section 4.4.4"), ==, 1);
  g_object_unref (row);
}

static void
test_words (void)
{
  g_autoptr(AssayProofs) proofs = assay_proofs_new ();

  assert_row (proofs, ASSAY_PROOF_PROVEN, "Proven");
  assert_row (proofs, ASSAY_PROOF_FAILED, "Failed");
  assert_row (proofs, ASSAY_PROOF_ABSENT, "Absent");
  assert_row (proofs, ASSAY_PROOF_UNKNOWN, "Unknown");
}

/* More than fits is told by its length. */
static void
test_long_bytes (void)
{
  g_autofree guint8 *zeros = g_malloc0 (1000);
  g_autoptr(GBytes) bytes = g_bytes_new (zeros, 1000);
  GtkWidget *row = g_object_ref_sink (assay_bytes_row_new ("Certificate", bytes, FALSE));

  g_assert_cmpuint (strlen (get_subtitle (row)), <, 200);
  g_assert_true (g_str_has_suffix (get_subtitle (row), "… (1000 bytes)"));
  g_object_unref (row);
}

static gint64
measure (void)
{
  Page page = open_page ("practice:good-ecdsa");
  Turns turns;

  turns_begin ();
  show_proofs (&page);
  turns_end (&turns);
  close_page (&page);
  return turns.worst_cpu;
}

static void
test_smooth (void)
{
  gint64 longest = G_MAXINT64;

  for (guint i = 0; i < N_ROUNDS && longest >= TURN_LIMIT_US; i++)
    longest = measure ();
  g_assert_cmpint (longest, <, TURN_LIMIT_US);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/proofs/tls13", test_tls13);
  g_test_add_func ("/proofs/tls12", test_tls12);
  g_test_add_func ("/proofs/narrow", test_narrow);
  g_test_add_func ("/proofs/unfinished", test_unfinished);
  g_test_add_func ("/proofs/again", test_again);
  g_test_add_func ("/proofs/secrets", test_secrets);
  g_test_add_func ("/proofs/words", test_words);
  g_test_add_func ("/proofs/long-bytes", test_long_bytes);
  g_test_add_func ("/proofs/smooth", test_smooth);
  return g_test_run ();
}
