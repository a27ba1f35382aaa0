/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include <glib/gstdio.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#define BACKLOG        64
#define N_FILLERS      4
#define READY_TRIES    500
#define READY_SLEEP_US (10 * 1000)

struct _Server
{
  guint16       port;
  GPid          pid;
  GThread      *thread;
  GSocket      *listener;
  GCancellable *stop;
  ServerFunc    func;
  gpointer      data;
  gpointer      owned;
  GSocket      *fillers[N_FILLERS];
};

static char *pki_directory;

static const char *
get_pki (void)
{
  g_autofree char *script = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  if (pki_directory != NULL)
    return pki_directory;
  pki_directory = g_dir_make_tmp ("assay-engine-XXXXXX", &error);
  g_assert_no_error (error);
  script = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "engine", "make-pki.sh", NULL);
  g_spawn_sync (NULL, (char *[]) { (char *) "sh", script, pki_directory, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return pki_directory;
}

char *
pki_path (const char *name)
{
  return g_build_filename (get_pki (), name, NULL);
}

GBytes *
pki_bytes (const char *name)
{
  g_autofree char *path = pki_path (name);
  g_autoptr(GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

void
pki_remove (void)
{
  g_autoptr(GDir) directory = pki_directory != NULL ? g_dir_open (pki_directory, 0, NULL) : NULL;
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (pki_directory, name, NULL);

      g_unlink (path);
    }
  if (pki_directory != NULL)
    g_rmdir (pki_directory);
  g_clear_pointer (&pki_directory, g_free);
}

/* A socket on 127.0.0.1, on any free port. */
static GSocket *
listen_anywhere (int      backlog,
                 guint16 *port)
{
  g_autoptr(GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr(GSocketAddress) bound = NULL;

  g_assert_true (g_socket_bind (socket, any, TRUE, NULL));
  g_socket_set_listen_backlog (socket, backlog);
  g_assert_true (g_socket_listen (socket, NULL));
  bound = g_socket_get_local_address (socket, NULL);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  return g_steal_pointer (&socket);
}

static GSocket *
connect_to (guint16 port)
{
  g_autoptr(GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);

  return g_socket_connect (socket, address, NULL, NULL) ? g_steal_pointer (&socket) : NULL;
}

static void
wait_until_ready (Server *server)
{
  for (guint i = 0; i < READY_TRIES; i++)
    {
      g_autoptr(GSocket) socket = connect_to (server->port);

      if (socket != NULL)
        return;
      g_assert_cmpint (waitpid (server->pid, NULL, WNOHANG), ==, 0);
      g_usleep (READY_SLEEP_US);
    }
  g_error ("A server did not start to listen.");
}

static char *
fill_in (const char *command,
         guint16     port)
{
  g_autoptr(GString) line = g_string_new (command);
  g_autofree char *number = g_strdup_printf ("%u", port);

  g_string_replace (line, "{port}", number, 0);
  g_string_replace (line, "{pki}", get_pki (), 0);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* A test that aborts leaves no server behind. */
static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

Server *
server_spawn (const char *command)
{
  Server *server = g_new0 (Server, 1);
  g_autofree char *line = NULL;
  g_auto(GStrv) arguments = NULL;
  g_autoptr(GError) error = NULL;

  /* Free a moment ago; nobody else on this computer is handed it again so soon. */
  g_object_unref (listen_anywhere (BACKLOG, &server->port));
  line = fill_in (command, server->port);
  g_shell_parse_argv (line, NULL, &arguments, &error);
  g_assert_no_error (error);
  g_spawn_async (NULL, arguments, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                 | G_SPAWN_STDERR_TO_DEV_NULL, die_with_parent, NULL, &server->pid, &error);
  g_assert_no_error (error);
  wait_until_ready (server);
  return server;
}

static gpointer
serve_thread (gpointer data)
{
  Server *server = data;

  while (TRUE)
    {
      g_autoptr(GSocket) client = g_socket_accept (server->listener, server->stop, NULL);

      if (client == NULL)
        return NULL;
      server->func (server, client);
    }
}

Server *
server_start (ServerFunc func,
              gpointer   data)
{
  Server *server = g_new0 (Server, 1);

  server->func = func;
  server->data = data;
  server->stop = g_cancellable_new ();
  server->listener = listen_anywhere (BACKLOG, &server->port);
  server->thread = g_thread_new ("server", serve_thread, server);
  return server;
}

Server *
server_start_full (void)
{
  Server *server = g_new0 (Server, 1);
  g_autoptr(GSocketAddress) address = NULL;

  server->listener = listen_anywhere (0, &server->port);
  address = g_socket_get_local_address (server->listener, NULL);
  for (guint i = 0; i < N_FILLERS; i++)
    {
      server->fillers[i] = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
      g_socket_set_blocking (server->fillers[i], FALSE);
      g_socket_connect (server->fillers[i], address, NULL, NULL);
    }
  return server;
}

guint16
server_get_port (Server *server)
{
  return server->port;
}

gpointer
server_get_data (Server *server)
{
  return server->data;
}

void
server_free (Server *server)
{
  if (server->pid != 0)
    {
      kill (server->pid, SIGKILL);
      waitpid (server->pid, NULL, 0);
    }
  if (server->thread != NULL)
    {
      g_cancellable_cancel (server->stop);
      g_thread_join (server->thread);
    }
  for (guint i = 0; i < N_FILLERS; i++)
    g_clear_object (&server->fillers[i]);
  g_clear_object (&server->listener);
  g_clear_object (&server->stop);
  g_free (server->owned);
  g_free (server);
}

gboolean
server_send (GSocket       *client,
             gconstpointer  bytes,
             gsize          length)
{
  const char *next = bytes;

  while (length > 0)
    {
      gssize n = g_socket_send (client, next, length, NULL, NULL);

      if (n <= 0)
        return FALSE;
      next += n;
      length -= n;
    }
  return TRUE;
}

void
server_linger (Server  *server,
               GSocket *client)
{
  char buffer[4096];

  while (g_socket_receive (client, buffer, sizeof buffer, server->stop, NULL) > 0)
    ;
}

void
server_close (Server  *server,
              GSocket *client)
{
  g_socket_shutdown (client, FALSE, TRUE, NULL);
  /* Closing with something unread would be a reset. */
  server_linger (server, client);
}

void
server_reset (Server  *server,
              GSocket *client)
{
  struct linger at_once = { 1, 0 };

  setsockopt (g_socket_get_fd (client), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

typedef struct {
  guint16    port;
  guint      bytes;
  ServerFunc then;
} Cut;

/* Passes on what has come from one socket to the other; FALSE at its end. */
static gboolean
pass_on (GSocket *from,
         GSocket *to,
         guint   *limit)
{
  char buffer[4096];
  gssize n = g_socket_receive (from, buffer, MIN (sizeof buffer, *limit), NULL, NULL);

  if (n <= 0 || !server_send (to, buffer, n))
    return FALSE;
  *limit -= n;
  return TRUE;
}

/* Lets so many bytes of @behind through; TRUE when they were all said. */
static gboolean
splice (Server  *server,
        GSocket *client,
        guint16  port,
        guint    left)
{
  g_autoptr(GSocket) behind = connect_to (port);
  guint unlimited = G_MAXUINT;

  g_assert_nonnull (behind);
  do
    {
      GPollFD ends[] = {
        { g_socket_get_fd (client), G_IO_IN, 0 },
        { g_socket_get_fd (behind), G_IO_IN, 0 },
      };

      g_poll (ends, G_N_ELEMENTS (ends), 100);
      if (ends[0].revents != 0 && !pass_on (client, behind, &unlimited))
        break;
      if (ends[1].revents != 0 && !pass_on (behind, client, &left))
        break;
    }
  while (left > 0 && !g_cancellable_is_cancelled (server->stop));
  return left == 0;
}

void
server_splice (Server  *server,
               GSocket *client,
               Server  *behind)
{
  splice (server, client, behind->port, G_MAXUINT);
}

static void
serve_cut (Server  *server,
           GSocket *client)
{
  const Cut *plan = server->data;

  if (splice (server, client, plan->port, plan->bytes))
    plan->then (server, client);
}

Server *
server_start_cut (Server     *behind,
                  guint       bytes,
                  ServerFunc  then)
{
  const Cut plan = { behind->port, bytes, then };
  gpointer copy = g_memdup2 (&plan, sizeof plan);
  Server *server = server_start (serve_cut, copy);

  server->owned = copy;
  return server;
}

guint16
engine_version (void)
{
  return g_strcmp0 (g_getenv ("ASSAY_TEST_TLS"), "1.2") == 0 ? 0x0303 : 0x0304;
}

void
engine_options (AssayRequestOptions *options)
{
  assay_request_options_init (options);
  options->connect_host = g_strdup ("127.0.0.1");
  options->version_min = options->version_max = engine_version ();
  options->anchor_kind = ASSAY_ANCHORS_FILE;
  options->anchors = pki_bytes ("root.pem");
}

AssayRequest *
engine_request (const char                *scheme,
                guint16                    port,
                const AssayRequestOptions *options)
{
  g_autofree char *text = g_strdup_printf ("%s://localhost:%u", scheme != NULL ? scheme : "https", port);
  g_autoptr(AssayTarget) target = assay_target_parse (text, NULL);
  g_auto(AssayRequestOptions) usual = { NULL };

  g_assert_nonnull (target);
  engine_options (&usual);
  return assay_request_new (target, options != NULL ? options : &usual);
}

AssayReport *
engine_inspect (guint16                    port,
                const AssayRequestOptions *options)
{
  g_autoptr(AssayRequest) request = engine_request (NULL, port, options);
  g_autoptr(GError) error = NULL;
  AssayReport *report = assay_inspect (request, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

void
assert_failure (const AssayReport *report,
                AssayPhaseId       phase,
                AssayFailureCode   code)
{
  g_assert_nonnull (report->failure);
  g_assert_cmpstr (assay_failure_code_name (report->failure->code), ==, assay_failure_code_name (code));
  g_assert_cmpstr (assay_phase_name (report->failure->phase), ==, assay_phase_name (phase));
  g_assert_null (report->connection);
}
