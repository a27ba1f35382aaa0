/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/assay-schema.h"

G_BEGIN_DECLS

/**
 * assay_handshake_schema:
 * @type: HandshakeType
 *
 * Returns: (transfer none): the fields of such a message; one opaque field for a type without a known format
 */
const AssayField *assay_handshake_schema      (guint              type);

/* Whether a Certificate message has the form of TLS 1.3: by the version, or by its own look when @version is 0. */
gboolean          assay_certificate_is_tls13  (const AssayCursor *body,
                                               guint16            version);

/* What of each family the table in decode-handshake.c points to. */
extern const AssayField assay_schema_client_hello[];
extern const AssayField assay_schema_hello_verify_request[];
extern const AssayField assay_schema_server_hello[];
extern const AssayField assay_schema_draft_hello_retry[];
extern const AssayField assay_schema_encrypted_extensions[];

extern const AssayField assay_schema_certificate[];
extern const AssayField assay_schema_certificate_request[];
extern const AssayField assay_schema_client_certificate_request[];
extern const AssayField assay_schema_certificate_verify[];
extern const AssayField assay_schema_certificate_url[];
extern const AssayField assay_schema_compressed_certificate[];
extern const AssayField assay_schema_certificate_status[];

extern const AssayField assay_schema_server_key_exchange[];
extern const AssayField assay_schema_client_key_exchange[];

extern const AssayField assay_schema_new_session_ticket[];
extern const AssayField assay_schema_finished[];
extern const AssayField assay_schema_key_update[];
extern const AssayField assay_schema_next_protocol[];
extern const AssayField assay_schema_supplemental_data[];
extern const AssayField assay_schema_channel_id[];
extern const AssayField assay_schema_request_connection_id[];
extern const AssayField assay_schema_new_connection_id[];
extern const AssayField assay_schema_ekt_key[];

/* What a signature is made of; begins with its algorithm from TLS 1.2 on (RFC 5246 section 4.7). */
const AssayField *assay_schema_choose_signed  (const AssayCursor        *content,
                                               const AssayDecodeContext *context);

G_END_DECLS
