/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extensions about versions, groups, key shares and signatures. */
#include "decode/decode-embedded.h"
#include "decode/decode-extensions.h"
#include "decode/decode-key-share.h"

/* RFC 8446 section 4.2.7. */
static const AssayField groups[] = {
  { "named_group_list", N_("Groups"), ASSAY_VEC16, .item = ASSAY_U16, .names = &assay_names_groups, .least = 2 },
  { NULL }
};

/* RFC 8422 section 5.1.2. */
static const AssayField point_formats[] = {
  { "ec_point_format_list", N_("Point formats"), ASSAY_VEC8,
    .item = ASSAY_U8, .names = &assay_names_point_formats, .least = 1 },
  { NULL }
};

/* RFC 8446 section 4.2.3. */
static const AssayField signature_algorithms[] = {
  { "supported_signature_algorithms", N_("Signature algorithms"), ASSAY_VEC16,
    .item = ASSAY_U16, .names = &assay_names_signature_schemes, .least = 2 },
  { NULL }
};

/* RFC 8446 section 4.2.1. */
static const AssayField offered_versions[] = {
  { "versions", N_("Versions"), ASSAY_VEC8, .item = ASSAY_U16, .names = &assay_names_versions, .least = 2 },
  { NULL }
};

static const AssayField selected_version[] = {
  { "selected_version", N_("Selected version"), ASSAY_U16, .names = &assay_names_versions, .sums_up = TRUE },
  { NULL }
};

/* RFC 8446 section 4.2.8. */
static const AssayField key_share_entry[] = {
  { "group", N_("Group"), ASSAY_U16, .names = &assay_names_groups, .sums_up = TRUE },
  { "key_exchange", N_("Public key"), ASSAY_VEC16, .least = 1, .decode = assay_decode_key_share },
  { NULL }
};

static const AssayField client_shares[] = {
  { "client_shares", N_("Key shares"), ASSAY_VEC16, .each = key_share_entry },
  { NULL }
};

static const AssayField selected_group[] = {
  { "selected_group", N_("Selected group"), ASSAY_U16, .names = &assay_names_groups, .sums_up = TRUE },
  { NULL }
};

/* RFC 9345 section 4. */
static const AssayField delegated_credential[] = {
  { "valid_time", N_("Valid for"), ASSAY_U32 },
  { "dc_cert_verify_algorithm", N_("Algorithm of the key"), ASSAY_U16, .names = &assay_names_signature_schemes },
  { "subject_public_key_info", N_("Public key"), ASSAY_VEC24, .least = 1, .decode = assay_decode_key },
  { "algorithm", N_("Signature algorithm"), ASSAY_U16, .names = &assay_names_signature_schemes },
  { "signature", N_("Signature"), ASSAY_VEC16, .least = 1 },
  { NULL }
};

/* RFC 8472 section 2. */
static const AssayField token_binding[] = {
  { "major", N_("Major version"), ASSAY_U8 },
  { "minor", N_("Minor version"), ASSAY_U8 },
  { "key_parameters_list", N_("Key parameters"), ASSAY_VEC8, .item = ASSAY_U8,
    .names = &assay_names_token_binding_parameters, .least = 1 },
  { NULL }
};

/* RFC 9849 section 5, and section 4 for the configurations that a server sends to retry with. */
static const AssayField hpke_suite[] = {
  { "kdf_id", N_("KDF"), ASSAY_U16, .names = &assay_names_hpke_kdfs },
  { "aead_id", N_("AEAD"), ASSAY_U16, .names = &assay_names_hpke_aeads, .sums_up = TRUE },
  { NULL }
};

static const AssayField ech_outer[] = {
  { "cipher_suite", N_("Cipher suite"), ASSAY_STRUCT, .body = hpke_suite },
  { "config_id", N_("Configuration"), ASSAY_U8 },
  { "enc", N_("Encapsulated key"), ASSAY_VEC16 },
  { "payload", N_("Encrypted ClientHello"), ASSAY_VEC16, .least = 1 },
  { NULL }
};

/* By ECHClientHelloType: outer (0) or inner (1). */
static const AssayField *
choose_ech (const AssayCursor        *content,
            const AssayDecodeContext *context)
{
  switch (context->number)
    {
    case 0:
      return ech_outer;
    case 1:
      return assay_schema_empty;
    default:
      return assay_schema_opaque;
    }
}

static AssayText *
note_ech_type (guint64             number,
               const AssayCursor  *content,
               AssayDecodeContext *context)
{
  if (number == 0)
    return assay_text_new (N_("Outer: carries the real ClientHello encrypted, or stands in for one"), NULL);
  if (number == 1)
    return assay_text_new (N_("Inner: this is the real ClientHello"), NULL);
  return NULL;
}

