/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-signed.h"

#include "engine/gnutls-glue.h"
#include "engine/rsa-math.h"
#include "engine/signed-private.h"

#define OID_PSS "1.2.840.113549.1.1.10"

#define MAX_DSA_P_BITS 4096
#define MAX_DSA_Q_BITS 512

#define FLAGS (GNUTLS_VERIFY_ALLOW_BROKEN | GNUTLS_VERIFY_ALLOW_SIGN_RSA_MD2 | GNUTLS_VERIFY_ALLOW_SIGN_RSA_MD5 \
               | GNUTLS_VERIFY_ALLOW_SIGN_WITH_SHA1)

AssaySignatureStatus
assay_signed_ask (gnutls_pubkey_t          key,
                  gnutls_sign_algorithm_t  algorithm,
                  const AssaySigned       *what)
{
  gnutls_datum_t data = assay_glue_borrow (what->data), signature = assay_glue_borrow (what->signature);

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

static AssaySignatureStatus
verify_with (gnutls_pubkey_t    key,
             const AssaySigned *what)
{
  char oid[ASSAY_DER_OID_SIZE];
  AssayCursor cursor;
  AssayDer der, id;
  AssayPss pss;

  assay_cursor_init_bytes (&cursor, what->algorithm);
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &der)
      || !assay_der_read_tag (&der.content, ASSAY_DER_OID, &id)
      || (der.flaws | id.flaws) != 0
      || !assay_der_format_oid (&id.content, oid))
    return ASSAY_SIGNATURE_UNSUPPORTED;
  if (!g_str_equal (oid, OID_PSS))
    return assay_signed_ask (key, gnutls_oid_to_sign (oid), what);
  return assay_pss_read (&der.content, &pss) ? assay_pss_verify (key, &pss, what) : ASSAY_SIGNATURE_UNSUPPORTED;
}

/* FIPS 186-4 section 4.2 ends at 3072 and 256 bits. */
static gboolean
is_computable_dsa (gnutls_pubkey_t key)
{
  g_auto(gnutls_datum_t) p = { NULL, 0 };
  g_auto(gnutls_datum_t) q = { NULL, 0 };

  return gnutls_pubkey_export_dsa_raw2 (key, &p, &q, NULL, NULL, GNUTLS_EXPORT_FLAG_NO_LZ) >= 0
      && p.size <= MAX_DSA_P_BITS / 8 && q.size <= MAX_DSA_Q_BITS / 8;
}

/* Whoever made a certificate must not be able to keep this computer busy with it. */
static gboolean
is_computable (gnutls_pubkey_t key)
{
  g_auto(AssayRsaKey) rsa = { NULL };

  switch (gnutls_pubkey_get_pk_algorithm (key, NULL))
    {
    case GNUTLS_PK_RSA:
    case GNUTLS_PK_RSA_PSS:
      return assay_rsa_export (key, &rsa);
    case GNUTLS_PK_DSA:
      return is_computable_dsa (key);
    default:
      return TRUE;
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
  if (gnutls_pubkey_import (key, &spki, GNUTLS_X509_FMT_DER) >= 0 && is_computable (key))
    status = verify_with (key, what);
  gnutls_pubkey_deinit (key);
  return status;
}
