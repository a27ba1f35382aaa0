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

guint
assay_sct_count (const AssayCursor *cursor)
{
  AssayCursor ahead = *cursor;
  AssayCursor scts, sct;
  guint n = 0;

  assay_cursor_vector (&ahead, 2, &scts);
  while (assay_cursor_left (&scts) > 0 && assay_cursor_vector (&scts, 2, &sct))
    n++;
  return n;
}
