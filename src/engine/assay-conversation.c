/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-conversation.h"

#include "base/assay-node.h"
#include "decode/decode-message.h"
#include "decode/decode-record.h"

#define TLS13 0x0304

/* GnuTLS's own number for a ServerHello that asks for another ClientHello. */
#define HOOK_HELLO_RETRY_REQUEST 1025

struct _AssayConversation
{
  AssayInspection   *inspection;
  AssayRecordReader *readers[2];
  guint64            n_records[2];
  GQueue             composed;        /* of AssayMessage drafts, in order, not on the wire yet */
  guint16            version;
  guint16            cipher_suite;
  gboolean           answered;        /* a ServerHello came that is no HelloRetryRequest */
  gboolean           changed[2];      /* that side sent ChangeCipherSpec */
  gboolean           alert_read[2];   /* its last record was an alert in clear */
};

/* In TLS 1.3 everything after the ServerHello is encrypted (RFC 8446 section 2), before it what follows a
 * ChangeCipherSpec of the same side (RFC 5246 section 7.1). */
static gboolean
is_encrypted (const AssayConversation *self,
              AssayDirection           direction)
{
  return self->version >= TLS13 ? self->answered : self->changed[direction];
}

static AssayMessage *
add_message (AssayConversation *self,
             AssayMessage      *draft)
{
  AssayMessage *message;

  draft->version = self->version;
  draft->cipher_suite = self->cipher_suite;
  message = assay_inspection_add_message (self->inspection, draft);
  if (message == NULL)
    assay_inspection_fail (self->inspection, ASSAY_FAILURE_TOO_MUCH, -1, NULL, NULL);
  return message;
}

static void
tell_composed (AssayConversation *self,
               gint64             time_us)
{
  g_autofree AssayMessage *draft = g_queue_pop_head (&self->composed);

  draft->time_us = time_us;
  draft->encrypted = is_encrypted (self, ASSAY_SENT);
  add_message (self, draft);
}

/* A message that the tap can read: its record's whole content. */
static void
tell_clear (AssayConversation *self,
            const AssayRecord *record,
            GBytes            *content,
            guint              type)
{
  AssayMessage draft = {
    .direction = record->direction,
    .layer = (AssayLayer) record->content_type,
    .type = type,
    .time_us = record->time_us,
    .composed_us = record->time_us,
    .body = g_bytes_ref (content),
  };

  add_message (self, &draft);
}

static void
record_alert (AssayConversation *self,
              const AssayRecord *record,
              GBytes            *content)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (content, &length);
  gboolean encrypted = self->version < TLS13 && self->changed[record->direction];

  self->alert_read[record->direction] = !encrypted && length == 2;
  if (self->alert_read[record->direction])
    tell_clear (self, record, content, bytes[1]);
}

static void
record_change (AssayConversation *self,
               const AssayRecord *record,
               GBytes            *content)
{
  tell_clear (self, record, content, 1);
  self->changed[record->direction] = TRUE;
}

/* Each handshake message leaves in a record of its own: GnuTLS joins none. */
static void
record_handshake (AssayConversation *self,
                  const AssayRecord *record,
                  GBytes            *content)
{
  if (record->direction == ASSAY_SENT && !g_queue_is_empty (&self->composed))
    tell_composed (self, record->time_us);
}

static void
record_cb (const AssayRecord *record,
           GBytes            *content,
           gpointer           data)
{
  static const struct {
    guint8 content_type;
    void (*look) (AssayConversation *, const AssayRecord *, GBytes *);
  } kinds[] = {
    { ASSAY_LAYER_CHANGE_CIPHER_SPEC, record_change },
    { ASSAY_LAYER_ALERT,              record_alert },
    { ASSAY_LAYER_HANDSHAKE,          record_handshake },
    { 23,                             record_handshake },
  };
  AssayConversation *self = data;

  self->n_records[record->direction]++;
  self->alert_read[record->direction] = FALSE;
  if (!assay_inspection_add_record (self->inspection, record))
    assay_inspection_fail (self->inspection, ASSAY_FAILURE_TOO_MUCH, -1, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].content_type == record->content_type)
      kinds[i].look (self, record, content);
}

