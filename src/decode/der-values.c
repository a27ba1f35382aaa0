/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/der-tree.h"

#include "base/assay-format.h"

typedef void (*AddValue) (AssayNodeBuilder *builder,
                          const char       *key,
                          const char       *label,
                          const AssayNames *names,
                          const AssayDer   *der);

static void
remark (AssayNodeBuilder *builder,
        const char       *message)
{
  assay_node_builder_remark (builder, assay_text_new (message, NULL));
}

void
assay_der_add_text (AssayNodeBuilder *builder,
                    const char       *key,
                    const char       *label,
                    const AssayDer   *der,
                    const char       *text)
{
  assay_node_builder_add_text (builder, key, label, der->offset, assay_der_length (der), text);
  assay_node_builder_skip (builder, assay_der_header (der));
  assay_der_add_flaws (builder, der);
}

void
assay_der_add_bytes (AssayNodeBuilder *builder,
                     const char       *key,
                     const char       *label,
                     const AssayDer   *der)
{
  assay_node_builder_add_bytes (builder, key, label, der->offset, assay_der_length (der));
  assay_node_builder_skip (builder, assay_der_header (der));
  assay_der_add_flaws (builder, der);
}

void
assay_der_add_wrong (AssayNodeBuilder *builder,
                     const char       *key,
                     const char       *label,
                     const AssayDer   *der,
                     const char       *expected)
{
  assay_der_add_bytes (builder, key, label, der);
  assay_node_builder_blame (builder, assay_text_new (expected, NULL));
}

static void
add_opaque (AssayNodeBuilder *builder,
            const char       *key,
            const char       *label,
            const AssayNames *names,
            const AssayDer   *der)
{
  assay_der_add_bytes (builder, key, label, der);
}

/* X.690 section 11.1. */
static void
add_boolean (AssayNodeBuilder *builder,
             const char       *key,
             const char       *label,
             const AssayNames *names,
             const AssayDer   *der)
{
  const guint8 *bytes = assay_cursor_peek (&der->content);

  if (assay_cursor_left (&der->content) != 1)
    {
      assay_der_add_wrong (builder, key, label, der, N_("A BOOLEAN has one byte"));
      return;
    }
  assay_der_add_text (builder, key, label, der, bytes[0] != 0 ? "TRUE" : "FALSE");
  if (bytes[0] != 0 && bytes[0] != 0xff)
    remark (builder, N_("DER writes TRUE as ff"));
}

/* X.690 section 8.3.2: the first nine bits are neither all zero nor all one. */
static void
remark_padding (AssayNodeBuilder *builder,
                const AssayDer   *der)
{
  const guint8 *bytes = assay_cursor_peek (&der->content);

  if (assay_cursor_left (&der->content) > 1
      && ((bytes[0] == 0 && !(bytes[1] & 0x80)) || (bytes[0] == 0xff && bytes[1] & 0x80)))
    remark (builder, N_("DER writes an INTEGER in as few bytes as it takes"));
}

static gint64
read_negative (const AssayCursor *content)
{
  const guint8 *bytes = assay_cursor_peek (content);
  guint64 number = G_MAXUINT64;

  for (gsize i = 0; i < assay_cursor_left (content); i++)
    number = number << 8 | bytes[i];
  return (gint64) number;
}

static void
add_integer (AssayNodeBuilder *builder,
             const char       *key,
             const char       *label,
             const AssayNames *names,
             const AssayDer   *der)
{
  gsize length = assay_cursor_left (&der->content);
  guint64 number;

  if (length == 0)
    {
      assay_der_add_wrong (builder, key, label, der, N_("An INTEGER has one byte at least"));
      return;
    }

  if (assay_der_get_number (&der->content, &number))
    {
      assay_node_builder_add_number (builder, key, label, der->offset, assay_der_length (der), number, names);
      assay_der_add_flaws (builder, der);
    }
  else if (length <= 8)
    {
      char text[24];

      g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, read_negative (&der->content));
      assay_der_add_text (builder, key, label, der, text);
    }
  else
    assay_der_add_bytes (builder, key, label, der);
  remark_padding (builder, der);
}

