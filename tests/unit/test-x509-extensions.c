/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates that tests/data/x509/make-extensions.py wrote: every extension, every kind of key, and hostile ones. */
#include <string.h>

#include "base/assay-format.h"
#include "decode/decode-x509.h"
#include "story/assay-reference.h"

#include "support/check-tree.h"
#include "support/check-x509.h"

#define EXTENSIONS "tbs_certificate/extensions"

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

typedef struct {
  const char *path;     /* below the extensions */
  const char *value;
} Field;

static const Field fields[] = {
  { "private_key_usage_period/extn_value/not_after", "2026-01-01T00:00:00Z" },
  { "subject_alt_name/extn_value/0/value", "user@example.org" },
  { "subject_alt_name/extn_value/1/value", "医生@example.com" },
  { "subject_alt_name/extn_value/3/value", "_mail.example.org" },
  { "subject_alt_name/extn_value/5/value/realm", "EXAMPLE.ORG" },
  { "subject_alt_name/extn_value/5/value/principal_name/name_string/0", "krbtgt" },
  { "subject_alt_name/extn_value/6/value/hw_serial_num", "0102" },
  { "subject_alt_name/extn_value/7/value/identifier_value", "4711" },
  { "subject_alt_name/extn_value/8/value", "000102030405060708090a0b0c0d0e0f" },
  { "subject_alt_name/extn_value/9/built_in_standard_attributes/personal_name/surname", "Doe" },
  { "subject_alt_name/extn_value/9/built_in_standard_attributes/private_domain_name", "PRMD" },
  { "subject_alt_name/extn_value/9/built_in_domain_defined_attributes/0/value", "value" },
  { "subject_alt_name/extn_value/10/party_name", "party" },
  { "subject_directory_attributes/extn_value/0/values/0", "1970-01-01T12:00:00Z" },
  { "subject_directory_attributes/extn_value/1/values/1", "FR" },
  { "certificate_policies/extn_value/0/policy_qualifiers/1/qualifier/explicit_text", "Lies das" },
  { "certificate_policies/extn_value/0/policy_qualifiers/1/qualifier/notice_ref/organization", "Example" },
  { "freshest_crl/extn_value/0/distribution_point/0", "http://example.org/delta.crl" },
  { "subject_info_access/extn_value/0/access_location", "rsync://example.org/repository/" },
  { "tls_feature/extn_value/1", "status_request_v2" },
  { "certificate_template_name/extn_value", "WebServer" },
  { "certificate_template/extn_value/template_major_version", "100" },
  { "ca_version/extn_value", "V3.2" },
  { "previous_ca_cert_hash/extn_value", "2222222222222222222222222222222222222222" },
  { "application_policies/extn_value/0/policy_identifier", "serverAuth (1.3.6.1.5.5.7.3.1)" },
  { "ntds_ca_security/extn_value/0/value", "S-1-5-21-1-2-3-500" },
  { "netscape_cert_type/extn_value", "sslClient, sslServer" },
  { "netscape_base_url/extn_value", "https://example.org/" },
  { "netscape_comment/extn_value", "A comment" },
  { "qc_statements/extn_value/0/statement_id", "qcs-QcCompliance (0.4.0.1862.1.1)" },
  { "qc_statements/extn_value/1/statement_info/currency", "EUR" },
  { "qc_statements/extn_value/1/statement_info/exponent", "3" },
  { "qc_statements/extn_value/2", "15" },
  { "qc_statements/extn_value/3/statement_info/0/url", "https://example.org/pds" },
  { "qc_statements/extn_value/4/statement_info/0", "qct-web (0.4.0.1862.1.6.3)" },
  { "qc_statements/extn_value/5/statement_info/0", "DE" },
  { "qc_statements/extn_value/6/statement_info/roles_of_psp/0", "PSP_AS" },
  { "qc_statements/extn_value/6/statement_info/nca_id", "DE-AUTH" },
  { "qc_statements/extn_value/7/statement_info/semantics_identifier", "qcs-semanticsId-Legal (0.4.0.194121.1.2)" },
  { "ip_addr_blocks/extn_value/0/address_family", "IPv4" },
  { "ip_addr_blocks/extn_value/0/ip_address_choice/0", "10.0.0.0/8" },
  { "ip_addr_blocks/extn_value/0/ip_address_choice/1/min", "192.0.2.16" },
  { "ip_addr_blocks/extn_value/0/ip_address_choice/1/max", "192.0.2.63" },
  { "ip_addr_blocks/extn_value/1/ip_address_choice", "inherit" },
  { "ip_addr_blocks/extn_value/2/address_family", "000201" },
  { "ip_addr_blocks/extn_value/2/ip_address_choice/0", "2001:db8::/32" },
  { "autonomous_sys_ids/extn_value/asnum/1/max", "64511" },
  { "autonomous_sys_ids/extn_value/rdi", "inherit" },
  { "smime_capabilities/extn_value/1/parameters", "128" },
  { "logotype/extn_value/community_logos/0/image/0/image_details/logotype_uri/0", "https://example.org/logo.svg" },
  { "logotype/extn_value/subject_logo/image/0/image_details/media_type", "image/svg+xml" },
  { "cabf_organization_identifier/extn_value/registration_state_or_province", "BE" },
  { "cabf_organization_identifier/extn_value/registration_reference", "HRB 4711" },
  { "acme_identifier/extn_value", "3333333333333333333333333333333333333333333333333333333333333333" },
  { "biometric_info/extn_value/0/type_of_biometric_data", "picture" },
  { "proxy_cert_info/extn_value/proxy_policy/policy_language", "ppl-inheritAll (1.3.6.1.5.5.7.21.1)" },
  { "entrust_version_info/extn_value/entrust_vers", "V8.1" },
  { "entrust_version_info/extn_value/entrust_info_flags", "newExtensions" },
  { "delegation_usage/extn_value", "NULL" },
  { "tn_auth_list/extn_value/0", "709J" },
  { "tn_auth_list/extn_value/1/count", "10" },
  { "cabf_tor_service_descriptor/extn_value/0/onion_uri", "https://example.onion" },
  { "sigstore_issuer/extn_value", "https://issuer.example.org" },
  { "yubico_firmware_version/extn_value", "050403" },
  { "fido_transports/extn_value", "uSB, nFC" },
  { "android_key_attestation/extn_value/attestation_security_level", "TrustedEnvironment" },
  { "issuer_sign_tool/extn_value/ca_tool", "authority" },
  { "cross_cert_dist_points/extn_value/cross_cert_distribution_point_names/0/0", "http://example.org/cross.crt" },
  { "adobe_time_stamp/extn_value/location", "https://example.org/tsa" },
  { "issuing_distribution_point/extn_value/distribution_point/0", "part" },
  { "issuing_distribution_point/extn_value/only_contains_user_certs", "TRUE" },
  { "issuing_distribution_point/extn_value/only_some_reasons", "keyCompromise, cACompromise" },
  { "crl_number/extn_value", "4711" },
  { "crl_reason/extn_value", "superseded" },
  { "alt_signature_algorithm/extn_value", "ecdsa-with-SHA256" },
  { "ocsp_crl/extn_value/crl_num", "7" },
  { "ocsp_response/extn_value/0", "ocsp-basic (1.3.6.1.5.5.7.48.1.1)" },
  { "ocsp_archive_cutoff/extn_value", "2020-01-01T00:00:00Z" },
  { "ocsp_service_locator/extn_value/locator/0/access_location", "http://ocsp.example.org/" },
  { "ocsp_preferred_algorithms/extn_value/0/sig_identifier", "ecdsa-with-SHA256" },
  { "2.999.3/extn_value/1/0", "unknown to us" },
  { "2.999.4/extn_value", "6e6f7420444552" },
};

