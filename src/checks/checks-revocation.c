/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-private.h"

#include "checks/checks-fields.h"

/* Who says so, at the beginning of a sentence. */
static const char * const speakers[] = {
  [ASSAY_REVOCATION_STAPLE]       = N_("The OCSP answer that the server sent along"),
  [ASSAY_REVOCATION_OCSP_FILE]    = N_("The OCSP answer in the file"),
  [ASSAY_REVOCATION_CRL_FILE]     = N_("The revocation list in the file"),
  [ASSAY_REVOCATION_OCSP_ONLINE]  = N_("The authority's OCSP responder"),
  [ASSAY_REVOCATION_CRL_ONLINE]   = N_("The authority's revocation list"),
  [ASSAY_REVOCATION_DELTA_ONLINE] = N_("The authority's delta revocation list"),
};

/* A sentence about a statement; all that the words can name. */
static AssayText *
tell (const AssayReport     *report,
      const AssayRevocation *revocation,
      const char            *message)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, (int) revocation->certificate);
  gint64 now = assay_report_get_time (report);
  gint64 until = revocation->next_update != ASSAY_NO_TIME ? revocation->next_update : now;

  return assay_text_new (message,
                         "name", ASSAY_ARG_TEXT, certificate->title,
                         "speaker", ASSAY_ARG_WORD, speakers[revocation->source],
                         "when", ASSAY_ARG_DATE, revocation->revoked_at,
                         "reason", ASSAY_ARG_WORD, assay_revocation_reason_title (revocation->reason),
                         "problem", ASSAY_ARG_WORD, assay_revocation_problem_title (revocation->problem),
                         "known", ASSAY_ARG_TIME, revocation->this_update,
                         "until", ASSAY_ARG_TIME, until,
                         "ago", ASSAY_ARG_SPAN, now - until, NULL);
}

static AssayRevocation *
get_revocation (const AssayReport *report,
                guint              i)
{
  return g_ptr_array_index (report->revocations, i);
}

/* The first statement about the server's certificate that may be relied on; (nullable). */
static const AssayRevocation *
find_known (const AssayReport *report)
{
  for (guint i = 0; i < report->revocations->len; i++)
    if (get_revocation (report, i)->certificate == 0 && assay_revocation_is_known (get_revocation (report, i)))
      return get_revocation (report, i);
  return NULL;
}

/* Each certificate is told of once, however many say so. */
static gboolean
was_told (const AssayReport *report,
          guint              before)
{
  for (guint i = 0; i < before; i++)
    if (get_revocation (report, i)->status == ASSAY_REVOCATION_REVOKED
        && get_revocation (report, i)->certificate == get_revocation (report, before)->certificate)
      return TRUE;
  return FALSE;
}

static guint
say_revoked (const AssayReport *report,
             const AssayCheck  *check,
             GPtrArray         *findings)
{
  guint n = 0;

  for (guint i = 0; i < report->revocations->len; i++)
    {
      const AssayRevocation *revocation = get_revocation (report, i);

      if (revocation->status != ASSAY_REVOCATION_REVOKED || was_told (report, i))
        continue;
      assay_checks_add (findings, check, ASSAY_STATUS_ERROR, (int) revocation->certificate, SAY (N_("Revoked")),
                        tell (report, revocation,
                              N_("The authority took the certificate of {name} back on {when}, because {reason}. "
                                 "{speaker} says so.")),
                        SAY (N_("Make a new key and get a new certificate for it; find out why the old one was "
                                "revoked.")));
      n++;
    }
  return n;
}

void
assay_check_revoked (const AssayReport *report,
                     const AssayCheck  *check,
                     GPtrArray         *findings)
{
  const AssayRevocation *known = find_known (report);

  if (say_revoked (report, check, findings) > 0)
    return;
  if (known != NULL)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Not revoked")),
                      tell (report, known, N_("{speaker} says so, as of {known}")));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_SKIPPED, SAY (check->title),
                      SAY (N_("Not checked: nothing that can be relied on says whether the certificate was revoked")));
}

/* Problems of a stapled answer that are the server's to mend; the others are those of who looks. */
static gboolean
is_fault (AssayRevocationProblem problem)
{
  return problem != ASSAY_REVOCATION_NO_ISSUER && problem != ASSAY_REVOCATION_UNVERIFIED;
}

