/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"
#include "fake-resolver.h"

#include <string.h>

/* Everything that can go wrong on the way has a name in the report, and ends in time. */

#define S_SERVER "openssl s_server -quiet -accept 127.0.0.1:{port} "
#define LEAF     "-cert {pki}/leaf.pem -key {pki}/leaf.key -cert_chain {pki}/branch.pem "

/* Its signatures are all of the same length. */
#define RSA_LEAF "-cert {pki}/rsa.pem -key {pki}/rsa.key "

#define SHORT_US (300 * 1000)
#define SLACK_US (1500 * 1000)

static void
options_short (AssayRequestOptions *options)
{
  engine_options (options);
  options->timeout_us = SHORT_US;
}

/* A request whose host goes through the fake name service. */
static AssayReport *
inspect_name (const char *name)
{
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayTarget) target = assay_target_parse (name, NULL);
  g_autoptr(AssayRequest) request = NULL;

  options_short (&options);
  g_clear_pointer (&options.connect_host, g_free);
  request = assay_request_new (target, &options);
  return assay_inspect (request, NULL, NULL, NULL);
}

static void
test_not_found (void)
{
  g_autoptr(AssayReport) invalid = inspect_name ("nowhere.invalid");
  g_autoptr(AssayReport) unknown = NULL;

  assert_failure (invalid, ASSAY_PHASE_RESOLVE, ASSAY_FAILURE_NOT_FOUND);
  fake_resolver_install (NULL, G_RESOLVER_ERROR_NOT_FOUND);
  unknown = inspect_name ("nowhere.example");
  assert_failure (unknown, ASSAY_PHASE_RESOLVE, ASSAY_FAILURE_NOT_FOUND);
  g_assert_cmpuint (unknown->phases->len, ==, 1);
}

static void
test_resolver (void)
{
  g_autoptr(AssayReport) broken = NULL;
  g_autoptr(AssayReport) silent = NULL;

  fake_resolver_install (NULL, G_RESOLVER_ERROR_TEMPORARY_FAILURE);
  broken = inspect_name ("somewhere.example");
  assert_failure (broken, ASSAY_PHASE_RESOLVE, ASSAY_FAILURE_RESOLVER);
  fake_resolver_install (NULL, -1);
  silent = inspect_name ("somewhere.example");
  assert_failure (silent, ASSAY_PHASE_RESOLVE, ASSAY_FAILURE_TIMEOUT);
  g_assert_cmpint (silent->duration_us, <, SHORT_US + SLACK_US);
}

/* A family that leads nowhere costs no more than a moment. */
static void
test_one_address_answers (void)
{
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF);
  g_autofree char *name = g_strdup_printf ("somewhere.example:%u", server_get_port (server));
  g_autoptr(AssayReport) report = NULL;

  fake_resolver_install ("127.0.0.2 127.0.0.3 127.0.0.1 ::1", 0);
  report = inspect_name (name);
  g_assert_null (report->failure);
  g_assert_cmpstr (report->address, ==, "127.0.0.1");
  g_assert_cmpuint (report->addresses->len, ==, 4);
  g_assert_cmpstr (g_ptr_array_index (report->addresses, 1), ==, "::1");
}

static void
test_family (void)
{
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayReport) report = NULL;

  engine_options (&options);
  options.family = ASSAY_FAMILY_IPV6;
  report = engine_inspect (1, &options);
  assert_failure (report, ASSAY_PHASE_RESOLVE, ASSAY_FAILURE_NOT_FOUND);
}

static void
test_refused (void)
{
  g_autoptr(Server) server = server_start (server_linger, NULL);
  guint16 port = server_get_port (server);
  g_autoptr(AssayReport) report = NULL;

  g_clear_pointer (&server, server_free);
  report = engine_inspect (port, NULL);
  assert_failure (report, ASSAY_PHASE_CONNECT, ASSAY_FAILURE_REFUSED);
  g_assert_null (report->address);
}

