/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "decode/decode-x509.h"
#include "decode/x509-name.h"

#include "support/check-tree.h"
#include "support/check-x509.h"

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "data", "x509", name, NULL);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static const char * const files[] = {
  "brainpool.der", "dns-title.der", "dsa.der", "explicit.der", "nameless.der", "names.der", "organisation.der",
  "pss.der", "root.der", "secp256k1.der", "server.der", "x25519.der",
};

typedef struct {
  const char *file;
  const char *title;
  const char *key;        /* its summary */
  guint       bits;
  const char *signature;
} Facts;

static const Facts rows[] = {
  { "brainpool.der",    "www.example.org",      "EC brainpoolP256r1", 256,  "ecdsa-with-SHA256" },
  { "dns-title.der",    "title.example.org",    "Ed448",              456,  "Ed448" },
  { "dsa.der",          "www.example.org",      "DSA 1024",           1024, "dsa-with-sha256" },
  { "explicit.der",     "www.example.org",      "EC P-256",            256,  "ecdsa-with-SHA256" },
  { "nameless.der",     "0080c0ffee",           "EC P-521",           521,  "ecdsa-with-SHA256" },
  { "names.der",        "two values",           "Ed25519",            256,  "Ed25519" },
  { "organisation.der", "Example Organisation", "EC P-384",           384,  "ecdsa-with-SHA256" },
  { "pss.der",          "www.example.org",      "RSA-PSS 2048",       2048, "rsassaPss" },
  { "root.der",         "Example Root",         "RSA 2048",           2048, "sha256WithRSAEncryption" },
  { "secp256k1.der",    "www.example.org",      "EC secp256k1",       256,  "ecdsa-with-SHA256" },
  { "server.der",       "www.example.org",      "EC P-256",           256,  "sha256WithRSAEncryption" },
  { "x25519.der",       "x25519",               "X25519",             256,  "sha256WithRSAEncryption" },
};

static void
test_facts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) der = load (rows[i].file);
      g_autoptr(AssayCertificate) facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);
      g_autofree char *key = assay_certificate_dup_key_summary (facts);

      g_test_message ("%s", rows[i].file);
      g_assert_cmpstr (facts->title, ==, rows[i].title);
      g_assert_cmpstr (key, ==, rows[i].key);
      g_assert_cmpuint (facts->key_bits, ==, rows[i].bits);
      g_assert_cmpstr (facts->signature_algorithm, ==, rows[i].signature);
      g_assert_false (facts->malformed);
    }
}

static void
assert_words (char       **words,
              const char  *expected)
{
  g_autofree char *joined = words != NULL ? g_strjoinv (" ", words) : NULL;

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_server (void)
{
  g_autoptr(GBytes) der = load ("server.der");
  g_autoptr(GBytes) root_der = load ("root.der");
  g_autoptr(AssayCertificate) facts = assay_x509_read (der, ASSAY_ORIGIN_SERVER);
  g_autoptr(AssayCertificate) root = assay_x509_read (root_der, ASSAY_ORIGIN_TRUST_STORE);

  g_assert_cmpstr (facts->subject, ==, "CN=www.example.org,O=Example,C=DE");
  g_assert_cmpstr (facts->issuer, ==, "CN=Example Root,O=Example,C=DE");
  g_assert_cmpstr (facts->issuer_title, ==, "Example Root");
  g_assert_cmpstr (facts->serial, ==, "01");
  assert_words (facts->names, "DNS:www.example.org DNS:*.example.org IP:192.0.2.7 IP:2001:db8::7");
  assert_words (facts->key_usage, "digitalSignature keyEncipherment");
  assert_words (facts->extended_key_usage, "serverAuth clientAuth 2.999.7");
  g_assert_cmpint (facts->not_after - facts->not_before, ==, 90 * 86400);
  g_assert_false (facts->is_ca);
  g_assert_cmpint (facts->path_length, ==, -1);
  g_assert_cmpuint (facts->n_scts, ==, 1);
  g_assert_cmpint (facts->origin, ==, ASSAY_ORIGIN_SERVER);

  g_assert_true (root->is_ca);
  g_assert_cmpint (root->path_length, ==, 3);
  assert_words (root->key_usage, "keyCertSign cRLSign");
  assert_words (root->extended_key_usage, NULL);
  g_assert_cmpstr (root->subject_key_id, ==, facts->authority_key_id);
  g_assert_true (assay_certificate_is_self_issued (root));
  g_assert_true (assay_certificate_may_be_issuer (root, facts));
  g_assert_false (assay_certificate_may_be_issuer (facts, root));
}

static void
test_names (void)
{
  g_autoptr(GBytes) der = load ("names.der");
  g_autoptr(AssayCertificate) facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);

  g_assert_cmpstr (facts->subject, ==,
                   "2.999.1=#0C11756E6B6E6F776E20617474726962757465,emailAddress=someone@example.org,"
                   "CN=two values+serialNumber=4711,O=Übung \\E2\\80\\AEGmbH,"
                   "OU=\\#hash\\\"\\<quote\\>\\\\\\\\back,OU=\\  spaces\\,\\+and\\;more \\ ,DC=org");
  assert_words (facts->names,
                "other:1.3.6.1.4.1.311.20.2.3=user@example.org "
                "other:2.999.9=#30190201fb300f0c0d756e6b6e6f776e20746f207573a4030101ff "
                "email:someone@example.org DNS:names.example.org dirName:CN=www.example.org,O=Example,C=DE "
                "URI:https://example.org/a?b=c IP:192.0.2.1 IP:2001:db8::1:0:0:1 RID:2.999.4");
}

