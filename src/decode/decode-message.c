/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-message.h"

#include "base/assay-cursor.h"
#include "decode/decode-handshake.h"

/* RFC 8446 section 6. */
static const AssayField alert[] = {
  { "level", N_("Level"), ASSAY_U8, .names = &assay_names_alert_levels },
  { "description", N_("Description"), ASSAY_U8, .names = &assay_names_alerts, .sums_up = TRUE },
  { NULL }
};

/* RFC 5246 section 7.1. */
static const AssayField change_cipher_spec[] = {
  { "type", N_("Type"), ASSAY_U8 },
  { NULL }
};

static const AssayField *
fields_of (const AssayMessage *message)
{
  switch (message->layer)
    {
    case ASSAY_LAYER_ALERT:
      return alert;
    case ASSAY_LAYER_CHANGE_CIPHER_SPEC:
      return change_cipher_spec;
    case ASSAY_LAYER_HANDSHAKE:
    default:
      return assay_handshake_schema (message->type);
    }
}

static const char *
key_of (const AssayMessage *message,
        AssayNodeBuilder   *builder)
{
  if (message->layer != ASSAY_LAYER_HANDSHAKE)
    return assay_layer_name (message->layer);
  if (assay_message_is_hello_retry (message))
    return "hello_retry_request";
  return assay_schema_make_key (builder, &assay_names_handshake_types, message->type, 1);
}

static AssayNode *
decode (const AssayMessage *message,
        gboolean            outline)
{
  g_autoptr (AssayNodeBuilder) builder = assay_node_builder_new (message->body);
  g_autofree char *title = assay_message_dup_title (message);
  AssayDecodeContext context = {
    .builder = builder,
    .type = message->type,
    .direction = message->direction,
    .version = message->version,
    .cipher_suite = message->cipher_suite,
    .hello_retry = assay_message_is_hello_retry (message),
    .outline = outline,
  };
  AssayCursor cursor;

  assay_cursor_init_bytes (&cursor, message->body);
  assay_node_builder_open (builder, ASSAY_NODE_GROUP, key_of (message, builder),
                           assay_node_builder_keep (builder, title), 0);
  assay_schema_read_all (fields_of (message), &cursor, &context);
  assay_node_builder_close (builder, cursor.end);
  return assay_node_builder_end (builder);
}

AssayNode *
assay_decode_message (const AssayMessage *message)
{
  return decode (message, FALSE);
}

AssayNode *
assay_decode_outline (const AssayMessage *message)
{
  return decode (message, TRUE);
}

GPtrArray *
assay_decode_certificates (const AssayMessage *message,
                           guint               max)
{
  GPtrArray *certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  AssayCursor body, list, der;
  gboolean tls13;

  assay_cursor_init_bytes (&body, message->body);
  tls13 = assay_certificate_is_tls13 (&body, message->version);
  if (tls13)
    assay_cursor_vector (&body, 1, NULL);
  /* A list that promises too much is read as far as it goes. */
  assay_cursor_vector (&body, 3, &list);

  while (certificates->len < max && assay_cursor_left (&list) > 0 && assay_cursor_vector (&list, 3, &der))
    {
      g_ptr_array_add (certificates, g_bytes_new_from_bytes (message->body, der.offset, assay_cursor_left (&der)));
      if (tls13)
        assay_cursor_vector (&list, 2, NULL);
    }

  return certificates;
}
