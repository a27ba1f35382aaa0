/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <json-glib/json-glib.h>

#include "base/assay-explanation.h"
#include "checks/assay-checks.h"
#include "decode/decode-message.h"
#include "decode/decode-x509.h"
#include "decode/x509-extensions.h"
#include "names/assay-names.h"

static void
assert_explained (AssaySubject  subject,
                  const char   *id)
{
  if (assay_explanation_find (subject, id) == NULL)
    g_error ("'%s' (subject %d) is not explained", id, subject);
}

/* Sorted, so that they are found; each a paragraph at the most, in whole sentences. */
static void
test_rows (void)
{
  for (AssaySubject subject = 0; subject < ASSAY_N_SUBJECTS; subject++)
    {
      guint n;
      const AssayExplanation *rows = assay_explanation_list (subject, &n);

      g_assert_cmpuint (n, >, 10);
      for (guint i = 0; i < n; i++)
        {
          const char *parts[] = { rows[i].text, rows[i].more };

          g_assert_true (assay_explanation_find (subject, rows[i].id) == &rows[i]);
          g_assert_true (i == 0 || strcmp (rows[i - 1].id, rows[i].id) < 0);
          g_assert_nonnull (rows[i].text);
          g_assert_cmpuint (strlen (rows[i].reference), >, 0);
          for (guint k = 0; k < G_N_ELEMENTS (parts) && parts[k] != NULL; k++)
            {
              g_assert_cmpint (g_utf8_strlen (parts[k], -1), <=, ASSAY_EXPLANATION_MAX);
              g_assert_true (g_str_has_suffix (parts[k], "."));
              g_assert_null (strchr (parts[k], '\n'));
              g_assert_null (strchr (parts[k], '{'));
            }
        }
    }
}

static void
test_checks (void)
{
  for (const AssayCheck *check = assay_checks_get_table (); check->id != NULL; check++)
    assert_explained (ASSAY_SUBJECT_CHECK, check->id);
}

static void
test_messages (void)
{
  for (guint i = 0; i < assay_names_handshake_types.n_rows; i++)
    assert_explained (ASSAY_SUBJECT_MESSAGE, assay_names_handshake_types.rows[i].name);
  assert_explained (ASSAY_SUBJECT_MESSAGE, "alert");
  assert_explained (ASSAY_SUBJECT_MESSAGE, "change_cipher_spec");
}

static void
test_extensions (void)
{
  for (guint i = 0; i < assay_names_extensions.n_rows; i++)
    assert_explained (ASSAY_SUBJECT_EXTENSION, assay_names_extensions.rows[i].name);
}

static void
test_certificate_extensions (void)
{
  guint n;
  const AssayX509Extension *rows = assay_x509_extension_list (&n);

  g_assert_cmpuint (n, >, 50);
  for (guint i = 0; i < n; i++)
    assert_explained (ASSAY_SUBJECT_CERTIFICATE_EXTENSION, rows[i].key);
}

/* The members of "connection" in the schema, but for the numbers beside a name. */
static void
test_connection (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "data", "assay-report.schema.json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) found = NULL;
  g_autoptr(GList) members = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  found = json_path_query ("$['$defs'].connection.properties", json_parser_get_root (parser), &error);
  g_assert_no_error (error);
  members = json_object_get_members (json_array_get_object_element (json_node_get_array (found), 0));
  g_assert_cmpuint (g_list_length (members), >, 10);
  for (GList *l = members; l != NULL; l = l->next)
    if (!g_str_has_suffix (l->data, "_code"))
      assert_explained (ASSAY_SUBJECT_CONNECTION, l->data);
}

static const AssayExplanation *
explain_at (const AssayNode *tree,
            const char      *path)
{
  const AssayNode *node = assay_node_lookup (tree, path);

  g_assert_nonnull (node);
  return assay_explanation_of_node (node);
}

/* A field is explained by what is nearest around it. */
static void
test_nodes (void)
{
  static const guint8 hello[] =
    "\x03\x03" "0123456789abcdef0123456789abcdef" "\x00" "\x00\x02\x13\x01" "\x01\x00" "\x00\x07" "\x00\x2b\x00\x03\x02\x03\x04";
  g_autoptr(GBytes) body = g_bytes_new_static (hello, sizeof hello - 1);
  const AssayMessage message = { .layer = ASSAY_LAYER_HANDSHAKE, .type = ASSAY_HANDSHAKE_CLIENT_HELLO, .body = body };
  g_autoptr(AssayNode) tree = assay_decode_message (&message);

  g_assert_cmpstr (assay_explanation_of_node (tree)->id, ==, "client_hello");
  g_assert_cmpstr (explain_at (tree, "random")->id, ==, "random");
  g_assert_cmpstr (explain_at (tree, "cipher_suites/0")->id, ==, "cipher_suites");
  g_assert_cmpstr (explain_at (tree, "extensions/supported_versions")->id, ==, "supported_versions");
  g_assert_cmpstr (explain_at (tree, "extensions/supported_versions/versions/0")->id, ==, "supported_versions");
}

static void
test_certificate_nodes (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "data", "x509", "server.der", NULL);
  g_autofree char *der = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(AssayNode) tree = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &der, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (der, length);
  tree = assay_x509_decode (bytes);
  g_assert_cmpstr (assay_explanation_of_node (tree)->id, ==, "certificate");
  g_assert_cmpstr (explain_at (tree, "tbs_certificate/validity/not_after")->id, ==, "not_after");
  g_assert_cmpstr (explain_at (tree, "tbs_certificate/subject")->id, ==, "subject");
  g_assert_cmpstr (explain_at (tree, "tbs_certificate/extensions/subject_alt_name")->id, ==, "subject_alt_name");
  g_assert_cmpstr (explain_at (tree, "signature_value")->id, ==, "signature_value");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explanations/rows", test_rows);
  g_test_add_func ("/explanations/checks", test_checks);
  g_test_add_func ("/explanations/messages", test_messages);
  g_test_add_func ("/explanations/extensions", test_extensions);
  g_test_add_func ("/explanations/certificate-extensions", test_certificate_extensions);
  g_test_add_func ("/explanations/connection", test_connection);
  g_test_add_func ("/explanations/nodes", test_nodes);
  g_test_add_func ("/explanations/certificate-nodes", test_certificate_nodes);
  return g_test_run ();
}