/* What is no string by itself is still one for people, where its type says how. */
static void
test_other_names (void)
{
  g_autoptr(GBytes) der = load ("extensions.der");
  g_autoptr(AssayCertificate) facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);

  g_assert_true (g_strv_contains ((const char * const *) facts->names, "other:1.3.6.1.5.2.2=krbtgt/X@EXAMPLE.ORG"));
  g_assert_true (g_strv_contains ((const char * const *) facts->names,
                                  "other:1.3.6.1.5.5.7.8.4=#3009060388370104020102"));
}

typedef struct {
  guint8      bytes[16];
  const char *text;
} Address;

static const Address addresses[] = {
  { { 0 }, "IP:::" },
  { { [15] = 1 }, "IP:::1" },
  { { [0] = 1 }, "IP:100::" },
  { { 0x20, 0x01, 0x0d, 0xb8, [15] = 1 }, "IP:2001:db8::1" },
  { { 0, 1, 0, 0, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8 }, "IP:1:0:3:4:5:6:7:8" },
  { { 0, 1, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 7, 0, 8 }, "IP:1::4:0:0:7:8" },
  { { 0, 1, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 8 }, "IP:1:0:0:4::8" },
  { { 0, 0, 0, 0, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8 }, "IP:::3:4:5:6:7:8" },
  { { 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 0, 0, 0 }, "IP:1:2:3:4:5:6::" },
  { { 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0xab, 0xcd }, "IP:1:2:3:4:5:6:7:abcd" },
};

static void
test_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      AssayDer der = { ASSAY_DER_CONTEXT (7), 0, 0, { addresses[i].bytes, 0, 16, FALSE } };

      g_assert_true (assay_x509_format_general_name (&der, text));
      g_assert_cmpstr (text->str, ==, addresses[i].text);
    }
}

/* Slices, so that a thousand roots do not cost their bytes twice. */
static void
test_slices (void)
{
  g_autoptr(GBytes) der = load ("server.der");
  g_autoptr(AssayCertificate) facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);
  const guint8 *bytes = g_bytes_get_data (der, NULL);
  const guint8 *subject;
  gsize length;

  g_assert_true (facts->der == der);
  g_assert_true (assay_x509_find_subject (bytes, g_bytes_get_size (der), &subject, &length));
  g_assert_true (subject == g_bytes_get_data (facts->subject_der, NULL));
  g_assert_cmpuint (length, ==, g_bytes_get_size (facts->subject_der));
  g_assert_cmpuint (subject[0], ==, 0x30);
  g_assert_true ((const guint8 *) g_bytes_get_data (facts->issuer_der, NULL) > bytes);
  g_assert_true ((const guint8 *) g_bytes_get_data (facts->spki_der, NULL) > subject);
  g_assert_cmpuint (g_bytes_get_size (facts->spki_der), ==, 91);
}

typedef struct {
  const char *file;
  const char *path;
  const char *value;    /* NULL: none */
} Field;

#define TBS "tbs_certificate/"
#define EXT TBS "extensions/"

