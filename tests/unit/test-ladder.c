/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "story/assay-ladder.h"
#include "support/conversation.h"
#include "support/fixture-report.h"

#define TLS12 0x0303
#define TLS13 0x0304

#define HANDSHAKE ASSAY_LAYER_HANDSHAKE
#define RETRY_RANDOM "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c"

static AssayLadder *
read_report (FixtureKind kind)
{
  g_autoptr(AssayReport) report = fixture_report_new (kind);

  return assay_ladder_new (report->messages, report);
}

static AssayRung *
get (const AssayLadder *ladder,
     guint              place)
{
  g_assert_cmpuint (place, <, ladder->rungs->len);
  return g_ptr_array_index (ladder->rungs, place);
}

static AssayRung *
get_last (const AssayLadder *ladder)
{
  return get (ladder, ladder->rungs->len - 1);
}

static void
assert_text (AssayText  *text,
             const char *expected)
{
  g_autofree char *words = assay_text_format (text, NULL);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_finished (void)
{
  g_autoptr(AssayLadder) ladder = read_report (FIXTURE_GOOD);

  g_assert_cmphex (ladder->version, ==, TLS13);
  g_assert_cmphex (ladder->cipher_suite, ==, 0x1302);
  g_assert_cmpint (ladder->key_exchange, ==, ASSAY_KEY_EXCHANGE_EPHEMERAL);
  g_assert_false (ladder->resumed);
  g_assert_null (ladder->failure);
  assert_text (get (ladder, 0)->title, "ClientHello");
  assert_text (get (ladder, 1)->title, "ServerHello");
  assert_text (get (ladder, 1)->note, "TLS_AES_256_GCM_SHA384, x25519");
  for (guint i = 0; i < ladder->rungs->len; i++)
    {
      g_assert_false (get (ladder, i)->broken);
      g_assert_nonnull (get (ladder, i)->tree);
      if (i > 0)
        g_assert_cmpint (get (ladder, i)->time_us, >=, get (ladder, i - 1)->time_us);
    }
}

static void
test_key_exchanges (void)
{
  static const struct {
    guint            suite;
    AssayKeyExchange expected;
  } rows[] = {
    { 0xc02f, ASSAY_KEY_EXCHANGE_EPHEMERAL },     /* TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 */
    { 0x009e, ASSAY_KEY_EXCHANGE_EPHEMERAL },     /* TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 */
    { 0x009c, ASSAY_KEY_EXCHANGE_RSA },           /* TLS_RSA_WITH_AES_128_GCM_SHA256 */
    { 0xc018, ASSAY_KEY_EXCHANGE_ANONYMOUS },     /* TLS_ECDH_anon_WITH_AES_128_CBC_SHA */
    { 0x00a8, ASSAY_KEY_EXCHANGE_PSK },           /* TLS_PSK_WITH_AES_128_GCM_SHA256 */
    { 0xc037, ASSAY_KEY_EXCHANGE_PSK },           /* TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256 */
    { 0xc02d, ASSAY_KEY_EXCHANGE_OTHER },         /* TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *body = g_strdup_printf ("0303 33*32 [1 ] %04x 00", rows[i].suite);
      const Line hello = { ASSAY_RECEIVED, HANDSHAKE, 2, FALSE, TLS12, (guint16) rows[i].suite, body };
      g_autoptr(GPtrArray) messages = conversation_new (&hello, 1);
      g_autoptr(AssayLadder) ladder = assay_ladder_new (messages, NULL);

      g_assert_cmphex (ladder->version, ==, TLS12);
      g_assert_cmpint (ladder->key_exchange, ==, rows[i].expected);
    }
}

static void
test_order (void)
{
  static const Line lines[] = {
    { ASSAY_SENT, HANDSHAKE, 20, TRUE, TLS13, 0x1301, "00*32" },
    { ASSAY_RECEIVED, HANDSHAKE, 20, TRUE, TLS13, 0x1301, "00*32" },
    { ASSAY_RECEIVED, HANDSHAKE, 4, TRUE, TLS13, 0x1301, "00000e10 00000000 [1 ] [2 aa ] [2 ]" },
  };
  g_autoptr(GPtrArray) messages = conversation_new (lines, G_N_ELEMENTS (lines));
  g_autoptr(AssayLadder) ladder = NULL;

  /* A ticket that came with the server's flight, though the library read it after its own answer. */
  ((AssayMessage *) messages->pdata[0])->time_us = 5000;
  ((AssayMessage *) messages->pdata[1])->time_us = 2000;
  ((AssayMessage *) messages->pdata[2])->time_us = 2000;
  ladder = assay_ladder_new (messages, NULL);
  g_assert_true (get (ladder, 0)->message == messages->pdata[1]);
  g_assert_true (get (ladder, 1)->message == messages->pdata[2]);
  g_assert_true (get (ladder, 2)->message == messages->pdata[0]);
  assert_text (get (ladder, 1)->note, "good for 1 hour");

  /* What goes together is told with the first of it, and the wait before it. */
  assert_text (get (ladder, 0)->flight, "Server: 2 messages, 54 bytes");
  g_assert_null (get (ladder, 1)->flight);
  assert_text (get (ladder, 2)->flight, "Client, 3.0 ms later");
}

static void
test_retry (void)
{
  static const Line lines[] = {
    { ASSAY_SENT, HANDSHAKE, 1, FALSE, 0, 0, "0303 11*32 [1 ] [2 1301 ] [1 00 ]" },
    { ASSAY_RECEIVED, HANDSHAKE, 2, FALSE, TLS13, 0x1301,
      "0303 " RETRY_RANDOM " [1 ] 1301 00 [2 002b [2 0304 ] 0033 [2 0018 ] ]" },
    { ASSAY_SENT, HANDSHAKE, 1, FALSE, TLS13, 0x1301, "0303 11*32 [1 ] [2 1301 ] [1 00 ]" },
  };
  g_autoptr(GPtrArray) messages = conversation_new (lines, G_N_ELEMENTS (lines));
  g_autoptr(AssayLadder) ladder = assay_ladder_new (messages, NULL);

  g_assert_cmpint (get (ladder, 0)->role, ==, ASSAY_ROLE_PLAIN);
  g_assert_cmpint (get (ladder, 1)->role, ==, ASSAY_ROLE_RETRY);
  assert_text (get (ladder, 1)->title, "HelloRetryRequest");
  assert_text (get (ladder, 1)->note, "asks for a key of secp384r1");
  g_assert_cmpint (get (ladder, 2)->role, ==, ASSAY_ROLE_SECOND_HELLO);
  assert_text (get (ladder, 2)->note, "once more, as asked");
  /* What a retry asks for is no choice yet. */
  g_assert_cmpint (ladder->version, ==, 0);
}

static void
test_renegotiation (void)
{
  static const Line lines[] = {
    { ASSAY_SENT, HANDSHAKE, 1, FALSE, 0, 0, "0303 11*32 [1 ] [2 c02f ] [1 00 ]" },
    { ASSAY_RECEIVED, HANDSHAKE, 20, TRUE, TLS12, 0xc02f, "00*12" },
    { ASSAY_RECEIVED, HANDSHAKE, 0, TRUE, TLS12, 0xc02f, "" },
    { ASSAY_SENT, HANDSHAKE, 1, TRUE, TLS12, 0xc02f, "0303 11*32 [1 ] [2 c02f ] [1 00 ]" },
    { ASSAY_RECEIVED, HANDSHAKE, 14, TRUE, TLS12, 0xc02f, "" },
    { ASSAY_RECEIVED, ASSAY_LAYER_ALERT, 100, TRUE, TLS12, 0xc02f, "0164" },
  };
  g_autoptr(GPtrArray) messages = conversation_new (lines, G_N_ELEMENTS (lines));
  g_autoptr(AssayLadder) ladder = assay_ladder_new (messages, NULL);

  g_assert_cmpint (get (ladder, 1)->role, ==, ASSAY_ROLE_PLAIN);
  g_assert_cmpint (get (ladder, 2)->role, ==, ASSAY_ROLE_RENEGOTIATION);
  g_assert_cmpint (get (ladder, 3)->role, ==, ASSAY_ROLE_RENEGOTIATION);
  assert_text (get (ladder, 3)->note, "renegotiation, 0 extensions");
  assert_text (get (ladder, 4)->note, "renegotiation");
  /* A warning is neither part of it nor an end. */
  g_assert_cmpint (get (ladder, 5)->role, ==, ASSAY_ROLE_PLAIN);
  g_assert_false (get (ladder, 5)->broken);
}

static void
test_resumed (void)
{
  static const Line lines[] = {
    { ASSAY_RECEIVED, HANDSHAKE, 2, FALSE, TLS12, 0xc02f, "0303 33*32 [1 22*32 ] c02f 00" },
    { ASSAY_RECEIVED, ASSAY_LAYER_CHANGE_CIPHER_SPEC, 1, FALSE, TLS12, 0xc02f, "01" },
    { ASSAY_RECEIVED, HANDSHAKE, 20, TRUE, TLS12, 0xc02f, "00*12" },
  };
  static const Line hello = {
    ASSAY_RECEIVED, HANDSHAKE, 2, FALSE, TLS13, 0x1301,
    "0303 33*32 [1 ] 1301 00 [2 002b [2 0304 ] 0029 [2 0000 ] ]"
  };
  g_autoptr(GPtrArray) old = conversation_new (lines, G_N_ELEMENTS (lines));
  g_autoptr(GPtrArray) new = conversation_new (&hello, 1);
  g_autoptr(AssayLadder) old_ladder = assay_ladder_new (old, NULL);
  g_autoptr(AssayLadder) new_ladder = assay_ladder_new (new, NULL);

  g_assert_true (old_ladder->resumed);
  assert_text (get (old_ladder, 1)->note, "encrypted from here on");
  g_assert_true (new_ladder->resumed);
  g_assert_cmpint (new_ladder->key_exchange, ==, ASSAY_KEY_EXCHANGE_PSK);
}

static void
test_alert (void)
{
  g_autoptr(AssayLadder) ladder = read_report (FIXTURE_ALERT);

  assert_text (get_last (ladder)->title, "Alert: handshake_failure");
  g_assert_true (get_last (ladder)->broken);
  g_assert_nonnull (ladder->failure);
}

static void
test_end (gconstpointer data)
{
  g_autoptr(AssayLadder) ladder = read_report (GPOINTER_TO_INT (data));
  const AssayRung *last = get_last (ladder);
  g_autoptr(AssayText) spoken = assay_rung_speak (last);
  g_autofree char *words = assay_text_format (spoken, NULL);

  g_assert_cmpint (last->role, ==, ASSAY_ROLE_END);
  g_assert_null (last->message);
  g_assert_true (last->broken);
  g_assert_true (g_str_has_prefix (words, "After 41 ms the connection ends. "));
}

/* Before there was a handshake there is nothing that could break off. */
static void
test_nothing (void)
{
  g_autoptr(AssayLadder) ladder = read_report (FIXTURE_REFUSED);

  g_assert_cmpuint (ladder->rungs->len, ==, 0);
  g_assert_nonnull (ladder->failure);
}

static void
test_spoken (void)
{
  g_autoptr(AssayLadder) ladder = read_report (FIXTURE_GOOD);
  g_autoptr(AssayText) clear = assay_rung_speak (get (ladder, 1));
  g_autoptr(AssayText) last = assay_rung_speak (get_last (ladder));
  g_autofree char *words = assay_text_format (last, NULL);

  assert_text (clear, "After 41 ms the server sends ServerHello, 122 bytes, in clear. TLS_AES_256_GCM_SHA384, x25519");
  g_assert_nonnull (strstr (words, ", encrypted."));
  g_assert_null (strchr (words, '{'));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ladder/finished", test_finished);
  g_test_add_func ("/ladder/key-exchanges", test_key_exchanges);
  g_test_add_func ("/ladder/order", test_order);
  g_test_add_func ("/ladder/retry", test_retry);
  g_test_add_func ("/ladder/renegotiation", test_renegotiation);
  g_test_add_func ("/ladder/resumed", test_resumed);
  g_test_add_func ("/ladder/alert", test_alert);
  g_test_add_data_func ("/ladder/closed", GINT_TO_POINTER (FIXTURE_CLOSED), test_end);
  g_test_add_data_func ("/ladder/timeout", GINT_TO_POINTER (FIXTURE_TIMEOUT), test_end);
  g_test_add_func ("/ladder/nothing", test_nothing);
  g_test_add_func ("/ladder/spoken", test_spoken);
  return g_test_run ();
}
