/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a SEQUENCE: which row each belongs to. */
#include "decode/der-tree.h"

/* The bytes of a value that its type's node repeats. */
#define MAX_SUMMARY 32

static void
add_missing (AssayNodeBuilder    *builder,
             const AssayDerField *field,
             const AssayDerField *end,
             gsize                offset)
{
  for (; field != end && field->label != NULL; field++)
    if (!field->optional)
      assay_node_builder_add_malformed (builder, field->key, field->label, offset, 0,
                                        assay_text_new (N_("This is missing"), NULL));
}

static const AssayDerField *
find_from (const AssayDerField *field,
           guint32              tag)
{
  for (; field->label != NULL; field++)
    if (assay_der_accepts (field, tag))
      return field;
  return NULL;
}

/* The first row that has to be filled, or the end of the table. */
static const AssayDerField *
skip_optional (const AssayDerField *field)
{
  while (field->label != NULL && field->optional)
    field++;
  return field;
}

const AssayDerType *
assay_der_type_find (const AssayDerType *types,
                     const char         *oid)
{
  for (; types->oid != NULL; types++)
    if (g_str_equal (types->oid, oid))
      return types;
  return NULL;
}

/* What a field is beside this type: see AssayDerField.types. */
static AssayDerField
specialize (const AssayDerField *field,
            const AssayDer      *type)
{
  AssayDerField special = *field;
  char oid[ASSAY_DER_OID_SIZE];
  const AssayDerType *row = NULL;

  if (type->tag == ASSAY_DER_OID && assay_der_format_oid (&type->content, oid))
    row = assay_der_type_find (field->types, oid);
  if (row == NULL || row->value == NULL)
    return special;

  if (field->tag == ASSAY_DER_SET)
    special.items = row->value;
  else if (field->tag != 0)
    special.inside = row->value;
  else
    special = *row->value;
  return special;
}

static void
add_member (AssayNodeBuilder    *builder,
            const AssayDerField *field,
            const AssayDer      *type,
            const AssayDer      *der)
{
  if (field->types != NULL)
    {
      AssayDerField special = specialize (field, type);

      assay_der_add (builder, field->key, field->label, &special, der);
    }
  else
    assay_der_add (builder, field->key, field->label, field, der);
}

void
assay_der_add_fields (AssayNodeBuilder    *builder,
                      AssayCursor         *content,
                      const AssayDerField *fields)
{
  AssayDer type = { 0 };
  AssayDer der;

  while (assay_der_next (builder, content, &der))
    {
      const AssayDerField *field = find_from (fields, der.tag);

      if (field != NULL)
        add_missing (builder, fields, field, der.offset);
      else
        field = skip_optional (fields);

      /* An element that no later row knows stands in for the one that was due. */
      if (field->label == NULL)
        assay_der_add_unexpected (builder, &der);
      else
        add_member (builder, field, &type, &der);
      if (type.tag == 0)
        type = der;
      fields = field->label != NULL ? field + 1 : field;
    }
  add_missing (builder, fields, NULL, content->offset);
}

/* The name of the type that a SEQUENCE begins with, or its number. */
static const char *
find_label (AssayNodeBuilder *builder,
            const char       *label,
            const AssayDer   *der)
{
  AssayCursor content = der->content;
  char oid[ASSAY_DER_OID_SIZE];
  const AssayOid *known;
  AssayDer type;

  if (!assay_der_read_tag (&content, ASSAY_DER_OID, &type) || !assay_der_format_oid (&type.content, oid))
    return label;
  known = assay_oids_find (oid);
  return known != NULL ? known->name : assay_node_builder_keep (builder, oid);
}

/* A value of one leaf beside the type sums both up. */
static void
summarize_value (AssayNodeBuilder *builder,
                 const AssayDer   *type)
{
  const AssayNode *last = assay_node_builder_get_last (builder);
  g_autofree char *value = NULL;

  if (last == NULL || assay_node_get_n_children (last) > 0 || assay_node_get_offset (last) < assay_der_end (type))
    return;
  value = assay_node_dup_summary (last, MAX_SUMMARY);
  if (value != NULL)
    assay_node_builder_summarize (builder, value);
}

void
assay_der_add_typed (AssayNodeBuilder    *builder,
                     const char          *key,
                     const char          *label,
                     const AssayDerField *fields,
                     const AssayDer      *der)
{
  AssayCursor content = der->content;
  AssayCursor ahead = der->content;
  AssayDer type;

  if (assay_der_open (builder, ASSAY_NODE_GROUP, key, find_label (builder, label, der), der))
    {
      assay_der_add_fields (builder, &content, fields);
      if (assay_der_read (&ahead, &type))
        summarize_value (builder, &type);
    }
  assay_node_builder_close (builder, assay_der_end (der));
}
