/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/json-message.h"

#include "decode/decode-message.h"
#include "export/json-parts.h"

void
assay_json_add_message (AssayJson          *json,
                        const AssayMessage *message,
                        AssayJsonFlags      flags)
{
  assay_json_open (json, NULL, '{');
  assay_json_add_unsigned (json, "number", message->number);
  assay_json_add_duration (json, "time_ms", message->time_us);
  assay_json_add_text (json, "direction", assay_direction_name (message->direction));
  assay_json_add_text (json, "layer", assay_layer_name (message->layer));
  assay_json_take_text (json, "type", assay_message_dup_type_name (message));
  assay_json_add_unsigned (json, "type_code", message->type);
  assay_json_add_unsigned (json, "length", assay_message_get_length (message));
  assay_json_add_boolean (json, "encrypted", message->encrypted);
  if ((flags & ASSAY_JSON_BRIEF) == 0)
    {
      g_autoptr(AssayNode) fields = assay_decode_message (message);

      assay_json_add_bytes (json, "bytes", message->body);
      assay_json_add_node (json, "fields", fields);
    }
  assay_json_add_duration (json, "composed_ms", message->composed_us);
  assay_json_close (json, '}');
}
