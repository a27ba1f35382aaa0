/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-inspect.h"

#include "engine/assay-collect.h"
#include "engine/assay-connect.h"
#include "engine/assay-evidence.h"
#include "engine/assay-files.h"
#include "engine/assay-handshake.h"
#include "engine/assay-online.h"
#include "engine/assay-refusals.h"
#include "engine/assay-relay.h"
#include "engine/assay-starttls.h"
#include "engine/assay-trust.h"
#include "engine/assay-verify.h"

#define LOWEST_VERSION  0x0301
#define HIGHEST_VERSION 0x0304

static gboolean
check_versions (const AssayRequestOptions  *options,
                GError                    **error)
{
  if (options->version_min >= LOWEST_VERSION && options->version_max <= HIGHEST_VERSION
      && options->version_min <= options->version_max)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REQUEST,
                       N_("The lowest version of TLS to offer is above the highest."));
  return FALSE;
}

/* Anchors that a person gave must be readable before anything is sent. The system's are needed last: a thread reads
 * them meanwhile, and a computer that has none can inspect all the same. */
static gboolean
check_anchors (AssayRequest  *request,
               GError       **error)
{
  g_autoptr(AssayTrust) trust = NULL;

  if (request->options.anchor_kind == ASSAY_ANCHORS_SYSTEM)
    {
      assay_trust_preload ();
      return TRUE;
    }
  trust = assay_trust_for_request (request, error);
  return trust != NULL;
}

static AssayTrust *
get_trust (AssayInspection *inspection)
{
  AssayTrust *trust = assay_trust_for_request (inspection->request, NULL);

  return trust != NULL ? trust : assay_trust_new_empty (inspection->request->options.anchor_kind);
}

/* Others than the target are asked only when the person wants it. */
static void
go_online (AssayInspection *inspection)
{
  g_autoptr(AssayTrust) trust = NULL;

  if (!inspection->request->options.online || inspection->report.n_sent == 0
      || g_cancellable_is_cancelled (inspection->cancellable))
    return;
  trust = get_trust (inspection);
  assay_online_run (inspection, trust);
  assay_refusals_find (&inspection->report);
}

static void
verify (AssayInspection *inspection)
{
  g_autoptr(AssayTrust) trust = get_trust (inspection);

  assay_inspection_enter (inspection, ASSAY_PHASE_VERIFY);
  assay_verify (&inspection->report, trust);
  assay_evidence_collect (&inspection->report, trust);
  assay_refusals_find (&inspection->report);
  assay_inspection_leave (inspection, NULL);
}

/* Verifying comes before the tickets: they travel meanwhile. */
static void
finish (AssayInspection *inspection,
        AssayHandshake  *handshake,
        AssayTransport  *transport)
{
  assay_collect_connection (inspection, handshake);
  verify (inspection);
  assay_handshake_collect_tickets (handshake);
  assay_handshake_close (handshake);
  assay_collect_totals (inspection, transport);
}

static void
talk (AssayInspection   *inspection,
      GSocketConnection *connection)
{
  g_autoptr(AssayTransport) transport = assay_transport_new (inspection, connection);
  g_autoptr(AssayHandshake) handshake = assay_handshake_new (inspection, transport);
  gboolean finished;

  if (!assay_starttls_run (inspection, transport))
    return;
  finished = assay_handshake_run (handshake);
  assay_collect_certificates (inspection);
  if (finished)
    finish (inspection, handshake, transport);
  else if (inspection->report.n_sent > 0)
    verify (inspection);
  go_online (inspection);
}

/* Files in place of a server: their certificates, verified; there is no connection, and that is no failure. */
static AssayReport *
inspect_files (AssayInspection  *inspection,
               GError          **error)
{
  AssayReport *report = &inspection->report;

  if (!assay_files_read (report, inspection->cancellable, error))
    {
      assay_report_unref (assay_inspection_end (inspection));
      return NULL;
    }
  if (report->n_sent > 0)
    verify (inspection);
  go_online (inspection);
  return assay_inspection_end (inspection);
}

AssayReport *
assay_inspect (AssayRequest     *request,
               const AssaySink  *sink,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr(GSocketConnection) connection = NULL;
  AssayInspection inspection;

  if (!check_versions (&request->options, error) || !check_anchors (request, error))
    return NULL;
  assay_inspection_init (&inspection, request, sink, cancellable);
  if (assay_target_is_file (request->target))
    return inspect_files (&inspection, error);
  connection = assay_connect (&inspection);
  if (connection != NULL)
    talk (&inspection, connection);
  return assay_inspection_end (&inspection);
}

/* One inspection on its thread. */
typedef struct {
  GTask        *task;
  AssayRequest *request;
  AssayRelay   *relay;          /* %NULL when nobody wants the events */
  GCancellable *cancellable;
  AssayReport  *report;
  GError       *error;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->task);
  assay_request_unref (job->request);
  g_clear_pointer (&job->relay, assay_relay_unref);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static void
relay_event (AssayEvent *event,
             gpointer    data)
{
  assay_relay_push (data, event);
}

/* Back in the caller's context: the last events first. */
static gboolean
job_done_cb (gpointer data)
{
  Job *job = data;

  if (job->relay != NULL)
    assay_relay_flush (job->relay);
  if (job->error != NULL)
    g_task_return_error (job->task, job->error);
  else
    g_task_return_pointer (job->task, job->report, (GDestroyNotify) assay_report_unref);
  job_free (job);
  return G_SOURCE_REMOVE;
}

static gpointer
job_thread (gpointer data)
{
  Job *job = data;
  const AssaySink sink = { relay_event, job->relay };
  g_autoptr(GSource) done = g_idle_source_new ();

  job->report = assay_inspect (job->request, job->relay != NULL ? &sink : NULL, job->cancellable, &job->error);
  g_source_set_priority (done, G_PRIORITY_DEFAULT);
  g_source_set_callback (done, job_done_cb, job, NULL);
  g_source_attach (done, g_task_get_context (job->task));
  return NULL;
}

void
assay_inspect_async (AssayRequest        *request,
                     AssayEventsFunc      events,
                     gpointer             events_data,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             data)
{
  Job *job = g_new0 (Job, 1);

  /* The task has no cancellable: a cancelled inspection has a report to give. And no thread of GTask's pool, which
   * would let only ten inspections wait for the network at a time. */
  job->task = g_task_new (NULL, NULL, callback, data);
  g_task_set_source_tag (job->task, assay_inspect_async);
  job->request = assay_request_ref (request);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  if (events != NULL)
    job->relay = assay_relay_new (g_task_get_context (job->task), events, events_data);
  g_thread_unref (g_thread_new ("assay-inspect", job_thread, job));
}

AssayReport *
assay_inspect_finish (GAsyncResult  *result,
                      GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
