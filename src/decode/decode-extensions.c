/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-extensions.h"

/*
 * To add an extension: in the ext-*.c of its theme write its fields as a table (see assay-schema.h) and add a row
 * `{ number, places, fields }` to the table at the foot of the file; one row for each form. Its name comes from
 * names/extensions. Nothing else knows of it.
 */
static const AssayExtension *const themes[] = {
  assay_extensions_drafts,
  assay_extensions_hello,
  assay_extensions_keys,
  assay_extensions_names,
  assay_extensions_session,
  assay_extensions_status,
  assay_extensions_transport,
};

#define PRE_SHARED_KEY    41
#define DRAFT_HELLO_RETRY 6

/* RFC 9261 section 4. */
#define CLIENT_CERTIFICATE_REQUEST 17

static const AssayExtension *
find_rows (guint type)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    for (const AssayExtension *row = themes[i]; row->fields != NULL; row++)
      if (row->type == type)
        return row;
  return NULL;
}

/* The form for this place, among the rows of one number; NULL where it may not stand. */
static const AssayField *
find_form (const AssayExtension *rows,
           guint                 place)
{
  for (const AssayExtension *row = rows; row->fields != NULL && row->type == rows->type; row++)
    if (row->places & place)
      return row->fields;
  return NULL;
}

guint
assay_extension_get_places (guint type)
{
  guint places = 0;

  for (const AssayExtension *row = find_rows (type); row != NULL && row->fields != NULL && row->type == type; row++)
    places |= row->places;
  return places;
}

static guint
place_of (const AssayDecodeContext *context)
{
  switch (context->type)
    {
    case ASSAY_HANDSHAKE_CLIENT_HELLO:
      return ASSAY_EXT_CH;
    case ASSAY_HANDSHAKE_SERVER_HELLO:
      if (context->hello_retry)
        return ASSAY_EXT_HRR;
      return context->version >= 0x0304 ? ASSAY_EXT_SH : ASSAY_EXT_OLD_SH;
    case DRAFT_HELLO_RETRY:
      return ASSAY_EXT_HRR;
    case ASSAY_HANDSHAKE_ENCRYPTED_EXTENSIONS:
      return ASSAY_EXT_EE;
    case ASSAY_HANDSHAKE_CERTIFICATE:
      return ASSAY_EXT_CT;
    case ASSAY_HANDSHAKE_CERTIFICATE_REQUEST:
    case CLIENT_CERTIFICATE_REQUEST:
      return ASSAY_EXT_CR;
    case ASSAY_HANDSHAKE_NEW_SESSION_TICKET:
      return ASSAY_EXT_NST;
    default:
      return 0;
    }
}

/* Whether the data reads without a fault in this form. */
static gboolean
fits (const AssayField         *fields,
      const AssayCursor        *content,
      const AssayDecodeContext *context)
{
  g_autoptr (GBytes) buffer = g_bytes_new_static (content->data, content->end);
  g_autoptr (AssayNodeBuilder) builder = assay_node_builder_new (buffer);
  g_autoptr (AssayNode) tree = NULL;
  AssayDecodeContext own = *context;
  AssayCursor cursor = *content;

  own.builder = builder;
  assay_node_builder_open (builder, ASSAY_NODE_GROUP, "extension", NULL, cursor.offset);
  assay_schema_read_all (fields, &cursor, &own);
  assay_node_builder_close (builder, cursor.end);
  tree = assay_node_builder_end (builder);
  return assay_node_count_malformed (tree) == 0;
}

/* In a message where it may not stand an extension has one of the forms that it has elsewhere, or none. */
static const AssayField *
guess_form (const AssayExtension     *rows,
            const AssayCursor        *content,
            const AssayDecodeContext *context)
{
  for (const AssayExtension *row = rows; row->fields != NULL && row->type == rows->type; row++)
    if (fits (row->fields, content, context))
      return row->fields;
  return NULL;
}

/* The extension's own fields stand beside its type, which was the last number, and its length. */
static void
decode_data (const AssayField   *field,
             AssayCursor        *content,
             AssayDecodeContext *context)
{
  static const AssayField opaque[] = {
    { "extension_data", N_("Data"), ASSAY_BYTES, .optional = TRUE },
    { NULL }
  };
  const AssayExtension *rows = find_rows (context->number);
  const AssayField *form = rows != NULL ? find_form (rows, place_of (context)) : NULL;

  if (rows != NULL && form == NULL)
    form = guess_form (rows, content, context);
  assay_schema_read_all (form != NULL ? form : opaque, content, context);
}

static const AssayField extension[] = {
  { "extension_type", N_("Type"), ASSAY_U16, .names = &assay_names_extensions },
  { "extension_data", N_("Data"), ASSAY_VEC16, .decode = decode_data },
  { NULL }
};

/* What is odd about an extension standing where it stands. */
static AssayText *
find_oddity (guint                     type,
             guint                     nth,
             gboolean                  last,
             const AssayDecodeContext *context)
{
  const AssayExtension *rows = find_rows (type);

  if (nth > 1)
    return assay_text_new (N_("Sent twice, which RFC 8446 section 4.2 forbids"), NULL);
  if (rows != NULL && find_form (rows, place_of (context)) == NULL)
    return assay_text_new (N_("Not allowed in this message (RFC 8446 section 4.2)"), NULL);
  if (type == PRE_SHARED_KEY && context->type == ASSAY_HANDSHAKE_CLIENT_HELLO && !last)
    return assay_text_new (N_("Not the last extension, as RFC 8446 section 4.2.11 asks"), NULL);
  return NULL;
}

static const char *
label_of (guint type)
{
  const char *name = assay_names_get (&assay_names_extensions, type);

  if (assay_names_is_grease (&assay_names_extensions, type))
    return "GREASE";
  return name != NULL ? name : N_("Unknown extension");
}

static guint
count (GHashTable *seen,
       guint       type)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, GUINT_TO_POINTER (type))) + 1;

  g_hash_table_insert (seen, GUINT_TO_POINTER (type), GUINT_TO_POINTER (n));
  return n;
}

static void
decode_extension (AssayCursor        *list,
                  GHashTable         *seen,
                  AssayDecodeContext *context)
{
  AssayCursor ahead = *list, data;
  guint64 type;
  guint nth;
  const char *key;

  if (!assay_cursor_read (&ahead, 2, &type))
    {
      assay_schema_read (extension, list, context);
      return;
    }

  nth = count (seen, type);
  key = assay_schema_make_key (context->builder, &assay_names_extensions, type, nth);
  assay_cursor_vector (&ahead, 2, &data);
  assay_node_builder_open (context->builder, ASSAY_NODE_GROUP, key, label_of (type), list->offset);
  assay_node_builder_remark (context->builder, find_oddity (type, nth, assay_cursor_left (&ahead) == 0, context));
  assay_schema_read (extension, list, context);
  assay_node_builder_close (context->builder, list->offset);
}

void
assay_decode_extensions (const AssayField   *field,
                         AssayCursor        *content,
                         AssayDecodeContext *context)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  assay_node_builder_open (context->builder, ASSAY_NODE_LIST, field->key, field->label, content->offset);
  while (assay_cursor_left (content) > 0)
    decode_extension (content, seen, context);
  assay_node_builder_close (context->builder, content->end);
}
