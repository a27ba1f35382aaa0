/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/import-scan.h"

#include <string.h>

#define FIELDS "\"fields\""

/* JSON that is looked through. */
typedef struct {
  char  *text;
  gsize  length;
  gsize  at;
  guint  depth;
  guint  values;
} Scan;

static AssayText *
say_at (const char *text,
        gsize       at,
        const char *message)
{
  gint64 line = 1;
  gint64 column = 1;

  for (gsize i = 0; i < at; i++)
    {
      column = text[i] == '\n' ? 1 : column + 1;
      line += text[i] == '\n';
    }
  return assay_text_new (message, "line", ASSAY_ARG_NUMBER, line, "column", ASSAY_ARG_NUMBER, column, NULL);
}

/* From the quotation mark at @at to the byte after the one that ends the string, or the end. */
static gsize
skip_string (const char *text,
             gsize       length,
             gsize       at)
{
  for (at++; at < length && text[at] != '"'; at++)
    if (text[at] == '\\')
      at++;
  return MIN (at + 1, length);
}

/* From the brace at @at to the byte after the one that matches it; the end when none does. */
static gsize
skip_object (const char *text,
             gsize       length,
             gsize       at)
{
  gsize open = 0;

  while (at < length)
    {
      if (text[at] == '"')
        {
          at = skip_string (text, length, at);
          continue;
        }
      open += text[at] == '{' || text[at] == '[';
      if ((text[at] == '}' || text[at] == ']') && --open == 0)
        return at + 1;
      at++;
    }
  return length;
}

static gsize
skip_space (const Scan *scan,
            gsize       at)
{
  while (at < scan->length && strchr (" \t\r\n", scan->text[at]) != NULL)
    at++;
  return at;
}

/* A tree of fields becomes null and space; lines stay. */
static void
blank_fields (Scan  *scan,
              gsize  name)
{
  gsize start = skip_space (scan, scan->at);
  gsize end;

  if (scan->at - name != strlen (FIELDS) || memcmp (scan->text + name, FIELDS, strlen (FIELDS)) != 0)
    return;
  if (start >= scan->length || scan->text[start] != ':')
    return;
  start = skip_space (scan, start + 1);
  if (start >= scan->length || scan->text[start] != '{')
    return;
  end = skip_object (scan->text, scan->length, start);
  if (end - start < strlen ("null"))
    return;
  memcpy (scan->text + start, "null", strlen ("null"));
  for (gsize i = start + strlen ("null"); i < end; i++)
    if (scan->text[i] != '\n')
      scan->text[i] = ' ';
  scan->at = end;
}

/* One step; FALSE when a limit is passed. */
static gboolean
step (Scan        *scan,
      const char **message)
{
  char c = scan->text[scan->at];
  gsize start = scan->at;

  if (c == '"')
    {
      scan->at = skip_string (scan->text, scan->length, start);
      blank_fields (scan, start);
      return TRUE;
    }
  scan->at++;
  scan->values += c == ',' || c == '{' || c == '[';
  if (c == '{' || c == '[')
    scan->depth++;
  else if ((c == '}' || c == ']') && scan->depth > 0)
    scan->depth--;

  if (scan->depth > ASSAY_LIMIT_SAVED_DEPTH)
    *message = N_("Line {line}, column {column}: it is nested too deeply for a report");
  else if (scan->values > ASSAY_LIMIT_SAVED_VALUES)
    *message = N_("Line {line}, column {column}: there is more in it than in any report");
  return *message == NULL;
}

static AssayText *
check_text (const char *text,
            gsize       length)
{
  const char *end;

  if (length > ASSAY_LIMIT_SAVED)
    return assay_text_new (N_("It is larger than {limit}, the most that is read of a report"),
                           "limit", ASSAY_ARG_SIZE, (gint64) ASSAY_LIMIT_SAVED, NULL);
  if (g_utf8_validate_len (text, length, &end))
    return NULL;
  return say_at (text, (gsize) (end - text), N_("Line {line}, column {column}: this is not text (UTF-8)"));
}

char *
assay_import_scan (const char  *text,
                   gsize        length,
                   AssayText  **why)
{
  Scan scan = { .length = length };
  const char *message = NULL;

  *why = check_text (text, length);
  if (*why != NULL)
    return NULL;
  scan.text = g_strndup (text, length);
  while (scan.at < length)
    if (!step (&scan, &message))
      {
        *why = say_at (text, scan.at - 1, message);
        g_free (scan.text);
        return NULL;
      }
  return scan.text;
}