static const Field fields[] = {
  { "server.der", TBS "version", "v3" },
  { "server.der", TBS "serial_number", "01" },
  { "server.der", TBS "signature", "sha256WithRSAEncryption" },
  { "server.der", TBS "signature/algorithm", "sha256WithRSAEncryption (1.2.840.113549.1.1.11)" },
  { "server.der", TBS "issuer", "CN=Example Root,O=Example,C=DE" },
  { "server.der", TBS "issuer/2/0/value", "Example Root" },
  { "server.der", TBS "subject/0/0/type", "countryName (2.5.4.6)" },
  { "server.der", TBS "subject_public_key_info", "EC P-256" },
  { "server.der", TBS "subject_public_key_info/algorithm/parameters", "secp256r1 (1.2.840.10045.3.1.7)" },
  { "server.der", EXT "key_usage/critical", "TRUE" },
  { "server.der", EXT "key_usage/extn_value", "digitalSignature, keyEncipherment" },
  { "server.der", EXT "ext_key_usage/extn_value/0", "serverAuth (1.3.6.1.5.5.7.3.1)" },
  { "server.der", EXT "subject_alt_name/extn_value/1", "*.example.org" },
  { "server.der", EXT "subject_alt_name/extn_value/3", "2001:db8::7" },
  { "server.der", EXT "authority_key_identifier/extn_value/authority_cert_issuer/0/name",
    "CN=Example Root,O=Example,C=DE" },
  { "server.der", EXT "authority_key_identifier/extn_value/authority_cert_serial_number", "0080c0ffee" },
  { "server.der", EXT "authority_info_access/extn_value/0/access_method", "ocsp (1.3.6.1.5.5.7.48.1)" },
  { "server.der", EXT "authority_info_access/extn_value/1/access_location", "http://ca.example.org/root.der" },
  { "server.der", EXT "crl_distribution_points/extn_value/0/distribution_point/0", "http://crl.example.org/a.crl" },
  { "server.der", EXT "crl_distribution_points/extn_value/0/reasons", "keyCompromise, cACompromise" },
  { "server.der", EXT "crl_distribution_points/extn_value/0/crl_issuer/0/name", "CN=Example Root,O=Example,C=DE" },
  { "server.der", EXT "certificate_policies/extn_value/1/policy_identifier", "2.999.5" },
  { "server.der", EXT "certificate_policies/extn_value/1/policy_qualifiers/0/qualifier", "https://example.org/cps" },
  { "server.der", EXT "certificate_policies/extn_value/1/policy_qualifiers/1/qualifier/explicit_text", "Read this" },
  { "server.der",
    EXT "certificate_policies/extn_value/1/policy_qualifiers/1/qualifier/notice_ref/notice_numbers/1", "2" },
  { "server.der", EXT "tls_feature/extn_value/0", "status_request" },
  { "server.der", EXT "signed_certificate_timestamp_list/extn_value/sct_list/0/timestamp",
    "2023-11-14T22:13:20.123Z" },
  { "server.der", EXT "signed_certificate_timestamp_list/extn_value/sct_list/0/signature_algorithm",
    "ecdsa_secp256r1_sha256" },
  { "server.der", EXT "signed_certificate_timestamp_list/extn_value/sct_list/0/signature", "30020102" },
  { "server.der", EXT "2.999.3/extn_value/0", "-5" },
  { "server.der", EXT "2.999.3/extn_value/1/0", "unknown to us" },
  { "server.der", "signature_algorithm", "sha256WithRSAEncryption" },
  { "root.der", EXT "basic_constraints/extn_value/ca", "TRUE" },
  { "root.der", EXT "basic_constraints/extn_value/path_len_constraint", "3" },
  { "root.der", EXT "name_constraints/extn_value/permitted_subtrees/0/base", "example.org" },
  { "root.der", EXT "name_constraints/extn_value/permitted_subtrees/1/base", "10.0.0.0/8" },
  { "root.der", EXT "name_constraints/extn_value/permitted_subtrees/2/base", "CN=www.example.org,O=Example,C=DE" },
  { "root.der", EXT "name_constraints/extn_value/excluded_subtrees/0/base", ".example.net" },
  { "root.der", EXT "name_constraints/extn_value/excluded_subtrees/1/base", "2001:db8::/32" },
  { "root.der", EXT "policy_constraints/extn_value/require_explicit_policy", "2" },
  { "root.der", EXT "policy_mappings/extn_value/0/subject_domain_policy", "2.999.2" },
  { "root.der", EXT "inhibit_any_policy/extn_value", "5" },
  { "root.der", TBS "subject_public_key_info/subject_public_key/public_exponent", "65537" },
  { "names.der", EXT "subject_alt_name/extn_value/0/value", "user@example.org" },
  { "names.der", EXT "subject_alt_name/extn_value/4/name/2/0", "www.example.org" },
  { "names.der", EXT "subject_alt_name/extn_value/8", "2.999.4" },
  { "names.der", EXT "issuer_alt_name/extn_value/0", "issuer.example.org" },
  { "names.der", TBS "subject/3/0/value", "Übung \\u{202e}GmbH" },
  { "pss.der", TBS "signature/parameters/hash_algorithm/algorithm", "sha256" },
  { "pss.der", TBS "signature/parameters/salt_length", "32" },
  { "dns-title.der", TBS "subject", "" },
};

