/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extensions about the standing of certificates: OCSP, SCTs, DNSSEC, and how they are sent. */
#include "decode/decode-extensions.h"
#include "decode/decode-handshake.h"
#include "decode/decode-sct.h"

/* OCSPStatusRequest, RFC 6066 section 8. */
static const AssayField responder_id[] = {
  { "responder_id", N_("Responder"), ASSAY_VEC16, .least = 1 },
  { NULL }
};

static const AssayField ocsp_request[] = {
  { "responder_id_list", N_("Responders"), ASSAY_VEC16, .each = responder_id },
  { "request_extensions", N_("Request extensions"), ASSAY_VEC16 },
  { NULL }
};

/* All types so far ask in the same way: ocsp (1) and ocsp_multi (2). */
static const AssayField *
choose_request (const AssayCursor        *content,
                const AssayDecodeContext *context)
{
  return assay_cursor_left (content) > 0 ? ocsp_request : assay_schema_empty;
}

static const AssayField status_request[] = {
  { "status_type", N_("Status type"), ASSAY_U8, .names = &assay_names_cert_status_types, .sums_up = TRUE },
  { NULL, NULL, ASSAY_STRUCT, .body = ocsp_request },
  { NULL }
};

/* RFC 6961 section 2.2. */
static const AssayField status_request_item[] = {
  { "status_type", N_("Status type"), ASSAY_U8, .names = &assay_names_cert_status_types, .sums_up = TRUE },
  { "request", N_("Request"), ASSAY_VEC16, .choose = choose_request },
  { NULL }
};

static const AssayField status_requests[] = {
  { "certificate_status_req_list", N_("Requests"), ASSAY_VEC16, .each = status_request_item, .least = 1 },
  { NULL }
};

static const AssayField scts[] = {
  { "sct_list", N_("Signed certificate timestamps"), ASSAY_VEC16, .each = assay_schema_sct, .least = 1 },
  { NULL }
};

/* RFC 9162 section 6.5. */
static const AssayField trans_item[] = {
  { "trans_item", N_("Item"), ASSAY_VEC16, .least = 1 },
  { NULL }
};

static const AssayField transparency[] = {
  { "trans_item_list", N_("Items"), ASSAY_VEC16, .each = trans_item, .least = 1 },
  { NULL }
};

/* RFC 8879 section 3. */
static const AssayField compressions[] = {
  { "algorithms", N_("Algorithms"), ASSAY_VEC8, .item = ASSAY_U16, .names = &assay_names_cert_compression, .least = 2 },
  { NULL }
};

/* RFC 7924 section 4: clients send the hash of what they have, servers only its type. */
static const AssayField cached_object[] = {
  { "type", N_("Type"), ASSAY_U8, .names = &assay_names_cached_types, .sums_up = TRUE },
  { "hash_value", N_("Hash"), ASSAY_VEC8, .least = 1 },
  { NULL }
};

static const AssayField cached_objects[] = {
  { "cached_info", N_("Cached objects"), ASSAY_VEC16, .each = cached_object, .least = 1 },
  { NULL }
};

static const AssayField cached_types[] = {
  { "cached_info", N_("Cached objects"), ASSAY_VEC16, .item = ASSAY_U8,
    .names = &assay_names_cached_types, .least = 1 },
  { NULL }
};

/* RFC 9102 section 2. */
static const AssayField dnssec_request[] = {
  { "port_number", N_("Port"), ASSAY_U16, .sums_up = TRUE },
  { NULL }
};

static const AssayField dnssec_chain[] = {
  { "ext_support_lifetime", N_("Will be sent for so many hours"), ASSAY_U16 },
  { "authentication_chain", N_("Authentication chain"), ASSAY_VEC16, .least = 1 },
  { NULL }
};

const AssayExtension assay_extensions_status[] = {
  {  2, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, assay_schema_empty },              /* client_certificate_url */
  {  5, ASSAY_EXT_CH,                    status_request },                  /* status_request */
  {  5, ASSAY_EXT_CT,                    assay_schema_certificate_status },
  {  5, ASSAY_EXT_OLD_SH | ASSAY_EXT_CR, assay_schema_empty },
  { 17, ASSAY_EXT_CH,                    status_requests },                 /* status_request_v2 */
  { 17, ASSAY_EXT_OLD_SH,                assay_schema_empty },
  { 18, ASSAY_EXT_CH | ASSAY_EXT_CR,     assay_schema_empty },              /* signed_certificate_timestamp */
  { 18, ASSAY_EXT_OLD_SH | ASSAY_EXT_CT, scts },
  { 25, ASSAY_EXT_CH,                    cached_objects },                  /* cached_info */
  { 25, ASSAY_EXT_ANSWER,                cached_types },
  { 27, ASSAY_EXT_CH | ASSAY_EXT_CR,     compressions },                    /* compress_certificate */
  { 52, ASSAY_EXT_CH | ASSAY_EXT_CR,     assay_schema_empty },              /* transparency_info */
  { 52, ASSAY_EXT_OLD_SH | ASSAY_EXT_CT, transparency },
  { 59, ASSAY_EXT_CH,                    dnssec_request },                  /* dnssec_chain */
  { 59, ASSAY_EXT_OLD_SH | ASSAY_EXT_CT, dnssec_chain },
  { 0 }
};
