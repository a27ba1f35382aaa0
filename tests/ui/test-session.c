/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "ui/assay-session.h"
#include "ui/models/assay-event-item.h"
#include "ui/models/assay-phase-item.h"
#include "ui-support.h"

/* Longer than an inspection of a practice server takes. */
#define BUSY_US (300 * 1000)

static AssayRequest *
create_request (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayTarget) target = assay_target_parse (text, &error);

  g_assert_no_error (error);
  return assay_request_new (target, NULL);
}

static void
start (AssaySession *session,
       const char   *text)
{
  g_autoptr(AssayRequest) request = create_request (text);

  assay_session_start (session, request);
}

static gboolean
is_at_rest (gpointer session)
{
  return assay_session_get_state (session) != ASSAY_SESSION_RUNNING;
}

/* Something that accepts and says nothing: an inspection of it lasts until it is stopped. */
static GSocketListener *
create_silent_server (char **target)
{
  GSocketListener *listener = g_socket_listener_new ();
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr(GSocketAddress) address = NULL;
  g_autoptr(GError) error = NULL;

  g_socket_listener_add_address (listener, any, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);
  *target = g_strdup_printf ("127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  return listener;
}

static void
test_idle (void)
{
  AssaySession *session = assay_session_new ();

  g_assert_cmpint (assay_session_get_state (session), ==, ASSAY_SESSION_IDLE);
  g_assert_null (assay_session_get_request (session));
  g_assert_null (assay_session_get_report (session));
  g_assert_null (assay_session_get_assessment (session));
  g_assert_cmpuint (g_list_model_get_n_items (assay_session_get_events (session)), ==, 0);
  /* Nothing runs: nothing happens. */
  assay_session_cancel (session);
  g_assert_cmpint (assay_session_get_state (session), ==, ASSAY_SESSION_IDLE);
  g_assert_finalize_object (session);
}

/* What is set when the state is told: report and opinion must stand by then. */
static void
state_cb (AssaySession *session,
          GParamSpec   *pspec,
          GString      *story)
{
  g_autoptr(GEnumClass) states = g_type_class_ref (ASSAY_TYPE_SESSION_STATE);

  g_string_append_printf (story, "%s%s%s ",
                          g_enum_get_value (states, assay_session_get_state (session))->value_nick,
                          assay_session_get_report (session) != NULL ? "+report" : "",
                          assay_session_get_assessment (session) != NULL ? "+assessment" : "");
}

static void
test_states (void)
{
  AssaySession *session = assay_session_new ();
  g_autoptr(GString) story = g_string_new (NULL);

  g_signal_connect (session, "notify::state", G_CALLBACK (state_cb), story);
  start (session, "practice:expired");
  ui_wait_until (is_at_rest, session);
  start (session, "practice:expired");
  ui_wait_until (is_at_rest, session);
  g_assert_cmpstr (story->str, ==, "running done+report+assessment running done+report+assessment ");
  g_assert_finalize_object (session);
}

static void
test_report (void)
{
  AssaySession *session = assay_session_new ();
  AssayReport *report;

  start (session, "practice:expired");
  ui_wait_until (is_at_rest, session);
  report = assay_session_get_report (session);
  g_assert_null (report->failure);
  g_assert_cmpuint (report->n_sent, >, 0);
  g_assert_cmpint (assay_session_get_assessment (session)->verdict, ==, ASSAY_VERDICT_UNTRUSTED);
  /* What was asked for, not the address of the practice server: that is what Inspect Again must ask for. */
  g_assert_cmpstr (assay_session_get_request (session)->target->input, ==, "practice:expired");
  g_assert_finalize_object (session);
}

static void
partial_cb (AssaySession *session,
            GParamSpec   *pspec,
            AssayReport **partial)
{
  g_assert_cmpint (assay_session_get_state (session), ==, ASSAY_SESSION_RUNNING);
  g_assert_null (assay_session_get_report (session));
  g_assert_null (*partial);
  *partial = assay_report_ref (assay_session_get_partial (session));
}

/* The certificates come before the report, which takes their place. */
static void
test_partial (void)
{
  AssaySession *session = assay_session_new ();
  g_autoptr(AssayReport) partial = NULL;
  AssayReport *report;

  g_signal_connect (session, "notify::partial", G_CALLBACK (partial_cb), &partial);
  start (session, "practice:good-ecdsa");
  g_assert_null (assay_session_get_partial (session));
  ui_wait_until (is_at_rest, session);
  report = assay_session_get_report (session);
  g_assert_nonnull (partial);
  g_assert_true (partial->partial);
  g_assert_false (report->partial);
  g_assert_null (assay_session_get_partial (session));
  g_assert_cmpuint (partial->n_sent, ==, report->n_sent);
  for (guint i = 0; i < report->n_sent; i++)
    g_assert_true (assay_certificate_equal (assay_report_get_certificate (partial, (int) i),
                                            assay_report_get_certificate (report, (int) i)));
  /* What it is asked for is known already: which name is looked for among theirs. */
  g_assert_cmpstr (assay_request_get_verify_name (partial->request), ==, "good-ecdsa.practice.test");
  g_assert_finalize_object (session);
}

static guint
count_messages (GListModel *events)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr(AssayEventItem) item = g_list_model_get_item (events, i);

      n += assay_event_item_get_event (item)->kind == ASSAY_EVENT_MESSAGE;
    }
  return n;
}

