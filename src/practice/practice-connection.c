/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice/practice-connection.h"

#include <string.h>
#include <sys/socket.h>

#define LINGER_US    G_USEC_PER_SEC     /* how long a client that was told to go may stay */
#define RECORD_HEAD  5                  /* RFC 8446 section 5.1 */
#define HELLO_MAX    (16 * 1024)

gboolean
assay_practice_connection_wait (AssayPracticeConnection *connection,
                                GIOCondition             condition)
{
  gint64 left = connection->deadline - g_get_monotonic_time ();

  return left > 0 &&
         g_socket_condition_timed_wait (connection->socket, condition, left, connection->cancellable, NULL);
}

/* Some bytes of the client's; 0 or less when there will be none. */
static gssize
receive (AssayPracticeConnection *connection,
         guint8                  *buffer,
         gsize                    size)
{
  if (!assay_practice_connection_wait (connection, G_IO_IN))
    return -1;
  return g_socket_receive (connection->socket, (char *) buffer, size, connection->cancellable, NULL);
}

void
assay_practice_connection_close (AssayPracticeConnection *connection)
{
  guint8 ignored[1024];

  connection->deadline = MIN (connection->deadline, g_get_monotonic_time () + LINGER_US);
  if (g_socket_shutdown (connection->socket, FALSE, TRUE, NULL))
    while (receive (connection, ignored, sizeof ignored) > 0)
      ;
  g_socket_close (connection->socket, NULL);
}

/* Whether a whole TLS record has come, or something that is none. */
static gboolean
is_complete (const guint8 *data,
             gsize         length)
{
  if (length > 0 && data[0] != 22)
    return TRUE;
  return length >= RECORD_HEAD && length >= RECORD_HEAD + (gsize) (data[3] << 8 | data[4]);
}

/* Reads what a client says first, a ClientHello as a rule; FALSE when it says nothing. */
static gboolean
read_hello (AssayPracticeConnection *connection)
{
  guint8 hello[HELLO_MAX];
  gsize length = 0;

  while (length < sizeof hello && !is_complete (hello, length))
    {
      gssize n = receive (connection, hello + length, sizeof hello - length);

      if (n <= 0)
        return FALSE;
      length += n;
    }
  return TRUE;
}

/* As web servers do on a port without TLS, whatever comes. */
void
assay_practice_serve_plain_http (AssayPracticeConnection *connection)
{
  static const char answer[] =
    "HTTP/1.1 400 Bad Request\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
    "Content-Length: 37\r\n"
    "Connection: close\r\n"
    "\r\n"
    "This server speaks HTTP without TLS.\n";

  if (read_hello (connection))
    g_socket_send (connection->socket, answer, strlen (answer), connection->cancellable, NULL);
  assay_practice_connection_close (connection);
}

/* Takes all, says nothing, until the client has had enough. */
void
assay_practice_serve_silence (AssayPracticeConnection *connection)
{
  guint8 ignored[1024];

  while (receive (connection, ignored, sizeof ignored) > 0)
    ;
}

void
assay_practice_serve_close (AssayPracticeConnection *connection)
{
  read_hello (connection);
  assay_practice_connection_close (connection);
}

/* A socket that lingers for no time drops what is under way and sends a reset: socket(7). */
void
assay_practice_serve_reset (AssayPracticeConnection *connection)
{
  const struct linger no_time = { .l_onoff = 1, .l_linger = 0 };

  read_hello (connection);
  setsockopt (g_socket_get_fd (connection->socket), SOL_SOCKET, SO_LINGER, &no_time, sizeof no_time);
  g_socket_close (connection->socket, NULL);
}
