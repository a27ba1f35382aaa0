/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for fields, telling where they are defined, and writing their bytes. */
#include "decode/decode-message.h"
#include "export/export-bytes.h"
#include "story/assay-field-search.h"
#include "story/assay-reference.h"
#include "support/conversation.h"

static const Line hello = {
  ASSAY_SENT, ASSAY_LAYER_HANDSHAKE, 1, FALSE, 0, 0,
  "0303 11*32 [1 ] [2 1301 c02f ] [1 00 ] [2 0000 [2 [2 00 [2 73686f70 ] ] ] 0010 [2 [2 [1 6832 ] ] ] ]"
};

static AssayNode *
decode (const Line *line)
{
  g_autoptr(GPtrArray) messages = conversation_new (line, 1);

  return assay_decode_message (g_ptr_array_index (messages, 0));
}

/* Path of the first find, and how many there are. */
static guint
search (const AssayNode  *tree,
        const char       *text,
        char            **path)
{
  g_autoptr(GPtrArray) found = assay_field_search (tree, text, NULL, 100);

  *path = found->len > 0 ? assay_node_dup_path (g_ptr_array_index (found, 0)) : NULL;
  return found->len;
}

static void
test_search (void)
{
  static const struct {
    const char *text;
    guint       n;
    const char *path;
  } rows[] = {
    { "chacha", 0, NULL },
    { "aes_128", 2, "client_hello/cipher_suites/0" },                   /* a value */
    { "AES_128_gcm_sha256", 2, "client_hello/cipher_suites/0" },
    { "cipher_suites", 2, "client_hello/cipher_suites_length" },        /* a key, and that of its length */
    { "host name", 1, "client_hello/extensions/server_name/server_name_list/0/host_name" },   /* a label */
    { "73 68 6f", 1, "client_hello/extensions/server_name/server_name_list/0/host_name" },    /* bytes */
    { "73:68:6F:70", 1, "client_hello/extensions/server_name/server_name_list/0/host_name" },
    { "", 0, NULL },
  };
  g_autoptr(AssayNode) tree = decode (&hello);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = NULL;

      g_assert_cmpuint (search (tree, rows[i].text, &path), ==, rows[i].n);
      g_assert_cmpstr (path, ==, rows[i].path);
    }
}

static void
test_search_limit (void)
{
  g_autoptr(AssayNode) tree = decode (&hello);
  g_autoptr(GPtrArray) found = assay_field_search (tree, "length", NULL, 3);

  g_assert_cmpuint (found->len, ==, 3);
}

static void
test_reference (void)
{
  static const struct {
    const char *path;
    guint16     version;
    const char *expected;
  } rows[] = {
    { "", 0x0304, "RFC 8446 section 4.1.2" },
    { "random", 0x0303, "RFC 5246 section 7.4.1.2" },
    { "random", 0, "RFC 8446 section 4.1.2" },
    { "extensions", 0x0304, "RFC 8446 section 4.1.2" },
    { "extensions/server_name/server_name_list/0/host_name", 0x0304, "RFC 6066 section 3" },
    { "extensions/application_layer_protocol_negotiation", 0x0303, "RFC 7301 section 3.1" },
  };
  g_autoptr(AssayNode) tree = decode (&hello);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (assay_reference_find (assay_node_lookup (tree, rows[i].path), rows[i].version), ==,
                     rows[i].expected);
}

static void
test_bytes (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\xff", 13);
  g_autoptr(GBytes) none = g_bytes_new_static ("", 0);
  g_autofree char *hex = assay_export_bytes (bytes, ASSAY_BYTES_HEX, "x");
  g_autofree char *base64 = assay_export_bytes (bytes, ASSAY_BYTES_BASE64, "x");
  g_autofree char *array = assay_export_bytes (bytes, ASSAY_BYTES_C, "extensions/0");
  g_autofree char *empty = assay_export_bytes (none, ASSAY_BYTES_C, "0/x");

  g_assert_cmpstr (hex, ==, "000102030405060708090a0bff");
  g_assert_cmpstr (base64, ==, "AAECAwQFBgcICQoL/w==");
  g_assert_cmpstr (array, ==,
                   "static const unsigned char extensions_0[13] = {\n"
                   "  0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b,\n"
                   "  0xff,\n"
                   "};\n");
  g_assert_cmpstr (empty, ==, "static const unsigned char field_0_x[1] = { 0 };\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fields/search", test_search);
  g_test_add_func ("/fields/search-limit", test_search_limit);
  g_test_add_func ("/fields/reference", test_reference);
  g_test_add_func ("/fields/bytes", test_bytes);
  return g_test_run ();
}
