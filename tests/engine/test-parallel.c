/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

/* assay_inspect_async(): many at once, in order, and the last events before the report. */

#define N_AT_ONCE 20

typedef struct {
  GPtrArray   *events;        /* of AssayEvent */
  AssayReport *report;
  GError      *error;
  guint       *n_left;
  GThread     *thread;
} Run;

static void
events_cb (GPtrArray *events,
           gpointer   data)
{
  Run *run = data;

  g_assert_null (run->report);
  g_assert_true (g_thread_self () == run->thread);
  g_assert_cmpuint (events->len, >, 0);
  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (run->events, assay_event_ref (g_ptr_array_index (events, i)));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Run *run = data;

  g_assert_true (g_thread_self () == run->thread);
  run->report = assay_inspect_finish (result, &run->error);
  (*run->n_left)--;
}

static void
run_start (Run          *run,
           AssayRequest *request,
           GCancellable *cancellable,
           guint        *n_left)
{
  *run = (Run) {
    .events = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_event_unref),
    .n_left = n_left,
    .thread = g_thread_self (),
  };
  (*n_left)++;
  assay_inspect_async (request, events_cb, run, cancellable, done_cb, run);
}

static void
wait_for_all (const guint *n_left)
{
  while (*n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
run_clear (Run *run)
{
  g_ptr_array_unref (run->events);
  g_clear_pointer (&run->report, assay_report_unref);
  g_clear_error (&run->error);
}

/* The events are the report's own messages, records and phases, in order. */
static void
assert_events_tell_report (const Run *run)
{
  guint n_messages = 0, n_records = 0, n_ended = 0;

  for (guint i = 0; i < run->events->len; i++)
    {
      const AssayEvent *event = g_ptr_array_index (run->events, i);

      if (event->kind == ASSAY_EVENT_MESSAGE)
        g_assert_true (event->message == g_ptr_array_index (run->report->messages, n_messages++));
      else if (event->kind == ASSAY_EVENT_RECORD)
        n_records++;
      else if (event->phase->duration_us >= 0)
        g_assert_true (event->phase == g_ptr_array_index (run->report->phases, n_ended++));
    }
  g_assert_cmpuint (n_messages, ==, run->report->messages->len);
  g_assert_cmpuint (n_records, ==, run->report->records->len);
  g_assert_cmpuint (n_ended, ==, run->report->phases->len);
}

/* They share one set of anchors, and all come out alike. */
static void
test_many (void)
{
  g_autoptr(Server) server = server_spawn ("openssl s_server -quiet -accept 127.0.0.1:{port} -cert {pki}/leaf.pem "
                                           "-key {pki}/leaf.key -cert_chain {pki}/branch.pem");
  g_autoptr(AssayRequest) request = engine_request (NULL, server_get_port (server), NULL);
  Run runs[N_AT_ONCE];
  guint n_left = 0;

  for (guint i = 0; i < N_AT_ONCE; i++)
    run_start (&runs[i], request, NULL, &n_left);
  wait_for_all (&n_left);
  for (guint i = 0; i < N_AT_ONCE; i++)
    {
      g_assert_no_error (runs[i].error);
      g_assert_null (runs[i].report->failure);
      g_assert_cmpint (runs[i].report->verification.status, ==, ASSAY_PATH_TRUSTED);
      assert_events_tell_report (&runs[i]);
      run_clear (&runs[i]);
    }
}

static void
test_cancelled (void)
{
  g_autoptr(Server) server = server_start (server_linger, NULL);
  g_autoptr(AssayRequest) request = engine_request (NULL, server_get_port (server), NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  guint n_left = 0;
  Run run;

  run_start (&run, request, cancellable, &n_left);
  while (run.events->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  wait_for_all (&n_left);
  g_assert_no_error (run.error);
  g_assert_cmpint (run.report->failure->code, ==, ASSAY_FAILURE_CANCELLED);
  assert_events_tell_report (&run);
  run_clear (&run);
}

static void
test_cannot_begin (void)
{
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayRequest) request = NULL;
  guint n_left = 0;
  Run run;

  engine_options (&options);
  g_bytes_unref (options.anchors);
  options.anchors = g_bytes_new_static ("", 0);
  request = engine_request (NULL, 1, &options);
  run_start (&run, request, NULL, &n_left);
  wait_for_all (&n_left);
  g_assert_error (run.error, ASSAY_ERROR, ASSAY_ERROR_FILE);
  g_assert_null (run.report);
  g_assert_cmpuint (run.events->len, ==, 0);
  run_clear (&run);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parallel/many", test_many);
  g_test_add_func ("/parallel/cancelled", test_cancelled);
  g_test_add_func ("/parallel/cannot-begin", test_cannot_begin);
  status = g_test_run ();
  pki_remove ();
  return status;
}
