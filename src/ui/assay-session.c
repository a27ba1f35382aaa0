/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads: everything here runs on the main thread; the engine's threads are behind assay_inspect_async(). */
#include "ui/assay-session.h"

#include "checks/assay-checks.h"
#include "decode/partial-report.h"
#include "engine/assay-inspect.h"
#include "practice/assay-practice.h"
#include "ui/assay-wording.h"
#include "ui/models/assay-event-log.h"
#include "ui/models/assay-preferences.h"

/* A larger Certificate message is read by the engine's thread only; real ones are a tenth of that. */
#define MAX_READ_HERE (64 * 1024)

/* One inspection under way. It outlives its place in the session: what an old one still says finds no session. */
typedef struct {
  AssaySession *session;        /* not owned; NULL once another run took its place */
  AssayRequest *request;        /* once it is prepared, what the engine was given */
  gint64        started_at;
  GCancellable *cancellable;
} Run;

struct _AssaySession {
  GObject            parent_instance;

  AssayRequest      *request;
  AssayRequest      *wish;      /* what to ask when it is started again, without what is preferred; or NULL */
  AssaySessionState  state;
  AssayEventLog     *log;
  AssayReport       *partial;
  AssayReport       *report;
  AssayAssessment   *assessment;
  AssaySavedReport  *saved;
  Run               *run;
};

