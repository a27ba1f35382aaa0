/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/der-tree.h"

/* A wrapper whose content is longer does not repeat it. */
#define MAX_SUMMARY 64

typedef struct {
  AssayDerFlaws  flaw;
  gboolean       grave;
  const char    *message;
} FlawText;

/* The gravest first. */
static const FlawText flaw_texts[] = {
  { ASSAY_DER_CUT,         TRUE,  N_("The length promises more bytes than there are") },
  { ASSAY_DER_INDEFINITE,  TRUE,  N_("DER has no indefinite lengths") },
  { ASSAY_DER_HUGE,        TRUE,  N_("A tag and a length that certificates can have") },
  { ASSAY_DER_LONG_LENGTH, FALSE, N_("DER writes a length in as few bytes as it takes") },
  { ASSAY_DER_LONG_TAG,    FALSE, N_("DER writes a tag in as few bytes as it takes") },
};

/* BER allows a length to be left open when the end is marked. */
static gboolean
is_allowed (AssayNodeBuilder *builder,
            const AssayDer   *der)
{
  return assay_node_builder_is_lenient (builder) && !(der->flaws & (ASSAY_DER_CUT | ASSAY_DER_HUGE)) && der->tag != 0;
}

void
assay_der_add_flaws (AssayNodeBuilder *builder,
                     const AssayDer   *der)
{
  for (guint i = 0; i < G_N_ELEMENTS (flaw_texts) && der->flaws != 0; i++)
    if (der->flaws & flaw_texts[i].flaw)
      {
        AssayText *text = assay_text_new (flaw_texts[i].message, NULL);

        if (flaw_texts[i].grave && !is_allowed (builder, der))
          assay_node_builder_blame (builder, text);
        else
          assay_node_builder_remark (builder, text);
        return;
      }
}

void
assay_der_add_header (AssayNodeBuilder *builder,
                      const char       *key,
                      const AssayDer   *der)
{
  char text[64];

  g_snprintf (text, sizeof text, "%s (%" G_GSIZE_FORMAT ")", assay_der_tag_name (builder, der->tag),
              assay_cursor_left (&der->content));
  assay_node_builder_add_text (builder, key, N_("Tag and length"), der->offset, assay_der_header (der), text);
  assay_der_add_flaws (builder, der);
}

gboolean
assay_der_open (AssayNodeBuilder *builder,
                AssayNodeKind     kind,
                const char       *key,
                const char       *label,
                const AssayDer   *der)
{
  if (!assay_node_builder_open (builder, kind, key, label, der->offset))
    return FALSE;
  assay_der_add_header (builder, "header", der);
  return TRUE;
}

/* What ends a content whose length was left open (X.690 section 8.1.5). */
static void
add_end_of_contents (AssayNodeBuilder *builder,
                     const AssayDer   *der)
{
  assay_der_add_text (builder, "end_of_contents", N_("End of contents"), der, "");
}

gboolean
assay_der_next (AssayNodeBuilder *builder,
                AssayCursor      *cursor,
                AssayDer         *der)
{
  if (assay_cursor_left (cursor) == 0)
    return FALSE;
  if (assay_der_read (cursor, der))
    {
      if (der->tag != 0 || assay_der_length (der) != 2 || assay_cursor_left (cursor) > 0)
        return TRUE;
      add_end_of_contents (builder, der);
      return FALSE;
    }

  assay_node_builder_add_bytes (builder, "unreadable", N_("Unreadable"), cursor->offset, assay_cursor_left (cursor));
  assay_der_add_flaws (builder, der);
  cursor->offset = cursor->end;
  return FALSE;
}

void
assay_der_add_unexpected (AssayNodeBuilder *builder,
                          const AssayDer   *der)
{
  assay_der_add_wrong (builder, "unexpected", N_("Unexpected"), der, N_("Nothing more should stand here"));
}

