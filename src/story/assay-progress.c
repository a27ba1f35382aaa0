/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-progress.h"


void
assay_step_free (AssayStep *step)
{
  assay_text_unref (step->title);
  g_clear_pointer (&step->detail, assay_text_unref);
  g_free (step);
}

static void
add_step (GPtrArray   *steps,
          AssayStatus  status,
          AssayText   *title,
          AssayText   *detail)
{
  AssayStep *step = g_new (AssayStep, 1);

  *step = (AssayStep) { status, title, detail };
  g_ptr_array_add (steps, step);
}

static gboolean
broke_in (const AssayReport *report,
          AssayPhaseId       phase)
{
  return report->failure != NULL && report->failure->phase == phase;
}

static AssayText *
failure_detail (const AssayReport *report)
{
  return assay_text_ref (report->failure->message);
}

static AssayText *
never_reached (void)
{
  return assay_text_new (N_("It did not come to this"), NULL);
}

/* "203.0.113.7, 2001:db8::7 · 8 ms" */
static AssayText *
phase_detail (const AssayPhase *phase)
{
  if (phase->detail == NULL)
    return assay_text_new (N_("{time}"), "time", ASSAY_ARG_DURATION, phase->duration_us, NULL);
  /* Translators: what was found, and how long it took. */
  return assay_text_new (N_("{what} · {time}"), "what", ASSAY_ARG_TEXT, phase->detail,
                         "time", ASSAY_ARG_DURATION, phase->duration_us, NULL);
}

typedef struct {
  AssayPhaseId  phase;
  const char   *done;
  const char   *broken;
  const char   *missing;    /* NULL: not worth a line when it did not happen */
} PhaseWords;

static const PhaseWords phase_words[] = {
  { ASSAY_PHASE_RESOLVE,  N_("Name resolved"), N_("Name not resolved"), NULL },
  { ASSAY_PHASE_CONNECT,  N_("Connected"),     N_("Not connected"),     N_("Connection") },
  { ASSAY_PHASE_STARTTLS, N_("Upgraded to TLS"), N_("Not upgraded to TLS"), NULL },
};

static void
add_phase_step (GPtrArray         *steps,
                const AssayReport *report,
                const PhaseWords  *words)
{
  AssayPhase *phase = assay_report_get_phase (report, words->phase);

  if (broke_in (report, words->phase))
    add_step (steps, ASSAY_STATUS_ERROR, assay_text_new (words->broken, NULL), failure_detail (report));
  else if (phase != NULL)
    add_step (steps, ASSAY_STATUS_PASS, assay_text_new (words->done, NULL), phase_detail (phase));
  else if (words->missing != NULL)
    add_step (steps, ASSAY_STATUS_SKIPPED, assay_text_new (words->missing, NULL), never_reached ());
}

static void
add_message_step (GPtrArray          *steps,
                  const AssayMessage *message)
{
  g_autofree char *name = assay_message_dup_title (message);
  gboolean alert = message->layer == ASSAY_LAYER_ALERT;
  gboolean sent = message->direction == ASSAY_SENT;

  add_step (steps, alert ? ASSAY_STATUS_ERROR : ASSAY_STATUS_PASS,
            assay_text_new (sent ? N_("{message} sent") : N_("{message} received"),
                            "message", ASSAY_ARG_TEXT, name, NULL),
            assay_text_new (N_("{size} · after {time}"),
                            "size", ASSAY_ARG_SIZE, (gint64) assay_message_get_length (message),
                            "time", ASSAY_ARG_DURATION, message->time_us, NULL));
}

/* Every message tells; a long conversation is cut in the middle of nothing, since a handshake has a dozen at most. */
static void
add_messages (GPtrArray         *steps,
              const AssayReport *report)
{
  gboolean alert_told = FALSE;

  for (guint i = 0; i < report->messages->len; i++)
    {
      const AssayMessage *message = g_ptr_array_index (report->messages, i);

      if (message->layer == ASSAY_LAYER_CHANGE_CIPHER_SPEC)
        continue;
      alert_told |= message->layer == ASSAY_LAYER_ALERT && message->direction == ASSAY_RECEIVED;
      add_message_step (steps, message);
    }

  if (broke_in (report, ASSAY_PHASE_HANDSHAKE) && !alert_told)
    add_step (steps, ASSAY_STATUS_ERROR, assay_text_new (N_("Handshake not finished"), NULL), failure_detail (report));
}

GPtrArray *
assay_progress_steps (const AssayReport *report)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_step_free);

  for (guint i = 0; i < G_N_ELEMENTS (phase_words); i++)
    add_phase_step (steps, report, &phase_words[i]);
  add_messages (steps, report);
  if (report->n_sent == 0)
    add_step (steps, ASSAY_STATUS_SKIPPED, assay_text_new (N_("Certificate"), NULL),
              assay_text_new (N_("It never came"), NULL));
  return steps;
}
