/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"
#include "base/assay-node.h"

G_BEGIN_DECLS

/**
 * assay_decode_message:
 * @message: a message
 *
 * Decodes a handshake message, alert or ChangeCipherSpec by its schema. Any bytes give a tree: what is wrong is marked
 * over exactly the bytes that are. The root's key is the message's type ("server_hello"); field keys are those of the
 * RFCs in snake case; offsets count from the first byte of the body.
 *
 * Returns: (transfer full): the tree
 */
AssayNode *assay_decode_message      (const AssayMessage *message);

/* As assay_decode_message(), but certificates, names and OCSP responses stay opaque: for who only looks for a field of
 * TLS's own. (transfer full) */
AssayNode *assay_decode_outline      (const AssayMessage *message);

/**
 * assay_decode_certificates:
 * @message: a Certificate message (RFC 5246 section 7.4.2, RFC 8446 section 4.4.2)
 * @max: how many to take at the most
 *
 * Returns: (transfer full) (element-type GBytes): the DER certificates as sent, slices of the message's body; those
 *   that could be told apart when the message is malformed
 */
GPtrArray *assay_decode_certificates (const AssayMessage *message,
                                      guint               max);

G_END_DECLS
