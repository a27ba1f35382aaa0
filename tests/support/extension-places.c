/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extension-places.h"

#include "wire.h"

#define HELLO  "0303 11*32 [1 22*32 ] "
#define RETRY  "0303 cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c [1 22*32 ] 1301 00"
#define MOST   0xfff0

const ExtensionPlace extension_places[] = {
  {  1, 0,      HELLO "[2 1301 c02f ] [1 00 ]",       FALSE, "extensions" },
  {  2, 0,      HELLO "1301 00",                      FALSE, "extensions" },
  {  2, 0,      HELLO "c02f 00",                      FALSE, "extensions" },
  {  2, 0,      RETRY,                                FALSE, "extensions" },
  {  8, 0x0304, "",                                   FALSE, "extensions" },
  { 11, 0x0304, "[1 ]",                               TRUE,  "certificate_list/0/extensions" },
  { 13, 0x0304, "[1 ]",                               FALSE, "extensions" },
  {  4, 0x0304, "00001c20 12345678 [1 00 ] [2 aa ]",  FALSE, "extensions" },
};

const guint n_extension_places = G_N_ELEMENTS (extension_places);

static void
append_number (GByteArray *out,
               guint       width,
               gsize       number)
{
  while (width-- > 0)
    {
      guint8 byte = number >> (8 * width);

      g_byte_array_append (out, &byte, 1);
    }
}

AssayMessage *
extension_place_message (guint         place,
                         guint16       type,
                         const guint8 *data,
                         gsize         length)
{
  static const guint8 certificate[] = { 0, 0, 2, 0x30, 0 };
  const ExtensionPlace *row = &extension_places[place];
  g_autoptr(GBytes) head = wire_assemble (row->notation);
  GByteArray *out = g_byte_array_new ();
  AssayMessage draft = { .layer = ASSAY_LAYER_HANDSHAKE, .type = row->type, .version = row->version };

  length = MIN (length, MOST);
  g_byte_array_append (out, g_bytes_get_data (head, NULL), g_bytes_get_size (head));
  if (row->inside)
    {
      append_number (out, 3, sizeof certificate + 6 + length);
      g_byte_array_append (out, certificate, sizeof certificate);
    }
  append_number (out, 2, length + 4);
  append_number (out, 2, type);
  append_number (out, 2, length);
  if (length > 0)
    g_byte_array_append (out, data, length);
  draft.body = g_byte_array_free_to_bytes (out);
  draft.cipher_suite = row->version != 0 ? 0x1301 : 0;
  return assay_message_take (&draft);
}
