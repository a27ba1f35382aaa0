/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-proof.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayEvidenceKind:
 * @ASSAY_EVIDENCE_REPORT: a fact of the inspection: an address, a phase, the failure
 * @ASSAY_EVIDENCE_MESSAGE: a message of the handshake, or a field in it
 * @ASSAY_EVIDENCE_CERTIFICATE: a certificate, or a field in it
 * @ASSAY_EVIDENCE_CONNECTION: something that was negotiated
 * @ASSAY_EVIDENCE_CHECK: what a check said
 * @ASSAY_EVIDENCE_PROOF: something that was computed once more
 *
 * Where evidence is found, and so which page shows it.
 */
typedef enum {
  ASSAY_EVIDENCE_REPORT,
  ASSAY_EVIDENCE_MESSAGE,
  ASSAY_EVIDENCE_CERTIFICATE,
  ASSAY_EVIDENCE_CONNECTION,
  ASSAY_EVIDENCE_CHECK,
  ASSAY_EVIDENCE_PROOF,
} AssayEvidenceKind;

/* "report", "message", "certificate", "connection", "check", "proof": stable, for JSON. */
const char *assay_evidence_kind_name (AssayEvidenceKind kind);

/**
 * AssayEvidence:
 * @kind: where it is found
 * @index: the number of the message or the index of the certificate; 0 for other kinds
 * @path: the field below the message's or certificate's root, "" for all of it; for other kinds the name of the fact,
 *   the id of the check or of the proof. Static
 * @words: the fact itself in a few words: "ClientHello, 517 bytes, at 21.0 ms"
 *
 * Something in a report that a statement rests on. It can only be made by finding it there. Immutable, refcounted.
 */
typedef struct {
  AssayEvidenceKind  kind;
  guint              index;
  const char        *path;
  AssayText         *words;
} AssayEvidence;

#define ASSAY_TYPE_EVIDENCE (assay_evidence_get_type ())

GType          assay_evidence_get_type (void) G_GNUC_CONST;
AssayEvidence *assay_evidence_ref      (AssayEvidence *evidence);
void           assay_evidence_unref    (AssayEvidence *evidence);

/**
 * assay_evidence_find_message:
 * @report: a report
 * @message: (nullable): one of its messages
 * @path: a field below its root, or ""; static
 *
 * Returns: (transfer full) (nullable): %NULL without that message, or without that field in it
 */
AssayEvidence *assay_evidence_find_message     (const AssayReport  *report,
                                                const AssayMessage *message,
                                                const char         *path);

/**
 * assay_evidence_find_certificate:
 * @report: a report
 * @index: one of its certificates, or -1
 * @path: a field below its root, or ""; static
 *
 * Returns: (transfer full) (nullable): %NULL without that certificate, or without that field in it
 */
AssayEvidence *assay_evidence_find_certificate (const AssayReport  *report,
                                                int                 index,
                                                const char         *path);

/**
 * assay_evidence_find_check:
 * @assessment: what the checks said
 * @id: a check
 * @broken: whether it must have failed; otherwise it must have been made and not have failed
 *
 * Returns: (transfer full) (nullable): %NULL when the check did not come out so
 */
AssayEvidence *assay_evidence_find_check       (const AssayAssessment *assessment,
                                                const char            *id,
                                                gboolean               broken);

/**
 * assay_evidence_find_proof:
 * @proofs: (nullable): the handshake computed once more
 * @id: a proof
 * @status: how it must have come out
 *
 * Returns: (transfer full) (nullable): %NULL when it did not come out so
 */
AssayEvidence *assay_evidence_find_proof       (const AssayProofs  *proofs,
                                                const char         *id,
                                                AssayProofStatus    status);

/**
 * assay_evidence_find_fact:
 * @report: a report
 * @name: a fact of the table in assay-evidence-facts.c: "tls13", "forward-secrecy", "address"...
 *
 * Returns: (transfer full) (nullable): %NULL when it is not so
 */
AssayEvidence *assay_evidence_find_fact        (const AssayReport  *report,
                                                const char         *name);

/* For the finders. @words: (transfer full). */
AssayEvidence *assay_evidence_new              (AssayEvidenceKind   kind,
                                                guint               index,
                                                const char         *path,
                                                AssayText          *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayEvidence, assay_evidence_unref)

G_END_DECLS
