/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-signed.h"

/* A BIT STRING of whole octets. */
static gboolean
read_octets (AssayCursor *cursor,
             AssayCursor *octets)
{
  guint64 unused;
  AssayDer der;

  if (!assay_der_read_tag (cursor, ASSAY_DER_BIT_STRING, &der) || (der.flaws & ASSAY_DER_CUT) != 0
      || !assay_cursor_read (&der.content, 1, &unused) || unused != 0)
    return FALSE;
  *octets = der.content;
  return TRUE;
}

gboolean
assay_x509_read_signed (GBytes          *der,
                        AssayX509Signed *parts)
{
  AssayDer whole, content, algorithm;
  AssayCursor cursor, signature;

  assay_cursor_init_bytes (&cursor, der);
  *parts = (AssayX509Signed) { NULL };
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &whole)
      || !assay_der_read_tag (&whole.content, ASSAY_DER_SEQUENCE, &content)
      || !assay_der_read_tag (&whole.content, ASSAY_DER_SEQUENCE, &algorithm)
      || !read_octets (&whole.content, &signature))
    return FALSE;
  parts->content = assay_der_slice (der, &content);
  parts->algorithm = assay_der_slice (der, &algorithm);
  parts->signature = assay_cursor_slice (der, &signature);
  return TRUE;
}

void
assay_x509_signed_clear (AssayX509Signed *parts)
{
  g_clear_pointer (&parts->content, g_bytes_unref);
  g_clear_pointer (&parts->algorithm, g_bytes_unref);
  g_clear_pointer (&parts->signature, g_bytes_unref);
}

GBytes *
assay_der_slice (GBytes         *bytes,
                 const AssayDer *der)
{
  return g_bytes_new_from_bytes (bytes, der->offset, assay_der_length (der));
}

GBytes *
assay_cursor_slice (GBytes            *bytes,
                    const AssayCursor *cursor)
{
  return g_bytes_new_from_bytes (bytes, cursor->offset, assay_cursor_left (cursor));
}

gboolean
assay_x509_find_key_bits (GBytes      *spki,
                          AssayCursor *bits)
{
  AssayDer sequence, algorithm;
  AssayCursor cursor;

  assay_cursor_init_bytes (&cursor, spki);
  *bits = (AssayCursor) { cursor.data };
  return assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &sequence)
      && assay_der_read_tag (&sequence.content, ASSAY_DER_SEQUENCE, &algorithm)
      && read_octets (&sequence.content, bits);
}
