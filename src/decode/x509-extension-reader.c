/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-extension-reader.h"

static gboolean
read_extension (AssayCursor             *content,
                AssayX509ExtensionFacts *extension)
{
  AssayDer id, critical, octets;

  if (!assay_der_read_tag (content, ASSAY_DER_OID, &id) || !assay_der_format_oid (&id.content, extension->oid))
    return FALSE;
  extension->critical = assay_der_read_tag (content, ASSAY_DER_BOOLEAN, &critical)
                     && assay_der_get_boolean (&critical.content);
  if (!assay_der_read_tag (content, ASSAY_DER_OCTET_STRING, &octets))
    return FALSE;
  extension->value = octets.content;
  return assay_cursor_left (content) == 0;
}

gboolean
assay_x509_next_extension (AssayCursor             *items,
                           AssayX509ExtensionFacts *extension)
{
  AssayCursor ahead = *items;
  AssayDer der;

  if (!assay_der_read_tag (&ahead, ASSAY_DER_SEQUENCE, &der) || (der.flaws & ASSAY_DER_CUT) != 0
      || !read_extension (&der.content, extension))
    return FALSE;
  *items = ahead;
  return TRUE;
}

gboolean
assay_x509_find_extension (const AssayCursor       *items,
                           const char              *oid,
                           AssayX509ExtensionFacts *extension)
{
  AssayCursor ahead = *items;

  while (assay_x509_next_extension (&ahead, extension))
    if (g_str_equal (extension->oid, oid))
      return TRUE;
  return FALSE;
}

/* Both have the extensions in the signed part, under a tag of their own. */
static gboolean
open_extensions (GBytes      *der,
                 guint32      tag,
                 AssayCursor *items)
{
  AssayDer whole, tbs, member, sequence;
  AssayCursor cursor;

  assay_cursor_init_bytes (&cursor, der);
  *items = (AssayCursor) { cursor.data };
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &whole)
      || !assay_der_read_tag (&whole.content, ASSAY_DER_SEQUENCE, &tbs))
    return FALSE;
  while (assay_der_read (&tbs.content, &member))
    if (member.tag == tag && assay_der_read_tag (&member.content, ASSAY_DER_SEQUENCE, &sequence))
      {
        *items = sequence.content;
        return TRUE;
      }
  return FALSE;
}

gboolean
assay_x509_open_extensions (GBytes      *der,
                            AssayCursor *items)
{
  return open_extensions (der, ASSAY_DER_CONTEXT_GROUP (3), items);
}

gboolean
assay_crl_open_extensions (GBytes      *der,
                           AssayCursor *items)
{
  return open_extensions (der, ASSAY_DER_CONTEXT_GROUP (0), items);
}
