/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-record.h"

#include <string.h>

#define HEADER_SIZE 5

/* The content of a record of TLS 1.2 at its largest (RFC 5246 section 6.2.3); TLS 1.3 allows less. */
#define MAX_CONTENT (16384 + 2048)

#define MAX_ODD 64

struct _AssayRecordReader {
  AssayDirection   direction;
  AssayRecordFunc  func;
  gpointer         data;
  GByteArray      *pending;   /* the record that is not complete yet, from its header on */
  guint64          offset;    /* of that record in the stream */
  gboolean         failed;
  GBytes          *odd;
};

AssayRecordReader *
assay_record_reader_new (AssayDirection  direction,
                         AssayRecordFunc func,
                         gpointer        data)
{
  AssayRecordReader *reader = g_new0 (AssayRecordReader, 1);

  reader->direction = direction;
  reader->func = func;
  reader->data = data;
  reader->pending = g_byte_array_new ();
  return reader;
}

void
assay_record_reader_free (AssayRecordReader *reader)
{
  g_byte_array_unref (reader->pending);
  g_clear_pointer (&reader->odd, g_bytes_unref);
  g_free (reader);
}

static guint
content_length (const AssayRecordReader *reader)
{
  return reader->pending->data[3] << 8 | reader->pending->data[4];
}

/* Whether what is there of a header can be one: change_cipher_spec to heartbeat, SSL 3.0 to TLS 1.3, a length. */
static gboolean
is_plausible (const AssayRecordReader *reader)
{
  const guint8 *header = reader->pending->data;
  guint there = reader->pending->len;

  return (there < 1 || (header[0] >= 20 && header[0] <= 24))
      && (there < 2 || header[1] == 3)
      && (there < 3 || header[2] <= 4)
      && (there < HEADER_SIZE || content_length (reader) <= MAX_CONTENT);
}

/* Takes bytes until @size are pending. Returns: whether they are */
static gboolean
fill (AssayRecordReader  *reader,
      guint               size,
      const guint8      **data,
      gsize              *length)
{
  gsize taken = MIN (size - reader->pending->len, *length);

  g_byte_array_append (reader->pending, *data, taken);
  *data += taken;
  *length -= taken;
  return reader->pending->len == size;
}

static void
tell_record (AssayRecordReader *reader,
             gint64             time_us)
{
  const guint8 *header = reader->pending->data;
  guint length = content_length (reader);
  g_autoptr (GBytes) content = g_bytes_new (header + HEADER_SIZE, length);
  AssayRecord record = {
    .direction = reader->direction,
    .content_type = header[0],
    .version = header[1] << 8 | header[2],
    .length = length,
    .offset = reader->offset,
    .time_us = time_us,
  };

  reader->offset += HEADER_SIZE + length;
  g_byte_array_set_size (reader->pending, 0);
  reader->func (&record, content, reader->data);
}

/* Keeps the beginning of what is not TLS, also when it comes in pieces. */
static void
keep_odd (AssayRecordReader *reader,
          const guint8      *data,
          gsize              length)
{
  reader->failed = TRUE;
  if (reader->pending->len >= MAX_ODD && reader->odd != NULL)
    return;

  g_byte_array_append (reader->pending, data, MIN (length, MAX_ODD - MIN (MAX_ODD, reader->pending->len)));
  g_clear_pointer (&reader->odd, g_bytes_unref);
  reader->odd = g_bytes_new (reader->pending->data, MIN (MAX_ODD, reader->pending->len));
}

gboolean
assay_record_reader_feed (AssayRecordReader *reader,
                          gconstpointer      data,
                          gsize              length,
                          gint64             time_us)
{
  const guint8 *bytes = data;

  while (length > 0 && !reader->failed)
    {
      gboolean whole_header = reader->pending->len >= HEADER_SIZE || fill (reader, HEADER_SIZE, &bytes, &length);

      if (!is_plausible (reader))
        break;
      if (whole_header && fill (reader, HEADER_SIZE + content_length (reader), &bytes, &length))
        tell_record (reader, time_us);
    }

  if (length > 0 || !is_plausible (reader))
    keep_odd (reader, bytes, length);
  return !reader->failed;
}

GBytes *
assay_record_reader_get_odd (AssayRecordReader *reader)
{
  return reader->odd;
}

GBytes *
assay_record_reader_dup_pending (AssayRecordReader *reader)
{
  return reader->failed ? NULL : g_bytes_new (reader->pending->data, reader->pending->len);
}
