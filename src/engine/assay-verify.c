/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-verify.h"

#include "engine/assay-candidates.h"
#include "engine/assay-chain.h"
#include "engine/gnutls-glue.h"

#define FLAGS (GNUTLS_VERIFY_DISABLE_TIME_CHECKS | GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS \
               | GNUTLS_VERIFY_DISABLE_CRL_CHECKS \
               | GNUTLS_VERIFY_ALLOW_SIGN_RSA_MD2 | GNUTLS_VERIFY_ALLOW_SIGN_RSA_MD5 \
               | GNUTLS_VERIFY_ALLOW_SIGN_WITH_SHA1 | GNUTLS_VERIFY_ALLOW_BROKEN)

/* What GnuTLS's bits mean, the most telling first: it likes to set several. */
static const struct {
  guint           bit;
  AssayPathStatus status;
} bits[] = {
  { GNUTLS_CERT_SIGNATURE_FAILURE,          ASSAY_PATH_BAD_SIGNATURE },
  { GNUTLS_CERT_SIGNER_NOT_CA,              ASSAY_PATH_NOT_A_CA },
  { GNUTLS_CERT_SIGNER_CONSTRAINTS_FAILURE, ASSAY_PATH_CONSTRAINTS },
  { GNUTLS_CERT_UNKNOWN_CRIT_EXTENSIONS,    ASSAY_PATH_CRITICAL_EXTENSION },
  { GNUTLS_CERT_INSECURE_ALGORITHM,         ASSAY_PATH_INSECURE },
  { GNUTLS_CERT_SIGNER_NOT_FOUND,           ASSAY_PATH_NO_ISSUER },
};

/* What broken rules mean for the path, the most telling first. Rules about dates, names, purposes and strength are not
 * here: they are for the checks, and must not hide what the path is. @below: whether the fault shows on the certificate
 * that was issued. */
static const struct {
  const char      *rule;
  AssayPathStatus  status;
  gboolean         below;
} meanings[] = {
  { "certificate-form",    ASSAY_PATH_UNREADABLE },
  { "duplicate-extension", ASSAY_PATH_UNREADABLE },
  { "extension-form",      ASSAY_PATH_UNREADABLE },
  { "version",             ASSAY_PATH_UNREADABLE },
  { "key-form",            ASSAY_PATH_UNREADABLE },
  { "signature",           ASSAY_PATH_BAD_SIGNATURE },
  { "name-chaining",       ASSAY_PATH_NO_ISSUER },
  { "basic-constraints",   ASSAY_PATH_NOT_A_CA, TRUE },
  { "path-length",         ASSAY_PATH_CONSTRAINTS },
  { "name-constraints",    ASSAY_PATH_CONSTRAINTS },
  { "policies",            ASSAY_PATH_CONSTRAINTS },
  { "max-depth",           ASSAY_PATH_CONSTRAINTS },
  { "critical-extension",  ASSAY_PATH_CRITICAL_EXTENSION },
};

static const AssayCertificate *
get (const AssayReport *report,
     guint              index)
{
  return g_ptr_array_index (report->certificates, index);
}

static guint
at (const GArray *path,
    guint         position)
{
  return g_array_index (path, guint, position);
}

static guint
find_position (const GArray *path,
               guint         index)
{
  guint position = 0;

  while (position < path->len && at (path, position) != index)
    position++;
  return position;
}

/* Why a path did not get to an anchor. */
static void
judge_dead_end (AssayReport              *report,
                const AssayPathCandidate *candidate)
{
  AssayVerification *verification = &report->verification;
  guint end = at (candidate->path, candidate->path->len - 1);

  verification->certificate = (int) end;
  if (!assay_certificate_is_self_issued (get (report, end)))
    verification->status = ASSAY_PATH_NO_ISSUER;
  else
    verification->status = candidate->path->len == 1 ? ASSAY_PATH_SELF_SIGNED : ASSAY_PATH_UNKNOWN_ROOT;
}

/* The first of the meanings that some rule has. FALSE when none has. */
static gboolean
judge_rules (AssayReport              *report,
             const AssayPathCandidate *candidate)
{
  AssayVerification *verification = &report->verification;

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      const AssayRule *rule = assay_path_candidate_find_broken (candidate, meanings[i].rule);
      guint position;

      if (rule == NULL)
        continue;
      position = find_position (candidate->path, (guint) rule->certificate);
      verification->status = meanings[i].status;
      verification->certificate = meanings[i].below && position > 0 ? (int) at (candidate->path, position - 1)
                                                                    : rule->certificate;
      return TRUE;
    }
  return FALSE;
}

static AssayPathStatus
name_status (guint status)
{
  if (status == 0)
    return ASSAY_PATH_TRUSTED;
  for (gsize i = 0; i < G_N_ELEMENTS (bits); i++)
    if ((status & bits[i].bit) != 0)
      return bits[i].status;
  return ASSAY_PATH_OTHER;
}

