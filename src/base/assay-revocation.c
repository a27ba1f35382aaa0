/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-revocation.h"

#include <string.h>

#include "base/assay-certificate.h"
#include "base/assay-text.h"

G_DEFINE_BOXED_TYPE (AssayRevocation, assay_revocation, assay_revocation_ref, assay_revocation_unref)

/* A stable name, and words for people. */
typedef struct {
  const char *name;
  const char *title;
} Words;

static const Words sources[] = {
  [ASSAY_REVOCATION_STAPLE]       = { "staple",       N_("Stapled OCSP answer") },
  [ASSAY_REVOCATION_OCSP_FILE]    = { "ocsp-file",    N_("OCSP answer from a file") },
  [ASSAY_REVOCATION_CRL_FILE]     = { "crl-file",     N_("Revocation list from a file") },
  [ASSAY_REVOCATION_OCSP_ONLINE]  = { "ocsp-online",  N_("OCSP responder") },
  [ASSAY_REVOCATION_CRL_ONLINE]   = { "crl-online",   N_("Revocation list") },
  [ASSAY_REVOCATION_DELTA_ONLINE] = { "delta-online", N_("Delta revocation list") },
};

static const Words statuses[] = {
  [ASSAY_REVOCATION_UNUSABLE] = { "unusable", N_("of no use") },
  [ASSAY_REVOCATION_UNKNOWN]  = { "unknown",  N_("not known there") },
  [ASSAY_REVOCATION_GOOD]     = { "good",     N_("good") },
  [ASSAY_REVOCATION_REVOKED]  = { "revoked",  N_("revoked") },
};

static const Words problems[] = {
  [ASSAY_REVOCATION_STALE]             = { "stale",             N_("out of date") },
  [ASSAY_REVOCATION_NOT_YET_VALID]     = { "not-yet-valid",     N_("from the future") },
  [ASSAY_REVOCATION_CRITICAL]          = { "critical-extension", N_("a critical extension is not understood") },
  [ASSAY_REVOCATION_MISFORMED]         = { "misformed",         N_("not made as a list must be") },
  [ASSAY_REVOCATION_BAD_SIGNATURE]     = { "bad-signature",     N_("the signature is wrong") },
  [ASSAY_REVOCATION_UNVERIFIED]        = { "unverified",        N_("the signature cannot be verified here") },
  [ASSAY_REVOCATION_UNAUTHORIZED]      = { "unauthorized",      N_("signed by someone who may not speak for the issuer") },
  [ASSAY_REVOCATION_NO_ISSUER]         = { "no-issuer",         N_("the issuer's certificate is missing") },
  [ASSAY_REVOCATION_OUT_OF_SCOPE]      = { "out-of-scope",      N_("made for other certificates or reasons") },
  [ASSAY_REVOCATION_WRONG_CERTIFICATE] = { "wrong-certificate", N_("about another certificate") },
  [ASSAY_REVOCATION_WRONG_NONCE]       = { "wrong-nonce",       N_("the answer to another question") },
  [ASSAY_REVOCATION_UNSUCCESSFUL]      = { "unsuccessful",      N_("the responder gave an error") },
  [ASSAY_REVOCATION_MALFORMED]         = { "malformed",         N_("unreadable") },
  [ASSAY_REVOCATION_NOT_FETCHED]       = { "not-fetched",       N_("not to be had") },
};

const char *
assay_revocation_source_name (AssayRevocationSource source)
{
  return sources[source].name;
}

const char *
assay_revocation_source_title (AssayRevocationSource source)
{
  return sources[source].title;
}

const char *
assay_revocation_status_name (AssayRevocationStatus status)
{
  return statuses[status].name;
}

const char *
assay_revocation_status_title (AssayRevocationStatus status)
{
  return statuses[status].title;
}

const char *
assay_revocation_problem_name (AssayRevocationProblem problem)
{
  return problems[problem].name;
}

const char *
assay_revocation_problem_title (AssayRevocationProblem problem)
{
  return problems[problem].title;
}

/* By CRLReason; 7 is not used. */
static const char * const reasons[] = {
  N_("no reason is given"),
  N_("its key fell into wrong hands"),
  N_("the key of its authority fell into wrong hands"),
  N_("what it says of its owner is no longer true"),
  N_("another certificate took its place"),
  N_("it is no longer needed"),
  N_("it is on hold for now"),
  NULL,
  N_("it is to be removed from the list"),
  N_("its owner lost the right to it"),
  N_("the key of the authority for its attributes fell into wrong hands"),
};

const char *
assay_revocation_reason_title (int reason)
{
  if (reason < 0 || (gsize) reason >= G_N_ELEMENTS (reasons) || reasons[reason] == NULL)
    return reasons[0];
  return reasons[reason];
}

void
assay_revocation_draft (AssayRevocation       *draft,
                        AssayRevocationSource  source)
{
  *draft = (AssayRevocation) {
    .source = source,
    .this_update = ASSAY_NO_TIME,
    .next_update = ASSAY_NO_TIME,
    .produced_at = ASSAY_NO_TIME,
    .revoked_at = ASSAY_NO_TIME,
    .reason = ASSAY_REVOCATION_NO_REASON,
  };
}

AssayRevocation *
assay_revocation_take (AssayRevocation *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayRevocation *
assay_revocation_ref (AssayRevocation *revocation)
{
  return g_atomic_rc_box_acquire (revocation);
}

static void
revocation_clear (gpointer data)
{
  AssayRevocation *revocation = data;

  g_free (revocation->responder);
  g_free (revocation->uri);
  g_free (revocation->detail);
  g_clear_pointer (&revocation->bytes, g_bytes_unref);
}

void
assay_revocation_unref (AssayRevocation *revocation)
{
  g_atomic_rc_box_release_full (revocation, revocation_clear);
}

gboolean
assay_revocation_is_known (const AssayRevocation *revocation)
{
  return revocation->status == ASSAY_REVOCATION_GOOD || revocation->status == ASSAY_REVOCATION_REVOKED;
}
