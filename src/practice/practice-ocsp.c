/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice/practice-ocsp.h"

#include <string.h>

#include "base/assay-der-writer.h"
#include "base/assay-error.h"
#include "engine/gnutls-glue.h"

#define SECONDS_AN_HOUR 3600
#define BEGINS          -24
#define ENDS            (6 * 24)
#define REVOKED_DAYS    5
#define SERIAL_MAX      64
#define UNCOMPRESSED    4            /* SEC 1 section 2.3.3 */
#define P256_SIZE       32           /* of a coordinate */

static const guint8 id_sha1[] = { 0x2b, 0x0e, 0x03, 0x02, 0x1a };
static const guint8 id_basic[] = { 0x2b, 6, 1, 5, 5, 7, 0x30, 1, 1 };
static const guint8 id_ecdsa_sha256[] = { 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2 };

/* One response while it is made. */
typedef struct {
  const AssayPracticeOcsp *ocsp;
  gnutls_x509_crt_t        leaf;
  gnutls_x509_crt_t        issuer;
  gnutls_x509_crt_t        signer;
  gint64                   now;
} Making;

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pubkey_t, gnutls_pubkey_deinit, NULL)

static void
write_sha1 (GByteArray    *out,
            gconstpointer  bytes,
            gsize          length)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize size = sizeof digest;

  g_checksum_update (checksum, bytes, (gssize) length);
  g_checksum_get_digest (checksum, digest, &size);
  assay_der_write (out, ASSAY_DER_WRITE_OCTET_STRING, digest, size);
}

/* GnuTLS leaves leading zeros away. */
static void
append_coordinate (GByteArray           *point,
                   const gnutls_datum_t *number)
{
  static const guint8 zeros[P256_SIZE];

  if (number->size < P256_SIZE)
    g_byte_array_append (point, zeros, P256_SIZE - number->size);
  g_byte_array_append (point, number->data, number->size);
}

/* The hash of the key's bits; authorities have keys on P-256. */
static gboolean
write_key_hash (GByteArray        *out,
                gnutls_x509_crt_t  certificate)
{
  static const guint8 form = UNCOMPRESSED;
  g_autoptr(GByteArray) point = g_byte_array_new ();
  g_auto(gnutls_pubkey_t) key = NULL;
  g_auto(gnutls_datum_t) x = { NULL, 0 };
  g_auto(gnutls_datum_t) y = { NULL, 0 };

  if (gnutls_pubkey_init (&key) < 0 || gnutls_pubkey_import_x509 (key, certificate, 0) < 0 ||
      gnutls_pubkey_export_ecc_raw2 (key, NULL, &x, &y, GNUTLS_EXPORT_FLAG_NO_LZ) < 0)
    return FALSE;
  g_byte_array_append (point, &form, 1);
  append_coordinate (point, &x);
  append_coordinate (point, &y);
  write_sha1 (out, point->data, point->len);
  return TRUE;
}

static void
write_algorithm (GByteArray   *out,
                 const guint8 *oid,
                 gsize         length)
{
  guint begin = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);

  assay_der_write (out, ASSAY_DER_WRITE_OID, oid, length);
  assay_der_write_end (out, begin);
}

static gboolean
write_cert_id (const Making *making,
               GByteArray   *out)
{
  guint begin = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  g_auto(gnutls_datum_t) name = { NULL, 0 };
  guint8 serial[SERIAL_MAX];
  size_t size = sizeof serial;

  write_algorithm (out, id_sha1, sizeof id_sha1);
  if (gnutls_x509_crt_get_raw_issuer_dn (making->leaf, &name) < 0)
    return FALSE;
  write_sha1 (out, name.data, name.size);
  if (!write_key_hash (out, making->issuer) || gnutls_x509_crt_get_serial (making->leaf, serial, &size) < 0)
    return FALSE;
  assay_der_write (out, ASSAY_DER_WRITE_INTEGER, serial, size);
  assay_der_write_end (out, begin);
  return TRUE;
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

static gboolean
write_answer (const Making *making,
              GByteArray   *out)
{
  const AssayPracticeOcsp *ocsp = making->ocsp;
  gboolean ordinary = ocsp->begins == 0 && ocsp->ends == 0;
  guint answer = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint next;

  if (!write_cert_id (making, out))
    return FALSE;
  write_status (making, out);
  assay_der_write_time (out, making->now + (ordinary ? BEGINS : ocsp->begins) * SECONDS_AN_HOUR);
  next = assay_der_write_begin (out, ASSAY_DER_WRITE_CONTEXT_GROUP (0));
  assay_der_write_time (out, making->now + (ordinary ? ENDS : ocsp->ends) * SECONDS_AN_HOUR);
  assay_der_write_end (out, next);
  assay_der_write_end (out, answer);
  return TRUE;
}

static gboolean
write_responder (const Making *making,
                 GByteArray   *out)
{
  gboolean by_key = making->ocsp->by_key;
  guint responder = assay_der_write_begin (out, ASSAY_DER_WRITE_CONTEXT_GROUP (by_key ? 2 : 1));
  g_auto(gnutls_datum_t) name = { NULL, 0 };

  if (by_key ? !write_key_hash (out, making->signer) : gnutls_x509_crt_get_raw_dn (making->signer, &name) < 0)
    return FALSE;
  g_byte_array_append (out, name.data, name.size);
  assay_der_write_end (out, responder);
  return TRUE;
}

/* ResponseData. */
static GBytes *
make_data (const Making *making)
{
  const AssayPracticeOcsp *ocsp = making->ocsp;
  g_autoptr(GByteArray) out = g_byte_array_new ();
  guint data = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint answers;

  if (!write_responder (making, out))
    return NULL;
  assay_der_write_time (out, making->now + (ocsp->begins == 0 && ocsp->ends == 0 ? BEGINS : ocsp->begins) * SECONDS_AN_HOUR);
  answers = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  if (!write_answer (making, out))
    return NULL;
  assay_der_write_end (out, answers);
  assay_der_write_end (out, data);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
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

static gnutls_x509_crt_t
import_authority (AssayPracticeAuthority   authority,
                  GError                 **error)
{
  g_autoptr(GBytes) der = assay_practice_ca_get (authority, error);

  return der != NULL ? assay_glue_import (der) : NULL;
}

GBytes *
assay_practice_ocsp_make (const AssayPracticeOcsp  *ocsp,
                          GBytes                   *leaf,
                          AssayPracticeAuthority    issuer,
                          GError                  **error)
{
  AssayPracticeAuthority signer = ocsp->signer != ASSAY_PRACTICE_NOBODY ? ocsp->signer : issuer;
  g_auto(gnutls_x509_crt_t) leaf_certificate = assay_glue_import (leaf);
  g_auto(gnutls_x509_crt_t) issuer_certificate = import_authority (issuer, error);
  g_auto(gnutls_x509_crt_t) signer_certificate = import_authority (signer, error);
  const Making making = {
    ocsp, leaf_certificate, issuer_certificate, signer_certificate, g_get_real_time () / G_USEC_PER_SEC
  };
  g_autoptr(GBytes) data = leaf_certificate != NULL && issuer_certificate != NULL && signer_certificate != NULL
                             ? make_data (&making) : NULL;
  g_autoptr(GBytes) signature = data != NULL ? assay_practice_ca_sign (signer, data, error) : NULL;

  if (signature != NULL)
    return make_response (data, signature);
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_FAILED,
                         N_("The keys and certificates of the practice servers could not be made"));
  return NULL;
}
