/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/* No honest conversation comes near these; a flood of tiny records or messages would eat memory instead of bytes. */
#define ASSAY_LIMIT_RECORDS  16384
#define ASSAY_LIMIT_MESSAGES 2048
#define ASSAY_LIMIT_CHUNKS   16384
#define ASSAY_LIMIT_SECRETS  64
/* How much of a connection is kept to be written as a capture: all of it, unless a server never stops. */
#define ASSAY_LIMIT_CAPTURED (8 * 1024 * 1024)

/**
 * AssayInspection:
 * @request: what was asked
 * @sink: (nullable): told each event
 * @cancellable: (nullable): ends it
 * @origin: when it began, on the monotonic clock
 * @deadline: when it must end, on the same clock
 * @phase: the part that runs, or %ASSAY_N_PHASES between two
 * @phase_start: when that part began, in microseconds since @origin
 * @finished: the handshake is finished: from now on nothing is a failure
 * @captured: how many bytes the report's chunks hold
 * @report: what is known so far; a draft that only the engine sees
 *
 * One inspection while it runs: what every part of the engine needs of it. Lives on the stack of assay_inspect(); one
 * thread.
 */
typedef struct {
  AssayRequest    *request;
  const AssaySink *sink;
  GCancellable    *cancellable;
  gint64           origin;
  gint64           deadline;
  AssayPhaseId     phase;
  gint64           phase_start;
  gboolean         finished;
  gsize            captured;
  AssayReport      report;
} AssayInspection;

/* Begins: takes the time. All three must outlive @self. */
void         assay_inspection_init    (AssayInspection *self,
                                       AssayRequest    *request,
                                       const AssaySink *sink,
                                       GCancellable    *cancellable);

/* Ends: makes the report of the draft. (transfer full) */
AssayReport *assay_inspection_end     (AssayInspection *self);

/* Microseconds since it began. */
gint64       assay_inspection_elapsed (const AssayInspection *self);

/* A part begins, or the one that runs ends. @detail: (nullable): what it found. */
void         assay_inspection_enter   (AssayInspection *self,
                                       AssayPhaseId     phase);
void         assay_inspection_leave   (AssayInspection *self,
                                       const char      *detail);

/**
 * assay_inspection_add_message:
 * @self: the inspection
 * @draft: (transfer full): a message; its number is filled in
 *
 * Keeps a message and tells it.
 *
 * Returns: (transfer none) (nullable): the message; %NULL when there were too many
 */
AssayMessage *assay_inspection_add_message (AssayInspection *self,
                                            AssayMessage    *draft);

/* Keeps a record and tells it; %FALSE when there were too many. */
gboolean     assay_inspection_add_record   (AssayInspection   *self,
                                            const AssayRecord *record);

/* Keeps bytes of the connection as they pass, at @time_us; past the limits it notes that some are missing. */
void         assay_inspection_add_chunk    (AssayInspection *self,
                                            AssayDirection   direction,
                                            gint64           time_us,
                                            gconstpointer    bytes,
                                            gsize            length);

/* Keeps a secret, up to the limit. */
void         assay_inspection_add_secret   (AssayInspection *self,
                                            const char      *label,
                                            GBytes          *client_random,
                                            GBytes          *bytes);

/**
 * assay_inspection_fail:
 * @self: the inspection
 * @code: what happened, in the part that runs
 * @alert: the alert, or -1
 * @what: (nullable): what the sentence may name: a protocol that was heard, a line of the server's
 * @technical: (nullable): the library's own words
 *
 * Notes why the inspection ends. What is noted first stays: later errors are its consequences.
 */
void         assay_inspection_fail    (AssayInspection  *self,
                                       AssayFailureCode  code,
                                       int               alert,
                                       const char       *what,
                                       const char       *technical);

gboolean     assay_inspection_has_failed (const AssayInspection *self);

/* Whether it may go on: fails when it was cancelled or its deadline has passed. */
gboolean     assay_inspection_check   (AssayInspection *self);

G_END_DECLS
