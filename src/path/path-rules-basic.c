/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 5280 section 6.1.3: what each certificate is held to. */
#include <string.h>

#include "path/path-constraints.h"
#include "path/path-rules.h"

#define ALL (PATH_PLAIN | PATH_WEB)
#define ANY (PATH_LEAF | PATH_INTERMEDIATE | PATH_ANCHOR)
#define SUBJECTS (PATH_LEAF | PATH_INTERMEDIATE)

/* Where a path ends. */
static void
look_trust_anchor (const PathTurn *turn)
{
  const PathState *state = turn->state;

  if (turn->role == PATH_ANCHOR)
    path_keep (turn, "tbs_certificate/subject",
               assay_text_new (N_("{name} is a trust anchor."), "name", ASSAY_ARG_TEXT,
                               turn->certificate->facts->title, NULL));
  else if (!state->anchored && turn->position + 1 == state->path->len)
    path_break (turn, "tbs_certificate/issuer",
                assay_text_new (N_("No trust anchor was found above it: none is named {issuer} and made its signature."),
                                "issuer", ASSAY_ARG_TEXT, turn->certificate->facts->issuer_title, NULL));
}

/* A leaf that somebody else has signed, trusted by itself: clients of the web take it, RFC 5280 knows no such path. */
static gboolean
is_pinned (const PathTurn *turn)
{
  return turn->issuer_index == turn->index && turn->state->anchored && turn->state->binding == (PATH_WEB | PATH_LIMITS)
      && !path_certificate_is_self_issued (turn->certificate);
}

static void
look_name_chaining (const PathTurn *turn)
{
  if (turn->issuer == NULL || is_pinned (turn))
    return;
  if (path_certificate_chains (turn->certificate, turn->issuer))
    path_keep (turn, "tbs_certificate/issuer",
               assay_text_new (N_("Its issuer is the subject of the certificate above: {issuer}."), "issuer",
                               ASSAY_ARG_TEXT, turn->certificate->facts->issuer, NULL));
  else
    path_break (turn, "tbs_certificate/issuer",
                assay_text_new (N_("Its issuer, {issuer}, is not the subject of the certificate above, {subject}."),
                                "issuer", ASSAY_ARG_TEXT, turn->certificate->facts->issuer,
                                "subject", ASSAY_ARG_TEXT, turn->issuer->facts->subject, NULL));
}

static const char * const signature_words[] = {
  [ASSAY_SIGNATURE_VALID]       = N_("The signature, {algorithm}, was made with the key of {issuer}."),
  [ASSAY_SIGNATURE_INVALID]     = N_("The signature, {algorithm}, was not made with the key of {issuer}."),
  [ASSAY_SIGNATURE_BAD_KEY]     = N_("The signature, {algorithm}, cannot be verified: the key of {issuer} cannot be "
                                     "used."),
  [ASSAY_SIGNATURE_UNSUPPORTED] = N_("The signature cannot be verified: {algorithm} is not supported with the key of "
                                     "{issuer}."),
  [ASSAY_SIGNATURE_UNTRIED]     = N_("The signature was not verified with the key of {issuer}: there are too many of "
                                     "that name."),
};

static gboolean
is_same_der (const AssayDer *a,
             const AssayDer *b)
{
  gsize length = assay_der_length (a);

  return length == assay_der_length (b) && memcmp (assay_der_peek (a), assay_der_peek (b), length) == 0;
}

/* Without the issuer the signature of a root can still be verified with its own key. */
static void
look_signature (const PathTurn *turn)
{
  const PathCertificate *certificate = turn->certificate;
  gboolean own = turn->issuer == NULL;
  AssaySignatureStatus status;
  AssayText *text;

  if (is_pinned (turn))
    return;
  if (!certificate->malformed && !is_same_der (&certificate->inner, &certificate->outer))
    path_break (turn, "tbs_certificate/signature",
                SAY (N_("The algorithm in the signed part is not the one beside the signature.")));
  if (own && !path_certificate_is_self_issued (turn->certificate))
    {
      path_unknown (turn, "signature_value", SAY (N_("The signature cannot be verified: the issuer is not at hand.")));
      return;
    }
  status = path_pool_verify (turn->state->pool, turn->index, own ? turn->index : turn->issuer_index);
  text = assay_text_new (signature_words[status],
                         "algorithm", ASSAY_ARG_TEXT, turn->certificate->facts->signature_algorithm,
                         "issuer", ASSAY_ARG_TEXT, turn->certificate->facts->issuer_title, NULL);
  if (status == ASSAY_SIGNATURE_VALID)
    path_keep (turn, "signature_value", text);
  else
    path_break (turn, "signature_value", text);
}