static void
test_events (void)
{
  AssaySession *session = assay_session_new ();
  AssayReport *report;
  GListModel *phases;

  start (session, "practice:good-ecdsa");
  ui_wait_until (is_at_rest, session);
  report = assay_session_get_report (session);
  g_assert_cmpuint (count_messages (assay_session_get_events (session)), ==, report->messages->len);

  /* Each phase once, ended, in order. */
  phases = assay_session_get_phases (session);
  g_assert_cmpuint (g_list_model_get_n_items (phases), ==, report->phases->len);
  for (guint i = 0; i < report->phases->len; i++)
    {
      g_autoptr(AssayPhaseItem) item = g_list_model_get_item (phases, i);
      AssayPhase *phase = report->phases->pdata[i];

      g_assert_cmpint (assay_phase_item_get_phase (item)->id, ==, phase->id);
      g_assert_cmpint (assay_phase_item_get_phase (item)->duration_us, ==, phase->duration_us);
    }
  g_assert_finalize_object (session);
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  guint      *n_signals)
{
  *n_signals += added > 0;
  /* However fast the main thread is, now it is busy while the engine goes on. */
  if (*n_signals == 1)
    g_usleep (BUSY_US);
}

/* What comes while the main thread is busy is one change: far fewer changes than events. */
static void
test_bursts (void)
{
  AssaySession *session = assay_session_new ();
  GListModel *events = assay_session_get_events (session);
  guint n_signals = 0;

  g_signal_connect (events, "items-changed", G_CALLBACK (items_changed_cb), &n_signals);
  start (session, "practice:good-ecdsa");
  ui_wait_until (is_at_rest, session);
  g_assert_cmpuint (n_signals, >, 0);
  g_assert_cmpuint (n_signals, <, g_list_model_get_n_items (events));
  g_assert_finalize_object (session);
}

static void
test_cancel (void)
{
  AssaySession *session = assay_session_new ();
  g_autofree char *target = NULL;
  g_autoptr(GSocketListener) server = create_silent_server (&target);
  gint64 began;

  start (session, target);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (assay_session_get_state (session), ==, ASSAY_SESSION_RUNNING);
  began = g_get_monotonic_time ();
  assay_session_cancel (session);
  ui_wait_until (is_at_rest, session);
  /* 50 ms say the engine's words; a busy machine may need more, but nobody waits for the time limit. */
  g_assert_cmpint (g_get_monotonic_time () - began, <, 5 * G_USEC_PER_SEC);
  g_assert_cmpint (assay_session_get_state (session), ==, ASSAY_SESSION_CANCELLED);
  g_assert_cmpint (assay_session_get_report (session)->failure->code, ==, ASSAY_FAILURE_CANCELLED);
  g_assert_nonnull (assay_session_get_assessment (session));
  g_assert_finalize_object (session);
}

