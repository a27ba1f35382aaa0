/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"
#include "fake-resolver.h"

/* Whatever an inspection is doing, it ends within 50 ms of being cancelled, and gives its report. */

#define S_SERVER "openssl s_server -quiet -accept 127.0.0.1:{port} "
#define LEAF     "-cert {pki}/leaf.pem -key {pki}/leaf.key -cert_chain {pki}/branch.pem "

#define AT_MOST_US (50 * 1000)
#define DELAY_US   (100 * 1000)
/* A busy computer may be late now and then, but not each time. */
#define N_TRIES    4

typedef struct {
  GCancellable *cancellable;
  gint64        when;
} Canceller;

static gpointer
cancel_thread (gpointer data)
{
  Canceller *canceller = data;

  g_usleep (DELAY_US);
  canceller->when = g_get_monotonic_time ();
  g_cancellable_cancel (canceller->cancellable);
  return NULL;
}

static void
assert_cancelled (const AssayReport *report,
                  AssayPhaseId       phase)
{
  assert_failure (report, phase, ASSAY_FAILURE_CANCELLED);
  g_assert_cmpstr (assay_failure_get_phase_name (report->failure), ==, "cancelled");
}

/* Inspects something that stalls, and stops it from another thread. */
static void
cancel_stall (AssayRequest *request,
              AssayPhaseId  phase)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < N_TRIES && best > AT_MOST_US; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      Canceller canceller = { cancellable, 0 };
      GThread *thread = g_thread_new ("cancel", cancel_thread, &canceller);
      g_autoptr(AssayReport) report = assay_inspect (request, NULL, cancellable, NULL);
      gint64 end = g_get_monotonic_time ();

      g_thread_join (thread);
      assert_cancelled (report, phase);
      best = MIN (best, end - canceller.when);
    }
  g_assert_cmpint (best, <=, AT_MOST_US);
}

static void
test_resolve (void)
{
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayRequest) request = NULL;

  fake_resolver_install (NULL, -1);
  engine_options (&options);
  g_free (options.connect_host);
  options.connect_host = g_strdup ("silent.example");
  request = engine_request (NULL, 443, &options);
  cancel_stall (request, ASSAY_PHASE_RESOLVE);
}

static void
test_connect (void)
{
  g_autoptr(Server) server = server_start_full ();
  g_autoptr(AssayRequest) request = engine_request (NULL, server_get_port (server), NULL);

  cancel_stall (request, ASSAY_PHASE_CONNECT);
}

static void
test_starttls (void)
{
  g_autoptr(Server) server = server_start (server_linger, NULL);
  g_autoptr(AssayRequest) request = engine_request ("smtp", server_get_port (server), NULL);

  cancel_stall (request, ASSAY_PHASE_STARTTLS);
}

static void
test_handshake (void)
{
  g_autoptr(Server) server = server_start (server_linger, NULL);
  g_autoptr(AssayRequest) request = engine_request (NULL, server_get_port (server), NULL);

  cancel_stall (request, ASSAY_PHASE_HANDSHAKE);
}

static void
test_middle_of_handshake (void)
{
  g_autoptr(Server) behind = server_spawn (S_SERVER LEAF);
  g_autoptr(Server) server = server_start_cut (behind, 300, server_linger);
  g_autoptr(AssayRequest) request = engine_request (NULL, server_get_port (server), NULL);

  cancel_stall (request, ASSAY_PHASE_HANDSHAKE);
}

typedef struct {
  AssayPhaseId  phase;
  GCancellable *cancellable;
  gint64        when;
} Sentry;

static void
cancel_at_phase (AssayEvent *event,
                 gpointer    data)
{
  Sentry *sentry = data;

  if (event->kind != ASSAY_EVENT_PHASE || event->phase->id != sentry->phase || event->phase->duration_us >= 0)
    return;
  sentry->when = g_get_monotonic_time ();
  g_cancellable_cancel (sentry->cancellable);
}

/* Cancelled at the very beginning of each part of an inspection that would go well. */
static void
test_each_phase (void)
{
  static const AssayPhaseId phases[] = {
    ASSAY_PHASE_CONNECT, ASSAY_PHASE_HANDSHAKE, ASSAY_PHASE_VERIFY, ASSAY_PHASE_TICKETS,
  };
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF "-num_tickets 0");
  g_autoptr(AssayRequest) request = engine_request (NULL, server_get_port (server), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      Sentry sentry = { phases[i], cancellable, 0 };
      const AssaySink sink = { cancel_at_phase, &sentry };
      g_autoptr(AssayReport) report = assay_inspect (request, &sink, cancellable, NULL);

      if (phases[i] == ASSAY_PHASE_TICKETS && engine_version () < 0x0304)
        continue;
      g_assert_cmpint (g_get_monotonic_time () - sentry.when, <=, N_TRIES * AT_MOST_US);
      if (phases[i] <= ASSAY_PHASE_HANDSHAKE)
        assert_cancelled (report, phases[i]);
      else
        g_assert_null (report->failure);
    }
}

static void
test_before (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(AssayRequest) request = engine_request (NULL, 1, NULL);
  g_autoptr(AssayReport) report = NULL;

  g_cancellable_cancel (cancellable);
  report = assay_inspect (request, NULL, cancellable, NULL);
  assert_cancelled (report, ASSAY_PHASE_CONNECT);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cancel/resolve", test_resolve);
  g_test_add_func ("/cancel/connect", test_connect);
  g_test_add_func ("/cancel/starttls", test_starttls);
  g_test_add_func ("/cancel/handshake", test_handshake);
  g_test_add_func ("/cancel/middle-of-handshake", test_middle_of_handshake);
  g_test_add_func ("/cancel/each-phase", test_each_phase);
  g_test_add_func ("/cancel/before", test_before);
  status = g_test_run ();
  pki_remove ();
  return status;
}
