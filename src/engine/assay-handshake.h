/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gnutls/gnutls.h>

#include "engine/assay-conversation.h"
#include "engine/assay-transport.h"

G_BEGIN_DECLS

/**
 * AssayHandshake:
 *
 * A GnuTLS session with its two witnesses. One thread.
 */
typedef struct _AssayHandshake AssayHandshake;

AssayHandshake   *assay_handshake_new  (AssayInspection *inspection,
                                        AssayTransport  *transport);
void              assay_handshake_free (AssayHandshake  *handshake);

/**
 * assay_handshake_run:
 * @handshake: a handshake
 *
 * The phase handshake. Every message is told as it passes; what goes wrong is noted in the inspection.
 *
 * Returns: whether it was finished
 */
gboolean          assay_handshake_run  (AssayHandshake  *handshake);

/**
 * assay_handshake_collect_tickets:
 * @handshake: a finished handshake
 *
 * The phase tickets, of TLS 1.3 only: waits a short time for the first session ticket and takes what else has come. A
 * server may refuse here what it accepted before (a missing client certificate): that becomes the closing alert.
 */
void              assay_handshake_collect_tickets (AssayHandshake *handshake);

/* Says goodbye without waiting for the answer. */
void              assay_handshake_close (AssayHandshake *handshake);

/* The session, for what only GnuTLS knows. (transfer none) (nullable) */
gnutls_session_t  assay_handshake_get_session (AssayHandshake *handshake);

/* What the ServerHello chose. */
guint16           assay_handshake_get_version      (AssayHandshake *handshake);
guint16           assay_handshake_get_cipher_suite (AssayHandshake *handshake);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayHandshake, assay_handshake_free)

G_END_DECLS
