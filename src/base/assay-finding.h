/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-text.h"

G_BEGIN_DECLS

/* How a check came out; checks.md says what each means for the verdict. In order of weight. */
typedef enum {
  ASSAY_STATUS_SKIPPED,
  ASSAY_STATUS_PASS,
  ASSAY_STATUS_NOTE,
  ASSAY_STATUS_WARNING,
  ASSAY_STATUS_ERROR,
} AssayStatus;

/* "pass", "note", "warning", "error", "skipped": stable, for the report. */
const char *assay_status_name (AssayStatus status);

/**
 * AssayFinding:
 * @id: the check's id in checks.md; static, or in @kept
 * @label: (nullable): what the check is called, a message id; static; %NULL in reports that were saved
 * @status: how it came out
 * @certificate: index of the certificate that it is about, or -1
 * @title: a few words
 * @detail: a sentence
 * @fix: (nullable): what to do about it
 * @reference: the RFC and section; static, or in @kept
 * @kept: (nullable): words of a saved report that live as long as the finding
 *
 * What one check says of one report. Immutable, refcounted.
 */
typedef struct {
  const char  *id;
  const char  *label;
  AssayStatus  status;
  int          certificate;
  AssayText   *title;
  AssayText   *detail;
  AssayText   *fix;
  const char  *reference;
  char       **kept;
} AssayFinding;

#define ASSAY_TYPE_FINDING (assay_finding_get_type ())

GType         assay_finding_get_type (void) G_GNUC_CONST;

/* Moves @draft to the heap; takes its texts. (transfer full) */
AssayFinding *assay_finding_take     (AssayFinding *draft);
AssayFinding *assay_finding_ref      (AssayFinding *finding);
void          assay_finding_unref    (AssayFinding *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFinding, assay_finding_unref)

/**
 * AssayVerdict:
 * @ASSAY_VERDICT_TRUSTED: no check has status error
 * @ASSAY_VERDICT_UNTRUSTED: some check has
 * @ASSAY_VERDICT_FAILED: no handshake was finished
 * @ASSAY_VERDICT_NONE: there is no certificate to judge: a file with a request, a revocation list, a key
 *
 * The answer to "can I trust it?".
 */
typedef enum {
  ASSAY_VERDICT_TRUSTED,
  ASSAY_VERDICT_UNTRUSTED,
  ASSAY_VERDICT_FAILED,
  ASSAY_VERDICT_NONE,
} AssayVerdict;

/* "trusted", "untrusted", "failed", "none": stable, for the report. */
const char *assay_verdict_name (AssayVerdict verdict);

/**
 * AssayAssessment:
 * @verdict: the answer
 * @findings: (element-type AssayFinding): what each check said, in the order of the table
 * @headline: a word or three: "Trusted", "Not trusted", "No connection"
 * @summary: one sentence why
 *
 * The opinion about one report, made by assay_checks_run(). Immutable, refcounted.
 */
typedef struct {
  AssayVerdict  verdict;
  GPtrArray    *findings;
  AssayText    *headline;
  AssayText    *summary;
} AssayAssessment;

#define ASSAY_TYPE_ASSESSMENT (assay_assessment_get_type ())

GType            assay_assessment_get_type (void) G_GNUC_CONST;

/* Moves @draft to the heap; takes all that it holds. (transfer full) */
AssayAssessment *assay_assessment_take     (AssayAssessment *draft);
AssayAssessment *assay_assessment_ref      (AssayAssessment *assessment);
void             assay_assessment_unref    (AssayAssessment *assessment);

/* The finding of the check @id, the heaviest if it has several; or %NULL. (transfer none) */
AssayFinding    *assay_assessment_find     (const AssayAssessment *assessment,
                                            const char            *id);

/* How many findings have @status. */
guint            assay_assessment_count    (const AssayAssessment *assessment,
                                            AssayStatus            status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAssessment, assay_assessment_unref)

G_END_DECLS
