/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "practice/assay-practice.h"

/* What clients that we did not write see of each practice server. */

/**
 * Row:
 * @scenario: the server
 * @options: for the client
 * @seen: all of these must be in what it prints
 * @unseen: (nullable): this must not
 */
typedef struct {
  const char *scenario;
  const char *options;
  const char *seen[5];
  const char *unseen;
} Row;

#define TRUSTED "Verify return code: 0 (ok)"
#define TLS13   "New, TLSv1.3"
#define TLS12   "New, TLSv1.2"
#define WEAK    "-cipher DEFAULT@SECLEVEL=0"

static const Row openssl_rows[] = {
  { "good-ecdsa", "-msg", { TRUSTED, TLS13, "ALPN protocol: h2", "sigalg: ecdsa-with-SHA256", "depth=2 " },
    "CertificateRequest" },
  { "good-ecdsa", "-tls1_2", { TRUSTED, TLS12, "Secure Renegotiation IS supported", "Extended master secret: yes" } },
  { "good-ecdsa", "-tls1_1 " WEAK, { "alert protocol version" }, "New, TLSv1.1" },
  { "good-ecdsa", "-alpn http/1.1", { TRUSTED, "ALPN protocol: http/1.1" } },
  { "good-rsa", "", { TRUSTED, TLS13, " 2048 (bit)" } },
  { "tls12-only", "", { TRUSTED, TLS12, " Temp Key: " } },
  { "tls12-only", "-tls1_3", { "alert handshake failure" }, TLS13 },
  { "tls12-rsa", "", { TRUSTED, TLS12, "Cipher is AES" }, " Temp Key: " },
  { "hello-retry", "", { TRUSTED, TLS13, "secp384r1" } },
  { "expired", "", { "Verify return code: 10 (certificate has expired)" } },
  { "not-yet-valid", "", { "Verify return code: 9 (certificate is not yet valid)" } },
  { "soon", "", { TRUSTED, TLS13 } },
  { "wrong-host", "", { "Verify return code: 62 (hostname mismatch)" } },
  { "wrong-host", "-verify_hostname other.example", { TRUSTED } },
  { "ip-only", "", { "Verify return code: 62 (hostname mismatch)" } },
  { "ip-only", "-verify_ip 127.0.0.1", { TRUSTED } },
  { "self-signed", "", { "Verify return code: 18 (self-signed certificate)" } },
  { "untrusted-root", "", { "Verify return code: 19 (self-signed certificate in certificate chain)", " 2 s:" } },
  { "missing-intermediate", "", { "Verify return code: 20 (unable to get local issuer certificate)" }, " 1 s:" },
  { "many-names", "", { TRUSTED, TLS13 } },
  { "wrong-order", "", { TRUSTED, "1 s:O=Assay Practice, CN=Practice Branch",
                         "2 s:O=Assay Practice, CN=Practice Twig" } },
  { "root-sent", "", { TRUSTED, "2 s:O=Assay Practice, CN=Practice Root" }, " 3 s:" },
  { "weak-key", "", { "Verify return code: 66 (EE certificate key too weak)" } },
  { "weak-key", WEAK, { TRUSTED, " 1024 (bit)" } },
  { "sha1-signature", "", { "Verify return code: 68 (CA signature digest algorithm too weak)" } },
  { "sha1-signature", WEAK, { TRUSTED, "sigalg: ecdsa-with-SHA1" } },
  { "old-protocol", "-tls1_2", { "unsupported protocol" } },
  { "old-protocol", "-tls1 " WEAK, { TRUSTED, "New, TLSv1.0", "AES256-SHA" } },
  { "client-certificate", "-msg", { TRUSTED, TLS13, "CertificateRequest" }, "alert" },
  { "client-certificate", "-msg -tls1_2", { TRUSTED, TLS12, "CertificateRequest" }, "alert" },
  { "client-certificate-required", "-ign_eof", { TRUSTED, TLS13, "alert certificate required" } },
  { "client-certificate-required", "-ign_eof -tls1_2", { "alert handshake failure" } },
  { "alert", "", { "alert handshake failure", "Cipher is (NONE)" } },
  { "plain-http", "", { "wrong version number", "Cipher is (NONE)" } },
  { "closes-early", "", { "unexpected eof while reading", "Cipher is (NONE)" } },
  { "resets", "", { "errno=104", "Cipher is (NONE)" } },
};

#define ACCEPTED "Status: The certificate is trusted"

