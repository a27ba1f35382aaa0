/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extensions about sessions: tickets, pre-shared keys, early data, renegotiation, cookies. */
#include "decode/decode-extensions.h"

/* RFC 5077 section 3.2. */
static const AssayField session_ticket[] = {
  { "ticket", N_("Ticket"), ASSAY_BYTES },
  { NULL }
};

/* RFC 8446 section 4.2.11. */
static const AssayField psk_identity[] = {
  { "identity", N_("Identity"), ASSAY_VEC16, .least = 1 },
  { "obfuscated_ticket_age", N_("Age of the ticket, obfuscated"), ASSAY_U32 },
  { NULL }
};

static const AssayField psk_binder[] = {
  { "binder", N_("Binder"), ASSAY_VEC8, .least = 32 },
  { NULL }
};

static const AssayField offered_psks[] = {
  { "identities", N_("Identities"), ASSAY_VEC16, .each = psk_identity, .least = 7 },
  { "binders", N_("Binders"), ASSAY_VEC16, .each = psk_binder, .least = 33 },
  { NULL }
};

static const AssayField selected_identity[] = {
  { "selected_identity", N_("Selected identity"), ASSAY_U16, .sums_up = TRUE },
  { NULL }
};

/* RFC 8446 section 4.2.10. */
static const AssayField max_early_data[] = {
  { "max_early_data_size", N_("Most early data, in bytes"), ASSAY_U32, .sums_up = TRUE },
  { NULL }
};

/* RFC 8446 section 4.2.2. */
static const AssayField cookie[] = {
  { "cookie", N_("Cookie"), ASSAY_VEC16, .least = 1 },
  { NULL }
};

/* RFC 8446 section 4.2.9. */
static const AssayField psk_modes[] = {
  { "ke_modes", N_("Modes"), ASSAY_VEC8, .item = ASSAY_U8, .names = &assay_names_psk_modes, .least = 1 },
  { NULL }
};

/* RFC 5746 section 3.2. */
static const AssayField renegotiation[] = {
  { "renegotiated_connection", N_("Renegotiated connection"), ASSAY_VEC8 },
  { NULL }
};

/* RFC 9149 section 3. */
static const AssayField ticket_request[] = {
  { "new_session_count", N_("Tickets for a new session"), ASSAY_U8 },
  { "resumption_count", N_("Tickets when resuming"), ASSAY_U8 },
  { NULL }
};

static const AssayField ticket_answer[] = {
  { "expected_count", N_("Tickets to expect"), ASSAY_U8, .sums_up = TRUE },
  { NULL }
};

/* RFC 8672 section 3. */
static const AssayField client_pin[] = {
  { "ticket", N_("Ticket"), ASSAY_VEC16, .optional = TRUE },
  { NULL }
};

static const AssayField server_pin[] = {
  { "proof", N_("Proof"), ASSAY_VEC8 },
  { "ticket", N_("Ticket"), ASSAY_VEC16 },
  { "lifetime", N_("Lifetime in seconds"), ASSAY_U32 },
  { NULL }
};

/* RFC 8844 sections 3.2 and 4.2. */
static const AssayField external_id_hash[] = {
  { "binding_hash", N_("Hash of the identity"), ASSAY_VEC8, .most = 32 },
  { NULL }
};

static const AssayField external_session_id[] = {
  { "session_id", N_("Session ID"), ASSAY_VEC8, .least = 20 },
  { NULL }
};

const AssayExtension assay_extensions_session[] = {
  {    32, ASSAY_EXT_CH,                    client_pin },          /* ticket_pinning */
  {    32, ASSAY_EXT_EE,                    server_pin },
  {    33, ASSAY_EXT_CH | ASSAY_EXT_SH,     assay_schema_empty },  /* tls_cert_with_extern_psk */
  {    35, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, session_ticket },      /* session_ticket */
  {    41, ASSAY_EXT_CH,                    offered_psks },        /* pre_shared_key */
  {    41, ASSAY_EXT_SH,                    selected_identity },
  {    42, ASSAY_EXT_CH | ASSAY_EXT_EE,     assay_schema_empty },  /* early_data */
  {    42, ASSAY_EXT_NST,                   max_early_data },
  {    44, ASSAY_EXT_CH | ASSAY_EXT_HRR,    cookie },              /* cookie */
  {    45, ASSAY_EXT_CH,                    psk_modes },           /* psk_key_exchange_modes */
  {    49, ASSAY_EXT_CH,                    assay_schema_empty },  /* post_handshake_auth */
  {    55, ASSAY_EXT_CH | ASSAY_EXT_ANSWER, external_id_hash },    /* external_id_hash */
  {    56, ASSAY_EXT_CH | ASSAY_EXT_ANSWER, external_session_id }, /* external_session_id */
  {    58, ASSAY_EXT_CH,                    ticket_request },      /* ticket_request */
  {    58, ASSAY_EXT_EE,                    ticket_answer },
  { 65281, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, renegotiation },       /* renegotiation_info */
  { 0 }
};
