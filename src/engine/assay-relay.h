/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"
#include "engine/assay-inspect.h"

G_BEGIN_DECLS

/**
 * AssayRelay:
 *
 * Carries events from a worker to a main context: one queue, at most one source that waits, one delivery for all that
 * came since. No lock is held while the receiver runs. Refcounted; both ends hold a reference.
 */
typedef struct _AssayRelay AssayRelay;

/**
 * assay_relay_new:
 * @context: where @events is called
 * @events: the receiver
 * @data: for @events
 *
 * Returns: (transfer full): a relay
 */
AssayRelay *assay_relay_new   (GMainContext    *context,
                               AssayEventsFunc  events,
                               gpointer         data);
AssayRelay *assay_relay_ref   (AssayRelay      *relay);
void        assay_relay_unref (AssayRelay      *relay);

/* Queues an event; any thread. */
void        assay_relay_push  (AssayRelay      *relay,
                               AssayEvent      *event);

/* Delivers what is queued, here and now; only in the thread of the relay's context. */
void        assay_relay_flush (AssayRelay      *relay);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRelay, assay_relay_unref)

G_END_DECLS
