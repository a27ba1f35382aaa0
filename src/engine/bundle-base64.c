/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/bundle-private.h"

#include <string.h>

#include "decode/decode-der.h"
#include "decode/decode-document.h"

/* How many beginnings that turn out to be nothing are tried: each may be as long as the file. */
#define MAX_TRIES 64

/* The shortest text that is worth a look: no certificate or key is smaller. */
#define MIN_LENGTH 40

/* How much of it tells whether it is DER. */
#define PEEK_LENGTH 64

static void
wipe (gpointer data)
{
  g_autoptr(GByteArray) array = data;

  explicit_bzero (array->data, array->len);
}

GBytes *
assay_bundle_wipe_later (guint8 *data,
                         gsize   length)
{
  GByteArray *array = g_byte_array_new_take (data, length);

  return g_bytes_new_with_free_func (array->data, array->len, wipe, array);
}

/* What stands around base64 in source code, JSON, YAML and quoted mail. */
static gboolean
is_filler (char c)
{
  return g_ascii_isspace (c) || strchr ("\"',;>|#*", c) != NULL;
}

/* The six bits of a character, or -1. */
static int
get_bits (char c)
{
  if (c >= 'A' && c <= 'Z')
    return c - 'A';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 26;
  if (c >= '0' && c <= '9')
    return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

GBytes *
assay_bundle_decode_base64 (const char *text,
                            gsize       length,
                            gsize      *bad)
{
  guint8 *data = g_malloc (length / 4 * 3 + 3);
  gsize n = 0, i;
  guint32 group = 0;
  guint in_group = 0;

  for (i = 0; i < length; i++)
    {
      int bits = get_bits (text[i]);

      if (bits >= 0)
        {
          group = group << 6 | (guint32) bits;
          if (++in_group % 4 != 1)
            data[n++] = (guint8) (group >> (6 - 2 * ((in_group - 1) % 4)));
        }
      else if (text[i] == '=')
        in_group = 0;                             /* another piece may follow */
      else if (text[i] == '\\' && i + 1 < length && strchr ("nrt", text[i + 1]) != NULL)
        i++;                                      /* an escaped line end */
      else if (text[i] == '\0' || !is_filler (text[i]))
        break;
    }
  *bad = i;
  return assay_bundle_wipe_later (data, n);
}

/* Where a stretch of base64 and white space ends. */
static gsize
find_end (const char *text,
          gsize       length,
          gsize       start)
{
  while (start < length && text[start] != '\0'
         && (get_bits (text[start]) >= 0 || text[start] == '=' || g_ascii_isspace (text[start])))
    start++;
  return start;
}

/* A word that begins like a SEQUENCE in base64 does: a letter from A to I after the M, which is its length's start. */
static gboolean
is_beginning (const char *text,
              gsize       at,
              gsize       end)
{
  return end - at >= MIN_LENGTH && text[at] == 'M' && text[at + 1] >= 'A' && text[at + 1] <= 'I'
         && (at == 0 || get_bits (text[at - 1]) < 0);
}

/* Whether a SEQUENCE begins that holds what the structures of X.509 begin with. */
static gboolean
looks_promising (GBytes *start)
{
  static const guint32 tags[] = { ASSAY_DER_SEQUENCE, ASSAY_DER_INTEGER, ASSAY_DER_OID, ASSAY_DER_ENUMERATED };
  AssayCursor cursor;
  AssayDer whole, first;

  assay_cursor_init_bytes (&cursor, start);
  /* The length of BER may be open. */
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &whole))
    return g_bytes_get_size (start) > 2 && ((const guint8 *) g_bytes_get_data (start, NULL))[1] == 0x80;
  if (!assay_der_read (&whole.content, &first))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (first.tag == tags[i])
      return TRUE;
  return FALSE;
}

/* Decodes what begins here when it is of a kind that is known. @tries: counts what was decoded for nothing.
 * (transfer full) (nullable) */
