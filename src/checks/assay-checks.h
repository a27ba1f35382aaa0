/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayCheckNeeds:
 * @ASSAY_NEEDS_CERTIFICATE: the server's certificate
 * @ASSAY_NEEDS_PATH: that the search for a path was made
 * @ASSAY_NEEDS_CONNECTION: a finished handshake
 * @ASSAY_NEEDS_SERVER: that a server sent it: a file sends nothing
 * @ASSAY_NEEDS_NAME: a host to be proved: a file may be for any
 * @ASSAY_NEEDS_SUBJECT: a server or a certificate: something to be judged
 * @ASSAY_NEEDS_PUBLIC_ROOT: a path to a root of the system: rules of the public web bind no private authority
 *
 * What a check cannot do without. Where it is missing the check is skipped, and says so.
 */
typedef enum {
  ASSAY_NEEDS_CERTIFICATE = 1 << 0,
  ASSAY_NEEDS_PATH        = 1 << 1,
  ASSAY_NEEDS_CONNECTION  = 1 << 2,
  ASSAY_NEEDS_PUBLIC_ROOT = 1 << 3,
  ASSAY_NEEDS_SERVER      = 1 << 4,
  ASSAY_NEEDS_NAME        = 1 << 5,
  ASSAY_NEEDS_SUBJECT     = 1 << 6,
} AssayCheckNeeds;

/**
 * AssayCheck:
 * @id: as in checks.md; stable
 * @title: what it is about, as a message id
 * @reference: where the rule comes from
 * @needs: what it cannot do without: #AssayCheckNeeds
 * @look: looks at a report that has what it needs, and adds no, one or several findings to @findings with
 *   assay_checks_add()
 * @echoes: (nullable): the id of another check that speaks of the same fault in other words when both fail
 *
 * One row of the table of checks. A check is a pure function of the report: no network, no clock but the report's own.
 */
typedef struct _AssayCheck AssayCheck;

struct _AssayCheck {
  const char *id;
  const char *title;
  const char *reference;
  guint       needs;
  void      (*look) (const AssayReport *report,
                     const AssayCheck  *check,
                     GPtrArray         *findings);
  const char *echoes;
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

/**
 * assay_checks_run_at:
 * @report: a report
 * @now: in seconds since 1970
 *
 * The same as of another moment than when the report was taken: what is to be thought of a saved report today. What was
 * found out then (the path, revocation) stays as it was found.
 *
 * Returns: (transfer full): the opinion
 */
AssayAssessment  *assay_checks_run_at (const AssayReport *report,
                                       gint64             now);

/* All rows, the weightiest first, which is the order in which they are shown; ends with a row whose id is %NULL. */
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
