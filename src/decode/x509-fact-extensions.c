/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-fact-extensions.h"

#include "base/assay-format.h"
#include "decode/decode-sct.h"
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

static char **
take_strv (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

/* Readers of extensions: FALSE when the content is malformed; what could be read is kept. */

static gboolean
read_basic_constraints (const AssayDer   *value,
                        AssayCertificate *draft)
{
  AssayCursor content = value->content;
  AssayDer der;
  guint64 length;

  if (assay_der_read_tag (&content, ASSAY_DER_BOOLEAN, &der))
    draft->is_ca = assay_der_get_boolean (&der.content);
  if (assay_der_read_tag (&content, ASSAY_DER_INTEGER, &der))
    {
      if (assay_cursor_left (&der.content) == 0 || assay_cursor_peek (&der.content)[0] & 0x80)
        return FALSE;
      draft->path_length = assay_der_get_number (&der.content, &length) ? (int) MIN (length, G_MAXINT) : G_MAXINT;
    }
  return assay_cursor_left (&content) == 0;
}

static gboolean
read_key_usage (const AssayDer   *value,
                AssayCertificate *draft)
{
  GPtrArray *words = g_ptr_array_new ();
  guint32 bits;
  gboolean well = assay_der_get_bits (&value->content, &bits);

  for (guint i = 0; i < 32; i++)
    {
      const char *name = bits & 1u << i ? assay_names_get (&assay_x509_key_usage_names, i) : NULL;

      if (name != NULL)
        g_ptr_array_add (words, g_strdup (name));
    }
  draft->key_usage = take_strv (words);
  return well;
}

static gboolean
read_extended_key_usage (const AssayDer   *value,
                         AssayCertificate *draft)
{
  GPtrArray *words = g_ptr_array_new ();
  AssayCursor content = value->content;
  AssayDer der;

  while (assay_der_read_tag (&content, ASSAY_DER_OID, &der))
    {
      char oid[ASSAY_DER_OID_SIZE];
      const AssayOid *known;

      assay_der_format_oid (&der.content, oid);
      known = assay_oids_find (oid);
      g_ptr_array_add (words, g_strdup (known != NULL ? known->name : oid));
    }
  draft->extended_key_usage = take_strv (words);
  return assay_cursor_left (&content) == 0;
}

static gboolean
read_alternative_names (const AssayDer   *value,
                        AssayCertificate *draft)
{
  GPtrArray *words = g_ptr_array_new ();
  AssayCursor content = value->content;
  gboolean well = TRUE;
  AssayDer der;

  while (assay_der_read (&content, &der))
    {
      GString *text = g_string_new (NULL);

      well = assay_x509_format_general_name (&der, text) && well;
      g_ptr_array_add (words, g_string_free (text, FALSE));
    }
  g_strfreev (draft->names);
  draft->names = take_strv (words);
  return well && assay_cursor_left (&content) == 0;
}

static gboolean
read_subject_key_identifier (const AssayDer   *value,
                             AssayCertificate *draft)
{
  draft->subject_key_id = assay_format_hex (assay_cursor_peek (&value->content),
                                            assay_cursor_left (&value->content), '\0');
  return TRUE;
}

static gboolean
read_authority_key_identifier (const AssayDer   *value,
                               AssayCertificate *draft)
{
  AssayCursor content = value->content;
  AssayDer der;

  if (assay_der_read_tag (&content, ASSAY_DER_CONTEXT (0), &der))
    draft->authority_key_id = assay_format_hex (assay_cursor_peek (&der.content),
                                                assay_cursor_left (&der.content), '\0');
  return TRUE;
}

static gboolean
read_timestamps (const AssayDer   *value,
                 AssayCertificate *draft)
{
  draft->n_scts = assay_sct_count (&value->content);
  return TRUE;
}

/* The extensions that facts are read from. */
typedef struct {
  const char  *oid;
  guint32      tag;
  gboolean   (*read) (const AssayDer   *value,
                      AssayCertificate *draft);
} Reader;

static const Reader readers[] = {
  { "2.5.29.14",               ASSAY_DER_OCTET_STRING, read_subject_key_identifier },
  { "2.5.29.15",               ASSAY_DER_BIT_STRING,   read_key_usage },
  { "2.5.29.17",               ASSAY_DER_SEQUENCE,     read_alternative_names },
  { "2.5.29.19",               ASSAY_DER_SEQUENCE,     read_basic_constraints },
  { "2.5.29.35",               ASSAY_DER_SEQUENCE,     read_authority_key_identifier },
  { "2.5.29.37",               ASSAY_DER_SEQUENCE,     read_extended_key_usage },
  { "1.3.6.1.4.1.11129.2.4.2", ASSAY_DER_OCTET_STRING, read_timestamps },
};

/* One Extension; @seen has a bit for each reader, since the first of two is the one that counts. */
static gboolean
read_extension (AssayCursor      *content,
                guint            *seen,
                AssayCertificate *draft)
{
  char oid[ASSAY_DER_OID_SIZE];
  AssayDer id, critical, octets, value;

  if (!assay_der_read_tag (content, ASSAY_DER_OID, &id) || !assay_der_format_oid (&id.content, oid))
    return FALSE;
  assay_der_read_tag (content, ASSAY_DER_BOOLEAN, &critical);
  if (!assay_der_read_tag (content, ASSAY_DER_OCTET_STRING, &octets) || assay_cursor_left (content) > 0)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      if (!g_str_equal (readers[i].oid, oid))
        continue;
      if (*seen & 1u << i)
        return FALSE;
      *seen |= 1u << i;
      return assay_der_read_tag (&octets.content, readers[i].tag, &value) && readers[i].read (&value, draft)
          && assay_cursor_left (&octets.content) == 0;
    }
  return TRUE;
}

gboolean
assay_x509_read_extensions (const AssayCursor *content,
                            AssayCertificate  *draft)
{
  AssayCursor cursor = *content;
  AssayDer sequence, extension;
  gboolean well = TRUE;
  guint seen = 0;

  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &sequence))
    return FALSE;
  while (assay_der_read_tag (&sequence.content, ASSAY_DER_SEQUENCE, &extension))
    well = read_extension (&extension.content, &seen, draft) && well;
  return well && assay_cursor_left (&sequence.content) == 0 && assay_cursor_left (&cursor) == 0;
}