static const Row gnutls_rows[] = {
  { "good-ecdsa", "", { ACCEPTED, "(TLS1.3-X.509)-(ECDHE-X25519)-(ECDSA-SECP256R1-SHA256)" } },
  { "good-rsa", "", { ACCEPTED, "(RSA-PSS-RSAE-SHA256)" } },
  { "tls12-only", "", { ACCEPTED, "(TLS1.2-X.509)" } },
  { "hello-retry", "", { ACCEPTED, "(ECDHE-SECP384R1)" } },
  { "expired", "", { "certificate chain uses expired certificate" } },
  { "wrong-host", "", { "name in the certificate does not match the expected" } },
  { "self-signed", "", { "certificate issuer is unknown", "certificate list of 1 certificates" } },
  { "untrusted-root", "", { "certificate issuer is unknown", "certificate list of 3 certificates" } },
  { "missing-intermediate", "", { "certificate issuer is unknown", "certificate list of 1 certificates" } },
  { "many-names", "", { ACCEPTED } },
  { "old-protocol", "--priority=NORMAL:-VERS-ALL:+VERS-TLS1.0", { ACCEPTED, "(TLS1.0-X.509)" } },
};

typedef struct {
  char *root_file;
} Fixture;

static Fixture fixture;

static const AssayScenario *
find_scenario (const char *name)
{
  const AssayScenario *scenario = assay_practice_find_scenario (name);

  g_assert_nonnull (scenario);
  return scenario;
}

static AssayPracticeServer *
start (const char *name)
{
  g_autoptr(GError) error = NULL;
  AssayPracticeServer *server = assay_practice_server_start (find_scenario (name), 0, &error);

  g_assert_no_error (error);
  g_assert_nonnull (server);
  return server;
}

/* OpenSSL 3.2 and later write "O=", earlier ones "O = ". */
static char *
without_spaces (const char *text)
{
  GString *out = g_string_new (text);

  g_string_replace (out, " = ", "=", 0);
  return g_string_free (out, FALSE);
}

/* What @command prints when its input ends at once. */
static char *
run (const char *command)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) argv = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *output = NULL;

  g_assert_true (g_shell_parse_argv (command, NULL, &argv, &error));
  process = g_subprocess_newv ((const char * const *) argv,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return without_spaces (output);
}

static void
check_seen (const Row  *row,
            const char *output)
{
  g_test_message ("%s %s:\n%s", row->scenario, row->options, output);
  for (guint i = 0; i < G_N_ELEMENTS (row->seen) && row->seen[i] != NULL; i++)
    if (strstr (output, row->seen[i]) == NULL)
      g_test_fail_printf ("%s %s: '%s' is not seen", row->scenario, row->options, row->seen[i]);
  if (row->unseen != NULL && strstr (output, row->unseen) != NULL)
    g_test_fail_printf ("%s %s: '%s' is seen", row->scenario, row->options, row->unseen);
}

static char *
openssl_command (const Row *row,
                 guint      port)
{
  const char *alpn = strstr (row->options, "-alpn") != NULL ? "" : "-alpn h2,http/1.1";
  g_autofree char *verify = strstr (row->options, "-verify_") != NULL
                              ? g_strdup ("")
                              : g_strdup_printf ("-verify_hostname %s.practice.test", row->scenario);

  return g_strdup_printf ("openssl s_client -connect 127.0.0.1:%u -servername %s.practice.test -CAfile '%s' "
                          "-verify_return_error %s %s %s",
                          port, row->scenario, fixture.root_file, verify, alpn, row->options);
}

static char *
gnutls_command (const Row *row,
                guint      port)
{
  return g_strdup_printf ("gnutls-cli -p %u --x509cafile '%s' --verify-hostname %s.practice.test "
                          "--sni-hostname %s.practice.test %s 127.0.0.1",
                          port, fixture.root_file, row->scenario, row->scenario, row->options);
}

static gboolean
have (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    g_test_skip_printf ("%s is not installed", program);
  return path != NULL;
}

static void
test_openssl (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(AssayPracticeServer) server = NULL;
  g_autofree char *command = NULL;
  g_autofree char *output = NULL;

  if (!have ("openssl"))
    return;
  server = start (row->scenario);
  command = openssl_command (row, assay_practice_server_get_port (server));
  output = run (command);
  check_seen (row, output);
}

static void
test_gnutls (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(AssayPracticeServer) server = NULL;
  g_autofree char *command = NULL;
  g_autofree char *output = NULL;

  if (!have ("gnutls-cli"))
    return;
  server = start (row->scenario);
  command = gnutls_command (row, assay_practice_server_get_port (server));
  output = run (command);
  check_seen (row, output);
}

