/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-node.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayKeyExchange:
 * @ASSAY_KEY_EXCHANGE_UNKNOWN: not settled
 * @ASSAY_KEY_EXCHANGE_EPHEMERAL: both sides send a fresh public key: (EC)DHE, and TLS 1.3 with a group
 * @ASSAY_KEY_EXCHANGE_RSA: the client locks a secret with the server's RSA key
 * @ASSAY_KEY_EXCHANGE_ANONYMOUS: ephemeral, and nobody proves who they are
 * @ASSAY_KEY_EXCHANGE_PSK: a key that both sides had before, with or without fresh keys
 * @ASSAY_KEY_EXCHANGE_OTHER: anything else
 *
 * How the two sides come to a common secret, as far as the telling differs.
 */
typedef enum {
  ASSAY_KEY_EXCHANGE_UNKNOWN,
  ASSAY_KEY_EXCHANGE_EPHEMERAL,
  ASSAY_KEY_EXCHANGE_RSA,
  ASSAY_KEY_EXCHANGE_ANONYMOUS,
  ASSAY_KEY_EXCHANGE_PSK,
  ASSAY_KEY_EXCHANGE_OTHER,
} AssayKeyExchange;

/**
 * AssayRole:
 * @ASSAY_ROLE_PLAIN: what its type says
 * @ASSAY_ROLE_RETRY: the server asks for another ClientHello
 * @ASSAY_ROLE_SECOND_HELLO: the ClientHello that answers it
 * @ASSAY_ROLE_RENEGOTIATION: part of another handshake within the connection that the first one made (RFC 5246)
 * @ASSAY_ROLE_END: no message: the connection broke off here
 *
 * What a rung is in its conversation.
 */
typedef enum {
  ASSAY_ROLE_PLAIN,
  ASSAY_ROLE_RETRY,
  ASSAY_ROLE_SECOND_HELLO,
  ASSAY_ROLE_RENEGOTIATION,
  ASSAY_ROLE_END,
} AssayRole;

/**
 * AssayRung:
 * @role: what it is
 * @message: (nullable): the message; %NULL for %ASSAY_ROLE_END
 * @tree: (nullable): its fields, when it is short enough to be decoded at once
 * @direction: who sent it
 * @time_us: when it passed, in microseconds since the inspection began, or %ASSAY_TIME_UNKNOWN
 * @title: its name
 * @note: (nullable): what is worth knowing at a glance
 * @flight: (nullable): for the first of a flight: whose, how long after the one before, how much when it has several
 * @broken: the handshake ended with it: a fatal alert or the end of the connection
 *
 * One step of the ladder. Immutable, refcounted.
 */
typedef struct {
  AssayRole       role;
  AssayMessage   *message;
  AssayNode      *tree;
  AssayDirection  direction;
  gint64          time_us;
  AssayText      *title;
  AssayText      *note;
  AssayText      *flight;
  gboolean        broken;
} AssayRung;

#define ASSAY_TYPE_RUNG (assay_rung_get_type ())

GType      assay_rung_get_type (void) G_GNUC_CONST;
AssayRung *assay_rung_ref      (AssayRung *rung);
void       assay_rung_unref    (AssayRung *rung);

/* The whole rung as a sentence, for those who hear it. (transfer full) */
AssayText *assay_rung_speak    (const AssayRung *rung);

/**
 * AssayLadder:
 * @rungs: (element-type AssayRung): in the order in which they passed on the wire
 * @version: the negotiated ProtocolVersion; 0 when it did not come to that
 * @cipher_suite: the suite; only valid when @version is not 0
 * @key_exchange: how the secret is made
 * @resumed: an old session goes on
 * @failure: (nullable): the reason when the handshake was not finished
 *
 * A conversation, finished or not, made ready to be shown, explained and searched.
 */
typedef struct {
  GPtrArray        *rungs;
  guint16           version;
  guint16           cipher_suite;
  AssayKeyExchange  key_exchange;
  gboolean          resumed;
  AssayFailure     *failure;
} AssayLadder;

/**
 * assay_ladder_new:
 * @messages: (element-type AssayMessage): messages so far
 * @report: (nullable): the report once there is one
 *
 * Tells messages in the order in which they passed; a failure without an alert becomes the last rung. Pure.
 *
 * Returns: (transfer full): the ladder
 */
AssayLadder *assay_ladder_new  (GPtrArray         *messages,
                                const AssayReport *report);
void         assay_ladder_free (AssayLadder       *ladder);

/* The first handshake message of @type from @direction that is @role, or %NULL. (transfer none) */
const AssayRung *assay_ladder_find (const AssayLadder *ladder,
                                    AssayDirection     direction,
                                    guint              type,
                                    AssayRole          role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRung, assay_rung_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayLadder, assay_ladder_free)

G_END_DECLS