static void
test_connect_timeout (void)
{
  g_autoptr(Server) server = server_start_full ();
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayReport) report = NULL;

  options_short (&options);
  report = engine_inspect (server_get_port (server), &options);
  assert_failure (report, ASSAY_PHASE_CONNECT, ASSAY_FAILURE_TIMEOUT);
  g_assert_cmpint (report->duration_us, <, SHORT_US + SLACK_US);
}

static void
test_silence (void)
{
  g_autoptr(Server) server = server_start (server_linger, NULL);
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayReport) report = NULL;

  options_short (&options);
  report = engine_inspect (server_get_port (server), &options);
  assert_failure (report, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_TIMEOUT);
  g_assert_cmpint (report->duration_us, >=, SHORT_US);
  g_assert_cmpint (report->duration_us, <, SHORT_US + SLACK_US);
  g_assert_nonnull (assay_report_find_message (report, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO));
}

static void
say (Server  *server,
     GSocket *client)
{
  const char *text = server_get_data (server);

  server_send (client, text, strlen (text));
  server_linger (server, client);
}

static void
test_not_tls (void)
{
  static const struct {
    const char *says;
    const char *protocol;
  } rows[] = {
    { "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", "HTTP" },
    { "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n",                   "SSH" },
    { "220 mail.example ESMTP Postfix\r\n",                   "SMTP" },
    { "* OK IMAP4rev1 Service Ready\r\n",                     "IMAP" },
    { "+OK POP3 ready\r\n",                                   "POP3" },
    { "\x01\x02\x03\x04\x05\x06\x07 garbage",                 NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(Server) server = server_start (say, (gpointer) rows[i].says);
      g_autoptr(AssayReport) report = engine_inspect (server_get_port (server), NULL);
      g_autofree char *sentence = NULL;

      assert_failure (report, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_NOT_TLS);
      sentence = assay_text_format (report->failure->message, NULL);
      g_test_message ("%s", sentence);
      g_assert_cmpint (strstr (sentence, "looks like") != NULL, ==, rows[i].protocol != NULL);
      if (rows[i].protocol != NULL)
        g_assert_nonnull (strstr (sentence, rows[i].protocol));
    }
}

static void
test_alerts (void)
{
  static const struct {
    const char *options;
    guint16     version;
    int         alert;
  } rows[] = {
    { "-tls1_3",                            0x0303, 70 },
    { "-tls1_2",                            0x0304, 70 },
    { "-tls1_2 -cipher PSK",                0x0303, 40 },
    { "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256", 0x0303, 40 },
    { "-tls1_3 -ciphersuites TLS_AES_128_CCM_8_SHA256", 0x0304, 40 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *command = g_strconcat (S_SERVER LEAF, rows[i].options, NULL);
      g_autoptr(Server) server = server_spawn (command);
      g_auto(AssayRequestOptions) options = { NULL };
      g_autoptr(AssayReport) report = NULL;
      const AssayMessage *last;

      g_test_message ("%s", rows[i].options);
      engine_options (&options);
      options.version_min = options.version_max = rows[i].version;
      report = engine_inspect (server_get_port (server), &options);
      assert_failure (report, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_ALERT);
      g_assert_cmpint (report->failure->alert, ==, rows[i].alert);
      last = g_ptr_array_index (report->messages, report->messages->len - 1);
      g_assert_cmpint (last->layer, ==, ASSAY_LAYER_ALERT);
      g_assert_cmpint (last->direction, ==, ASSAY_RECEIVED);
      g_assert_cmpuint (last->type, ==, rows[i].alert);
      g_assert_false (last->encrypted);
    }
}

typedef struct {
  ServerFunc       then;
  AssayFailureCode code;
} Cut;

static const Cut closes = { server_close, ASSAY_FAILURE_CLOSED_EARLY };
static const Cut resets = { server_reset, ASSAY_FAILURE_RESET };
static const Cut stalls = { server_linger, ASSAY_FAILURE_TIMEOUT };

/* Wherever a flight is cut, before the handshake is finished it is a failure with a name. */
static void
test_cut (gconstpointer data)
{
  static const guint lengths[] = { 0, 3, 5, 50, 170, 400, 700 };
  const Cut *cut = data;
  g_autoptr(Server) behind = server_spawn (S_SERVER LEAF);

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr(Server) server = server_start_cut (behind, lengths[i], cut->then);
      g_auto(AssayRequestOptions) options = { NULL };
      g_autoptr(AssayReport) report = NULL;

      g_test_message ("after %u bytes", lengths[i]);
      options_short (&options);
      report = engine_inspect (server_get_port (server), &options);
      assert_failure (report, ASSAY_PHASE_HANDSHAKE, cut->code);
      g_assert_cmpint (report->duration_us, <, SHORT_US + SLACK_US);
      if (lengths[i] >= 170)
        g_assert_nonnull (assay_report_find_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_SERVER_HELLO));
    }
}

