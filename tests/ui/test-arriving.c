/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of certificates while the handshake goes on: what has come is there, and stays where it is. */
#include "held-server.h"
#include "practice/assay-practice.h"
#include "ui-support.h"
#include "ui/assay-window.h"
#include "ui/widgets/assay-certificate-details.h"
#include "ui/widgets/assay-certificates-view.h"
#include "ui/widgets/assay-chain-list.h"
#include "ui/widgets/assay-chain-view.h"
#include "ui/widgets/assay-document-view.h"

#define TLS12 0x0303

/* In TLS 1.2 these are the ServerHello and the Certificate. */
#define N_RECORDS 2

typedef struct {
  HeldServer              *server;
  AssayWindow             *window;
  AssaySession            *session;
  GtkWidget               *view;
  AssayChainList          *list;
  AssayCertificateDetails *details;
} Page;

static gboolean
is_done (gpointer session)
{
  return assay_session_get_state (session) == ASSAY_SESSION_DONE;
}

static gboolean
has_facts (gpointer details)
{
  return assay_certificate_details_get_facts (details) != NULL;
}

/* A request for a practice server, through another that holds it up. */
static AssayRequest *
create_request (const char  *scenario,
                HeldServer **server)
{
  g_autofree char *address = g_strdup_printf ("practice:%s", scenario);
  g_autofree char *host = g_strdup_printf ("%s.practice.test", scenario);
  g_autoptr(AssayTarget) practice = assay_target_parse (address, NULL);
  g_autoptr(AssayTarget) target = assay_target_parse (host, NULL);
  g_autoptr(AssayRequest) asked = assay_request_new (practice, NULL);
  g_autoptr(AssayRequest) prepared = assay_practice_prepare (asked, NULL);
  AssayRequestOptions options;

  g_assert_nonnull (prepared);
  *server = held_server_new (prepared->options.connect_port, N_RECORDS);
  options = prepared->options;
  options.connect_port = held_server_get_port (*server);
  options.anchor_kind = ASSAY_ANCHORS_FILE;
  options.version_max = TLS12;
  return assay_request_new (target, &options);
}

/* The page of an inspection whose certificates have come. */
static Page
open_page (const char *scenario)
{
  Page page = { 0 };
  g_autoptr(AssayRequest) request = create_request (scenario, &page.server);

  page.window = assay_window_new (ui_get_application ());
  assay_window_add_tab (page.window);
  gtk_window_present (GTK_WINDOW (page.window));
  assay_window_open (page.window, request);
  page.session = assay_tab_get_session (assay_window_get_tab (page.window));
  adw_view_stack_set_visible_child_name (ui_find (GTK_WIDGET (page.window), ADW_TYPE_VIEW_STACK, NULL), "certificates");
  page.view = ui_find (GTK_WIDGET (page.window), ASSAY_TYPE_CERTIFICATES_VIEW, NULL);
  page.list = ui_find (page.view, ASSAY_TYPE_CHAIN_LIST, NULL);
  page.details = ui_find (page.view, ASSAY_TYPE_CERTIFICATE_DETAILS, NULL);
  g_assert_true (ui_shows (page.view, "Waiting for the Certificates"));
  ui_wait_until (has_facts, page.details);
  ui_settle ();
  g_assert_cmpint (assay_session_get_state (page.session), ==, ASSAY_SESSION_RUNNING);
  return page;
}

static void
finish (Page *page)
{
  held_server_release (page->server);
  ui_wait_until (is_done, page->session);
  ui_settle ();
}

static void
close_page (Page *page)
{
  ui_finalize_window (GTK_WINDOW (page->window));
  held_server_free (page->server);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, name);
  return found;
}

static gboolean
can (const Page *page,
     const char *action)
{
  g_autoptr(GtkWidget) button = g_object_ref_sink (gtk_button_new ());
  GtkBox *chain = GTK_BOX (ui_find (page->view, GTK_TYPE_BOX, "chain"));
  gboolean sensitive;

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (chain, button);
  sensitive = gtk_widget_get_sensitive (button);
  gtk_box_remove (chain, button);
  return sensitive;
}