static void
judge_staple (const AssayReport     *report,
              const AssayCheck      *check,
              GPtrArray             *findings,
              const AssayRevocation *staple)
{
  int index = (int) staple->certificate;

  if (staple->status == ASSAY_REVOCATION_UNKNOWN)
    assay_checks_add (findings, check, ASSAY_STATUS_WARNING, index, SAY (N_("The responder does not know it")),
                      tell (report, staple, N_("The OCSP answer sent along says that the responder does not know the "
                                               "certificate of {name}.")),
                      SAY (N_("Ask the authority: it should know what it issued.")));
  else if (staple->status == ASSAY_REVOCATION_REVOKED)
    assay_checks_add (findings, check, ASSAY_STATUS_PASS, index, SAY (N_("OCSP answer sent along")),
                      tell (report, staple, N_("It says that the certificate of {name} was revoked")), NULL);
  else if (staple->status == ASSAY_REVOCATION_GOOD)
    assay_checks_add (findings, check, ASSAY_STATUS_PASS, index, SAY (N_("OCSP answer sent along")),
                      tell (report, staple, staple->next_update != ASSAY_NO_TIME
                                              ? N_("It says that the certificate of {name} is good, until {until}")
                                              : N_("It says that the certificate of {name} is good, as of {known}")),
                      NULL);
  else if (staple->problem == ASSAY_REVOCATION_STALE && staple->next_update != ASSAY_NO_TIME)
    assay_checks_add (findings, check, ASSAY_STATUS_WARNING, index, SAY (N_("The OCSP answer is out of date")),
                      tell (report, staple, N_("The OCSP answer sent along for {name} was good until {ago} ago. Clients "
                                               "take it for none.")),
                      SAY (N_("See whether the server can reach the authority's responder, and whether it asks every "
                              "day.")));
  else
    assay_checks_add (findings, check, is_fault (staple->problem) ? ASSAY_STATUS_WARNING : ASSAY_STATUS_NOTE, index,
                      SAY (N_("The OCSP answer is of no use")),
                      tell (report, staple, N_("The OCSP answer sent along for {name} cannot be relied on: {problem}.")),
                      SAY (N_("Let the server ask the authority's responder anew.")));
}

static void
judge_missing_staple (const AssayCheck       *check,
                      GPtrArray              *findings,
                      const AssayCertificate *leaf)
{
  if (assay_fields_must_staple (leaf))
    assay_checks_add (findings, check, ASSAY_STATUS_ERROR, 0, SAY (N_("The promised OCSP answer is missing")),
                      SAY (N_("The certificate demands that the server sends an OCSP answer along, and it sent none: "
                              "it may hide that the certificate was revoked.")),
                      SAY (N_("Turn on OCSP stapling on the server, or get a certificate without that demand.")));
  else if (assay_fields_has_responder (leaf))
    assay_checks_add (findings, check, ASSAY_STATUS_NOTE, 0, SAY (N_("No OCSP answer sent along")),
                      SAY (N_("Who wants to know whether the certificate was revoked has to ask the authority, which "
                              "takes time and tells it who visits whom.")),
                      SAY (N_("Turn on OCSP stapling on the server.")));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("No OCSP answer to send")),
                      SAY (N_("The certificate names nobody who could be asked by OCSP")));
}

void
assay_check_ocsp_staple (const AssayReport *report,
                         const AssayCheck  *check,
                         GPtrArray         *findings)
{
  gboolean stapled = FALSE;

  for (guint i = 0; i < report->revocations->len; i++)
    {
      const AssayRevocation *revocation = get_revocation (report, i);

      if (revocation->source != ASSAY_REVOCATION_STAPLE)
        continue;
      judge_staple (report, check, findings, revocation);
      stapled |= revocation->certificate == 0;
    }
  if (!stapled)
    judge_missing_staple (check, findings, assay_report_get_leaf (report));
}

/* What kept a statement from being known: the first about the server's certificate. */
static AssayText *
say_why_unknown (const AssayReport *report)
{
  for (guint i = 0; i < report->revocations->len; i++)
    {
      const AssayRevocation *revocation = get_revocation (report, i);

      if (revocation->certificate == 0 && revocation->problem != ASSAY_REVOCATION_FINE)
        return tell (report, revocation, N_("{speaker} cannot be relied on: {problem}."));
      if (revocation->certificate == 0)
        return tell (report, revocation, N_("{speaker} does not know the certificate."));
    }
  if (assay_target_is_file (report->request->target))
    return SAY (N_("A file brings no OCSP answer."));
  return report->connection != NULL ? SAY (N_("The server sent no OCSP answer."))
                                    : SAY (N_("No handshake was finished."));
}

/* Whom online checks could ask, by whether the certificate names an OCSP responder and a revocation list. */
static const char *
say_who_could_tell (const AssayReport *report)
{
  static const char * const off[2][2] = {
    { N_("The certificate names nobody else who could be asked."),
      N_("The authority's revocation list could tell; online checks are off.") },
    { N_("The authority's OCSP responder could tell; online checks are off."),
      N_("The authority's OCSP responder and revocation list could tell; online checks are off.") },
  };
  const AssayCertificate *leaf = assay_report_get_leaf (report);

  if (report->request->options.online)
    return N_("Online checks did not help.");
  return off[assay_fields_has_responder (leaf)][assay_fields_has_crl (leaf)];
}

void
assay_check_revocation_unknown (const AssayReport *report,
                                const AssayCheck  *check,
                                GPtrArray         *findings)
{
  g_autoptr(AssayText) why = NULL;

  if (find_known (report) != NULL)
    return;
  why = say_why_unknown (report);
  /* Translators: both are whole sentences. */
  assay_checks_say (findings, check, ASSAY_STATUS_NOTE, SAY (N_("Revocation not checked")),
                    assay_text_new (N_("{why} {who}"),
                                    "why", ASSAY_ARG_MESSAGE, why,
                                    "who", ASSAY_ARG_WORD, say_who_could_tell (report), NULL));
}
