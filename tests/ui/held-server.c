/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "held-server.h"

#define HEADER 5      /* of a record; its last two bytes are the length of the rest */

struct _HeldServer {
  GSocketListener *listener;
  GThread         *thread;
  GCancellable    *cancellable;
  guint16          port;
  guint16          real_port;
  guint            n_records;
  GMutex           mutex;
  GCond            cond;
  gboolean         released;      /* under the mutex */
};

typedef struct {
  GIOStream *from;
  GIOStream *to;
} Way;

/* All that the client says, until it has no more to say. */
static gpointer
forward_thread (gpointer data)
{
  Way *way = data;

  g_output_stream_splice (g_io_stream_get_output_stream (way->to), g_io_stream_get_input_stream (way->from),
                          G_OUTPUT_STREAM_SPLICE_NONE, NULL, NULL);
  g_socket_shutdown (g_socket_connection_get_socket (G_SOCKET_CONNECTION (way->to)), FALSE, TRUE, NULL);
  return NULL;
}

static gboolean
pass_record (const Way *way)
{
  GInputStream *in = g_io_stream_get_input_stream (way->from);
  GOutputStream *out = g_io_stream_get_output_stream (way->to);
  guint8 record[HEADER + G_MAXUINT16];
  gsize length, n;

  if (!g_input_stream_read_all (in, record, HEADER, &n, NULL, NULL) || n < HEADER)
    return FALSE;
  length = (gsize) record[3] << 8 | record[4];
  return g_input_stream_read_all (in, record + HEADER, length, &n, NULL, NULL) && n == length
         && g_output_stream_write_all (out, record, HEADER + length, NULL, NULL, NULL);
}

static void
wait_for_release (HeldServer *server)
{
  g_mutex_lock (&server->mutex);
  while (!server->released)
    g_cond_wait (&server->cond, &server->mutex);
  g_mutex_unlock (&server->mutex);
}

static void
relay (HeldServer *server,
       GIOStream  *client,
       GIOStream  *real)
{
  Way back = { real, client };
  GThread *forward = g_thread_new ("held-forward", forward_thread, &(Way) { client, real });
  guint n = 0;

  while (n++ < server->n_records && pass_record (&back))
    ;
  wait_for_release (server);
  while (pass_record (&back))
    ;
  g_socket_shutdown (g_socket_connection_get_socket (G_SOCKET_CONNECTION (client)), TRUE, TRUE, NULL);
  g_thread_join (forward);
}

static gpointer
server_thread (gpointer data)
{
  HeldServer *server = data;
  g_autoptr(GSocketClient) connector = g_socket_client_new ();
  g_autoptr(GSocketConnection) client = g_socket_listener_accept (server->listener, NULL, server->cancellable, NULL);
  g_autoptr(GSocketConnection) real = NULL;

  if (client == NULL)
    return NULL;
  real = g_socket_client_connect_to_host (connector, "127.0.0.1", server->real_port, NULL, NULL);
  g_assert_nonnull (real);
  relay (server, G_IO_STREAM (client), G_IO_STREAM (real));
  return NULL;
}

HeldServer *
held_server_new (guint16 port,
                 guint   n_records)
{
  HeldServer *server = g_new0 (HeldServer, 1);
  g_autoptr(GError) error = NULL;

  server->listener = g_socket_listener_new ();
  server->cancellable = g_cancellable_new ();
  server->real_port = port;
  server->n_records = n_records;
  g_mutex_init (&server->mutex);
  g_cond_init (&server->cond);
  server->port = g_socket_listener_add_any_inet_port (server->listener, NULL, &error);
  g_assert_no_error (error);
  server->thread = g_thread_new ("held-server", server_thread, server);
  return server;
}

guint16
held_server_get_port (HeldServer *server)
{
  return server->port;
}

void
held_server_release (HeldServer *server)
{
  g_mutex_lock (&server->mutex);
  server->released = TRUE;
  g_cond_signal (&server->cond);
  g_mutex_unlock (&server->mutex);
}

void
held_server_free (HeldServer *server)
{
  held_server_release (server);
  g_cancellable_cancel (server->cancellable);
  g_thread_join (server->thread);
  g_object_unref (server->cancellable);
  g_object_unref (server->listener);
  g_mutex_clear (&server->mutex);
  g_cond_clear (&server->cond);
  g_free (server);
}
