/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include "names/assay-names.h"

/* What an inspection sees of servers that OpenSSL and GnuTLS make. Run once as TLS 1.3 and once as TLS 1.2. */

#define S_SERVER   "openssl s_server -quiet -accept 127.0.0.1:{port} "
#define LEAF       "-cert {pki}/leaf.pem -key {pki}/leaf.key -cert_chain {pki}/branch.pem "
#define RSA_LEAF   "-cert {pki}/rsa.pem -key {pki}/rsa.key -cert_chain {pki}/branch.pem "

/* What a server says after the handshake is waited for a short time only: a busy computer may need another try. */
#define N_TRIES 8

static gboolean
is_tls13 (void)
{
  return engine_version () == 0x0304;
}

static AssayReport *
inspect_until_answered (Server *server)
{
  for (guint i = 1;; i++)
    {
      g_autoptr(AssayReport) report = engine_inspect (server_get_port (server), NULL);
      gboolean answered = report->connection == NULL || report->connection->n_tickets > 0
                          || report->closing_alert >= 0;

      if (answered || i == N_TRIES)
        return g_steal_pointer (&report);
    }
}

/* The types of the messages, as "client_hello server_hello ...": sent ones with a leading ">". */
static char *
dup_script (const AssayReport *report)
{
  g_autoptr(GString) script = g_string_new (NULL);

  for (guint i = 0; i < report->messages->len; i++)
    {
      const AssayMessage *message = g_ptr_array_index (report->messages, i);
      g_autofree char *name = assay_message_dup_type_name (message);

      g_assert_cmpuint (message->number, ==, i);
      g_string_append_printf (script, "%s%s%s", i > 0 ? " " : "", message->direction == ASSAY_SENT ? ">" : "", name);
    }
  return g_string_free (g_steal_pointer (&script), FALSE);
}

static void
assert_trusted (const AssayReport *report)
{
  g_assert_null (report->failure);
  g_assert_nonnull (report->connection);
  g_assert_cmphex (report->connection->protocol, ==, engine_version ());
  g_assert_cmpint (report->verification.status, ==, ASSAY_PATH_TRUSTED);
  g_assert_cmpint (report->verification.certificate, ==, -1);
  g_assert_cmpuint (report->verification.path->len, ==, 3);
  g_assert_cmpint (report->verification.issues, ==, 0);
  g_assert_cmpuint (report->n_sent, ==, 2);
  g_assert_cmpstr (assay_report_get_anchor (report)->title, ==, "Root");
}

/* Times grow within a direction, and nothing is sent before it is made. */
static void
assert_times (const AssayReport *report)
{
  gint64 last[2] = { 0, 0 };

  for (guint i = 0; i < report->messages->len; i++)
    {
      const AssayMessage *message = g_ptr_array_index (report->messages, i);

      g_assert_cmpint (message->time_us, >=, last[message->direction]);
      g_assert_cmpint (message->composed_us, <=, message->time_us);
      g_assert_cmpint (message->time_us, <=, report->duration_us);
      last[message->direction] = message->time_us;
    }
}

/* An address has no name to be looked up. */
static void
assert_phases (const AssayReport *report)
{
  static const AssayPhaseId ids[] = {
    ASSAY_PHASE_CONNECT, ASSAY_PHASE_HANDSHAKE, ASSAY_PHASE_VERIFY, ASSAY_PHASE_TICKETS,
  };
  gint64 end = 0;

  g_assert_cmpuint (report->phases->len, ==, is_tls13 () ? 4 : 3);
  for (guint i = 0; i < report->phases->len; i++)
    {
      const AssayPhase *phase = g_ptr_array_index (report->phases, i);

      g_assert_cmpint (phase->id, ==, ids[i]);
      g_assert_cmpint (phase->start_us, >=, end);
      g_assert_cmpint (phase->duration_us, >=, 0);
      end = phase->start_us + phase->duration_us;
    }
  g_assert_cmpint (end, <=, report->duration_us);
  g_assert_cmpstr (assay_report_get_phase (report, ASSAY_PHASE_CONNECT)->detail, ==, "127.0.0.1");
}