static const AssayField ech_client[] = {
  { "type", N_("Kind"), ASSAY_U8, .note = note_ech_type },
  { NULL, NULL, ASSAY_STRUCT, .choose = choose_ech },
  { NULL }
};

static const AssayField ech_config_extension[] = {
  { "type", N_("Type"), ASSAY_U16 },
  { "data", N_("Data"), ASSAY_VEC16 },
  { NULL }
};

static const AssayField ech_config_contents[] = {
  { "config_id", N_("Configuration"), ASSAY_U8 },
  { "kem_id", N_("KEM"), ASSAY_U16, .names = &assay_names_hpke_kems },
  { "public_key", N_("Public key"), ASSAY_VEC16, .least = 1 },
  { "cipher_suites", N_("Cipher suites"), ASSAY_VEC16, .each = hpke_suite, .least = 4 },
  { "maximum_name_length", N_("Longest name"), ASSAY_U8 },
  { "public_name", N_("Public name"), ASSAY_VEC8, .text = TRUE, .least = 1, .sums_up = TRUE },
  { "extensions", N_("Extensions"), ASSAY_VEC16, .each = ech_config_extension },
  { NULL }
};

static const AssayField *
choose_ech_config (const AssayCursor        *content,
                   const AssayDecodeContext *context)
{
  return context->number == 0xfe0d ? ech_config_contents : assay_schema_opaque;
}

static const AssayField ech_config[] = {
  { "version", N_("Version"), ASSAY_U16 },
  { "contents", N_("Contents"), ASSAY_VEC16, .choose = choose_ech_config },
  { NULL }
};

static const AssayField ech_retry_configs[] = {
  { "retry_configs", N_("Configurations to retry with"), ASSAY_VEC16, .each = ech_config, .least = 4 },
  { NULL }
};

static const AssayField ech_confirmation[] = {
  { "confirmation", N_("Confirmation"), ASSAY_BYTES, .size = 8 },
  { NULL }
};

static const AssayField ech_outer_extensions[] = {
  { "outer_extensions", N_("Extensions taken from outside"), ASSAY_VEC8,
    .item = ASSAY_U16, .names = &assay_names_extensions, .least = 2 },
  { NULL }
};

const AssayExtension assay_extensions_keys[] = {
  {    10, ASSAY_EXT_CH | ASSAY_EXT_EE,     groups },                 /* supported_groups */
  {    11, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, point_formats },          /* ec_point_formats */
  {    13, ASSAY_EXT_CH | ASSAY_EXT_CR,     signature_algorithms },   /* signature_algorithms */
  {    24, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, token_binding },          /* token_binding */
  {    34, ASSAY_EXT_CH | ASSAY_EXT_CR,     signature_algorithms },   /* delegated_credential */
  {    34, ASSAY_EXT_CT,                    delegated_credential },
  {    40, ASSAY_EXT_CH,                    client_shares },          /* key_share, in drafts up to 22 */
  {    40, ASSAY_EXT_SH,                    key_share_entry },
  {    40, ASSAY_EXT_HRR,                   selected_group },
  {    43, ASSAY_EXT_CH,                    offered_versions },       /* supported_versions */
  {    43, ASSAY_EXT_SH | ASSAY_EXT_HRR,    selected_version },
  {    50, ASSAY_EXT_CH | ASSAY_EXT_CR,     signature_algorithms },   /* signature_algorithms_cert */
  {    51, ASSAY_EXT_CH,                    client_shares },          /* key_share */
  {    51, ASSAY_EXT_SH,                    key_share_entry },
  {    51, ASSAY_EXT_HRR,                   selected_group },
  { 65282, ASSAY_EXT_CH | ASSAY_EXT_CR,     signature_algorithms },   /* delegated_credential, in drafts */
  { 65282, ASSAY_EXT_CT,                    delegated_credential },
  { 30031, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, assay_schema_empty },     /* channel_id, first number */
  { 30032, ASSAY_EXT_CH | ASSAY_EXT_ANSWER, assay_schema_empty },     /* channel_id */
  { 64768, ASSAY_EXT_CH,                    ech_outer_extensions },   /* ech_outer_extensions */
  { 65037, ASSAY_EXT_CH,                    ech_client },             /* encrypted_client_hello */
  { 65037, ASSAY_EXT_EE,                    ech_retry_configs },
  { 65037, ASSAY_EXT_HRR,                   ech_confirmation },
  { 0 }
};
