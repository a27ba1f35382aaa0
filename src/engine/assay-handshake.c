/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-handshake.h"

#include "engine/assay-failures.h"
#include "engine/assay-settings.h"
#include "engine/gnutls-glue.h"

#define TLS13 0x0304

/* How long to wait for the first ticket, or for a refusal: one round trip away, if there is one at all. The least is for
 * a busy server nearby; who gets a ticket does not wait it out. */
#define TICKET_WAIT_MIN_US (20 * 1000)
#define TICKET_WAIT_MAX_US (200 * 1000)
#define TICKET_ROUND_TRIPS 2
/* What a server may say after the handshake before we stop listening. */
#define MAX_READS          64

#define ALERT_CLOSE_NOTIFY 0

struct _AssayHandshake
{
  AssayInspection   *inspection;
  AssayTransport    *transport;
  AssayConversation *conversation;
  gnutls_session_t   session;
  gnutls_keylog_func keylog;          /* what the library does with secrets by itself: SSLKEYLOGFILE */
  gint64             finished;        /* monotonic */
};

/* A return value other than 0 would end the handshake. */
static int
hook_cb (gnutls_session_t      session,
         unsigned int          type,
         unsigned int          when,
         unsigned int          incoming,
         const gnutls_datum_t *message)
{
  AssayHandshake *self = gnutls_session_get_ptr (session);

  if (incoming)
    assay_conversation_hear (self->conversation, type, message->data, message->size,
                             assay_transport_get_read_time (self->transport));
  else
    assay_conversation_compose (self->conversation, type, message->data, message->size);
  return 0;
}

/* The label and the secret of one line of a key log. */
static int
keylog_cb (gnutls_session_t      session,
           const char           *label,
           const gnutls_datum_t *secret)
{
  AssayHandshake *self = gnutls_session_get_ptr (session);
  g_autoptr(GBytes) bytes = g_bytes_new (secret->data, secret->size);
  g_autoptr(GBytes) client_random = NULL;
  gnutls_datum_t random;

  gnutls_session_get_random (session, &random, NULL);
  client_random = g_bytes_new (random.data, random.size);
  assay_inspection_add_secret (self->inspection, label, client_random, bytes);
  return self->keylog != NULL ? self->keylog (session, label, secret) : 0;
}

AssayHandshake *
assay_handshake_new (AssayInspection *inspection,
                     AssayTransport  *transport)
{
  AssayHandshake *self = g_new0 (AssayHandshake, 1);

  self->inspection = inspection;
  self->transport = transport;
  self->conversation = assay_conversation_new (inspection);
  return self;
}

void
assay_handshake_free (AssayHandshake *self)
{
  g_clear_pointer (&self->session, gnutls_deinit);
  assay_conversation_free (self->conversation);
  g_free (self);
}

/* The offer is made here, so that a library which cannot make it fails within the phase. */
static gboolean
start (AssayHandshake *self)
{
  int code;

  self->session = assay_settings_new_session (self->inspection->request, &code);
  if (self->session == NULL)
    {
      assay_inspection_fail (self->inspection, ASSAY_FAILURE_INTERNAL, -1, NULL, gnutls_strerror (code));
      return FALSE;
    }
  gnutls_session_set_ptr (self->session, self);
  gnutls_handshake_set_hook_function (self->session, GNUTLS_HANDSHAKE_ANY, GNUTLS_HOOK_PRE, hook_cb);
  self->keylog = gnutls_session_get_keylog_function (self->session);
  gnutls_session_set_keylog_function (self->session, keylog_cb);
  assay_transport_attach (self->transport, self->session, assay_conversation_tap, self->conversation);
  return TRUE;
}

static void
note_alert_received (AssayHandshake *self,
                     int             code)
{
  guint level = code == GNUTLS_E_FATAL_ALERT_RECEIVED ? GNUTLS_AL_FATAL : GNUTLS_AL_WARNING;

  assay_conversation_alert (self->conversation, ASSAY_RECEIVED, level, gnutls_alert_get (self->session),
                            assay_transport_get_read_time (self->transport));
}

/* What can be done about a code that is no success. */
static gboolean
may_go_on (AssayHandshake *self,
           int             code)
{
  if (code == GNUTLS_E_AGAIN)
    return assay_transport_wait (self->transport,
                                 gnutls_record_get_direction (self->session) ? G_IO_OUT : G_IO_IN);
  if (code == GNUTLS_E_WARNING_ALERT_RECEIVED)
    note_alert_received (self, code);
  return !gnutls_error_is_fatal (code) && assay_inspection_check (self->inspection);
}