/* The records of a side follow each other without a gap. */
static void
assert_records (const AssayReport *report)
{
  guint64 offset[2] = { 0, 0 };

  for (guint i = 0; i < report->records->len; i++)
    {
      const AssayRecord *record = &g_array_index (report->records, AssayRecord, i);

      g_assert_cmpuint (record->offset, ==, offset[record->direction]);
      offset[record->direction] += 5 + record->length;
    }
  g_assert_cmpuint (report->connection->bytes_sent, ==, offset[ASSAY_SENT]);
  g_assert_cmpuint (report->connection->bytes_received, >=, offset[ASSAY_RECEIVED]);
}

static void
test_everything (void)
{
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF "-alpn http/1.1 -num_tickets 1");
  g_autoptr(AssayReport) report = inspect_until_answered (server);
  g_autofree char *script = dup_script (report);
  const AssayConnection *connection = report->connection;

  assert_trusted (report);
  assert_times (report);
  assert_phases (report);
  assert_records (report);
  g_assert_cmpstr (report->address, ==, "127.0.0.1");
  g_assert_cmpuint (report->port, ==, server_get_port (server));
  g_assert_cmpuint (report->addresses->len, ==, 1);
  g_assert_cmpstr (connection->alpn, ==, "http/1.1");
  g_assert_cmpstr (connection->key_exchange, ==, "ECDHE");
  g_assert_true (connection->forward_secrecy);
  g_assert_false (connection->hello_retry);
  g_assert_false (connection->resumed);
  g_assert_false (connection->client_certificate_requested);
  g_assert_cmpuint (connection->n_tickets, ==, 1);
  g_assert_cmpint (report->closing_alert, ==, -1);
  g_assert_cmpstr (assay_names_get (&assay_names_signature_schemes, connection->signature_scheme), ==,
                   "ecdsa_secp256r1_sha256");
  g_assert_cmpuint (connection->group, !=, 0);
  g_assert_cmpuint (connection->round_trips, ==, is_tls13 () ? 1 : 2);
  g_assert_cmpint (connection->extended_master_secret, ==, is_tls13 () ? -1 : 1);
  g_assert_cmpint (connection->safe_renegotiation, ==, is_tls13 () ? -1 : 1);
  if (is_tls13 ())
    {
      g_assert_nonnull (g_strstr_len (script, -1, "encrypted_extensions certificate certificate_verify finished"));
      g_assert_nonnull (g_strstr_len (script, -1, ">finished new_session_ticket >close_notify"));
    }
  else
    g_assert_cmpstr (script, ==,
                     ">client_hello server_hello certificate server_key_exchange server_hello_done "
                     ">client_key_exchange >change_cipher_spec >finished "
                     "new_session_ticket change_cipher_spec finished >close_notify");
}

static void
test_stamps (void)
{
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF);
  g_autoptr(AssayReport) report = engine_inspect (server_get_port (server), NULL);
  const AssayMessage *hello = assay_report_find_message (report, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO);
  const AssayMessage *chain = assay_report_find_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_CERTIFICATE);
  const AssayMessage *finished = assay_report_find_message (report, ASSAY_SENT, ASSAY_HANDSHAKE_FINISHED);

  g_assert_cmphex (hello->version, ==, 0);
  g_assert_false (hello->encrypted);
  g_assert_cmphex (chain->version, ==, engine_version ());
  g_assert_cmphex (chain->cipher_suite, ==, report->connection->cipher_suite);
  g_assert_cmpint (chain->encrypted, ==, is_tls13 ());
  g_assert_true (finished->encrypted);
}

static void
test_gnutls (void)
{
  g_autoptr(Server) server = server_spawn ("gnutls-serv --quiet --port {port} --x509certfile {pki}/chain.pem "
                                           "--x509keyfile {pki}/leaf.key --disable-client-cert --http");
  g_autoptr(AssayReport) report = engine_inspect (server_get_port (server), NULL);

  assert_trusted (report);
  assert_times (report);
  assert_records (report);
}

static void
test_client_certificate_wanted (void)
{
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF "-verify 1");
  g_autoptr(AssayReport) report = engine_inspect (server_get_port (server), NULL);

  assert_trusted (report);
  g_assert_true (report->connection->client_certificate_requested);
  g_assert_cmpint (report->closing_alert, ==, -1);
}

