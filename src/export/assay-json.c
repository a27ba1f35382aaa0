/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/assay-json.h"

#include <string.h>

#include "base/assay-format.h"

#define FIRST_SIZE 4096

void
assay_json_init (AssayJson *json,
                 gboolean   indented)
{
  *json = (AssayJson) {
    .out = g_string_sized_new (FIRST_SIZE),
    .indented = indented,
    .empty = TRUE,
  };
}

char *
assay_json_end (AssayJson *json)
{
  g_assert (json->depth == 0);
  return g_string_free (g_steal_pointer (&json->out), FALSE);
}

/* A report is a hundred thousand small pieces: most fit where there is room already. */
static inline void
put (AssayJson  *json,
     const char *text,
     gsize       length)
{
  GString *out = json->out;

  if (length >= out->allocated_len - out->len)
    {
      g_string_append_len (out, text, (gssize) length);
      return;
    }
  memcpy (out->str + out->len, text, length);
  out->len += length;
  out->str[out->len] = '\0';
}

static void
break_line (AssayJson *json)
{
  static const char line[] = "\n                                                                ";
  guint column = json->depth * 2;

  if (!json->indented)
    return;
  if (json->in_line)
    {
      put (json, " ", 1);
      return;
    }
  put (json, line, 1 + MIN (column, sizeof line - 2));
  for (guint i = sizeof line - 2; i < column; i++)
    put (json, " ", 1);
}

/* What stands before a value: the comma, the line, the name. */
static void
begin_value (AssayJson  *json,
             const char *name)
{
  if (!json->empty)
    g_string_append_c (json->out, ',');
  if (json->depth > 0)
    break_line (json);
  json->empty = FALSE;
  if (name == NULL)
    return;
  put (json, "\"", 1);
  put (json, name, strlen (name));
  put (json, "\": ", json->indented ? 3 : 2);
}

static void
add_literal (AssayJson  *json,
             const char *name,
             const char *literal)
{
  begin_value (json, name);
  put (json, literal, strlen (literal));
}

void
assay_json_open (AssayJson  *json,
                 const char *name,
                 char        bracket)
{
  begin_value (json, name);
  g_string_append_c (json->out, bracket);
  json->depth++;
  json->empty = TRUE;
}

void
assay_json_open_line (AssayJson  *json,
                      const char *name)
{
  assay_json_open (json, name, '{');
  json->in_line = TRUE;
}

void
assay_json_close (AssayJson *json,
                  char       bracket)
{
  json->depth--;
  if (!json->empty)
    break_line (json);
  g_string_append_c (json->out, bracket);
  json->empty = FALSE;
  json->in_line = FALSE;
}

void
assay_json_add_null (AssayJson  *json,
                     const char *name)
{
  add_literal (json, name, "null");
}

void
assay_json_add_boolean (AssayJson  *json,
                        const char *name,
                        gboolean    value)
{
  add_literal (json, name, value ? "true" : "false");
}

void
assay_json_add_maybe (AssayJson  *json,
                      const char *name,
                      int         value)
{
  add_literal (json, name, value < 0 ? "null" : value > 0 ? "true" : "false");
}

void
assay_json_add_signed (AssayJson  *json,
                       const char *name,
                       gint64      value)
{
  begin_value (json, name);
  g_string_append_printf (json->out, "%" G_GINT64_FORMAT, value);
}

void
assay_json_add_unsigned (AssayJson  *json,
                         const char *name,
                         guint64     value)
{
  char digits[24];
  char *p = digits + sizeof digits - 1;

  /* By hand: every node has two of them. */
  *p = '\0';
  do
    *--p = '0' + value % 10;
  while ((value /= 10) != 0);
  add_literal (json, name, p);
}

void
assay_json_add_duration (AssayJson  *json,
                         const char *name,
                         gint64      microseconds)
{
  guint64 size = microseconds < 0 ? -(guint64) microseconds : (guint64) microseconds;

  begin_value (json, name);
  g_string_append_printf (json->out, "%s%" G_GUINT64_FORMAT, microseconds < 0 ? "-" : "", size / 1000);
  if (size % 1000 == 0)
    return;
  g_string_append_printf (json->out, ".%03u", (guint) (size % 1000));
  g_string_truncate (json->out, json->out->len - (size % 100 == 0 ? 2 : size % 10 == 0 ? 1 : 0));
}

static void
append_escape (GString  *out,
               gunichar  c)
{
  static const char short_forms[] = "\"\"\\\\\bb\ff\nn\rr\tt";

  for (const char *p = short_forms; c < 0x80 && *p != '\0'; p += 2)
    if ((gunichar) *p == c)
      {
        g_string_append_c (out, '\\');
        g_string_append_c (out, p[1]);
        return;
      }

  /* Past the first plane as a pair of surrogates (RFC 8259 section 7). */
  if (c >= 0x10000)
    g_string_append_printf (out, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
  else
    g_string_append_printf (out, "\\u%04x", c);
}

static gboolean
is_plain (guchar c)
{
  return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

static const char *
append_character (GString    *out,
                  const char *p)
{
  gunichar c = g_utf8_get_char_validated (p, -1);
  const char *next;

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      g_string_append (out, "\\ufffd");
      return p + 1;
    }

  next = g_utf8_next_char (p);
  /* U+FFFD too, so that a text which had to be mended is written the same when it was read again. */
  if (c == '"' || c == 0xfffd || c == '\\' || assay_format_is_unsafe (c))
    append_escape (out, c);
  else
    g_string_append_len (out, p, next - p);
  return next;
}

void
assay_json_add_text (AssayJson  *json,
                     const char *name,
                     const char *text)
{
  const char *p = text;

  if (text == NULL)
    {
      assay_json_add_null (json, name);
      return;
    }

  begin_value (json, name);
  g_string_append_c (json->out, '"');
  while (*p != '\0')
    {
      const char *start = p;

      while (is_plain ((guchar) *p))
        p++;
      put (json, start, (gsize) (p - start));
      if (*p != '\0')
        p = append_character (json->out, p);
    }
  g_string_append_c (json->out, '"');
}

void
assay_json_add_texts (AssayJson          *json,
                      const char         *name,
                      const char * const *texts)
{
  assay_json_open (json, name, '[');
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    assay_json_add_text (json, NULL, texts[i]);
  assay_json_close (json, ']');
}

void
assay_json_add_bytes (AssayJson  *json,
                      const char *name,
                      GBytes     *bytes)
{
  gsize length;
  const guint8 *data;
  g_autofree char *text = NULL;

  if (bytes == NULL)
    {
      assay_json_add_null (json, name);
      return;
    }
  data = g_bytes_get_data (bytes, &length);
  text = g_base64_encode (data, length);
  begin_value (json, name);
  g_string_append_c (json->out, '"');
  g_string_append (json->out, text);
  g_string_append_c (json->out, '"');
}
