/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the facts of certificate files, PEM or DER, as a line of JSON each; with --tree their trees, and with --tree=KIND
 * the trees of other documents. */
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "decode/decode-cms.h"
#include "decode/decode-crl.h"
#include "decode/decode-csr.h"
#include "decode/decode-ocsp.h"
#include "decode/decode-private-key.h"
#include "decode/decode-x509.h"

static const struct {
  const char          *name;
  const AssayDerField *field;
} kinds[] = {
  { "--tree=cms",          &assay_cms },
  { "--tree=crl",          &assay_crl },
  { "--tree=csr",          &assay_csr },
  { "--tree=ocsp-request", &assay_ocsp_request },
  { "--tree=ocsp",         &assay_ocsp_response },
  { "--tree=pkcs12",       &assay_pkcs12 },
  { "--tree=private-key",  &assay_private_key },
  { "--tree=public-key",   &assay_public_key },
};

static const AssayDerField *
find_kind (const char *option)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, option))
      return kinds[i].field;
  return NULL;
}

/* The first certificate of a PEM file, or its first block, or the file itself. */
static GBytes *
load (const char *path)
{
  g_autofree char *text = NULL;
  const char *begin, *end;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return g_bytes_new_static ("", 0);
  begin = strstr (text, "-----BEGIN ");
  if (strstr (text, "CERTIFICATE-----") != NULL)
    begin = strstr (text, "CERTIFICATE-----");
  else if (begin != NULL)
    begin = strstr (begin + 5, "-----");
  if (begin == NULL)
    return g_bytes_new_take (g_steal_pointer (&text), length);

  begin = strstr (begin, "-----") + 5;
  end = strstr (begin, "-----END");
  if (end != NULL)
    {
      g_autofree char *body = g_strndup (begin, (gsize) (end - begin));
      guchar *der = g_base64_decode (body, &length);

      return g_bytes_new_take (der, length);
    }
  return g_bytes_new_take (g_steal_pointer (&text), length);
}

static void
add_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
add_words (JsonObject  *object,
           const char  *name,
           char       **words)
{
  JsonArray *array;

  if (words == NULL)
    {
      json_object_set_null_member (object, name);
      return;
    }
  array = json_array_new ();
  for (guint i = 0; words[i] != NULL; i++)
    json_array_add_string_element (array, words[i]);
  json_object_set_array_member (object, name, array);
}

/* What each item of an extension's list says below @path, with the node's label before it when @labelled. */
static void
add_items (JsonObject      *object,
           const char      *name,
           const AssayNode *tree,
           const char      *extension,
           const char      *path,
           gboolean         labelled)
{
  g_autofree char *where = g_strdup_printf ("tbs_certificate/extensions/%s/extn_value", extension);
  const AssayNode *list = assay_node_lookup (tree, where);
  JsonArray *array = json_array_new ();

  for (guint i = 0; list != NULL && i < assay_node_get_n_children (list); i++)
    {
      const AssayNode *node = assay_node_lookup (assay_node_get_child (list, i), path);
      g_autofree char *value = node != NULL ? assay_node_dup_value (node) : NULL;
      g_autofree char *text = NULL;

      if (value == NULL)
        continue;
      text = labelled ? g_strdup_printf ("%s:%s", assay_node_get_label (node), value) : g_strdup (value);
      json_array_add_string_element (array, text);
    }
  json_object_set_array_member (object, name, array);
}

static void
add_extensions (JsonObject      *object,
                const AssayNode *tree)
{
  add_items (object, "policies", tree, "certificate_policies", "policy_identifier", FALSE);
  add_items (object, "crl_points", tree, "crl_distribution_points", "distribution_point/0", TRUE);
  add_items (object, "access_methods", tree, "authority_info_access", "access_method", FALSE);
  add_items (object, "access_locations", tree, "authority_info_access", "access_location", FALSE);
}

static void
print_facts (const char *path,
             GBytes     *der)
{
  g_autoptr(AssayCertificate) facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);
  g_autoptr(AssayNode) tree = assay_x509_decode (der);
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *line = NULL;
  JsonObject *object = json_object_new ();

  json_node_take_object (root, object);
  add_text (object, "file", path);
  add_text (object, "title", facts->title);
  add_text (object, "issuer_title", facts->issuer_title);
  add_text (object, "subject", facts->subject);
  add_text (object, "issuer", facts->issuer);
  add_text (object, "serial", facts->serial);
  json_object_set_int_member (object, "not_before", facts->not_before);
  json_object_set_int_member (object, "not_after", facts->not_after);
  add_words (object, "names", facts->names);
  json_object_set_boolean_member (object, "is_ca", facts->is_ca);
  json_object_set_int_member (object, "path_length", facts->path_length);
  add_text (object, "key_algorithm", facts->key_algorithm);
  json_object_set_int_member (object, "key_bits", facts->key_bits);
  add_text (object, "key_curve", facts->key_curve);
  add_text (object, "signature_algorithm", facts->signature_algorithm);
  add_words (object, "key_usage", facts->key_usage);
  add_words (object, "extended_key_usage", facts->extended_key_usage);
  add_text (object, "subject_key_id", facts->subject_key_id);
  add_text (object, "authority_key_id", facts->authority_key_id);
  json_object_set_int_member (object, "n_scts", facts->n_scts);
  json_object_set_boolean_member (object, "malformed", facts->malformed);
  add_extensions (object, tree);
  json_object_set_int_member (object, "malformed_nodes", assay_node_count_malformed (tree));
  line = json_to_string (root, FALSE);
  printf ("%s\n", line);
}

static void
print_tree (const AssayNode *node,
            int              depth)
{
  g_autofree char *key = assay_node_dup_key (node);
  g_autofree char *value = assay_node_dup_summary (node, 32);
  g_autofree char *remark = assay_text_format (assay_node_get_remark (node), NULL);

  printf ("%5" G_GSIZE_FORMAT " +%-5" G_GSIZE_FORMAT " %*s%s%s%s%s%s%s%s\n",
          assay_node_get_offset (node), assay_node_get_length (node), 2 * depth, "", key,
          value != NULL ? ": " : "", value != NULL ? value : "",
          assay_node_is_malformed (node) ? "  [malformed]" : "",
          remark != NULL ? "  (" : "", remark != NULL ? remark : "", remark != NULL ? ")" : "");
  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    print_tree (assay_node_get_child (node, i), depth + 1);
}

int
main (int   argc,
      char *argv[])
{
  const AssayDerField *kind = argc > 1 ? find_kind (argv[1]) : NULL;
  gboolean tree = kind != NULL || (argc > 1 && g_str_equal (argv[1], "--tree"));

  for (int i = tree ? 2 : 1; i < argc; i++)
    {
      g_autoptr(GBytes) der = load (argv[i]);

      if (tree)
        {
          g_autoptr(AssayNode) root = kind != NULL ? assay_der_decode (der, kind) : assay_x509_decode (der);

          print_tree (root, 0);
        }
      else
        print_facts (argv[i], der);
    }
  return 0;
}