static void
add_rest (AssayNodeBuilder *builder,
          AssayCursor      *content)
{
  AssayDer der;

  while (assay_der_next (builder, content, &der))
    assay_der_add_unexpected (builder, &der);
}

/* What stands in a node of its own, or unfolded in a wrapper's: the children of a constructed element. */
static void
add_children (AssayNodeBuilder    *builder,
              const AssayDerField *field,
              AssayCursor         *content)
{
  AssayDer der;

  if (field != NULL && field->fields != NULL)
    assay_der_add_fields (builder, content, field->fields);
  else if (field != NULL && field->items != NULL)
    assay_der_add_items (builder, content, field->items);
  else if (field != NULL && field->children != NULL)
    field->children (builder, content);
  else
    while (assay_der_next (builder, content, &der))
      assay_der_add_any (builder, NULL, assay_der_tag_name (builder, der.tag), &der);
}

static const AssayDerField *
find_choice (const AssayDerField *choices,
             guint32              tag)
{
  for (; choices->label != NULL; choices++)
    if (choices->tag == tag)
      return choices;
  return NULL;
}

gboolean
assay_der_accepts (const AssayDerField *field,
                   guint32              tag)
{
  if (field->choices != NULL)
    return find_choice (field->choices, tag) != NULL;
  return field->tag == 0 || field->tag == tag;
}

static AssayNodeKind
kind_of (const AssayDerField *field)
{
  return field != NULL && field->fields != NULL ? ASSAY_NODE_GROUP : ASSAY_NODE_LIST;
}

static void
add_constructed (AssayNodeBuilder    *builder,
                 const char          *key,
                 const char          *label,
                 const AssayDerField *field,
                 const AssayDer      *der)
{
  AssayCursor content = der->content;

  if (assay_der_open (builder, kind_of (field), key, label, der))
    add_children (builder, field, &content);
  assay_node_builder_close (builder, assay_der_end (der));
}

void
assay_der_add_any (AssayNodeBuilder *builder,
                   const char       *key,
                   const char       *label,
                   const AssayDer   *der)
{
  if (der->tag & ASSAY_DER_CONSTRUCTED)
    add_constructed (builder, key, label, NULL, der);
  else
    assay_der_add_value (builder, key, label, der->tag, NULL, der);
}

/* What stands here is of another type: it is shown for what it is, all of it malformed. */
static void
add_mismatch (AssayNodeBuilder    *builder,
              const char          *key,
              const char          *label,
              const AssayDerField *field,
              const AssayDer      *der)
{
  const char *expected = field->tag != 0 ? assay_der_tag_name (builder, field->tag) : NULL;
  AssayText *text = expected != NULL
                      ? assay_text_new (N_("{type} should stand here"), "type", ASSAY_ARG_TEXT, expected, NULL)
                      : assay_text_new (N_("Something else should stand here"), NULL);

  assay_der_add_any (builder, key, label, der);
  /* BER allows a string to come in parts. */
  if (assay_node_builder_is_lenient (builder) && der->tag == (field->tag | ASSAY_DER_CONSTRUCTED))
    assay_text_unref (text);
  else
    assay_node_builder_blame (builder, text);
}

/* A wrapper of one short value has that value. */
static void
summarize_with_last (AssayNodeBuilder *builder)
{
  const AssayNode *last = assay_node_builder_get_last (builder);
  g_autofree char *value = NULL;

  if (last == NULL || assay_node_get_length (last) > MAX_SUMMARY)
    return;
  value = assay_node_dup_value (last);
  if (value != NULL)
    assay_node_builder_summarize (builder, value);
}

