/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-proof.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssaySavedReport:
 * @report: the report as it was; assay_report_get_time() is when it was taken
 * @assessment: the verdict as of then; assay_checks_run_at() gives the one as of now
 * @proofs: how the proofs came out then, without what they were computed from
 * @generator: the program that wrote it and its version; made visible
 * @schema: the version of the format
 * @remarks: (element-type AssayText): what was left out or not understood; often none
 *
 * A report that was written with --format=json, read again. Secrets and the bytes of the wire are not in a report; all
 * else is, so that writing it once more gives the same.
 */
typedef struct {
  AssayReport     *report;
  AssayAssessment *assessment;
  AssayProofs     *proofs;
  char            *generator;
  guint            schema;
  GPtrArray       *remarks;
} AssaySavedReport;

void assay_saved_report_free (AssaySavedReport *saved);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySavedReport, assay_saved_report_free)

/* Whether @bytes look like a report, or like one that is damaged: what no certificate file looks like. */
gboolean assay_import_is_report (GBytes *bytes);

/**
 * assay_import_json:
 * @bytes: what may be a report
 * @why: (out): what is wrong with it, and where: a line and column, or a member
 *
 * Reads a report. Pure; any thread; a large one takes some 100 ms. Whatever is in it is a stranger's: it is bounded, its
 * types and references are checked, and facts about certificates and messages are not believed but read from their
 * bytes again.
 *
 * Returns: (transfer full) (nullable): the report; %NULL with @why
 */
AssaySavedReport *assay_import_json (GBytes     *bytes,
                                     AssayText **why);

G_END_DECLS