/* One practice server asks for a second ClientHello, the others do not. */
static void
test_hello_retry (void)
{
  static const struct {
    Row   row;
    guint hellos;
  } cases[] = {
    { { "good-ecdsa", "-msg" }, 1 },
    { { "hello-retry", "-msg" }, 2 },
    { { "hello-retry", "-msg -groups P-384" }, 1 },
  };

  if (!have ("openssl"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(AssayPracticeServer) server = start (cases[i].row.scenario);
      g_autofree char *command = openssl_command (&cases[i].row, assay_practice_server_get_port (server));
      g_autofree char *output = run (command);
      g_auto(GStrv) pieces = g_strsplit (output, ", ClientHello", -1);

      g_assert_cmpuint (g_strv_length (pieces) - 1, ==, cases[i].hellos);
    }
}

static GSocketConnection *
connect_to (guint16 port)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GError) error = NULL;
  GSocketConnection *connection;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

static gssize
read_some (GSocketConnection *connection,
           char              *buffer,
           gsize              size,
           gint64             timeout_us)
{
  GSocket *socket = g_socket_connection_get_socket (connection);

  if (!g_socket_condition_timed_wait (socket, G_IO_IN, timeout_us, NULL, NULL))
    return -1;
  return g_socket_receive (socket, buffer, size, NULL, NULL);
}

static void
test_silent (void)
{
  g_autoptr(AssayPracticeServer) server = start ("silent");
  g_autoptr(GSocketConnection) connection = connect_to (assay_practice_server_get_port (server));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char buffer[16];

  g_assert_true (g_output_stream_write_all (out, "hello?", 6, NULL, NULL, NULL));
  g_assert_cmpint (read_some (connection, buffer, sizeof buffer, 300 * 1000), ==, -1);
}

static void
test_plain_http (void)
{
  g_autoptr(AssayPracticeServer) server = start ("plain-http");
  g_autoptr(GSocketConnection) connection = connect_to (assay_practice_server_get_port (server));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char buffer[512] = { 0 };
  const char *body;

  g_assert_true (g_output_stream_write_all (out, "GET / HTTP/1.1\r\n\r\n", 18, NULL, NULL, NULL));
  g_assert_cmpint (read_some (connection, buffer, sizeof buffer - 1, G_USEC_PER_SEC), >, 0);
  g_assert_true (g_str_has_prefix (buffer, "HTTP/1.1 400 "));
  body = strstr (buffer, "\r\n\r\n");
  g_assert_nonnull (body);
  g_assert_cmpuint (strlen (body + 4), ==, 37);
  g_assert_nonnull (strstr (buffer, "Content-Length: 37\r\n"));
}

/* Other computers cannot connect: it is bound to no address but 127.0.0.1. */
static void
test_loopback_only (void)
{
  g_autoptr(AssayPracticeServer) server = start ("good-ecdsa");
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  guint16 port = assay_practice_server_get_port (server);
  g_autoptr(GSocketConnection) other = NULL;

  g_socket_client_set_enable_proxy (client, FALSE);
  g_assert_cmpuint (port, !=, 0);
  other = g_socket_client_connect_to_host (client, "127.0.0.2", port, NULL, NULL);
  g_assert_null (other);
}

static void
test_port (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayPracticeServer) server = start ("good-ecdsa");
  guint16 port = assay_practice_server_get_port (server);
  AssayPracticeServer *again = assay_practice_server_start (find_scenario ("expired"), port, &error);

  g_assert_null (again);
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_clear_pointer (&server, assay_practice_server_unref);
  server = assay_practice_server_start (find_scenario ("expired"), port, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_practice_server_get_port (server), ==, port);
}

/* Stopping ends connections in every state at once, and leaves nothing behind. */
static void
test_stops_at_once (void)
{
  static const char * const names[] = { "silent", "good-ecdsa", "closes-early", "plain-http" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(AssayPracticeServer) server = start (names[i]);
      guint16 port = assay_practice_server_get_port (server);
      g_autoptr(GSocketConnection) idle = connect_to (port);
      g_autoptr(GSocketConnection) begun = connect_to (port);
      GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (begun));
      char buffer[16];
      gint64 before;

      /* A record that promises 512 bytes of ClientHello, and two of them. */
      g_assert_true (g_output_stream_write_all (out, "\x16\x03\x01\x02\x00\x01\x00", 7, NULL, NULL, NULL));
      g_usleep (20 * 1000);
      before = g_get_monotonic_time ();
      g_clear_pointer (&server, assay_practice_server_unref);
      g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC / 2);
      g_assert_cmpint (read_some (idle, buffer, sizeof buffer, G_USEC_PER_SEC), <=, 0);
    }
}