void
assay_der_add_count (AssayNodeBuilder *builder,
                     const char       *key,
                     const char       *label,
                     const AssayDer   *der)
{
  add_integer (builder, key, label, NULL, der);
  if (assay_cursor_left (&der->content) > 0 && assay_cursor_peek (&der->content)[0] & 0x80)
    assay_node_builder_blame (builder, assay_text_new (N_("This cannot be negative"), NULL));
}

void
assay_der_add_big_integer (AssayNodeBuilder *builder,
                           const char       *key,
                           const char       *label,
                           const AssayDer   *der)
{
  if (assay_cursor_left (&der->content) == 0)
    assay_der_add_wrong (builder, key, label, der, N_("An INTEGER has one byte at least"));
  else
    assay_der_add_bytes (builder, key, label, der);
  remark_padding (builder, der);
}

/* The names of the bits that are set: "digitalSignature, keyCertSign". */
static char *
dup_bit_names (guint32           bits,
               const AssayNames *names)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 32; i++)
    if (bits & 1u << i)
      {
        g_autofree char *name = assay_names_dup (names, i);

        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* X.690 sections 8.6 and 11.2. */
static void
add_bit_string (AssayNodeBuilder *builder,
                const char       *key,
                const char       *label,
                const AssayNames *names,
                const AssayDer   *der)
{
  const guint8 *bytes = assay_cursor_peek (&der->content);
  gsize length = assay_cursor_left (&der->content);
  guint32 bits;

  if (!assay_der_get_bits (&der->content, &bits))
    {
      assay_der_add_wrong (builder, key, label, der, N_("A BIT STRING begins with the number of unused bits, 0 to 7"));
      return;
    }

  if (names != NULL)
    {
      g_autofree char *text = dup_bit_names (bits, names);

      assay_der_add_text (builder, key, label, der, text);
    }
  else
    {
      assay_der_add_bytes (builder, key, label, der);
      assay_node_builder_skip (builder, assay_der_header (der) + 1);
    }

  if (length > 1 && bytes[length - 1] & ((1 << bytes[0]) - 1))
    remark (builder, N_("DER sets unused bits to zero"));
  else if (names != NULL && length > 1 && !(bytes[length - 1] & 1 << bytes[0]))
    remark (builder, N_("DER leaves out the zero bits at the end of named bits"));
}

static void
add_null (AssayNodeBuilder *builder,
          const char       *key,
          const char       *label,
          const AssayNames *names,
          const AssayDer   *der)
{
  if (assay_cursor_left (&der->content) == 0)
    assay_der_add_text (builder, key, label, der, "NULL");
  else
    assay_der_add_wrong (builder, key, label, der, N_("A NULL has no content"));
}

static void
add_oid (AssayNodeBuilder *builder,
         const char       *key,
         const char       *label,
         const AssayNames *names,
         const AssayDer   *der)
{
  char oid[ASSAY_DER_OID_SIZE];
  g_autofree char *text = NULL;
  const AssayOid *known;

  if (!assay_der_format_oid (&der->content, oid))
    {
      assay_der_add_wrong (builder, key, label, der, N_("An object identifier of at most 255 characters"));
      return;
    }
  known = assay_oids_find (oid);
  if (known != NULL)
    text = g_strdup_printf ("%s (%s)", known->name, oid);
  assay_der_add_text (builder, key, label, der, text != NULL ? text : oid);
}

static void
add_time (AssayNodeBuilder *builder,
          const char       *key,
          const char       *label,
          const AssayNames *names,
          const AssayDer   *der)
{
  g_autofree char *text = NULL;
  gint64 seconds;
  gboolean strict;

  if (!assay_der_get_time (der, &seconds, &strict))
    {
      assay_der_add_text (builder, key, label, der, NULL);
      assay_node_builder_blame (builder, assay_text_new (N_("A time with its zone"), NULL));
      return;
    }
  text = assay_format_rfc3339 (seconds * G_USEC_PER_SEC, FALSE);
  assay_der_add_text (builder, key, label, der, text);
  if (!strict)
    remark (builder, N_("Certificates write times to the second, in UTC, and nothing more"));
}

static void
add_string_of (AssayNodeBuilder *builder,
               const char       *key,
               const char       *label,
               guint32           type,
               const AssayDer   *der)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (!assay_der_get_text (type, &der->content, text))
    {
      assay_der_add_text (builder, key, label, der, NULL);
      assay_node_builder_blame (builder, assay_text_new (N_("Characters in the encoding of {type}"), "type",
                                                         ASSAY_ARG_TEXT, assay_der_tag_name (builder, type), NULL));
      return;
    }

  if (type == ASSAY_DER_TELETEX_STRING || type >= ASSAY_DER_UNIVERSAL_STRING)
    {
      g_autofree char *visible = assay_format_visible (text->str, (gssize) text->len);

      assay_der_add_text (builder, key, label, der, visible);
    }
  else
    assay_der_add_text (builder, key, label, der, NULL);
  if (!assay_der_is_in_charset (type, &der->content))
    assay_node_builder_remark (builder, assay_text_new (N_("{type} has not all of these characters"), "type",
                                                        ASSAY_ARG_TEXT, assay_der_tag_name (builder, type), NULL));
}