/* What the server sent is there before anything is verified; what follows from the verdict comes with it. */
static void
test_fills (void)
{
  Page page = open_page ("good-ecdsa");
  GtkWidget *date = ui_find (page.view, GTK_TYPE_SCALE, NULL);

  g_assert_true (ui_shows (GTK_WIDGET (page.list), "good-ecdsa.practice.test"));
  g_assert_true (ui_shows (GTK_WIDGET (page.list), "Practice Intermediate"));
  g_assert_true (ui_shows (GTK_WIDGET (page.list), "sent by server"));
  g_assert_true (ui_shows (GTK_WIDGET (page.list), "Its certificate is being looked for"));
  g_assert_true (ui_shows (GTK_WIDGET (page.details), "DNS:good-ecdsa.practice.test"));
  g_assert_true (ui_shows (GTK_WIDGET (page.details), "The checks follow"));
  g_assert_false (gtk_widget_get_mapped (date));
  g_assert_false (can (&page, "certificates.save::built-pem"));
  g_assert_true (can (&page, "certificates.copy"));

  finish (&page);
  g_assert_true (ui_shows (GTK_WIDGET (page.list), "signed by — signature verified with the issuer's EC P-256 public key"));
  g_assert_false (ui_shows (GTK_WIDGET (page.list), "Its certificate is being looked for"));
  g_assert_false (ui_shows (GTK_WIDGET (page.details), "The checks follow"));
  g_assert_true (gtk_widget_get_mapped (date));
  g_assert_true (can (&page, "certificates.save::built-pem"));
  close_page (&page);
}

/* Where a row of the chain stands in the list. */
static float
get_row_y (const Page *page,
           const char *title)
{
  GtkWidget *box = ui_find (GTK_WIDGET (page->list), GTK_TYPE_LIST_BOX, NULL);
  graphene_point_t place = GRAPHENE_POINT_INIT (-1, -1);

  for (GtkWidget *row = gtk_widget_get_first_child (box); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (ui_shows (row, title))
      g_assert_true (gtk_widget_compute_point (row, box, &GRAPHENE_POINT_INIT (0, 0), &place));
  return place.y;
}

typedef struct {
  GtkWidget     *row;
  GtkAdjustment *adjustment;
  double         value;
} Scrolled;

static gboolean
is_scrolled (gpointer data)
{
  const Scrolled *scrolled = data;

  gtk_adjustment_set_value (scrolled->adjustment, scrolled->value);
  return gtk_adjustment_get_value (scrolled->adjustment) == scrolled->value;
}

static float
get_y (GtkWidget *widget,
       GtkWidget *viewport)
{
  graphene_point_t point;

  g_assert_true (gtk_widget_compute_point (widget, viewport, &GRAPHENE_POINT_INIT (0, 0), &point));
  return point.y;
}

static GtkWidget *
get_selected_row (const Page *page)
{
  return GTK_WIDGET (gtk_list_box_get_selected_row (ui_find (GTK_WIDGET (page->list), GTK_TYPE_LIST_BOX, NULL)));
}

static void
focus_chain (const Page *page)
{
  gtk_widget_grab_focus (get_selected_row (page));
  ui_settle ();
}

/* What a person chose, opened and scrolled to stays as it is, and where it is; so does the keyboard. */
static void
check_keeps (const char *scenario,
             guint       certificate)
{
  Page page = open_page (scenario);
  GtkWidget *all, *viewport;
  Scrolled scrolled = { .value = 200 };
  float y;

  assay_chain_list_select (page.list, certificate);
  focus_chain (&page);
  all = find_button (GTK_WIDGET (page.details), "Show all of Key");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), TRUE);
  viewport = gtk_widget_get_ancestor (all, GTK_TYPE_VIEWPORT);
  scrolled.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  ui_wait_until (is_scrolled, &scrolled);
  gtk_test_widget_wait_for_draw (viewport);
  y = get_y (all, viewport);

  finish (&page);
  gtk_test_widget_wait_for_draw (viewport);
  g_assert_cmpint (assay_chain_list_get_selected (page.list), ==, certificate);
  g_assert_true (find_button (GTK_WIDGET (page.details), "Show all of Key") == all);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (all)));
  g_assert_cmpfloat_with_epsilon (get_y (all, viewport), y, 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (page.window)) == get_selected_row (&page));
  close_page (&page);
}

static void
test_keeps (void)
{
  check_keeps ("good-ecdsa", 1);
  /* What the checks say of it is higher than their place. */
  check_keeps ("expired", 0);
}

