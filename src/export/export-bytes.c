/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-bytes.h"

#include "base/assay-format.h"

#define BYTES_PER_LINE 12

static void
append_name (GString    *out,
             const char *name)
{
  if (!g_ascii_isalpha (*name))
    g_string_append (out, "field_");
  for (; *name != '\0'; name++)
    g_string_append_c (out, g_ascii_isalnum (*name) ? *name : '_');
}

static char *
write_array (const guint8 *data,
             gsize         length,
             const char   *name)
{
  GString *out = g_string_new ("static const unsigned char ");

  append_name (out, name);
  g_string_append_printf (out, "[%" G_GSIZE_FORMAT "] = {", MAX (length, 1));
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (out, "%s0x%02x,", i % BYTES_PER_LINE == 0 ? "\n  " : " ", data[i]);
  g_string_append (out, length > 0 ? "\n};\n" : " 0 };\n");
  return g_string_free (out, FALSE);
}

char *
assay_export_bytes (GBytes         *bytes,
                    AssayBytesForm  form,
                    const char     *name)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  switch (form)
    {
    case ASSAY_BYTES_BASE64:
      return g_base64_encode (data, length);
    case ASSAY_BYTES_C:
      return write_array (data, length, name);
    case ASSAY_BYTES_HEX:
    default:
      return assay_format_hex (data, length, '\0');
    }
}

GBytes *
assay_export_message (const AssayMessage *message)
{
  gsize length;
  const guint8 *body = g_bytes_get_data (message->body, &length);
  const guint8 header[] = { (guint8) message->type, (guint8) (length >> 16), (guint8) (length >> 8), (guint8) length };
  GByteArray *out = g_byte_array_new ();

  if (message->layer == ASSAY_LAYER_HANDSHAKE)
    g_byte_array_append (out, header, sizeof header);
  g_byte_array_append (out, body, (guint) length);
  return g_byte_array_free_to_bytes (out);
}
