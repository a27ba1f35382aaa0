/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/assay-schema.h"

/* A value that sums a node up is cut to so many bytes. */
#define SUMMARY_BYTES 64

/* Bytes of a number, or of the length before a vector; 0 where the bytes themselves tell. */
static const guint8 widths[] = {
  [ASSAY_U8] = 1,
  [ASSAY_U16] = 2,
  [ASSAY_U24] = 3,
  [ASSAY_U32] = 4,
  [ASSAY_U64] = 8,
  [ASSAY_VARINT] = 0,
  [ASSAY_VEC8] = 1,
  [ASSAY_VEC16] = 2,
  [ASSAY_VEC24] = 3,
  [ASSAY_VECVAR] = 0,
};

/* Reads a number, or the length before a vector. On failure @width is what it would have taken. */
static gboolean
take_number (AssayFieldKind  kind,
             AssayCursor    *cursor,
             guint          *width,
             guint64        *number)
{
  gboolean varies = widths[kind] == 0;

  *width = widths[kind];
  if (varies)
    *width = assay_cursor_left (cursor) > 0 ? 1u << (*assay_cursor_peek (cursor) >> 6) : 1;
  if (!assay_cursor_read (cursor, *width, number))
    return FALSE;
  if (varies)
    *number &= G_MAXUINT64 >> (66 - 8 * *width);
  return TRUE;
}

const AssayField assay_schema_empty[] = {
  { NULL }
};

const AssayField assay_schema_opaque[] = {
  { "content", N_("Content"), ASSAY_BYTES, .optional = TRUE },
  { NULL }
};

static AssayText *
say_short (guint64 expected,
           gsize   left)
{
  return assay_text_new (N_("Cut short: {expected} expected, {left} left"),
                         "expected", ASSAY_ARG_SIZE, (gint64) expected,
                         "left", ASSAY_ARG_SIZE, (gint64) left,
                         NULL);
}

/* Marks what is left as too short for @expected bytes; nothing more can be read then. */
static void
add_short (const char         *key,
           const char         *label,
           guint64             expected,
           AssayCursor        *cursor,
           AssayDecodeContext *context)
{
  gsize left = assay_cursor_left (cursor);

  assay_node_builder_add_malformed (context->builder, key, label, cursor->offset, left, say_short (expected, left));
  cursor->offset = cursor->end;
  cursor->failed = TRUE;
}

static void
add_trailing (AssayCursor        *cursor,
              AssayDecodeContext *context)
{
  gsize left = assay_cursor_left (cursor);

  if (left == 0)
    return;
  assay_node_builder_add_malformed (context->builder, "trailing", N_("Unexpected bytes"), cursor->offset, left,
                                    assay_text_new (N_("Nothing more belongs here"), NULL));
  cursor->offset = cursor->end;
}

static void
sum_up (AssayDecodeContext *context)
{
  const AssayNode *last = assay_node_builder_get_last (context->builder);
  g_autofree char *value = last != NULL ? assay_node_dup_summary (last, SUMMARY_BYTES) : NULL;

  if (value != NULL && *value != '\0')
    assay_node_builder_summarize (context->builder, value);
}

/* What the field wants said of the value that was added last. */
static void
comment (const AssayField   *field,
         guint64             number,
         const AssayCursor  *content,
         AssayDecodeContext *context)
{
  AssayText *remark = field->note != NULL ? field->note (number, content, context) : NULL;

  if (remark == NULL && field->names != NULL && number <= G_MAXUINT32
      && assay_names_is_grease (field->names, (guint32) number))
    remark = assay_text_new (N_("Means nothing: keeps peers used to unknown values (GREASE)"), NULL);
  assay_node_builder_remark (context->builder, remark);
  if (field->sums_up)
    sum_up (context);
}

static void
read_number (const AssayField   *field,
             AssayFieldKind      kind,
             AssayCursor        *cursor,
             AssayDecodeContext *context)
{
  /* The items of a list go by their index. */
  const char *key = field->item == kind ? NULL : field->key;
  const char *label = key != NULL ? field->label : NULL;
  AssayCursor content = *cursor;
  guint64 number;
  guint width;

  if (!take_number (kind, cursor, &width, &number))
    {
      add_short (key, label, width, cursor, context);
      return;
    }

  content.end = cursor->offset;
  context->number = number;
  assay_node_builder_add_number (context->builder, key, label, content.offset, width, number,
                                 number <= G_MAXUINT32 ? field->names : NULL);
  comment (field, number, &content, context);
}

/* Adds opaque content that is all there. */
static void
add_content (const AssayField   *field,
             const AssayCursor  *content,
             AssayDecodeContext *context)
{
  gsize length = assay_cursor_left (content);

  if (field->text)
    assay_node_builder_add_text (context->builder, field->key, field->label, content->offset, length, NULL);
  else
    assay_node_builder_add_bytes (context->builder, field->key, field->label, content->offset, length);
  comment (field, 0, content, context);
}

/* A field without a key has no node of its own. */
static void
open_node (const AssayField   *field,
           AssayNodeKind       kind,
           gsize               offset,
           AssayDecodeContext *context)
{
  if (field->key != NULL)
    assay_node_builder_open (context->builder, kind, field->key, field->label, offset);
}

static void
close_node (const AssayField   *field,
            gsize               end,
            AssayDecodeContext *context)
{
  if (field->key != NULL)
    assay_node_builder_close (context->builder, end);
}

static void
read_item (const AssayField   *field,
           AssayCursor        *list,
           AssayDecodeContext *context)
{
  if (field->item != ASSAY_FIELD_END)
    {
      read_number (field, field->item, list, context);
      return;
    }

  assay_node_builder_open (context->builder, ASSAY_NODE_GROUP, NULL, NULL, list->offset);
  assay_schema_read (field->each, list, context);
  assay_node_builder_close (context->builder, list->offset);
}

