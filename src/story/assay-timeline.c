/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-timeline.h"

/* A shorter rest of a handshake is no bar of its own. */
#define WORTH_TELLING_US 100

static const AssaySpanKind phase_kinds[ASSAY_N_PHASES] = {
  [ASSAY_PHASE_RESOLVE]   = ASSAY_SPAN_RESOLVE,
  [ASSAY_PHASE_CONNECT]   = ASSAY_SPAN_CONNECT,
  [ASSAY_PHASE_PROXY]     = ASSAY_SPAN_CONNECT,
  [ASSAY_PHASE_STARTTLS]  = ASSAY_SPAN_CONNECT,
  [ASSAY_PHASE_HANDSHAKE] = ASSAY_SPAN_WAITING,
  [ASSAY_PHASE_TICKETS]   = ASSAY_SPAN_WAITING,
  [ASSAY_PHASE_VERIFY]    = ASSAY_SPAN_LOCAL,
  [ASSAY_PHASE_ONLINE]    = ASSAY_SPAN_WAITING,
};

void
assay_span_free (AssaySpan *span)
{
  assay_text_unref (span->label);
  g_free (span);
}

static void
add_span (GPtrArray     *spans,
          AssayText     *label,
          AssaySpanKind  kind,
          gint64         start_us,
          gint64         duration_us)
{
  AssaySpan *span = g_new (AssaySpan, 1);

  *span = (AssaySpan) { label, kind, start_us, duration_us };
  g_ptr_array_add (spans, span);
}

/* Consecutive messages of one direction that belong to @phase. */
typedef struct {
  AssayMessage *first;
  AssayMessage *last;
  guint         next;
} Flight;

/* ChangeCipherSpec is a record of the past that says nothing (RFC 8446 appendix D.4), and would cut flights in two. */
static gboolean
is_within (const AssayMessage *message,
           const AssayPhase   *phase)
{
  return message->layer != ASSAY_LAYER_CHANGE_CIPHER_SPEC
      && message->composed_us >= phase->start_us
      && (phase->duration_us < 0 || message->composed_us <= phase->start_us + phase->duration_us);
}

static gboolean
take_flight (GPtrArray        *messages,
             const AssayPhase *phase,
             guint             from,
             Flight           *flight)
{
  guint i = from;

  while (i < messages->len && !is_within (g_ptr_array_index (messages, i), phase))
    i++;
  if (i == messages->len)
    return FALSE;

  flight->first = flight->last = g_ptr_array_index (messages, i++);
  for (; i < messages->len; i++)
    {
      AssayMessage *message = g_ptr_array_index (messages, i);

      if (!is_within (message, phase))
        continue;
      if (message->direction != flight->first->direction)
        break;
      flight->last = message;
    }
  flight->next = i;
  return TRUE;
}

static AssayText *
flight_label (const Flight *flight)
{
  g_autofree char *first = assay_message_dup_title (flight->first);
  g_autofree char *last = assay_message_dup_title (flight->last);

  if (flight->first == flight->last)
    return assay_text_new (N_("{message}"), "message", ASSAY_ARG_TEXT, first, NULL);
  /* Translators: the first and the last of several messages that travel together. */
  return assay_text_new (N_("{first} … {last}"),
                         "first", ASSAY_ARG_TEXT, first, "last", ASSAY_ARG_TEXT, last, NULL);
}

/* What is left of the handshake after its last flight so far: a wait, or our own work. */
static void
add_remainder (GPtrArray        *spans,
               const AssayPhase *phase,
               gint64            at,
               gboolean          nothing_came)
{
  gboolean open = phase->duration_us < 0;
  gint64 left = open ? -1 : phase->start_us + phase->duration_us - at;

  if (open || (nothing_came && left > 0))
    add_span (spans, assay_text_new (N_("Waiting for the server"), NULL), ASSAY_SPAN_WAITING, at, left);
  else if (left >= WORTH_TELLING_US)
    add_span (spans, assay_text_new (N_("Finishing the handshake"), NULL), ASSAY_SPAN_LOCAL, at, left);
}

/* The handshake: each flight, and before each one that arrives the wait for it. */
static void
add_flights (GPtrArray        *spans,
             const AssayPhase *phase,
             GPtrArray        *messages)
{
  gint64 at = phase->start_us;
  guint next = 0;
  Flight flight;

  while (take_flight (messages, phase, next, &flight))
    {
      gboolean sent = flight.first->direction == ASSAY_SENT;
      gint64 end = MAX (at, flight.last->time_us);

      if (!sent && flight.first->time_us > at)
        {
          add_span (spans, assay_text_new (N_("Waiting for the server"), NULL), ASSAY_SPAN_WAITING,
                    at, flight.first->time_us - at);
          at = flight.first->time_us;
        }
      add_span (spans, flight_label (&flight), sent ? ASSAY_SPAN_SENT : ASSAY_SPAN_RECEIVED, at, end - at);
      at = end;
      next = flight.next;
    }

  add_remainder (spans, phase, at, next == 0);
}

GPtrArray *
assay_timeline_spans (GPtrArray *phases,
                      GPtrArray *messages)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_span_free);

  for (guint i = 0; i < phases->len; i++)
    {
      const AssayPhase *phase = g_ptr_array_index (phases, i);

      if (phase->id == ASSAY_PHASE_HANDSHAKE)
        add_flights (spans, phase, messages);
      else
        add_span (spans, assay_text_new (assay_phase_label (phase->id), NULL), phase_kinds[phase->id],
                  phase->start_us, phase->duration_us);
    }

  return spans;
}

gint64
assay_timeline_get_end (GPtrArray *spans)
{
  gint64 end = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const AssaySpan *span = g_ptr_array_index (spans, i);

      end = MAX (end, span->start_us + MAX (span->duration_us, 0));
    }
  return end;
}
