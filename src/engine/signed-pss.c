/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/signed-private.h"

#include <nettle/nettle-meta.h>
#include <nettle/pss.h>

#include "decode/x509-algorithm.h"
#include "engine/proof-crypto.h"
#include "engine/rsa-math.h"

#define OID_MGF1 "1.2.840.113549.1.1.8"

/* RFC 4055 section 3.1: what is not said is a salt of the length of SHA-1. */
#define DEFAULT_SALT 20
#define MAX_SALT     (ASSAY_RSA_MAX_BITS / 8)

/* @sign: what GnuTLS calls it; %GNUTLS_SIGN_UNKNOWN where it has none */
struct _AssayPssHash {
  const char                *oid;
  gnutls_sign_algorithm_t    sign;
  gnutls_digest_algorithm_t  digest;
  const struct nettle_hash  *hash;
};

/* The first is what is meant when nothing is said. */
static const AssayPssHash hashes[] = {
  { "1.3.14.3.2.26",          GNUTLS_SIGN_UNKNOWN,        GNUTLS_DIG_SHA1,   &nettle_sha1 },
  { "2.16.840.1.101.3.4.2.4", GNUTLS_SIGN_UNKNOWN,        GNUTLS_DIG_SHA224, &nettle_sha224 },
  { "2.16.840.1.101.3.4.2.1", GNUTLS_SIGN_RSA_PSS_SHA256, GNUTLS_DIG_SHA256, &nettle_sha256 },
  { "2.16.840.1.101.3.4.2.2", GNUTLS_SIGN_RSA_PSS_SHA384, GNUTLS_DIG_SHA384, &nettle_sha384 },
  { "2.16.840.1.101.3.4.2.3", GNUTLS_SIGN_RSA_PSS_SHA512, GNUTLS_DIG_SHA512, &nettle_sha512 },
};

/* An AlgorithmIdentifier that names a hash function. */
static const AssayPssHash *
find_hash (const AssayDer *algorithm)
{
  char oid[ASSAY_DER_OID_SIZE];

  if (!assay_x509_read_algorithm (&algorithm->content, oid))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++)
    if (g_str_equal (hashes[i].oid, oid))
      return &hashes[i];
  return NULL;
}

/* The hash in the field @tag; the default when that is missing; %NULL when it is not known. */
static const AssayPssHash *
read_hash (AssayCursor *fields)
{
  AssayDer field, algorithm;

  if (!assay_der_read_tag (fields, ASSAY_DER_CONTEXT_GROUP (0), &field))
    return &hashes[0];
  return assay_der_read_tag (&field.content, ASSAY_DER_SEQUENCE, &algorithm) ? find_hash (&algorithm) : NULL;
}

/* The hash of MGF1; likewise. */
static const AssayPssHash *
read_mask (AssayCursor *fields)
{
  AssayDer field, algorithm, id, hash;
  char oid[ASSAY_DER_OID_SIZE];

  if (!assay_der_read_tag (fields, ASSAY_DER_CONTEXT_GROUP (1), &field))
    return &hashes[0];
  if (!assay_der_read_tag (&field.content, ASSAY_DER_SEQUENCE, &algorithm)
      || !assay_der_read_tag (&algorithm.content, ASSAY_DER_OID, &id)
      || !assay_der_format_oid (&id.content, oid) || !g_str_equal (oid, OID_MGF1)
      || !assay_der_read_tag (&algorithm.content, ASSAY_DER_SEQUENCE, &hash))
    return NULL;
  return find_hash (&hash);
}

static gboolean
read_salt (AssayCursor *fields,
           guint       *salt)
{
  AssayDer field, number;
  guint64 length = DEFAULT_SALT;

  if (assay_der_read_tag (fields, ASSAY_DER_CONTEXT_GROUP (2), &field)
      && (!assay_der_read_tag (&field.content, ASSAY_DER_INTEGER, &number)
          || !assay_der_get_number (&number.content, &length)))
    return FALSE;
  *salt = (guint) length;
  return length <= MAX_SALT;
}

gboolean
assay_pss_read (AssayCursor *parameters,
                AssayPss    *pss)
{
  AssayDer sequence;

  if (!assay_der_read_tag (parameters, ASSAY_DER_SEQUENCE, &sequence))
    return FALSE;
  pss->hash = read_hash (&sequence.content);
  return pss->hash != NULL
      && read_mask (&sequence.content) == pss->hash
      && read_salt (&sequence.content, &pss->salt);
}

/* Tells the key the length of the salt, which else is that of the hash. A key that is for PSS only says it itself. */
static gboolean
set_salt (gnutls_pubkey_t  key,
          const AssayPss  *pss)
{
  gnutls_x509_spki_t spki;
  gboolean well;

  if (gnutls_pubkey_get_pk_algorithm (key, NULL) == GNUTLS_PK_RSA_PSS)
    return TRUE;
  if (gnutls_x509_spki_init (&spki) < 0)
    return FALSE;
  gnutls_x509_spki_set_rsa_pss_params (spki, pss->hash->digest, pss->salt);
  well = gnutls_pubkey_set_spki (key, spki, 0) >= 0;
  gnutls_x509_spki_deinit (spki);
  return well;
}

static AssaySignatureStatus
ask_gnutls (gnutls_pubkey_t    key,
            const AssayPss    *pss,
            const AssaySigned *what)
{
  if (!set_salt (key, pss))
    return ASSAY_SIGNATURE_UNSUPPORTED;
  return assay_signed_ask (key, pss->hash->sign, what);
}

/* RFC 8017 section 8.1.2. */
static AssaySignatureStatus
compute (gnutls_pubkey_t    key,
         const AssayPss    *pss,
         const AssaySigned *what)
{
  g_autoptr(GBytes) digest = assay_proof_hash (pss->hash->digest, what->data);
  g_auto(AssayRsaKey) numbers = { NULL };
  gboolean well;
  mpz_t opened;

  if (digest == NULL || !assay_rsa_export (key, &numbers))
    return ASSAY_SIGNATURE_UNSUPPORTED;
  mpz_init (opened);
  well = assay_rsa_open (&numbers, what->signature, opened)
      && pss_verify_mgf1 (opened, numbers.bits - 1, pss->hash->hash, pss->salt, g_bytes_get_data (digest, NULL));
  mpz_clear (opened);
  return well ? ASSAY_SIGNATURE_VALID : ASSAY_SIGNATURE_INVALID;
}

AssaySignatureStatus
assay_pss_verify (gnutls_pubkey_t    key,
                  const AssayPss    *pss,
                  const AssaySigned *what)
{
  switch (gnutls_pubkey_get_pk_algorithm (key, NULL))
    {
    case GNUTLS_PK_RSA:
      return pss->hash->sign != GNUTLS_SIGN_UNKNOWN ? ask_gnutls (key, pss, what) : compute (key, pss, what);
    case GNUTLS_PK_RSA_PSS:
      return pss->hash->sign != GNUTLS_SIGN_UNKNOWN ? ask_gnutls (key, pss, what) : ASSAY_SIGNATURE_UNSUPPORTED;
    default:
      return ASSAY_SIGNATURE_INVALID;
    }
}
