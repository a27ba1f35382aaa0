/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/assay-names.h"

/* Numbers that stand in the bodies of extensions. */

#define Y ASSAY_NAME_RECOMMENDED

/* NameType: RFC 6066 section 3 */
static const AssayName name_types[] = {
  { 0, "host_name", 0 },
};

const AssayNames assay_names_name_types = {
  .title  = "name type",
  .rows   = name_types,
  .n_rows = G_N_ELEMENTS (name_types),
  .digits = 2,
};

/* MaxFragmentLength: RFC 6066 section 4, in bytes */
static const AssayName max_fragment_lengths[] = {
  { 1, "512",  0 },
  { 2, "1024", 0 },
  { 3, "2048", 0 },
  { 4, "4096", 0 },
};

const AssayNames assay_names_max_fragment_lengths = {
  .title  = "maximum fragment length",
  .rows   = max_fragment_lengths,
  .n_rows = G_N_ELEMENTS (max_fragment_lengths),
  .digits = 2,
};

/* TLS PskKeyExchangeMode: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-pskkeyexchangemode */
static const AssayName psk_modes[] = {
  { 0, "psk_ke",     Y },
  { 1, "psk_dhe_ke", Y },
};

const AssayNames assay_names_psk_modes = {
  .title  = "PSK key exchange mode",
  .rows   = psk_modes,
  .n_rows = G_N_ELEMENTS (psk_modes),
  .digits = 2,
  .grease = TRUE,
};

/* DTLS-SRTP Protection Profiles: https://www.iana.org/assignments/srtp-protection/srtp-protection.xhtml#srtp-protection-1 */
static const AssayName srtp_profiles[] = {
  { 0x0001, "SRTP_AES128_CM_HMAC_SHA1_80",              0 },
  { 0x0002, "SRTP_AES128_CM_HMAC_SHA1_32",              0 },
  { 0x0005, "SRTP_NULL_HMAC_SHA1_80",                   0 },
  { 0x0006, "SRTP_NULL_HMAC_SHA1_32",                   0 },
  { 0x0007, "SRTP_AEAD_AES_128_GCM",                    0 },
  { 0x0008, "SRTP_AEAD_AES_256_GCM",                    0 },
  { 0x0009, "DOUBLE_AEAD_AES_128_GCM_AEAD_AES_128_GCM", 0 },
  { 0x000a, "DOUBLE_AEAD_AES_256_GCM_AEAD_AES_256_GCM", 0 },
  { 0x000b, "SRTP_ARIA_128_CTR_HMAC_SHA1_80",           0 },
  { 0x000c, "SRTP_ARIA_128_CTR_HMAC_SHA1_32",           0 },
  { 0x000d, "SRTP_ARIA_256_CTR_HMAC_SHA1_80",           0 },
  { 0x000e, "SRTP_ARIA_256_CTR_HMAC_SHA1_32",           0 },
  { 0x000f, "SRTP_AEAD_ARIA_128_GCM",                   0 },
  { 0x0010, "SRTP_AEAD_ARIA_256_GCM",                   0 },
};

const AssayNames assay_names_srtp_profiles = {
  .title  = "SRTP protection profile",
  .rows   = srtp_profiles,
  .n_rows = G_N_ELEMENTS (srtp_profiles),
  .digits = 4,
};

/* TLS Heartbeat Modes: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#heartbeat-modes */
static const AssayName heartbeat_modes[] = {
  { 1, "peer_allowed_to_send",     0 },
  { 2, "peer_not_allowed_to_send", 0 },
};

const AssayNames assay_names_heartbeat_modes = {
  .title  = "heartbeat mode",
  .rows   = heartbeat_modes,
  .n_rows = G_N_ELEMENTS (heartbeat_modes),
  .digits = 2,
};

/* ECHClientHelloType: RFC 9849 section 5 */
static const AssayName ech_types[] = {
  { 0, "outer", 0 },
  { 1, "inner", 0 },
};

