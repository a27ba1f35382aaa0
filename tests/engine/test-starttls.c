/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include <string.h>

#include "engine/assay-starttls.h"

/* The dialogues before TLS, with servers that play their side of a script and then hand on to a real TLS server. */

/**
 * Script:
 * @scheme: of the target
 * @turns: what the server says, and what it then waits for, in turns
 * @lengths: lengths of turns that are no text
 */
typedef struct {
  const char *scheme;
  const char *turns[9];
  gsize       lengths[9];
} Script;

#define LDAP_OID      "1.3.6.1.4.1.1466.20037"
#define LDAP_REQUEST  "\x30\x1d\x02\x01\x01\x77\x18\x80\x16" LDAP_OID
#define LDAP_SUCCESS  "\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\x00\x04\x00\x04\x00"
#define LDAP_LONG     "\x30\x84\x00\x00\x00\x10\x02\x01\x01\x78\x84\x00\x00\x00\x07\x0a\x01\x00\x04\x00\x04\x00"
#define LDAP_REFUSAL  "\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\x02\x04\x00\x04\x00"
#define PG_REQUEST    "\0\0\0\x08\x04\xd2\x16\x2f"
#define MYSQL_START   "\x0a" "8.0.36\0" "\1\0\0\0" "12345678\0"
#define MYSQL_TLS     "\x19\0\0\0" MYSQL_START "\xff\xff\0\0"
#define MYSQL_PLAIN   "\x19\0\0\0" MYSQL_START "\xff\xf7\0\0"
#define MYSQL_REQUEST "\x20\0\0\1"
#define STREAM        "<stream:stream id='1' xmlns:stream='http://etherx.jabber.org/streams'>"
#define FEATURES      "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>"
#define XMPP_REQUEST  "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"

#define SIZE(text)    (sizeof text - 1)

/* Even turns are the server's, odd ones the client's; "" is a turn of silence. */
static const Script good[] = {
  { "smtp", { "220-mail.example\r\n220 ready\r\n", "EHLO localhost\r\n",
              "250-mail.example\r\n250-SIZE\r\n250 STARTTLS\r\n", "STARTTLS\r\n", "220 go\r\n" } },
  { "submission", { "220 ready\r\n", "EHLO localhost\r\n", "250 STARTTLS\r\n", "STARTTLS\r\n", "220\r\n" } },
  { "imap", { "* OK ready\r\n", "a1 STARTTLS\r\n", "* CAPABILITY IMAP4rev1\r\na1 OK begin\r\n" } },
  { "pop3", { "+OK ready\r\n", "STLS\r\n", "+OK begin\r\n" } },
  { "ftp", { "220-Welcome\r\n220 ready\r\n", "AUTH TLS\r\n", "234 begin\r\n" } },
  { "nntp", { "201 ready\r\n", "STARTTLS\r\n", "382 begin\r\n" } },
  { "sieve", { "\"IMPLEMENTATION\" \"x\"\r\n\"STARTTLS\"\r\nOK\r\n", "STARTTLS\r\n", "OK \"begin\"\r\n" } },
  { "irc", { "NOTICE AUTH :*** Looking up your hostname\r\n", "STARTTLS\r\n", ":irc.example 670 * :go\r\n" } },
  { "xmpp", { "", "version='1.0'>", STREAM FEATURES, XMPP_REQUEST,
              "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" } },
  { "xmpp-server", { "", "jabber:server", STREAM FEATURES, XMPP_REQUEST, "\n<proceed/>" } },
  { "ldap", { "", LDAP_REQUEST, LDAP_SUCCESS }, { 0, SIZE (LDAP_REQUEST), SIZE (LDAP_SUCCESS) } },
  { "ldap", { "", LDAP_REQUEST, LDAP_LONG }, { 0, SIZE (LDAP_REQUEST), SIZE (LDAP_LONG) } },
  { "postgres", { "", PG_REQUEST, "S" }, { 0, SIZE (PG_REQUEST), 1 } },
  { "mysql", { MYSQL_TLS, MYSQL_REQUEST, "" }, { SIZE (MYSQL_TLS), SIZE (MYSQL_REQUEST), 0 } },
};

/* What is refused, and what is quoted of the refusal. */
static const struct {
  Script      script;
  const char *quoted;
} refusals[] = {
  { { "smtp", { "554 go away\r\n" } }, "554 go away" },
  { { "smtp", { "220 hi\r\n", "EHLO", "250 x\r\n", "STARTTLS", "454 not\x1b[1m now\r\n" } }, "454 not\\x1b[1m now" },
  { { "imap", { "* BYE\r\n" } }, "* BYE" },
  { { "imap", { "* OK\r\n", "a1", "a1 NO never\r\n" } }, "a1 NO never" },
  { { "pop3", { "+OK\r\n", "STLS", "-ERR unknown\r\n" } }, "-ERR unknown" },
  { { "ftp", { "220 hi\r\n", "AUTH", "502 what?\r\n" } }, "502 what?" },
  { { "irc", { "", "STARTTLS", ":irc.example 691 * :no\r\n" } }, "691" },
  { { "xmpp", { "", "jabber:client", STREAM "<stream:features></stream:features>" } }, NULL },
  { { "xmpp", { "", "jabber:client", STREAM FEATURES, "starttls", "<failure xmlns='x'/>" } }, "failure" },
  { { "ldap", { "", LDAP_REQUEST, LDAP_REFUSAL }, { 0, SIZE (LDAP_REQUEST), SIZE (LDAP_REFUSAL) } }, NULL },
  { { "ldap", { "", LDAP_REQUEST, "HTTP/1.1 400 Bad Request, and so on\r\n" }, { 0, SIZE (LDAP_REQUEST) } }, NULL },
  { { "postgres", { "", PG_REQUEST, "N" }, { 0, SIZE (PG_REQUEST) } }, "N" },
  { { "mysql", { MYSQL_PLAIN }, { SIZE (MYSQL_PLAIN) } }, NULL },
  { { "mysql", { "\x03\0\0\0\xff\x10\x04" }, { 7 } }, NULL },
};

