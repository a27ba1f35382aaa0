/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * assay_inspect:
 * @request: what to inspect, and how
 * @sink: (nullable): told each event as it happens, on this thread
 * @cancellable: (nullable): ends the inspection within 50 ms, whatever it is doing
 * @error: set only when it could not begin: trust anchors that cannot be read, options that contradict each other
 *
 * Resolves, connects, makes the handshake, collects, verifies. Blocks; any thread; many may run at once. Everything that
 * goes wrong on the way, cancelling too, is told by the report.
 *
 * Returns: (transfer full) (nullable): the report; %NULL only with @error
 */
AssayReport *assay_inspect        (AssayRequest         *request,
                                   const AssaySink      *sink,
                                   GCancellable         *cancellable,
                                   GError              **error);

/**
 * AssayEventsFunc:
 * @events: (element-type AssayEvent): what happened since the last call, in order
 * @data: user data
 *
 * Called in the main context that was the thread's default when the inspection was started, never after its end.
 */
typedef void (*AssayEventsFunc) (GPtrArray *events,
                                 gpointer   data);

/**
 * assay_inspect_async:
 * @request: what to inspect, and how
 * @events: (nullable): told the events, many at a time, in the caller's main context
 * @events_data: for @events; must live until @callback is called
 * @cancellable: (nullable): ends it
 * @callback: called in the caller's main context when the report is there, after the last @events
 * @data: for @callback
 *
 * assay_inspect() on a thread of its own.
 */
void         assay_inspect_async  (AssayRequest         *request,
                                   AssayEventsFunc       events,
                                   gpointer              events_data,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              data);

/* The report of assay_inspect_async(); as assay_inspect(), also when cancelled. (transfer full) (nullable) */
AssayReport *assay_inspect_finish (GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