static void
test_fields (void)
{
  g_autoptr(GBytes) der = load ("extensions.der");
  g_autoptr(AssayNode) tree = assay_x509_decode (der);
  const AssayNode *extensions = assay_node_lookup (tree, EXTENSIONS);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const AssayNode *node = assay_node_lookup (extensions, fields[i].path);
      g_autofree char *value = node != NULL ? assay_node_dup_value (node) : NULL;

      g_test_message ("%s", fields[i].path);
      g_assert_nonnull (node);
      g_assert_cmpstr (value, ==, fields[i].value);
    }
  g_assert_cmpuint (assay_node_count_malformed (tree), ==, 0);
  check_tree_tiles (tree);
}

/* Each has rows in the table above, but for those of vendors that are one value like others that are there. */
static void
test_every_extension_is_there (void)
{
  g_autoptr(GBytes) der = load ("extensions.der");
  g_autoptr(AssayNode) tree = assay_x509_decode (der);
  const AssayNode *extensions = assay_node_lookup (tree, EXTENSIONS);

  for (guint i = 1; i < assay_node_get_n_children (extensions); i++)    /* after the header */
    {
      g_autofree char *key = assay_node_dup_key (assay_node_get_child (extensions, i));
      gboolean found = g_str_equal (key, "wrapper") || g_str_equal (key, "header");

      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        found |= g_str_has_prefix (fields[k].path, key) && fields[k].path[strlen (key)] == '/';
      g_test_message ("%s", key);
      g_assert_true (found);
    }
}