static GBytes *
try_to_decode (const char *text,
               gsize       length,
               guint      *tries)
{
  gsize bad, size;
  g_autoptr(GBytes) start = assay_bundle_decode_base64 (text, MIN (length, PEEK_LENGTH), &bad);
  g_autoptr(GBytes) all = NULL;

  if (!looks_promising (start))
    return NULL;
  (*tries)++;
  all = assay_bundle_decode_base64 (text, length, &bad);
  if (assay_document_sniff (g_bytes_get_data (all, NULL), g_bytes_get_size (all), &size) == ASSAY_DOCUMENT_UNKNOWN)
    return NULL;
  (*tries)--;
  return g_steal_pointer (&all);
}

/* Told each stretch that is DER: @der is borrowed. */
typedef void (*FoundFunc) (GBytes   *der,
                           gsize     start,
                           gsize     end,
                           gpointer  data);

static gboolean
find_all (const char *text,
          gsize       length,
          FoundFunc   func,
          gpointer    data)
{
  gboolean found = FALSE;
  guint tries = 0;

  for (gsize at = 0; at < length && tries < MAX_TRIES;)
    {
      gsize end = find_end (text, length, at);

      for (; at < end && tries < MAX_TRIES; at++)
        if (is_beginning (text, at, end))
          {
            g_autoptr(GBytes) der = try_to_decode (text + at, end - at, &tries);

            if (der == NULL)
              continue;
            func (der, at, end, data);
            found = TRUE;
            at = end;
          }
      at = MAX (at, end) + 1;
    }
  return found;
}

typedef struct {
  AssayBundle *bundle;
  const char  *text;
  gsize        counted;     /* lines up to here */
  guint        line;
} Adding;

/* How much of it are elements of known kinds: words after them look like base64 too. */
static gsize
measure (GBytes *der)
{
  gsize length, size;
  const guint8 *bytes = g_bytes_get_data (der, &length);
  gsize known = 0;

  while (known < length
         && assay_document_sniff (bytes + known, length - known, &size) != ASSAY_DOCUMENT_UNKNOWN && size > 0)
    known += size;
  return known > 0 ? known : length;
}

static void
add_found (GBytes   *der,
           gsize     start,
           gsize     end,
           gpointer  data)
{
  Adding *adding = data;
  AssayBundlePlace place = { 0, NULL };

  for (; adding->counted < start; adding->counted++)
    adding->line += adding->text[adding->counted] == '\n';
  place.line = adding->line;
  assay_bundle_add_der (adding->bundle, &place, g_bytes_get_data (der, NULL), measure (der), ASSAY_DOCUMENT_UNKNOWN);
}

gboolean
assay_bundle_add_base64 (AssayBundle *bundle,
                         const char  *text,
                         gsize        length)
{
  Adding adding = { bundle, text, 0, 1 };

  return find_all (text, length, add_found, &adding);
}

typedef struct {
  AssayBundleKeyFunc func;
  gpointer           data;
} Keys;

/* Base64 that holds any private key, also after something else, is a stretch to be rid of. */
static void
tell_keys (GBytes   *der,
           gsize     start,
           gsize     end,
           gpointer  data)
{
  Keys *keys = data;
  gsize length, size;
  const guint8 *bytes = g_bytes_get_data (der, &length);

  for (gsize offset = 0; offset < length; offset += size)
    {
      AssayDocumentKind kind = assay_document_sniff (bytes + offset, length - offset, &size);

      if (kind == ASSAY_DOCUMENT_PRIVATE_KEY)
        keys->func (start, end, keys->data);
      if (size == 0 || kind == ASSAY_DOCUMENT_PRIVATE_KEY)
        return;
    }
}

gboolean
assay_bundle_find_base64_keys (const char         *text,
                               gsize               length,
                               AssayBundleKeyFunc  func,
                               gpointer            data)
{
  Keys keys = { func, data };

  return find_all (text, length, tell_keys, &keys);
}