static void
send_alert (AssayHandshake *self,
            int             code)
{
  int level;
  int description = gnutls_error_to_alert (code, &level);

  if (gnutls_alert_send_appropriate (self->session, code) >= 0)
    assay_conversation_alert (self->conversation, ASSAY_SENT, level, description,
                              assay_inspection_elapsed (self->inspection));
}

/* The first cause counts: a limit or the end of the stream was noted where it was met. */
static void
fail (AssayHandshake *self,
      int             code)
{
  AssayFailureCode failure = assay_failures_from_gnutls (code);
  int alert = -1;

  if (assay_inspection_has_failed (self->inspection))
    return;
  if (failure == ASSAY_FAILURE_ALERT)
    {
      note_alert_received (self, code);
      alert = gnutls_alert_get (self->session);
    }
  else if (assay_transport_has_ended (self->transport))
    failure = ASSAY_FAILURE_CLOSED_EARLY;
  else
    send_alert (self, code);
  assay_inspection_fail (self->inspection, failure, alert, NULL, gnutls_strerror (code));
}

gboolean
assay_handshake_run (AssayHandshake *self)
{
  int code;

  assay_inspection_enter (self->inspection, ASSAY_PHASE_HANDSHAKE);
  if (!assay_inspection_check (self->inspection) || !start (self))
    return FALSE;
  do
    code = gnutls_handshake (self->session);
  while (code < 0 && may_go_on (self, code));

  if (code < 0)
    fail (self, code);
  assay_conversation_flush (self->conversation);
  if (assay_inspection_has_failed (self->inspection))
    return FALSE;
  self->finished = g_get_monotonic_time ();
  self->inspection->finished = TRUE;
  assay_inspection_leave (self->inspection, NULL);
  return TRUE;
}

static gint64
ticket_patience (AssayHandshake *self)
{
  AssayPhase *connect = assay_report_get_phase (&self->inspection->report, ASSAY_PHASE_CONNECT);
  gint64 trip = assay_transport_get_quickest (self->transport);

  if (connect != NULL && connect->duration_us < trip)
    trip = connect->duration_us;
  return CLAMP (trip * TICKET_ROUND_TRIPS, TICKET_WAIT_MIN_US, TICKET_WAIT_MAX_US);
}

static gboolean
has_ticket (AssayHandshake *self)
{
  return assay_report_find_message (&self->inspection->report, ASSAY_RECEIVED,
                                    ASSAY_HANDSHAKE_NEW_SESSION_TICKET) != NULL;
}

/* How the server ended the connection, if it did. */
static void
note_end (AssayHandshake *self,
          int             code)
{
  if (code == GNUTLS_E_FATAL_ALERT_RECEIVED)
    {
      note_alert_received (self, code);
      self->inspection->report.closing_alert = gnutls_alert_get (self->session);
    }
  /* An orderly end is told with the messages, but nothing to blame a server for. */
  else if (code == 0)
    assay_conversation_alert (self->conversation, ASSAY_RECEIVED, GNUTLS_AL_WARNING, ALERT_CLOSE_NOTIFY,
                              assay_transport_get_read_time (self->transport));
}

void
assay_handshake_collect_tickets (AssayHandshake *self)
{
  gint64 until = MIN (self->finished + ticket_patience (self), self->inspection->deadline);
  char buffer[1024];

  if (assay_conversation_get_version (self->conversation) < TLS13)
    return;
  assay_inspection_enter (self->inspection, ASSAY_PHASE_TICKETS);
  for (guint reads = 0; reads < MAX_READS; reads++)
    {
      ssize_t code = gnutls_record_recv (self->session, buffer, sizeof buffer);

      if (code == GNUTLS_E_AGAIN && (has_ticket (self) || !assay_transport_wait_until (self->transport, until)))
        break;
      if (code == 0 || gnutls_error_is_fatal (code))
        {
          note_end (self, code);
          break;
        }
    }
  assay_inspection_leave (self->inspection, NULL);
}

void
assay_handshake_close (AssayHandshake *self)
{
  if (gnutls_bye (self->session, GNUTLS_SHUT_WR) >= 0)
    assay_conversation_alert (self->conversation, ASSAY_SENT, GNUTLS_AL_WARNING, ALERT_CLOSE_NOTIFY,
                              assay_inspection_elapsed (self->inspection));
}

gnutls_session_t
assay_handshake_get_session (AssayHandshake *self)
{
  return self->session;
}

guint16
assay_handshake_get_version (AssayHandshake *self)
{
  return assay_conversation_get_version (self->conversation);
}

guint16
assay_handshake_get_cipher_suite (AssayHandshake *self)
{
  return assay_conversation_get_cipher_suite (self->conversation);
}