/* The second start ends the first run, of which nothing is heard any more. */
static void
test_restart (void)
{
  AssaySession *session = assay_session_new ();
  g_autoptr(GString) story = g_string_new (NULL);
  g_autofree char *target = NULL;
  g_autoptr(GSocketListener) server = create_silent_server (&target);

  g_signal_connect (session, "notify::state", G_CALLBACK (state_cb), story);
  start (session, target);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  start (session, "practice:good-ecdsa");
  ui_wait_until (is_at_rest, session);
  g_assert_cmpstr (story->str, ==, "running running done+report+assessment ");
  g_assert_cmpstr (assay_session_get_report (session)->request->options.connect_host, ==, "127.0.0.1");
  g_assert_cmpstr (assay_session_get_request (session)->target->input, ==, "practice:good-ecdsa");
  g_assert_cmpuint (count_messages (assay_session_get_events (session)), ==,
                    assay_session_get_report (session)->messages->len);
  g_assert_finalize_object (session);
}

static void
test_cannot_begin (void)
{
  AssaySession *session = assay_session_new ();
  AssayReport *report;
  g_autofree char *reason = NULL;

  start (session, "practice:there-is-no-such-lesson");
  ui_wait_until (is_at_rest, session);
  g_assert_cmpint (assay_session_get_state (session), ==, ASSAY_SESSION_DONE);
  report = assay_session_get_report (session);
  g_assert_nonnull (report->failure);
  g_assert_cmpint (report->failure->code, ==, ASSAY_FAILURE_INTERNAL);
  reason = assay_text_format (report->failure->message, NULL);
  g_assert_cmpuint (strlen (reason), >, strlen ("The inspection could not begin: "));
  g_assert_cmpint (assay_session_get_assessment (session)->verdict, ==, ASSAY_VERDICT_FAILED);
  g_assert_finalize_object (session);
}

/* A tab that is closed while it runs. */
static void
test_finalize_running (void)
{
  AssaySession *session = assay_session_new ();
  g_autofree char *target = NULL;
  g_autoptr(GSocketListener) server = create_silent_server (&target);

  start (session, target);
  g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (session);
  /* The run ends by itself, with nobody to tell. */
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (10000);
      ui_settle ();
    }
}

static void
restart_cb (AssaySession *session,
            GParamSpec   *pspec,
            guint        *restarts)
{
  if (assay_session_get_state (session) == ASSAY_SESSION_DONE && (*restarts)-- > 0)
    start (session, "practice:good-ecdsa");
}

static gboolean
is_done (gpointer session)
{
  return assay_session_get_state (session) == ASSAY_SESSION_DONE;
}

/* Whoever hears that one run is done may start the next at once. */
static void
test_restart_from_notify (void)
{
  AssaySession *session = assay_session_new ();
  guint restarts = 2;

  g_signal_connect (session, "notify::state", G_CALLBACK (restart_cb), &restarts);
  start (session, "practice:good-ecdsa");
  ui_wait_until (is_done, session);
  g_assert_cmpuint (restarts, ==, G_MAXUINT);
  g_assert_nonnull (assay_session_get_report (session));
  g_assert_finalize_object (session);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/idle", test_idle);
  g_test_add_func ("/session/states", test_states);
  g_test_add_func ("/session/report", test_report);
  g_test_add_func ("/session/partial", test_partial);
  g_test_add_func ("/session/events", test_events);
  g_test_add_func ("/session/bursts", test_bursts);
  g_test_add_func ("/session/cancel", test_cancel);
  g_test_add_func ("/session/restart", test_restart);
  g_test_add_func ("/session/cannot-begin", test_cannot_begin);
  g_test_add_func ("/session/finalize-running", test_finalize_running);
  g_test_add_func ("/session/restart-from-notify", test_restart_from_notify);
  return g_test_run ();
}
