/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/stream-reader.h"

#include "base/assay-cursor.h"
#include "base/assay-request.h"
#include "decode/decode-message.h"
#include "decode/decode-record.h"

#define TLS13            0x0304
#define RECORD_HEADER    5
#define HANDSHAKE_HEADER 4
#define APPLICATION_DATA 23

/* An alert of two bytes with the least that any cipher adds, RC4's MAC of 16. */
#define SEALED_ALERT 18

/* Bytes of what is no record that are shown. */
#define MAX_SHOWN 16

typedef struct {
  AssayRecordReader *records;
  GByteArray        *pending;     /* of a handshake message that goes on in the next record */
  guint64            n_taken;     /* bytes of whole records */
  GBytes            *first;       /* (nullable): what came first, to tell what it is when it is not TLS */
  gboolean           started;     /* the first record was found */
  gboolean           changed;     /* ChangeCipherSpec was sent */
  AssayStreamSide    side;
} Side;

struct _AssayStreamReader {
  Side       sides[2];
  GPtrArray *messages;
  GArray    *records;
  guint16    version;
  guint16    cipher_suite;
  gboolean   answered;            /* a ServerHello came that is no HelloRetryRequest */
};

static void record_cb (const AssayRecord *record,
                       GBytes            *content,
                       gpointer           data);

AssayStreamReader *
assay_stream_reader_new (void)
{
  AssayStreamReader *reader = g_new0 (AssayStreamReader, 1);

  reader->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_message_unref);
  reader->records = g_array_new (FALSE, FALSE, sizeof (AssayRecord));
  for (AssayDirection direction = ASSAY_SENT; direction <= ASSAY_RECEIVED; direction++)
    {
      reader->sides[direction].records = assay_record_reader_new (direction, record_cb, reader);
      reader->sides[direction].pending = g_byte_array_new ();
    }
  return reader;
}

void
assay_stream_reader_free (AssayStreamReader *reader)
{
  for (AssayDirection direction = ASSAY_SENT; direction <= ASSAY_RECEIVED; direction++)
    {
      assay_record_reader_free (reader->sides[direction].records);
      g_byte_array_unref (reader->sides[direction].pending);
      g_clear_pointer (&reader->sides[direction].first, g_bytes_unref);
      g_clear_pointer (&reader->sides[direction].side.fault, assay_text_unref);
    }
  g_clear_pointer (&reader->messages, g_ptr_array_unref);
  g_clear_pointer (&reader->records, g_array_unref);
  g_free (reader);
}

/* The first fault of a side counts: it is the cause of others. @fault: (transfer full). */
static void
take_fault (Side      *side,
            guint64    offset,
            AssayText *fault)
{
  if (side->side.fault != NULL)
    {
      assay_text_unref (fault);
      return;
    }
  side->side.fault = fault;
  side->side.fault_offset = offset;
}

static gboolean
is_encrypted (const AssayStreamReader *reader,
              AssayDirection           direction)
{
  return reader->version >= TLS13 ? reader->answered : reader->sides[direction].changed;
}

/* DTLS counts its versions down from 0xfeff; beside records its messages are those of the version of TLS. */
static guint16
version_of_tls (guint64 version)
{
  switch (version)
    {
    case 0x0100:
    case 0xfeff:
      return 0x0302;
    case 0xfefd:
      return 0x0303;
    case 0xfefc:
      return TLS13;
    default:
      return version;
    }
}

/* What the ServerHello chose (RFC 8446 section 4.2.1: the extension counts where it is there). */
static void
learn (AssayStreamReader  *reader,
       const AssayMessage *hello)
{
  g_autoptr(AssayNode) tree = assay_decode_outline (hello);
  guint64 legacy = assay_node_lookup_number (tree, "legacy_version", 0);

  reader->version = version_of_tls (assay_node_lookup_number (tree, "extensions/supported_versions/selected_version",
                                                              legacy));
  reader->cipher_suite = assay_node_lookup_number (tree, "cipher_suite", 0);
  reader->answered = !assay_message_is_hello_retry (hello);
}

static void
add_message (AssayStreamReader *reader,
             AssayDirection     direction,
             AssayLayer         layer,
             guint              type,
             GBytes            *body)
{
  AssayMessage draft = {
    .direction = direction,
    .layer = layer,
    .type = type,
    .body = g_bytes_ref (body),
    .encrypted = layer != ASSAY_LAYER_CHANGE_CIPHER_SPEC && is_encrypted (reader, direction),
    .version = reader->version,
    .cipher_suite = reader->cipher_suite,
  };
  AssayMessage *message = assay_message_take (&draft);

  if (reader->messages->len >= ASSAY_LIMIT_STREAM_MESSAGES)
    {
      take_fault (&reader->sides[direction], reader->sides[direction].n_taken,
                  assay_text_new (N_("More than {n} messages"),
                                  "n", ASSAY_ARG_NUMBER, (gint64) ASSAY_LIMIT_STREAM_MESSAGES, NULL));
      assay_message_unref (message);
      return;
    }
  g_ptr_array_add (reader->messages, message);
  if (layer == ASSAY_LAYER_HANDSHAKE && type == ASSAY_HANDSHAKE_SERVER_HELLO)
    learn (reader, message);
}

