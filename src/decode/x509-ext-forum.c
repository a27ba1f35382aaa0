/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CA/Browser Forum, and authorities and vendors that are met in certificates of the web, of persons and of devices. */
#include "decode/x509-algorithm.h"
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

/* EV Guidelines section 9.8.2. */
static const AssayDerField organization_fields[] = {
  { "registration_scheme_identifier", N_("Registration scheme"), ASSAY_DER_PRINTABLE_STRING },
  { "registration_country", N_("Country"), ASSAY_DER_PRINTABLE_STRING },
  { "registration_state_or_province", N_("State or province"), ASSAY_DER_CONTEXT (0),
    .type = ASSAY_DER_PRINTABLE_STRING, .optional = TRUE },
  { "registration_reference", N_("Registered as"), .choices = assay_x509_strings },
  { NULL },
};

const AssayDerField assay_x509_organization_identifier = {
  "cabf_organization_identifier", N_("Organisation"), ASSAY_DER_SEQUENCE, .fields = organization_fields
};

/* EV Guidelines, appendix F as it was until 2020. */
static const AssayDerField onion_fields[] = {
  { "onion_uri", N_("Address"), ASSAY_DER_UTF8_STRING },
  { "hash_algorithm", N_("Hash algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "subject_public_key_hash", N_("Hash of the key"), ASSAY_DER_BIT_STRING },
  { NULL },
};

static const AssayDerField onion = { NULL, N_("Onion service"), ASSAY_DER_SEQUENCE, .fields = onion_fields };

const AssayDerField assay_x509_tor_descriptors = {
  "tor_service_descriptors", N_("Onion services"), ASSAY_DER_SEQUENCE, .items = &onion
};

/* GeneralString, one of the types that nobody else uses. */
#define GENERAL_STRING 27

static const AssayName entrust_rows[] = {
  { 0, "keyUpdateAllowed" },
  { 1, "newExtensions" },
  { 2, "pKIXCertificate" },
  { 3, "enterpriseCategory" },
  { 4, "webCategory" },
  { 5, "sETCategory" },
};

static const AssayNames entrust_flags = { "Entrust flag", entrust_rows, G_N_ELEMENTS (entrust_rows), 2 };

static const AssayDerField entrust_fields[] = {
  { "entrust_vers", N_("Version"), GENERAL_STRING, .type = ASSAY_DER_VISIBLE_STRING },
  { "entrust_info_flags", N_("Flags"), ASSAY_DER_BIT_STRING, .optional = TRUE, .names = &entrust_flags },
  { NULL },
};

const AssayDerField assay_x509_entrust_version = {
  "entrust_version_info", N_("Version"), ASSAY_DER_SEQUENCE, .fields = entrust_fields
};

/* RFC 8226 section 9: who may speak for which telephone numbers. */
static const AssayDerField service_provider = { "spc", N_("Service provider"), ASSAY_DER_IA5_STRING };
static const AssayDerField one_number = { "number", N_("Number"), ASSAY_DER_IA5_STRING };

static const AssayDerField number_range_fields[] = {
  { "start", N_("First"), ASSAY_DER_IA5_STRING },
  { "count", N_("How many"), ASSAY_DER_INTEGER, .add = assay_der_add_count },
  { NULL },
};

static const AssayDerField number_range = {
  "range", N_("Numbers"), ASSAY_DER_SEQUENCE, .fields = number_range_fields
};

static const AssayDerField telephone_entries[] = {
  { NULL, N_("Service provider"), ASSAY_DER_CONTEXT_GROUP (0), .inside = &service_provider },
  { NULL, N_("Numbers"), ASSAY_DER_CONTEXT_GROUP (1), .inside = &number_range },
  { NULL, N_("Number"), ASSAY_DER_CONTEXT_GROUP (2), .inside = &one_number },
  { NULL },
};

static const AssayDerField telephone_entry = { NULL, N_("Telephone"), .choices = telephone_entries };

const AssayDerField assay_x509_telephone_numbers = {
  "tn_auth_list", N_("Telephone numbers"), ASSAY_DER_SEQUENCE, .items = &telephone_entry
};

/* Adobe: where a time stamp can be had, and revocation information. */
static const AssayDerField adobe_time_stamp_fields[] = {
  { "version", N_("Version"), ASSAY_DER_INTEGER },
  { "location", N_("Location"), .choices = assay_x509_general_names },
  { "requires_auth", N_("Asks for a login"), ASSAY_DER_BOOLEAN, .optional = TRUE },
  { NULL },
};

const AssayDerField assay_x509_adobe_time_stamp = {
  "adobe_time_stamp", N_("Time stamp"), ASSAY_DER_SEQUENCE, .fields = adobe_time_stamp_fields
};

/* FIDO: how the authenticator is connected. */
static const AssayName transport_rows[] = {
  { 0, "bluetoothRadio" },
  { 1, "bluetoothLowEnergyRadio" },
  { 2, "uSB" },
  { 3, "nFC" },
  { 4, "uSBInternal" },
};

static const AssayNames transports = { "FIDO transport", transport_rows, G_N_ELEMENTS (transport_rows), 2 };

const AssayDerField assay_x509_fido_transports = {
  "fido_transports", N_("Transports"), ASSAY_DER_BIT_STRING, .names = &transports
};

/* Android's key attestation. */
static const AssayName security_level_rows[] = {
  { 0, "Software" },
  { 1, "TrustedEnvironment" },
  { 2, "StrongBox" },
};

static const AssayNames security_levels = {
  "security level", security_level_rows, G_N_ELEMENTS (security_level_rows), 2
};

static const AssayDerField attestation_fields[] = {
  { "attestation_version", N_("Version of the attestation"), ASSAY_DER_INTEGER },
  { "attestation_security_level", N_("Security level of the attestation"), ASSAY_DER_ENUMERATED,
    .names = &security_levels },
  { "key_mint_version", N_("Version of the key store"), ASSAY_DER_INTEGER },
  { "key_mint_security_level", N_("Security level of the key store"), ASSAY_DER_ENUMERATED,
    .names = &security_levels },
  { "attestation_challenge", N_("Challenge"), ASSAY_DER_OCTET_STRING },
  { "unique_id", N_("Unique ID"), ASSAY_DER_OCTET_STRING },
  { "software_enforced", N_("Enforced by software"), ASSAY_DER_SEQUENCE },
  { "hardware_enforced", N_("Enforced by hardware"), ASSAY_DER_SEQUENCE },
  { NULL },
};

const AssayDerField assay_x509_key_attestation = {
  "key_description", N_("Key"), ASSAY_DER_SEQUENCE, .fields = attestation_fields
};

/* Russian qualified certificates (order 795 of the FSB). */
static const AssayDerField issuer_tool_fields[] = {
  { "sign_tool", N_("Tool"), .choices = assay_x509_strings },
  { "ca_tool", N_("Authority's tool"), .choices = assay_x509_strings },
  { "sign_tool_cert", N_("Conformity of the tool"), .choices = assay_x509_strings },
  { "ca_tool_cert", N_("Conformity of the authority's tool"), .choices = assay_x509_strings },
  { NULL },
};

const AssayDerField assay_x509_issuer_sign_tool = {
  "issuer_sign_tool", N_("Tools"), ASSAY_DER_SEQUENCE, .fields = issuer_tool_fields
};

/* ICAO 9303 part 12. */
static const AssayDerField document_type = { NULL, N_("Document type"), ASSAY_DER_PRINTABLE_STRING };

static const AssayDerField document_types_fields[] = {
  { "version", N_("Version"), ASSAY_DER_INTEGER },
  { "doc_type_list", N_("Document types"), ASSAY_DER_SET, .items = &document_type },
  { NULL },
};

const AssayDerField assay_x509_document_types = {
  "document_type_list", N_("Document types"), ASSAY_DER_SEQUENCE, .fields = document_types_fields
};
