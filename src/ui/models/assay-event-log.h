/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayEventLog:
 * @events: (element-type AssayEventItem): all, in order
 * @phases: (element-type AssayPhaseItem): one a phase, replaced when it ends
 *
 * What an inspection told, as lists that widgets show. Owned by its session.
 */
typedef struct {
  GListStore *events;
  GListStore *phases;
} AssayEventLog;

AssayEventLog *assay_event_log_new    (void);
void           assay_event_log_free   (AssayEventLog     *log);

/* Nothing happened yet. */
void           assay_event_log_clear  (AssayEventLog     *log);

/* Adds a burst of events as one change. @events: (element-type AssayEvent) */
void           assay_event_log_add    (AssayEventLog     *log,
                                       GPtrArray         *events);

/* Adds what the engine would have told, had it made @report now. */
void           assay_event_log_replay (AssayEventLog     *log,
                                       const AssayReport *report);

G_END_DECLS