static void
read_list (const AssayField   *field,
           AssayCursor        *list,
           AssayDecodeContext *context)
{
  gsize before = G_MAXSIZE;

  /* Stops at an item without bytes, which would come for ever. */
  while (assay_cursor_left (list) > 0 && list->offset != before)
    {
      before = list->offset;
      read_item (field, list, context);
    }
  add_trailing (list, context);
}

static const AssayField *
fields_of (const AssayField         *field,
           const AssayCursor        *content,
           const AssayDecodeContext *context)
{
  return field->choose != NULL ? field->choose (content, context) : field->body;
}

/* Whether the content is more than bytes; then nodes below say where it is cut. */
static gboolean
has_parts (const AssayField *field)
{
  return field->item != ASSAY_FIELD_END || field->each != NULL || field->body != NULL
      || field->choose != NULL || field->decode != NULL;
}

static void
read_parts (const AssayField   *field,
            AssayCursor        *content,
            AssayDecodeContext *context)
{
  gboolean is_list = field->item != ASSAY_FIELD_END || field->each != NULL;

  if (field->decode != NULL)
    {
      field->decode (field, content, context);
      return;
    }

  open_node (field, is_list ? ASSAY_NODE_LIST : ASSAY_NODE_GROUP, content->offset, context);
  if (is_list)
    read_list (field, content, context);
  else
    assay_schema_read_all (fields_of (field, content, context), content, context);
  close_node (field, content->end, context);
}

static void
read_bytes (const AssayField   *field,
            AssayCursor        *cursor,
            AssayDecodeContext *context)
{
  gsize length = field->size > 0 ? field->size : assay_cursor_left (cursor);
  AssayCursor content;

  if (length > assay_cursor_left (cursor))
    {
      add_short (field->key, field->label, length, cursor, context);
      return;
    }

  assay_cursor_take (cursor, length, &content);
  if (has_parts (field))
    read_parts (field, &content, context);
  else
    add_content (field, &content, context);
}

/* What is wrong with a vector of @length bytes where @left are left. */
static AssayText *
find_fault (const AssayField *field,
            guint64           length,
            gsize             left)
{
  if (length > left)
    return say_short (length, left);
  if (length < field->least)
    return assay_text_new (N_("Too short: {least} at least"), "least", ASSAY_ARG_SIZE, (gint64) field->least, NULL);
  if (field->most > 0 && length > field->most)
    return assay_text_new (N_("Too long: {most} at most"), "most", ASSAY_ARG_SIZE, (gint64) field->most, NULL);
  return NULL;
}

static const char *
length_key (const AssayField   *field,
            AssayDecodeContext *context)
{
  char key[64];

  if (field->key == NULL)
    return "length";
  g_snprintf (key, sizeof key, "%s_length", field->key);
  return assay_node_builder_keep (context->builder, key);
}

static void
blame (AssayText          *fault,
       AssayDecodeContext *context)
{
  if (fault != NULL)
    assay_node_builder_blame (context->builder, fault);
}

/* A wrong length is a fault of opaque content, or else of the length itself. */
static void
read_vector (const AssayField   *field,
             AssayCursor        *cursor,
             AssayDecodeContext *context)
{
  const char *key = length_key (field, context);
  gsize offset = cursor->offset, left;
  AssayCursor content;
  AssayText *fault;
  guint64 length;
  guint width;

  if (!take_number (field->kind, cursor, &width, &length))
    {
      add_short (key, N_("Length"), width, cursor, context);
      return;
    }

  left = assay_cursor_left (cursor);
  fault = find_fault (field, length, left);
  assay_node_builder_add_number (context->builder, key, N_("Length"), offset, width, length, NULL);
  assay_cursor_take (cursor, MIN (length, left), &content);
  cursor->failed = length > left;

  if (has_parts (field))
    {
      blame (fault, context);
      read_parts (field, &content, context);
    }
  else
    {
      add_content (field, &content, context);
      blame (fault, context);
    }
}

static void
read_struct (const AssayField   *field,
             AssayCursor        *cursor,
             AssayDecodeContext *context)
{
  open_node (field, ASSAY_NODE_GROUP, cursor->offset, context);
  if (field->decode != NULL)
    field->decode (field, cursor, context);
  else
    assay_schema_read (fields_of (field, cursor, context), cursor, context);
  close_node (field, cursor->offset, context);
}

static void
read_field (const AssayField   *field,
            AssayCursor        *cursor,
            AssayDecodeContext *context)
{
  switch (field->kind)
    {
    case ASSAY_BYTES:
      read_bytes (field, cursor, context);
      return;
    case ASSAY_VEC8:
    case ASSAY_VEC16:
    case ASSAY_VEC24:
    case ASSAY_VECVAR:
      read_vector (field, cursor, context);
      return;
    case ASSAY_STRUCT:
      read_struct (field, cursor, context);
      return;
    default:
      read_number (field, field->kind, cursor, context);
      return;
    }
}

void
assay_schema_read (const AssayField   *fields,
                   AssayCursor        *cursor,
                   AssayDecodeContext *context)
{
  for (; fields->kind != ASSAY_FIELD_END && !cursor->failed; fields++)
    if (!fields->optional || assay_cursor_left (cursor) > 0)
      read_field (fields, cursor, context);
}

void
assay_schema_read_all (const AssayField   *fields,
                       AssayCursor        *cursor,
                       AssayDecodeContext *context)
{
  assay_schema_read (fields, cursor, context);
  add_trailing (cursor, context);
}
