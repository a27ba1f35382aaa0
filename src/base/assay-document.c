/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-document.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (AssayDocument, assay_document, assay_document_ref, assay_document_unref)

static const struct {
  const char *name;
  const char *label;
} kinds[ASSAY_N_DOCUMENTS] = {
  [ASSAY_DOCUMENT_REQUEST]       = { "csr",           N_("Certificate request") },
  [ASSAY_DOCUMENT_CRL]           = { "crl",           N_("Revocation list") },
  [ASSAY_DOCUMENT_PUBLIC_KEY]    = { "public-key",    N_("Public key") },
  [ASSAY_DOCUMENT_OCSP_RESPONSE] = { "ocsp-response", N_("OCSP response") },
  [ASSAY_DOCUMENT_OCSP_REQUEST]  = { "ocsp-request",  N_("OCSP request") },
  [ASSAY_DOCUMENT_PRIVATE_KEY]   = { "private-key",   N_("Private key") },
  [ASSAY_DOCUMENT_PKCS7]         = { "pkcs7",         N_("PKCS #7 container") },
  [ASSAY_DOCUMENT_PKCS12]        = { "pkcs12",        N_("PKCS #12 container") },
  [ASSAY_DOCUMENT_KEYSTORE]      = { "keystore",      N_("Java keystore") },
  [ASSAY_DOCUMENT_PARAMETERS]    = { "parameters",    N_("Key parameters") },
  [ASSAY_DOCUMENT_CERTIFICATE]   = { "certificate",   N_("Certificate that cannot be read") },
  [ASSAY_DOCUMENT_UNKNOWN]       = { "unknown",       N_("Unknown data") },
};

const char *
assay_document_kind_name (AssayDocumentKind kind)
{
  return kinds[kind].name;
}

const char *
assay_document_kind_label (AssayDocumentKind kind)
{
  return kinds[kind].label;
}

AssayDocument *
assay_document_take (AssayDocument *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayDocument *
assay_document_ref (AssayDocument *document)
{
  return g_atomic_rc_box_acquire (document);
}

static void
document_clear (gpointer data)
{
  AssayDocument *document = data;

  g_free (document->source);
  g_free (document->label);
  g_free (document->title);
  g_clear_pointer (&document->der, g_bytes_unref);
  g_clear_pointer (&document->problem, assay_text_unref);
}

void
assay_document_unref (AssayDocument *document)
{
  g_atomic_rc_box_release_full (document, document_clear);
}

GPtrArray *
assay_documents_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) assay_document_unref);
}