/* A farewell where a ServerHello should come is no alert to explain. */
static void
say_farewell (Server  *server,
              GSocket *client)
{
  static const guint8 close_notify[] = { 21, 3, 3, 0, 2, 1, 0 };

  server_send (client, close_notify, sizeof close_notify);
  server_close (server, client);
}

static void
test_farewell (void)
{
  g_autoptr(Server) server = server_start (say_farewell, NULL);
  g_autoptr(AssayReport) report = engine_inspect (server_get_port (server), NULL);

  assert_failure (report, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_CLOSED_EARLY);
}

/* The chain that came is shown though the handshake failed later. */
static void
test_chain_of_a_failure (void)
{
  g_autoptr(Server) behind = server_spawn (S_SERVER LEAF "-no_etm");
  g_autoptr(Server) server = server_start_cut (behind, 1250, server_close);
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayReport) report = NULL;

  options_short (&options);
  options.version_min = options.version_max = 0x0303;
  report = engine_inspect (server_get_port (server), &options);
  assert_failure (report, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_CLOSED_EARLY);
  g_assert_cmpuint (report->n_sent, ==, 2);
  g_assert_cmpint (report->verification.status, ==, ASSAY_PATH_TRUSTED);
}

/* A ServerHello of so many bytes, in the largest records there are. */
static void
say_huge_hello (Server  *server,
                GSocket *client)
{
  gsize length = GPOINTER_TO_SIZE (server_get_data (server));
  g_autofree guint8 *record = g_malloc0 (5 + 16384);
  const guint8 start[] = { 22, 3, 3, 64, 0, 2, length >> 16 & 0xff, length >> 8 & 0xff, length & 0xff, 3, 3 };

  memcpy (record, start, sizeof start);
  for (gsize sent = 0; sent < length + 4; sent += 16384)
    {
      if (!server_send (client, record, 5 + 16384))
        return;
      memset (record + 5, 0, sizeof start - 5);
    }
  server_linger (server, client);
}

/* GnuTLS looks at a message's size when it has all of it; what is larger still is stopped by the count of bytes. */
static void
test_huge_message (void)
{
  static const gsize lengths[] = { 2 * ASSAY_LIMIT_MESSAGE, 0xffffff };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr(Server) server = server_start (say_huge_hello, GSIZE_TO_POINTER (lengths[i]));
      g_autoptr(AssayReport) report = engine_inspect (server_get_port (server), NULL);

      assert_failure (report, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_TOO_MUCH);
      g_assert_cmpstr (assay_failure_get_phase_name (report->failure), ==, "limit");
      g_assert_cmpint (report->duration_us, <, ASSAY_LIMIT_SILENCE_US);
    }
}

#define PAUSE_US 2000

/* What comes without end: the ChangeCipherSpec that a TLS 1.3 client must ignore (RFC 8446 section 5); warnings, of which
 * GnuTLS bears a few; and HelloRequests, of which it bears none during a handshake. */
static void
flood (GSocket *client,
       guint8   content_type,
       guint8   length,
       gulong   pause_us)
{
  const guint8 kind = content_type == 21 ? 112 : 0;
  const guint8 record[] = { content_type, 3, 3, 0, length, content_type == 22 ? 0 : 1, kind, 0, 0 };

  while (server_send (client, record, 5 + length))
    g_usleep (pause_us);
}

