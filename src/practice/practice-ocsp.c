/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice/practice-ocsp.h"

#include "base/assay-der-writer.h"
#include "engine/assay-ocsp-request.h"
#include "engine/gnutls-glue.h"

#define SECONDS_AN_HOUR 3600
#define BEGINS          -24
#define ENDS            (6 * 24)
#define REVOKED_DAYS    5

static const guint8 id_basic[] = { 0x2b, 6, 1, 5, 5, 7, 0x30, 1, 1 };
static const guint8 id_ecdsa_sha256[] = { 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2 };

/* One response while it is made. */
typedef struct {
  const AssayPracticeOcsp *ocsp;
  GBytes                  *leaf;
  GBytes                  *issuer;
  GBytes                  *signer;
  gint64                   now;
} Making;

static void
write_algorithm (GByteArray   *out,
                 const guint8 *oid,
                 gsize         length)
{
  guint begin = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);

  assay_der_write (out, ASSAY_DER_WRITE_OID, oid, length);
  assay_der_write_end (out, begin);
}

static void
write_revoked (const Making *making,
               GByteArray   *out)
{
  guint revoked = assay_der_write_begin (out, ASSAY_DER_WRITE_CONTEXT_GROUP (1));

  assay_der_write_time (out, making->now - REVOKED_DAYS * 24 * SECONDS_AN_HOUR);
  if (making->ocsp->reason != 0)
    {
      guint reason = assay_der_write_begin (out, ASSAY_DER_WRITE_CONTEXT_GROUP (0));

      assay_der_write (out, ASSAY_DER_WRITE_ENUMERATED, &making->ocsp->reason, 1);
      assay_der_write_end (out, reason);
    }
  assay_der_write_end (out, revoked);
}

static void
write_status (const Making *making,
              GByteArray   *out)
{
  if (making->ocsp->saying == ASSAY_PRACTICE_SAYS_REVOKED)
    write_revoked (making, out);
  else
    assay_der_write (out, ASSAY_DER_WRITE_CONTEXT (making->ocsp->saying == ASSAY_PRACTICE_SAYS_GOOD ? 0 : 2), NULL, 0);
}

static void
write_answer (const Making *making,
              GByteArray   *out)
{
  const AssayPracticeOcsp *ocsp = making->ocsp;
  gboolean ordinary = ocsp->begins == 0 && ocsp->ends == 0;
  guint answer = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint next;

  assay_ocsp_write_cert_id (out, making->leaf, making->issuer);
  write_status (making, out);
  assay_der_write_time (out, making->now + (ordinary ? BEGINS : ocsp->begins) * SECONDS_AN_HOUR);
  next = assay_der_write_begin (out, ASSAY_DER_WRITE_CONTEXT_GROUP (0));
  assay_der_write_time (out, making->now + (ordinary ? ENDS : ocsp->ends) * SECONDS_AN_HOUR);
  assay_der_write_end (out, next);
  assay_der_write_end (out, answer);
}

static void
write_name (GByteArray *out,
            GBytes     *certificate)
{
  g_auto(gnutls_x509_crt_t) handle = assay_glue_import (certificate);
  g_auto(gnutls_datum_t) name = { NULL, 0 };

  if (handle != NULL && gnutls_x509_crt_get_raw_dn (handle, &name) >= 0)
    g_byte_array_append (out, name.data, name.size);
}

static void
write_responder (const Making *making,
                 GByteArray   *out)
{
  gboolean by_key = making->ocsp->by_key;
  guint responder = assay_der_write_begin (out, ASSAY_DER_WRITE_CONTEXT_GROUP (by_key ? 2 : 1));

  if (by_key)
    assay_ocsp_write_key_hash (out, making->signer);
  else
    write_name (out, making->signer);
  assay_der_write_end (out, responder);
}

/* ResponseData. */
static GBytes *
make_data (const Making *making)
{
  const AssayPracticeOcsp *ocsp = making->ocsp;
  GByteArray *out = g_byte_array_new ();
  guint data = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint answers;

  write_responder (making, out);
  assay_der_write_time (out, making->now + (ocsp->begins == 0 && ocsp->ends == 0 ? BEGINS : ocsp->begins) * SECONDS_AN_HOUR);
  answers = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  write_answer (making, out);
  assay_der_write_end (out, answers);
  assay_der_write_end (out, data);
  return g_byte_array_free_to_bytes (out);
}

/* OCSPResponse around what was signed. */
static GBytes *
make_response (GBytes *data,
               GBytes *signature)
{
  static const guint8 successful = 0;
  static const guint8 no_unused_bits = 0;
  GByteArray *out = g_byte_array_new ();
  guint response = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint explicit, bytes, octets, basic, bits;

  assay_der_write (out, ASSAY_DER_WRITE_ENUMERATED, &successful, 1);
  explicit = assay_der_write_begin (out, ASSAY_DER_WRITE_CONTEXT_GROUP (0));
  bytes = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  assay_der_write (out, ASSAY_DER_WRITE_OID, id_basic, sizeof id_basic);
  octets = assay_der_write_begin (out, ASSAY_DER_WRITE_OCTET_STRING);
  basic = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  assay_der_write_bytes (out, data);
  write_algorithm (out, id_ecdsa_sha256, sizeof id_ecdsa_sha256);
  bits = assay_der_write_begin (out, ASSAY_DER_WRITE_BIT_STRING);
  g_byte_array_append (out, &no_unused_bits, 1);
  assay_der_write_bytes (out, signature);
  assay_der_write_end (out, bits);
  assay_der_write_end (out, basic);
  assay_der_write_end (out, octets);
  assay_der_write_end (out, bytes);
  assay_der_write_end (out, explicit);
  assay_der_write_end (out, response);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
assay_practice_ocsp_make (const AssayPracticeOcsp  *ocsp,
                          GBytes                   *leaf,
                          AssayPracticeAuthority    issuer,
                          GError                  **error)
{
  AssayPracticeAuthority signer = ocsp->signer != ASSAY_PRACTICE_NOBODY ? ocsp->signer : issuer;
  g_autoptr(GBytes) issuer_der = assay_practice_ca_get (issuer, error);
  g_autoptr(GBytes) signer_der = issuer_der != NULL ? assay_practice_ca_get (signer, error) : NULL;
  const Making making = { ocsp, leaf, issuer_der, signer_der, g_get_real_time () / G_USEC_PER_SEC };
  g_autoptr(GBytes) data = signer_der != NULL ? make_data (&making) : NULL;
  g_autoptr(GBytes) signature = data != NULL ? assay_practice_ca_sign (signer, data, error) : NULL;

  return signature != NULL ? make_response (data, signature) : NULL;
}
