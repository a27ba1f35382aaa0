/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "decode/decode-document.h"
#include "engine/assay-bundle.h"

static void
check_document (const AssayDocument *document)
{
  g_assert_true (document->title == NULL || g_utf8_validate (document->title, -1, NULL));
  g_assert_true (document->label == NULL || g_utf8_validate (document->label, -1, NULL));
  if (document->kind == ASSAY_DOCUMENT_PRIVATE_KEY)
    g_assert_null (document->der);
  if (document->der != NULL)
    {
      g_autoptr(AssayNode) tree = assay_document_decode (document->kind, document->der);

      g_assert_nonnull (tree);
    }
}

/* The same as an answer from the network. */
static void
check_extract (GBytes            *content,
               AssayDocumentKind  kind)
{
  g_autoptr(GPtrArray) all = assay_bundle_extract (content, kind, ASSAY_LIMIT_BUNDLE);
  g_autoptr(GPtrArray) first = assay_bundle_extract (content, kind, 1);

  g_assert_cmpuint (first->len, ==, MIN (all->len, 1));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpuint (g_bytes_get_size (g_ptr_array_index (all, i)), >, 0);
}

/* The whole input is a file that somebody opens. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char * const passwords[] = { "a", NULL };
  g_autoptr(GBytes) content = g_bytes_new (data, size);
  g_autoptr(AssayInput) input = assay_input_new_for_bytes ("fuzz", content);
  g_autoptr(GPtrArray) certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);
  g_autoptr(GPtrArray) documents = assay_documents_new ();
  g_autoptr(GBytes) redacted G_GNUC_UNUSED = assay_bundle_redact (content);
  g_autoptr(GError) error = NULL;
  gboolean found = assay_bundle_read (input, passwords, certificates, documents, NULL, &error);

  g_assert_true (found == (error == NULL));
  g_assert_true (found == (certificates->len + documents->len > 0));
  g_assert_cmpuint (certificates->len, <=, ASSAY_LIMIT_BUNDLE);
  g_assert_cmpuint (documents->len, <=, ASSAY_LIMIT_BUNDLE);
  for (guint i = 0; i < documents->len; i++)
    check_document (g_ptr_array_index (documents, i));
  assay_bundle_sniff (content);
  check_extract (content, ASSAY_DOCUMENT_CERTIFICATE);
  check_extract (content, ASSAY_DOCUMENT_CRL);
  return 0;
}