enum {
  PROP_REQUEST = 1,
  PROP_STATE,
  PROP_EVENTS,
  PROP_PHASES,
  PROP_PARTIAL,
  PROP_REPORT,
  PROP_ASSESSMENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssaySession, assay_session, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (AssaySessionState, assay_session_state,
                    G_DEFINE_ENUM_VALUE (ASSAY_SESSION_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (ASSAY_SESSION_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (ASSAY_SESSION_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (ASSAY_SESSION_CANCELLED, "cancelled"))

static Run *
run_new (AssaySession *session,
         AssayRequest *request)
{
  Run *run = g_new0 (Run, 1);

  run->session = session;
  run->request = assay_request_ref (request);
  run->started_at = g_get_real_time ();
  run->cancellable = g_cancellable_new ();
  return run;
}

static void
run_free (Run *run)
{
  if (run->session != NULL)
    run->session->run = NULL;
  assay_request_unref (run->request);
  g_object_unref (run->cancellable);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

/* Leaves the run to end by itself, unheard; its callback frees it. */
static void
drop_run (AssaySession *self)
{
  Run *run = g_steal_pointer (&self->run);

  if (run == NULL)
    return;
  run->session = NULL;
  g_cancellable_cancel (run->cancellable);
}

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

static void
set_state (AssaySession      *self,
           AssaySessionState  state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* Report and opinion stand before anyone hears of the state. Takes @saved, where the report was saved. */
static void
set_outcome (AssaySession     *self,
             AssayReport      *report,
             AssaySavedReport *saved)
{
  g_clear_pointer (&self->saved, assay_saved_report_free);
  self->saved = saved;
  g_clear_pointer (&self->partial, assay_report_unref);
  g_clear_pointer (&self->report, assay_report_unref);
  g_clear_pointer (&self->assessment, assay_assessment_unref);
  if (report != NULL)
    {
      self->report = assay_report_ref (report);
      self->assessment = assay_checks_run (report);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPORT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASSESSMENT]);
}

static gboolean
was_cancelled (const AssayReport *report)
{
  return report->failure != NULL && report->failure->code == ASSAY_FAILURE_CANCELLED;
}

/* Takes the run and the @report or @error that it ended with. */
static void
finish_run (Run         *finished,
            AssayReport *report,
            GError      *error)
{
  g_autoptr(Run) run = finished;
  g_autoptr(AssayReport) outcome = report;
  g_autoptr(GError) why = error;
  g_autoptr(AssaySession) session = NULL;

  if (run->session == NULL)
    return;
  /* Whoever hears of the new state may start another run at once. */
  session = g_object_ref (g_steal_pointer (&run->session));
  session->run = NULL;
  if (outcome == NULL)
    outcome = make_failed_report (run->request, why);
  set_outcome (session, outcome, NULL);
  set_state (session, was_cancelled (outcome) ? ASSAY_SESSION_CANCELLED : ASSAY_SESSION_DONE);
}

/* The certificates can be looked at long before all is known. */
static void
take_certificates (Run                *run,
                   const AssayMessage *message)
{
  AssaySession *self = run->session;

  if (self == NULL || self->partial != NULL || message->direction != ASSAY_RECEIVED
      || message->layer != ASSAY_LAYER_HANDSHAKE || message->type != ASSAY_HANDSHAKE_CERTIFICATE
      || g_bytes_get_size (message->body) > MAX_READ_HERE)
    return;
  self->partial = assay_partial_report_new (run->request, run->started_at, message);
  if (self->partial != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARTIAL]);
}

static void
events_cb (GPtrArray *events,
           gpointer   data)
{
  Run *run = data;

  if (run->session == NULL)
    return;
  assay_event_log_add (run->session->log, events);
  for (guint i = 0; i < events->len; i++)
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

  finish_run (data, report, error);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  GError *error = NULL;
  Run *run = data;
  g_autoptr(AssayRequest) prepared = assay_practice_prepare_finish (result, &error);

  if (prepared == NULL)
    {
      finish_run (run, NULL, error);
      return;
    }
  assay_request_unref (run->request);
  run->request = g_steal_pointer (&prepared);
  assay_inspect_async (run->request, events_cb, run, run->cancellable, inspected_cb, run);
}

static void
assay_session_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AssaySession *self = ASSAY_SESSION (object);

  switch (id)
    {
    case PROP_REQUEST:
      g_value_set_boxed (value, self->request);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_EVENTS:
      g_value_set_object (value, self->log->events);
      break;
    case PROP_PHASES:
      g_value_set_object (value, self->log->phases);
      break;
    case PROP_PARTIAL:
      g_value_set_boxed (value, self->partial);
      break;
    case PROP_REPORT:
      g_value_set_boxed (value, self->report);
      break;
    case PROP_ASSESSMENT:
      g_value_set_boxed (value, self->assessment);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_session_dispose (GObject *object)
{
  drop_run (ASSAY_SESSION (object));
  G_OBJECT_CLASS (assay_session_parent_class)->dispose (object);
}

static void
assay_session_finalize (GObject *object)
{
  AssaySession *self = ASSAY_SESSION (object);

  g_clear_pointer (&self->request, assay_request_unref);
  g_clear_pointer (&self->wish, assay_request_unref);
  g_clear_pointer (&self->partial, assay_report_unref);
  g_clear_pointer (&self->report, assay_report_unref);
  g_clear_pointer (&self->assessment, assay_assessment_unref);
  g_clear_pointer (&self->saved, assay_saved_report_free);
  assay_event_log_free (self->log);
  G_OBJECT_CLASS (assay_session_parent_class)->finalize (object);
}

static void
assay_session_class_init (AssaySessionClass *class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = assay_session_get_property;
  object_class->dispose = assay_session_dispose;
  object_class->finalize = assay_session_finalize;

  properties[PROP_REQUEST] = g_param_spec_boxed ("request", NULL, NULL, ASSAY_TYPE_REQUEST, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, ASSAY_TYPE_SESSION_STATE, ASSAY_SESSION_IDLE, flags);
  properties[PROP_EVENTS] = g_param_spec_object ("events", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_PHASES] = g_param_spec_object ("phases", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_PARTIAL] = g_param_spec_boxed ("partial", NULL, NULL, ASSAY_TYPE_REPORT, flags);
  properties[PROP_REPORT] = g_param_spec_boxed ("report", NULL, NULL, ASSAY_TYPE_REPORT, flags);
  properties[PROP_ASSESSMENT] = g_param_spec_boxed ("assessment", NULL, NULL, ASSAY_TYPE_ASSESSMENT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_session_init (AssaySession *self)
{
  self->log = assay_event_log_new ();
}

AssaySession *
assay_session_new (void)
{
  return g_object_new (ASSAY_TYPE_SESSION, NULL);
}

static void
replace_request (AssayRequest **place,
                 AssayRequest  *request)
{
  AssayRequest *old = *place;

  *place = request != NULL ? assay_request_ref (request) : NULL;
  g_clear_pointer (&old, assay_request_unref);
}

/* Begins anew with @request: nothing happened yet. */
static void
set_request (AssaySession *self,
             AssayRequest *request,
             AssayRequest *wish)
{
  replace_request (&self->request, request);
  replace_request (&self->wish, wish);
  assay_event_log_clear (self->log);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REQUEST]);
}

static void
begin (AssaySession *self,
       AssayRequest *request,
       AssayRequest *wish)
{
  Run *run;

  drop_run (self);
  run = self->run = run_new (self, request);
  set_request (self, run->request, wish);
  set_outcome (self, NULL, NULL);
  set_state (self, ASSAY_SESSION_RUNNING);

  /* Should one of those who were notified have started another run, this one is cancelled already and ends unheard. */
  assay_practice_prepare_async (run->request, run->cancellable, prepared_cb, run);
}

void
assay_session_start (AssaySession *session,
                     AssayRequest *request)
{
  g_return_if_fail (ASSAY_IS_SESSION (session));

  begin (session, request, request);
}

void
assay_session_ask (AssaySession *session,
                   AssayRequest *request)
{
  g_autoptr(AssayRequest) preferred = NULL;

  g_return_if_fail (ASSAY_IS_SESSION (session));

  preferred = assay_preferences_apply (request);
  begin (session, preferred, request);
}

void
assay_session_restart (AssaySession *session)
{
  g_return_if_fail (ASSAY_IS_SESSION (session));

  if (assay_session_can_restart (session))
    assay_session_ask (session, session->wish);
}

static void
show_outcome (AssaySession     *self,
              AssayRequest     *request,
              AssayRequest     *wish,
              AssayReport      *report,
              AssaySavedReport *saved)
{
  drop_run (self);
  set_request (self, request, wish);
  set_outcome (self, report, saved);
  assay_event_log_replay (self->log, report);
  set_state (self, ASSAY_SESSION_DONE);
}

void
assay_session_take_report (AssaySession *session,
                           AssayRequest *request,
                           AssayReport  *report)
{
  g_return_if_fail (ASSAY_IS_SESSION (session));

  show_outcome (session, request, request, report, NULL);
}

void
assay_session_take_saved (AssaySession     *session,
                          AssaySavedReport *saved)
{
  g_return_if_fail (ASSAY_IS_SESSION (session));

  /* Whoever wrote a saved report named the file in it: that is not to be read. */
  show_outcome (session, saved->report->request, NULL, saved->report, saved);
}

void
assay_session_mirror (AssaySession *session,
                      AssaySession *other)
{
  g_return_if_fail (ASSAY_IS_SESSION (session));
  g_return_if_fail (ASSAY_IS_SESSION (other));

  if (other->state == ASSAY_SESSION_RUNNING)
    assay_session_ask (session, other->wish);
  else
    show_outcome (session, other->request, other->wish, other->report, NULL);
}

const AssaySavedReport *
assay_session_get_saved (AssaySession *session)
{
  g_return_val_if_fail (ASSAY_IS_SESSION (session), NULL);

  return session->saved;
}

AssayReportKind
assay_session_get_kind (AssaySession *session)
{
  g_return_val_if_fail (ASSAY_IS_SESSION (session), ASSAY_REPORT_LIVE);

  if (session->report != NULL)
    return session->report->kind;
  return session->request != NULL ? assay_request_get_kind (session->request) : ASSAY_REPORT_LIVE;
}

gboolean
assay_session_can_restart (AssaySession *session)
{
  g_return_val_if_fail (ASSAY_IS_SESSION (session), FALSE);

  return session->wish != NULL && (assay_session_get_kind (session) & (ASSAY_REPORT_LIVE | ASSAY_REPORT_FILE)) != 0;
}

void
assay_session_cancel (AssaySession *session)
{
  g_return_if_fail (ASSAY_IS_SESSION (session));

  if (session->run != NULL)
    g_cancellable_cancel (session->run->cancellable);
}

AssayRequest *
assay_session_get_request (AssaySession *session)
{
  g_return_val_if_fail (ASSAY_IS_SESSION (session), NULL);

  return session->request;
}

AssaySessionState
assay_session_get_state (AssaySession *session)
{
  g_return_val_if_fail (ASSAY_IS_SESSION (session), ASSAY_SESSION_IDLE);

  return session->state;
}

GListModel *
assay_session_get_events (AssaySession *session)
{
  g_return_val_if_fail (ASSAY_IS_SESSION (session), NULL);

  return G_LIST_MODEL (session->log->events);
}

GListModel *
assay_session_get_phases (AssaySession *session)
{
  g_return_val_if_fail (ASSAY_IS_SESSION (session), NULL);

  return G_LIST_MODEL (session->log->phases);
}

AssayReport *
assay_session_get_partial (AssaySession *session)
{
  g_return_val_if_fail (ASSAY_IS_SESSION (session), NULL);

  return session->partial;
}

AssayReport *
assay_session_get_report (AssaySession *session)
{
  g_return_val_if_fail (ASSAY_IS_SESSION (session), NULL);

  return session->report;
}

AssayAssessment *
assay_session_get_assessment (AssaySession *session)
{
  g_return_val_if_fail (ASSAY_IS_SESSION (session), NULL);

  return session->assessment;
}
