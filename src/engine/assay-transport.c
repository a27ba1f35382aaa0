/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-transport.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "engine/assay-failures.h"

/* A record at its largest (RFC 8446 section 5.2): mostly one read brings a whole flight. */
#define BUFFER_SIZE (5 + 16384 + 256)

struct _AssayTransport
{
  AssayInspection   *inspection;
  GSocketConnection *connection;
  GSocket           *socket;
  gnutls_session_t   session;
  AssayTap           tap;
  gpointer           tap_data;

  guint8             buffer[BUFFER_SIZE];
  gsize              start;
  gsize              end;
  gint64             read_us;          /* since the inspection began */
  gint64             written_us;
  gint64             heard;            /* monotonic: the last byte from the server */

  guint64            counts[2];
  gboolean           expecting;        /* something was sent that was not answered yet */
  guint              round_trips;
  gint64             quickest;
  gboolean           ended;            /* the server will send no more */
};

typedef enum { READ_SOME, READ_NOTHING_YET, READ_END, READ_FAILED } ReadResult;

AssayTransport *
assay_transport_new (AssayInspection   *inspection,
                     GSocketConnection *connection)
{
  AssayTransport *self = g_new0 (AssayTransport, 1);

  self->inspection = inspection;
  self->connection = g_object_ref (connection);
  self->socket = g_socket_connection_get_socket (connection);
  self->heard = g_get_monotonic_time ();
  self->quickest = -1;
  return self;
}

void
assay_transport_free (AssayTransport *self)
{
  g_object_unref (self->connection);
  g_free (self);
}

static void
note_arrival (AssayTransport *self,
              gsize           length)
{
  self->heard = g_get_monotonic_time ();
  self->read_us = self->heard - self->inspection->origin;
  self->counts[ASSAY_RECEIVED] += length;
  if (!self->expecting)
    return;
  self->expecting = FALSE;
  self->round_trips += !self->inspection->finished;
  if (self->quickest < 0 || self->read_us - self->written_us < self->quickest)
    self->quickest = self->read_us - self->written_us;
}

static void
fail_by_error (AssayTransport *self,
               const GError   *error)
{
  AssayFailureCode code = assay_failures_from_error (error);

  /* In the middle of a connection any other error of a socket means that it is gone. */
  if (code == ASSAY_FAILURE_CONNECT)
    code = ASSAY_FAILURE_RESET;
  assay_inspection_fail (self->inspection, code, -1, NULL, error->message);
}

/* Without GSocket, which words an error each time that nothing has come yet. */
static gssize
receive (AssayTransport *self)
{
  gssize n;

  do
    n = recv (g_socket_get_fd (self->socket), self->buffer, BUFFER_SIZE, 0);
  while (n < 0 && errno == EINTR);
  return n;
}

/* Asks the socket for more; the buffer is empty. */
static ReadResult
fill (AssayTransport *self)
{
  gssize n;

  if (!assay_inspection_check (self->inspection))
    return READ_FAILED;
  n = receive (self);
  if (n < 0 && errno == EAGAIN)
    return READ_NOTHING_YET;
  if (n < 0)
    {
      g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));

      fail_by_error (self, error);
      return READ_FAILED;
    }
  self->start = 0;
  self->end = n;
  self->ended = n == 0;
  if (self->ended)
    return READ_END;
  note_arrival (self, n);
  assay_inspection_add_chunk (self->inspection, ASSAY_RECEIVED, self->read_us, self->buffer, n);
  if (!self->inspection->finished && self->counts[ASSAY_RECEIVED] > ASSAY_LIMIT_BEFORE_FINISHED)
    {
      assay_inspection_fail (self->inspection, ASSAY_FAILURE_TOO_MUCH, -1, NULL, NULL);
      return READ_FAILED;
    }
  return READ_SOME;
}

static gssize
refuse (AssayTransport *self,
        int             number)
{
  gnutls_transport_set_errno (self->session, number);
  return -1;
}

static void
fail_not_tls (AssayTransport *self)
{
  const char *what = assay_failures_guess_protocol (self->buffer + self->start, self->end - self->start);

  assay_inspection_fail (self->inspection, ASSAY_FAILURE_NOT_TLS, -1, what, NULL);
}

static ssize_t
pull_cb (gnutls_transport_ptr_t  ptr,
         void                   *data,
         size_t                  size)
{
  AssayTransport *self = ptr;
  ReadResult result = self->start < self->end ? READ_SOME : fill (self);
  gsize n = MIN (size, self->end - self->start);

  if (result == READ_NOTHING_YET)
    return refuse (self, EAGAIN);
  if (result == READ_FAILED)
    return refuse (self, EIO);
  memcpy (data, self->buffer + self->start, n);
  if (n > 0 && !self->tap (ASSAY_RECEIVED, data, n, self->read_us, self->tap_data))
    {
      fail_not_tls (self);
      return refuse (self, EIO);
    }
  self->start += n;
  return n;
}

/* GnuTLS asks this only where it wants to look ahead: it never has to wait. */
static int
pull_timeout_cb (gnutls_transport_ptr_t ptr,
                 unsigned int           ms)
{
  AssayTransport *self = ptr;

  return self->start < self->end || g_socket_condition_check (self->socket, G_IO_IN) != 0;
}

