/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-bundle.h"

#include <string.h>

#include "base/assay-error.h"
#include "decode/decode-document.h"
#include "engine/bundle-private.h"

/* How much of a text is looked through for base64 to tell what a file is. */
#define SNIFF_LENGTH 65536

/* What is known by how it begins, but not read. */
static const struct {
  const char        *start;
  AssayDocumentKind  kind;
  const char        *problem;
} magics[] = {
  { "\xfe\xed\xfe\xed", ASSAY_DOCUMENT_KEYSTORE,
    N_("Assay does not read Java keystores; keytool -importkeystore makes PKCS #12 of it") },
  { "\xce\xce\xce\xce", ASSAY_DOCUMENT_KEYSTORE,
    N_("Assay does not read Java keystores; keytool -importkeystore makes PKCS #12 of it") },
  { "PuTTY-User-Key-File-", ASSAY_DOCUMENT_PRIVATE_KEY, NULL },
};

static int
find_magic (const guint8 *data,
            gsize         length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= strlen (magics[i].start) && memcmp (data, magics[i].start, strlen (magics[i].start)) == 0)
      return (int) i;
  return -1;
}

/* Text as other systems write it, with a byte order mark, becomes UTF-8. (transfer full) */
static GBytes *
normalize (GBytes *content)
{
  gsize length, written;
  const char *data = g_bytes_get_data (content, &length);
  const char *from = NULL;
  char *text;

  if (length >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    from = "UTF-16LE";
  else if (length >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    from = "UTF-16BE";
  text = from != NULL ? g_convert (data + 2, (gssize) length - 2, "UTF-8", from, NULL, &written, NULL) : NULL;
  return text != NULL ? assay_bundle_wipe_later ((guint8 *) text, written) : g_bytes_ref (content);
}

/* Whether it is DER, and no text that happens to begin like it. */
static gboolean
is_der (const guint8 *data,
        gsize         length)
{
  gsize size;

  return length > 0 && data[0] == 0x30 && assay_document_sniff (data, length, &size) != ASSAY_DOCUMENT_UNKNOWN;
}

static gboolean
read_content (AssayBundle *bundle,
              GBytes      *content)
{
  const AssayBundlePlace place = { 0, NULL };
  g_autoptr(GBytes) normal = normalize (content);
  gsize length;
  const guint8 *data = g_bytes_get_data (normal, &length);
  int magic = find_magic (data, length);

  if (magic >= 0)
    {
      const char *problem = magics[magic].problem;

      assay_bundle_add_document (bundle, magics[magic].kind, &place, NULL, NULL,
                                 problem != NULL ? assay_text_new (problem, NULL) : NULL);
      return TRUE;
    }
  if (is_der (data, length))
    return assay_bundle_add_der (bundle, &place, data, length, ASSAY_DOCUMENT_UNKNOWN);
  return assay_bundle_add_pem (bundle, (const char *) data, length)
         || assay_bundle_add_base64 (bundle, (const char *) data, length)
         || assay_bundle_add_der (bundle, &place, data, length, ASSAY_DOCUMENT_UNKNOWN);
}

gboolean
assay_bundle_read (const AssayInput    *input,
                   const char * const  *passwords,
                   GPtrArray           *certificates,
                   GPtrArray           *documents,
                   GCancellable        *cancellable,
                   GError             **error)
{
  g_autoptr(GBytes) content = assay_bundle_load (input, cancellable, error);
  AssayBundle bundle = {
    .source = input->name,
    .passwords = passwords,
    .certificates = certificates,
    .documents = documents,
  };

  if (content == NULL)
    return FALSE;
  if (read_content (&bundle, content))
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_FILE, assay_bundle_describe_junk (content));
  return FALSE;
}

static void
take_part (GPtrArray *parts,
           GBytes    *der,
           guint      max)
{
  if (der != NULL && parts->len < max)
    g_ptr_array_add (parts, g_bytes_ref (der));
}

GPtrArray *
assay_bundle_extract (GBytes            *content,
                      AssayDocumentKind  kind,
                      guint              max)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GPtrArray) certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);
  g_autoptr(GPtrArray) documents = assay_documents_new ();
  AssayBundle bundle = {
    .certificates = certificates,
    .documents = documents,
    .depth = ASSAY_LIMIT_BUNDLE_DEPTH - 1,
    .shut = TRUE,
  };

  read_content (&bundle, content);
  for (guint i = 0; kind == ASSAY_DOCUMENT_CERTIFICATE && i < certificates->len; i++)
    take_part (parts, ((AssayCertificate *) g_ptr_array_index (certificates, i))->der, max);
  for (guint i = 0; i < documents->len; i++)
    if (((AssayDocument *) g_ptr_array_index (documents, i))->kind == kind)
      take_part (parts, ((AssayDocument *) g_ptr_array_index (documents, i))->der, max);
  return parts;
}

static void
ignore_key (gsize    start,
            gsize    end,
            gpointer data)
{
}

gboolean
assay_bundle_sniff (GBytes *content)
{
  g_autoptr(GBytes) normal = normalize (content);
  gsize length;
  const char *data = g_bytes_get_data (normal, &length);

  return find_magic ((const guint8 *) data, length) >= 0
         || is_der ((const guint8 *) data, length)
         || (length > 0 && memmem (data, length, "-----BEGIN ", strlen ("-----BEGIN ")) != NULL)
         || assay_bundle_find_base64_keys (data, MIN (length, SNIFF_LENGTH), ignore_key, NULL);
}

/* A text without its private keys, as it is made. */
typedef struct {
  const char *text;
  gsize       kept;     /* up to here */
  GString    *result;
} Redaction;

static void
keep_until (Redaction *redaction,
            gsize      end)
{
  if (end > redaction->kept)
    g_string_append_len (redaction->result, redaction->text + redaction->kept, (gssize) (end - redaction->kept));
}

static void
drop_pem_key (gsize    start,
              gsize    end,
              gpointer data)
{
  Redaction *redaction = data;

  keep_until (redaction, start);
  g_string_append_c (redaction->result, '\n');
  redaction->kept = end;
}

static void
drop_base64_key (gsize    start,
                 gsize    end,
                 gpointer data)
{
  Redaction *redaction = data;

  keep_until (redaction, start);
  g_string_append (redaction->result, "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n");
  redaction->kept = end;
}

GBytes *
assay_bundle_redact (GBytes *content)
{
  gsize length;
  Redaction redaction = { g_bytes_get_data (content, &length), 0, g_string_sized_new (length) };

  if (!assay_bundle_find_pem_keys (redaction.text, length, drop_pem_key, &redaction))
    assay_bundle_find_base64_keys (redaction.text, length, drop_base64_key, &redaction);
  keep_until (&redaction, length);
  return g_string_free_to_bytes (redaction.result);
}
