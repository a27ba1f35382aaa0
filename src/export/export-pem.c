/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-pem.h"

#include <string.h>

#include "export/file-name.h"

#define LINE_LENGTH 64    /* RFC 7468 section 2 */
#define BEGIN       "-----BEGIN CERTIFICATE-----\n"
#define END         "-----END CERTIFICATE-----\n"

static void
append_certificate (GString                *out,
                    const AssayCertificate *certificate)
{
  gsize length;
  const guint8 *der = g_bytes_get_data (certificate->der, &length);
  g_autofree char *base64 = g_base64_encode (der, length);

  g_string_append (out, BEGIN);
  for (const char *p = base64; *p != '\0'; p += strnlen (p, LINE_LENGTH))
    {
      g_string_append_len (out, p, (gssize) strnlen (p, LINE_LENGTH));
      g_string_append_c (out, '\n');
    }
  g_string_append (out, END);
}

char *
assay_export_pem_certificate (const AssayCertificate *certificate)
{
  GString *out = g_string_new (NULL);

  append_certificate (out, certificate);
  return g_string_free (out, FALSE);
}

GBytes *
assay_import_pem_certificate (const char *pem)
{
  gsize length = strlen (pem);
  g_autoptr(GString) base64 = g_string_new (NULL);
  guchar *der;

  if (!g_str_has_prefix (pem, BEGIN) || !g_str_has_suffix (pem, END) || length < strlen (BEGIN END))
    return NULL;
  for (const char *p = pem + strlen (BEGIN); p < pem + length - strlen (END); p++)
    if (g_ascii_isalnum (*p) || strchr ("+/=", *p) != NULL)
      g_string_append_c (base64, *p);
    else if (*p != '\n')
      return NULL;
  der = g_base64_decode (base64->str, &length);
  return g_bytes_new_take (der, length);
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
