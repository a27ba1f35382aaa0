/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-stream.h"

#include "base/assay-format.h"
#include "export/json-message.h"
#include "export/json-parts.h"
#include "export/text-messages.h"

static void
add_fault (AssayJson             *json,
           const AssayStreamSide *side)
{
  if (side->fault == NULL)
    {
      assay_json_add_null (json, "fault");
      return;
    }
  assay_json_open_line (json, "fault");
  assay_json_add_unsigned (json, "offset", side->fault_offset);
  assay_json_add_words (json, "message", side->fault);
  assay_json_close (json, '}');
}

static void
add_side (AssayJson             *json,
          AssayDirection         direction,
          const AssayStreamSide *side)
{
  assay_json_open (json, NULL, '{');
  assay_json_add_text (json, "direction", assay_direction_name (direction));
  assay_json_add_unsigned (json, "bytes", side->n_bytes);
  assay_json_add_unsigned (json, "skipped_bytes", side->n_skipped);
  assay_json_add_unsigned (json, "records", side->n_records);
  assay_json_add_unsigned (json, "encrypted_records", side->n_encrypted);
  add_fault (json, side);
  assay_json_close (json, '}');
}

char *
assay_export_stream_json (const AssayStream *stream,
                          AssayHexForm       form,
                          AssayJsonFlags     flags)
{
  AssayJson json;

  assay_json_init (&json, (flags & ASSAY_JSON_PRETTY) != 0);
  assay_json_open (&json, NULL, '{');
  assay_json_add_text (&json, "generator", "assay " ASSAY_VERSION);
  assay_json_add_text (&json, "form", assay_hex_form_name (form));
  assay_json_open (&json, "messages", '[');
  for (guint i = 0; i < stream->messages->len; i++)
    assay_json_add_message (&json, g_ptr_array_index (stream->messages, i), flags);
  assay_json_close (&json, ']');
  assay_json_add_unsigned (&json, "encrypted_records",
                           stream->sides[ASSAY_SENT].n_encrypted + stream->sides[ASSAY_RECEIVED].n_encrypted);
  assay_json_open (&json, "sides", '[');
  add_side (&json, ASSAY_SENT, &stream->sides[ASSAY_SENT]);
  add_side (&json, ASSAY_RECEIVED, &stream->sides[ASSAY_RECEIVED]);
  assay_json_close (&json, ']');
  assay_json_close (&json, '}');
  return assay_json_end (&json);
}

static void
take_line (AssayTextPage *page,
           AssayText     *text)
{
  g_autofree char *words = assay_text_format (text, page->locale);

  assay_text_page_add_wrapped (page, ASSAY_INK_DIM, words, 0);
  assay_text_unref (text);
}

static void
add_side_notes (AssayTextPage         *page,
                AssayDirection         direction,
                const AssayStreamSide *side)
{
  const char *who = direction == ASSAY_SENT ? N_("Client") : N_("Server");

  if (side->n_skipped > 0 && side->n_records > 0)
    take_line (page, assay_text_new (N_("{who}: skipped {size} before the first record"), "who", ASSAY_ARG_WORD, who,
                                     "size", ASSAY_ARG_SIZE, (gint64) side->n_skipped, NULL));
  if (side->n_encrypted > 0)
    take_line (page, assay_text_new_plural (NP_("{who}: {n} encrypted record", "{who}: {n} encrypted records"),
                                            side->n_encrypted, "who", ASSAY_ARG_WORD, who, NULL));
}

char *
assay_export_stream_text (const AssayStream    *stream,
                          const AssayTextStyle *style)
{
  AssayTextPage page;

  assay_text_page_init (&page, style->locale, style->columns, style->color);
  for (guint i = 0; i < stream->messages->len; i++)
    assay_text_page_add_message (&page, g_ptr_array_index (stream->messages, i), style->fields);
  add_side_notes (&page, ASSAY_SENT, &stream->sides[ASSAY_SENT]);
  add_side_notes (&page, ASSAY_RECEIVED, &stream->sides[ASSAY_RECEIVED]);
  return assay_text_page_end (&page);
}
