/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "decode/decode-hex.h"

/* The whole input is what someone pasted. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) input = g_bytes_new (data, size);
  g_autoptr(AssayText) why = NULL;
  g_autoptr(AssayHex) hex = assay_hex_read (input, &why);
  g_autofree char *words = assay_text_format (why, NULL);

  g_assert_true ((hex == NULL) == (words != NULL));
  if (hex != NULL)
    {
      g_autoptr(GBytes) bytes = assay_hex_dup_bytes (hex);

      g_assert_true (hex->form != ASSAY_HEX_RAW || g_bytes_equal (bytes, input));
    }
  return 0;
}
