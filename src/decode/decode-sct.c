/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-sct.h"

#include "base/assay-format.h"

/* RFC 6962 section 3.2: milliseconds since 1970; past what any clock says, the number itself. */
static void
decode_timestamp (const AssayField   *field,
                  AssayCursor        *content,
                  AssayDecodeContext *context)
{
  gsize offset = content->offset;
  g_autofree char *text = NULL;
  guint64 milliseconds;

  assay_cursor_read (content, 8, &milliseconds);
  text = milliseconds < (guint64) 1 << 50 ? assay_format_rfc3339 ((gint64) milliseconds * 1000, TRUE)
                                          : g_strdup_printf ("%" G_GUINT64_FORMAT, milliseconds);
  assay_node_builder_add_text (context->builder, field->key, field->label, offset, 8, text);
  assay_node_builder_summarize (context->builder, text);
}

static const AssayField fields[] = {
  { "version", N_("Version"), ASSAY_U8, .names = &assay_names_sct_versions },
  { "log_id", N_("Log"), ASSAY_BYTES, .size = 32 },
  { "timestamp", N_("Time"), ASSAY_BYTES, .size = 8, .decode = decode_timestamp },
  { "extensions", N_("Extensions"), ASSAY_VEC16 },
  { "signature_algorithm", N_("Signature algorithm"), ASSAY_U16, .names = &assay_names_signature_schemes },
  { "signature", N_("Signature"), ASSAY_VEC16 },
  { NULL }
};

const AssayField assay_schema_sct[] = {
  { NULL, NULL, ASSAY_VEC16, .body = fields, .least = 1 },
  { NULL }
};

static const AssayField list[] = {
  { NULL, NULL, ASSAY_VEC16, .each = assay_schema_sct, .least = 1 },
  { NULL }
};

void
assay_sct_add_list (AssayNodeBuilder *builder,
                    AssayCursor      *cursor)
{
  AssayDecodeContext context = { .builder = builder };

  assay_schema_read_all (list, cursor, &context);
}

/* Takes the next timestamp of a list whose content @scts is. */
static gboolean
next_sct (AssayCursor *scts,
          AssayCursor *sct)
{
  return assay_cursor_left (scts) > 0 && assay_cursor_vector (scts, 2, sct);
}

guint
assay_sct_count (const AssayCursor *cursor)
{
  AssayCursor ahead = *cursor;
  AssayCursor scts, sct;
  guint n = 0;

  assay_cursor_vector (&ahead, 2, &scts);
  while (next_sct (&scts, &sct))
    n++;
  return n;
}

void
assay_sct_split (const AssayCursor *cursor,
                 GBytes            *bytes,
                 GPtrArray         *scts)
{
  AssayCursor ahead = *cursor;
  AssayCursor items, sct;

  assay_cursor_vector (&ahead, 2, &items);
  while (next_sct (&items, &sct))
    g_ptr_array_add (scts, g_bytes_new_from_bytes (bytes, sct.offset, assay_cursor_left (&sct)));
}

gboolean
assay_sct_read (GBytes   *bytes,
                AssaySct *sct)
{
  AssayCursor cursor;
  guint64 version, hash, algorithm;

  assay_cursor_init_bytes (&cursor, bytes);
  *sct = (AssaySct) { .log_id = { cursor.data } };
  if (!assay_cursor_read (&cursor, 1, &version) || version != 0)
    return FALSE;
  assay_cursor_take (&cursor, 32, &sct->log_id);
  assay_cursor_read (&cursor, 8, &sct->timestamp);
  assay_cursor_vector (&cursor, 2, &sct->extensions);
  assay_cursor_read (&cursor, 1, &hash);
  assay_cursor_read (&cursor, 1, &algorithm);
  sct->hash = (guint) hash;
  sct->signature_algorithm = (guint) algorithm;
  return assay_cursor_vector (&cursor, 2, &sct->signature) && assay_cursor_left (&cursor) == 0;
}
