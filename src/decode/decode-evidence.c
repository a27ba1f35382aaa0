/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-evidence.h"

#include "base/assay-format.h"
#include "base/assay-node.h"
#include "decode/decode-message.h"
#include "decode/decode-sct.h"
#include "decode/ocsp-facts.h"
#include "decode/x509-extension-reader.h"

#define SCT_LIST_IN_CERTIFICATE "1.3.6.1.4.1.11129.2.4.2"
#define SCT_LIST_IN_OCSP        "1.3.6.1.4.1.11129.2.4.5"

static GPtrArray *
bytes_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

/* (transfer full) (nullable) */
static GBytes *
dup_opaque (const AssayNode *tree,
            const char      *path)
{
  const AssayNode *node = assay_node_lookup (tree, path);

  return node != NULL && assay_node_get_kind (node) == ASSAY_NODE_BYTES && assay_node_get_length (node) > 0
           ? assay_node_dup_bytes (node) : NULL;
}

/* An entry of a Certificate; a CertificateStatus of the one kind, which is about the first certificate, or of the other. */
static GBytes *
dup_staple (const AssayNode *tree,
            guint            index)
{
  g_autofree char *entry = g_strdup_printf ("certificate_list/%u/extensions/status_request/ocsp_response", index);
  g_autofree char *item = g_strdup_printf ("ocsp_response_list/%u/ocsp_response", index);
  GBytes *staple = dup_opaque (tree, entry);

  if (staple == NULL)
    staple = dup_opaque (tree, item);
  if (staple == NULL && index == 0)
    staple = dup_opaque (tree, "ocsp_response");
  return staple;
}

GPtrArray *
assay_decode_staples (const AssayMessage *message,
                      guint               max)
{
  g_autoptr(AssayNode) tree = assay_decode_outline (message);
  GPtrArray *staples = bytes_list_new ();
  guint n = 0;

  for (guint i = 0; i < max; i++)
    {
      g_ptr_array_add (staples, dup_staple (tree, i));
      if (g_ptr_array_index (staples, i) != NULL)
        n = i + 1;
    }
  g_ptr_array_set_size (staples, (int) n);
  return staples;
}

GPtrArray *
assay_decode_sct_extension (const AssayMessage *message)
{
  static const char * const paths[] = {
    "extensions/signed_certificate_timestamp/sct_list",
    "certificate_list/0/extensions/signed_certificate_timestamp/sct_list",
  };
  g_autoptr(AssayNode) tree = assay_decode_outline (message);
  GPtrArray *scts = bytes_list_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const AssayNode *list = assay_node_lookup (tree, paths[i]);
      AssayCursor cursor;

      if (list == NULL)
        continue;
      assay_cursor_init_bytes (&cursor, message->body);
      cursor.offset = assay_node_get_offset (list);
      cursor.end = cursor.offset + assay_node_get_length (list);
      assay_sct_split (&cursor, message->body, scts);
    }
  return scts;
}

/* An extension whose value is a list in an OCTET STRING. */
static void
add_extension (GBytes            *bytes,
               const AssayCursor *extensions,
               const char        *oid,
               GPtrArray         *scts)
{
  AssayX509ExtensionFacts extension;
  AssayDer octets;

  if (assay_x509_find_extension (extensions, oid, &extension)
      && assay_der_read_tag (&extension.value, ASSAY_DER_OCTET_STRING, &octets))
    assay_sct_split (&octets.content, bytes, scts);
}

GPtrArray *
assay_decode_embedded_scts (GBytes *certificate)
{
  GPtrArray *scts = bytes_list_new ();
  AssayCursor extensions;

  if (assay_x509_open_extensions (certificate, &extensions))
    add_extension (certificate, &extensions, SCT_LIST_IN_CERTIFICATE, scts);
  return scts;
}

GPtrArray *
assay_decode_ocsp_scts (GBytes     *response,
                        const char *serial)
{
  GPtrArray *scts = bytes_list_new ();
  AssayOcspFacts facts;
  AssayOcspAnswer answer;

  if (!assay_ocsp_read (response, &facts))
    return scts;
  while (assay_ocsp_next_answer (&facts.answers, &answer))
    {
      g_autofree char *number = assay_format_hex (assay_cursor_peek (&answer.serial),
                                                  assay_cursor_left (&answer.serial), '\0');

      if (g_str_equal (number, serial))
        add_extension (response, &answer.extensions, SCT_LIST_IN_OCSP, scts);
    }
  return scts;
}
