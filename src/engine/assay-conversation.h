/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/assay-inspection.h"

G_BEGIN_DECLS

/**
 * AssayConversation:
 *
 * Makes messages and records out of what two witnesses saw: GnuTLS's hook, which knows each handshake message in clear
 * but not when it was on the wire, and the tap, which knows the wire but not what is encrypted. It keeps what a decoder
 * must know of the messages before: the version and the suite that the ServerHello chose. One thread.
 */
typedef struct _AssayConversation AssayConversation;

AssayConversation *assay_conversation_new  (AssayInspection   *inspection);
void               assay_conversation_free (AssayConversation *conversation);

/* The tap: an `AssayTap` whose data is the conversation. */
gboolean           assay_conversation_tap  (AssayDirection     direction,
                                            gconstpointer      bytes,
                                            gsize              length,
                                            gint64             time_us,
                                            gpointer           data);

/* The hook saw a message that came; its last byte had arrived at @time_us. */
void               assay_conversation_hear (AssayConversation *conversation,
                                            guint              type,
                                            gconstpointer      body,
                                            gsize              length,
                                            gint64             time_us);

/* The hook saw a message that was made; it is told when the record that carries it leaves. */
void               assay_conversation_compose (AssayConversation *conversation,
                                               guint              type,
                                               gconstpointer      body,
                                               gsize              length);

/* Tells what was made and never seen to leave. */
void               assay_conversation_flush   (AssayConversation *conversation);

/* An alert that GnuTLS sent or was sent; ignored when the tap has read it in clear. */
void               assay_conversation_alert   (AssayConversation *conversation,
                                               AssayDirection     direction,
                                               guint              level,
                                               guint              description,
                                               gint64             time_us);

/* The negotiated ProtocolVersion and suite; 0 before the ServerHello. */
guint16            assay_conversation_get_version      (const AssayConversation *conversation);
guint16            assay_conversation_get_cipher_suite (const AssayConversation *conversation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayConversation, assay_conversation_free)

G_END_DECLS
