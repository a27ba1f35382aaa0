/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-der.h"

#include <string.h>

typedef gboolean (*ReadText) (const guint8 *bytes,
                              gsize         length,
                              GString      *text);

/* NUL is a character like any other here; GLib's own validation ends at it. */
static gboolean
read_utf8 (const guint8 *bytes,
           gsize         length,
           GString      *text)
{
  for (gsize i = 0; i < length; i += (gsize) g_utf8_skip[bytes[i]])
    {
      gunichar c = g_utf8_get_char_validated ((const char *) bytes + i, (gssize) (length - i));

      if (bytes[i] != 0 && (c == (gunichar) -1 || c == (gunichar) -2))
        return FALSE;
    }
  g_string_append_len (text, (const char *) bytes, (gssize) length);
  return TRUE;
}

static gboolean
read_latin1 (const guint8 *bytes,
             gsize         length,
             GString      *text)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_unichar (text, bytes[i]);
  return TRUE;
}

static gunichar
read_unit (const guint8 *bytes,
           guint         width)
{
  gunichar c = 0;

  for (guint i = 0; i < width; i++)
    c = c << 8 | bytes[i];
  return c;
}

static gboolean
read_utf32 (const guint8 *bytes,
            gsize         length,
            GString      *text)
{
  gsize before = text->len;

  if (length % 4 != 0)
    return FALSE;
  for (gsize i = 0; i < length; i += 4)
    {
      gunichar c = read_unit (bytes + i, 4);

      if (!g_unichar_validate (c))
        {
          g_string_truncate (text, before);
          return FALSE;
        }
      g_string_append_unichar (text, c);
    }
  return TRUE;
}

/* BMPString has no characters past U+FFFF, but surrogate pairs are met all the same. */
static gboolean
read_utf16 (const guint8 *bytes,
            gsize         length,
            GString      *text)
{
  gsize before = text->len;

  if (length % 2 != 0)
    return FALSE;
  for (gsize i = 0; i < length; i += 2)
    {
      gunichar c = read_unit (bytes + i, 2);

      if (c >= 0xd800 && c <= 0xdbff && i + 4 <= length)
        {
          gunichar low = read_unit (bytes + i + 2, 2);

          if (low >= 0xdc00 && low <= 0xdfff)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      if (!g_unichar_validate (c))
        {
          g_string_truncate (text, before);
          return FALSE;
        }
      g_string_append_unichar (text, c);
    }
  return TRUE;
}

/* X.680 section 41, tables 9 and 10; RFC 5280 appendix A. */
static gboolean
is_numeric (guint8 c)
{
  return g_ascii_isdigit (c) || c == ' ';
}

static gboolean
is_printable (guint8 c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr (" '()+,-./:=?", c) != NULL);
}

static gboolean
is_ascii (guint8 c)
{
  return c < 0x80;
}

static gboolean
is_visible (guint8 c)
{
  return c >= 0x20 && c < 0x7f;
}

typedef struct {
  ReadText   read;
  gboolean (*has) (guint8 c);   /* NULL: the encoding alone says what is in the set */
} StringType;

static const StringType string_types[] = {
  [ASSAY_DER_UTF8_STRING]      = { read_utf8 },
  [ASSAY_DER_NUMERIC_STRING]   = { read_latin1, is_numeric },
  [ASSAY_DER_PRINTABLE_STRING] = { read_latin1, is_printable },
  [ASSAY_DER_TELETEX_STRING]   = { read_latin1 },
  [ASSAY_DER_IA5_STRING]       = { read_latin1, is_ascii },
  [ASSAY_DER_VISIBLE_STRING]   = { read_latin1, is_visible },
  [ASSAY_DER_UNIVERSAL_STRING] = { read_utf32 },
  [ASSAY_DER_BMP_STRING]       = { read_utf16 },
};

gboolean
assay_der_get_text (guint32            type,
                    const AssayCursor *content,
                    GString           *text)
{
  if (type >= G_N_ELEMENTS (string_types) || string_types[type].read == NULL)
    return FALSE;
  return string_types[type].read (assay_cursor_peek (content), assay_cursor_left (content), text);
}

gboolean
assay_der_is_in_charset (guint32            type,
                         const AssayCursor *content)
{
  const guint8 *bytes = assay_cursor_peek (content);

  if (type >= G_N_ELEMENTS (string_types) || string_types[type].has == NULL)
    return TRUE;
  for (gsize i = 0; i < assay_cursor_left (content); i++)
    if (!string_types[type].has (bytes[i]))
      return FALSE;
  return TRUE;
}
