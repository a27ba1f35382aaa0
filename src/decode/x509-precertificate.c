/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-precertificate.h"

#include "base/assay-der-writer.h"
#include "decode/decode-der.h"

#define SCT_LIST   "1.3.6.1.4.1.11129.2.4.2"
#define EXTENSIONS ASSAY_DER_CONTEXT_GROUP (3)

static void
append (GByteArray     *out,
        const AssayDer *der)
{
  g_byte_array_append (out, assay_der_peek (der), (guint) assay_der_length (der));
}

static gboolean
is_sct_list (const AssayDer *extension)
{
  char oid[ASSAY_DER_OID_SIZE];
  AssayCursor content = extension->content;
  AssayDer id;

  return assay_der_read_tag (&content, ASSAY_DER_OID, &id) && assay_der_format_oid (&id.content, oid)
      && g_str_equal (oid, SCT_LIST);
}

/* The explicit tag with all extensions but one; nothing when that was the only one. */
static gboolean
append_extensions (GByteArray  *out,
                   AssayCursor *content)
{
  guint before = out->len;
  guint outer = assay_der_write_begin (out, ASSAY_DER_WRITE_CONTEXT_GROUP (3));
  guint inner = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  AssayDer list, extension;

  if (!assay_der_read_tag (content, ASSAY_DER_SEQUENCE, &list))
    return FALSE;
  while (assay_der_read (&list.content, &extension))
    if (!is_sct_list (&extension))
      append (out, &extension);
  if (out->len == inner)
    {
      g_byte_array_set_size (out, before);
      return TRUE;
    }
  assay_der_write_end (out, inner);
  assay_der_write_end (out, outer);
  return assay_cursor_left (&list.content) == 0;
}

GBytes *
assay_x509_dup_precertificate (GBytes *der)
{
  g_autoptr(GByteArray) out = g_byte_array_new ();
  guint begin = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  AssayDer certificate, tbs, member;
  AssayCursor cursor;

  assay_cursor_init_bytes (&cursor, der);
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &certificate)
      || !assay_der_read_tag (&certificate.content, ASSAY_DER_SEQUENCE, &tbs))
    return NULL;
  while (assay_der_read (&tbs.content, &member))
    if (member.tag != EXTENSIONS)
      append (out, &member);
    else if (!append_extensions (out, &member.content))
      return NULL;
  assay_der_write_end (out, begin);
  return assay_cursor_left (&tbs.content) == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}
