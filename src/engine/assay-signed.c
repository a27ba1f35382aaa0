/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-signed.h"

#include <gnutls/abstract.h>

#include "decode/decode-der.h"
#include "engine/gnutls-glue.h"

#define FLAGS (GNUTLS_VERIFY_ALLOW_BROKEN | GNUTLS_VERIFY_ALLOW_SIGN_WITH_SHA1 \
               | GNUTLS_VERIFY_ALLOW_SIGN_RSA_MD2 | GNUTLS_VERIFY_ALLOW_SIGN_RSA_MD5)
#define RSASSA_PSS        "1.2.840.113549.1.1.10"
#define PSS_DEFAULT_SALT  20               /* RFC 4055 section 3.1 */

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pubkey_t, gnutls_pubkey_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_spki_t, gnutls_x509_spki_deinit, NULL)

/* The digest of an AlgorithmIdentifier that @cursor stands at; SHA-1 is the default where there is none. */
static gnutls_digest_algorithm_t
read_digest (AssayCursor *cursor)
{
  char oid[ASSAY_DER_OID_SIZE];
  AssayDer algorithm, id;

  if (!assay_der_read_tag (cursor, ASSAY_DER_SEQUENCE, &algorithm)
      || !assay_der_read_tag (&algorithm.content, ASSAY_DER_OID, &id)
      || !assay_der_format_oid (&id.content, oid))
    return GNUTLS_DIG_UNKNOWN;
  return gnutls_oid_to_digest (oid);
}

/* RSASSA-PSS-params: the digest is part of the parameters, and so is the length of the salt. */
static gnutls_sign_algorithm_t
prepare_pss (gnutls_pubkey_t  key,
             AssayCursor     *parameters)
{
  g_auto(gnutls_x509_spki_t) spki = NULL;
  gnutls_digest_algorithm_t digest = GNUTLS_DIG_SHA1;
  guint64 salt = PSS_DEFAULT_SALT;
  AssayDer sequence, member, number;

  if (!assay_der_read_tag (parameters, ASSAY_DER_SEQUENCE, &sequence))
    return GNUTLS_SIGN_UNKNOWN;
  while (assay_der_read (&sequence.content, &member))
    if (member.tag == ASSAY_DER_CONTEXT_GROUP (0))
      digest = read_digest (&member.content);
    else if (member.tag == ASSAY_DER_CONTEXT_GROUP (2)
             && (!assay_der_read_tag (&member.content, ASSAY_DER_INTEGER, &number)
                 || !assay_der_get_number (&number.content, &salt) || salt > G_MAXUINT16))
      return GNUTLS_SIGN_UNKNOWN;
  if (gnutls_x509_spki_init (&spki) < 0)
    return GNUTLS_SIGN_UNKNOWN;
  gnutls_x509_spki_set_rsa_pss_params (spki, digest, (unsigned int) salt);
  if (gnutls_pubkey_set_spki (key, spki, 0) < 0)
    return GNUTLS_SIGN_UNKNOWN;
  return gnutls_pk_to_sign (GNUTLS_PK_RSA_PSS, digest);
}

static gnutls_sign_algorithm_t
prepare (gnutls_pubkey_t  key,
         GBytes          *algorithm)
{
  char oid[ASSAY_DER_OID_SIZE];
  AssayCursor cursor;
  AssayDer sequence, id;

  assay_cursor_init_bytes (&cursor, algorithm);
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &sequence)
      || !assay_der_read_tag (&sequence.content, ASSAY_DER_OID, &id)
      || (sequence.flaws | id.flaws) != 0
      || !assay_der_format_oid (&id.content, oid))
    return GNUTLS_SIGN_UNKNOWN;
  if (g_str_equal (oid, RSASSA_PSS))
    return prepare_pss (key, &sequence.content);
  return gnutls_oid_to_sign (oid);
}

AssayVerified
assay_signed_verify (GBytes   *spki,
                     GBytes   *algorithm,
                     GBytes   *content,
                     GBytes   *signature,
                     gpointer  data)
{
  g_auto(gnutls_pubkey_t) key = NULL;
  const gnutls_datum_t spki_datum = assay_glue_borrow (spki);
  const gnutls_datum_t content_datum = assay_glue_borrow (content);
  const gnutls_datum_t signature_datum = assay_glue_borrow (signature);
  gnutls_sign_algorithm_t sign;
  int result;

  if (gnutls_pubkey_init (&key) < 0 || gnutls_pubkey_import (key, &spki_datum, GNUTLS_X509_FMT_DER) < 0)
    return ASSAY_VERIFIED_UNTOLD;
  sign = prepare (key, algorithm);
  if (sign == GNUTLS_SIGN_UNKNOWN)
    return ASSAY_VERIFIED_UNTOLD;
  /* A signature of another kind of algorithm than the key's is no signature of that key. */
  if (!gnutls_sign_supports_pk_algorithm (sign, gnutls_pubkey_get_pk_algorithm (key, NULL)))
    return ASSAY_VERIFIED_WRONG;
  result = gnutls_pubkey_verify_data2 (key, sign, FLAGS, &content_datum, &signature_datum);
  if (result >= 0)
    return ASSAY_VERIFIED_RIGHT;
  return result == GNUTLS_E_PK_SIG_VERIFY_FAILED ? ASSAY_VERIFIED_WRONG : ASSAY_VERIFIED_UNTOLD;
}
