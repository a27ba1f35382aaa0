/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "decode/decode-message.h"
#include "support/check-tree.h"
#include "support/messages.h"
#include "support/wire.h"

#define MUTATIONS 300

static AssayNode *
decode (const Sample *sample,
        GBytes       *body)
{
  g_autoptr (AssayMessage) message = sample_message (sample, body);

  return assay_decode_message (message);
}

static AssayNode *
decode_notation (guint       type,
                 guint16     version,
                 guint16     suite,
                 const char *notation)
{
  Sample sample = { .layer = ASSAY_LAYER_HANDSHAKE, .type = type, .version = version, .cipher_suite = suite };
  g_autoptr (GBytes) body = wire_assemble (notation);

  return decode (&sample, body);
}

static void
assert_value (const AssayNode *root,
              const char      *path,
              const char      *expected)
{
  const AssayNode *node = assay_node_lookup (root, path);
  g_autofree char *value = NULL;

  if (node == NULL)
    g_error ("There is no %s", path);
  if (expected == NULL)
    return;
  value = assay_node_dup_value (node);
  g_assert_cmpstr (value, ==, expected);
}

static void
assert_remark (const AssayNode *root,
               const char      *path,
               const char      *expected)
{
  const AssayNode *node = assay_node_lookup (root, path);
  g_autofree char *remark = NULL;

  if (node == NULL)
    g_error ("There is no %s", path);
  remark = assay_text_format (assay_node_get_remark (node), NULL);
  g_assert_cmpstr (remark, ==, expected);
}

static void
assert_malformed (const AssayNode *root,
                  const char      *path,
                  gsize            offset,
                  gsize            length)
{
  const AssayNode *node = assay_node_lookup (root, path);

  check_tree_tiles (root);
  if (node == NULL)
    g_error ("There is no %s", path);
  g_assert_true (assay_node_is_malformed (node));
  g_assert_nonnull (assay_node_get_remark (node));
  g_assert_cmpuint (assay_node_get_offset (node), ==, offset);
  g_assert_cmpuint (assay_node_get_length (node), ==, length);
}

static void
test_sample (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (GBytes) body = wire_assemble (sample->notation);
  g_autoptr (AssayNode) root = decode (sample, body);

  check_tree_tiles (root);
  g_assert_cmpuint (assay_node_count_malformed (root), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (sample->values) && sample->values[i].path != NULL; i++)
    assert_value (root, sample->values[i].path, sample->values[i].value);
}

static guint
count_remarks (const AssayNode *node)
{
  guint n = assay_node_get_remark (node) != NULL ? 1 : 0;

  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    n += count_remarks (assay_node_get_child (node, i));
  return n;
}

/* Whether a message of this type, cut anywhere, is one that lacks something. */
static gboolean
may_end_anywhere (const Sample *sample,
                  gsize         length)
{
  /* Verify data and opaque content have no length; a Hello may end before its extensions. */
  switch (sample->type)
    {
    case ASSAY_HANDSHAKE_CLIENT_HELLO:
    case ASSAY_HANDSHAKE_SERVER_HELLO:
      return TRUE;
    default:
      return sample->version == 0 || sample->version == 0x0300 || sample->type == ASSAY_HANDSHAKE_FINISHED
          || sample->type == 99 || length == 0;
    }
}

static void
test_cut (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (GBytes) body = wire_assemble (sample->notation);

  for (gsize length = 0; length < g_bytes_get_size (body); length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (body, 0, length);
      g_autoptr (AssayNode) root = decode (sample, part);

      check_tree_tiles (root);
      if (!may_end_anywhere (sample, length))
        g_assert_cmpuint (assay_node_count_malformed (root), >, 0);
    }
}