/* Shows the tap the first @length bytes of what was handed out in pieces. */
static void
tap_sent (AssayTransport  *self,
          const giovec_t  *pieces,
          gsize            length)
{
  g_autoptr(GByteArray) all = g_byte_array_sized_new (length);

  for (; length > 0; pieces++)
    {
      gsize n = MIN (length, pieces->iov_len);

      if (n > 0)
        self->tap (ASSAY_SENT, pieces->iov_base, n, self->written_us, self->tap_data);
      g_byte_array_append (all, pieces->iov_base, n);
      length -= n;
    }
  assay_inspection_add_chunk (self->inspection, ASSAY_SENT, self->written_us, all->data, all->len);
}

static ssize_t
push_cb (gnutls_transport_ptr_t  ptr,
         const giovec_t         *pieces,
         int                     n_pieces)
{
  AssayTransport *self = ptr;
  g_autofree GOutputVector *vectors = g_new (GOutputVector, n_pieces);
  gsize written = 0;
  g_autoptr(GError) error = NULL;
  GPollableReturn result;

  if (!assay_inspection_check (self->inspection))
    return refuse (self, EIO);
  for (int i = 0; i < n_pieces; i++)
    vectors[i] = (GOutputVector) { pieces[i].iov_base, pieces[i].iov_len };
  result = g_socket_send_message_with_timeout (self->socket, NULL, vectors, n_pieces, NULL, 0, 0, 0, &written,
                                               NULL, &error);
  if (result == G_POLLABLE_RETURN_WOULD_BLOCK)
    return refuse (self, EAGAIN);
  if (result == G_POLLABLE_RETURN_FAILED)
    {
      fail_by_error (self, error);
      return refuse (self, EIO);
    }
  self->written_us = assay_inspection_elapsed (self->inspection);
  self->counts[ASSAY_SENT] += written;
  self->expecting = TRUE;
  tap_sent (self, pieces, written);
  return written;
}

void
assay_transport_attach (AssayTransport   *self,
                        gnutls_session_t  session,
                        AssayTap          tap,
                        gpointer          data)
{
  self->session = session;
  self->tap = tap;
  self->tap_data = data;
  self->counts[ASSAY_SENT] = 0;
  self->counts[ASSAY_RECEIVED] = self->end - self->start;
  self->round_trips = 0;
  self->expecting = FALSE;
  gnutls_transport_set_ptr (session, self);
  gnutls_transport_set_vec_push_function (session, push_cb);
  gnutls_transport_set_pull_function (session, pull_cb);
  gnutls_transport_set_pull_timeout_function (session, pull_timeout_cb);
}

/* Waits until @until, or the person's patience, ends. (transfer full) (nullable): the error. */
static GError *
wait_for (AssayTransport *self,
          GIOCondition    condition,
          gint64          until)
{
  GError *error = NULL;
  /* GIO counts whole milliseconds and drops the rest. */
  gint64 left = until - g_get_monotonic_time () + 999;

  g_socket_condition_timed_wait (self->socket, condition, MAX (left, 0), self->inspection->cancellable, &error);
  return error;
}

gboolean
assay_transport_wait (AssayTransport *self,
                      GIOCondition    condition)
{
  g_autoptr(GError) error = NULL;

  if (!assay_inspection_check (self->inspection))
    return FALSE;
  error = wait_for (self, condition, MIN (self->inspection->deadline, self->heard + ASSAY_LIMIT_SILENCE_US));
  if (error != NULL)
    fail_by_error (self, error);
  return error == NULL;
}

gboolean
assay_transport_wait_until (AssayTransport *self,
                            gint64          until)
{
  g_autoptr(GError) error = NULL;

  if (self->start < self->end)
    return TRUE;
  error = wait_for (self, G_IO_IN, until);
  return error == NULL;
}

gsize
assay_transport_read (AssayTransport *self,
                      gpointer        buffer,
                      gsize           size)
{
  gsize n;

  while (self->start == self->end)
    switch (fill (self))
      {
      case READ_NOTHING_YET:
        if (!assay_transport_wait (self, G_IO_IN))
          return 0;
        break;
      case READ_END:
        assay_inspection_fail (self->inspection, ASSAY_FAILURE_CLOSED_EARLY, -1, NULL, NULL);
        return 0;
      case READ_FAILED:
        return 0;
      case READ_SOME:
      default:
        break;
      }
  n = MIN (size, self->end - self->start);
  memcpy (buffer, self->buffer + self->start, n);
  self->start += n;
  return n;
}

gboolean
assay_transport_write (AssayTransport *self,
                       gconstpointer   bytes,
                       gsize           length)
{
  const char *next = bytes;

  while (length > 0)
    {
      g_autoptr(GError) error = NULL;
      gssize n = g_socket_send_with_blocking (self->socket, next, length, FALSE, NULL, &error);

      if (n >= 0)
        {
          self->written_us = assay_inspection_elapsed (self->inspection);
          assay_inspection_add_chunk (self->inspection, ASSAY_SENT, self->written_us, next, n);
          next += n;
          length -= n;
        }
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
        {
          fail_by_error (self, error);
          return FALSE;
        }
      else if (!assay_transport_wait (self, G_IO_OUT))
        return FALSE;
    }
  return TRUE;
}

gboolean
assay_transport_has_ended (const AssayTransport *self)
{
  return self->ended;
}

gint64
assay_transport_get_read_time (const AssayTransport *self)
{
  return self->read_us;
}

guint64
assay_transport_get_count (const AssayTransport *self,
                           AssayDirection        direction)
{
  return self->counts[direction];
}

guint
assay_transport_get_round_trips (const AssayTransport *self)
{
  return self->round_trips;
}

gint64
assay_transport_get_quickest (const AssayTransport *self)
{
  return self->quickest;
}