const AssayNames assay_names_ech_types = {
  .title  = "ECH ClientHello type",
  .rows   = ech_types,
  .n_rows = G_N_ELEMENTS (ech_types),
  .digits = 2,
};

/* IdentifierType: RFC 6066 section 6 */
static const AssayName trusted_authority_types[] = {
  { 0, "pre_agreed",     0 },
  { 1, "key_sha1_hash",  0 },
  { 2, "x509_name",      0 },
  { 3, "cert_sha1_hash", 0 },
};

const AssayNames assay_names_trusted_authority_types = {
  .title  = "trusted authority identifier",
  .rows   = trusted_authority_types,
  .n_rows = G_N_ELEMENTS (trusted_authority_types),
  .digits = 2,
};

/* CertChainType: RFC 6066 section 5 */
static const AssayName cert_chain_types[] = {
  { 0, "individual_certs", 0 },
  { 1, "pkipath",          0 },
};

const AssayNames assay_names_cert_chain_types = {
  .title  = "certificate chain type",
  .rows   = cert_chain_types,
  .n_rows = G_N_ELEMENTS (cert_chain_types),
  .digits = 2,
};

/* TLS UserMappingType Values: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-14 */
static const AssayName user_mapping_types[] = {
  { 64, "upn_domain_hint", 0 },
};

const AssayNames assay_names_user_mapping_types = {
  .title  = "user mapping type",
  .rows   = user_mapping_types,
  .n_rows = G_N_ELEMENTS (user_mapping_types),
  .digits = 2,
};

/* TLS Authorization Data Formats: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#authorization-data */
static const AssayName authz_formats[] = {
  {  0, "x509_attr_cert",             0 },
  {  1, "saml_assertion",             0 },
  {  2, "x509_attr_cert_url",         0 },
  {  3, "saml_assertion_url",         0 },
  { 64, "keynote_assertion_list",     0 },
  { 65, "keynote_assertion_list_url", 0 },
  { 66, "dtcp_authorization",         0 },
};

const AssayNames assay_names_authz_formats = {
  .title  = "authorization data format",
  .rows   = authz_formats,
  .n_rows = G_N_ELEMENTS (authz_formats),
  .digits = 2,
};

/* TLS CachedInformationType Values: https://www.iana.org/assignments/tls-extensiontype-values/tls-extensiontype-values.xhtml#cachedinformationtype */
static const AssayName cached_types[] = {
  { 1, "cert",     0 },
  { 2, "cert_req", 0 },
};

const AssayNames assay_names_cached_types = {
  .title  = "cached information type",
  .rows   = cached_types,
  .n_rows = G_N_ELEMENTS (cached_types),
  .digits = 2,
};

/* TokenBindingKeyParameters: https://www.iana.org/assignments/token-binding/token-binding.xhtml#key-parameters */
static const AssayName token_binding_parameters[] = {
  { 0, "rsa2048_pkcs1.5", 0 },
  { 1, "rsa2048_pss",     0 },
  { 2, "ecdsap256",       0 },
};

const AssayNames assay_names_token_binding_parameters = {
  .title  = "token binding key parameter",
  .rows   = token_binding_parameters,
  .n_rows = G_N_ELEMENTS (token_binding_parameters),
  .digits = 2,
};

/* EKT Ciphers: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#ekt-ciphers */
static const AssayName ekt_ciphers[] = {
  { 1, "AESKW128", 0 },
  { 2, "AESKW256", 0 },
};

const AssayNames assay_names_ekt_ciphers = {
  .title  = "EKT cipher",
  .rows   = ekt_ciphers,
  .n_rows = G_N_ELEMENTS (ekt_ciphers),
  .digits = 2,
};

/* ConnectionIdUsage: RFC 9147 section 9 */
static const AssayName connection_id_usages[] = {
  { 0, "cid_immediate", 0 },
  { 1, "cid_spare",     0 },
};

const AssayNames assay_names_connection_id_usages = {
  .title  = "connection ID usage",
  .rows   = connection_id_usages,
  .n_rows = G_N_ELEMENTS (connection_id_usages),
  .digits = 2,
};