static guint
count_entries (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Waits until there are no more than @most, or the count stays: threads vanish from /proc a moment after the join. */
static guint
settled_count (const char *folder,
               guint       most,
               guint       patience)
{
  guint count = count_entries (folder);

  for (guint same = 0; count > most && same < patience; same++)
    {
      guint before = count;

      g_thread_pool_stop_unused_threads ();
      g_usleep (10 * 1000);
      count = count_entries (folder);
      if (count != before)
        same = 0;
    }
  return count;
}

static void
play_once (void)
{
  static const char * const names[] = { "good-ecdsa", "silent", "closes-early", "resets", "plain-http" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(AssayPracticeServer) server = start (names[i]);
      g_autoptr(GSocketConnection) a = connect_to (assay_practice_server_get_port (server));
      g_autoptr(GSocketConnection) b = connect_to (assay_practice_server_get_port (server));

      g_assert_true (G_IS_SOCKET_CONNECTION (a) && G_IS_SOCKET_CONNECTION (b));
    }
}

static void
test_leaves_nothing (void)
{
  guint threads, files;

  /* The first round makes what stays: GLib's worker, GnuTLS's tables. */
  play_once ();
  threads = settled_count ("/proc/self/task", 0, 20);
  files = count_entries ("/proc/self/fd");
  for (guint i = 0; i < 20; i++)
    play_once ();
  g_assert_cmpuint (settled_count ("/proc/self/task", threads, 200), <=, threads);
  g_assert_cmpuint (settled_count ("/proc/self/fd", files, 200), <=, files);
}

/* However many connect, few threads serve them, few wait, and the rest is turned away. */
static void
test_crowd (void)
{
  g_autoptr(AssayPracticeServer) server = start ("silent");
  g_autoptr(GPtrArray) crowd = g_ptr_array_new_with_free_func (g_object_unref);
  guint threads = count_entries ("/proc/self/task");
  guint turned_away = 0;

  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (crowd, connect_to (assay_practice_server_get_port (server)));
  g_usleep (200 * 1000);
  for (guint i = 0; i < crowd->len; i++)
    {
      char byte;

      turned_away += read_some (crowd->pdata[i], &byte, 1, 1) == 0;
    }
  g_assert_cmpuint (turned_away, >=, 100);
  g_assert_cmpuint (turned_away, <, 200);
  g_assert_cmpuint (count_entries ("/proc/self/task"), <=, threads + 20);
}

static void
test_root (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) first = assay_practice_get_root_pem (&error);
  g_autoptr(GBytes) second = assay_practice_get_root_pem (&error);
  g_autofree char *command = g_strdup_printf ("openssl x509 -in '%s' -noout -text", fixture.root_file);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
  if (!have ("openssl"))
    return;
  text = run (command);
  g_assert_nonnull (strstr (text, "CA:TRUE"));
  g_assert_nonnull (strstr (text, "Certificate Sign, CRL Sign"));
  g_assert_nonnull (strstr (text, "Subject: O=Assay Practice, CN=Practice Root"));
}

static void
write_root (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pem = assay_practice_get_root_pem (&error);
  int fd = g_file_open_tmp ("assay-root-XXXXXX.pem", &fixture.root_file, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (fixture.root_file, g_bytes_get_data (pem, NULL), g_bytes_get_size (pem), &error);
  g_assert_no_error (error);
}

static void
add_rows (const char    *client,
          const Row     *rows,
          guint          n_rows,
          GTestDataFunc  test)
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strdup_printf ("/practice/%s/%s/%u", client, rows[i].scenario, i);

      g_test_add_data_func (path, &rows[i], test);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  write_root ();
  add_rows ("openssl", openssl_rows, G_N_ELEMENTS (openssl_rows), test_openssl);
  add_rows ("gnutls", gnutls_rows, G_N_ELEMENTS (gnutls_rows), test_gnutls);
  g_test_add_func ("/practice/hello-retry", test_hello_retry);
  g_test_add_func ("/practice/silent", test_silent);
  g_test_add_func ("/practice/plain-http", test_plain_http);
  g_test_add_func ("/practice/loopback-only", test_loopback_only);
  g_test_add_func ("/practice/port", test_port);
  g_test_add_func ("/practice/stops-at-once", test_stops_at_once);
  g_test_add_func ("/practice/leaves-nothing", test_leaves_nothing);
  g_test_add_func ("/practice/crowd", test_crowd);
  g_test_add_func ("/practice/root", test_root);
  status = g_test_run ();
  g_unlink (fixture.root_file);
  g_free (fixture.root_file);
  return status;
}
