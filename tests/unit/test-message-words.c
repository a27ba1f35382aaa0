/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "story/assay-message-words.h"
#include "names/assay-names.h"
#include "story/assay-alert-words.h"
#include "support/conversation.h"
#include "support/fixture-report.h"

#define TLS12 0x0303
#define TLS13 0x0304

static char *
dup_words (const AssayLadder *ladder,
           const AssayRung   *rung)
{
  g_autoptr(GPtrArray) sentences = assay_message_words (ladder, rung);
  GString *all = g_string_new (NULL);

  g_assert_cmpuint (sentences->len, >, 0);
  for (guint i = 0; i < sentences->len; i++)
    {
      g_autofree char *words = assay_text_format (g_ptr_array_index (sentences, i), NULL);

      g_assert_true (g_str_has_suffix (words, "."));
      g_string_append_printf (all, "%s ", words);
    }
  return g_string_free (all, FALSE);
}

/* What must be said, and what would be false, of one message in a conversation under a suite. */
typedef struct {
  const char     *name;
  guint16         version;
  guint16         suite;
  AssayDirection  direction;
  guint           type;
  gboolean        encrypted;
  const char     *body;
  const char     *said;
  const char     *unsaid;
} Row;

#define RSA   TLS12, 0x009c
#define ECDHE TLS12, 0xc02f
#define ANON  TLS12, 0xc018
#define NEW   TLS13, 0x1301
#define SECRET "[2 aa*256 ]"
#define POINT  "[1 aa*32 ]"

static const Row rows[] = {
  { "rsa/client-key-exchange", RSA, ASSAY_SENT, 16, FALSE, SECRET, "locks it with the public key", "fresh public key" },
  { "ecdhe/client-key-exchange", ECDHE, ASSAY_SENT, 16, FALSE, POINT, "never crosses the wire", "locks it" },
  { "ecdhe/server-key-exchange", ECDHE, ASSAY_RECEIVED, 12, FALSE, "03 001d " POINT " 0403 [2 30*70 ]",
    "signs it with the private key", "without any signature" },
  { "anon/server-key-exchange", ANON, ASSAY_RECEIVED, 12, FALSE, "03 001d " POINT, "nobody proves", "signs it" },
  { "old/certificate", ECDHE, ASSAY_RECEIVED, 11, FALSE, "[3 [3 3000 ] ]", "travels in clear", "already encrypted" },
  { "new/certificate", NEW, ASSAY_RECEIVED, 11, TRUE, "[1 ] [3 [3 3000 ] [2 ] ]", "already encrypted", "in clear" },
  { "new/certificate-stapled", NEW, ASSAY_RECEIVED, 11, TRUE, "[1 ] [3 [3 3000 ] [2 0005 [2 01 [3 3003 ] ] ] ]",
    "stapled", "public logs" },
  { "new/certificate-of-client", NEW, ASSAY_SENT, 11, TRUE, "[1 ] [3 ]", "none to show", "signed" },
  { "new/certificate-verify", NEW, ASSAY_RECEIVED, 15, TRUE, "0403 [2 30*70 ]", "only the owner can make it", "Your" },
  { "new/certificate-verify-of-client", NEW, ASSAY_SENT, 15, TRUE, "0403 [2 30*70 ]", "Your computer proves", "server" },
  { "new/finished", NEW, ASSAY_SENT, 20, TRUE, "00*32", "the channel is private", "server" },
  { "old/finished", ECDHE, ASSAY_SENT, 20, TRUE, "00*12", "first message under the new keys", "private" },
  { "old/ticket", ECDHE, ASSAY_RECEIVED, 4, FALSE, "00000e10 [2 aa ]", "travels in clear", NULL },
  { "new/ticket", NEW, ASSAY_RECEIVED, 4, TRUE, "00000e10 00000000 [1 ] [2 aa ] [2 ]", "without certificates", "clear" },
  { "old/server-hello-done", ECDHE, ASSAY_RECEIVED, 14, FALSE, "", "waits for the client", NULL },
  { "new/key-update", NEW, ASSAY_RECEIVED, 24, TRUE, "00", "fresh keys", NULL },
  { "unknown", NEW, ASSAY_RECEIVED, 200, TRUE, "00", "no words for", NULL },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  const Line lines[] = {
    { ASSAY_RECEIVED, ASSAY_LAYER_HANDSHAKE, 2, FALSE, row->version, row->suite,
      row->suite == 0x1301 ? "0303 33*32 [1 ] 1301 00 [2 002b [2 0304 ] 0033 [2 001d [2 44*32 ] ] ]"
      : row->suite == 0x009c ? "0303 33*32 [1 ] 009c 00"
      : row->suite == 0xc018 ? "0303 33*32 [1 ] c018 00" : "0303 33*32 [1 ] c02f 00" },
    { row->direction, ASSAY_LAYER_HANDSHAKE, row->type, row->encrypted, row->version, row->suite, row->body },
  };
  g_autoptr(GPtrArray) messages = conversation_new (lines, G_N_ELEMENTS (lines));
  g_autoptr(AssayLadder) ladder = assay_ladder_new (messages, NULL);
  g_autofree char *words = dup_words (ladder, g_ptr_array_index (ladder->rungs, 1));

  g_test_message ("%s", words);
  g_assert_nonnull (strstr (words, row->said));
  if (row->unsaid != NULL)
    g_assert_null (strstr (words, row->unsaid));
}

