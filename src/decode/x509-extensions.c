/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-extensions.h"

static const AssayDerField anything = { "content", N_("Content") };

/* Content that is not DER, which RFC 5280 section 4.1 asks for; of an extension that nobody here knows, it may be meant. */
static void
add_opaque (AssayNodeBuilder *builder,
            const char       *key,
            const char       *label,
            const AssayDer   *der)
{
  assay_der_add_bytes (builder, key, label, der);
  assay_node_builder_remark (builder, assay_text_new (N_("Not in DER"), NULL));
}

static const AssayDerField opaque = { "content", N_("Content"), ASSAY_DER_OCTET_STRING, .add = add_opaque };

/* critical is FALSE where it is not said, and DER does not say it then (X.690 section 11.5). */
static void
add_critical (AssayNodeBuilder *builder,
              const char       *key,
              const char       *label,
              const AssayDer   *der)
{
  assay_der_add_value (builder, key, label, ASSAY_DER_BOOLEAN, NULL, der);
  if (assay_cursor_left (&der->content) == 1 && !assay_der_get_boolean (&der->content))
    assay_node_builder_remark (builder, assay_text_new (N_("DER leaves out what is the default"), NULL));
}

/* Whether an extension's value is one element of DER, as far as its tag and length tell. */
static gboolean
holds_element (const AssayDer *der)
{
  AssayCursor content = der->content;
  AssayDer id, critical, value, inner;

  assay_der_read_tag (&content, ASSAY_DER_OID, &id);
  assay_der_read_tag (&content, ASSAY_DER_BOOLEAN, &critical);
  return !assay_der_read_tag (&content, ASSAY_DER_OCTET_STRING, &value)
      || (assay_der_read (&value.content, &inner) && inner.flaws == 0 && assay_cursor_left (&value.content) == 0);
}

static gboolean
read_oid (const AssayDer *der,
          char            oid[ASSAY_DER_OID_SIZE])
{
  AssayCursor content = der->content;
  AssayDer id;

  return assay_der_read_tag (&content, ASSAY_DER_OID, &id) && assay_der_format_oid (&id.content, oid);
}

/* "basic_constraints", and "basic_constraints_2" when it is the second. */
static const char *
make_key (AssayNodeBuilder *builder,
          const char       *name,
          guint             nth)
{
  char key[ASSAY_DER_OID_SIZE + 12];

  if (nth > 1)
    g_snprintf (key, sizeof key, "%s_%u", name, nth);
  else
    g_strlcpy (key, name, sizeof key);
  return assay_node_builder_keep (builder, key);
}

static void
add_fields (AssayNodeBuilder    *builder,
            const char          *key,
            const char          *label,
            const AssayDerField *value,
            gboolean             raw,
            const AssayDer      *der)
{
  const AssayDerField fields[] = {
    { "extn_id", N_("Identifier"), ASSAY_DER_OID },
    { "critical", N_("Critical"), ASSAY_DER_BOOLEAN, .optional = TRUE, .add = add_critical },
    { "extn_value", N_("Value"), ASSAY_DER_OCTET_STRING, .inside = raw ? NULL : value, .add = raw ? value->add : NULL },
    { NULL },
  };
  const AssayDerField extension = { key, label, ASSAY_DER_SEQUENCE, .fields = fields };

  assay_der_add (builder, key, label, &extension, der);
}

static void
add_by_oid (AssayNodeBuilder *builder,
            const char       *oid,
            guint             nth,
            const AssayDer   *der)
{
  const AssayX509Extension *row = assay_x509_extension_find (oid);
  const AssayOid *known = assay_oids_find (oid);
  const char *key = make_key (builder, row != NULL ? row->key : oid, nth);
  const char *label = known != NULL ? known->name : key;

  if (row != NULL)
    add_fields (builder, key, row->label, row->value, row->raw, der);
  else if (holds_element (der))
    add_fields (builder, key, label, &anything, FALSE, der);
  else
    add_fields (builder, key, label, &opaque, TRUE, der);
  if (nth > 1)
    assay_node_builder_blame (builder, assay_text_new (N_("An extension may be there only once"), NULL));
}

void
assay_x509_add_extensions (AssayNodeBuilder *builder,
                           AssayCursor      *content)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AssayDer der;

  while (assay_der_next (builder, content, &der))
    {
      char oid[ASSAY_DER_OID_SIZE];

      if (read_oid (&der, oid))
        {
          guint nth = GPOINTER_TO_UINT (g_hash_table_lookup (seen, oid)) + 1;

          g_hash_table_insert (seen, g_strdup (oid), GUINT_TO_POINTER (nth));
          add_by_oid (builder, oid, nth, &der);
        }
      else
        add_fields (builder, NULL, N_("Extension"), &anything, FALSE, &der);
    }
}
