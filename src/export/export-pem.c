/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-pem.h"

#include <string.h>

#include "export/export-chain.h"
#include "export/file-name.h"

#define LINE_LENGTH 64    /* RFC 7468 section 2 */

/* RFC 7468 sections 5 to 13, and what OpenSSL calls the others. */
static const char * const labels[ASSAY_N_DOCUMENTS] = {
  [ASSAY_DOCUMENT_REQUEST]       = "CERTIFICATE REQUEST",
  [ASSAY_DOCUMENT_CRL]           = "X509 CRL",
  [ASSAY_DOCUMENT_PUBLIC_KEY]    = "PUBLIC KEY",
  [ASSAY_DOCUMENT_OCSP_RESPONSE] = "OCSP RESPONSE",
  [ASSAY_DOCUMENT_OCSP_REQUEST]  = "OCSP REQUEST",
  [ASSAY_DOCUMENT_PKCS7]         = "PKCS7",
  [ASSAY_DOCUMENT_PKCS12]        = "PKCS12",
  [ASSAY_DOCUMENT_PARAMETERS]    = "PARAMETERS",
  [ASSAY_DOCUMENT_CERTIFICATE]   = "CERTIFICATE",
  [ASSAY_DOCUMENT_UNKNOWN]       = "DATA",
};

static void
append_block (GString    *out,
              const char *label,
              GBytes     *bytes)
{
  gsize length;
  const guint8 *der = g_bytes_get_data (bytes, &length);
  g_autofree char *base64 = g_base64_encode (der, length);

  g_string_append_printf (out, "-----BEGIN %s-----\n", label);
  for (const char *p = base64; *p != '\0'; p += strnlen (p, LINE_LENGTH))
    {
      g_string_append_len (out, p, (gssize) strnlen (p, LINE_LENGTH));
      g_string_append_c (out, '\n');
    }
  g_string_append_printf (out, "-----END %s-----\n", label);
}

static void
append_certificate (GString                *out,
                    const AssayCertificate *certificate)
{
  append_block (out, "CERTIFICATE", certificate->der);
}

char *
assay_export_pem_certificate (const AssayCertificate *certificate)
{
  GString *out = g_string_new (NULL);

  append_certificate (out, certificate);
  return g_string_free (out, FALSE);
}

/* Strict: exactly what append_block() writes. */
static GBytes *
read_block (const char *pem,
            const char *label)
{
  g_autofree char *begin = g_strdup_printf ("-----BEGIN %s-----\n", label);
  g_autofree char *end = g_strdup_printf ("-----END %s-----\n", label);
  g_autoptr(GString) base64 = g_string_new (NULL);
  gsize length = strlen (pem);
  guchar *der;

  if (!g_str_has_prefix (pem, begin) || !g_str_has_suffix (pem, end) || length < strlen (begin) + strlen (end))
    return NULL;
  for (const char *p = pem + strlen (begin); p < pem + length - strlen (end); p++)
    if (g_ascii_isalnum (*p) || strchr ("+/=", *p) != NULL)
      g_string_append_c (base64, *p);
    else if (*p != '\n')
      return NULL;
  der = g_base64_decode (base64->str, &length);
  return g_bytes_new_take (der, length);
}

GBytes *
assay_import_pem_certificate (const char *pem)
{
  return read_block (pem, "CERTIFICATE");
}

/* What is shown as a public key may be of PKCS #1, which has a label of its own. */
static const char *
find_label (const AssayDocument *document)
{
  gboolean older = document->label != NULL && g_ascii_strcasecmp (document->label, "RSA PUBLIC KEY") == 0;

  return older && document->kind == ASSAY_DOCUMENT_PUBLIC_KEY ? "RSA PUBLIC KEY" : labels[document->kind];
}

GBytes *
assay_import_pem_document (const AssayDocument *document,
                           const char          *pem)
{
  return labels[document->kind] != NULL ? read_block (pem, find_label (document)) : NULL;
}

char *
assay_export_pem_document (const AssayDocument *document)
{
  GString *out;

  if (document->der == NULL || labels[document->kind] == NULL)
    return NULL;
  out = g_string_new (NULL);
  append_block (out, find_label (document), document->der);
  return g_string_free (out, FALSE);
}

char *
assay_export_pem_certificates (GPtrArray *certificates)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < certificates->len; i++)
    append_certificate (out, g_ptr_array_index (certificates, i));
  return g_string_free (out, FALSE);
}

char *
assay_export_pem_chain (const AssayReport *report)
{
  g_autoptr(GPtrArray) certificates = assay_chain_collect (report, ASSAY_CHAIN_SENT);

  return assay_export_pem_certificates (certificates);
}

char *
assay_export_pem_file_name (const AssayReport *report)
{
  return assay_export_file_name (report, "chain", ".pem");
}
