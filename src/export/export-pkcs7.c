/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-pkcs7.h"

#include "base/assay-certificate.h"

#define SEQUENCE   0x30
#define SET        0x31
#define CONTEXT_0  0xa0

GBytes *
assay_export_der (GPtrArray *certificates)
{
  GByteArray *out = g_byte_array_new ();

  for (guint i = 0; i < certificates->len; i++)
    {
      const AssayCertificate *certificate = g_ptr_array_index (certificates, i);
      gsize length;
      const guint8 *der = g_bytes_get_data (certificate->der, &length);

      g_byte_array_append (out, der, (guint) length);
    }
  return g_byte_array_free_to_bytes (out);
}

/* Puts a tag and the length of all that there is in front of it. */
static void
wrap (GByteArray *out,
      guint8      tag)
{
  guint8 header[6];
  guint n = 0;
  guint width = out->len < 0x80 ? 0 : ((guint) g_bit_storage (out->len) + 7) / 8;

  header[n++] = tag;
  header[n++] = (guint8) (width == 0 ? out->len : 0x80 | width);
  for (guint i = width; i > 0; i--)
    header[n++] = (guint8) (out->len >> (8 * (i - 1)));
  g_byte_array_prepend (out, header, n);
}

/* SET OF would be sorted in DER; like everyone, we keep the order, which tells something. */
GBytes *
assay_export_pkcs7 (GPtrArray *certificates)
{
  static const guint8 signed_data[] = { 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02 };
  /* Version 1, no digest algorithms, no content. */
  static const guint8 start[] = { 0x02, 0x01, 0x01, SET, 0x00,
                                  SEQUENCE, 0x0b, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01 };
  static const guint8 no_signers[] = { SET, 0x00 };
  GBytes *all = assay_export_der (certificates);
  GByteArray *out = g_bytes_unref_to_array (all);

  wrap (out, CONTEXT_0);
  g_byte_array_prepend (out, start, sizeof start);
  g_byte_array_append (out, no_signers, sizeof no_signers);
  wrap (out, SEQUENCE);
  wrap (out, CONTEXT_0);
  g_byte_array_prepend (out, signed_data, sizeof signed_data);
  wrap (out, SEQUENCE);
  return g_byte_array_free_to_bytes (out);
}
