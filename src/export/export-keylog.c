/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-keylog.h"

static void
append_hex (GString *out,
            GBytes  *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  g_string_append_c (out, ' ');
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (out, "%02x", data[i]);
}

char *
assay_export_keylog (const AssayReport *report)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < report->secrets->len; i++)
    {
      const AssaySecret *secret = g_ptr_array_index (report->secrets, i);

      g_string_append (out, secret->label);
      append_hex (out, secret->client_random);
      append_hex (out, secret->secret);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
