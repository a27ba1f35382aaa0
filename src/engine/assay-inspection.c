/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-inspection.h"

#include "engine/assay-failures.h"

void
assay_inspection_init (AssayInspection *self,
                       AssayRequest    *request,
                       const AssaySink *sink,
                       GCancellable    *cancellable)
{
  *self = (AssayInspection) {
    .request = request,
    .sink = sink,
    .cancellable = cancellable,
    .origin = g_get_monotonic_time (),
    .phase = ASSAY_N_PHASES,
  };
  self->deadline = self->origin + request->options.timeout_us;
  assay_report_draft (&self->report, request);
  self->report.started_at = g_get_real_time ();
  self->report.port = assay_request_get_connect_port (request);
}

AssayReport *
assay_inspection_end (AssayInspection *self)
{
  assay_inspection_leave (self, NULL);
  self->report.duration_us = assay_inspection_elapsed (self);
  return assay_report_take (&self->report);
}

gint64
assay_inspection_elapsed (const AssayInspection *self)
{
  return g_get_monotonic_time () - self->origin;
}

static void
tell (const AssayInspection *self,
      AssayEvent            *event)
{
  self->sink->event (event, self->sink->data);
  assay_event_unref (event);
}

void
assay_inspection_enter (AssayInspection *self,
                        AssayPhaseId     phase)
{
  g_autoptr(AssayPhase) running = NULL;

  assay_inspection_leave (self, NULL);
  self->phase = phase;
  self->phase_start = assay_inspection_elapsed (self);
  if (self->sink == NULL)
    return;
  running = assay_phase_new (phase, self->phase_start, -1, NULL);
  tell (self, assay_event_new_phase (running));
}

void
assay_inspection_leave (AssayInspection *self,
                        const char      *detail)
{
  AssayPhase *phase;

  if (self->phase == ASSAY_N_PHASES)
    return;
  phase = assay_phase_new (self->phase, self->phase_start,
                           assay_inspection_elapsed (self) - self->phase_start, detail);
  self->phase = ASSAY_N_PHASES;
  g_ptr_array_add (self->report.phases, phase);
  if (self->sink != NULL)
    tell (self, assay_event_new_phase (phase));
}

AssayMessage *
assay_inspection_add_message (AssayInspection *self,
                              AssayMessage    *draft)
{
  AssayMessage *message;

  if (self->report.messages->len >= ASSAY_LIMIT_MESSAGES)
    {
      g_bytes_unref (draft->body);
      return NULL;
    }
  draft->number = self->report.messages->len;
  message = assay_message_take (draft);
  g_ptr_array_add (self->report.messages, message);
  if (self->sink != NULL)
    tell (self, assay_event_new_message (message));
  return message;
}

gboolean
assay_inspection_add_record (AssayInspection   *self,
                             const AssayRecord *record)
{
  if (self->report.records->len >= ASSAY_LIMIT_RECORDS)
    return FALSE;
  g_array_append_vals (self->report.records, record, 1);
  if (self->sink != NULL)
    tell (self, assay_event_new_record (record));
  return TRUE;
}

void
assay_inspection_add_chunk (AssayInspection *self,
                            AssayDirection   direction,
                            gint64           time_us,
                            gconstpointer    bytes,
                            gsize            length)
{
  AssayReport *report = &self->report;
  AssayChunk chunk = { .direction = direction, .time_us = time_us };

  /* Once there is a gap nothing may follow it. */
  report->chunks_cut = report->chunks_cut || report->chunks->len >= ASSAY_LIMIT_CHUNKS
                    || length > ASSAY_LIMIT_CAPTURED - self->captured;
  if (report->chunks_cut)
    return;
  chunk.bytes = g_bytes_new (bytes, length);
  g_array_append_val (report->chunks, chunk);
  self->captured += length;
}

void
assay_inspection_add_secret (AssayInspection *self,
                             const char      *label,
                             GBytes          *client_random,
                             GBytes          *bytes)
{
  if (self->report.secrets->len < ASSAY_LIMIT_SECRETS)
    g_ptr_array_add (self->report.secrets, assay_secret_new (label, client_random, bytes));
}

void
assay_inspection_fail (AssayInspection  *self,
                       AssayFailureCode  code,
                       int               alert,
                       const char       *what,
                       const char       *technical)
{
  if (self->report.failure == NULL && !self->finished)
    self->report.failure = assay_failures_make (self->request, self->phase, code, alert, what, technical);
}

gboolean
assay_inspection_has_failed (const AssayInspection *self)
{
  return self->report.failure != NULL;
}

gboolean
assay_inspection_check (AssayInspection *self)
{
  gboolean cancelled = g_cancellable_is_cancelled (self->cancellable);
  gboolean late = g_get_monotonic_time () >= self->deadline;

  if (cancelled || late)
    assay_inspection_fail (self, cancelled ? ASSAY_FAILURE_CANCELLED : ASSAY_FAILURE_TIMEOUT, -1, NULL, NULL);
  return !cancelled && !late && !assay_inspection_has_failed (self);
}