void
assay_der_add_inside (AssayNodeBuilder    *builder,
                      AssayCursor         *content,
                      const AssayDerField *field)
{
  const char *key = "content";
  AssayDer der;

  if (!assay_der_next (builder, content, &der))
    {
      if (content->failed)
        return;
      assay_node_builder_add_malformed (builder, "content", N_("Content"), content->offset, 0,
                                        assay_text_new (N_("Something should stand here"), NULL));
      return;
    }

  if (field != NULL && field->key != NULL)
    key = field->key;
  if (field != NULL && field->choices != NULL && assay_der_accepts (field, der.tag))
    field = find_choice (field->choices, der.tag);
  if (der.tag & ASSAY_DER_CONSTRUCTED && (field == NULL || (field->add == NULL && assay_der_accepts (field, der.tag))))
    {
      AssayCursor children = der.content;

      assay_der_add_header (builder, "header", &der);
      add_children (builder, field, &children);
    }
  else
    {
      assay_der_add (builder,
                     field != NULL && field->key != NULL ? field->key : key,
                     field != NULL ? field->label : assay_der_tag_name (builder, der.tag),
                     field, &der);
      summarize_with_last (builder);
    }
  add_rest (builder, content);
}

/* X.690 section 8.6.2: a BIT STRING that wraps an element has no unused bits. */
static void
add_unused_bits (AssayNodeBuilder *builder,
                 AssayCursor      *content)
{
  gsize offset = content->offset;
  guint64 bits;

  if (!assay_cursor_read (content, 1, &bits))
    return;
  assay_node_builder_add_number (builder, "unused_bits", N_("Unused bits"), offset, 1, bits, NULL);
  if (bits != 0)
    assay_node_builder_blame (builder, assay_text_new (N_("No bits are left over here"), NULL));
}

static void
add_wrapper (AssayNodeBuilder    *builder,
             const char          *key,
             const char          *label,
             const AssayDerField *field,
             const AssayDer      *der)
{
  AssayCursor content = der->content;

  if (assay_node_builder_open (builder, kind_of (field->inside), key, label, der->offset))
    {
      assay_der_add_header (builder, "wrapper", der);
      if (der->tag == ASSAY_DER_BIT_STRING)
        add_unused_bits (builder, &content);
      assay_der_add_inside (builder, &content, field->inside);
    }
  assay_node_builder_close (builder, assay_der_end (der));
}

void
assay_der_add (AssayNodeBuilder    *builder,
               const char          *key,
               const char          *label,
               const AssayDerField *field,
               const AssayDer      *der)
{
  if (field == NULL)
    assay_der_add_any (builder, key, label, der);
  else if (!assay_der_accepts (field, der->tag))
    add_mismatch (builder, key, label, field, der);
  else if (field->choices != NULL)
    {
      const AssayDerField *choice = find_choice (field->choices, der->tag);

      assay_der_add (builder, key, key != NULL ? label : choice->label, choice, der);
    }
  else if (field->add != NULL)
    field->add (builder, key, label, der);
  else if (field->inside != NULL)
    add_wrapper (builder, key, label, field, der);
  else if (der->tag & ASSAY_DER_CONSTRUCTED)
    add_constructed (builder, key, label, field, der);
  else
    assay_der_add_value (builder, key, label, field->type != 0 ? field->type : der->tag, field->names, der);
}

void
assay_der_add_items (AssayNodeBuilder    *builder,
                     AssayCursor         *content,
                     const AssayDerField *item)
{
  AssayDer der;

  while (assay_der_next (builder, content, &der))
    assay_der_add (builder, NULL, item->label, item, &der);
}

AssayNode *
assay_der_decode (GBytes              *bytes,
                  const AssayDerField *field)
{
  g_autoptr(AssayNodeBuilder) builder = assay_node_builder_new (bytes);
  AssayCursor cursor;

  assay_cursor_init_bytes (&cursor, bytes);
  assay_node_builder_set_lenient (builder, field->lenient);
  assay_node_builder_open (builder, ASSAY_NODE_GROUP, field->key, field->label, 0);
  assay_der_add_inside (builder, &cursor, field);
  assay_node_builder_close (builder, cursor.end);
  return assay_node_builder_end (builder);
}
