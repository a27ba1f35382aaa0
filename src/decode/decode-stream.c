/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-stream.h"

#include "decode/stream-reader.h"
#include "names/assay-names.h"

#define TLS13         0x0304
#define RECORD_HEADER 5

void
assay_stream_free (AssayStream *stream)
{
  g_ptr_array_unref (stream->messages);
  g_array_unref (stream->records);
  for (guint i = 0; i < G_N_ELEMENTS (stream->sides); i++)
    g_clear_pointer (&stream->sides[i].fault, assay_text_unref);
  g_free (stream);
}

/* Whether the other side has to answer before this one goes on. Finished is hidden behind the ChangeCipherSpec before
 * TLS 1.3, which has ones that mean nothing (RFC 8446 appendix D.4). */
static gboolean
ends_turn (const AssayMessage *message)
{
  if (message->layer == ASSAY_LAYER_CHANGE_CIPHER_SPEC)
    return message->version < TLS13;
  if (message->layer == ASSAY_LAYER_ALERT)
    return FALSE;
  return message->type == ASSAY_HANDSHAKE_CLIENT_HELLO
      || message->type == ASSAY_HANDSHAKE_HELLO_REQUEST
      || message->type == ASSAY_HANDSHAKE_SERVER_HELLO_DONE
      || message->type == ASSAY_HANDSHAKE_FINISHED
      || (message->layer == ASSAY_LAYER_HANDSHAKE && assay_message_is_hello_retry (message));
}

static AssayMessage *
peek (GPtrArray *messages,
      guint      at)
{
  return at < messages->len ? g_ptr_array_index (messages, at) : NULL;
}

/* One side's messages up to where it waits. The ChangeCipherSpec after a HelloRetryRequest belongs to it. */
static void
take_turn (GPtrArray *from,
           guint     *at,
           GPtrArray *to)
{
  gboolean ended = FALSE;

  while (*at < from->len && !ended)
    {
      AssayMessage *message = g_ptr_array_index (from, (*at)++);
      const AssayMessage *next = peek (from, *at);

      g_ptr_array_add (to, assay_message_ref (message));
      ended = ends_turn (message);
      if (ended && message->type == ASSAY_HANDSHAKE_SERVER_HELLO && next != NULL
          && next->layer == ASSAY_LAYER_CHANGE_CIPHER_SPEC)
        g_ptr_array_add (to, assay_message_ref (g_ptr_array_index (from, (*at)++)));
    }
}

/* The client begins unless a HelloRequest asked it to. */
static void
put_in_order (AssayStream *stream)
{
  g_autoptr(GPtrArray) all = g_steal_pointer (&stream->messages);
  g_autoptr(GPtrArray) client = g_ptr_array_new ();
  g_autoptr(GPtrArray) server = g_ptr_array_new ();
  GPtrArray *sides[] = { [ASSAY_SENT] = client, [ASSAY_RECEIVED] = server };
  guint at[2] = { 0, 0 };
  AssayDirection turn = ASSAY_SENT;

  for (guint i = 0; i < all->len; i++)
    {
      AssayMessage *message = g_ptr_array_index (all, i);

      g_ptr_array_add (sides[message->direction], message);
    }

  stream->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_message_unref);
  while (stream->messages->len < all->len)
    {
      take_turn (sides[turn], &at[turn], stream->messages);
      turn = turn == ASSAY_SENT ? ASSAY_RECEIVED : ASSAY_SENT;
    }
}

static void
number (AssayStream *stream)
{
  for (guint i = 0; i < stream->messages->len; i++)
    ((AssayMessage *) g_ptr_array_index (stream->messages, i))->number = i;
}

/* Who sent these bytes: only a client begins with a ClientHello. */
static AssayDirection
guess_sender (GBytes         *bytes,
              AssayDirection  otherwise)
{
  gsize start = assay_stream_find_start (bytes);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length - start <= RECORD_HEADER || data[start] != ASSAY_LAYER_HANDSHAKE)
    return otherwise;
  return data[start + RECORD_HEADER] == ASSAY_HANDSHAKE_CLIENT_HELLO ? ASSAY_SENT : ASSAY_RECEIVED;
}

/* The server comes first: what it chose tells how to read the client's side. */
static AssayStream *
read_sides (GBytes *one,
            GBytes *other)
{
  g_autoptr(AssayStreamReader) reader = assay_stream_reader_new ();
  AssayDirection sender = guess_sender (one, ASSAY_SENT);
  AssayStream *stream;

  if (other != NULL && guess_sender (other, ASSAY_RECEIVED) == ASSAY_SENT)
    sender = ASSAY_RECEIVED;
  if (sender == ASSAY_RECEIVED)
    assay_stream_reader_feed (reader, ASSAY_RECEIVED, one);
  if (other != NULL)
    assay_stream_reader_feed (reader, sender == ASSAY_SENT ? ASSAY_RECEIVED : ASSAY_SENT, other);
  if (sender == ASSAY_SENT)
    assay_stream_reader_feed (reader, ASSAY_SENT, one);

  stream = assay_stream_reader_end (reader);
  put_in_order (stream);
  return stream;
}

static AssayStream *
read_parts (const AssayHex *hex)
{
  g_autoptr(AssayStreamReader) reader = assay_stream_reader_new ();

  for (guint i = 0; i < hex->parts->len; i++)
    {
      const AssayHexPart *part = g_ptr_array_index (hex->parts, i);

      if (part->layer != 0)
        assay_stream_reader_add (reader, part->direction, part->layer, part->bytes);
      else
        assay_stream_reader_feed (reader, part->direction, part->bytes);
    }
  return assay_stream_reader_end (reader);
}

AssayStream *
assay_stream_read (const AssayHex *one,
                   const AssayHex *other)
{
  AssayStream *stream;

  if (one->has_sides)
    stream = read_parts (one);
  else
    {
      g_autoptr(GBytes) first = assay_hex_dup_bytes (one);
      g_autoptr(GBytes) second = other != NULL ? assay_hex_dup_bytes (other) : NULL;

      stream = read_sides (first, second);
    }
  number (stream);
  return stream;
}

/* Whether this is a message with its header rather than a bare body. */
static gboolean
has_header (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length >= 4 && (gsize) (data[1] << 16 | data[2] << 8 | data[3]) == length - 4;
}

gboolean
assay_stream_is_message (GBytes *bytes,
                         guint  *type)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  if (!has_header (bytes) || assay_names_get (&assay_names_handshake_types, data[0]) == NULL)
    return FALSE;
  *type = data[0];
  return TRUE;
}

AssayStream *
assay_stream_read_message (GBytes *bytes,
                           guint   type)
{
  AssayStream *stream = g_new0 (AssayStream, 1);
  guint found;
  gsize header = assay_stream_is_message (bytes, &found) && found == type ? 4 : 0;
  gsize length = g_bytes_get_size (bytes);
  AssayMessage draft = {
    .direction = type == ASSAY_HANDSHAKE_CLIENT_HELLO || type == ASSAY_HANDSHAKE_CLIENT_KEY_EXCHANGE ? ASSAY_SENT
                                                                                                   : ASSAY_RECEIVED,
    .layer = ASSAY_LAYER_HANDSHAKE,
    .type = type,
    .body = g_bytes_new_from_bytes (bytes, header, length - header),
  };

  stream->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_message_unref);
  g_ptr_array_add (stream->messages, assay_message_take (&draft));
  stream->records = g_array_new (FALSE, FALSE, sizeof (AssayRecord));
  stream->sides[draft.direction].n_bytes = length;
  return stream;
}
