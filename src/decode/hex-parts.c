/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-hex.h"
#include "decode/hex-packets.h"

const char *
assay_hex_form_name (AssayHexForm form)
{
  static const char * const names[] = {
    [ASSAY_HEX_RAW] = "raw",
    [ASSAY_HEX_PLAIN] = "hex",
    [ASSAY_HEX_DUMP] = "dump",
    [ASSAY_HEX_MESSAGES] = "messages",
    [ASSAY_HEX_TRAFFIC] = "traffic",
    [ASSAY_HEX_PACKETS] = "packets",
  };

  return names[form];
}

AssayHexPart *
assay_hex_part_new (AssayDirection  direction,
                    AssayLayer      layer,
                    GBytes         *bytes)
{
  AssayHexPart *part = g_new0 (AssayHexPart, 1);

  part->direction = direction;
  part->layer = layer;
  part->bytes = bytes;
  return part;
}

void
assay_hex_part_free (AssayHexPart *part)
{
  g_bytes_unref (part->bytes);
  g_free (part);
}

void
assay_hex_free (AssayHex *hex)
{
  g_ptr_array_unref (hex->parts);
  g_free (hex);
}

GBytes *
assay_hex_dup_bytes (const AssayHex *hex)
{
  GByteArray *all = g_byte_array_new ();

  for (guint i = 0; i < hex->parts->len; i++)
    {
      const AssayHexPart *part = g_ptr_array_index (hex->parts, i);

      g_byte_array_append (all, g_bytes_get_data (part->bytes, NULL), g_bytes_get_size (part->bytes));
    }
  return g_byte_array_free_to_bytes (all);
}
