/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-signed.h"

#include <gnutls/abstract.h>

#include "decode/x509-algorithm.h"
#include "engine/gnutls-glue.h"

#define OID_PSS "1.2.840.113549.1.1.10"

/* RFC 4055 section 3.1: what is not said is SHA-1, and a salt of its length. */
#define DEFAULT_SALT 20

#define FLAGS (GNUTLS_VERIFY_ALLOW_BROKEN | GNUTLS_VERIFY_ALLOW_SIGN_RSA_MD2 | GNUTLS_VERIFY_ALLOW_SIGN_RSA_MD5 \
               | GNUTLS_VERIFY_ALLOW_SIGN_WITH_SHA1)

typedef struct {
  gnutls_sign_algorithm_t    sign;
  gnutls_digest_algorithm_t  hash;
  guint                      salt;
} Pss;

static const Pss hashes[] = {
  { GNUTLS_SIGN_RSA_PSS_SHA256, GNUTLS_DIG_SHA256, 0 },
  { GNUTLS_SIGN_RSA_PSS_SHA384, GNUTLS_DIG_SHA384, 0 },
  { GNUTLS_SIGN_RSA_PSS_SHA512, GNUTLS_DIG_SHA512, 0 },
};

static gboolean
find_hash (const AssayDer *algorithm,
           Pss            *pss)
{
  char oid[ASSAY_DER_OID_SIZE];

  if (!assay_x509_read_algorithm (&algorithm->content, oid))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++)
    if (g_strcmp0 (gnutls_digest_get_oid (hashes[i].hash), oid) == 0)
      {
        pss->sign = hashes[i].sign;
        pss->hash = hashes[i].hash;
        return TRUE;
      }
  return FALSE;
}

/* RSASSA-PSS-params with one of the hashes that the library has. */
static gboolean
read_pss (AssayCursor *content,
          Pss         *pss)
{
  AssayDer sequence, wrapper, der;
  guint64 number = DEFAULT_SALT;

  if (!assay_der_read_tag (content, ASSAY_DER_SEQUENCE, &sequence)
      || !assay_der_read_tag (&sequence.content, ASSAY_DER_CONTEXT_GROUP (0), &wrapper)
      || !assay_der_read_tag (&wrapper.content, ASSAY_DER_SEQUENCE, &der)
      || !find_hash (&der, pss))
    return FALSE;
  assay_der_read_tag (&sequence.content, ASSAY_DER_CONTEXT_GROUP (1), &wrapper);
  if (assay_der_read_tag (&sequence.content, ASSAY_DER_CONTEXT_GROUP (2), &wrapper)
      && (!assay_der_read_tag (&wrapper.content, ASSAY_DER_INTEGER, &der)
          || !assay_der_get_number (&der.content, &number)))
    return FALSE;
  pss->salt = (guint) MIN (number, G_MAXUINT16);
  return TRUE;
}

/* Tells the key the length of the salt, which else is that of the hash. */
static gboolean
set_salt (gnutls_pubkey_t  key,
          const Pss       *pss)
{
  gnutls_x509_spki_t spki;
  gboolean well;

  if (gnutls_x509_spki_init (&spki) < 0)
    return FALSE;
  gnutls_x509_spki_set_rsa_pss_params (spki, pss->hash, pss->salt);
  well = gnutls_pubkey_get_pk_algorithm (key, NULL) == GNUTLS_PK_RSA_PSS || gnutls_pubkey_set_spki (key, spki, 0) >= 0;
  gnutls_x509_spki_deinit (spki);
  return well;
}

/* What the AlgorithmIdentifier asks for; GNUTLS_SIGN_UNKNOWN for what the library does not have. */
static gnutls_sign_algorithm_t
find_algorithm (GBytes          *algorithm,
                gnutls_pubkey_t  key)
{
  char oid[ASSAY_DER_OID_SIZE];
  Pss pss = { GNUTLS_SIGN_UNKNOWN, GNUTLS_DIG_UNKNOWN, 0 };
  AssayCursor cursor;
  AssayDer der, id;

  assay_cursor_init_bytes (&cursor, algorithm);
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &der)
      || !assay_der_read_tag (&der.content, ASSAY_DER_OID, &id)
      || (der.flaws | id.flaws) != 0
      || !assay_der_format_oid (&id.content, oid))
    return GNUTLS_SIGN_UNKNOWN;
  if (!g_str_equal (oid, OID_PSS))
    return gnutls_oid_to_sign (oid);
  return read_pss (&der.content, &pss) && set_salt (key, &pss) ? pss.sign : GNUTLS_SIGN_UNKNOWN;
}

static AssaySignatureStatus
verify_with (gnutls_pubkey_t    key,
             const AssaySigned *what)
{
  gnutls_datum_t data = assay_glue_borrow (what->data), signature = assay_glue_borrow (what->signature);
  gnutls_sign_algorithm_t algorithm = find_algorithm (what->algorithm, key);

  if (algorithm == GNUTLS_SIGN_UNKNOWN)
    return ASSAY_SIGNATURE_UNSUPPORTED;
  /* A signature of another kind of algorithm than the key's is no signature of that key. */
  if (!gnutls_sign_supports_pk_algorithm (algorithm, gnutls_pubkey_get_pk_algorithm (key, NULL)))
    return ASSAY_SIGNATURE_INVALID;
  switch (gnutls_pubkey_verify_data2 (key, algorithm, FLAGS, &data, &signature))
    {
    case GNUTLS_E_INCOMPATIBLE_SIG_WITH_KEY:
    case GNUTLS_E_UNSUPPORTED_SIGNATURE_ALGORITHM:
      return ASSAY_SIGNATURE_UNSUPPORTED;
    case GNUTLS_E_SUCCESS:
      return ASSAY_SIGNATURE_VALID;
    default:
      return ASSAY_SIGNATURE_INVALID;
    }
}

AssaySignatureStatus
assay_signed_verify (const AssaySigned *what,
                     gpointer           data)
{
  gnutls_datum_t spki = assay_glue_borrow (what->spki);
  gnutls_pubkey_t key;
  AssaySignatureStatus status = ASSAY_SIGNATURE_BAD_KEY;

  if (gnutls_pubkey_init (&key) < 0)
    return status;
  if (gnutls_pubkey_import (key, &spki, GNUTLS_X509_FMT_DER) >= 0)
    status = verify_with (key, what);
  gnutls_pubkey_deinit (key);
  return status;
}
