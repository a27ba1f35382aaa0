/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/assay-practice.h"
#include "practice/practice-ca.h"
#include "practice/practice-ocsp.h"

G_BEGIN_DECLS

typedef struct _AssayPracticeTls AssayPracticeTls;

/**
 * AssayPracticeConnection:
 * @scenario: what is played
 * @tls: what a handshake needs
 * @socket: the client's, not blocking
 * @cancellable: the server stops
 * @deadline: when to close whatever is going on; monotonic microseconds
 *
 * One client of a practice server, on a thread of its own.
 */
typedef struct {
  const AssayScenario    *scenario;
  const AssayPracticeTls *tls;
  GSocket                *socket;
  GCancellable           *cancellable;
  gint64                  deadline;
} AssayPracticeConnection;

/**
 * AssayPracticeServe:
 * @connection: a client that has just connected
 *
 * How a server behaves toward a client. Whoever calls it closes the connection afterwards.
 */
typedef void (*AssayPracticeServe) (AssayPracticeConnection *connection);

/**
 * AssayPracticeSetup:
 * @priority: (nullable): protocol versions, suites and groups as a GnuTLS priority string; %NULL for what is good today
 * @leaf: the server's certificate
 * @sent: the certificates sent after it
 * @staple: the OCSP answer that is sent along
 * @client_certificate: whether the client is asked for one
 * @serve: (nullable): how it behaves; %NULL for an ordinary server
 *
 * How a scenario is staged.
 */
struct _AssayPracticeSetup {
  const char                  *priority;
  AssayPracticeLeaf            leaf;
  AssayPracticeAuthority       sent[4];
  AssayPracticeOcsp            staple;
  gnutls_certificate_request_t client_certificate;
  AssayPracticeServe           serve;
};

/* Waits until the socket is ready; %FALSE when the deadline passes or the server stops. */
gboolean assay_practice_connection_wait   (AssayPracticeConnection *connection,
                                           GIOCondition             condition);

/* Closes so that the client reads all that was sent (RFC 1122 section 4.2.2.13: what is unread makes it a reset). */
void     assay_practice_connection_close  (AssayPracticeConnection *connection);

/* Servers that do not speak TLS: each reads what the client says first. */
void     assay_practice_serve_plain_http  (AssayPracticeConnection *connection);
void     assay_practice_serve_silence     (AssayPracticeConnection *connection);
void     assay_practice_serve_close       (AssayPracticeConnection *connection);
void     assay_practice_serve_reset       (AssayPracticeConnection *connection);

G_END_DECLS