/* What a universal type is called and how its value is worded. */
typedef struct {
  const char *name;
  AddValue    add;
} ValueType;

static const ValueType value_types[] = {
  [1]  = { "BOOLEAN", add_boolean },
  [2]  = { "INTEGER", add_integer },
  [3]  = { "BIT STRING", add_bit_string },
  [4]  = { "OCTET STRING", add_opaque },
  [5]  = { "NULL", add_null },
  [6]  = { "OBJECT IDENTIFIER", add_oid },
  [7]  = { "ObjectDescriptor", add_opaque },
  [8]  = { "EXTERNAL", add_opaque },
  [9]  = { "REAL", add_opaque },
  [10] = { "ENUMERATED", add_integer },
  [11] = { "EMBEDDED PDV", add_opaque },
  [12] = { "UTF8String" },
  [13] = { "RELATIVE-OID", add_opaque },
  [14] = { "TIME", add_opaque },
  [16] = { "SEQUENCE", add_opaque },
  [17] = { "SET", add_opaque },
  [18] = { "NumericString" },
  [19] = { "PrintableString" },
  [20] = { "TeletexString" },
  [21] = { "VideotexString", add_opaque },
  [22] = { "IA5String" },
  [23] = { "UTCTime", add_time },
  [24] = { "GeneralizedTime", add_time },
  [25] = { "GraphicString", add_opaque },
  [26] = { "VisibleString" },
  [27] = { "GeneralString", add_opaque },
  [28] = { "UniversalString" },
  [29] = { "CHARACTER STRING", add_opaque },
  [30] = { "BMPString" },
};

void
assay_der_add_value (AssayNodeBuilder *builder,
                     const char       *key,
                     const char       *label,
                     guint32           type,
                     const AssayNames *names,
                     const AssayDer   *der)
{
  const ValueType *value = type < G_N_ELEMENTS (value_types) ? &value_types[type] : NULL;

  AssayDer typed = *der;

  /* Under an IMPLICIT tag the tag on the wire does not say what it is. */
  typed.tag = type;
  if (value == NULL || value->name == NULL)
    assay_der_add_bytes (builder, key, label, der);
  else if (value->add != NULL)
    value->add (builder, key, label, names, &typed);
  else
    add_string_of (builder, key, label, type, der);
}

static const char * const class_names[] = { "UNIVERSAL ", "APPLICATION ", "", "PRIVATE " };

const char *
assay_der_tag_name (AssayNodeBuilder *builder,
                    guint32           tag)
{
  guint32 number = tag & ASSAY_DER_NUMBER;
  char text[40];

  if (!(tag & ASSAY_DER_CLASS) && number < G_N_ELEMENTS (value_types) && value_types[number].name != NULL)
    return value_types[number].name;
  g_snprintf (text, sizeof text, "[%s%u]", class_names[tag >> 30], number);
  return assay_node_builder_keep (builder, text);
}
