/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-certificate.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (AssayCertificate, assay_certificate, assay_certificate_ref, assay_certificate_unref)

static const char * const origin_names[] = {
  [ASSAY_ORIGIN_SERVER]      = "server",
  [ASSAY_ORIGIN_TRUST_STORE] = "trust-store",
  [ASSAY_ORIGIN_FETCHED]     = "fetched",
  [ASSAY_ORIGIN_FILE]        = "file",
};

const char *
assay_origin_name (AssayOrigin origin)
{
  return origin_names[origin];
}

AssayCertificate *
assay_certificate_take (AssayCertificate *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayCertificate *
assay_certificate_ref (AssayCertificate *certificate)
{
  return g_atomic_rc_box_acquire (certificate);
}

static void
certificate_clear (gpointer data)
{
  AssayCertificate *certificate = data;

  g_bytes_unref (certificate->der);
  g_free (certificate->title);
  g_free (certificate->issuer_title);
  g_free (certificate->subject);
  g_free (certificate->issuer);
  g_bytes_unref (certificate->subject_der);
  g_bytes_unref (certificate->issuer_der);
  g_bytes_unref (certificate->spki_der);
  g_free (certificate->serial);
  g_strfreev (certificate->names);
  g_free (certificate->key_algorithm);
  g_free (certificate->key_curve);
  g_free (certificate->signature_algorithm);
  g_strfreev (certificate->key_usage);
  g_strfreev (certificate->extended_key_usage);
  g_free (certificate->subject_key_id);
  g_free (certificate->authority_key_id);
}

void
assay_certificate_unref (AssayCertificate *certificate)
{
  g_atomic_rc_box_release_full (certificate, certificate_clear);
}

gboolean
assay_certificate_equal (const AssayCertificate *a,
                         const AssayCertificate *b)
{
  return g_bytes_equal (a->der, b->der);
}

gboolean
assay_certificate_is_self_issued (const AssayCertificate *certificate)
{
  return g_bytes_equal (certificate->subject_der, certificate->issuer_der);
}

gboolean
assay_certificate_may_be_issuer (const AssayCertificate *issuer,
                                 const AssayCertificate *certificate)
{
  if (!g_bytes_equal (issuer->subject_der, certificate->issuer_der))
    return FALSE;
  return issuer->subject_key_id == NULL
      || certificate->authority_key_id == NULL
      || g_str_equal (issuer->subject_key_id, certificate->authority_key_id);
}

char *
assay_certificate_dup_fingerprint (const AssayCertificate *certificate,
                                   GChecksumType           type)
{
  return g_compute_checksum_for_bytes (type, certificate->der);
}

char *
assay_certificate_dup_spki_pin (const AssayCertificate *certificate)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, g_bytes_get_data (certificate->spki_der, NULL),
                     g_bytes_get_size (certificate->spki_der));
  g_checksum_get_digest (checksum, digest, &length);
  return g_base64_encode (digest, length);
}

char *
assay_certificate_dup_key_summary (const AssayCertificate *certificate)
{
  if (certificate->key_curve != NULL)
    return g_strdup_printf ("%s %s", certificate->key_algorithm, certificate->key_curve);
  /* "Ed25519" says its size already. */
  if (certificate->key_bits != 0 && !g_ascii_isdigit (certificate->key_algorithm[strlen (certificate->key_algorithm) - 1]))
    return g_strdup_printf ("%s %u", certificate->key_algorithm, certificate->key_bits);
  return g_strdup (certificate->key_algorithm);
}
