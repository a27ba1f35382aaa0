/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-verify.h"

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

/* How the trial of one path came out. */
typedef struct {
  AssayPathStatus  status;
  guint            gnutls;         /* the library's bits, or its error code when @unread */
  int              certificate;    /* where it breaks */
  GArray          *path;
} Outcome;

typedef struct {
  GPtrArray  *certificates;
  GHashTable *read;              /* AssayCertificate -> gnutls_x509_crt_t, or NULL for what GnuTLS cannot read */
  gint64      now;
  Outcome     best;
} Trial;

static AssayCertificate *
path_certificate (const Trial  *trial,
                  const GArray *path,
                  guint         i)
{
  return g_ptr_array_index (trial->certificates, g_array_index (path, guint, i));
}

/* Each certificate is read once, however many paths it is on. (transfer none) (nullable) */
static gnutls_x509_crt_t
read_certificate (Trial            *trial,
                  AssayCertificate *certificate)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (trial->read, certificate, NULL, &found))
    {
      found = assay_glue_import (certificate->der);
      g_hash_table_insert (trial->read, certificate, found);
    }
  return found;
}

static void
free_read (gpointer certificate)
{
  if (certificate != NULL)
    gnutls_x509_crt_deinit (certificate);
}

/* Everything GnuTLS says about the path as a whole. The list is made of its one anchor, so it can find no other. */
static guint
verify_path (gnutls_x509_crt_t *path,
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

/* The lowest link that breaks by itself; -1 when only the path as a whole does. */
static int
find_broken_link (gnutls_x509_crt_t *path,
                  guint              n)
{
  for (guint i = 0; i + 1 < n; i++)
    {
      guint status = 0;

      if (gnutls_x509_crt_verify (path[i], &path[i + 1], 1, FLAGS, &status) < 0 || status != 0)
        return (int) i;
    }
  return -1;
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

/* Reads a path's certificates; the position of the first that GnuTLS refuses, or -1. */
static int
read_path (Trial             *trial,
           const GArray      *path,
           gnutls_x509_crt_t *handles)
{
  for (guint i = 0; i < path->len; i++)
    {
      handles[i] = read_certificate (trial, path_certificate (trial, path, i));
      if (handles[i] == NULL)
        return (int) i;
    }
  return -1;
}

static Outcome
try_path (Trial  *trial,
          GArray *path)
{
  gnutls_x509_crt_t handles[ASSAY_LIMIT_PATH_LENGTH];
  int position = read_path (trial, path, handles);
  Outcome outcome = { .status = ASSAY_PATH_UNREADABLE, .certificate = -1 };

  if (position < 0)
    {
      outcome.gnutls = verify_path (handles, path->len);
      outcome.status = name_status (outcome.gnutls);
      if (outcome.status != ASSAY_PATH_TRUSTED)
        position = MAX (find_broken_link (handles, path->len), 0);
    }
  if (position >= 0)
    outcome.certificate = (int) g_array_index (path, guint, position);
  return outcome;
}

static gboolean
is_valid_now (const Trial  *trial,
              const GArray *path)
{
  for (guint i = 0; i < path->len; i++)
    {
      const AssayCertificate *certificate = path_certificate (trial, path, i);

      if (trial->now < certificate->not_before || trial->now > certificate->not_after)
        return FALSE;
    }
  return TRUE;
}

/* The first trusted path of valid certificates is the answer; until then the first trusted one, or else the first. */
static gboolean
try_path_cb (GArray   *path,
             gpointer  data)
{
  Trial *trial = data;
  Outcome outcome = try_path (trial, path);
  gboolean trusted = outcome.status == ASSAY_PATH_TRUSTED;
  gboolean valid = trusted && is_valid_now (trial, path);

  if (trial->best.path == NULL || valid || (trusted && trial->best.status != ASSAY_PATH_TRUSTED))
    {
      g_clear_pointer (&trial->best.path, g_array_unref);
      trial->best = outcome;
      trial->best.path = g_array_copy (path);
    }
  return !valid;
}

/* Why a path did not get to an anchor. */
static void
judge_dead_end (Trial  *trial,
                GArray *path)
{
  guint end = g_array_index (path, guint, path->len - 1);
  const AssayCertificate *last = g_ptr_array_index (trial->certificates, end);
  gnutls_x509_crt_t handle = read_certificate (trial, g_ptr_array_index (trial->certificates, end));
  Outcome *best = &trial->best;

  best->path = path;
  best->certificate = (int) end;
  best->gnutls = GNUTLS_CERT_INVALID | GNUTLS_CERT_SIGNER_NOT_FOUND;
  if (handle == NULL)
    best->status = ASSAY_PATH_UNREADABLE;
  else if (!assay_certificate_is_self_issued (last))
    best->status = ASSAY_PATH_NO_ISSUER;
  else
    best->status = path->len == 1 ? ASSAY_PATH_SELF_SIGNED : ASSAY_PATH_UNKNOWN_ROOT;
}

static char *
dup_words (const Outcome *outcome)
{
  g_auto(gnutls_datum_t) words = { NULL, 0 };

  if (outcome->status == ASSAY_PATH_UNREADABLE || outcome->gnutls == 0
      || gnutls_certificate_verification_status_print (outcome->gnutls, GNUTLS_CRT_X509, &words, 0) < 0)
    return NULL;
  return g_strstrip (g_strndup ((const char *) words.data, words.size));
}

/* Anchors that were found on the way but are not part of the outcome go again; the indexes of the others follow. */
static void
drop_unused (AssayReport *report,
             GArray      *path,
             guint        n_sent)
{
  for (guint i = report->certificates->len; i-- > n_sent;)
    {
      gboolean used = FALSE;

      for (guint k = 0; k < path->len; k++)
        used |= g_array_index (path, guint, k) == i;
      if (used)
        continue;
      g_ptr_array_remove_index (report->certificates, i);
      for (guint k = 0; k < path->len; k++)
        g_array_index (path, guint, k) -= g_array_index (path, guint, k) > i;
    }
}

static void
conclude (AssayReport *report,
          Outcome     *best)
{
  AssayVerification *verification = &report->verification;
  guint at = 0;

  /* Where the path breaks is kept as a place on it: dropping may move indexes. */
  while (at < best->path->len && (int) g_array_index (best->path, guint, at) != best->certificate)
    at++;
  drop_unused (report, best->path, report->n_sent);
  verification->status = best->status;
  verification->certificate = best->certificate < 0 ? -1 : (int) g_array_index (best->path, guint, at);
  verification->technical = dup_words (best);
  g_array_append_vals (verification->path, best->path->data, best->path->len);
  verification->issues = assay_chain_find_issues (report->certificates, report->n_sent, best->path, best->status);
}

void
assay_verify (AssayReport *report,
              AssayTrust  *trust)
{
  g_autoptr(GHashTable) read = g_hash_table_new_full (NULL, NULL, NULL, free_read);
  Trial trial = { .certificates = report->certificates, .read = read, .now = assay_report_get_time (report) };
  GArray *dead_end;

  report->verification.anchors = assay_trust_get_kind (trust);
  if (report->n_sent == 0)
    return;
  dead_end = assay_chain_search (report->certificates, trust, trial.now, try_path_cb, &trial);
  if (dead_end != NULL)
    judge_dead_end (&trial, dead_end);
  conclude (report, &trial.best);
  g_array_unref (trial.best.path);
}
