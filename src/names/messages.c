/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/assay-names.h"

/* Records, handshake messages, and the small numbers that stand directly in them. */

/* TLS ContentType: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-5 */
static const AssayName content_types[] = {
  { 20, "change_cipher_spec",       0 },
  { 21, "alert",                    0 },
  { 22, "handshake",                0 },
  { 23, "application_data",         0 },
  { 24, "heartbeat",                0 },
  { 25, "tls12_cid",                0 },
  { 26, "ACK",                      0 },
  { 27, "return_routability_check", 0 },
};

const AssayNames assay_names_content_types = {
  .title  = "content type",
  .rows   = content_types,
  .n_rows = G_N_ELEMENTS (content_types),
  .digits = 2,
};

/* TLS HandshakeType: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-7
 * without the suffix "_RESERVED" (used before TLS 1.3 only). Not registered: next_protocol and channel_id, and the two
 * numbers above 255, which no record carries: the TLS library reports an SSL 2.0 hello and HelloRetryRequest so. */
static const AssayName handshake_types[] = {
  {    0, "hello_request",              0 },
  {    1, "client_hello",               0 },
  {    2, "server_hello",               0 },
  {    3, "hello_verify_request",       0 },
  {    4, "new_session_ticket",         0 },
  {    5, "end_of_early_data",          0 },
  {    6, "hello_retry_request",        0 },
  {    8, "encrypted_extensions",       0 },
  {    9, "request_connection_id",      0 },
  {   10, "new_connection_id",          0 },
  {   11, "certificate",                0 },
  {   12, "server_key_exchange",        0 },
  {   13, "certificate_request",        0 },
  {   14, "server_hello_done",          0 },
  {   15, "certificate_verify",         0 },
  {   16, "client_key_exchange",        0 },
  {   17, "client_certificate_request", 0 },
  {   20, "finished",                   0 },
  {   21, "certificate_url",            0 },
  {   22, "certificate_status",         0 },
  {   23, "supplemental_data",          0 },
  {   24, "key_update",                 0 },
  {   25, "compressed_certificate",     0 },
  {   26, "ekt_key",                    0 },
  {   67, "next_protocol",              0 },
  {  203, "channel_id",                 0 },
  {  254, "message_hash",               0 },
  { 1024, "client_hello_v2",            0 },
  { 1025, "hello_retry_request",        0 },
};

const AssayNames assay_names_handshake_types = {
  .title  = "handshake message",
  .rows   = handshake_types,
  .n_rows = G_N_ELEMENTS (handshake_types),
  .digits = 2,
};

/* TLS Compression Method Identifiers: https://www.iana.org/assignments/comp-meth-ids/comp-meth-ids.xhtml */
static const AssayName compressions[] = {
  {  0, "NULL",    0 },
  {  1, "DEFLATE", 0 },
  { 64, "LZS",     0 },
};

const AssayNames assay_names_compressions = {
  .title  = "compression method",
  .rows   = compressions,
  .n_rows = G_N_ELEMENTS (compressions),
  .digits = 2,
};

/* KeyUpdateRequest: RFC 8446 section 4.6.3 */
static const AssayName key_update_requests[] = {
  { 0, "update_not_requested", 0 },
  { 1, "update_requested",     0 },
};

const AssayNames assay_names_key_update_requests = {
  .title  = "key update request",
  .rows   = key_update_requests,
  .n_rows = G_N_ELEMENTS (key_update_requests),
  .digits = 2,
};
