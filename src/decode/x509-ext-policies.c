/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Policies: RFC 5280 sections 4.2.1.4, 4.2.1.5, 4.2.1.11 and 4.2.1.14. */
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

static const AssayDerField number = { NULL, N_("Number"), ASSAY_DER_INTEGER };

static const AssayDerField notice_reference_fields[] = {
  { "organization", N_("Organisation"), .choices = assay_x509_strings },
  { "notice_numbers", N_("Notices"), ASSAY_DER_SEQUENCE, .items = &number },
  { NULL },
};

static const AssayDerField user_notice_fields[] = {
  { "notice_ref", N_("Reference"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = notice_reference_fields },
  { "explicit_text", N_("Text"), .optional = TRUE, .choices = assay_x509_strings },
  { NULL },
};

static const AssayDerField cps_uri = { "cps_uri", N_("Practice statement"), ASSAY_DER_IA5_STRING };

static const AssayDerField user_notice = {
  "user_notice", N_("User notice"), ASSAY_DER_SEQUENCE, .fields = user_notice_fields
};

static const AssayDerType qualifiers[] = {
  { "1.3.6.1.5.5.7.2.1", &cps_uri },
  { "1.3.6.1.5.5.7.2.2", &user_notice },
  { NULL },
};

static const AssayDerField qualifier_fields[] = {
  { "policy_qualifier_id", N_("Qualifier"), ASSAY_DER_OID },
  { "qualifier", N_("Value"), .types = qualifiers },
  { NULL },
};

static const AssayDerField qualifier = { NULL, N_("Qualifier"), ASSAY_DER_SEQUENCE, .fields = qualifier_fields };

static const AssayDerField policy_fields[] = {
  { "policy_identifier", N_("Policy"), ASSAY_DER_OID },
  { "policy_qualifiers", N_("Qualifiers"), ASSAY_DER_SEQUENCE, .optional = TRUE, .items = &qualifier },
  { NULL },
};

static const AssayDerField policy = { NULL, N_("Policy"), ASSAY_DER_SEQUENCE, .fields = policy_fields };

const AssayDerField assay_x509_certificate_policies = {
  "policies", N_("Policies"), ASSAY_DER_SEQUENCE, .items = &policy
};

static const AssayDerField mapping_fields[] = {
  { "issuer_domain_policy", N_("Issuer's policy"), ASSAY_DER_OID },
  { "subject_domain_policy", N_("Subject's policy"), ASSAY_DER_OID },
  { NULL },
};

static const AssayDerField mapping = { NULL, N_("Mapping"), ASSAY_DER_SEQUENCE, .fields = mapping_fields };

const AssayDerField assay_x509_policy_mappings = {
  "mappings", N_("Mappings"), ASSAY_DER_SEQUENCE, .items = &mapping
};

static const AssayDerField policy_constraints_fields[] = {
  { "require_explicit_policy", N_("Explicit policy required after"), ASSAY_DER_CONTEXT (0),
    .optional = TRUE, .add = assay_der_add_count },
  { "inhibit_policy_mapping", N_("Mapping inhibited after"), ASSAY_DER_CONTEXT (1),
    .optional = TRUE, .add = assay_der_add_count },
  { NULL },
};

const AssayDerField assay_x509_policy_constraints = {
  "policy_constraints", N_("Policy constraints"), ASSAY_DER_SEQUENCE, .fields = policy_constraints_fields
};

const AssayDerField assay_x509_inhibit_any_policy = {
  "skip_certs", N_("anyPolicy inhibited after"), ASSAY_DER_INTEGER, .add = assay_der_add_count
};
