/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-error.h"

G_BEGIN_DECLS

typedef enum {
  ASSAY_SENT,
  ASSAY_RECEIVED,
} AssayDirection;

/* "sent" or "received": stable, for the report. */
const char *assay_direction_name (AssayDirection direction);

/* In place of a time that nobody took. */
#define ASSAY_TIME_UNKNOWN (-1)

/* TLS content types whose messages are told (RFC 8446 section 5.1). */
typedef enum {
  ASSAY_LAYER_CHANGE_CIPHER_SPEC = 20,
  ASSAY_LAYER_ALERT              = 21,
  ASSAY_LAYER_HANDSHAKE          = 22,
} AssayLayer;

/* "handshake", "alert", "change_cipher_spec": stable, for the report. */
const char *assay_layer_name (AssayLayer layer);

/* HandshakeType, RFC 8446 section 4 and RFC 5246 section 7.4; those that code asks for by name. */
enum {
  ASSAY_HANDSHAKE_HELLO_REQUEST        = 0,
  ASSAY_HANDSHAKE_CLIENT_HELLO         = 1,
  ASSAY_HANDSHAKE_SERVER_HELLO         = 2,
  ASSAY_HANDSHAKE_NEW_SESSION_TICKET   = 4,
  ASSAY_HANDSHAKE_ENCRYPTED_EXTENSIONS = 8,
  ASSAY_HANDSHAKE_CERTIFICATE          = 11,
  ASSAY_HANDSHAKE_SERVER_KEY_EXCHANGE  = 12,
  ASSAY_HANDSHAKE_CERTIFICATE_REQUEST  = 13,
  ASSAY_HANDSHAKE_SERVER_HELLO_DONE    = 14,
  ASSAY_HANDSHAKE_CERTIFICATE_VERIFY   = 15,
  ASSAY_HANDSHAKE_CLIENT_KEY_EXCHANGE  = 16,
  ASSAY_HANDSHAKE_FINISHED             = 20,
  ASSAY_HANDSHAKE_CERTIFICATE_STATUS   = 22,
};

/**
 * AssayMessage:
 * @number: its place in the conversation, from 0
 * @direction: who sent it
 * @layer: what kind of record carried it
 * @type: HandshakeType, AlertDescription, or 1 for ChangeCipherSpec; as on the wire (a HelloRetryRequest is a
 *   server_hello, see assay_message_is_hello_retry())
 * @time_us: when it left or had arrived, in microseconds since the inspection began
 * @composed_us: when the sender made it, for sent messages (a flight is composed before it leaves); else @time_us
 * @body: the message without its four bytes of header, in clear; for alerts level and description
 * @encrypted: whether it was encrypted on the wire
 * @version: the negotiated ProtocolVersion as far as known when it passed; 0 before
 * @cipher_suite: likewise the suite; only valid when @version is not 0
 *
 * One message of the conversation, with what a decoder needs to know of what came before. Immutable, refcounted.
 */
typedef struct {
  guint          number;
  AssayDirection direction;
  AssayLayer     layer;
  guint          type;
  gint64         time_us;
  gint64         composed_us;
  GBytes        *body;
  gboolean       encrypted;
  guint16        version;
  guint16        cipher_suite;
} AssayMessage;

#define ASSAY_TYPE_MESSAGE (assay_message_get_type ())

GType         assay_message_get_type (void) G_GNUC_CONST;

/* Moves @draft to the heap; takes its body. (transfer full) */
AssayMessage *assay_message_take     (AssayMessage *draft);
AssayMessage *assay_message_ref      (AssayMessage *message);
void          assay_message_unref    (AssayMessage *message);

/* Whether this ServerHello is a HelloRetryRequest: its random says so (RFC 8446 section 4.1.3). */
gboolean      assay_message_is_hello_retry (const AssayMessage *message);

/* "client_hello", "hello_retry_request", "handshake_failure" for an alert...: for the report. (transfer full) */
char         *assay_message_dup_type_name  (const AssayMessage *message);

/* The same as engineers write it: "ClientHello", "HelloRetryRequest", "Alert: handshake_failure". (transfer full) */
char         *assay_message_dup_title      (const AssayMessage *message);

/* Bytes of the message on the wire, its own header included. */
gsize         assay_message_get_length     (const AssayMessage *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMessage, assay_message_unref)

/**
 * AssayRecord:
 * @direction: who sent it
 * @content_type: the outer ContentType; 23 for everything encrypted in TLS 1.3
 * @version: legacy_record_version
 * @length: bytes after the five of the header
 * @offset: where its header starts in that side's stream, after any STARTTLS dialogue
 * @time_us: when its last byte left or arrived, in microseconds since the inspection began, or %ASSAY_TIME_UNKNOWN
 *
 * One record on the wire (RFC 8446 section 5.1).
 */
typedef struct {
  AssayDirection direction;
  guint8         content_type;
  guint16        version;
  guint16        length;
  guint64        offset;
  gint64         time_us;
} AssayRecord;

/**
 * AssayPhase:
 * @id: which
 * @start_us: when it began, in microseconds since the inspection began
 * @duration_us: how long it took, or -1 while it runs
 * @detail: (nullable): what it found, the same in every language: addresses, a name
 *
 * One part of an inspection. Immutable, refcounted.
 */
typedef struct {
  AssayPhaseId  id;
  gint64        start_us;
  gint64        duration_us;
  char         *detail;
} AssayPhase;

#define ASSAY_TYPE_PHASE (assay_phase_get_type ())

GType       assay_phase_get_type (void) G_GNUC_CONST;
AssayPhase *assay_phase_new      (AssayPhaseId  id,
                                  gint64        start_us,
                                  gint64        duration_us,
                                  const char   *detail);
AssayPhase *assay_phase_ref      (AssayPhase   *phase);
void        assay_phase_unref    (AssayPhase   *phase);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPhase, assay_phase_unref)

/**
 * AssayEventKind:
 * @ASSAY_EVENT_PHASE: a phase began (duration -1) or ended; the same phase comes twice
 * @ASSAY_EVENT_MESSAGE: a message passed
 * @ASSAY_EVENT_RECORD: a record passed
 */
typedef enum {
  ASSAY_EVENT_PHASE,
  ASSAY_EVENT_MESSAGE,
  ASSAY_EVENT_RECORD,
} AssayEventKind;

/**
 * AssayEvent:
 * @kind: which of the following is set
 * @phase: (nullable): for %ASSAY_EVENT_PHASE
 * @message: (nullable): for %ASSAY_EVENT_MESSAGE
 * @record: for %ASSAY_EVENT_RECORD
 *
 * What the engine tells while it works. Immutable, refcounted, any thread.
 */
typedef struct {
  AssayEventKind  kind;
  AssayPhase     *phase;
  AssayMessage   *message;
  AssayRecord     record;
} AssayEvent;

#define ASSAY_TYPE_EVENT (assay_event_get_type ())

GType       assay_event_get_type    (void) G_GNUC_CONST;
AssayEvent *assay_event_new_phase   (AssayPhase        *phase);
AssayEvent *assay_event_new_message (AssayMessage      *message);
AssayEvent *assay_event_new_record  (const AssayRecord *record);
AssayEvent *assay_event_ref         (AssayEvent        *event);
void        assay_event_unref       (AssayEvent        *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayEvent, assay_event_unref)

/**
 * AssaySink:
 * @event: called for each event, on the thread that runs the inspection; must not block. The event is borrowed
 * @data: handed to @event
 *
 * Where events go.
 */
typedef struct {
  void     (*event) (AssayEvent *event,
                     gpointer    data);
  gpointer   data;
} AssaySink;

G_END_DECLS
