/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extensions about who is spoken to, and what will be spoken. */
#include "decode/decode-embedded.h"
#include "decode/decode-extensions.h"

/* RFC 6066 section 3. Other name types than host_name were never made. */
static const AssayField server_name[] = {
  { "name_type", N_("Name type"), ASSAY_U8, .names = &assay_names_name_types },
  { "host_name", N_("Host name"), ASSAY_VEC16, .text = TRUE, .least = 1, .sums_up = TRUE },
  { NULL }
};

static const AssayField server_names[] = {
  { "server_name_list", N_("Names"), ASSAY_VEC16, .each = server_name, .least = 1 },
  { NULL }
};

/* RFC 7301 section 3.1. */
static const AssayField protocol_name[] = {
  { "protocol_name", N_("Protocol"), ASSAY_VEC8, .text = TRUE, .least = 1, .sums_up = TRUE },
  { NULL }
};

static const AssayField protocols[] = {
  { "protocol_name_list", N_("Protocols"), ASSAY_VEC16, .each = protocol_name, .least = 2 },
  { NULL }
};

/* draft-agl-tls-nextprotoneg section 3: names without a length around them, up to the end. */
static const AssayField next_protocols[] = {
  { "protocol_name_list", N_("Protocols"), ASSAY_BYTES, .each = protocol_name },
  { NULL }
};

/* draft-vvv-tls-alps section 4. */
static const AssayField application_protocols[] = {
  { "supported_protocols", N_("Protocols"), ASSAY_VEC16, .each = protocol_name, .least = 2 },
  { NULL }
};

static const AssayField application_settings[] = {
  { "settings", N_("Settings"), ASSAY_BYTES },
  { NULL }
};

/* RFC 7250 section 3. */
static const AssayField offered_certificate_types[] = {
  { "certificate_types", N_("Certificate types"), ASSAY_VEC8,
    .item = ASSAY_U8, .names = &assay_names_cert_types, .least = 1 },
  { NULL }
};

static const AssayField chosen_certificate_type[] = {
  { "certificate_type", N_("Certificate type"), ASSAY_U8, .names = &assay_names_cert_types, .sums_up = TRUE },
  { NULL }
};

/* RFC 6066 section 6: key_sha1_hash (1) and cert_sha1_hash (3), x509_name (2), or pre_agreed (0), as the type says. */
static const AssayField authority_hash[] = {
  { "sha1_hash", N_("SHA-1 hash"), ASSAY_BYTES, .size = 20 },
  { NULL }
};

static const AssayField authority_name[] = {
  { "distinguished_name", N_("Distinguished name"), ASSAY_VEC16, .decode = assay_decode_name, .least = 1 },
  { NULL }
};

static const AssayField *
choose_authority (const AssayCursor        *content,
                  const AssayDecodeContext *context)
{
  switch (context->number)
    {
    case 0:
      return assay_schema_empty;
    case 1:
    case 3:
      return authority_hash;
    case 2:
      return authority_name;
    default:
      return assay_schema_opaque;
    }
}

static const AssayField trusted_authority[] = {
  { "identifier_type", N_("Identifier type"), ASSAY_U8, .names = &assay_names_trusted_authority_types,
    .sums_up = TRUE },
  { NULL, NULL, ASSAY_STRUCT, .choose = choose_authority },
  { NULL }
};

static const AssayField trusted_authorities[] = {
  { "trusted_authorities_list", N_("Authorities"), ASSAY_VEC16, .each = trusted_authority },
  { NULL }
};

/* RFC 8446 section 4.2.4. */
static const AssayField authority[] = {
  { "distinguished_name", N_("Distinguished name"), ASSAY_VEC16, .decode = assay_decode_name, .least = 1 },
  { NULL }
};

static const AssayField authorities[] = {
  { "authorities", N_("Authorities"), ASSAY_VEC16, .each = authority, .least = 3 },
  { NULL }
};

/* RFC 8446 section 4.2.5. */
static const AssayField oid_filter[] = {
  { "certificate_extension_oid", N_("Certificate extension"), ASSAY_VEC8, .decode = assay_decode_oid, .least = 1 },
  { "certificate_extension_values", N_("Values"), ASSAY_VEC16 },
  { NULL }
};

static const AssayField oid_filters[] = {
  { "filters", N_("Filters"), ASSAY_VEC16, .each = oid_filter },
  { NULL }
};

