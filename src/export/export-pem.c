/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-pem.h"

#include <string.h>

#include "export/file-name.h"

#define LINE_LENGTH 64    /* RFC 7468 section 2 */

static void
append_certificate (GString                *out,
                    const AssayCertificate *certificate)
{
  gsize length;
  const guint8 *der = g_bytes_get_data (certificate->der, &length);
  g_autofree char *base64 = g_base64_encode (der, length);

  g_string_append (out, "-----BEGIN CERTIFICATE-----\n");
  for (const char *p = base64; *p != '\0'; p += strnlen (p, LINE_LENGTH))
    {
      g_string_append_len (out, p, (gssize) strnlen (p, LINE_LENGTH));
      g_string_append_c (out, '\n');
    }
  g_string_append (out, "-----END CERTIFICATE-----\n");
}

char *
assay_export_pem_certificate (const AssayCertificate *certificate)
{
  GString *out = g_string_new (NULL);

  append_certificate (out, certificate);
  return g_string_free (out, FALSE);
}

char *
assay_export_pem_chain (const AssayReport *report)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < report->n_sent; i++)
    append_certificate (out, g_ptr_array_index (report->certificates, i));
  return g_string_free (out, FALSE);
}

char *
assay_export_pem_file_name (const AssayReport *report)
{
  return assay_export_file_name (report, "chain", ".pem");
}
