/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-finding.h"
#include "base/assay-report.h"
#include "export/import-json.h"

G_BEGIN_DECLS

/**
 * AssaySessionState:
 * @ASSAY_SESSION_IDLE: nothing asked yet
 * @ASSAY_SESSION_RUNNING: an inspection is under way
 * @ASSAY_SESSION_DONE: there is a report, of success or failure
 * @ASSAY_SESSION_CANCELLED: stopped by the person; the report holds what was seen until then
 *
 * The one state of a tab.
 */
typedef enum {
  ASSAY_SESSION_IDLE,
  ASSAY_SESSION_RUNNING,
  ASSAY_SESSION_DONE,
  ASSAY_SESSION_CANCELLED,
} AssaySessionState;

#define ASSAY_TYPE_SESSION_STATE (assay_session_state_get_type ())
GType assay_session_state_get_type (void) G_GNUC_CONST;

/**
 * AssaySession:
 *
 * The view model of one inspection: what a tab's widgets bind to. Main thread only.
 *
 * Properties (all read-only, notified): `request` (AssayRequest), `state` (AssaySessionState), `events` (GListModel of
 * AssayEventItem, in order; a burst arrives as one items-changed), `phases` (GListModel of AssayPhaseItem: one a phase,
 * replaced when it ends), `report` (AssayReport) and `assessment` (AssayAssessment), both %NULL until the state is done or
 * cancelled, and set together before the state is notified; `partial` (AssayReport), while it runs, once the server has
 * sent its certificates (unless they are huge): notified when it comes, %NULL before and when there is a report.
 */
#define ASSAY_TYPE_SESSION (assay_session_get_type ())
G_DECLARE_FINAL_TYPE (AssaySession, assay_session, ASSAY, SESSION, GObject)

AssaySession      *assay_session_new            (void);

/**
 * assay_session_start:
 * @session: a session
 * @request: what to inspect; practice targets too
 *
 * Begins an inspection, ending one that runs. Late events of the old one are dropped.
 */
void               assay_session_start          (AssaySession *session,
                                                 AssayRequest *request);

/* The same with what is preferred added to @request; what is preferred may be another thing when it is started again. */
void               assay_session_ask            (AssaySession *session,
                                                 AssayRequest *request);

/* Asks the same again, when it can. */
void               assay_session_restart        (AssaySession *session);

/**
 * assay_session_mirror:
 * @session: a session
 * @other: another one
 *
 * Shows what the other one has as it is, or, while that is still running, asks the same.
 */
void               assay_session_mirror         (AssaySession *session,
                                                 AssaySession *other);

/**
 * assay_session_take_report:
 * @session: a session
 * @request: what is shown: its target names the tab
 * @report: a finished report
 *
 * Shows a report without running anything, ending an inspection that runs: one that was saved, or bytes that were decoded.
 * Its messages and phases become the session's events.
 */
void               assay_session_take_report    (AssaySession *session,
                                                 AssayRequest *request,
                                                 AssayReport  *report);

/* The same for a report that was saved. @saved: (transfer full) */
void               assay_session_take_saved     (AssaySession     *session,
                                                 AssaySavedReport *saved);

/* What was read of a saved report; %NULL for all others. (transfer none) (nullable) */
const AssaySavedReport *assay_session_get_saved (AssaySession *session);

/* Where the session's report comes from, or will: what pages there are. */
AssayReportKind    assay_session_get_kind       (AssaySession *session);

/* Whether it can be started again: there is a server to ask, or a file to read. */
gboolean           assay_session_can_restart    (AssaySession *session);

/* Stops what runs; the report of what was seen follows. */
void               assay_session_cancel         (AssaySession *session);

AssayRequest      *assay_session_get_request    (AssaySession *session);
AssaySessionState  assay_session_get_state      (AssaySession *session);
GListModel        *assay_session_get_events     (AssaySession *session);
GListModel        *assay_session_get_phases     (AssaySession *session);
AssayReport       *assay_session_get_partial    (AssaySession *session);
AssayReport       *assay_session_get_report     (AssaySession *session);
AssayAssessment   *assay_session_get_assessment (AssaySession *session);

G_END_DECLS
