/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-evidence.h"

#include "decode/decode-message.h"
#include "decode/decode-x509.h"

/* How much of a long opaque value is told. */
#define MAX_SUMMARY 16

G_DEFINE_BOXED_TYPE (AssayEvidence, assay_evidence, assay_evidence_ref, assay_evidence_unref)

static const char * const kind_names[] = {
  [ASSAY_EVIDENCE_REPORT]      = "report",
  [ASSAY_EVIDENCE_MESSAGE]     = "message",
  [ASSAY_EVIDENCE_CERTIFICATE] = "certificate",
  [ASSAY_EVIDENCE_CONNECTION]  = "connection",
  [ASSAY_EVIDENCE_CHECK]       = "check",
  [ASSAY_EVIDENCE_PROOF]       = "proof",
};

const char *
assay_evidence_kind_name (AssayEvidenceKind kind)
{
  return kind_names[kind];
}

AssayEvidence *
assay_evidence_new (AssayEvidenceKind  kind,
                    guint              index,
                    const char        *path,
                    AssayText         *words)
{
  AssayEvidence *evidence = g_atomic_rc_box_new (AssayEvidence);

  *evidence = (AssayEvidence) { kind, index, path, words };
  return evidence;
}

AssayEvidence *
assay_evidence_ref (AssayEvidence *evidence)
{
  return g_atomic_rc_box_acquire (evidence);
}

static void
evidence_clear (gpointer data)
{
  AssayEvidence *evidence = data;

  assay_text_unref (evidence->words);
}

void
assay_evidence_unref (AssayEvidence *evidence)
{
  g_atomic_rc_box_release_full (evidence, evidence_clear);
}

/* "key_share: x25519", or the label alone for a field without a value. */
static AssayText *
word_field (const AssayNode *node)
{
  g_autofree char *value = assay_node_dup_summary (node, MAX_SUMMARY);
  g_autofree char *key = assay_node_dup_key (node);
  const char *label = assay_node_get_label (node);

  if (value == NULL && label != NULL)
    return assay_text_new (N_("{label}"), "label", ASSAY_ARG_WORD, label, NULL);
  if (label == NULL)
    return assay_text_new (N_("{label}: {value}"), "label", ASSAY_ARG_TEXT, key,
                           "value", ASSAY_ARG_TEXT, value != NULL ? value : "", NULL);
  return assay_text_new (N_("{label}: {value}"), "label", ASSAY_ARG_WORD, label,
                         "value", ASSAY_ARG_TEXT, value, NULL);
}

static AssayText *
word_message (const AssayMessage *message)
{
  g_autofree char *title = assay_message_dup_title (message);

  return assay_text_new (N_("{message}, {size}, after {time}"), "message", ASSAY_ARG_TEXT, title,
                         "size", ASSAY_ARG_SIZE, (gint64) assay_message_get_length (message),
                         "time", ASSAY_ARG_DURATION, message->time_us, NULL);
}

AssayEvidence *
assay_evidence_find_message (const AssayReport  *report,
                             const AssayMessage *message,
                             const char         *path)
{
  g_autoptr(AssayNode) tree = NULL;
  const AssayNode *field;

  if (message == NULL)
    return NULL;
  if (*path == '\0')
    return assay_evidence_new (ASSAY_EVIDENCE_MESSAGE, message->number, path, word_message (message));
  tree = assay_decode_outline (message);
  field = assay_node_lookup (tree, path);
  return field != NULL ? assay_evidence_new (ASSAY_EVIDENCE_MESSAGE, message->number, path, word_field (field)) : NULL;
}

AssayEvidence *
assay_evidence_find_certificate (const AssayReport *report,
                                 int                index,
                                 const char        *path)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, index);
  g_autoptr(AssayNode) tree = NULL;
  const AssayNode *field;

  if (certificate == NULL)
    return NULL;
  if (*path == '\0')
    return assay_evidence_new (ASSAY_EVIDENCE_CERTIFICATE, (guint) index, path,
                               assay_text_new (N_("certificate {title}"), "title", ASSAY_ARG_TEXT, certificate->title,
                                               NULL));
  tree = assay_x509_decode (certificate->der);
  field = assay_node_lookup (tree, path);
  return field != NULL ? assay_evidence_new (ASSAY_EVIDENCE_CERTIFICATE, (guint) index, path, word_field (field)) : NULL;
}

AssayEvidence *
assay_evidence_find_check (const AssayAssessment *assessment,
                           const char            *id,
                           gboolean               broken)
{
  const AssayFinding *finding = assay_assessment_find (assessment, id);

  if (finding == NULL || finding->status == ASSAY_STATUS_SKIPPED || (finding->status == ASSAY_STATUS_ERROR) != broken)
    return NULL;
  return assay_evidence_new (ASSAY_EVIDENCE_CHECK, 0, id, assay_text_ref (finding->title));
}

static const char * const proof_words[] = {
  [ASSAY_PROOF_PROVEN]  = N_("{proof}: computed once more, and right"),
  [ASSAY_PROOF_FAILED]  = N_("{proof}: computed once more, and wrong"),
  [ASSAY_PROOF_ABSENT]  = N_("{proof}: there is none in this handshake"),
  [ASSAY_PROOF_UNKNOWN] = N_("{proof}: could not be computed"),
};

AssayEvidence *
assay_evidence_find_proof (const AssayProofs *proofs,
                           const char        *id,
                           AssayProofStatus   status)
{
  const AssayProof *proof = proofs != NULL ? assay_proofs_find (proofs, id) : NULL;

  if (proof == NULL || proof->status != status)
    return NULL;
  return assay_evidence_new (ASSAY_EVIDENCE_PROOF, 0, id,
                             assay_text_new (proof_words[status], "proof", ASSAY_ARG_WORD, proof->title, NULL));
}