static guint
pending_length (const Side *side)
{
  const guint8 *header = side->pending->data;

  return header[1] << 16 | header[2] << 8 | header[3];
}

/* Takes @length bytes of a message from those that are pending. */
static void
tell_handshake (AssayStreamReader *reader,
                AssayDirection     direction,
                guint              length)
{
  Side *side = &reader->sides[direction];
  g_autoptr(GBytes) body = g_bytes_new (side->pending->data + HANDSHAKE_HEADER, length);

  add_message (reader, direction, ASSAY_LAYER_HANDSHAKE, side->pending->data[0], body);
  g_byte_array_remove_range (side->pending, 0, HANDSHAKE_HEADER + length);
}

static void
add_handshake (AssayStreamReader *reader,
               AssayDirection     direction,
               GBytes            *content)
{
  Side *side = &reader->sides[direction];
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);

  if (side->side.fault != NULL)
    return;
  g_byte_array_append (side->pending, data, length);
  while (side->side.fault == NULL && side->pending->len >= HANDSHAKE_HEADER
         && side->pending->len - HANDSHAKE_HEADER >= pending_length (side))
    tell_handshake (reader, direction, pending_length (side));

  if (side->pending->len >= HANDSHAKE_HEADER && pending_length (side) > ASSAY_LIMIT_MESSAGE)
    take_fault (side, side->n_taken,
                assay_text_new (N_("A handshake message of {size} is announced, which is too much; perhaps this is "
                                   "encrypted"), "size", ASSAY_ARG_SIZE, (gint64) pending_length (side), NULL));
}

/* Alerts of two bytes each; several may share a record before TLS 1.3 (RFC 5246 section 6.2.1). */
static void
add_alerts (AssayStreamReader *reader,
            AssayDirection     direction,
            GBytes            *content)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);

  for (gsize at = 0; at < length; at += 2)
    {
      g_autoptr(GBytes) alert = g_bytes_new_from_bytes (content, at, MIN (2, length - at));

      add_message (reader, direction, ASSAY_LAYER_ALERT, at + 1 < length ? data[at + 1] : 0, alert);
    }
}

void
assay_stream_reader_add (AssayStreamReader *reader,
                         AssayDirection     direction,
                         AssayLayer         layer,
                         GBytes            *content)
{
  switch (layer)
    {
    case ASSAY_LAYER_CHANGE_CIPHER_SPEC:
      add_message (reader, direction, layer, 1, content);
      reader->sides[direction].changed = TRUE;
      break;
    case ASSAY_LAYER_ALERT:
      add_alerts (reader, direction, content);
      break;
    case ASSAY_LAYER_HANDSHAKE:
    default:
      add_handshake (reader, direction, content);
      break;
    }
}

/* Whether an alert record is longer than alerts in clear are, and does not look like several of them: what comes first
 * when the beginning of a connection is missing. */
static gboolean
is_sealed_alert (const AssayRecord *record,
                 const guint8      *data,
                 gsize              length)
{
  gboolean odd = length % 2 != 0;

  for (gsize at = 0; at < length; at += 2)
    odd |= data[at] != 1 && data[at] != 2;
  return record->content_type == ASSAY_LAYER_ALERT && length >= SEALED_ALERT && odd;
}

/* In TLS 1.3 what is encrypted calls itself application data. Before, all is that follows a ChangeCipherSpec; only a
 * client whose server is not known may send its second ClientHello after one. */
static gboolean
can_read (const AssayStreamReader *reader,
          const AssayRecord       *record,
          GBytes                  *content)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);

  if (record->content_type > ASSAY_LAYER_HANDSHAKE || is_sealed_alert (record, data, length))
    return FALSE;
  if (record->content_type == ASSAY_LAYER_CHANGE_CIPHER_SPEC || !reader->sides[record->direction].changed)
    return TRUE;
  if (reader->version != 0)
    return reader->version >= TLS13;
  if (record->content_type == ASSAY_LAYER_ALERT)
    return length == 2;
  return length > HANDSHAKE_HEADER && data[0] == ASSAY_HANDSHAKE_CLIENT_HELLO
      && (gsize) (data[1] << 16 | data[2] << 8 | data[3]) == length - HANDSHAKE_HEADER;
}

static void
record_cb (const AssayRecord *record,
           GBytes            *content,
           gpointer           data)
{
  AssayStreamReader *reader = data;
  Side *side = &reader->sides[record->direction];

  side->side.n_records++;
  if (reader->records->len < ASSAY_LIMIT_STREAM_RECORDS)
    g_array_append_vals (reader->records, record, 1);
  if (can_read (reader, record, content))
    assay_stream_reader_add (reader, record->direction, (AssayLayer) record->content_type, content);
  else
    side->side.n_encrypted++;
  side->n_taken += RECORD_HEADER + record->length;
}

