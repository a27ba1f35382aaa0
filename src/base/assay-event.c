/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-event.h"

#include <string.h>

#include "names/assay-names.h"

G_DEFINE_BOXED_TYPE (AssayMessage, assay_message, assay_message_ref, assay_message_unref)
G_DEFINE_BOXED_TYPE (AssayPhase, assay_phase, assay_phase_ref, assay_phase_unref)
G_DEFINE_BOXED_TYPE (AssayEvent, assay_event, assay_event_ref, assay_event_unref)

#define HANDSHAKE_HEADER 4
#define RANDOM_OFFSET    2
#define RANDOM_SIZE      32

/* SHA-256 of "HelloRetryRequest" (RFC 8446 section 4.1.3). */
static const guint8 hello_retry_random[RANDOM_SIZE] = {
  0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8, 0x91,
  0xc2, 0xa2, 0x11, 0x16, 0x7a, 0xbb, 0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c,
};

const char *
assay_direction_name (AssayDirection direction)
{
  return direction == ASSAY_SENT ? "sent" : "received";
}

const char *
assay_layer_name (AssayLayer layer)
{
  switch (layer)
    {
    case ASSAY_LAYER_ALERT:
      return "alert";
    case ASSAY_LAYER_CHANGE_CIPHER_SPEC:
      return "change_cipher_spec";
    case ASSAY_LAYER_HANDSHAKE:
    default:
      return "handshake";
    }
}

AssayMessage *
assay_message_take (AssayMessage *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayMessage *
assay_message_ref (AssayMessage *message)
{
  return g_atomic_rc_box_acquire (message);
}

static void
message_clear (gpointer data)
{
  g_bytes_unref (((AssayMessage *) data)->body);
}

void
assay_message_unref (AssayMessage *message)
{
  g_atomic_rc_box_release_full (message, message_clear);
}

gboolean
assay_message_is_hello_retry (const AssayMessage *message)
{
  gsize length;
  const guint8 *body = g_bytes_get_data (message->body, &length);

  return message->layer == ASSAY_LAYER_HANDSHAKE
      && message->type == ASSAY_HANDSHAKE_SERVER_HELLO
      && length >= RANDOM_OFFSET + RANDOM_SIZE
      && memcmp (body + RANDOM_OFFSET, hello_retry_random, RANDOM_SIZE) == 0;
}

char *
assay_message_dup_type_name (const AssayMessage *message)
{
  if (message->layer == ASSAY_LAYER_CHANGE_CIPHER_SPEC)
    return g_strdup ("change_cipher_spec");
  if (message->layer == ASSAY_LAYER_ALERT)
    return assay_names_dup (&assay_names_alerts, message->type);
  if (assay_message_is_hello_retry (message))
    return g_strdup ("hello_retry_request");
  return assay_names_dup (&assay_names_handshake_types, message->type);
}

/* "server_hello" as the RFCs write the structure: ServerHello. Names that are none ("unknown (0x63)") stay. */
static char *
to_camel_case (const char *name)
{
  GString *out;
  gboolean upper = TRUE;

  if (strchr (name, ' ') != NULL)
    return g_strdup (name);

  out = g_string_new (NULL);
  for (; *name != '\0'; name++)
    {
      if (*name == '_')
        upper = TRUE;
      else
        {
          g_string_append_c (out, upper ? g_ascii_toupper (*name) : *name);
          upper = FALSE;
        }
    }
  return g_string_free (out, FALSE);
}

char *
assay_message_dup_title (const AssayMessage *message)
{
  g_autofree char *name = assay_message_dup_type_name (message);

  if (message->layer == ASSAY_LAYER_ALERT)
    return g_strconcat ("Alert: ", name, NULL);
  return to_camel_case (name);
}

gsize
assay_message_get_length (const AssayMessage *message)
{
  return g_bytes_get_size (message->body) + (message->layer == ASSAY_LAYER_HANDSHAKE ? HANDSHAKE_HEADER : 0);
}

AssayPhase *
assay_phase_new (AssayPhaseId  id,
                 gint64        start_us,
                 gint64        duration_us,
                 const char   *detail)
{
  AssayPhase *phase = g_atomic_rc_box_new0 (AssayPhase);

  phase->id = id;
  phase->start_us = start_us;
  phase->duration_us = duration_us;
  phase->detail = g_strdup (detail);
  return phase;
}

AssayPhase *
assay_phase_ref (AssayPhase *phase)
{
  return g_atomic_rc_box_acquire (phase);
}

static void
phase_clear (gpointer data)
{
  g_free (((AssayPhase *) data)->detail);
}

void
assay_phase_unref (AssayPhase *phase)
{
  g_atomic_rc_box_release_full (phase, phase_clear);
}

AssayEvent *
assay_event_new_phase (AssayPhase *phase)
{
  AssayEvent *event = g_atomic_rc_box_new0 (AssayEvent);

  event->kind = ASSAY_EVENT_PHASE;
  event->phase = assay_phase_ref (phase);
  return event;
}

AssayEvent *
assay_event_new_message (AssayMessage *message)
{
  AssayEvent *event = g_atomic_rc_box_new0 (AssayEvent);

  event->kind = ASSAY_EVENT_MESSAGE;
  event->message = assay_message_ref (message);
  return event;
}

AssayEvent *
assay_event_new_record (const AssayRecord *record)
{
  AssayEvent *event = g_atomic_rc_box_new0 (AssayEvent);

  event->kind = ASSAY_EVENT_RECORD;
  event->record = *record;
  return event;
}

AssayEvent *
assay_event_ref (AssayEvent *event)
{
  return g_atomic_rc_box_acquire (event);
}

static void
event_clear (gpointer data)
{
  AssayEvent *event = data;

  g_clear_pointer (&event->phase, assay_phase_unref);
  g_clear_pointer (&event->message, assay_message_unref);
}

void
assay_event_unref (AssayEvent *event)
{
  g_atomic_rc_box_release_full (event, event_clear);
}
