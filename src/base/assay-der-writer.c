/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-der-writer.h"

#include <string.h>

guint
assay_der_write_begin (GByteArray *out,
                       guint8      identifier)
{
  g_byte_array_append (out, &identifier, 1);
  return out->len;
}

/* X.690 section 10.1: the shortest form that there is. */
void
assay_der_write_end (GByteArray *out,
                     guint       begin)
{
  guint length = out->len - begin;
  guint n = length < 0x80 ? 0 : (g_bit_storage (length) + 7) / 8;
  guint8 *at;

  g_byte_array_set_size (out, out->len + 1 + n);
  at = out->data + begin;
  memmove (at + 1 + n, at, length);
  *at++ = (guint8) (n == 0 ? length : 0x80 | n);
  while (n-- > 0)
    *at++ = (guint8) (length >> (8 * n));
}

void
assay_der_write (GByteArray    *out,
                 guint8         identifier,
                 gconstpointer  content,
                 gsize          length)
{
  guint begin = assay_der_write_begin (out, identifier);

  g_byte_array_append (out, content, (guint) length);
  assay_der_write_end (out, begin);
}

void
assay_der_write_bytes (GByteArray *out,
                       GBytes     *der)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (der, &length);

  g_byte_array_append (out, data, (guint) length);
}

void
assay_der_write_time (GByteArray *out,
                      gint64      seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y%m%d%H%M%SZ") : g_strdup ("");

  assay_der_write (out, ASSAY_DER_WRITE_GENERALIZED_TIME, text, strlen (text));
}
