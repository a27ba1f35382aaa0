/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "decode/decode-message.h"
#include "decode/decode-stream.h"
#include "support/check-tree.h"

static AssayHex *
hex_new (const guint8 *data,
         gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(AssayText) why = NULL;

  return assay_hex_read (bytes, &why);
}

static void
check_stream (const AssayStream *stream)
{
  g_assert_cmpuint (stream->messages->len, <=, ASSAY_LIMIT_STREAM_MESSAGES);
  for (guint i = 0; i < stream->messages->len; i++)
    {
      const AssayMessage *message = g_ptr_array_index (stream->messages, i);
      g_autoptr(AssayNode) tree = assay_decode_message (message);

      g_assert_cmpuint (message->number, ==, i);
      check_tree_tiles (tree);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stream->sides); i++)
    {
      const AssayStreamSide *side = &stream->sides[i];
      g_autofree char *words = assay_text_format (side->fault, NULL);

      g_assert_true ((words == NULL) == (side->fault == NULL));
      g_assert_cmpuint (side->n_skipped, <=, side->n_bytes);
      g_assert_cmpuint (side->n_encrypted, <=, side->n_records);
      g_assert_cmpuint (side->fault_offset, <=, side->n_bytes);
    }
}

/* The first two bytes say how many of the rest one side sent. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(AssayHex) one = NULL;
  g_autoptr(AssayHex) other = NULL;
  g_autoptr(AssayStream) stream = NULL;
  gsize first;

  if (size < 2)
    return 0;
  first = MIN ((gsize) data[0] << 8 | data[1], size - 2);
  one = hex_new (data + 2, first);
  other = hex_new (data + 2 + first, size - 2 - first);
  if (one == NULL)
    return 0;
  stream = assay_stream_read (one, other);
  check_stream (stream);
  return 0;
}
