/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "decode/stream-report.h"
#include "story/assay-ladder.h"
#include "support/wire.h"

/* A ClientHello that offers TLS 1.2 and one suite, in a record; the ServerHello that answers it; what follows. */
#define CLIENT_HELLO "01 00002b 0303 aa*32 00 [2 c02f ] 01 00 [2 ]"
#define CLIENT       "16 0301 [2 " CLIENT_HELLO " ]"
#define SERVER       "16 0303 [2 02 000028 0303 bb*32 00 c02f 00 [2 ] ]"
#define SECRET       "14 0303 [2 01 ] 16 0303 [2 cc*40 ]"

static GBytes *
write_hex (const char *notation)
{
  g_autoptr(GBytes) bytes = wire_assemble (notation);
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < g_bytes_get_size (bytes); i++)
    g_string_append_printf (hex, "%02x%s", ((const guint8 *) g_bytes_get_data (bytes, NULL))[i], i % 16 == 15 ? "\n" : " ");
  return g_string_free_to_bytes (hex);
}

static void
assert_sniffed (GBytes   *content,
                gboolean  expected)
{
  g_autoptr(GBytes) mine = content;

  g_assert_cmpint (assay_stream_sniff (mine), ==, expected);
}

static GBytes *
take_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static GBytes *
make_certificate (void)
{
  return wire_assemble ("3082 [2 3082 00*300 16 0301 0050 01 00*80 ]");
}

static void
test_sniff (void)
{
  assert_sniffed (wire_assemble (CLIENT), TRUE);
  assert_sniffed (wire_assemble ("'220 ready' 0d0a " SERVER), TRUE);
  assert_sniffed (wire_assemble (CLIENT_HELLO), TRUE);
  assert_sniffed (write_hex (CLIENT), TRUE);
  assert_sniffed (write_hex (CLIENT_HELLO), TRUE);
  assert_sniffed (take_text (">>> TLS 1.0, RecordHeader [length 0005]\n    16 03 01 00 02\n"
                             ">>> TLS 1.2, Alert [length 0002], warning close_notify\n    01 00\n"
                             "<<< TLS 1.3, Handshake [length 0014], EncryptedExtensions\n"
                             "    08 00 00 10 00 0e 00 0a 00 0a 00 08 00 1d 00 17\n    00 18 00 19\n"), TRUE);

  /* What is opened by others, or by nobody. */
  assert_sniffed (make_certificate (), FALSE);
  assert_sniffed (take_text ("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"), FALSE);
  assert_sniffed (take_text ("example.org"), FALSE);
  assert_sniffed (take_text ("16"), FALSE);
  assert_sniffed (take_text ("160301"), FALSE);
  assert_sniffed (take_text ("deadbeefdeadbeefdeadbeefdeadbeefdeadbeef"), FALSE);
  assert_sniffed (take_text (""), FALSE);
}

/* Of something long only the beginning is looked at, which may be cut anywhere. */
static void
test_sniff_long (void)
{
  assert_sniffed (wire_assemble (CLIENT " 17 0303 4000 00*16384 17 0303 4000 00*16384"), TRUE);
  assert_sniffed (write_hex (CLIENT " 17 0303 4000 00*16384 17 0303 4000 00*16384"), TRUE);
}

static AssayReport *
read_report (const char *one,
             const char *other)
{
  g_autoptr(AssayTarget) target = assay_target_new_named ("bytes", "capture.hex");
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);
  g_autoptr(GBytes) content = write_hex (one);
  g_autoptr(GBytes) more = other != NULL ? write_hex (other) : NULL;
  g_autoptr(AssayText) why = NULL;
  AssayReport *report = assay_stream_report_new (request, content, more, &why);

  g_assert_nonnull (report);
  g_assert_null (why);
  g_assert_cmpint (report->kind, ==, ASSAY_REPORT_BYTES);
  return report;
}

