/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayLifespan:
 * @certificate: index into the report's certificates
 * @begins: the first second of its validity, since 1970
 * @ends: the last one
 * @counts: whether the chain stands and falls with it; a trust anchor is trusted for what it is, not for its dates (RFC
 *   5280 section 6.1.1)
 *
 * When one certificate is valid.
 */
typedef struct {
  guint    certificate;
  gint64   begins;
  gint64   ends;
  gboolean counts;
} AssayLifespan;

/**
 * AssayLifeline:
 * @spans: (element-type AssayLifespan): of the certificates of the path, its top first; without those whose dates cannot
 *   be read
 * @begins: the second from which all that count are valid
 * @ends: the last second at which they are; before @begins when there is none
 * @start: the earliest moment to show: there is some time around those two, and the time of the report is within
 * @end: the last one
 *
 * The validities of a chain on one axis of time. Immutable.
 */
typedef struct {
  GArray *spans;
  gint64  begins;
  gint64  ends;
  gint64  start;
  gint64  end;
} AssayLifeline;

/* The lifeline of the path of @report, or of what was sent when there is no path; %NULL without any dates. Pure.
 * (transfer full) (nullable) */
AssayLifeline *assay_lifeline_new         (const AssayReport   *report);
void           assay_lifeline_free        (AssayLifeline       *lifeline);

/**
 * assay_lifeline_next_change:
 * @lifeline: a lifeline
 * @moment: seconds since 1970
 * @forward: which way to look
 *
 * Returns: the nearest moment to be shown at which a certificate begins, or has just ended; @moment when there is
 *   none
 */
gint64         assay_lifeline_next_change (const AssayLifeline *lifeline,
                                           gint64               moment,
                                           gboolean             forward);

/**
 * assay_lifeline_words:
 * @lifeline: a lifeline
 * @report: the report it is of
 * @moment: seconds since 1970
 * @trusted: whether it is trusted then, by all checks
 *
 * What the dates make of the chain at @moment, and what comes next: "Breaks on 12 Mar 2027, because the intermediate R11
 * ends then".
 *
 * Returns: (transfer full): the sentence
 */
AssayText     *assay_lifeline_words       (const AssayLifeline *lifeline,
                                           const AssayReport   *report,
                                           gint64               moment,
                                           gboolean             trusted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayLifeline, assay_lifeline_free)

G_END_DECLS