/* Everything GnuTLS says about the path as a whole. The list is made of its one anchor, so it can find no other. */
static guint
ask_gnutls (gnutls_x509_crt_t *path,
            guint              n)
{
  gnutls_x509_trust_list_t list = NULL;
  guint status = GNUTLS_CERT_INVALID;

  if (gnutls_x509_trust_list_init (&list, 0) < 0)
    return status;
  /* The certificates stay ours, so the list is freed without them. */
  if (gnutls_x509_trust_list_add_cas (list, &path[n - 1], 1, 0) == 1
      && gnutls_x509_trust_list_verify_crt2 (list, path, MAX (n - 1, 1), NULL, 0, FLAGS, &status, NULL) < 0)
    status = GNUTLS_CERT_INVALID;
  gnutls_x509_trust_list_deinit (list, FALSE);
  return status;
}

/* The lowest link that breaks by itself for GnuTLS; 0 when only the path as a whole does. */
static guint
find_broken_link (gnutls_x509_crt_t *path,
                  guint              n)
{
  for (guint i = 0; i + 1 < n; i++)
    {
      guint status = 0;

      if (gnutls_x509_crt_verify (path[i], &path[i + 1], 1, FLAGS, &status) < 0 || status != 0)
        return i;
    }
  return 0;
}

static char *
dup_words (guint status)
{
  g_auto(gnutls_datum_t) words = { NULL, 0 };

  if (status == 0 || gnutls_certificate_verification_status_print (status, GNUTLS_CRT_X509, &words, 0) < 0)
    return NULL;
  return g_strstrip (g_strndup ((const char *) words.data, words.size));
}

static gboolean
names_differ (const AssayReport *report)
{
  const GArray *path = report->verification.path;

  for (guint i = 0; i + 1 < path->len; i++)
    if (!g_bytes_equal (get (report, at (path, i))->issuer_der, get (report, at (path, i + 1))->subject_der))
      return TRUE;
  return FALSE;
}

static gboolean
has_self_issued (const AssayReport *report)
{
  const GArray *path = report->verification.path;

  for (guint i = 1; i + 1 < path->len; i++)
    if (assay_certificate_is_self_issued (get (report, at (path, i))))
      return TRUE;
  return FALSE;
}

/* Where GnuTLS is known to be too strict: names byte by byte, self-issued certificates counted toward the length of the
 * path, critical extensions about policies not understood. Of all else its word counts. */
static gboolean
may_be_overruled (const AssayReport *report)
{
  switch (report->verification.second_opinion)
    {
    case ASSAY_PATH_NO_ISSUER:
      return names_differ (report);
    case ASSAY_PATH_CONSTRAINTS:
      return has_self_issued (report);
    case ASSAY_PATH_CRITICAL_EXTENSION:
      return TRUE;
    default:
      return FALSE;
    }
}

/* GnuTLS's verdict on the same path. Where it objects and we do not, "trusted" is only said when we know why. */
static void
hear_gnutls (AssayReport *report)
{
  AssayVerification *verification = &report->verification;
  const GArray *path = verification->path;
  gnutls_x509_crt_t handles[ASSAY_LIMIT_PATH_LENGTH] = { NULL };
  guint n = 0, status = 0, broken = 0;

  while (n < path->len && (handles[n] = assay_glue_import (get (report, at (path, n))->der)) != NULL)
    n++;
  if (n == path->len)
    status = ask_gnutls (handles, n);
  verification->second_opinion = n < path->len ? ASSAY_PATH_UNREADABLE : name_status (status);
  verification->technical = dup_words (status);
  if (verification->status == ASSAY_PATH_TRUSTED && verification->second_opinion != ASSAY_PATH_TRUSTED
      && !may_be_overruled (report))
    {
      broken = n < path->len ? n : find_broken_link (handles, n);
      verification->status = verification->second_opinion;
      verification->certificate = (int) at (path, broken);
    }
  for (guint i = 0; i < n; i++)
    gnutls_x509_crt_deinit (handles[i]);
}

static void
conclude (AssayReport *report,
          AssayTrust  *trust)
{
  AssayVerification *verification = &report->verification;
  const AssayPathCandidate *chosen = assay_validation_get_chosen (report->validation);

  g_array_append_vals (verification->path, chosen->path->data, chosen->path->len);
  verification->status = ASSAY_PATH_TRUSTED;
  if (!judge_rules (report, chosen) && !chosen->anchored)
    judge_dead_end (report, chosen);
  if (chosen->anchored)
    {
      verification->anchors = assay_trust_find_kind (trust, get (report, at (chosen->path, chosen->path->len - 1)));
      hear_gnutls (report);
    }
  else
    verification->technical = dup_words (GNUTLS_CERT_INVALID | GNUTLS_CERT_SIGNER_NOT_FOUND);
  /* What a server should send; a file may hold whatever it likes. */
  if (!assay_target_is_file (report->request->target))
    verification->issues = assay_chain_find_issues (report->certificates, report->n_sent, verification->path,
                                                    verification->status);
}

void
assay_verify (AssayReport *report,
              AssayTrust  *trust)
{
  AssayPathOptions options = {
    .profile = ASSAY_PROFILE_WEB,
    .time = assay_report_get_time (report),
    .purpose = ASSAY_PURPOSE_SERVER,
    .max_depth = -1,
    .strength = -1,
  };

  report->verification.anchors = assay_trust_get_kind (trust);
  if (report->n_sent == 0)
    return;
  report->validation = assay_candidates_validate (report->certificates, trust, &options);
  conclude (report, trust);
}
