/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button that asks the authorities: when it is there, whom it names, what it asks for. Nobody is asked here. */
#include "engine/assay-inspect.h"
#include "ui-support.h"
#include "ui/assay-result-page.h"

typedef struct {
  GtkWindow       *window;
  AssayResultPage *page;
  AssayRequest    *asked;
} Fixture;

static void
follow_up_cb (Fixture      *fixture,
              AssayRequest *request)
{
  g_clear_pointer (&fixture->asked, assay_request_unref);
  fixture->asked = assay_request_ref (request);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->page = assay_result_page_new ();
  g_signal_connect_swapped (fixture->page, "follow-up", G_CALLBACK (follow_up_cb), fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->asked, assay_request_unref);
  ui_finalize_window (fixture->window);
}

/* Shows a certificate of tests/data; @online: as if the authorities had been asked. */
static void
show (Fixture    *fixture,
      const char *folder,
      const char *name,
      gboolean    online)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "data", folder, name, NULL);
  g_autoptr(AssayTarget) target = assay_target_new_for_file (path);
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayReport) report = assay_inspect (request, NULL, NULL, &error);

  g_assert_no_error (error);
  if (online)
    report->request->options.online = TRUE;
  assay_session_take_report (assay_result_page_get_session (fixture->page), report->request, report);
  ui_settle ();
}

static GtkWidget *
get_button (Fixture *fixture)
{
  return ui_find (GTK_WIDGET (fixture->page), GTK_TYPE_BUTTON, "ask_online");
}

static void
test_asks (Fixture       *fixture,
           gconstpointer  data)
{
  const char *tooltip;

  show (fixture, "x509", "server.der", FALSE);
  g_assert_true (gtk_widget_get_visible (get_button (fixture)));
  tooltip = gtk_widget_get_tooltip_text (get_button (fixture));
  g_assert_nonnull (g_strrstr (tooltip, "ca.example.org, ocsp.example.org, crl.example.org"));
  g_signal_emit_by_name (get_button (fixture), "clicked");
  g_assert_nonnull (fixture->asked);
  g_assert_true (fixture->asked->options.online);
  g_assert_cmpuint (fixture->asked->inputs->len, ==, 1);
}

static void
test_nobody_to_ask (Fixture       *fixture,
                    gconstpointer  data)
{
  show (fixture, "x509", "root.der", FALSE);
  g_assert_false (gtk_widget_get_visible (get_button (fixture)));
}

static void
test_was_asked (Fixture       *fixture,
                gconstpointer  data)
{
  show (fixture, "x509", "server.der", TRUE);
  g_assert_false (gtk_widget_get_visible (get_button (fixture)));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add ("/asking/asks", Fixture, NULL, set_up, test_asks, tear_down);
  g_test_add ("/asking/nobody-to-ask", Fixture, NULL, set_up, test_nobody_to_ask, tear_down);
  g_test_add ("/asking/was-asked", Fixture, NULL, set_up, test_was_asked, tear_down);
  return g_test_run ();
}
