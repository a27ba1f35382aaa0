/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and what they are for: RFC 5280 sections 4.2.1.1 to 4.2.1.3, 4.2.1.9 and 4.2.1.12, and others. */
#include "decode/x509-algorithm.h"
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

/* RFC 3280 section 4.2.1.4. */
static const AssayDerField usage_period_fields[] = {
  { "not_before", N_("Not before"), ASSAY_DER_CONTEXT (0), .type = ASSAY_DER_GENERALIZED_TIME, .optional = TRUE },
  { "not_after", N_("Not after"), ASSAY_DER_CONTEXT (1), .type = ASSAY_DER_GENERALIZED_TIME, .optional = TRUE },
  { NULL },
};

const AssayDerField assay_x509_private_key_usage_period = {
  "private_key_usage_period", N_("Period"), ASSAY_DER_SEQUENCE, .fields = usage_period_fields
};

/* X.509 (10/2019) section 9.8: a second key and signature, of another kind. */
const AssayDerField assay_x509_alternative_key = {
  "subject_alt_public_key_info", N_("Alternative key"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_key
};

const AssayDerField assay_x509_alternative_algorithm = {
  "alt_signature_algorithm", N_("Algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm
};

const AssayDerField assay_x509_alternative_signature = {
  "alt_signature_value", N_("Signature"), ASSAY_DER_BIT_STRING
};

/* RFC 9763 section 4.1. */
static const AssayDerField related_certificate_fields[] = {
  { "hash_algorithm", N_("Hash algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "hash_value", N_("Hash"), ASSAY_DER_OCTET_STRING },
  { NULL },
};

const AssayDerField assay_x509_related_certificate = {
  "related_certificate", N_("Related certificate"), ASSAY_DER_SEQUENCE, .fields = related_certificate_fields
};

/* RFC 8551 section 2.5.2. */
static const AssayDerField capability_fields[] = {
  { "capability_id", N_("Capability"), ASSAY_DER_OID },
  { "parameters", N_("Parameters"), .optional = TRUE },
  { NULL },
};

static void
add_capability (AssayNodeBuilder *builder,
                const char       *key,
                const char       *label,
                const AssayDer   *der)
{
  assay_der_add_typed (builder, key, label, capability_fields, der);
}

static const AssayDerField capability = { NULL, N_("Capability"), ASSAY_DER_SEQUENCE, .add = add_capability };

const AssayDerField assay_x509_smime_capabilities = {
  "smime_capabilities", N_("Capabilities"), ASSAY_DER_SEQUENCE, .items = &capability
};

/* RFC 3820 section 3.8. */
static const AssayDerField proxy_policy_fields[] = {
  { "policy_language", N_("Language"), ASSAY_DER_OID },
  { "policy", N_("Policy"), ASSAY_DER_OCTET_STRING, .optional = TRUE },
  { NULL },
};

static const AssayDerField proxy_fields[] = {
  { "p_c_path_len_constraint", N_("Path length"), ASSAY_DER_INTEGER, .optional = TRUE, .add = assay_der_add_count },
  { "proxy_policy", N_("Policy"), ASSAY_DER_SEQUENCE, .fields = proxy_policy_fields },
  { NULL },
};

const AssayDerField assay_x509_proxy_certificate = {
  "proxy_cert_info", N_("Proxy"), ASSAY_DER_SEQUENCE, .fields = proxy_fields
};

/* RFC 7633: the numbers of TLS extensions. */
static const AssayDerField feature = { NULL, N_("Extension"), ASSAY_DER_INTEGER, .names = &assay_names_extensions };

const AssayDerField assay_x509_tls_feature = {
  "features", N_("TLS extensions"), ASSAY_DER_SEQUENCE, .items = &feature
};