/* Where the chain stands above, all that is added to it moves nothing below. */
static void
test_keeps_narrow (void)
{
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);
  GtkWidget *details, *viewport;
  Scrolled scrolled = { .value = 150 };
  Page page;
  float y;

  g_settings_set_int (settings, "window-width", 360);
  page = open_page ("good-ecdsa");
  details = GTK_WIDGET (page.details);
  focus_chain (&page);
  viewport = gtk_widget_get_ancestor (details, GTK_TYPE_VIEWPORT);
  scrolled.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  ui_wait_until (is_scrolled, &scrolled);
  gtk_test_widget_wait_for_draw (viewport);
  y = get_y (details, viewport);
  g_assert_cmpfloat (y, >, 0);

  finish (&page);
  gtk_test_widget_wait_for_draw (viewport);
  g_assert_cmpfloat_with_epsilon (get_y (details, viewport), y, 1);
  close_page (&page);
  g_settings_reset (settings, "window-width");
}

/* The root comes where its place was. */
static void
test_keeps_chain (void)
{
  Page page = open_page ("good-ecdsa");
  float y = get_row_y (&page, "good-ecdsa.practice.test");

  finish (&page);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (page.list));
  g_assert_cmpfloat (y, >, 0);
  g_assert_cmpfloat_with_epsilon (get_row_y (&page, "good-ecdsa.practice.test"), y, 1);
  close_page (&page);
}

/* The same of the tree of fields. */
static void
test_keeps_tree (void)
{
  Page page = open_page ("good-ecdsa");
  AssayDocumentView *tree = ui_find (page.view, ASSAY_TYPE_DOCUMENT_VIEW, NULL);
  const AssayNode *node;

  assay_certificates_view_show (ASSAY_CERTIFICATES_VIEW (page.view), 1, "tbs_certificate/validity/not_after");
  ui_settle ();
  node = assay_document_view_get_selected (tree);
  g_assert_true (assay_node_has_key (node, "not_after"));
  finish (&page);
  g_assert_true (assay_document_view_get_selected (tree) == node);
  close_page (&page);
}

/* Another order than the one that the path has afterwards. */
static void
test_wrong_order (void)
{
  Page page = open_page ("wrong-order");

  g_assert_false (ui_shows (GTK_WIDGET (page.list), "As Built"));
  finish (&page);
  g_assert_true (ui_shows (GTK_WIDGET (page.list), "As Built"));
  close_page (&page);
}

/* Stopped before the end: what came stays, and was verified. */
static void
test_stopped (void)
{
  Page page = open_page ("good-ecdsa");

  assay_session_cancel (page.session);
  while (assay_session_get_state (page.session) == ASSAY_SESSION_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  ui_settle ();
  g_assert_true (ui_shows (GTK_WIDGET (page.details), "Serial number"));
  close_page (&page);
}

static int
measure (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 420, NULL, &natural, NULL, NULL);
  return natural;
}

/* The overview too shows what has come, and needs no more room for the rest. */
static void
test_overview (void)
{
  Page page = open_page ("good-ecdsa");
  GtkWidget *chain = ui_find (GTK_WIDGET (page.window), ASSAY_TYPE_CHAIN_VIEW, NULL);
  int height;

  adw_view_stack_set_visible_child_name (ui_find (GTK_WIDGET (page.window), ADW_TYPE_VIEW_STACK, NULL), "overview");
  ui_settle ();
  g_assert_true (ui_shows (chain, "Looking for the root"));
  g_assert_true (ui_shows (chain, "good-ecdsa.practice.test"));
  g_assert_true (ui_shows (chain, "Practice Intermediate"));
  height = measure (chain);
  finish (&page);
  g_assert_false (ui_shows (chain, "Looking for the root"));
  g_assert_true (ui_shows (chain, "Practice Root"));
  g_test_message ("%d px, %d px", height, measure (chain));
  g_assert_cmpint (ABS (measure (chain) - height), <=, 2);
  close_page (&page);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/arriving/fills", test_fills);
  g_test_add_func ("/arriving/keeps", test_keeps);
  g_test_add_func ("/arriving/keeps-narrow", test_keeps_narrow);
  g_test_add_func ("/arriving/keeps-chain", test_keeps_chain);
  g_test_add_func ("/arriving/keeps-tree", test_keeps_tree);
  g_test_add_func ("/arriving/wrong-order", test_wrong_order);
  g_test_add_func ("/arriving/stopped", test_stopped);
  g_test_add_func ("/arriving/overview", test_overview);
  return g_test_run ();
}
