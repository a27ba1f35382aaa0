/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-ocsp-request.h"

#include <gnutls/crypto.h>

#include "base/assay-der-writer.h"
#include "decode/decode-x509.h"
#include "decode/x509-signed.h"

#define NONCE_SIZE 32               /* RFC 9654 section 2.1 */

static const guint8 id_sha1[] = { 0x2b, 0x0e, 0x03, 0x02, 0x1a };
static const guint8 id_nonce[] = { 0x2b, 6, 1, 5, 5, 7, 0x30, 1, 2 };

static void
write_hash (GByteArray    *out,
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

/* The serial number's bytes, which the facts have as text. */
static void
write_serial (GByteArray *out,
              const char *hex)
{
  guint begin = assay_der_write_begin (out, ASSAY_DER_WRITE_INTEGER);

  for (const char *p = hex; p[0] != '\0' && p[1] != '\0'; p += 2)
    {
      guint8 octet = (guint8) (g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]));

      g_byte_array_append (out, &octet, 1);
    }
  assay_der_write_end (out, begin);
}

static void
write_key_hash (GByteArray             *out,
                const AssayCertificate *certificate)
{
  AssayCursor bits;

  assay_x509_find_key_bits (certificate->spki_der, &bits);
  write_hash (out, assay_cursor_peek (&bits), assay_cursor_left (&bits));
}

/* Responders are asked in SHA-1 (RFC 5019 section 2.1.1): there are some that know no other, and nothing hangs on it. */
static void
write_cert_id (GByteArray             *out,
               const AssayCertificate *certificate,
               const AssayCertificate *issuer)
{
  guint id = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint algorithm = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);

  assay_der_write (out, ASSAY_DER_WRITE_OID, id_sha1, sizeof id_sha1);
  assay_der_write_end (out, algorithm);
  write_hash (out, g_bytes_get_data (certificate->issuer_der, NULL), g_bytes_get_size (certificate->issuer_der));
  write_key_hash (out, issuer);
  write_serial (out, certificate->serial);
  assay_der_write_end (out, id);
}

void
assay_ocsp_write_key_hash (GByteArray *out,
                           GBytes     *certificate)
{
  g_autoptr(AssayCertificate) facts = assay_x509_read (certificate, ASSAY_ORIGIN_FILE);

  write_key_hash (out, facts);
}

void
assay_ocsp_write_cert_id (GByteArray *out,
                          GBytes     *certificate,
                          GBytes     *issuer)
{
  g_autoptr(AssayCertificate) facts = assay_x509_read (certificate, ASSAY_ORIGIN_FILE);
  g_autoptr(AssayCertificate) issuer_facts = assay_x509_read (issuer, ASSAY_ORIGIN_FILE);

  write_cert_id (out, facts, issuer_facts);
}

GBytes *
assay_ocsp_request_new_nonce (void)
{
  g_autoptr(GByteArray) out = g_byte_array_new ();
  guint8 octets[NONCE_SIZE];

  if (gnutls_rnd (GNUTLS_RND_NONCE, octets, sizeof octets) < 0)
    return NULL;
  assay_der_write (out, ASSAY_DER_WRITE_OCTET_STRING, octets, sizeof octets);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static void
write_nonce (GByteArray *out,
             GBytes     *nonce)
{
  guint extensions = assay_der_write_begin (out, ASSAY_DER_WRITE_CONTEXT_GROUP (2));
  guint list = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint extension = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);

  assay_der_write (out, ASSAY_DER_WRITE_OID, id_nonce, sizeof id_nonce);
  assay_der_write (out, ASSAY_DER_WRITE_OCTET_STRING, g_bytes_get_data (nonce, NULL), g_bytes_get_size (nonce));
  assay_der_write_end (out, extension);
  assay_der_write_end (out, list);
  assay_der_write_end (out, extensions);
}

/* OCSPRequest (RFC 6960 section 4.1.1). */
GBytes *
assay_ocsp_request_new (const AssayCertificate *certificate,
                        const AssayCertificate *issuer,
                        GBytes                 *nonce)
{
  GByteArray *out = g_byte_array_new ();
  guint whole = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint tbs = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint list = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint request = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);

  write_cert_id (out, certificate, issuer);
  assay_der_write_end (out, request);
  assay_der_write_end (out, list);
  if (nonce != NULL)
    write_nonce (out, nonce);
  assay_der_write_end (out, tbs);
  assay_der_write_end (out, whole);
  return g_byte_array_free_to_bytes (out);
}
