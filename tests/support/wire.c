/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wire.h"

#include <stdlib.h>
#include <string.h>

static const char *
append_hex (GByteArray *out,
            const char *p)
{
  guint8 byte = g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]);
  char *end = (char *) p + 2;
  gulong times = *end == '*' ? strtoul (end + 1, &end, 10) : 1;

  while (times-- > 0)
    g_byte_array_append (out, &byte, 1);
  return end;
}

static const char *
append_quoted (GByteArray *out,
               const char *p)
{
  const char *end = strchr (p + 1, '\'');

  g_byte_array_append (out, (const guint8 *) p + 1, end - p - 1);
  return end + 1;
}

static const char *append_all (GByteArray *out,
                               const char *p);

static const char *
append_vector (GByteArray *out,
               const char *p)
{
  guint width = p[1] - '0';
  guint start = out->len + width;

  g_byte_array_set_size (out, start);
  p = append_all (out, p + 2);
  g_assert_cmpint (*p, ==, ']');
  for (guint i = 0; i < width; i++)
    out->data[start - 1 - i] = (out->len - start) >> (8 * i);
  return p + 1;
}

/* Up to the end, or the bracket that ends a vector. */
static const char *
append_all (GByteArray *out,
            const char *p)
{
  while (*p != '\0' && *p != ']')
    {
      if (*p == '[')
        p = append_vector (out, p);
      else if (*p == '\'')
        p = append_quoted (out, p);
      else if (g_ascii_isxdigit (*p))
        p = append_hex (out, p);
      else
        p++;
    }
  return p;
}

GBytes *
wire_assemble (const char *notation)
{
  GByteArray *out = g_byte_array_new ();

  append_all (out, notation);
  return g_byte_array_free_to_bytes (out);
}