static void
test_fields (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr(GBytes) der = load (fields[i].file);
      g_autoptr(AssayNode) tree = assay_x509_decode (der);
      const AssayNode *node = assay_node_lookup (tree, fields[i].path);
      g_autofree char *value = node != NULL ? assay_node_dup_value (node) : NULL;

      g_test_message ("%s %s", fields[i].file, fields[i].path);
      g_assert_nonnull (node);
      g_assert_cmpstr (value, ==, fields[i].value);
    }
}

static void
test_tiles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) der = load (files[i]);
      g_autoptr(AssayNode) tree = assay_x509_decode (der);

      g_test_message ("%s", files[i]);
      g_assert_true (assay_node_has_key (tree, "certificate"));
      g_assert_cmpuint (assay_node_count_malformed (tree), ==, 0);
      check_tree_tiles (tree);
    }
}

static void
test_truncated (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) whole = load (files[i]);

      for (gsize length = 0; length < g_bytes_get_size (whole); length++)
        {
          g_autoptr(GBytes) der = g_bytes_new_from_bytes (whole, 0, length);
          g_autoptr(AssayNode) tree = assay_x509_decode (der);
          g_autoptr(AssayCertificate) facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);

          g_assert_cmpuint (assay_node_count_malformed (tree), >, 0);
          g_assert_true (facts->malformed);
          check_x509 (der);
        }
    }
}

/* What comes before the cut can still be read. */
static void
test_truncated_facts (void)
{
  g_autoptr(GBytes) whole = load ("server.der");
  g_autoptr(GBytes) der = g_bytes_new_from_bytes (whole, 0, 700);
  g_autoptr(AssayCertificate) facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);
  g_autoptr(AssayNode) tree = assay_x509_decode (der);
  const AssayNode *location =
    assay_node_lookup (tree, EXT "authority_info_access/extn_value/1/access_location");

  g_assert_cmpstr (facts->subject, ==, "CN=www.example.org,O=Example,C=DE");
  assert_words (facts->names, "DNS:www.example.org DNS:*.example.org IP:192.0.2.7 IP:2001:db8::7");
  g_assert_nonnull (location);
  g_assert_false (assay_node_is_malformed (location));
  g_assert_true (assay_node_is_malformed (assay_node_lookup (tree, "header")));
}

static void
test_mutated (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20240229);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) whole = load (files[i]);

      for (guint round = 0; round < 600; round++)
        {
          gsize size = g_bytes_get_size (whole);
          guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
          g_autoptr(GBytes) der = NULL;

          for (gint n = g_rand_int_range (rand, 1, 5); n > 0; n--)
            bytes[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int (rand);
          der = g_bytes_new_take (bytes, size);
          check_x509 (der);
        }
    }
}

/* One byte wrong is one field wrong: exactly its bytes are marked. */
static void
test_malformed_exactly (void)
{
  g_autoptr(GBytes) whole = load ("server.der");
  gsize size = g_bytes_get_size (whole);
  guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
  g_autoptr(GBytes) der = g_bytes_new_take (bytes, size);
  g_autoptr(AssayNode) tree = NULL;
  const AssayNode *time;

  /* The month of notBefore, whose tag is the first UTCTime's. */
  guint8 *not_before = memmem (bytes, size, "\x17\x0d", 2);
  not_before[4] = '9';
  tree = assay_x509_decode (der);
  time = assay_node_lookup (tree, TBS "validity/not_before");
  g_assert_true (assay_node_is_malformed (time));
  g_assert_cmpuint (assay_node_get_offset (time), ==, not_before - bytes);
  g_assert_cmpuint (assay_node_get_length (time), ==, 15);
  g_assert_cmpuint (assay_node_count_malformed (tree), ==, 1);
}