/* Whether a record begins here, as far as its bytes are there; inside of text only what opens a connection does. */
static gboolean
begins_record (const guint8 *data,
               gsize         length,
               gboolean      strict)
{
  guint size;

  if (data[0] < 20 || data[0] > 24 || (length > 1 && data[1] != 3) || (length > 2 && data[2] > 4))
    return FALSE;
  if (!strict)
    return TRUE;
  if (length <= RECORD_HEADER)
    return FALSE;
  size = data[3] << 8 | data[4];
  return (data[0] == ASSAY_LAYER_HANDSHAKE && size >= HANDSHAKE_HEADER && data[5] <= ASSAY_HANDSHAKE_SERVER_HELLO)
      || (data[0] == ASSAY_LAYER_ALERT && size == 2 && (data[5] == 1 || data[5] == 2));
}

gsize
assay_stream_find_start (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gsize at = 0;

  while (at < length && !begins_record (data + at, length - at, at > 0))
    at++;
  return at;
}

/* What else a stream without any record may be. */
static AssayText *
explain (const guint8 *data,
         gsize         length)
{
  g_autoptr(GString) hex = g_string_new (NULL);

  if (length > 2 && data[0] >= 20 && data[0] <= 25 && data[1] == 0xfe && data[2] >= 0xfc)
    return assay_text_new (N_("This is DTLS, which is not read"), NULL);
  if (length > 3 && (data[0] & 0x80) && data[2] == 1 && data[3] <= 3)
    return assay_text_new (N_("This is a hello of SSL 2.0, which is not read"), NULL);
  for (gsize i = 0; i < MIN (length, MAX_SHOWN); i++)
    g_string_append_printf (hex, i > 0 ? " %02x" : "%02x", data[i]);
  return assay_text_new (N_("Not a TLS record: {bytes}"), "bytes", ASSAY_ARG_TEXT, hex->str, NULL);
}

void
assay_stream_reader_feed (AssayStreamReader *reader,
                          AssayDirection     direction,
                          GBytes            *bytes)
{
  Side *side = &reader->sides[direction];
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gsize start = side->started ? 0 : assay_stream_find_start (bytes);

  if (side->first == NULL)
    side->first = g_bytes_ref (bytes);
  side->side.n_bytes += length;
  side->side.n_skipped += start;
  if (start == length)
    return;

  side->started = TRUE;
  if (!assay_record_reader_feed (side->records, data + start, length - start, 0))
    {
      gsize shown;
      const guint8 *odd = g_bytes_get_data (assay_record_reader_get_odd (side->records), &shown);

      take_fault (side, side->side.n_skipped + side->n_taken, explain (odd, shown));
    }
}

/* A record that is cut short holds what there is of it. */
static void
end_record (AssayStreamReader *reader,
            AssayDirection     direction)
{
  Side *side = &reader->sides[direction];
  g_autoptr(GBytes) rest = assay_record_reader_dup_pending (side->records);
  gsize length = rest != NULL ? g_bytes_get_size (rest) : 0;
  AssayRecord record = { .direction = direction };
  const guint8 *data;

  if (length == 0 || side->side.fault != NULL)
    return;
  data = g_bytes_get_data (rest, NULL);
  record.content_type = data[0];
  if (length > RECORD_HEADER)
    {
      g_autoptr(GBytes) content = g_bytes_new_from_bytes (rest, RECORD_HEADER, length - RECORD_HEADER);

      if (can_read (reader, &record, content))
        assay_stream_reader_add (reader, direction, (AssayLayer) record.content_type, content);
    }
  take_fault (side, side->side.n_skipped + side->n_taken,
              assay_text_new (N_("The last record is cut short: only {left} of it are there"),
                              "left", ASSAY_ARG_SIZE, (gint64) length, NULL));
}

/* A message that is cut short is one all the same; its decoder tells what is missing. */
static void
end_side (AssayStreamReader *reader,
          AssayDirection     direction)
{
  Side *side = &reader->sides[direction];

  if (!side->started && side->side.n_bytes > 0)
    take_fault (side, 0, explain (g_bytes_get_data (side->first, NULL), g_bytes_get_size (side->first)));
  end_record (reader, direction);
  if (side->pending->len == 0)
    return;
  if (side->pending->len >= HANDSHAKE_HEADER)
    tell_handshake (reader, direction, side->pending->len - HANDSHAKE_HEADER);
  take_fault (side, side->side.n_skipped + side->n_taken,
              assay_text_new (N_("The last handshake message is cut short"), NULL));
}

AssayStream *
assay_stream_reader_end (AssayStreamReader *reader)
{
  AssayStream *stream = g_new0 (AssayStream, 1);

  for (AssayDirection direction = ASSAY_SENT; direction <= ASSAY_RECEIVED; direction++)
    {
      end_side (reader, direction);
      stream->sides[direction] = reader->sides[direction].side;
      reader->sides[direction].side.fault = NULL;
    }
  stream->messages = g_steal_pointer (&reader->messages);
  stream->records = g_steal_pointer (&reader->records);
  return stream;
}
