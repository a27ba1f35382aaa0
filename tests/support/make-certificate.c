/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "make-certificate.h"

#include <string.h>

/* Tag and length before what @content holds, which is taken. */
static GByteArray *
wrap (guint8      tag,
      GByteArray *content)
{
  GByteArray *out = g_byte_array_new ();
  guint8 head[5] = { tag, 0x83, (guint8) (content->len >> 16), (guint8) (content->len >> 8), (guint8) content->len };

  g_assert_cmpuint (content->len, <, 1 << 24);
  if (content->len < 0x80)
    g_byte_array_append (out, (guint8[]) { tag, (guint8) content->len }, 2);
  else if (content->len < 0x100)
    g_byte_array_append (out, (guint8[]) { tag, 0x81, (guint8) content->len }, 3);
  else if (content->len < 0x10000)
    g_byte_array_append (out, (guint8[]) { tag, 0x82, head[3], head[4] }, 4);
  else
    g_byte_array_append (out, head, sizeof head);
  g_byte_array_append (out, content->data, content->len);
  g_byte_array_unref (content);
  return out;
}

static GByteArray *
bytes (gconstpointer data,
       gsize         length)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, data, (guint) length);
  return out;
}

static GByteArray *
text (guint8      tag,
      const char *value)
{
  return wrap (tag, bytes (value, strlen (value)));
}

/* The second is taken. */
static void
append (GByteArray *out,
        GByteArray *more)
{
  g_byte_array_append (out, more->data, more->len);
  g_byte_array_unref (more);
}

static GByteArray *
make_name (const char *name,
           gsize       length)
{
  static const guint8 common_name[] = { 0x06, 0x03, 0x55, 0x04, 0x03 };
  GByteArray *attribute = bytes (common_name, sizeof common_name);

  append (attribute, wrap (0x0c, bytes (name, length)));
  return wrap (0x30, wrap (0x31, wrap (0x30, attribute)));
}

static GByteArray *
make_extensions (const char * const *names,
                 guint               n_names)
{
  static const guint8 alternative_name[] = { 0x06, 0x03, 0x55, 0x1d, 0x11 };
  GByteArray *extension = bytes (alternative_name, sizeof alternative_name);
  GByteArray *list = g_byte_array_new ();

  for (guint i = 0; i < n_names; i++)
    append (list, text (0x82, names[i]));
  append (extension, wrap (0x04, wrap (0x30, list)));
  return wrap (0xa3, wrap (0x30, wrap (0x30, extension)));
}

GBytes *
make_certificate (const char         *name,
                  gsize               length,
                  const char * const *names,
                  guint               n_names)
{
  static const guint8 version_and_serial[] = { 0xa0, 0x03, 0x02, 0x01, 0x02, 0x02, 0x01, 0x2a };
  static const guint8 algorithm[] = { 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70 };     /* Ed25519 */
  GByteArray *tbs = bytes (version_and_serial, sizeof version_and_serial);
  GByteArray *validity = text (0x17, "260101000000Z");
  GByteArray *key = bytes (algorithm, sizeof algorithm);
  GByteArray *certificate;
  guint8 zeros[65] = { 0 };

  append (validity, text (0x17, "271231235959Z"));
  append (key, wrap (0x03, bytes (zeros, 33)));
  g_byte_array_append (tbs, algorithm, sizeof algorithm);
  append (tbs, make_name (name, length));
  append (tbs, wrap (0x30, validity));
  append (tbs, make_name (name, length));
  append (tbs, wrap (0x30, key));
  append (tbs, make_extensions (names, n_names));
  certificate = wrap (0x30, tbs);
  g_byte_array_append (certificate, algorithm, sizeof algorithm);
  append (certificate, wrap (0x03, bytes (zeros, sizeof zeros)));
  return g_byte_array_free_to_bytes (wrap (0x30, certificate));
}
