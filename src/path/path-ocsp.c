/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 6960 sections 3.2 and 4.2.2. */
#include "path/path-ocsp.h"

#include <string.h>

#include "base/assay-format.h"
#include "decode/decode-x509.h"
#include "decode/ocsp-facts.h"
#include "decode/x509-extension-reader.h"
#include "decode/x509-name.h"
#include "decode/x509-signed.h"
#include "names/assay-names.h"

#define CERTIFICATE_HOLD 6            /* the one CRLReason that can be taken back */
#define MAX_DIGEST       64
#define NONCE            "1.3.6.1.5.5.7.48.1.2"
#define OCSP_SIGNING     "OCSPSigning"

/* One evaluation. */
typedef struct {
  GBytes                  *response;
  const AssayOcspQuestion *question;
  AssayOcspFacts           facts;
  AssayOcspAnswer          answer;
  AssayRevocation          draft;
} Trial;

/* The hash functions that a CertID may use. */
static const struct {
  const char    *oid;
  GChecksumType  type;
} hashes[] = {
  { "1.3.14.3.2.26",          G_CHECKSUM_SHA1 },
  { "2.16.840.1.101.3.4.2.1", G_CHECKSUM_SHA256 },
  { "2.16.840.1.101.3.4.2.2", G_CHECKSUM_SHA384 },
  { "2.16.840.1.101.3.4.2.3", G_CHECKSUM_SHA512 },
};

static gboolean
equals (const AssayCursor *cursor,
        gconstpointer      bytes,
        gsize              length)
{
  return assay_cursor_left (cursor) == length && memcmp (assay_cursor_peek (cursor), bytes, length) == 0;
}

static gboolean
is_hash_of (const AssayCursor *hash,
            GChecksumType      type,
            gconstpointer      bytes,
            gsize              length)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (type);
  guint8 digest[MAX_DIGEST];
  gsize size = sizeof digest;

  g_checksum_update (checksum, bytes, (gssize) length);
  g_checksum_get_digest (checksum, digest, &size);
  return equals (hash, digest, size);
}

static gboolean
is_hash_of_key (const AssayCursor *hash,
                GChecksumType      type,
                GBytes            *spki)
{
  AssayCursor bits;

  return assay_x509_find_key_bits (spki, &bits)
      && is_hash_of (hash, type, assay_cursor_peek (&bits), assay_cursor_left (&bits));
}

/* Whether an answer is about the certificate in question. Without the issuer its key stays unchecked. */
static gboolean
is_asked (const AssayOcspQuestion *question,
          const AssayOcspAnswer   *answer)
{
  const AssayCertificate *certificate = question->certificate;
  g_autofree char *serial = assay_format_hex (assay_cursor_peek (&answer->serial),
                                              assay_cursor_left (&answer->serial), '\0');

  if (!g_str_equal (serial, certificate->serial))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (hashes); i++)
    if (g_str_equal (hashes[i].oid, answer->hash))
      return is_hash_of (&answer->name_hash, hashes[i].type,
                         g_bytes_get_data (certificate->issuer_der, NULL), g_bytes_get_size (certificate->issuer_der))
          && (question->issuer == NULL
              || is_hash_of_key (&answer->key_hash, hashes[i].type, question->issuer->spki_der));
  return FALSE;
}

/* Who says that it signed, for people. */
static char *
dup_responder (const AssayDer *responder)
{
  AssayCursor content = responder->content;
  g_autoptr(GString) name = g_string_new (NULL);
  AssayDer der;

  if (!assay_der_read (&content, &der))
    return NULL;
  if (responder->tag == ASSAY_OCSP_BY_KEY)
    return assay_format_hex (assay_cursor_peek (&der.content), assay_cursor_left (&der.content), '\0');
  assay_x509_format_name (&der.content, name);
  return g_strdup (name->str);
}

/* The steps: each looks for the problems that are its own, and may count on what those before it found. */

static AssayRevocationProblem
read_response (Trial *trial)
{
  AssayOcspFacts *facts = &trial->facts;

  if (!assay_ocsp_read (trial->response, facts))
    return ASSAY_REVOCATION_MALFORMED;
  if (facts->status != ASSAY_OCSP_SUCCESSFUL)
    {
      trial->draft.detail = assay_names_dup (&assay_names_ocsp_statuses, facts->status);
      return ASSAY_REVOCATION_UNSUCCESSFUL;
    }
  trial->draft.produced_at = facts->produced_at;
  trial->draft.responder = dup_responder (&facts->responder);
  return ASSAY_REVOCATION_FINE;
}