static void
look_validity (const PathTurn *turn)
{
  const AssayCertificate *facts = turn->certificate->facts;
  gint64 now = turn->state->pool->options->time;
  gboolean early = now < facts->not_before, late = now > facts->not_after;
  AssayText *text = assay_text_new (early ? N_("It is not yet valid on {now}: only from {from} to {to}.")
                                    : late ? N_("It is no longer valid on {now}: only from {from} to {to}.")
                                           : N_("It is valid on {now}: from {from} to {to}."),
                                    "now", ASSAY_ARG_TIME, now,
                                    "from", ASSAY_ARG_TIME, facts->not_before,
                                    "to", ASSAY_ARG_TIME, facts->not_after, NULL);

  if (early || late || facts->not_before == ASSAY_NO_TIME || facts->not_after == ASSAY_NO_TIME)
    path_break (turn, early ? "tbs_certificate/validity/not_before" : "tbs_certificate/validity/not_after", text);
  else
    path_keep (turn, "tbs_certificate/validity", text);
}

/* Section 6.1.3 (b) and (c): a self-issued certificate in between is not held to them. */
static void
look_name_constraints (const PathTurn *turn)
{
  PathState *state = turn->state;
  AssayText *wrong = NULL;

  if (state->constraints->len == 0
      || (turn->role == PATH_INTERMEDIATE && path_certificate_is_self_issued (turn->certificate)))
    return;
  for (guint i = 0; wrong == NULL && i < state->constraints->len; i++)
    wrong = path_constraints_check (g_ptr_array_index (state->constraints, i), turn->certificate,
                                    &state->pool->n_comparisons);
  if (wrong != NULL)
    path_break (turn, "tbs_certificate/extensions/subject_alt_name", wrong);
  else
    path_keep (turn, "tbs_certificate/extensions/subject_alt_name",
               SAY (N_("Its names are within the limits that its issuers set.")));
}

static void
look_policies (const PathTurn *turn)
{
  PathState *state = turn->state;
  gboolean last = turn->role == PATH_LEAF;
  gboolean well = path_policy_process (state->policy, turn->certificate, last);

  if (last)
    well = path_policy_wrap_up (state->policy, turn->certificate) && well;
  if (!well)
    path_break (turn, "tbs_certificate/extensions/certificate_policies",
                SAY (N_("A policy must hold along the whole path, and none that is acceptable does.")));
  else if (turn->certificate->policies != NULL)
    path_keep (turn, "tbs_certificate/extensions/certificate_policies",
               SAY (N_("Its policies go with those above it.")));
}

static gboolean
is_understood (const PathTurn      *turn,
               const PathExtension *extension)
{
  if (g_str_equal (extension->oid, PATH_OID_POLICIES))
    return !turn->certificate->odd_qualifier;
  /* It only repeats the extended key usage, which comes first where both are there. */
  if (g_str_equal (extension->oid, PATH_OID_MS_PURPOSES))
    return turn->certificate->purposes != NULL;
  return extension->known;
}

/* Of an anchor RFC 5280 has only the name and the key; but who is told not to use it without understanding, does not. */
static void
look_critical_extension (const PathTurn *turn)
{
  const GArray *extensions = turn->certificate->extensions;

  for (guint i = 0; i < extensions->len; i++)
    {
      const PathExtension *extension = &g_array_index (extensions, PathExtension, i);

      if (extension->critical && !is_understood (turn, extension))
        {
          path_break (turn, "tbs_certificate/extensions",
                      path_say_oid (N_("The extension {oid} is critical and not understood."), extension->oid));
          return;
        }
    }
  path_keep (turn, "tbs_certificate/extensions", SAY (N_("All its critical extensions are understood.")));
}

const PathRule path_rules_basic[] = {
  { "trust-anchor",        ANY,      ALL, "RFC 5280 section 6.1.1 (d)", look_trust_anchor },
  { "name-chaining",       SUBJECTS, ALL, "RFC 5280 section 6.1.3 (a) (4)", look_name_chaining },
  { "signature",           SUBJECTS, ALL, "RFC 5280 sections 4.1.1.2 and 6.1.3 (a) (1)", look_signature },
  { "validity",            SUBJECTS, ALL, "RFC 5280 section 6.1.3 (a) (2)", look_validity },
  { "validity",            PATH_ANCHOR, PATH_DATES, "RFC 5280 section 4.1.2.5", look_validity },
  { "name-constraints",    SUBJECTS, ALL, "RFC 5280 section 6.1.3 (b)", look_name_constraints },
  { "policies",            SUBJECTS, ALL, "RFC 5280 section 6.1.3 (d)", look_policies },
  { "critical-extension",  SUBJECTS, ALL, "RFC 5280 section 6.1.4 (o)", look_critical_extension },
  { "critical-extension",  PATH_ANCHOR, ALL, "RFC 5280 section 4.2", look_critical_extension },
  { NULL }
};
