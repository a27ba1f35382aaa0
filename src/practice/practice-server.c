/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice/practice-tls.h"

#include "base/assay-error.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

/* Limits of one server: threads, clients that wait for one and for being accepted, how long a client may stay. */
#define MAX_THREADS     16
#define MAX_WAITING     64
#define BACKLOG         128
#define CONNECTION_US   (60 * G_USEC_PER_SEC)
#define ACCEPT_PAUSE_US (20 * 1000)             /* after an error, such as too many open files */

struct _AssayPracticeServer {
  const AssayScenario *scenario;
  AssayPracticeTls    *tls;
  GSocket             *listener;
  guint16              port;
  GCancellable        *cancellable;
  GThread             *acceptor;
  GThreadPool         *clients;
};

static void
serve_client (gpointer data,
              gpointer user_data)
{
  g_autoptr(GSocket) socket = data;
  AssayPracticeServer *server = user_data;
  AssayPracticeConnection connection = {
    .scenario = server->scenario,
    .tls = server->tls,
    .socket = socket,
    .cancellable = server->cancellable,
    .deadline = g_get_monotonic_time () + CONNECTION_US,
  };
  AssayPracticeServe serve = server->scenario->setup->serve;

  g_socket_set_blocking (socket, FALSE);
  /* Without it a flight of several records waits for the client's delayed ACK. */
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
  if (serve == NULL)
    serve = assay_practice_serve_tls;
  serve (&connection);
}

static gpointer
accept_clients (gpointer data)
{
  AssayPracticeServer *server = data;

  while (!g_cancellable_is_cancelled (server->cancellable))
    {
      g_autoptr(GSocket) socket = g_socket_accept (server->listener, server->cancellable, NULL);

      if (socket == NULL)
        g_usleep (ACCEPT_PAUSE_US);
      else if (g_thread_pool_unprocessed (server->clients) < MAX_WAITING)
        g_thread_pool_push (server->clients, g_steal_pointer (&socket), NULL);
    }
  return NULL;
}

/* Practice is for this computer: no other can connect. */
static GSocket *
listen_on (guint16   port,
           GError  **error)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  g_autoptr(GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  if (socket != NULL)
    g_socket_set_listen_backlog (socket, BACKLOG);
  if (socket != NULL && g_socket_bind (socket, address, TRUE, NULL) && g_socket_listen (socket, NULL))
    return g_steal_pointer (&socket);
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_FAILED,
                       port != 0 ? N_("The practice server cannot listen: the port is taken, or not allowed")
                                 : N_("The practice server cannot listen on this computer"));
  return NULL;
}

static guint16
bound_port (GSocket *listener)
{
  g_autoptr(GSocketAddress) address = g_socket_get_local_address (listener, NULL);

  return address != NULL ? g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)) : 0;
}

AssayPracticeServer *
assay_practice_server_start (const AssayScenario  *scenario,
                             guint16               port,
                             GError              **error)
{
  g_autoptr(GSocket) listener = listen_on (port, error);
  g_autoptr(AssayPracticeTls) tls = listener != NULL ? assay_practice_tls_new (scenario, error) : NULL;
  AssayPracticeServer *server;

  if (tls == NULL)
    return NULL;
  server = g_atomic_rc_box_new0 (AssayPracticeServer);
  server->scenario = scenario;
  server->tls = g_steal_pointer (&tls);
  server->port = bound_port (listener);
  server->listener = g_steal_pointer (&listener);
  server->cancellable = g_cancellable_new ();
  server->clients = g_thread_pool_new_full (serve_client, server, g_object_unref, MAX_THREADS, FALSE, NULL);
  server->acceptor = g_thread_new ("practice", accept_clients, server);
  return server;
}

guint16
assay_practice_server_get_port (AssayPracticeServer *server)
{
  return server->port;
}

AssayPracticeServer *
assay_practice_server_ref (AssayPracticeServer *server)
{
  return g_atomic_rc_box_acquire (server);
}

/* Whatever a thread waits for, it waits for the cancellable too. */
static void
server_clear (gpointer data)
{
  AssayPracticeServer *server = data;

  g_cancellable_cancel (server->cancellable);
  g_thread_join (server->acceptor);
  g_thread_pool_free (server->clients, FALSE, TRUE);
  g_object_unref (server->listener);
  g_object_unref (server->cancellable);
  assay_practice_tls_free (server->tls);
}

void
assay_practice_server_unref (AssayPracticeServer *server)
{
  g_atomic_rc_box_release_full (server, server_clear);
}
