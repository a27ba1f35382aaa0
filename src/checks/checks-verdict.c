/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-verdict.h"

#include "checks/checks-private.h"

/* Why the chain is believed, by where its root comes from. */
static const char * const trusted_because[] = {
  [ASSAY_ANCHORS_SYSTEM]   = N_("{host} proved its identity: the chain ends in {root}, which this computer trusts."),
  [ASSAY_ANCHORS_FILE]     = N_("{host} proved its identity: the chain ends in {root}, one of the roots that you "
                                "gave."),
  [ASSAY_ANCHORS_PRACTICE] = N_("{host} proved its identity to {root}, the practice authority, "
                                "which is trusted for practice only."),
};

/* The same of certificates in a file, which prove nobody by lying there. */
static const char * const file_trusted_because[] = {
  [ASSAY_ANCHORS_SYSTEM]   = N_("The chain in {file} ends in {root}, which this computer trusts."),
  [ASSAY_ANCHORS_FILE]     = N_("The chain in {file} ends in {root}, one of the roots that you gave."),
  [ASSAY_ANCHORS_PRACTICE] = N_("The chain in {file} ends in {root}, the practice authority."),
};

static AssayText *
say_why_trusted (const AssayReport *report)
{
  const AssayTarget *target = report->request->target;
  const AssayCertificate *anchor = assay_report_get_anchor (report);
  const char * const *because = assay_target_is_file (target) ? file_trusted_because : trusted_because;

  return assay_text_new (because[report->verification.anchors],
                         "host", ASSAY_ARG_TEXT, assay_checks_get_name (report),
                         "file", ASSAY_ARG_TEXT, target->display_host,
                         "root", ASSAY_ARG_TEXT, anchor != NULL ? anchor->title : "", NULL);
}

static AssayText *
summarize_trusted (const AssayReport     *report,
                   const AssayAssessment *assessment)
{
  guint n = assay_assessment_count (assessment, ASSAY_STATUS_WARNING);
  g_autoptr(AssayText) why = say_why_trusted (report);

  if (n == 0)
    return g_steal_pointer (&why);
  /* Translators: {why} is a whole sentence. */
  return assay_text_new_plural (NP_("{why} {n} thing could be better.", "{why} {n} things could be better."), n,
                                "why", ASSAY_ARG_MESSAGE, why, NULL);
}

/* The table is in order of weight, so the first error is the worst. */
static const AssayFinding *
find_worst (const AssayAssessment *assessment)
{
  for (guint i = 0; i < assessment->findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (assessment->findings, i);

      if (finding->status == ASSAY_STATUS_ERROR)
        return finding;
    }
  return NULL;
}

static gboolean
is_error (const AssayAssessment *assessment,
          const char            *id)
{
  const AssayFinding *finding = id != NULL ? assay_assessment_find (assessment, id) : NULL;

  return finding != NULL && finding->status == ASSAY_STATUS_ERROR;
}

/* How many errors there are, each fault counted once though two checks may speak of it. */
static guint
count_faults (const AssayAssessment *assessment)
{
  guint n = assay_assessment_count (assessment, ASSAY_STATUS_ERROR);

  for (const AssayCheck *check = assay_checks_get_table (); check->id != NULL; check++)
    if (is_error (assessment, check->id) && is_error (assessment, check->echoes))
      n--;
  return n;
}

static AssayText *
summarize_untrusted (const AssayAssessment *assessment)
{
  const AssayFinding *worst = find_worst (assessment);
  guint n_more = count_faults (assessment) - 1;

  if (n_more == 0)
    return assay_text_ref (worst->detail);
  /* Translators: {why} is a whole sentence. */
  return assay_text_new_plural (NP_("{why} {n} more thing is wrong.", "{why} {n} more things are wrong."), n_more,
                                "why", ASSAY_ARG_MESSAGE, worst->detail, NULL);
}

static AssayText *
summarize_failed (const AssayReport *report)
{
  return report->failure != NULL ? assay_text_ref (report->failure->message) : SAY (N_("No handshake was finished."));
}

/* A file without certificates: what there is instead, or why not even that. */
static AssayText *
summarize_documents (const GPtrArray *documents)
{
  const AssayDocument *first = documents->len > 0 ? g_ptr_array_index (documents, 0) : NULL;

  if (first == NULL)
    return SAY (N_("There is no certificate to verify."));
  if (first->problem != NULL)
    /* Translators: "Private key: Neither shown nor kept". */
    return assay_text_new (N_("{what}: {problem}."),
                           "what", ASSAY_ARG_WORD, assay_document_kind_label (first->kind),
                           "problem", ASSAY_ARG_MESSAGE, first->problem, NULL);
  return assay_text_new_plural (NP_("There is no certificate to verify, but {n} other thing to look at.",
                                    "There is no certificate to verify, but {n} other things to look at."),
                                documents->len, NULL);
}

static gboolean
is_without_certificates (const AssayReport *report)
{
  return (report->kind & ASSAY_REPORT_LIVE) == 0 && report->failure == NULL && report->connection == NULL
         && report->n_sent == 0;
}

void
assay_verdict_draw (const AssayReport *report,
                    AssayAssessment   *draft)
{
  if (is_without_certificates (report))
    {
      draft->verdict = ASSAY_VERDICT_NONE;
      draft->headline = SAY (N_("No certificate"));
      draft->summary = summarize_documents (report->documents);
    }
  else if (report->failure != NULL || (report->connection == NULL && report->n_sent == 0))
    {
      draft->verdict = ASSAY_VERDICT_FAILED;
      draft->headline = report->failure != NULL && report->failure->code == ASSAY_FAILURE_CANCELLED
                          ? SAY (N_("Stopped")) : SAY (N_("No connection"));
      draft->summary = summarize_failed (report);
    }
  else if (assay_assessment_count (draft, ASSAY_STATUS_ERROR) > 0)
    {
      draft->verdict = ASSAY_VERDICT_UNTRUSTED;
      draft->headline = SAY (N_("Not trusted"));
      draft->summary = summarize_untrusted (draft);
    }
  else
    {
      draft->verdict = ASSAY_VERDICT_TRUSTED;
      draft->headline = SAY (N_("Trusted"));
      draft->summary = summarize_trusted (report, draft);
    }
}
