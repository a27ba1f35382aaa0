/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trees of what is no certificate: tests/data/documents, made by its create.sh. */
#include <string.h>

#include "base/assay-format.h"
#include "decode/decode-cms.h"
#include "decode/decode-crl.h"
#include "decode/decode-csr.h"
#include "decode/decode-ocsp.h"
#include "decode/decode-private-key.h"

#include "support/check-tree.h"

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "data", "documents", name, NULL);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

typedef struct {
  const char          *name;
  const AssayDerField *field;
} File;

static const File files[] = {
  { "bag.p7b",       &assay_cms },
  { "ec.key",        &assay_private_key },
  { "list.crl",      &assay_crl },
  { "locked.p12",    &assay_pkcs12 },
  { "locked.p8",     &assay_private_key },
  { "open.p12",      &assay_pkcs12 },
  { "plain.p8",      &assay_private_key },
  { "public.key",    &assay_public_key },
  { "question.ocsp", &assay_ocsp_request },
  { "request.csr",   &assay_csr },
  { "signed.p7s",    &assay_cms },
};

static AssayNode *
decode (const char *name)
{
  g_autoptr(GBytes) bytes = load (name);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (g_str_equal (files[i].name, name))
      return assay_der_decode (bytes, files[i].field);
  g_assert_not_reached ();
}

typedef struct {
  const char *file;
  const char *path;
  const char *value;
} Field;

#define ENTRY   "tbs_cert_list/revoked_certificates/0/"
#define INFO    "certification_request_info/"
#define SIGNER  "content/signer_infos/0/"
#define SAFE(n) "auth_safe/content/data/" n "/content/data/0/"

static const Field fields[] = {
  { "list.crl", "tbs_cert_list/version", "v2" },
  { "list.crl", "tbs_cert_list/issuer", "CN=Example Root" },
  { "list.crl", ENTRY "user_certificate", "0a" },
  { "list.crl", ENTRY "crl_entry_extensions/crl_reason/extn_value", "keyCompromise" },
  { "list.crl", "tbs_cert_list/crl_extensions/crl_number/extn_value", "4711" },
  { "list.crl", "tbs_cert_list/crl_extensions/issuing_distribution_point/extn_value/only_contains_user_certs", "TRUE" },
  { "list.crl", "signature_algorithm", "ecdsa-with-SHA256" },
  { "request.csr", INFO "subject", "CN=request.example.org,O=Example" },
  { "request.csr", INFO "subject_public_key_info", "EC P-256" },
  { "request.csr", INFO "attributes/0/values/0", "not a secret" },
  { "request.csr", INFO "attributes/1/values/0/subject_alt_name/extn_value/0", "request.example.org" },
  { "public.key", "algorithm/parameters", "secp256r1 (1.2.840.10045.3.1.7)" },
  { "bag.p7b", "content_type", "signedData (1.2.840.113549.1.7.2)" },
  { "bag.p7b", "content/certificates/1", "CN=Example Root" },
  { "bag.p7b", "content/certificates/0/tbs_certificate/serial_number", "0a" },
  { "bag.p7b", "content/crls/0/tbs_cert_list/issuer", "CN=Example Root" },
  { "signed.p7s", "content/digest_algorithms/0", "sha256" },
  { "signed.p7s", SIGNER "sid/serial_number", "0a" },
  { "signed.p7s", SIGNER "signed_attrs/0/values/0", "data (1.2.840.113549.1.7.1)" },
  { "signed.p7s", SIGNER "signature_algorithm", "ecdsa-with-SHA256" },
  { "locked.p12", "auth_safe/content/data/0/content/encrypted_content_info/content_encryption_algorithm", "PBES2" },
  { "locked.p12", "mac_data/iterations", "2048" },
  { "open.p12", SAFE ("0") "bag_value/cert_value/cert_value/certificate", "CN=leaf" },
  { "open.p12", SAFE ("0") "bag_attributes/0/values/0", "Friendly" },
  { "open.p12", SAFE ("1") "bag_value/private_key/algorithm", "ecPublicKey" },
  { "open.p12", SAFE ("1") "bag_value/private_key/0", "not shown" },
  { "plain.p8", "private_key/version", "0" },
  { "plain.p8", "private_key/algorithm", "ecPublicKey" },
  { "plain.p8", "private_key/0", "not shown" },
  { "locked.p8", "private_key/algorithm/parameters/encryption_scheme", "aes256-CBC" },
  { "ec.key", "private_key/version", "1" },
  { "ec.key", "private_key/parameters/0", "secp256r1 (1.2.840.10045.3.1.7)" },
  { "question.ocsp", "tbs_request/request_list/0/req_cert/serial_number", "0a" },
};

static void
test_fields (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr(AssayNode) tree = decode (fields[i].file);
      const AssayNode *node = assay_node_lookup (tree, fields[i].path);
      g_autofree char *value = node != NULL ? assay_node_dup_value (node) : NULL;

      g_test_message ("%s %s", fields[i].file, fields[i].path);
      g_assert_nonnull (node);
      g_assert_cmpstr (value, ==, fields[i].value);
    }
}

