/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-session.h"

#include "checks/assay-checks.h"
#include "ui/assay-run.h"
#include "ui/models/assay-event-log.h"
#include "ui/models/assay-preferences.h"

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
  AssayRun          *run;
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

static void
drop_run (AssaySession *self)
{
  g_clear_pointer (&self->run, assay_run_drop);
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

static void
run_events (GPtrArray *events,
            gpointer   data)
{
  AssaySession *self = data;

  assay_event_log_add (self->log, events);
}

static void
run_certificates (AssayReport *partial,
                  gpointer     data)
{
  AssaySession *self = data;

  self->partial = assay_report_ref (partial);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARTIAL]);
}

static void
run_ended (AssayReport *report,
           gpointer     data)
{
  /* Whoever hears of the new state may start another run at once, or be the last to hold the session. */
  g_autoptr(AssaySession) self = g_object_ref (data);

  self->run = NULL;
  set_outcome (self, report, NULL);
  set_state (self, was_cancelled (report) ? ASSAY_SESSION_CANCELLED : ASSAY_SESSION_DONE);
}

static const AssayRunHearer hearer = { run_events, run_certificates, run_ended };

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
  AssayRun *run;

  drop_run (self);
  run = self->run = assay_run_new (request, &hearer, self);
  set_request (self, request, wish);
  set_outcome (self, NULL, NULL);
  set_state (self, ASSAY_SESSION_RUNNING);

  /* Should one of those who were notified have started another run, this one is cancelled already and ends unheard. */
  assay_run_start (run);
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
    assay_run_cancel (session->run);
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
