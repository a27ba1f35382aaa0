/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extensions of drafts that were given up or became others; captures of those days are still looked at. */
#include "decode/decode-extensions.h"
#include "decode/decode-key-share.h"

/* draft-ietf-tls-tls13-18 section 4.5.1. */
static const AssayField ticket_early_data[] = {
  { "max_early_data_size", N_("Most early data, in bytes"), ASSAY_U32, .sums_up = TRUE },
  { NULL }
};

/* draft-ietf-tls-dtls-connection-id-07 section 3. */
static const AssayField connection_id[] = {
  { "cid", N_("Connection ID"), ASSAY_VEC8 },
  { NULL }
};

/* draft-rescorla-tls-opaque-prf-input section 3. */
static const AssayField prf_input[] = {
  { "opaque_prf_input", N_("Input of the pseudorandom function"), ASSAY_VEC16 },
  { NULL }
};

/* draft-ietf-tls-esni-06 sections 5.1 and 5.2. */
static const AssayField esni_client[] = {
  { "suite", N_("Cipher suite"), ASSAY_U16, .names = &assay_names_cipher_suites, .sums_up = TRUE },
  { "group", N_("Group"), ASSAY_U16, .names = &assay_names_groups },
  { "key_exchange", N_("Public key"), ASSAY_VEC16, .least = 1, .decode = assay_decode_key_share },
  { "record_digest", N_("Hash of the keys"), ASSAY_VEC16 },
  { "encrypted_sni", N_("Encrypted name"), ASSAY_VEC16 },
  { NULL }
};

static const AssayField esni_answer[] = {
  { "nonce", N_("Nonce"), ASSAY_BYTES, .size = 16 },
  { NULL }
};

/* draft-ietf-tls-esni-08 to -10, section 5. */
#define HPKE_SUITE \
  { "kdf_id", N_("KDF"), ASSAY_U16, .names = &assay_names_hpke_kdfs }, \
  { "aead_id", N_("AEAD"), ASSAY_U16, .names = &assay_names_hpke_aeads, .sums_up = TRUE }
#define ENCRYPTED \
  { "enc", N_("Encapsulated key"), ASSAY_VEC16 }, \
  { "payload", N_("Encrypted ClientHello"), ASSAY_VEC16, .least = 1 }

static const AssayField ech_draft_08[] = {
  HPKE_SUITE,
  { "config_id", N_("Configuration"), ASSAY_VEC8 },
  ENCRYPTED,
  { NULL }
};

static const AssayField ech_draft_10[] = {
  HPKE_SUITE,
  { "config_id", N_("Configuration"), ASSAY_U8 },
  ENCRYPTED,
  { NULL }
};

const AssayExtension assay_extensions_drafts[] = {
  {    46, ASSAY_EXT_NST,                   ticket_early_data },   /* ticket_early_data_info */
  {    53, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH | ASSAY_EXT_SH, connection_id },  /* connection_id (deprecated) */
  { 13175, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, assay_schema_empty },  /* origin_bound_certificates */
  { 13180, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, assay_schema_empty },  /* encrypted_client_certificates */
  { 38183, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, prf_input },           /* opaque_prf_input */
  { 65032, ASSAY_EXT_CH,                    ech_draft_08 },        /* encrypted_client_hello */
  { 65033, ASSAY_EXT_CH,                    ech_draft_08 },
  { 65034, ASSAY_EXT_CH,                    ech_draft_10 },
  { 65486, ASSAY_EXT_CH,                    esni_client },         /* encrypted_server_name */
  { 65486, ASSAY_EXT_EE,                    esni_answer },
  { 0 }
};
