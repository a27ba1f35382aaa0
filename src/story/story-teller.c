/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story-teller.h"

#include "names/assay-names.h"

AssayEvidence *
assay_ground_fact (const AssayTeller *teller,
                   const AssayGround *ground)
{
  return assay_evidence_find_fact (teller->report, ground->path);
}

AssayEvidence *
assay_ground_message (const AssayTeller *teller,
                      const AssayGround *ground)
{
  return assay_evidence_find_message (teller->report,
                                      assay_report_find_message (teller->report, ground->direction, ground->type),
                                      ground->path);
}

AssayEvidence *
assay_ground_role (const AssayTeller *teller,
                   const AssayGround *ground)
{
  const AssayRung *rung = assay_ladder_find (teller->ladder, ground->direction, ground->type, (AssayRole) ground->wanted);

  return rung != NULL ? assay_evidence_find_message (teller->report, rung->message, ground->path) : NULL;
}

AssayEvidence *
assay_ground_leaf (const AssayTeller *teller,
                   const AssayGround *ground)
{
  return assay_evidence_find_certificate (teller->report, 0, ground->path);
}

AssayEvidence *
assay_ground_anchor (const AssayTeller *teller,
                     const AssayGround *ground)
{
  const GArray *path = teller->report->verification.path;

  if (assay_report_get_anchor (teller->report) == NULL)
    return NULL;
  return assay_evidence_find_certificate (teller->report, (int) g_array_index (path, guint, path->len - 1), ground->path);
}

AssayEvidence *
assay_ground_check (const AssayTeller *teller,
                    const AssayGround *ground)
{
  return assay_evidence_find_check (teller->assessment, ground->path, ground->wanted);
}

/* The first check for which every browser refuses to go on. */
AssayEvidence *
assay_ground_stopper (const AssayTeller *teller,
                      const AssayGround *ground)
{
  static const char * const checks[] = { "path-trusted", "path-signature", "hostname", "validity", "revoked" };
  AssayEvidence *evidence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (checks) && evidence == NULL; i++)
    evidence = assay_evidence_find_check (teller->assessment, checks[i], TRUE);
  return evidence;
}

AssayEvidence *
assay_ground_proof (const AssayTeller *teller,
                    const AssayGround *ground)
{
  return assay_evidence_find_proof (teller->proofs, ground->path, (AssayProofStatus) ground->wanted);
}

static const char *
name_of (const AssayNames *names,
         guint             code)
{
  const char *name = code != 0 ? assay_names_get (names, code) : NULL;

  return name != NULL ? name : "";
}

static const char *
text_of (const char *text)
{
  return text != NULL ? text : "";
}

/* What a sentence may name; "" for what there is not, and then no row names it: its grounds are not found either. */
AssayText *
assay_teller_say (const AssayTeller *teller,
                  const char        *words)
{
  static const AssayConnection none = { 0 };
  static const AssayCertificate nobody = { 0 };
  const AssayReport *report = teller->report;
  const AssayConnection *connection = report->connection != NULL ? report->connection : &none;
  const AssayCertificate *leaf = assay_report_get_leaf (report);
  const AssayCertificate *anchor = assay_report_get_anchor (report);
  g_autofree char *key = leaf != NULL ? assay_certificate_dup_key_summary (leaf) : NULL;
  g_autoptr(AssayText) failure = report->failure != NULL ? assay_text_ref (report->failure->message)
                                                         : assay_text_new ("", NULL);

  leaf = leaf != NULL ? leaf : &nobody;
  return assay_text_new (
    words,
    "host",      ASSAY_ARG_TEXT, report->request->target->display_host,
    "address",   ASSAY_ARG_TEXT, text_of (report->address),
    "leaf",      ASSAY_ARG_TEXT, text_of (leaf->title),
    "issuer",    ASSAY_ARG_TEXT, text_of (leaf->issuer_title),
    "root",      ASSAY_ARG_TEXT, anchor != NULL ? anchor->title : "",
    "key",       ASSAY_ARG_TEXT, text_of (key),
    "algorithm", ASSAY_ARG_TEXT, text_of (leaf->signature_algorithm),
    "begin",     ASSAY_ARG_DATE, leaf->not_before,
    "end",       ASSAY_ARG_DATE, leaf->not_after,
    "protocol",  ASSAY_ARG_TEXT, name_of (&assay_names_versions, teller->ladder->version),
    "suite",     ASSAY_ARG_TEXT, teller->ladder->version != 0
                                   ? name_of (&assay_names_cipher_suites, teller->ladder->cipher_suite) : "",
    "group",     ASSAY_ARG_TEXT, name_of (&assay_names_groups, connection->group),
    "scheme",    ASSAY_ARG_TEXT, name_of (&assay_names_signature_schemes, connection->signature_scheme),
    "alpn",      ASSAY_ARG_TEXT, text_of (connection->alpn),
    "starttls",  ASSAY_ARG_TEXT, report->request->target->scheme,
    "failure",   ASSAY_ARG_MESSAGE, failure,
    NULL);
}
