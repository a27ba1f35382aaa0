/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-relay.h"

#define N_THREADS 4
#define N_EVENTS  1000

typedef struct {
  guint   n_calls;
  guint   n_events;
  gint64  last[N_THREADS];
  GThread *thread;
} Received;

/* The thread's number stands in the phase's duration, its count in the start. */
static void
receive_cb (GPtrArray *events,
            gpointer   data)
{
  Received *received = data;

  g_assert_true (g_thread_self () == received->thread);
  received->n_calls++;
  for (guint i = 0; i < events->len; i++)
    {
      const AssayEvent *event = g_ptr_array_index (events, i);
      gint64 *last = &received->last[event->phase->duration_us];

      g_assert_cmpint (event->phase->start_us, ==, *last + 1);
      *last = event->phase->start_us;
      received->n_events++;
    }
}

static void
push (AssayRelay *relay,
      gint64      thread,
      gint64      number)
{
  g_autoptr(AssayPhase) phase = assay_phase_new (ASSAY_PHASE_CONNECT, number, thread, NULL);
  AssayEvent *event = assay_event_new_phase (phase);

  assay_relay_push (relay, event);
  assay_event_unref (event);
}

static void
test_one_delivery (void)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  Received received = { .thread = g_thread_self () };
  g_autoptr(AssayRelay) relay = assay_relay_new (context, receive_cb, &received);

  for (gint64 i = 1; i <= N_EVENTS; i++)
    push (relay, 0, i);
  g_assert_cmpuint (received.n_calls, ==, 0);
  g_assert_true (g_main_context_iteration (context, FALSE));
  g_assert_cmpuint (received.n_calls, ==, 1);
  g_assert_cmpuint (received.n_events, ==, N_EVENTS);
  g_assert_false (g_main_context_pending (context));
}

/* A flush takes all; the source that still waits finds nothing and calls nobody. */
static void
test_flush (void)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  Received received = { .thread = g_thread_self () };
  g_autoptr(AssayRelay) relay = assay_relay_new (context, receive_cb, &received);

  push (relay, 0, 1);
  push (relay, 0, 2);
  assay_relay_flush (relay);
  g_assert_cmpuint (received.n_events, ==, 2);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_assert_cmpuint (received.n_calls, ==, 1);
  push (relay, 0, 3);
  g_main_context_iteration (context, FALSE);
  g_assert_cmpuint (received.n_calls, ==, 2);
}

typedef struct {
  AssayRelay *relay;
  gint64      number;
} Worker;

static gpointer
worker_thread (gpointer data)
{
  Worker *worker = data;

  for (gint64 i = 1; i <= N_EVENTS; i++)
    push (worker->relay, worker->number, i);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  Received received = { .thread = g_thread_self () };
  g_autoptr(AssayRelay) relay = assay_relay_new (context, receive_cb, &received);
  Worker workers[N_THREADS];
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    {
      workers[i] = (Worker) { relay, i };
      threads[i] = g_thread_new ("worker", worker_thread, &workers[i]);
    }
  while (received.n_events < N_THREADS * N_EVENTS)
    g_main_context_iteration (context, TRUE);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_false (g_main_context_iteration (context, FALSE));
  g_assert_cmpuint (received.n_events, ==, N_THREADS * N_EVENTS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relay/one-delivery", test_one_delivery);
  g_test_add_func ("/relay/flush", test_flush);
  g_test_add_func ("/relay/threads", test_threads);
  return g_test_run ();
}
