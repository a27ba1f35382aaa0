/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/json-message.h"

#include "decode/decode-fingerprint.h"
#include "decode/decode-message.h"
#include "export/json-parts.h"

static void
add_fingerprints (AssayJson       *json,
                  const AssayNode *fields)
{
  g_autoptr(GPtrArray) fingerprints = assay_fingerprints_new (fields);

  if (fingerprints->len == 0)
    return;
  assay_json_open (json, "fingerprints", '{');
  for (guint i = 0; i < fingerprints->len; i++)
    {
      const AssayFingerprint *fingerprint = g_ptr_array_index (fingerprints, i);

      assay_json_add_text (json, fingerprint->id, fingerprint->value);
      assay_json_add_text (json, fingerprint->source_id, fingerprint->source);
    }
  assay_json_close (json, '}');
}

void
assay_json_add_message (AssayJson          *json,
                        const AssayMessage *message,
                        AssayJsonFlags      flags)
{
  gboolean brief = (flags & ASSAY_JSON_BRIEF) != 0;
  g_autoptr(AssayNode) fields = brief ? assay_decode_outline (message) : assay_decode_message (message);

  assay_json_open (json, NULL, '{');
  assay_json_add_unsigned (json, "number", message->number);
  assay_json_add_duration (json, "time_ms", message->time_us);
  assay_json_add_text (json, "direction", assay_direction_name (message->direction));
  assay_json_add_text (json, "layer", assay_layer_name (message->layer));
  assay_json_take_text (json, "type", assay_message_dup_type_name (message));
  assay_json_add_unsigned (json, "type_code", message->type);
  assay_json_add_unsigned (json, "length", assay_message_get_length (message));
  assay_json_add_boolean (json, "encrypted", message->encrypted);
  if (!brief)
    {
      assay_json_add_bytes (json, "bytes", message->body);
      assay_json_add_node (json, "fields", fields);
    }
  assay_json_add_duration (json, "composed_ms", message->composed_us);
  assay_json_add_code (json, "version_code", message->version != 0, message->version);
  assay_json_add_code (json, "cipher_suite_code", message->version != 0, message->cipher_suite);
  add_fingerprints (json, fields);
  assay_json_close (json, '}');
}
