/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "decode/decode-record.h"

#define HEADER_SIZE 5
#define MAX_ODD     64

/* What one reader told of a stream. */
typedef struct {
  guint64  offset;
  guint    n_records;
  guint    sum;
} Told;

static void
tell (const AssayRecord *record,
      GBytes            *content,
      gpointer           data)
{
  Told *told = data;

  g_assert_cmpuint (record->offset, ==, told->offset);
  g_assert_cmpuint (record->length, ==, g_bytes_get_size (content));
  told->offset += HEADER_SIZE + record->length;
  told->n_records++;
  told->sum = told->sum * 31 + g_bytes_hash (content) + record->content_type + record->version;
}

/* Feeds in pieces of @step bytes. */
static gboolean
read_stream (const guint8 *data,
             gsize         size,
             gsize         step,
             Told         *told)
{
  g_autoptr (AssayRecordReader) reader = assay_record_reader_new (ASSAY_RECEIVED, tell, told);
  gboolean is_tls = TRUE;
  GBytes *odd;

  for (gsize at = 0; at < size; at += step)
    is_tls = assay_record_reader_feed (reader, data + at, MIN (step, size - at), at);

  odd = assay_record_reader_get_odd (reader);
  g_assert_true (is_tls == (odd == NULL));
  if (odd != NULL)
    g_assert_cmpmem (g_bytes_get_data (odd, NULL), g_bytes_get_size (odd),
                     data + told->offset, MIN (MAX_ODD, size - told->offset));
  g_assert_cmpuint (told->offset, <=, size);
  return is_tls;
}

/* The first byte says how the rest is cut; that must not matter. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  Told whole = { 0, }, pieces = { 0, };
  gboolean is_tls;

  if (size < 2)
    return 0;
  is_tls = read_stream (data + 1, size - 1, size, &whole);
  g_assert_true (is_tls == read_stream (data + 1, size - 1, 1 + data[0] % 32, &pieces));
  g_assert_cmpuint (whole.n_records, ==, pieces.n_records);
  g_assert_cmpuint (whole.sum, ==, pieces.sum);
  return 0;
}