typedef struct {
  const Script *script;
  Server       *behind;
} Play;

static gsize
turn_length (const Script *script,
             guint         turn)
{
  return script->lengths[turn] > 0 ? script->lengths[turn] : strlen (script->turns[turn]);
}

/* Reads until the client has said @wanted. */
static gboolean
hear_out (Server     *server,
          GSocket    *client,
          const char *wanted,
          gsize       length)
{
  g_autoptr(GByteArray) heard = g_byte_array_new ();
  guint8 byte;

  while (heard->len < length || memmem (heard->data, heard->len, wanted, length) == NULL)
    {
      if (g_socket_receive (client, (char *) &byte, 1, NULL, NULL) != 1)
        return FALSE;
      g_byte_array_append (heard, &byte, 1);
    }
  return TRUE;
}

static gboolean
play_script (Server       *server,
             GSocket      *client,
             const Script *script)
{
  for (guint i = 0; script->turns[i] != NULL; i++)
    {
      gsize length = turn_length (script, i);

      if (i % 2 == 0 && !server_send (client, script->turns[i], length))
        return FALSE;
      if (i % 2 == 1 && !hear_out (server, client, script->turns[i], length))
        return FALSE;
    }
  return TRUE;
}

/* The rest of MySQL's request, whose first bytes the script waited for. */
static void
skip_rest (GSocket      *client,
           const Script *script)
{
  char rest[32];

  if (g_str_equal (script->scheme, "mysql"))
    g_assert_cmpint (g_socket_receive (client, rest, sizeof rest, NULL, NULL), ==, sizeof rest);
}

static void
serve_good (Server  *server,
            GSocket *client)
{
  const Play *play = server_get_data (server);

  if (!play_script (server, client, play->script))
    return;
  skip_rest (client, play->script);
  server_splice (server, client, play->behind);
}

static void
serve_refusal (Server  *server,
               GSocket *client)
{
  play_script (server, client, server_get_data (server));
  server_linger (server, client);
}

static void
test_good (void)
{
  g_autoptr(Server) behind = server_spawn ("openssl s_server -quiet -accept 127.0.0.1:{port} -cert {pki}/leaf.pem "
                                           "-key {pki}/leaf.key -cert_chain {pki}/branch.pem");

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      Play play = { &good[i], behind };
      g_autoptr(Server) server = server_start (serve_good, &play);
      g_autoptr(AssayRequest) request = engine_request (good[i].scheme, server_get_port (server), NULL);
      g_autoptr(AssayReport) report = NULL;

      g_test_message ("%s", good[i].scheme);
      report = assay_inspect (request, NULL, NULL, NULL);
      g_assert_null (report->failure);
      g_assert_nonnull (assay_report_get_phase (report, ASSAY_PHASE_STARTTLS));
      g_assert_cmpint (report->verification.status, ==, ASSAY_PATH_TRUSTED);
      g_assert_null (report->connection->alpn);
      /* Offsets count from where TLS begins. */
      g_assert_cmpuint (g_array_index (report->records, AssayRecord, 0).offset, ==, 0);
    }
}

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Script *script = &refusals[i].script;
      g_autoptr(Server) server = server_start (serve_refusal, (gpointer) script);
      g_autoptr(AssayRequest) request = engine_request (script->scheme, server_get_port (server), NULL);
      g_autoptr(AssayReport) report = assay_inspect (request, NULL, NULL, NULL);
      g_autofree char *sentence = NULL;

      assert_failure (report, ASSAY_PHASE_STARTTLS, ASSAY_FAILURE_STARTTLS);
      sentence = assay_text_format (report->failure->message, NULL);
      g_test_message ("%s: %s", script->scheme, sentence);
      if (refusals[i].quoted != NULL)
        g_assert_nonnull (strstr (sentence, refusals[i].quoted));
    }
}

static void
say_without_end (Server  *server,
                 GSocket *client)
{
  while (server_send (client, server_get_data (server), strlen (server_get_data (server))))
    ;
}

/* Neither a line nor their number is without limit. */
static void
test_limits (void)
{
  static const struct {
    const char *scheme;
    const char *text;
  } rows[] = {
    { "smtp", "220-" },
    { "smtp", "220-again\r\n" },
    { "imap", "* OK" },
    { "xmpp", "<stream:stream>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(Server) server = server_start (say_without_end, (gpointer) rows[i].text);
      g_autoptr(AssayRequest) request = engine_request (rows[i].scheme, server_get_port (server), NULL);
      g_autoptr(AssayReport) report = assay_inspect (request, NULL, NULL, NULL);

      assert_failure (report, ASSAY_PHASE_STARTTLS, ASSAY_FAILURE_TOO_MUCH);
    }
}

static void
test_closed (void)
{
  g_autoptr(Server) server = server_start (server_close, NULL);
  g_autoptr(AssayRequest) request = engine_request ("imap", server_get_port (server), NULL);
  g_autoptr(AssayReport) report = assay_inspect (request, NULL, NULL, NULL);

  assert_failure (report, ASSAY_PHASE_STARTTLS, ASSAY_FAILURE_CLOSED_EARLY);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/starttls/good", test_good);
  g_test_add_func ("/starttls/refused", test_refused);
  g_test_add_func ("/starttls/limits", test_limits);
  g_test_add_func ("/starttls/closed", test_closed);
  status = g_test_run ();
  pki_remove ();
  return status;
}