AssayConversation *
assay_conversation_new (AssayInspection *inspection)
{
  AssayConversation *self = g_new0 (AssayConversation, 1);

  self->inspection = inspection;
  g_queue_init (&self->composed);
  for (AssayDirection direction = ASSAY_SENT; direction <= ASSAY_RECEIVED; direction++)
    self->readers[direction] = assay_record_reader_new (direction, record_cb, self);
  return self;
}

static void
draft_free (AssayMessage *draft)
{
  g_bytes_unref (draft->body);
  g_free (draft);
}

void
assay_conversation_free (AssayConversation *self)
{
  g_queue_clear_full (&self->composed, (GDestroyNotify) draft_free);
  for (AssayDirection direction = ASSAY_SENT; direction <= ASSAY_RECEIVED; direction++)
    assay_record_reader_free (self->readers[direction]);
  g_free (self);
}

gboolean
assay_conversation_tap (AssayDirection direction,
                        gconstpointer  bytes,
                        gsize          length,
                        gint64         time_us,
                        gpointer       data)
{
  AssayConversation *self = data;

  if (assay_record_reader_feed (self->readers[direction], bytes, length, time_us))
    return TRUE;
  /* Who began with TLS and breaks its rules later is GnuTLS's to judge. */
  return direction == ASSAY_SENT || self->n_records[direction] > 0;
}

/* What the ServerHello chose (RFC 8446 section 4.2.1: the extension counts where it is there). */
static void
learn (AssayConversation  *self,
       const AssayMessage *hello)
{
  g_autoptr(AssayNode) tree = assay_decode_message (hello);
  guint64 legacy = assay_node_lookup_number (tree, "legacy_version", 0);

  self->version = assay_node_lookup_number (tree, "extensions/supported_versions/selected_version", legacy);
  self->cipher_suite = assay_node_lookup_number (tree, "cipher_suite", 0);
  self->answered = !assay_message_is_hello_retry (hello);
}

void
assay_conversation_hear (AssayConversation *self,
                         guint              type,
                         gconstpointer      body,
                         gsize              length,
                         gint64             time_us)
{
  AssayMessage draft = {
    .direction = ASSAY_RECEIVED,
    .layer = ASSAY_LAYER_HANDSHAKE,
    .type = type == HOOK_HELLO_RETRY_REQUEST ? ASSAY_HANDSHAKE_SERVER_HELLO : type,
    .time_us = time_us,
    .composed_us = time_us,
    .body = g_bytes_new (body, length),
    .encrypted = is_encrypted (self, ASSAY_RECEIVED),
  };
  AssayMessage *message = add_message (self, &draft);

  if (message != NULL && message->type == ASSAY_HANDSHAKE_SERVER_HELLO)
    learn (self, message);
}

void
assay_conversation_compose (AssayConversation *self,
                            guint              type,
                            gconstpointer      body,
                            gsize              length)
{
  AssayMessage *draft = g_new0 (AssayMessage, 1);

  draft->direction = ASSAY_SENT;
  draft->layer = ASSAY_LAYER_HANDSHAKE;
  draft->type = type;
  draft->composed_us = assay_inspection_elapsed (self->inspection);
  draft->body = g_bytes_new (body, length);
  g_queue_push_tail (&self->composed, draft);
}

void
assay_conversation_flush (AssayConversation *self)
{
  while (!g_queue_is_empty (&self->composed))
    tell_composed (self, assay_inspection_elapsed (self->inspection));
}

void
assay_conversation_alert (AssayConversation *self,
                          AssayDirection     direction,
                          guint              level,
                          guint              description,
                          gint64             time_us)
{
  const guint8 body[] = { (guint8) level, (guint8) description };
  AssayMessage draft = {
    .direction = direction,
    .layer = ASSAY_LAYER_ALERT,
    .type = description,
    .time_us = time_us,
    .composed_us = time_us,
    .encrypted = TRUE,
  };

  if (self->alert_read[direction])
    return;
  draft.body = g_bytes_new (body, sizeof body);
  add_message (self, &draft);
}

guint16
assay_conversation_get_version (const AssayConversation *self)
{
  return self->version;
}

guint16
assay_conversation_get_cipher_suite (const AssayConversation *self)
{
  return self->cipher_suite;
}