/* Where they are defined is told of what is inside as well. */
static void
test_references (void)
{
  static const struct {
    const char *path;
    const char *reference;
  } rows[] = {
    { "acme_identifier/extn_value/octets", "RFC 8737 section 3" },
    { "qc_statements/extn_value/6/statement_info/nca_id", "RFC 3739 section 3.2.6" },
    { "certificate_policies", "RFC 5280 section 4.2.1.4" },
  };
  g_autoptr(GBytes) der = load ("extensions.der");
  g_autoptr(AssayNode) tree = assay_x509_decode (der);
  const AssayNode *extensions = assay_node_lookup (tree, EXTENSIONS);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (assay_reference_find (assay_node_lookup (extensions, rows[i].path), 0), ==, rows[i].reference);
  g_assert_cmpstr (assay_reference_find (tree, 0x0304), ==, "RFC 5280 section 4.1");
  g_assert_cmpstr (assay_reference_find (assay_node_lookup (tree, "tbs_certificate/version"), 0), ==,
                   "RFC 5280 section 4.1.1.1");
}

/* What an extension that nobody knows holds need not be DER. */
static void
test_not_der (void)
{
  g_autoptr(GBytes) der = load ("extensions.der");
  g_autoptr(AssayNode) tree = assay_x509_decode (der);
  const AssayNode *value = assay_node_lookup (tree, EXTENSIONS "/2.999.4/extn_value");

  g_assert_nonnull (assay_node_get_remark (value));
  g_assert_false (assay_node_is_malformed (value));
}

/* Cut anywhere and changed anywhere, they still tile. */
static void
test_spoilt (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20251125);
  g_autoptr(GBytes) whole = load ("extensions.der");
  gsize size = g_bytes_get_size (whole);

  for (gsize length = 0; length < size; length += 7)
    {
      g_autoptr(GBytes) der = g_bytes_new_from_bytes (whole, 0, length);

      check_x509 (der);
    }
  for (guint round = 0; round < 1000; round++)
    {
      guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr(GBytes) der = NULL;

      for (gint n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        bytes[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int (rand);
      der = g_bytes_new_take (bytes, size);
      check_x509 (der);
    }
}

typedef struct {
  const char *file;
  const char *key;       /* its summary */
  guint       bits;
} Key;

static const Key keys[] = {
  { "key-composite.der", "MLDSA65-ECDSA-P256-SHA512", 0 },
  { "key-dh.der", "DH 2048", 2048 },
  { "key-gost.der", "GOST R 34.10-2012-256 TC26-256-A", 256 },
  { "key-gost512.der", "GOST R 34.10-2012-512 TC26-512-A", 512 },
  { "key-ml-dsa.der", "ML-DSA-65", 0 },
  { "key-ml-kem.der", "ML-KEM-768", 0 },
  { "key-slh-dsa.der", "SLH-DSA-SHAKE-128s", 0 },
  { "key-sm2.der", "EC SM2", 256 },
  { "key-unknown.der", "2.999.8", 0 },
};

static void
test_keys (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr(GBytes) der = load (keys[i].file);
      g_autoptr(AssayCertificate) facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);
      g_autoptr(AssayNode) tree = assay_x509_decode (der);
      g_autofree char *summary = assay_certificate_dup_key_summary (facts);

      g_test_message ("%s", keys[i].file);
      g_assert_cmpstr (summary, ==, keys[i].key);
      g_assert_cmpuint (facts->key_bits, ==, keys[i].bits);
      g_assert_false (facts->malformed);
      g_assert_cmpuint (assay_node_count_malformed (tree), ==, 0);
      check_x509 (der);
    }
}

/* No value of any node, and no fact, has a character that is not seen for what it is. */
static void
check_visible (const AssayNode *node)
{
  g_autofree char *value = assay_node_dup_value (node);

  if (value != NULL)
    {
      g_assert_true (g_utf8_validate (value, -1, NULL));
      for (const char *c = value; *c != '\0'; c = g_utf8_next_char (c))
        g_assert_false (assay_format_is_unsafe (g_utf8_get_char (c)));
    }
  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    check_visible (assay_node_get_child (node, i));
}

static void
test_hostile (void)
{
  g_autoptr(GBytes) der = load ("hostile.der");
  g_autoptr(AssayCertificate) facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);
  g_autoptr(AssayNode) tree = assay_x509_decode (der);

  check_x509 (der);
  check_visible (tree);
  g_assert_cmpstr (facts->title, ==, "<b>&\"'\\u{202e}gro.elpmaxe\\x00.evil\\x1b[31m");
  g_assert_cmpstr (facts->names[0], ==, "DNS:good.example.org\\x00.evil.example");
  g_assert_cmpstr (facts->names[1], ==, "DNS:\\u{202e}");
  g_assert_cmpint (facts->path_length, ==, G_MAXINT);
  g_assert_true (facts->malformed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/x509-extensions/fields", test_fields);
  g_test_add_func ("/x509-extensions/every-extension-is-there", test_every_extension_is_there);
  g_test_add_func ("/x509-extensions/references", test_references);
  g_test_add_func ("/x509-extensions/not-der", test_not_der);
  g_test_add_func ("/x509-extensions/spoilt", test_spoilt);
  g_test_add_func ("/x509-extensions/keys", test_keys);
  g_test_add_func ("/x509-extensions/hostile", test_hostile);
  return g_test_run ();
}
