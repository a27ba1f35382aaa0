/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extensions for what TLS carries or is carried by: SRTP, DTLS, QUIC. */
#include "decode/decode-extensions.h"

/* RFC 5764 section 4.1.1. */
static const AssayField srtp[] = {
  { "srtp_protection_profiles", N_("Protection profiles"), ASSAY_VEC16,
    .item = ASSAY_U16, .names = &assay_names_srtp_profiles, .least = 2 },
  { "srtp_mki", N_("Master key identifier"), ASSAY_VEC8 },
  { NULL }
};

/* RFC 8870 section 5.2.1. */
static const AssayField offered_ekt_ciphers[] = {
  { "supported_ciphers", N_("Ciphers"), ASSAY_VEC8, .item = ASSAY_U8,
    .names = &assay_names_ekt_ciphers, .least = 1 },
  { NULL }
};

static const AssayField selected_ekt_cipher[] = {
  { "selected_cipher", N_("Selected cipher"), ASSAY_U8, .names = &assay_names_ekt_ciphers,
    .sums_up = TRUE },
  { NULL }
};

/* RFC 9146 section 3. */
static const AssayField connection_id[] = {
  { "cid", N_("Connection ID"), ASSAY_VEC8 },
  { NULL }
};

/* RFC 9000 section 18, RFC 9221 section 3, RFC 9368 section 3. */
static const AssayField quic_integer[] = {
  { "integer", N_("Number"), ASSAY_VARINT, .sums_up = TRUE },
  { NULL }
};

static const AssayField quic_preferred_address[] = {
  { "ipv4_address", N_("IPv4 address"), ASSAY_BYTES, .size = 4 },
  { "ipv4_port", N_("IPv4 port"), ASSAY_U16 },
  { "ipv6_address", N_("IPv6 address"), ASSAY_BYTES, .size = 16 },
  { "ipv6_port", N_("IPv6 port"), ASSAY_U16 },
  { "connection_id", N_("Connection ID"), ASSAY_VEC8, .least = 1, .most = 20 },
  { "stateless_reset_token", N_("Stateless reset token"), ASSAY_BYTES, .size = 16 },
  { NULL }
};

static const AssayField quic_versions[] = {
  { "chosen_version", N_("Chosen version"), ASSAY_U32 },
  { "available_versions", N_("Available versions"), ASSAY_BYTES, .item = ASSAY_U32 },
  { NULL }
};

/* By the parameter's number, which was read last. */
static const AssayField *
choose_quic_value (const AssayCursor        *content,
                   const AssayDecodeContext *context)
{
  switch (context->number)
    {
    case 0x01: case 0x03: case 0x04: case 0x05: case 0x06: case 0x07: case 0x08: case 0x09: case 0x0a: case 0x0b:
    case 0x0e: case 0x20: case 0x3e: case 0x3127: case 0xde1a: case 0xff02de1a: case 0xff03de1a: case 0xff04de1b:
      return quic_integer;
    case 0x0c: case 0x2ab2:
      return assay_schema_empty;
    case 0x0d:
      return quic_preferred_address;
    case 0x11: case 0xff73db:
      return quic_versions;
    default:
      return assay_schema_opaque;
    }
}

/* RFC 9000 section 18.1. */
static AssayText *
note_quic_parameter (guint64             number,
                     const AssayCursor  *content,
                     AssayDecodeContext *context)
{
  if (number % 31 != 27)
    return NULL;
  return assay_text_new (N_("Means nothing: keeps peers used to unknown values (GREASE)"), NULL);
}

static const AssayField quic_parameter[] = {
  { "id", N_("Parameter"), ASSAY_VARINT, .names = &assay_names_quic_parameters, .note = note_quic_parameter,
    .sums_up = TRUE },
  { "value", N_("Value"), ASSAY_VECVAR, .choose = choose_quic_value },
  { NULL }
};

static const AssayField quic_parameters[] = {
  { "parameters", N_("Parameters"), ASSAY_BYTES, .each = quic_parameter },
  { NULL }
};

const AssayExtension assay_extensions_transport[] = {
  {    14, ASSAY_EXT_CH | ASSAY_EXT_ANSWER, srtp },                             /* use_srtp */
  {    39, ASSAY_EXT_CH,                    offered_ekt_ciphers },              /* supported_ekt_ciphers */
  {    39, ASSAY_EXT_ANSWER,                selected_ekt_cipher },
  {    54, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH | ASSAY_EXT_SH, connection_id },     /* connection_id */
  {    57, ASSAY_EXT_CH | ASSAY_EXT_EE,     quic_parameters },                  /* quic_transport_parameters */
  {    61, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH | ASSAY_EXT_SH, assay_schema_empty }, /* rrc */
  { 65445, ASSAY_EXT_CH | ASSAY_EXT_EE,     quic_parameters },                  /* the number of QUIC's drafts */
  { 0 }
};