static void
assert_remark (const AssayReport *report,
               guint              place,
               const char        *expected)
{
  g_autofree char *words = NULL;

  g_assert_cmpuint (place, <, report->remarks->len);
  words = assay_text_format (g_ptr_array_index (report->remarks, place), NULL);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_two_sides (void)
{
  g_autoptr(AssayReport) report = read_report (SERVER SECRET, CLIENT SECRET);
  const AssayMessage *first = g_ptr_array_index (report->messages, 0);

  g_assert_cmpuint (report->messages->len, ==, 4);
  g_assert_cmpint (first->direction, ==, ASSAY_SENT);
  g_assert_cmpuint (report->records->len, ==, 6);
  for (guint i = 0; i < report->records->len; i++)
    g_assert_cmpint (g_array_index (report->records, AssayRecord, i).time_us, ==, ASSAY_TIME_UNKNOWN);
  g_assert_cmpuint (report->remarks->len, ==, 2);
  assert_remark (report, 0, "Client: 1 record is encrypted and cannot be read without its key");
  assert_remark (report, 1, "Server: 1 record is encrypted and cannot be read without its key");
}

static void
test_remarks (void)
{
  g_autoptr(AssayReport) skipped = read_report ("'220 ready' 0d0a " SERVER, NULL);
  g_autoptr(AssayReport) cut = read_report (CLIENT "16 0303 0100 00", NULL);

  g_assert_cmpuint (skipped->remarks->len, ==, 1);
  assert_remark (skipped, 0, "Server: 11 bytes of another protocol before the first record");
  g_assert_cmpuint (cut->remarks->len, ==, 1);
  assert_remark (cut, 0, "Client, byte 52: The last record is cut short: only 6 bytes of it are there");
}

static void
test_message (void)
{
  g_autoptr(AssayReport) report = read_report (CLIENT_HELLO, NULL);

  g_assert_cmpuint (report->messages->len, ==, 1);
  g_assert_cmpuint (((AssayMessage *) g_ptr_array_index (report->messages, 0))->type, ==, ASSAY_HANDSHAKE_CLIENT_HELLO);
  g_assert_cmpuint (report->records->len, ==, 0);
  g_assert_cmpuint (report->remarks->len, ==, 0);
}

static void
test_refused (void)
{
  g_autoptr(AssayTarget) target = assay_target_new_named ("bytes", "x");
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);
  g_autoptr(GBytes) words = take_text ("These are no bytes, line after line.\n");
  g_autoptr(GBytes) nothing = take_text ("\n");
  g_autoptr(GBytes) hello = write_hex (CLIENT);
  GBytes *const contents[][2] = { { words, NULL }, { nothing, NULL }, { hello, words } };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr(AssayText) why = NULL;

      g_assert_null (assay_stream_report_new (request, contents[i][0], contents[i][1], &why));
      g_assert_nonnull (why);
    }
}

/* Nobody took the time. */
static void
test_ladder (void)
{
  g_autoptr(AssayReport) report = read_report (CLIENT, SERVER);
  g_autoptr(AssayLadder) ladder = assay_ladder_new (report->messages, report);
  const AssayRung *hello = g_ptr_array_index (ladder->rungs, 1);
  g_autoptr(AssayText) spoken = assay_rung_speak (hello);
  g_autofree char *words = assay_text_format (spoken, NULL);

  g_assert_cmpint (hello->time_us, ==, ASSAY_TIME_UNKNOWN);
  g_assert_null (hello->flight);
  g_assert_true (g_str_has_prefix (words, "The server sends ServerHello, 44 bytes, in clear."));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stream-report/sniff", test_sniff);
  g_test_add_func ("/stream-report/sniff-long", test_sniff_long);
  g_test_add_func ("/stream-report/two-sides", test_two_sides);
  g_test_add_func ("/stream-report/remarks", test_remarks);
  g_test_add_func ("/stream-report/message", test_message);
  g_test_add_func ("/stream-report/refused", test_refused);
  g_test_add_func ("/stream-report/ladder", test_ladder);
  return g_test_run ();
}