static void
test_trailing (void)
{
  g_autoptr(GBytes) whole = load ("server.der");
  g_autoptr(GByteArray) array = g_byte_array_new ();
  g_autoptr(GBytes) der = NULL;
  g_autoptr(AssayNode) tree = NULL;
  g_autoptr(AssayCertificate) facts = NULL;
  const AssayNode *trailing;

  g_byte_array_append (array, g_bytes_get_data (whole, NULL), (guint) g_bytes_get_size (whole));
  g_byte_array_append (array, (const guint8 *) "\0\0\0", 3);
  der = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  tree = assay_x509_decode (der);
  facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);
  trailing = assay_node_lookup (tree, "trailing");
  g_assert_cmpuint (assay_node_get_length (trailing), ==, 3);
  g_assert_true (assay_node_is_malformed (trailing));
  g_assert_cmpuint (assay_node_count_malformed (tree), ==, 1);
  g_assert_true (facts->malformed);
  check_tree_tiles (tree);
}

/* Says what basicConstraints says once more, in the place of inhibitAnyPolicy. */
static void
test_twice (void)
{
  g_autoptr(GBytes) whole = load ("root.der");
  gsize size = g_bytes_get_size (whole);
  guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
  g_autoptr(GBytes) der = g_bytes_new_take (bytes, size);
  g_autoptr(AssayNode) tree = NULL;
  g_autoptr(AssayCertificate) facts = NULL;
  guint8 *inhibit_any_policy = memmem (bytes, size, "\x06\x03\x55\x1d\x36", 5);

  inhibit_any_policy[4] = 0x13;
  tree = assay_x509_decode (der);
  facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);
  g_assert_false (assay_node_is_malformed (assay_node_lookup (tree, EXT "basic_constraints")));
  g_assert_true (assay_node_is_malformed (assay_node_lookup (tree, EXT "basic_constraints_2")));
  g_assert_true (facts->malformed);
  g_assert_cmpint (facts->path_length, ==, 3);
  check_tree_tiles (tree);
}

/* Deeper than any tree may be, and larger: the rest is counted, and still tiles. */
static void
test_limits (void)
{
  g_autoptr(GByteArray) array = g_byte_array_new ();
  g_autoptr(GBytes) deep = NULL;
  g_autoptr(GBytes) wide = NULL;

  for (guint i = 0; i < 20000; i++)
    g_byte_array_append (array, (const guint8 *) "\x30\x83\x00\x00\x00", 5);
  for (guint i = 0; i < 20000; i++)
    {
      guint left = array->len - 5 * (i + 1);

      array->data[5 * i + 2] = (guint8) (left >> 16);
      array->data[5 * i + 3] = (guint8) (left >> 8);
      array->data[5 * i + 4] = (guint8) left;
    }
  deep = g_bytes_new (array->data, array->len);
  check_x509 (deep);

  g_byte_array_set_size (array, 0);
  g_byte_array_append (array, (const guint8 *) "\x30\x83\x0f\x42\x40", 5);
  for (guint i = 0; i < 500000; i++)
    g_byte_array_append (array, (const guint8 *) "\x05\x00", 2);
  wide = g_bytes_new (array->data, array->len);
  check_x509 (wide);
}

static void
test_speed (void)
{
  g_autoptr(GBytes) der = load ("server.der");
  const guint rounds = 2000;
  double each;

  g_test_timer_start ();
  for (guint i = 0; i < rounds; i++)
    assay_certificate_unref (assay_x509_read (der, ASSAY_ORIGIN_FILE));
  each = g_test_timer_elapsed () / rounds * 1e6;
  g_test_minimized_result (each, "%.1f microseconds to read the facts", each);

  g_test_timer_start ();
  for (guint i = 0; i < rounds; i++)
    assay_node_unref (assay_x509_decode (der));
  each = g_test_timer_elapsed () / rounds * 1e6;
  g_test_minimized_result (each, "%.1f microseconds to make the tree", each);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/x509/facts", test_facts);
  g_test_add_func ("/x509/server", test_server);
  g_test_add_func ("/x509/names", test_names);
  g_test_add_func ("/x509/other-names", test_other_names);
  g_test_add_func ("/x509/addresses", test_addresses);
  g_test_add_func ("/x509/slices", test_slices);
  g_test_add_func ("/x509/fields", test_fields);
  g_test_add_func ("/x509/tiles", test_tiles);
  g_test_add_func ("/x509/truncated", test_truncated);
  g_test_add_func ("/x509/truncated-facts", test_truncated_facts);
  g_test_add_func ("/x509/mutated", test_mutated);
  g_test_add_func ("/x509/malformed-exactly", test_malformed_exactly);
  g_test_add_func ("/x509/trailing", test_trailing);
  g_test_add_func ("/x509/twice", test_twice);
  g_test_add_func ("/x509/limits", test_limits);
  if (g_test_perf ())
    g_test_add_func ("/x509/speed", test_speed);
  return g_test_run ();
}
