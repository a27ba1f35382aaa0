/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/hex-lines.h"

#include <string.h>

#define MIN_OFFSET_DIGITS 3
#define MAX_OFFSET_DIGITS 16
#define MAX_GROUP_DIGITS  16

static guint
count_digits (const char *p)
{
  guint n = 0;

  while (g_ascii_isxdigit (p[n]))
    n++;
  return n;
}

static guint
count_spaces (const char *p)
{
  return strspn (p, " \t");
}

/* After the offset stands a colon (xxd, tcpdump), " - " (OpenSSL), or space; one space is enough after an offset that
 * is too long for a group of bytes (od). NULL when it is something else. */
static const char *
skip_offset (const char *p,
             guint       digits)
{
  guint spaces;

  if (*p == ':')
    return p + 1;
  if (g_str_has_prefix (p, " - "))
    return p + 2;
  spaces = count_spaces (p);
  if (spaces >= 2 || (spaces == 1 && digits >= 6) || (*p == '\0' && digits >= 6))
    return p + spaces;
  return NULL;
}

static const char *
take_offset (const char   *p,
             AssayHexLine *read)
{
  guint digits;
  char *end;

  read->prefixed = p[0] == '0' && (p[1] == 'x' || p[1] == 'X');
  if (read->prefixed)
    p += 2;
  digits = count_digits (p);
  if (digits < MIN_OFFSET_DIGITS || digits > MAX_OFFSET_DIGITS)
    return NULL;
  read->offset = g_ascii_strtoull (p, NULL, 16);
  read->octal = g_ascii_strtoull (p, &end, 8);
  if (end != p + digits)
    read->octal = G_MAXUINT64;
  return skip_offset (p + digits, digits);
}

static void
take_group (const char   *p,
            guint         digits,
            AssayHexLine *read)
{
  for (guint i = 0; i + 1 < digits && read->n_bytes < ASSAY_HEX_LINE_BYTES; i += 2)
    read->bytes[read->n_bytes++] = g_ascii_xdigit_value (p[i]) << 4 | g_ascii_xdigit_value (p[i + 1]);
}

/* The width of what separates two groups; 0 where the text begins. A wider gap only stands in the middle of 16. */
static guint
gap_width (const char *p,
           guint       digits,
           guint       n_bytes)
{
  guint spaces = count_spaces (p);

  if (n_bytes == 8 && *p == '-')
    return 1;
  if (spaces == 2 && n_bytes == 8 && digits == 2)
    return 2;
  return spaces == 1 ? 1 : 0;
}

gboolean
assay_hex_line_read (const char   *line,
                     AssayHexLine *read)
{
  const char *p;

  *read = (AssayHexLine) { 0, };
  p = take_offset (line + count_spaces (line), read);
  if (p == NULL)
    return FALSE;

  p += count_spaces (p);
  for (;;)
    {
      guint digits = count_digits (p);
      guint gap;

      if (digits == 0 || digits % 2 != 0 || digits > MAX_GROUP_DIGITS
          || (p[digits] != '\0' && p[digits] != ' ' && p[digits] != '\t' && p[digits] != '-'))
        break;
      take_group (p, digits, read);
      gap = gap_width (p + digits, digits, read->n_bytes);
      if (gap == 0)
        break;
      p += digits + gap;
    }
  return TRUE;
}

gboolean
assay_hex_read_plain (const char  *text,
                      GByteArray  *out,
                      const char **bad)
{
  const char *p = text;

  while (*p != '\0')
    {
      if (g_ascii_isspace (*p) || strchr (",;:{}[]()\"'|", *p) != NULL)
        p++;
      else if (p[0] == '\\' && (p[1] == '\0' || g_ascii_isspace (p[1])))
        p++;
      else if ((p[0] == '0' || p[0] == '\\') && (p[1] == 'x' || p[1] == 'X'))
        p += 2;
      else if (g_ascii_isxdigit (p[0]) && g_ascii_isxdigit (p[1]))
        {
          guint8 byte = g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]);

          g_byte_array_append (out, &byte, 1);
          p += 2;
        }
      else
        {
          *bad = g_ascii_isxdigit (p[0]) && p[1] != '\0' && !g_ascii_isspace (p[1]) ? p + 1 : p;
          return FALSE;
        }
    }
  return TRUE;
}

static void
blank (char       *from,
       const char *to)
{
  for (; from < to; from++)
    if (*from != '\n')
      *from = ' ';
}

/* Blanks what stands between @open and @close, and both of them; what is not closed goes to the end. */
static void
blank_comments (char       *text,
                const char *open,
                const char *close)
{
  char *from, *to;

  while ((from = strstr (text, open)) != NULL)
    {
      to = strstr (from + strlen (open), close);
      text = to != NULL ? to + strlen (close) : from + strlen (from);
      blank (from, text);
    }
}

void
assay_hex_blank_array (char *text)
{
  char *open = strchr (text, '{'), *close;

  if (open == NULL || memchr (text, '=', open - text) == NULL)
    return;
  blank (text, open);
  blank_comments (open, "/*", "*/");
  blank_comments (open, "//", "\n");
  close = strchr (open, '}');
  if (close != NULL)
    blank (close, close + strlen (close));
}
