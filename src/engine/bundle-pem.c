/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/bundle-private.h"

#include <string.h>

#define MAX_LABEL 64

static const char begin_mark[] = "-----BEGIN ";
static const char dashes[] = "-----";

/* What blocks call themselves; RFC 7468, and what is met besides. What is in them counts more. */
static const struct {
  const char        *label;
  AssayDocumentKind  kind;
} labels[] = {
  { "CERTIFICATE",             ASSAY_DOCUMENT_CERTIFICATE },
  { "CERTIFICATE REQUEST",     ASSAY_DOCUMENT_REQUEST },
  { "CMS",                     ASSAY_DOCUMENT_PKCS7 },
  { "CRL",                     ASSAY_DOCUMENT_CRL },
  { "DH PARAMETERS",           ASSAY_DOCUMENT_PARAMETERS },
  { "DSA PARAMETERS",          ASSAY_DOCUMENT_PARAMETERS },
  { "EC PARAMETERS",           ASSAY_DOCUMENT_PARAMETERS },
  { "NEW CERTIFICATE REQUEST", ASSAY_DOCUMENT_REQUEST },
  { "OCSP REQUEST",            ASSAY_DOCUMENT_OCSP_REQUEST },
  { "OCSP RESPONSE",           ASSAY_DOCUMENT_OCSP_RESPONSE },
  { "PKCS #7 SIGNED DATA",     ASSAY_DOCUMENT_PKCS7 },
  { "PKCS12",                  ASSAY_DOCUMENT_PKCS12 },
  { "PKCS7",                   ASSAY_DOCUMENT_PKCS7 },
  { "PUBLIC KEY",              ASSAY_DOCUMENT_PUBLIC_KEY },
  { "RSA PUBLIC KEY",          ASSAY_DOCUMENT_PUBLIC_KEY },
  { "TRUSTED CERTIFICATE",     ASSAY_DOCUMENT_CERTIFICATE },
  { "X509 CERTIFICATE",        ASSAY_DOCUMENT_CERTIFICATE },
  { "X509 CRL",                ASSAY_DOCUMENT_CRL },
  { "X9.42 DH PARAMETERS",     ASSAY_DOCUMENT_PARAMETERS },
};

/* One block: where its line begins, and its body. */
typedef struct {
  char  label[MAX_LABEL + 1];
  gsize start;
  gsize body;
  gsize end;
} Block;

/* The text of a file, and where reading it has come to. */
typedef struct {
  const char *text;
  gsize       length;
  gsize       at;
} Reader;

/* Where @mark stands from @from on, or @otherwise. */
static gsize
find (const Reader *reader,
      gsize         from,
      const char   *mark,
      gsize         otherwise)
{
  /* Of nothing there may be no address. */
  const char *found = from < reader->length
                        ? memmem (reader->text + from, reader->length - from, mark, strlen (mark)) : NULL;

  return found != NULL ? (gsize) (found - reader->text) : otherwise;
}

/* FALSE when the line of the mark does not end as it should. */
static gboolean
read_label (const Reader *reader,
            Block        *block)
{
  gsize label = block->start + strlen (begin_mark);
  gsize end = find (reader, label, dashes, reader->length);
  gsize n = end - label;

  if (end == reader->length || n > MAX_LABEL || memchr (reader->text + label, '\n', n) != NULL
      || memchr (reader->text + label, '\0', n) != NULL)
    return FALSE;
  memcpy (block->label, reader->text + label, n);
  block->label[n] = '\0';
  g_strstrip (block->label);
  block->body = end + strlen (dashes);
  return TRUE;
}

/* A block ends with its END, with the next BEGIN, or with the text. */
static gboolean
next_block (Reader *reader,
            Block  *block)
{
  while ((block->start = find (reader, reader->at, begin_mark, reader->length)) < reader->length)
    {
      reader->at = block->start + strlen (begin_mark);
      if (!read_label (reader, block))
        continue;
      reader->at = block->end = find (reader, block->body, dashes, reader->length);
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_private (const char *label)
{
  g_autofree char *upper = g_ascii_strup (label, -1);

  return strstr (upper, "PRIVATE KEY") != NULL;
}

static AssayDocumentKind
find_kind (const char *label)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (labels[i].label, label) == 0)
      return labels[i].kind;
  return ASSAY_DOCUMENT_UNKNOWN;
}

/* The headers of old PEM (RFC 1421 section 4.4), up to an empty line. */
static gsize
skip_headers (const char *text,
              gsize       start,
              gsize       end)
{
  const char *line = text + start;
  const char *stop, *empty;

  while (line < text + end && g_ascii_isspace (*line))
    line++;
  stop = memchr (line, '\n', text + end - line);
  if (stop == NULL || memchr (line, ':', stop - line) == NULL)
    return start;
  empty = memmem (line, text + end - line, "\n\n", 2);
  if (empty == NULL)
    empty = memmem (line, text + end - line, "\n\r\n", 3);
  return empty != NULL ? (gsize) (empty - text) : start;
}

static guint
count_lines (const char *text,
             gsize       from,
             gsize       to)
{
  guint n = 0;

  for (gsize i = from; i < to; i++)
    n += text[i] == '\n';
  return n;
}

static void
add_block (AssayBundle  *bundle,
           const Reader *reader,
           const Block  *block,
           guint         line)
{
  const AssayBundlePlace place = { line, block->label };
  AssayDocumentKind kind = find_kind (block->label);
  gsize body = skip_headers (reader->text, block->body, block->end);
  gsize bad;
  g_autoptr(GBytes) der = assay_bundle_decode_base64 (reader->text + body, block->end - body, &bad);
  gint64 bad_line = line + count_lines (reader->text, block->start, body + bad);
  g_autofree char *character = NULL;

  if (body + bad < block->end)
    {
      character = g_strndup (reader->text + body + bad,
                             MIN ((gsize) g_utf8_skip[(guchar) reader->text[body + bad]], block->end - body - bad));
      assay_bundle_add_document (bundle, kind, &place, NULL, NULL,
                                 assay_text_new (N_("Line {line} has “{character}”, which base64 has not"),
                                                 "line", ASSAY_ARG_NUMBER, bad_line,
                                                 "character", ASSAY_ARG_TEXT, character, NULL));
    }
  else if (g_bytes_get_size (der) == 0)
    assay_bundle_add_document (bundle, kind, &place, NULL, NULL,
                               assay_text_new (N_("There is nothing between its BEGIN and END"), NULL));
  else
    assay_bundle_add_der (bundle, &place, g_bytes_get_data (der, NULL), g_bytes_get_size (der), kind);
}

gboolean
assay_bundle_add_pem (AssayBundle *bundle,
                      const char  *text,
                      gsize        length)
{
  Reader reader = { text, length, 0 };
  gsize counted = 0;
  guint line = 1, n = 0;
  Block block;

  for (; !bundle->full && next_block (&reader, &block); n++)
    {
      line += count_lines (text, counted, block.start);
      counted = block.start;
      if (is_private (block.label))
        assay_bundle_add_document (bundle, ASSAY_DOCUMENT_PRIVATE_KEY, &(AssayBundlePlace) { line, block.label },
                                   NULL, NULL, NULL);
      else
        add_block (bundle, &reader, &block, line);
    }
  return n > 0;
}

gboolean
assay_bundle_find_pem_keys (const char         *text,
                            gsize               length,
                            AssayBundleKeyFunc  func,
                            gpointer            data)
{
  Reader reader = { text, length, 0 };
  guint n = 0;
  Block block;

  for (; next_block (&reader, &block); n++)
    if (is_private (block.label))
      func (block.body, block.end, data);
  return n > 0;
}