/* TLS 1.3 says it after the handshake, which for us is finished; TLS 1.2 within. */
static void
test_client_certificate_required (void)
{
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF "-Verify 1");
  g_autoptr(AssayReport) report = inspect_until_answered (server);
  const AssayMessage *last = g_ptr_array_index (report->messages, report->messages->len - 1);

  g_assert_cmpuint (report->n_sent, ==, 2);
  g_assert_cmpint (report->verification.status, ==, ASSAY_PATH_TRUSTED);
  if (is_tls13 ())
    {
      assert_trusted (report);
      g_assert_cmpint (report->closing_alert, ==, 116);
    }
  else
    {
      assert_failure (report, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_ALERT);
      g_assert_cmpint (report->failure->alert, ==, 40);
      g_assert_cmpint (last->layer, ==, ASSAY_LAYER_ALERT);
      g_assert_cmpint (last->type, ==, 40);
      g_assert_cmpint (last->direction, ==, ASSAY_RECEIVED);
    }
}

static void
test_hello_retry (void)
{
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF "-groups P-384");
  g_autoptr(AssayReport) report = engine_inspect (server_get_port (server), NULL);
  g_autofree char *script = dup_script (report);

  assert_trusted (report);
  g_assert_cmpstr (assay_names_get (&assay_names_groups, report->connection->group), ==, "secp384r1");
  g_assert_cmpint (report->connection->hello_retry, ==, is_tls13 ());
  g_assert_cmpuint (report->connection->round_trips, ==, 2);
  if (is_tls13 ())
    g_assert_true (g_str_has_prefix (script, ">client_hello hello_retry_request "));
}

static void
test_staple (void)
{
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF "-status_file {pki}/staple.der");
  g_autoptr(AssayReport) report = engine_inspect (server_get_port (server), NULL);
  g_autoptr(GBytes) staple = pki_bytes ("staple.der");

  assert_trusted (report);
  g_assert_nonnull (report->connection->ocsp_staple);
  g_assert_true (g_bytes_equal (report->connection->ocsp_staple, staple));
}

/* Asked for where GnuTLS can bear the answer. */
static void
test_timestamps (void)
{
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF "-serverinfo {pki}/sct.pem");
  g_autoptr(AssayReport) report = engine_inspect (server_get_port (server), NULL);

  assert_trusted (report);
  g_assert_cmpuint (report->connection->n_scts, ==, is_tls13 () ? 0 : 1);
}

static void
test_server_name (void)
{
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF "-servername other.example -servername_fatal "
                                           "-cert2 {pki}/self.pem -key2 {pki}/self.key");
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayReport) with = NULL;
  g_autoptr(AssayReport) wrong = NULL;

  engine_options (&options);
  wrong = engine_inspect (server_get_port (server), &options);
  assert_failure (wrong, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_ALERT);
  g_assert_cmpint (wrong->failure->alert, ==, 112);
  options.server_name = g_strdup ("other.example");
  with = engine_inspect (server_get_port (server), &options);
  g_assert_null (with->failure);
  g_assert_cmpint (with->verification.status, ==, ASSAY_PATH_SELF_SIGNED);
}

static void
test_alpn (void)
{
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF "-alpn foo,h2");
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssayReport) none = NULL;

  engine_options (&options);
  options.alpn = g_strsplit ("bar,foo", ",", -1);
  report = engine_inspect (server_get_port (server), &options);
  g_assert_cmpstr (report->connection->alpn, ==, "foo");
  g_clear_pointer (&options.alpn, g_strfreev);
  options.alpn = g_new0 (char *, 1);
  none = engine_inspect (server_get_port (server), &options);
  g_assert_null (none->connection->alpn);
}

