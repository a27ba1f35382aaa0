/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayCheck:
 * @id: as in checks.md; stable
 * @reference: where the rule comes from
 * @look: looks at a report and adds no, one or several findings to @findings with assay_checks_add()
 *
 * One row of the table of checks. A check is a pure function of the report: no network, no clock but the report's own.
 */
typedef struct _AssayCheck AssayCheck;

struct _AssayCheck {
  const char *id;
  const char *reference;
  void      (*look) (const AssayReport *report,
                     const AssayCheck  *check,
                     GPtrArray         *findings);
};

/**
 * assay_checks_run:
 * @report: a report
 *
 * Runs every check and draws the verdict. Pure; any thread.
 *
 * Returns: (transfer full): the opinion
 */
AssayAssessment  *assay_checks_run (const AssayReport *report);

/* All rows, in the order in which they are shown; ends with a row whose id is %NULL. */
const AssayCheck *assay_checks_get_table (void);

/**
 * assay_checks_add:
 * @findings: where to
 * @check: the row
 * @status: how it came out
 * @certificate: index of the certificate it is about, or -1
 * @title: (transfer full): a few words
 * @detail: (transfer full): a sentence
 * @fix: (transfer full) (nullable): what to do about it
 */
void              assay_checks_add (GPtrArray        *findings,
                                    const AssayCheck *check,
                                    AssayStatus       status,
                                    int               certificate,
                                    AssayText        *title,
                                    AssayText        *detail,
                                    AssayText        *fix);

G_END_DECLS
