/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-name.h"

#include <string.h>

#include "base/assay-format.h"

/* One AttributeTypeAndValue (RFC 5280 section 4.1.2.4). */
typedef struct {
  guint    rdn;
  AssayDer type;
  AssayDer value;
} Attribute;

/* Walks the attributes of a Name in their order. */
typedef struct {
  AssayCursor rdns;
  AssayCursor set;
  guint       n_rdns;
  gboolean    failed;
} Walk;

static void
walk_init (Walk              *walk,
           const AssayCursor *name)
{
  *walk = (Walk) { .rdns = *name, .set = { name->data, name->offset, name->offset, FALSE } };
}

static gboolean
walk_next (Walk      *walk,
           Attribute *attribute)
{
  AssayDer der;

  while (assay_cursor_left (&walk->set) == 0)
    {
      if (assay_cursor_left (&walk->rdns) == 0)
        return FALSE;
      if (!assay_der_read_tag (&walk->rdns, ASSAY_DER_SET, &der))
        {
          walk->failed = TRUE;
          return FALSE;
        }
      walk->set = der.content;
      walk->n_rdns++;
    }

  attribute->rdn = walk->n_rdns;
  if (assay_der_read_tag (&walk->set, ASSAY_DER_SEQUENCE, &der)
      && assay_der_read_tag (&der.content, ASSAY_DER_OID, &attribute->type)
      && assay_der_read (&der.content, &attribute->value))
    return TRUE;
  walk->failed = TRUE;
  return FALSE;
}

/* RFC 4514 section 2.4: the characters that always need a backslash, and those that need it at an end. */
static gboolean
is_special (gunichar c,
            gboolean first,
            gboolean last)
{
  return (c != 0 && c < 0x80 && strchr ("\"+,;<>\\", (int) c) != NULL)
      || (first && (c == ' ' || c == '#'))
      || (last && c == ' ');
}

static void
append_escaped (GString       *out,
                const GString *text)
{
  const char *end = text->str + text->len;

  for (const char *p = text->str; p < end; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);

      if (is_special (c, p == text->str, next == end))
        g_string_append_printf (out, "\\%c", *p);
      else if (assay_format_is_unsafe (c))
        for (const char *byte = p; byte < next; byte++)
          g_string_append_printf (out, "\\%02X", (guchar) *byte);
      else
        g_string_append_len (out, p, next - p);
    }
}

static void
append_hex (GString        *out,
            const AssayDer *der)
{
  const guint8 *bytes = assay_der_peek (der);

  g_string_append_c (out, '#');
  for (gsize i = 0; i < assay_der_length (der); i++)
    g_string_append_printf (out, "%02X", bytes[i]);
}

static gboolean
append_attribute (GString         *out,
                  const Attribute *attribute)
{
  g_autoptr(GString) text = g_string_new (NULL);
  char oid[ASSAY_DER_OID_SIZE];
  gboolean well = assay_der_format_oid (&attribute->type.content, oid);
  const AssayOid *known = assay_oids_find (oid);

  if (known == NULL)
    g_string_append (out, oid);
  else
    g_string_append (out, known->short_name != NULL ? known->short_name : known->name);
  g_string_append_c (out, '=');

  if (known != NULL && assay_der_get_text (attribute->value.tag, &attribute->value.content, text))
    append_escaped (out, text);
  else
    append_hex (out, &attribute->value);
  return well;
}

gboolean
assay_x509_format_name (const AssayCursor *name,
                        GString           *text)
{
  g_autoptr(GArray) attributes = g_array_new (FALSE, FALSE, sizeof (Attribute));
  Attribute attribute;
  Walk walk;

  walk_init (&walk, name);
  while (walk_next (&walk, &attribute))
    g_array_append_val (attributes, attribute);

  /* RFC 4514 section 2.1: the last relative name comes first. */
  for (guint i = attributes->len; i > 0; i--)
    {
      const Attribute *this = &g_array_index (attributes, Attribute, i - 1);

      if (!append_attribute (text, this))
        walk.failed = TRUE;
      if (i > 1)
        g_string_append_c (text, this->rdn == this[-1].rdn ? '+' : ',');
    }
  return !walk.failed;
}

char *
assay_x509_dup_attribute (const AssayCursor *name,
                          const char        *oid)
{
  g_autofree char *found = NULL;
  Attribute attribute;
  Walk walk;

  walk_init (&walk, name);
  while (walk_next (&walk, &attribute))
    {
      g_autoptr(GString) text = NULL;
      char type[ASSAY_DER_OID_SIZE];

      if (!assay_der_format_oid (&attribute.type.content, type) || !g_str_equal (type, oid))
        continue;
      text = g_string_new (NULL);
      if (!assay_der_get_text (attribute.value.tag, &attribute.value.content, text) || text->len == 0)
        continue;
      g_free (found);
      found = assay_format_visible (text->str, (gssize) text->len);
    }
  return g_steal_pointer (&found);
}

const AssayDerField assay_x509_strings[] = {
  { NULL, N_("Text"), ASSAY_DER_UTF8_STRING },
  { NULL, N_("Text"), ASSAY_DER_PRINTABLE_STRING },
  { NULL, N_("Text"), ASSAY_DER_IA5_STRING },
  { NULL, N_("Text"), ASSAY_DER_TELETEX_STRING },
  { NULL, N_("Text"), ASSAY_DER_BMP_STRING },
  { NULL, N_("Text"), ASSAY_DER_VISIBLE_STRING },
  { NULL, N_("Text"), ASSAY_DER_UNIVERSAL_STRING },
  { NULL, N_("Text"), ASSAY_DER_NUMERIC_STRING },
  { NULL },
};

static const AssayDerField attribute_fields[] = {
  { "type", N_("Type"), ASSAY_DER_OID },
  { "value", N_("Value") },
  { NULL },
};

static void
add_attribute (AssayNodeBuilder *builder,
               const char       *key,
               const char       *label,
               const AssayDer   *der)
{
  assay_der_add_typed (builder, key, label, attribute_fields, der);
}

const AssayDerField assay_x509_attribute = { NULL, N_("Attribute"), ASSAY_DER_SEQUENCE, .add = add_attribute };

static const AssayDerField relative_name = {
  NULL, N_("Relative name"), ASSAY_DER_SET, .items = &assay_x509_attribute
};

void
assay_x509_add_name (AssayNodeBuilder *builder,
                     const char       *key,
                     const char       *label,
                     const AssayDer   *der)
{
  AssayCursor content = der->content;

  if (assay_der_open (builder, ASSAY_NODE_LIST, key, label, der))
    {
      g_autoptr(GString) text = g_string_new (NULL);

      assay_x509_format_name (&content, text);
      assay_node_builder_summarize (builder, text->str);
      assay_der_add_items (builder, &content, &relative_name);
    }
  assay_node_builder_close (builder, assay_der_end (der));
}

const AssayDerField assay_x509_name = { "name", N_("Name"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_name };
