/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-record.h"

#include <string.h>

#include "support/wire.h"

typedef struct {
  AssayRecord  record;
  GBytes      *content;
} Told;

static void
told_clear (gpointer data)
{
  g_bytes_unref (((Told *) data)->content);
}

static void
tell (const AssayRecord *record,
      GBytes            *content,
      gpointer           data)
{
  Told told = { *record, g_bytes_ref (content) };

  g_array_append_val ((GArray *) data, told);
}

static GArray *
told_new (void)
{
  GArray *told = g_array_new (FALSE, FALSE, sizeof (Told));

  g_array_set_clear_func (told, told_clear);
  return told;
}

static gboolean
feed (AssayRecordReader *reader,
      const char        *notation,
      gint64             time_us)
{
  g_autoptr (GBytes) bytes = wire_assemble (notation);

  return assay_record_reader_feed (reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), time_us);
}

static void
assert_told (GArray     *told,
             guint       index,
             guint       content_type,
             guint       version,
             guint64     offset,
             gint64      time_us,
             const char *notation)
{
  const Told *one = &g_array_index (told, Told, index);
  g_autoptr (GBytes) expected = wire_assemble (notation);

  g_assert_cmpuint (told->len, >, index);
  g_assert_cmpuint (one->record.content_type, ==, content_type);
  g_assert_cmphex (one->record.version, ==, version);
  g_assert_cmpuint (one->record.length, ==, g_bytes_get_size (expected));
  g_assert_cmpuint (one->record.offset, ==, offset);
  g_assert_cmpint (one->record.time_us, ==, time_us);
  g_assert_true (one->record.direction == ASSAY_RECEIVED);
  g_assert_true (g_bytes_equal (one->content, expected));
}

static void
test_records (void)
{
  g_autoptr (GArray) told = told_new ();
  g_autoptr (AssayRecordReader) reader = assay_record_reader_new (ASSAY_RECEIVED, tell, told);

  g_assert_true (feed (reader, "16 0301 [2 0e000000 ] 17 0303 [2 ] 15 0303 [2 0228 ]", 10));
  g_assert_cmpuint (told->len, ==, 3);
  assert_told (told, 0, 22, 0x0301, 0, 10, "0e000000");
  assert_told (told, 1, 23, 0x0303, 9, 10, "");
  assert_told (told, 2, 21, 0x0303, 14, 10, "0228");
  g_assert_null (assay_record_reader_get_odd (reader));
}

/* However the stream is cut, the records are the same; each has the time of its last byte. */
static void
test_pieces (void)
{
  g_autoptr (GBytes) stream = wire_assemble ("16 0303 [2 aa*7 ] 14 0303 [2 01 ] 17 0303 [2 ] 17 0303 [2 bb*3 ]");
  gsize length;
  const guint8 *data = g_bytes_get_data (stream, &length);

  for (gsize step = 1; step <= length; step++)
    {
      g_autoptr (GArray) told = told_new ();
      g_autoptr (AssayRecordReader) reader = assay_record_reader_new (ASSAY_RECEIVED, tell, told);

      for (gsize at = 0; at < length; at += step)
        g_assert_true (assay_record_reader_feed (reader, data + at, MIN (step, length - at), at + step));
      g_assert_cmpuint (told->len, ==, 4);
      assert_told (told, 0, 22, 0x0303, 0, (12 + step - 1) / step * step, "aa*7");
      assert_told (told, 1, 20, 0x0303, 12, (18 + step - 1) / step * step, "01");
      assert_told (told, 2, 23, 0x0303, 18, (23 + step - 1) / step * step, "");
      assert_told (told, 3, 23, 0x0303, 23, (31 + step - 1) / step * step, "bb*3");
    }
}

static void
test_incomplete (void)
{
  g_autoptr (GArray) told = told_new ();
  g_autoptr (AssayRecordReader) reader = assay_record_reader_new (ASSAY_RECEIVED, tell, told);

  g_assert_true (feed (reader, "16 0303 0010 aa*15", 1));
  g_assert_cmpuint (told->len, ==, 0);
  g_assert_true (feed (reader, "aa", 2));
  g_assert_cmpuint (told->len, ==, 1);
}

static void
test_not_tls (void)
{
  static const struct {
    const char *notation;
    const char *odd;
    guint       n_records;
  } streams[] = {
    { "'HTTP/1.1 400 Bad Request'", "'HTTP/1.1 400 Bad Request'", 0 },
    { "'H'", "'H'", 0 },
    { "16 02", "16 02", 0 },
    { "16 0305", "16 0305", 0 },
    { "16 0303 4801 aa", "16 0303 4801 aa", 0 },
    { "19", "19", 0 },
    { "80 2e 01 0301", "80 2e 01 0301", 0 },
    { "15 0303 [2 0228 ] 'oops'", "'oops'", 1 },
    { "'x' 00*200", "'x' 00*63", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      g_autoptr (GArray) told = told_new ();
      g_autoptr (AssayRecordReader) reader = assay_record_reader_new (ASSAY_RECEIVED, tell, told);
      g_autoptr (GBytes) odd = wire_assemble (streams[i].odd);

      g_assert_false (feed (reader, streams[i].notation, 0));
      g_assert_cmpuint (told->len, ==, streams[i].n_records);
      g_assert_true (g_bytes_equal (assay_record_reader_get_odd (reader), odd));
      /* Nothing more is read. */
      g_assert_false (feed (reader, "15 0303 [2 0228 ]", 0));
      g_assert_cmpuint (told->len, ==, streams[i].n_records);
    }
}

static void
test_not_tls_in_pieces (void)
{
  g_autoptr (GArray) told = told_new ();
  g_autoptr (AssayRecordReader) reader = assay_record_reader_new (ASSAY_RECEIVED, tell, told);
  g_autoptr (GBytes) odd = wire_assemble ("16 03 '220 mail.example.org' 00*42");

  g_assert_true (feed (reader, "16 03", 0));
  g_assert_false (feed (reader, "'220 mail'", 0));
  g_assert_false (feed (reader, "'.example.org'", 0));
  g_assert_false (feed (reader, "00*100", 0));
  g_assert_cmpuint (g_bytes_get_size (odd), ==, 64);
  g_assert_true (g_bytes_equal (assay_record_reader_get_odd (reader), odd));
}

/* TLS 1.2 allows 2,048 bytes over the 16,384 of the content (RFC 5246 section 6.2.3). */
static void
test_largest (void)
{
  g_autoptr (GArray) told = told_new ();
  g_autoptr (AssayRecordReader) reader = assay_record_reader_new (ASSAY_RECEIVED, tell, told);

  g_assert_true (feed (reader, "17 0303 [2 aa*18432 ]", 0));
  g_assert_cmpuint (told->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/records", test_records);
  g_test_add_func ("/record/pieces", test_pieces);
  g_test_add_func ("/record/incomplete", test_incomplete);
  g_test_add_func ("/record/not-tls", test_not_tls);
  g_test_add_func ("/record/not-tls-in-pieces", test_not_tls_in_pieces);
  g_test_add_func ("/record/largest", test_largest);
  return g_test_run ();
}