/* What modern clients would rather not speak is shown all the same. */
static void
test_old_servers (void)
{
  static const struct {
    const char *server;
    guint16     version;
    const char *key_exchange;
  } rows[] = {
    { RSA_LEAF "-tls1 -cipher ALL@SECLEVEL=0",                     0x0301, "ECDHE" },
    { RSA_LEAF "-tls1_1 -cipher ALL@SECLEVEL=0",                   0x0302, "ECDHE" },
    { RSA_LEAF "-tls1_1 -cipher AES128-SHA@SECLEVEL=0",            0x0302, "RSA" },
    { RSA_LEAF "-tls1_2 -cipher AES128-SHA@SECLEVEL=0",            0x0303, "RSA" },
    { RSA_LEAF "-tls1_2 -cipher DHE-RSA-AES128-SHA@SECLEVEL=0",    0x0303, "DHE" },
    { RSA_LEAF "-tls1_2 -sigalgs RSA+SHA1 -cipher ALL@SECLEVEL=0", 0x0303, "ECDHE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *command = g_strconcat (S_SERVER, rows[i].server, NULL);
      g_autoptr(Server) server = server_spawn (command);
      g_auto(AssayRequestOptions) options = { NULL };
      g_autoptr(AssayReport) report = NULL;

      g_test_message ("%s", rows[i].server);
      engine_options (&options);
      options.version_min = 0x0301;
      options.version_max = 0x0304;
      report = engine_inspect (server_get_port (server), &options);
      g_assert_null (report->failure);
      g_assert_cmphex (report->connection->protocol, ==, rows[i].version);
      g_assert_cmpstr (report->connection->key_exchange, ==, rows[i].key_exchange);
      g_assert_cmpint (report->connection->forward_secrecy, !=, g_str_equal (rows[i].key_exchange, "RSA"));
      g_assert_cmpint (report->verification.status, ==, ASSAY_PATH_TRUSTED);
      if (g_str_equal (rows[i].key_exchange, "DHE"))
        g_assert_true ((report->connection->group != 0) != (report->connection->dh_bits != 0));
    }
}

typedef struct {
  GPtrArray *messages;
  guint      n_records;
  guint      n_begun;
  guint      n_ended;
} Heard;

static void
hear (AssayEvent *event,
      gpointer    data)
{
  Heard *heard = data;

  if (event->kind == ASSAY_EVENT_MESSAGE)
    g_ptr_array_add (heard->messages, assay_message_ref (event->message));
  else if (event->kind == ASSAY_EVENT_RECORD)
    heard->n_records++;
  else if (event->phase->duration_us < 0)
    heard->n_begun++;
  else
    heard->n_ended++;
}

static void
test_events (void)
{
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF);
  g_autoptr(AssayRequest) request = engine_request (NULL, server_get_port (server), NULL);
  g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_message_unref);
  Heard heard = { messages, 0, 0, 0 };
  const AssaySink sink = { hear, &heard };
  g_autoptr(AssayReport) report = assay_inspect (request, &sink, NULL, NULL);

  g_assert_cmpuint (messages->len, ==, report->messages->len);
  for (guint i = 0; i < messages->len; i++)
    g_assert_true (g_ptr_array_index (messages, i) == g_ptr_array_index (report->messages, i));
  g_assert_cmpuint (heard.n_records, ==, report->records->len);
  g_assert_cmpuint (heard.n_begun, ==, report->phases->len);
  g_assert_cmpuint (heard.n_ended, ==, report->phases->len);
}

static void
test_cannot_begin (void)
{
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayRequest) versions = NULL;
  g_autoptr(AssayRequest) anchors = NULL;
  g_autoptr(GError) error = NULL;

  engine_options (&options);
  options.version_min = 0x0304;
  options.version_max = 0x0303;
  versions = engine_request (NULL, 1, &options);
  g_assert_null (assay_inspect (versions, NULL, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REQUEST);
  g_clear_error (&error);
  options.version_max = 0x0304;
  g_clear_pointer (&options.anchors, g_bytes_unref);
  options.anchors = g_bytes_new_static ("no certificate", 14);
  anchors = engine_request (NULL, 1, &options);
  g_assert_null (assay_inspect (anchors, NULL, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_FILE);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inspect/everything", test_everything);
  g_test_add_func ("/inspect/stamps", test_stamps);
  g_test_add_func ("/inspect/gnutls", test_gnutls);
  g_test_add_func ("/inspect/client-certificate-wanted", test_client_certificate_wanted);
  g_test_add_func ("/inspect/client-certificate-required", test_client_certificate_required);
  g_test_add_func ("/inspect/hello-retry", test_hello_retry);
  g_test_add_func ("/inspect/staple", test_staple);
  g_test_add_func ("/inspect/timestamps", test_timestamps);
  g_test_add_func ("/inspect/server-name", test_server_name);
  g_test_add_func ("/inspect/alpn", test_alpn);
  g_test_add_func ("/inspect/old-servers", test_old_servers);
  g_test_add_func ("/inspect/events", test_events);
  g_test_add_func ("/inspect/cannot-begin", test_cannot_begin);
  status = g_test_run ();
  pki_remove ();
  return status;
}