/* draft-ietf-tls-trust-anchor-ids section 4. */
static const AssayField trust_anchor[] = {
  { "trust_anchor_id", N_("Trust anchor"), ASSAY_VEC8, .least = 1 },
  { NULL }
};

static const AssayField trust_anchors[] = {
  { "trust_anchor_identifiers", N_("Trust anchors"), ASSAY_VEC16, .each = trust_anchor },
  { NULL }
};

/* RFC 4681 section 3 and RFC 5878 section 3.1. */
static const AssayField user_mapping_types[] = {
  { "user_mapping_types", N_("User mapping types"), ASSAY_VEC8,
    .item = ASSAY_U8, .names = &assay_names_user_mapping_types, .least = 1 },
  { NULL }
};

static const AssayField authz_formats[] = {
  { "authz_format_list", N_("Authorization data formats"), ASSAY_VEC8,
    .item = ASSAY_U8, .names = &assay_names_authz_formats, .least = 1 },
  { NULL }
};

/* RFC 5054 section 2.8.1 and RFC 8492 section 4. */
static const AssayField srp_user[] = {
  { "srp_i", N_("User name"), ASSAY_VEC8, .text = TRUE, .least = 1, .sums_up = TRUE },
  { NULL }
};

static const AssayField password_user[] = {
  { "name", N_("User name"), ASSAY_VEC8, .text = TRUE, .least = 1, .sums_up = TRUE },
  { NULL }
};

static const AssayField protected_user[] = {
  { "name", N_("User name, encrypted"), ASSAY_VEC8, .least = 1 },
  { NULL }
};

static const AssayField password_salt[] = {
  { "salt", N_("Salt"), ASSAY_VEC16, .least = 1 },
  { NULL }
};

const AssayExtension assay_extensions_names[] = {
  {     0, ASSAY_EXT_CH,                    server_names },              /* server_name */
  {     0, ASSAY_EXT_ANSWER,                assay_schema_empty },
  {     3, ASSAY_EXT_CH,                    trusted_authorities },       /* trusted_ca_keys */
  {     3, ASSAY_EXT_OLD_SH,                assay_schema_empty },
  {     6, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, user_mapping_types },        /* user_mapping */
  {     7, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, authz_formats },             /* client_authz */
  {     8, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, authz_formats },             /* server_authz */
  {     9, ASSAY_EXT_CH,                    offered_certificate_types }, /* cert_type */
  {     9, ASSAY_EXT_OLD_SH,                chosen_certificate_type },
  {    12, ASSAY_EXT_CH,                    srp_user },                  /* srp */
  {    16, ASSAY_EXT_CH | ASSAY_EXT_ANSWER, protocols },                 /* application_layer_protocol_negotiation */
  {    19, ASSAY_EXT_CH,                    offered_certificate_types }, /* client_certificate_type */
  {    19, ASSAY_EXT_ANSWER,                chosen_certificate_type },
  {    20, ASSAY_EXT_CH,                    offered_certificate_types }, /* server_certificate_type */
  {    20, ASSAY_EXT_ANSWER,                chosen_certificate_type },
  {    29, ASSAY_EXT_CH,                    protected_user },            /* pwd_protect */
  {    30, ASSAY_EXT_CH,                    password_user },             /* pwd_clear */
  {    31, ASSAY_EXT_CH | ASSAY_EXT_SH | ASSAY_EXT_HRR, password_salt }, /* password_salt */
  {    47, ASSAY_EXT_CH | ASSAY_EXT_CR,     authorities },               /* certificate_authorities */
  {    48, ASSAY_EXT_CR,                    oid_filters },               /* oid_filters */
  { 13172, ASSAY_EXT_CH,                    assay_schema_empty },        /* next_protocol_negotiation */
  { 13172, ASSAY_EXT_OLD_SH,                next_protocols },
  { 17513, ASSAY_EXT_CH,                    application_protocols },     /* application_settings, first number */
  { 17513, ASSAY_EXT_EE,                    application_settings },
  { 17613, ASSAY_EXT_CH,                    application_protocols },     /* application_settings */
  { 17613, ASSAY_EXT_EE,                    application_settings },
  { 51764, ASSAY_EXT_CH | ASSAY_EXT_EE | ASSAY_EXT_CR, trust_anchors },  /* trust_anchors */
  { 51764, ASSAY_EXT_CT,                    assay_schema_empty },
  { 0 }
};
