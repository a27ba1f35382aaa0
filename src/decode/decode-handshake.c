/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-handshake.h"

/* HandshakeType -> fields (RFC 8446 section 4, RFC 5246 section 7.4, and the registry's later rows). */
static const struct {
  guint             type;
  const AssayField *fields;
} messages[] = {
  {   0, assay_schema_empty },                    /* hello_request */
  {   1, assay_schema_client_hello },
  {   2, assay_schema_server_hello },
  {   3, assay_schema_hello_verify_request },
  {   4, assay_schema_new_session_ticket },
  {   5, assay_schema_empty },                    /* end_of_early_data */
  {   6, assay_schema_draft_hello_retry },
  {   8, assay_schema_encrypted_extensions },
  {   9, assay_schema_request_connection_id },
  {  10, assay_schema_new_connection_id },
  {  11, assay_schema_certificate },
  {  12, assay_schema_server_key_exchange },
  {  13, assay_schema_certificate_request },
  {  14, assay_schema_empty },                    /* server_hello_done */
  {  15, assay_schema_certificate_verify },
  {  16, assay_schema_client_key_exchange },
  {  17, assay_schema_client_certificate_request },
  {  20, assay_schema_finished },
  {  21, assay_schema_certificate_url },
  {  22, assay_schema_certificate_status },
  {  23, assay_schema_supplemental_data },
  {  24, assay_schema_key_update },
  {  25, assay_schema_compressed_certificate },
  {  26, assay_schema_ekt_key },
  {  67, assay_schema_next_protocol },
  { 203, assay_schema_channel_id },
};

const AssayField *
assay_handshake_schema (guint type)
{
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    if (messages[i].type == type)
      return messages[i].fields;
  return assay_schema_opaque;
}