/* A nonce that comes back must be the one that was sent; many responders send none. */
static AssayRevocationProblem
compare_nonce (Trial *trial)
{
  GBytes *nonce = trial->question->nonce;
  AssayX509ExtensionFacts extension;

  if (nonce == NULL || !assay_x509_find_extension (&trial->facts.extensions, NONCE, &extension)
      || equals (&extension.value, g_bytes_get_data (nonce, NULL), g_bytes_get_size (nonce)))
    return ASSAY_REVOCATION_FINE;
  return ASSAY_REVOCATION_WRONG_NONCE;
}

/* Of several answers about the certificate the newest counts. */
static AssayRevocationProblem
find_answer (Trial *trial)
{
  AssayCursor answers = trial->facts.answers;
  AssayOcspAnswer answer;
  gboolean found = FALSE;

  while (assay_ocsp_next_answer (&answers, &answer))
    if (is_asked (trial->question, &answer) && (!found || answer.this_update > trial->answer.this_update))
      {
        trial->answer = answer;
        found = TRUE;
      }
  if (!found)
    return assay_cursor_left (&answers) > 0 ? ASSAY_REVOCATION_MALFORMED : ASSAY_REVOCATION_WRONG_CERTIFICATE;
  trial->draft.this_update = trial->answer.this_update;
  trial->draft.next_update = trial->answer.next_update;
  trial->draft.revoked_at = trial->answer.revoked_at;
  trial->draft.reason = trial->answer.reason;
  return ASSAY_REVOCATION_FINE;
}

/* Whether the ResponderID means that subject and key. */
static gboolean
is_responder (const AssayDer         *responder,
              const AssayCertificate *certificate)
{
  AssayCursor content = responder->content;
  AssayDer der;

  if (responder->tag == ASSAY_OCSP_BY_NAME)
    return equals (&content, g_bytes_get_data (certificate->subject_der, NULL),
                   g_bytes_get_size (certificate->subject_der));
  return assay_der_read_tag (&content, ASSAY_DER_OCTET_STRING, &der)
      && is_hash_of_key (&der.content, G_CHECKSUM_SHA1, certificate->spki_der);
}

static const AssayRevocationProblem problems_of_signature[] = {
  [ASSAY_SIGNATURE_VALID]       = ASSAY_REVOCATION_FINE,
  [ASSAY_SIGNATURE_INVALID]     = ASSAY_REVOCATION_BAD_SIGNATURE,
  [ASSAY_SIGNATURE_BAD_KEY]     = ASSAY_REVOCATION_UNVERIFIED,
  [ASSAY_SIGNATURE_UNSUPPORTED] = ASSAY_REVOCATION_UNVERIFIED,
  [ASSAY_SIGNATURE_UNTRIED]     = ASSAY_REVOCATION_UNVERIFIED,
};

static AssayRevocationProblem
verify_response (const Trial            *trial,
                 const AssayCertificate *signer)
{
  const AssayOcspQuestion *question = trial->question;
  g_autoptr(GBytes) algorithm = assay_der_slice (trial->response, &trial->facts.algorithm);
  g_autoptr(GBytes) content = assay_der_slice (trial->response, &trial->facts.tbs);
  g_autoptr(GBytes) signature = assay_cursor_slice (trial->response, &trial->facts.signature);
  const AssaySigned what = { content, algorithm, signature, signer->spki_der };

  return problems_of_signature[question->verify (&what, question->data)];
}

static gboolean
is_signed_by (const AssayOcspQuestion *question,
              const AssayX509Signed   *parts,
              const AssayCertificate  *issuer)
{
  const AssaySigned what = { parts->content, parts->algorithm, parts->signature, issuer->spki_der };

  return question->verify (&what, question->data) == ASSAY_SIGNATURE_VALID;
}

/* Whether the issuer itself let @signer speak for it (section 4.2.2.2), as of now. */
static gboolean
is_delegate (const AssayOcspQuestion *question,
             const AssayCertificate  *signer)
{
  g_auto(AssayX509Signed) parts = { NULL };

  return g_bytes_equal (signer->issuer_der, question->issuer->subject_der)
      && signer->extended_key_usage != NULL
      && g_strv_contains ((const char * const *) signer->extended_key_usage, OCSP_SIGNING)
      && question->now >= signer->not_before && question->now <= signer->not_after
      && assay_x509_read_signed (signer->der, &parts)
      && is_signed_by (question, &parts, question->issuer);
}