/* A cut ClientHello is in order in two places only: before its extensions and at its end. */
static void
test_cut_hello (void)
{
  g_autoptr (GBytes) body = wire_assemble ("0303 11*32 [1 22*32 ] [2 1301 ] [1 00 ] [2 0000 [2 [2 00 [2 'a' ] ] ] ]");
  Sample sample = { .layer = ASSAY_LAYER_HANDSHAKE, .type = ASSAY_HANDSHAKE_CLIENT_HELLO };
  guint n_whole = 0;

  for (gsize length = 0; length <= g_bytes_get_size (body); length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (body, 0, length);
      g_autoptr (AssayNode) root = decode (&sample, part);

      n_whole += assay_node_count_malformed (root) == 0;
    }
  g_assert_cmpuint (n_whole, ==, 2);
}

/* Changes, drops or adds a few bytes. */
static GBytes *
mutate (GBytes *body)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (body, &length);
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, data, length);
  for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
    {
      guint at = out->len > 0 ? (guint) g_test_rand_int_range (0, out->len) : 0;
      guint8 byte = g_test_rand_int_range (0, 256);
      gint32 what = g_test_rand_int_range (0, 4);

      if (what == 0 && out->len > 0)
        g_byte_array_remove_index (out, at);
      else if (what == 1 || out->len == 0)
        g_byte_array_append (out, &byte, 1);
      else
        out->data[at] = what == 2 ? byte : out->data[at] ^ 1 << (byte & 7);
    }
  return g_byte_array_free_to_bytes (out);
}

static void
test_mutations (void)
{
  for (guint i = 0; i < n_samples; i++)
    {
      g_autoptr (GBytes) body = wire_assemble (samples[i].notation);

      for (guint n = 0; n < MUTATIONS; n++)
        {
          g_autoptr (GBytes) other = mutate (body);
          Sample sample = samples[i];
          g_autoptr (AssayNode) root = NULL;

          /* Sometimes read as another message, or with another past. */
          if (n % 4 == 0)
            sample.type = g_test_rand_int_range (0, 26);
          if (n % 5 == 0)
            sample.version = g_test_rand_int_range (0x0300, 0x0305);
          root = decode (&sample, other);
          check_tree_tiles (root);
        }
    }
}

