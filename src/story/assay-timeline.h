/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"

G_BEGIN_DECLS

/**
 * AssaySpanKind:
 * @ASSAY_SPAN_RESOLVE: asking for addresses
 * @ASSAY_SPAN_CONNECT: reaching the server, and what comes before TLS
 * @ASSAY_SPAN_SENT: this computer composed and sent a flight of messages
 * @ASSAY_SPAN_WAITING: nothing to do but wait for the server
 * @ASSAY_SPAN_RECEIVED: a flight of messages arrived
 * @ASSAY_SPAN_LOCAL: this computer worked by itself
 *
 * What the time was spent on; views choose a colour by it.
 */
typedef enum {
  ASSAY_SPAN_RESOLVE,
  ASSAY_SPAN_CONNECT,
  ASSAY_SPAN_SENT,
  ASSAY_SPAN_WAITING,
  ASSAY_SPAN_RECEIVED,
  ASSAY_SPAN_LOCAL,
} AssaySpanKind;

/**
 * AssaySpan:
 * @label: what happened
 * @kind: what sort of work that was
 * @start_us: when it began, in microseconds since the inspection began
 * @duration_us: how long it took, or -1 while it goes on
 *
 * One bar of the timeline.
 */
typedef struct {
  AssayText     *label;
  AssaySpanKind  kind;
  gint64         start_us;
  gint64         duration_us;
} AssaySpan;

void       assay_span_free      (AssaySpan *span);

/**
 * assay_timeline_spans:
 * @phases: (element-type AssayPhase): phases so far
 * @messages: (element-type AssayMessage): messages so far, in order
 *
 * Cuts the time of an inspection, finished or not, into spans. The handshake is told by its flights, with the waits in
 * between, so that the spans of a finished inspection leave no gap inside it.
 *
 * Returns: (transfer full) (element-type AssaySpan): the spans, in order
 */
GPtrArray *assay_timeline_spans (GPtrArray *phases,
                                 GPtrArray *messages);

/* The end of the last span, in microseconds: the length of the timeline. */
gint64     assay_timeline_get_end (GPtrArray *spans);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySpan, assay_span_free)

G_END_DECLS