static void
test_well_formed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(AssayNode) tree = decode (files[i].name);

      g_test_message ("%s", files[i].name);
      g_assert_cmpuint (assay_node_count_malformed (tree), ==, 0);
      check_tree_tiles (tree);
    }
}

/* Any bytes, taken for any document. */
static void
test_spoilt (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4711);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) whole = load (files[i].name);
      gsize size = g_bytes_get_size (whole);

      for (guint round = 0; round < 500; round++)
        {
          gsize length = round % 2 ? size : (gsize) g_rand_int_range (rand, 0, (gint32) size);
          guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
          g_autoptr(GBytes) der = NULL;
          g_autoptr(AssayNode) tree = NULL;

          for (gint n = g_rand_int_range (rand, 0, 5); n > 0; n--)
            bytes[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int (rand);
          der = g_bytes_new_with_free_func (bytes, length, g_free, bytes);
          tree = assay_der_decode (der, files[(i + round / 250) % G_N_ELEMENTS (files)].field);
          check_tree_tiles (tree);
        }
    }
}

static gboolean
tells (const AssayNode *node,
       const char      *hex)
{
  g_autofree char *value = assay_node_dup_value (node);

  if (value != NULL && strstr (value, hex) != NULL)
    return TRUE;
  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    if (tells (assay_node_get_child (node, i), hex))
      return TRUE;
  return FALSE;
}

/* The private value stands behind the version in ec.key; plain.p8 and open.p12 have the same key. */
static void
test_secrets_are_not_told (void)
{
  static const char * const secretive[] = { "ec.key", "plain.p8", "open.p12" };
  g_autoptr(GBytes) key = load ("ec.key");
  const guint8 *bytes = g_bytes_get_data (key, NULL);
  g_autofree char *hex = assay_format_hex (bytes + 7, 8, '\0');

  g_assert_cmphex (bytes[5], ==, ASSAY_DER_OCTET_STRING);
  for (guint i = 0; i < G_N_ELEMENTS (secretive); i++)
    {
      g_autoptr(AssayNode) tree = decode (secretive[i]);

      g_test_message ("%s", secretive[i]);
      g_assert_false (tells (tree, hex));
    }
}

static void
append_header (GByteArray *array,
               guint8      tag,
               gsize       length)
{
  guint8 header[5] = { tag, 0x83, (guint8) (length >> 16), (guint8) (length >> 8), (guint8) length };

  g_byte_array_append (array, header, sizeof header);
}

/* A list of a hundred thousand entries is told at once, and what comes after them too. */
static void
test_long_list (void)
{
  static const guint8 entry[] = "\x30\x12\x02\x01\x07\x17\x0d" "250101000000Z";
  static const guint8 update[] = "\x17\x0d" "250101000000Z";
  static const guint8 head[] = "\x30\x0a\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02\x30\x00";
  static const guint8 number[] = "\xa0\x0e\x30\x0c\x30\x0a\x06\x03\x55\x1d\x14\x04\x03\x02\x01\x2a";
  const guint n = 100000;
  const gsize entries = n * (sizeof entry - 1);
  const gsize tbs = sizeof head - 1 + sizeof update - 1 + 5 + entries + sizeof number - 1;
  g_autoptr(GByteArray) array = g_byte_array_new ();
  g_autoptr(GBytes) der = NULL;
  g_autoptr(AssayNode) tree = NULL;
  const AssayNode *list;

  append_header (array, 0x30, 5 + tbs);
  append_header (array, 0x30, tbs);
  g_byte_array_append (array, head, sizeof head - 1);
  g_byte_array_append (array, update, sizeof update - 1);
  append_header (array, 0x30, entries);
  for (guint i = 0; i < n; i++)
    g_byte_array_append (array, entry, sizeof entry - 1);
  g_byte_array_append (array, number, sizeof number - 1);
  der = g_bytes_new (array->data, array->len);
  tree = assay_der_decode (der, &assay_crl);

  list = assay_node_lookup (tree, "tbs_cert_list/revoked_certificates");
  g_assert_cmpuint (assay_node_get_n_children (list), ==, 1 + ASSAY_CRL_MAX_ENTRIES + 1);
  g_assert_nonnull (assay_node_lookup (tree, "tbs_cert_list/crl_extensions/crl_number"));
  g_assert_cmpint (assay_node_lookup_number (tree, "tbs_cert_list/crl_extensions/crl_number/extn_value/number", 0),
                   ==, 42);
  check_tree_tiles (tree);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-trees/fields", test_fields);
  g_test_add_func ("/document-trees/well-formed", test_well_formed);
  g_test_add_func ("/document-trees/spoilt", test_spoilt);
  g_test_add_func ("/document-trees/secrets-are-not-told", test_secrets_are_not_told);
  g_test_add_func ("/document-trees/long-list", test_long_list);
  return g_test_run ();
}
