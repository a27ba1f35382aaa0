/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice/assay-practice.h"
#include "ui/assay-result-page.h"
#include "ui/widgets/assay-hex-view.h"
#include "ui/widgets/assay-signature-window.h"
#include "ui-support.h"

static gboolean
is_done (gpointer session)
{
  return assay_session_get_state (session) == ASSAY_SESSION_DONE;
}

typedef struct {
  GtkWidget  *widget;
  const char *text;
} Shown;

static gboolean
shows (gpointer data)
{
  const Shown *shown = data;

  return ui_shows (shown->widget, shown->text);
}

static void
wait_for (GtkWidget  *widget,
          const char *text)
{
  Shown shown = { widget, text };

  ui_wait_until (shows, &shown);
}

/* A window with a page on which the story of a practice server is told. */
static GtkWindow *
tell (const char       *scenario,
      AssayResultPage **page)
{
  g_autofree char *text = g_strconcat ("practice:", scenario, NULL);
  g_autoptr(AssayTarget) target = assay_target_parse (text, NULL);
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  AdwViewStack *stack;

  *page = assay_result_page_new ();
  gtk_window_set_default_size (window, 1100, 800);
  gtk_window_set_child (window, GTK_WIDGET (*page));
  gtk_window_present (window);
  assay_session_start (assay_result_page_get_session (*page), request);
  ui_wait_until (is_done, assay_result_page_get_session (*page));
  stack = ui_find (GTK_WIDGET (*page), ADW_TYPE_VIEW_STACK, NULL);
  adw_view_stack_set_visible_child_name (stack, "story");
  wait_for (GTK_WIDGET (*page), "What happened when you connected");
  return window;
}

static void
test_good (void)
{
  AssayResultPage *page;
  GtkWindow *window = tell ("good-ecdsa", &page);

  g_assert_true (ui_shows (GTK_WIDGET (page), "How the server got its certificate"));
  g_assert_true (ui_shows (GTK_WIDGET (page), "Six words"));
  g_assert_true (ui_shows (GTK_WIDGET (page), "The authority checked, then signed"));
  g_assert_true (ui_shows (GTK_WIDGET (page), "The two used the group x25519. The secret itself never crossed the wire."));
  g_assert_false (ui_shows (GTK_WIDGET (page), "Broken"));
  ui_finalize_window (window);
}

static void
test_broken (void)
{
  AssayResultPage *page;
  GtkWindow *window = tell ("expired", &page);

  g_assert_true (ui_shows (GTK_WIDGET (page), "Broken"));
  ui_finalize_window (window);
  window = tell ("alert", &page);
  g_assert_true (ui_shows (GTK_WIDGET (page), "Did not happen"));
  ui_finalize_window (window);
}

/* The page asks for no more room than a phone has. */
static void
test_narrow (void)
{
  static const char * const scenarios[] = { "expired", "alert", "client-certificate-required" };

  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      AssayResultPage *page;
      GtkWindow *window = tell (scenarios[i], &page);
      int minimum;

      g_object_set (page, "narrow", TRUE, NULL);
      ui_settle ();
      gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
      ui_finalize_window (window);
    }
}

/* A link goes to the page that shows what a statement rests on. */
static void
test_links (void)
{
  AssayResultPage *page;
  GtkWindow *window = tell ("good-ecdsa", &page);
  AdwViewStack *stack = ui_find (GTK_WIDGET (page), ADW_TYPE_VIEW_STACK, NULL);

  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-evidence", "(sus)", "message", 1, "cipher_suite");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "handshake");
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-evidence", "(sus)", "check", 0, "hostname");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "overview");
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-evidence", "(sus)", "certificate", 0,
                              "tbs_certificate/validity");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "certificates");
  /* What is not there goes nowhere. */
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-evidence", "(sus)", "message", 999, "nothing");
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-evidence", "(sus)", "nothing", 0, "");
  ui_settle ();
  ui_finalize_window (window);
}

static void
test_signatures (void)
{
  AssayResultPage *page;
  GtkWindow *window = tell ("good-rsa", &page);
  GtkWindow *signatures = assay_signature_window_new (assay_session_get_report (assay_result_page_get_session (page)),
                                                      window);
  AdwComboRow *choice = ui_find (GTK_WIDGET (signatures), ADW_TYPE_COMBO_ROW, "choice");
  GtkSwitch *change = ui_find (GTK_WIDGET (signatures), GTK_TYPE_SWITCH, "change");

  gtk_window_present (signatures);
  /* Leaf, intermediate, root, and the handshake. */
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (choice)), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      adw_combo_row_set_selected (choice, i);
      wait_for (GTK_WIDGET (signatures), "The signature fits");
      gtk_switch_set_active (change, TRUE);
      wait_for (GTK_WIDGET (signatures), "The signature does not fit");
      gtk_switch_set_active (change, FALSE);
      wait_for (GTK_WIDGET (signatures), "The signature fits");
    }
  ui_finalize_window (signatures);
  ui_finalize_window (window);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/story/good", test_good);
  g_test_add_func ("/story/broken", test_broken);
  g_test_add_func ("/story/narrow", test_narrow);
  g_test_add_func ("/story/links", test_links);
  g_test_add_func ("/story/signatures", test_signatures);
  return g_test_run ();
}