static void
warn_quickly (Server  *server,
              GSocket *client)
{
  flood (client, 21, 2, 0);
}

static void
change_slowly (Server  *server,
               GSocket *client)
{
  flood (client, 20, 1, PAUSE_US);
}

static void
change_quickly (Server  *server,
                GSocket *client)
{
  flood (client, 20, 1, 0);
}

static void
request_quickly (Server  *server,
                 GSocket *client)
{
  flood (client, 22, 4, 0);
}

static const struct {
  guint16          version;
  ServerFunc       flood;
  gint64           timeout_us;
  AssayFailureCode code;
} floods[] = {
  { 0x0303, warn_quickly,    ASSAY_LIMIT_TOTAL_US, ASSAY_FAILURE_PROTOCOL },
  { 0x0303, request_quickly, ASSAY_LIMIT_TOTAL_US, ASSAY_FAILURE_PROTOCOL },
  { 0x0304, change_slowly,   SHORT_US,             ASSAY_FAILURE_TIMEOUT },
  { 0x0304, change_quickly,  ASSAY_LIMIT_TOTAL_US, ASSAY_FAILURE_TOO_MUCH },
};

/* How much of what the server says comes before its ChangeCipherSpec: the client waits there for more. */
static guint
measure_flight (Server              *server,
                AssayRequestOptions *options)
{
  g_autoptr(AssayReport) report = engine_inspect (server_get_port (server), options);

  for (guint i = 0; i < report->records->len; i++)
    {
      const AssayRecord *record = &g_array_index (report->records, AssayRecord, i);

      if (record->direction == ASSAY_RECEIVED && record->content_type == ASSAY_LAYER_CHANGE_CIPHER_SPEC)
        return record->offset;
    }
  g_assert_not_reached ();
}

static void
test_flood (void)
{
  g_autoptr(Server) behind = server_spawn (S_SERVER RSA_LEAF "-no_ticket");

  for (gsize i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      g_auto(AssayRequestOptions) options = { NULL };
      g_autoptr(Server) server = NULL;
      g_autoptr(AssayReport) report = NULL;

      g_test_message ("flood %" G_GSIZE_FORMAT, i);
      engine_options (&options);
      options.version_min = options.version_max = floods[i].version;
      server = server_start_cut (behind, measure_flight (behind, &options), floods[i].flood);
      options.timeout_us = floods[i].timeout_us;
      report = engine_inspect (server_get_port (server), &options);
      assert_failure (report, ASSAY_PHASE_HANDSHAKE, floods[i].code);
      g_assert_cmpint (report->duration_us, <,
                       MIN (floods[i].timeout_us, ASSAY_LIMIT_SILENCE_US) + SLACK_US);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/failures/not-found", test_not_found);
  g_test_add_func ("/failures/resolver", test_resolver);
  g_test_add_func ("/failures/one-address-answers", test_one_address_answers);
  g_test_add_func ("/failures/family", test_family);
  g_test_add_func ("/failures/refused", test_refused);
  g_test_add_func ("/failures/connect-timeout", test_connect_timeout);
  g_test_add_func ("/failures/silence", test_silence);
  g_test_add_func ("/failures/not-tls", test_not_tls);
  g_test_add_func ("/failures/alerts", test_alerts);
  g_test_add_data_func ("/failures/closed-early", &closes, test_cut);
  g_test_add_data_func ("/failures/reset", &resets, test_cut);
  g_test_add_data_func ("/failures/stall", &stalls, test_cut);
  g_test_add_func ("/failures/farewell", test_farewell);
  g_test_add_func ("/failures/chain-of-a-failure", test_chain_of_a_failure);
  g_test_add_func ("/failures/huge-message", test_huge_message);
  g_test_add_func ("/failures/flood", test_flood);
  status = g_test_run ();
  pki_remove ();
  return status;
}