/* Every message of every kind of report has words. */
static void
test_reports (void)
{
  for (FixtureKind kind = 0; kind < FIXTURE_N_KINDS; kind++)
    {
      g_autoptr(AssayReport) report = fixture_report_new (kind);
      g_autoptr(AssayLadder) ladder = assay_ladder_new (report->messages, report);

      for (guint i = 0; i < ladder->rungs->len; i++)
        {
          g_autofree char *words = dup_words (ladder, g_ptr_array_index (ladder->rungs, i));

          g_assert_null (strstr (words, "no words for"));
        }
    }
}

static void
test_end (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_CLOSED);
  g_autoptr(AssayLadder) ladder = assay_ladder_new (report->messages, report);
  g_autofree char *words = dup_words (ladder, g_ptr_array_index (ladder->rungs, ladder->rungs->len - 1));
  g_autofree char *reason = assay_text_format (report->failure->message, NULL);

  g_assert_nonnull (strstr (words, "without an alert"));
  g_assert_nonnull (strstr (words, reason));
}

/* Each alert of the registry has a meaning of its own but for those of drafts and of DTLS. */
static void
test_alerts (void)
{
  const char *none = assay_alert_words (255);

  for (guint i = 0; i < assay_names_alerts.n_rows; i++)
    {
      guint code = assay_names_alerts.rows[i].code;

      if (code != 1 && code != 52)
        g_assert_cmpstr (assay_alert_words (code), !=, none);
    }
}

static void
test_alert (void)
{
  static const Line lines[] = {
    { ASSAY_SENT, ASSAY_LAYER_ALERT, 0, TRUE, TLS13, 0x1301, "0100" },
    { ASSAY_RECEIVED, ASSAY_LAYER_ALERT, 112, FALSE, TLS13, 0x1301, "0170" },
    { ASSAY_RECEIVED, ASSAY_LAYER_ALERT, 70, FALSE, TLS13, 0x1301, "0246" },
  };
  static const char *const said[] = { "in good order", "warns", "gives up" };
  g_autoptr(GPtrArray) messages = conversation_new (lines, G_N_ELEMENTS (lines));
  g_autoptr(AssayLadder) ladder = assay_ladder_new (messages, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *words = dup_words (ladder, g_ptr_array_index (ladder->rungs, i));

      g_assert_nonnull (strstr (words, said[i]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/message-words/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/message-words/reports", test_reports);
  g_test_add_func ("/message-words/end", test_end);
  g_test_add_func ("/message-words/alert", test_alert);
  g_test_add_func ("/message-words/alerts", test_alerts);
  return g_test_run ();
}
