/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads: everything here runs on the main thread; the engine's threads are behind assay_inspect_async(). */
#include "ui/assay-run.h"

#include "decode/partial-report.h"
#include "engine/assay-inspect.h"
#include "practice/assay-practice.h"
#include "ui/assay-wording.h"

/* A larger Certificate message is read by the engine's thread only; real ones are a tenth of that. */
#define MAX_READ_HERE (64 * 1024)

struct _AssayRun {
  AssayRequest         *request;      /* once it is prepared, what the engine was given */
  gint64                started_at;
  GCancellable         *cancellable;
  gboolean              has_certificates;
  const AssayRunHearer *hearer;       /* NULL once nobody wants to hear of it any more */
  gpointer              data;
};

AssayRun *
assay_run_new (AssayRequest         *request,
               const AssayRunHearer *hearer,
               gpointer              data)
{
  AssayRun *run = g_new0 (AssayRun, 1);

  run->request = assay_request_ref (request);
  run->started_at = g_get_real_time ();
  run->cancellable = g_cancellable_new ();
  run->hearer = hearer;
  run->data = data;
  return run;
}

static void
run_free (AssayRun *run)
{
  assay_request_unref (run->request);
  g_object_unref (run->cancellable);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRun, run_free)

/* What could not even begin is shown like any other failure. */
static AssayReport *
make_failed_report (AssayRequest *request,
                    const GError *error)
{
  AssayFailureCode code = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                            ? ASSAY_FAILURE_CANCELLED
                            : ASSAY_FAILURE_INTERNAL;
  AssayReport draft;

  assay_report_draft (&draft, request);
  draft.started_at = g_get_real_time ();
  draft.failure = assay_failure_new (ASSAY_PHASE_CONNECT, code, -1,
                                     code == ASSAY_FAILURE_CANCELLED
                                       ? assay_text_new (N_("Stopped before it began"), NULL)
                                       : assay_text_new (N_("The inspection could not begin: {reason}"),
                                                         "reason", ASSAY_ARG_TEXT, assay_wording_translate (error->message),
                                                         NULL),
                                     error->message);
  return assay_report_take (&draft);
}

/* Takes the run and the @report or @error that it ended with. */
static void
end (AssayRun    *ended,
     AssayReport *report,
     GError      *error)
{
  g_autoptr(AssayRun) run = ended;
  g_autoptr(AssayReport) outcome = report;
  g_autoptr(GError) why = error;

  if (run->hearer == NULL)
    return;
  if (outcome == NULL)
    outcome = make_failed_report (run->request, why);
  run->hearer->ended (outcome, run->data);
}

/* The certificates can be looked at long before all is known. */
static void
take_certificates (AssayRun           *run,
                   const AssayMessage *message)
{
  g_autoptr(AssayReport) partial = NULL;

  if (run->has_certificates || message->direction != ASSAY_RECEIVED || message->layer != ASSAY_LAYER_HANDSHAKE
      || message->type != ASSAY_HANDSHAKE_CERTIFICATE || g_bytes_get_size (message->body) > MAX_READ_HERE)
    return;
  partial = assay_partial_report_new (run->request, run->started_at, message);
  run->has_certificates = partial != NULL;
  if (partial != NULL)
    run->hearer->certificates (partial, run->data);
}

static void
events_cb (GPtrArray *events,
           gpointer   data)
{
  AssayRun *run = data;

  if (run->hearer != NULL)
    run->hearer->events (events, run->data);
  /* Whoever hears of it may drop the run. */
  for (guint i = 0; run->hearer != NULL && i < events->len; i++)
    {
      const AssayEvent *event = events->pdata[i];

      if (event->kind == ASSAY_EVENT_MESSAGE)
        take_certificates (run, event->message);
    }
}

static void
inspected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  GError *error = NULL;
  AssayReport *report = assay_inspect_finish (result, &error);

  end (data, report, error);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  GError *error = NULL;
  AssayRun *run = data;
  g_autoptr(AssayRequest) prepared = assay_practice_prepare_finish (result, &error);

  if (prepared == NULL)
    {
      end (run, NULL, error);
      return;
    }
  assay_request_unref (run->request);
  run->request = g_steal_pointer (&prepared);
  assay_inspect_async (run->request, events_cb, run, run->cancellable, inspected_cb, run);
}

void
assay_run_start (AssayRun *run)
{
  assay_practice_prepare_async (run->request, run->cancellable, prepared_cb, run);
}

void
assay_run_cancel (AssayRun *run)
{
  g_cancellable_cancel (run->cancellable);
}

void
assay_run_drop (AssayRun *run)
{
  run->hearer = NULL;
  g_cancellable_cancel (run->cancellable);
}