static void
test_root (void)
{
  static const struct {
    guint       type;
    const char *notation;
    const char *key;
    const char *label;
  } roots[] = {
    {  1, "0303", "client_hello", "ClientHello" },
    {  2, "0303 00*32", "server_hello", "ServerHello" },
    {  2, "0303 cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c", "hello_retry_request",
       "HelloRetryRequest" },
    { 99, "", "unknown_0x63", "unknown (0x63)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autoptr (AssayNode) root = decode_notation (roots[i].type, 0, 0, roots[i].notation);
      g_autofree char *key = assay_node_dup_key (root);

      g_assert_cmpstr (key, ==, roots[i].key);
      g_assert_cmpstr (assay_node_get_label (root), ==, roots[i].label);
    }
}

/* The paths that other layers ask for numbers. */
static void
test_numbers (void)
{
  g_autoptr (AssayNode) hello = decode_notation (2, 0, 0, "0303 33*32 [1 ] 1301 00"
                                                 "[2 002b [2 0304 ] 0033 [2 001d [2 44 ] ] ]");
  g_autoptr (AssayNode) exchange = decode_notation (12, 0x0303, 0xc02f, "03 0017 [1 04 ] 0804 [2 30 ]");
  g_autoptr (AssayNode) verify = decode_notation (15, 0x0304, 0x1301, "0403 [2 30 ]");

  g_assert_cmphex (assay_node_lookup_number (hello, "legacy_version", 0), ==, 0x0303);
  g_assert_cmphex (assay_node_lookup_number (hello, "cipher_suite", 0), ==, 0x1301);
  g_assert_cmphex (assay_node_lookup_number (hello, "extensions/supported_versions/selected_version", 0), ==, 0x0304);
  g_assert_cmphex (assay_node_lookup_number (hello, "extensions/key_share/group", 0), ==, 0x001d);
  g_assert_cmphex (assay_node_lookup_number (exchange, "params/named_curve", 0), ==, 0x0017);
  g_assert_cmphex (assay_node_lookup_number (exchange, "signed_params/algorithm", 0), ==, 0x0804);
  g_assert_cmphex (assay_node_lookup_number (verify, "algorithm", 0), ==, 0x0403);
}

static void
test_ranges (void)
{
  g_autoptr (AssayNode) root = decode_notation (1, 0, 0, "0303 11*32 [1 ] [2 1301 1302 ] [1 00 ]"
                                                "[2 0000 [2 [2 00 [2 'abc' ] ] ] ff01 [2 [1 ] ] ]");
  const AssayNode *item = assay_node_lookup (root, "extensions/server_name");
  const AssayNode *host = assay_node_lookup (item, "server_name_list/0/host_name");
  g_autofree char *path = assay_node_dup_path (host);

  g_assert_cmpuint (assay_node_get_offset (assay_node_lookup (root, "cipher_suites_length")), ==, 35);
  g_assert_cmpuint (assay_node_get_offset (assay_node_lookup (root, "cipher_suites")), ==, 37);
  g_assert_cmpuint (assay_node_get_length (assay_node_lookup (root, "cipher_suites")), ==, 4);
  g_assert_cmpuint (assay_node_get_offset (assay_node_lookup (root, "cipher_suites/1")), ==, 39);
  /* An extension covers its type and length too, as does a name its length. */
  g_assert_cmpuint (assay_node_get_offset (item), ==, 45);
  g_assert_cmpuint (assay_node_get_length (item), ==, 12);
  g_assert_cmpuint (assay_node_get_length (assay_node_lookup (item, "server_name_list/0")), ==, 6);
  g_assert_cmpuint (assay_node_get_offset (host), ==, 54);
  g_assert_cmpstr (path, ==, "client_hello/extensions/server_name/server_name_list/0/host_name");
  g_assert_true (assay_node_find_at (root, 56) == host);
}

static void
test_faults (void)
{
  g_autoptr (AssayNode) number = decode_notation (2, 0, 0, "0303 33*32 [1 ] 13");
  g_autoptr (AssayNode) missing = decode_notation (2, 0, 0, "0303 33*32 [1 ]");
  g_autoptr (AssayNode) opaque = decode_notation (2, 0, 0, "0303 33*32 20 aabb");
  g_autoptr (AssayNode) list = decode_notation (1, 0, 0, "0303 33*32 [1 ] 0006 1301 13");
  g_autoptr (AssayNode) session = decode_notation (2, 0, 0, "0303 33*32 [1 aa*33 ] 1301 00");
  g_autoptr (AssayNode) trailing = decode_notation (14, 0x0303, 0xc02f, "0102");
  g_autoptr (AssayNode) odd = decode_notation (1, 0, 0, "0303 33*32 [1 ] [2 130113 ] [1 00 ]");

  assert_malformed (number, "cipher_suite", 35, 1);
  assert_remark (number, "cipher_suite", "Cut short: 2 bytes expected, 1 byte left");
  assert_malformed (missing, "cipher_suite", 35, 0);
  g_assert_null (assay_node_lookup (missing, "legacy_compression_method"));
  assert_malformed (opaque, "legacy_session_id_echo", 35, 2);
  assert_remark (opaque, "legacy_session_id_echo", "Cut short: 32 bytes expected, 2 bytes left");
  /* What has parts is read as far as it goes, and its length is the fault. */
  assert_malformed (list, "cipher_suites_length", 35, 2);
  assert_value (list, "cipher_suites/0", "TLS_AES_128_GCM_SHA256");
  assert_malformed (list, "cipher_suites/1", 39, 1);
  /* Other fields go on after a fault that does not touch them. */
  assert_malformed (session, "legacy_session_id_echo", 35, 33);
  assert_value (session, "cipher_suite", "TLS_AES_128_GCM_SHA256");
  assert_malformed (trailing, "trailing", 0, 2);
  assert_malformed (odd, "cipher_suites/1", 39, 1);
  assert_value (odd, "legacy_compression_methods/0", "NULL");
}

static void
test_faults_in_extensions (void)
{
  /* server_name is broken inside; supported_groups after it is whole. */
  g_autoptr (AssayNode) inside = decode_notation (1, 0, 0, "0303 33*32 [1 ] [2 1301 ] [1 00 ]"
                                                  "[2 0000 [2 0009 00 ] 000a [2 [2 001d ] ] ]");
  g_autoptr (AssayNode) beyond = decode_notation (1, 0, 0, "0303 33*32 [1 ] [2 1301 ] [1 00 ] [2 0017 0004 aabb ]");
  g_autoptr (AssayNode) lone = decode_notation (1, 0, 0, "0303 33*32 [1 ] [2 1301 ] [1 00 ] [2 0017 [2 ] 00 ]");
  g_autoptr (AssayNode) more = decode_notation (1, 0, 0, "0303 33*32 [1 ] [2 1301 ] [1 00 ] [2 0017 [2 aa ] ]");

  assert_malformed (inside, "extensions/server_name/server_name_list_length", 47, 2);
  assert_value (inside, "extensions/supported_groups/named_group_list/0", "x25519");
  assert_malformed (beyond, "extensions/extended_master_secret/extension_data_length", 45, 2);
  assert_malformed (beyond, "extensions/extended_master_secret/trailing", 47, 2);
  assert_malformed (lone, "extensions/extension_type", 47, 1);
  assert_malformed (more, "extensions/extended_master_secret/trailing", 47, 1);
}

static void
test_remarks (void)
{
  g_autoptr (AssayNode) twice = decode_notation (2, 0, 0, "0303 33*32 [1 ] c02f 00"
                                                 "[2 0017 [2 ] ff01 [2 [1 ] ] 0017 [2 ] 0017 [2 ] ]");
  g_autoptr (AssayNode) misplaced = decode_notation (2, 0, 0, "0303 33*32 [1 ] c02f 00 [2 0033 [2 001d [2 00 ] ] ]");
  g_autoptr (AssayNode) unreadable = decode_notation (2, 0, 0, "0303 33*32 [1 ] c02f 00 [2 0033 [2 00 ] ]");
  g_autoptr (AssayNode) early_psk = decode_notation (1, 0, 0, "0303 33*32 [1 ] [2 1301 ] [1 00 ] [2 0029"
                                                     "[2 [2 [2 aa ] 00*4 ] [2 [1 bb*32 ] ] ] 002d [2 [1 01 ] ] ]");
  g_autoptr (AssayNode) grease = decode_notation (1, 0, 0, "0303 33*32 [1 ] [2 0a0a 1301 ] [1 00 ]");
  g_autoptr (AssayNode) quic = decode_notation (1, 0, 0, "0303 33*32 [1 ] [2 1301 ] [1 00 ] [2 0039 [2 3a 00 0c 00 ] ]");
  g_autoptr (AssayNode) down13 = decode_notation (2, 0, 0, "0303 33*24 'DOWNGRD' 01 [1 ] c02f 00");
  g_autoptr (AssayNode) down12 = decode_notation (2, 0, 0, "0302 33*24 'DOWNGRD' 00 [1 ] c013 00");
  g_autoptr (AssayNode) new_hello = decode_notation (1, 0, 0, "0303 33*32 [1 ] [2 1301 ] [1 00 ]"
                                                     "[2 0017 [2 ] 002b [2 [1 0a0a 0304 0303 ] ] ]");
  g_autoptr (AssayNode) draft_hello = decode_notation (1, 0, 0, "0303 33*32 [1 ] [2 1301 ] [1 00 ]"
                                                       "[2 002b [2 [1 7f1c ] ] ]");
  g_autoptr (AssayNode) old_hello = decode_notation (1, 0, 0, "0303 33*32 [1 ] [2 c02f ] [1 00 ]"
                                                     "[2 002b [2 [1 7a7a 0303 0302 ] ] 002b [2 [1 0304 ] ] ]");
  g_autoptr (AssayNode) bare_hello = decode_notation (1, 0, 0, "0303 33*32 [1 ] [2 c02f ] [1 00 ]");
  g_autoptr (AssayNode) plain = decode_notation (2, 0, 0, "0303 33*24 'DOWNGRD' 02 [1 ] c02f 00");

  assert_remark (twice, "extensions/extended_master_secret", NULL);
  assert_remark (twice, "extensions/extended_master_secret_2", "Sent twice, which RFC 8446 section 4.2 forbids");
  assert_remark (twice, "extensions/extended_master_secret_3", "Sent twice, which RFC 8446 section 4.2 forbids");
  assert_remark (misplaced, "extensions/key_share", "Not allowed in this message (RFC 8446 section 4.2)");
  assert_value (misplaced, "extensions/key_share/group", "x25519");
  assert_remark (unreadable, "extensions/key_share", "Not allowed in this message (RFC 8446 section 4.2)");
  assert_value (unreadable, "extensions/key_share/extension_data", "00");
  assert_remark (early_psk, "extensions/pre_shared_key", "Not the last extension, as RFC 8446 section 4.2.11 asks");
  assert_remark (grease, "cipher_suites/0", "Means nothing: keeps peers used to unknown values (GREASE)");
  assert_remark (grease, "cipher_suites/1", NULL);
  assert_remark (quic, "extensions/quic_transport_parameters/parameters/0/id",
                 "Means nothing: keeps peers used to unknown values (GREASE)");
  assert_remark (quic, "extensions/quic_transport_parameters/parameters/1/id", NULL);
  assert_remark (down13, "random", "Ends with the mark of a server that can do TLS 1.3 and was asked for TLS 1.2");
  assert_remark (down12, "random", "Ends with the mark of a server that can do TLS 1.2 and was asked for less");
  g_assert_cmpuint (count_remarks (plain), ==, 0);
  assert_remark (new_hello, "legacy_version",
                 "TLS 1.3 says TLS 1.2 here too, and more in supported_versions (RFC 8446 section 4.1.2)");
  g_assert_nonnull (assay_node_get_remark (assay_node_lookup (draft_hello, "legacy_version")));
  assert_remark (old_hello, "legacy_version", NULL);
  assert_remark (bare_hello, "legacy_version", NULL);
}

#define RAW_KEY "302a 3005 06032b6570 032100 aa*32"

/* RFC 7250: a key of its own in place of a certificate, or of all certificates before TLS 1.3. */
static void
test_raw_keys (void)
{
  g_autoptr (AssayNode) new = decode_notation (11, 0x0304, 0x1301, "[1 ] [3 [3 " RAW_KEY " ] [2 ] ]");
  g_autoptr (AssayNode) old = decode_notation (11, 0x0303, 0xc02f, "[3 " RAW_KEY " ]");
  g_autoptr (AssayNode) broken = decode_notation (11, 0x0303, 0xc02f, "[3 " RAW_KEY " 00 ]");

  check_tree_tiles (new);
  check_tree_tiles (old);
  check_tree_tiles (broken);
  g_assert_cmpuint (assay_node_count_malformed (new), ==, 0);
  g_assert_cmpuint (assay_node_count_malformed (old), ==, 0);
  g_assert_cmpuint (assay_node_count_malformed (broken), >, 0);
  g_assert_cmpstr (assay_node_get_label (assay_node_lookup (new, "certificate_list/0/cert_data")), ==, "Public key");
  assert_value (new, "certificate_list/0/cert_data/algorithm/algorithm", "Ed25519 (1.3.101.112)");
  assert_value (old, "asn1_subject_public_key_info/algorithm/algorithm", "Ed25519 (1.3.101.112)");
}

/* The suite of a ServerHello, not its place in time, tells which extensions it may have. */
static void
test_hello_by_suite (void)
{
  g_autoptr (AssayNode) old = decode_notation (2, 0, 0, "0303 33*32 [1 ] c02f 00 [2 0010 [2 [2 [1 'h2' ] ] ] ]");
  g_autoptr (AssayNode) new = decode_notation (2, 0, 0, "0303 33*32 [1 ] 1301 00 [2 0010 [2 [2 [1 'h2' ] ] ] ]");
  const char *alpn = "extensions/application_layer_protocol_negotiation";

  assert_remark (old, alpn, NULL);
  assert_remark (new, alpn, "Not allowed in this message (RFC 8446 section 4.2)");
}

static void
test_certificates (void)
{
  static const struct {
    guint16     version;
    guint       max;
    const char *notation;
    guint       n;
  } cases[] = {
    { 0x0304, 8, "[1 ] [3 [3 3000 ] [2 ] [3 3001 ] [2 0005 [2 ] ] ]", 2 },
    { 0x0303, 8, "[3 [3 3000 ] [3 3001 ] [3 3002 ] ]", 3 },
    {      0, 8, "[1 ] [3 [3 3000 ] [2 ] ]", 1 },
    {      0, 8, "[3 [3 3000 ] ]", 1 },
    { 0x0303, 2, "[3 [3 3000 ] [3 3001 ] [3 3002 ] ]", 2 },
    { 0x0303, 8, "[3 [3 3000 ] 0000ff 30 ]", 1 },
    { 0x0303, 8, "ffffff [3 3000 ] [3 3001 ]", 2 },
    { 0x0304, 8, "[1 ] [3 [3 3000 ] 00 ]", 1 },
    { 0x0304, 8, "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sample sample = { .layer = ASSAY_LAYER_HANDSHAKE, .type = 11, .version = cases[i].version };
      g_autoptr (GBytes) body = wire_assemble (cases[i].notation);
      g_autoptr (AssayMessage) message = sample_message (&sample, body);
      g_autoptr (GPtrArray) certificates = assay_decode_certificates (message, cases[i].max);

      g_assert_cmpuint (certificates->len, ==, cases[i].n);
      for (guint n = 0; n < certificates->len; n++)
        {
          const guint8 der[] = { 0x30, n };

          g_assert_cmpmem (g_bytes_get_data (certificates->pdata[n], NULL),
                           g_bytes_get_size (certificates->pdata[n]), der, sizeof der);
        }
    }
}

/* A message of a million items ends with what was left out, and still tiles. */
static void
test_flood (void)
{
  Sample sample = { .layer = ASSAY_LAYER_HANDSHAKE, .type = 11, .version = 0x0303 };
  g_autoptr (GBytes) body = wire_assemble ("[3 00*1000000 ]");
  g_autoptr (AssayNode) root = decode (&sample, body);
  const AssayNode *list = assay_node_lookup (root, "certificate_list");

  check_tree_tiles (root);
  g_assert_true (assay_node_has_key (assay_node_get_child (list, assay_node_get_n_children (list) - 1), "more"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n_samples; i++)
    {
      g_autofree char *whole = g_strconcat ("/decode/whole/", samples[i].name, NULL);
      g_autofree char *cut = g_strconcat ("/decode/cut/", samples[i].name, NULL);

      g_test_add_data_func (whole, &samples[i], test_sample);
      g_test_add_data_func (cut, &samples[i], test_cut);
    }
  g_test_add_func ("/decode/cut-hello", test_cut_hello);
  g_test_add_func ("/decode/mutations", test_mutations);
  g_test_add_func ("/decode/root", test_root);
  g_test_add_func ("/decode/numbers", test_numbers);
  g_test_add_func ("/decode/ranges", test_ranges);
  g_test_add_func ("/decode/faults", test_faults);
  g_test_add_func ("/decode/faults-in-extensions", test_faults_in_extensions);
  g_test_add_func ("/decode/remarks", test_remarks);
  g_test_add_func ("/decode/raw-keys", test_raw_keys);
  g_test_add_func ("/decode/hello-by-suite", test_hello_by_suite);
  g_test_add_func ("/decode/certificates", test_certificates);
  g_test_add_func ("/decode/flood", test_flood);
  return g_test_run ();
}
