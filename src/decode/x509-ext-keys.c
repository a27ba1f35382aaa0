/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and what they are for: RFC 5280 sections 4.2.1.1 to 4.2.1.3, 4.2.1.9 and 4.2.1.12. */
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

static const AssayName usage_rows[] = {
  { 0, "digitalSignature" },
  { 1, "nonRepudiation" },
  { 2, "keyEncipherment" },
  { 3, "dataEncipherment" },
  { 4, "keyAgreement" },
  { 5, "keyCertSign" },
  { 6, "cRLSign" },
  { 7, "encipherOnly" },
  { 8, "decipherOnly" },
};

const AssayNames assay_x509_key_usage_names = { "key usage", usage_rows, G_N_ELEMENTS (usage_rows), 2 };

const AssayDerField assay_x509_key_usage = {
  "key_usage", N_("Key usage"), ASSAY_DER_BIT_STRING, .names = &assay_x509_key_usage_names
};

static const AssayDerField purpose = { NULL, N_("Purpose"), ASSAY_DER_OID };

const AssayDerField assay_x509_extended_key_usage = {
  "ext_key_usage", N_("Purposes"), ASSAY_DER_SEQUENCE, .items = &purpose
};

static const AssayDerField basic_constraints_fields[] = {
  { "ca", N_("Certificate authority"), ASSAY_DER_BOOLEAN, .optional = TRUE },
  { "path_len_constraint", N_("Path length"), ASSAY_DER_INTEGER, .optional = TRUE, .add = assay_der_add_count },
  { NULL },
};

const AssayDerField assay_x509_basic_constraints = {
  "basic_constraints", N_("Basic constraints"), ASSAY_DER_SEQUENCE, .fields = basic_constraints_fields
};

const AssayDerField assay_x509_subject_key_identifier = {
  "key_identifier", N_("Key identifier"), ASSAY_DER_OCTET_STRING
};

static const AssayDerField authority_key_identifier_fields[] = {
  { "key_identifier", N_("Key identifier"), ASSAY_DER_CONTEXT (0), .type = ASSAY_DER_OCTET_STRING, .optional = TRUE },
  { "authority_cert_issuer", N_("Issuer of the authority's certificate"), ASSAY_DER_CONTEXT_GROUP (1),
    .optional = TRUE, .items = &assay_x509_general_name },
  { "authority_cert_serial_number", N_("Serial number of the authority's certificate"), ASSAY_DER_CONTEXT (2),
    .optional = TRUE, .add = assay_der_add_big_integer },
  { NULL },
};

const AssayDerField assay_x509_authority_key_identifier = {
  "authority_key_identifier", N_("Authority key identifier"), ASSAY_DER_SEQUENCE,
  .fields = authority_key_identifier_fields
};

/* RFC 7633: the numbers of TLS extensions. */
static const AssayDerField feature = { NULL, N_("Extension"), ASSAY_DER_INTEGER, .names = &assay_names_extensions };

const AssayDerField assay_x509_tls_feature = {
  "features", N_("TLS extensions"), ASSAY_DER_SEQUENCE, .items = &feature
};

/* Extensions that say all by being there: RFC 6960 section 4.2.2.2.1, RFC 6962 section 3.1. */
const AssayDerField assay_x509_null = { "null", N_("Content"), ASSAY_DER_NULL };

const AssayDerField assay_x509_octets = { "octets", N_("Content"), ASSAY_DER_OCTET_STRING };