/* The best that can be said with the certificates in the response. */
static AssayRevocationProblem
try_delegates (const Trial            *trial,
               AssayRevocationProblem  best)
{
  AssayCursor certificates = trial->facts.certificates;
  AssayDer der;

  for (guint n = 0; n < ASSAY_LIMIT_OCSP_CERTIFICATES && best != ASSAY_REVOCATION_FINE
                    && assay_der_read_tag (&certificates, ASSAY_DER_SEQUENCE, &der); n++)
    {
      g_autoptr(GBytes) bytes = assay_der_slice (trial->response, &der);
      g_autoptr(AssayCertificate) signer = assay_x509_read (bytes, ASSAY_ORIGIN_SERVER);

      if (is_responder (&trial->facts.responder, signer) && is_delegate (trial->question, signer))
        best = MIN (best, verify_response (trial, signer));
    }
  return best;
}

static AssayRevocationProblem
verify_signature (Trial *trial)
{
  const AssayCertificate *issuer = trial->question->issuer;
  AssayRevocationProblem best = ASSAY_REVOCATION_UNAUTHORIZED;

  if (issuer == NULL)
    return ASSAY_REVOCATION_NO_ISSUER;
  if (is_responder (&trial->facts.responder, issuer))
    best = verify_response (trial, issuer);
  return try_delegates (trial, best);
}

/* Extensions that change nothing about what is said here, or that are heeded. */
static const char * const known_extensions[] = {
  NONCE,
  "1.3.6.1.5.5.7.48.1.3",          /* CRL reference */
  "1.3.6.1.5.5.7.48.1.6",          /* archive cutoff */
  "1.3.6.1.5.5.7.48.1.9",          /* extended revoked definition */
  "1.3.6.1.4.1.11129.2.4.5",       /* signed certificate timestamps, RFC 6962 section 3.3 */
  "2.5.29.21",                     /* reason code */
  "2.5.29.24",                     /* invalidity date */
  NULL
};

static gboolean
has_unknown_critical (AssayCursor items)
{
  AssayX509ExtensionFacts extension;

  while (assay_x509_next_extension (&items, &extension))
    if (extension.critical && !g_strv_contains (known_extensions, extension.oid))
      return TRUE;
  return FALSE;
}

static AssayRevocationProblem
check_extensions (Trial *trial)
{
  return has_unknown_critical (trial->facts.extensions) || has_unknown_critical (trial->answer.extensions)
           ? ASSAY_REVOCATION_CRITICAL : ASSAY_REVOCATION_FINE;
}

static AssayRevocationProblem
check_dates (Trial *trial)
{
  const AssayRevocation *draft = &trial->draft;
  gint64 now = trial->question->now;
  gint64 until = draft->next_update != ASSAY_NO_TIME ? draft->next_update : draft->this_update + ASSAY_OCSP_MAX_AGE;

  if (MAX (draft->this_update, draft->produced_at) > now + ASSAY_OCSP_TOLERANCE)
    return ASSAY_REVOCATION_NOT_YET_VALID;
  return until < now - ASSAY_OCSP_TOLERANCE ? ASSAY_REVOCATION_STALE : ASSAY_REVOCATION_FINE;
}

static AssayRevocationProblem (* const steps[]) (Trial *trial) = {
  read_response,
  compare_nonce,
  find_answer,
  verify_signature,
  check_extensions,
  check_dates,
};

static AssayRevocationStatus
conclude (const Trial *trial)
{
  gboolean revoked = trial->answer.status == ASSAY_OCSP_REVOKED;

  if (trial->draft.problem == ASSAY_REVOCATION_STALE && revoked && trial->answer.reason != CERTIFICATE_HOLD)
    return ASSAY_REVOCATION_REVOKED;
  if (trial->draft.problem != ASSAY_REVOCATION_FINE)
    return ASSAY_REVOCATION_UNUSABLE;
  if (revoked)
    return ASSAY_REVOCATION_REVOKED;
  return trial->answer.status == ASSAY_OCSP_GOOD ? ASSAY_REVOCATION_GOOD : ASSAY_REVOCATION_UNKNOWN;
}

AssayRevocation *
assay_ocsp_evaluate (GBytes                  *response,
                     AssayRevocationSource    source,
                     const AssayOcspQuestion *question)
{
  Trial trial = { .response = response, .question = question };

  assay_revocation_draft (&trial.draft, source);
  trial.draft.certificate = question->index;
  trial.draft.bytes = g_bytes_ref (response);
  trial.draft.uri = question->uri != NULL ? assay_format_visible (question->uri, -1) : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (steps) && trial.draft.problem == ASSAY_REVOCATION_FINE; i++)
    trial.draft.problem = steps[i] (&trial);
  trial.draft.status = conclude (&trial);
  return assay_revocation_take (&trial.draft);
}
