/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extensions of revocation lists and of their entries (RFC 5280 sections 5.2 and 5.3), and of OCSP (RFC 6960 section
 * 4.4). */
#include "decode/x509-algorithm.h"
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

const AssayDerField assay_x509_crl_reason = {
  "reason", N_("Reason"), ASSAY_DER_ENUMERATED, .names = &assay_names_crl_reasons
};

static const AssayDerField issuing_point_fields[] = {
  { "distribution_point", N_("Distribution point"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE,
    .inside = &assay_x509_distribution_point_name },
  { "only_contains_user_certs", N_("Only of users"), ASSAY_DER_CONTEXT (1), .type = ASSAY_DER_BOOLEAN,
    .optional = TRUE },
  { "only_contains_ca_certs", N_("Only of authorities"), ASSAY_DER_CONTEXT (2), .type = ASSAY_DER_BOOLEAN,
    .optional = TRUE },
  { "only_some_reasons", N_("Only for these reasons"), ASSAY_DER_CONTEXT (3), .type = ASSAY_DER_BIT_STRING,
    .optional = TRUE, .names = &assay_x509_reason_flags },
  { "indirect_crl", N_("Of other issuers too"), ASSAY_DER_CONTEXT (4), .type = ASSAY_DER_BOOLEAN, .optional = TRUE },
  { "only_contains_attribute_certs", N_("Only of attributes"), ASSAY_DER_CONTEXT (5), .type = ASSAY_DER_BOOLEAN,
    .optional = TRUE },
  { NULL },
};

const AssayDerField assay_x509_issuing_distribution_point = {
  "issuing_distribution_point", N_("Scope"), ASSAY_DER_SEQUENCE, .fields = issuing_point_fields
};

/* RFC 6960 section 4.4.2. */
static const AssayDerField crl_url = { "url", N_("Address"), ASSAY_DER_IA5_STRING };

static const AssayDerField crl_id_fields[] = {
  { "crl_url", N_("Address"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &crl_url },
  { "crl_num", N_("Number"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE, .inside = &assay_x509_count },
  { "crl_time", N_("Time"), ASSAY_DER_CONTEXT_GROUP (2), .optional = TRUE, .inside = &assay_x509_time },
  { NULL },
};

const AssayDerField assay_x509_ocsp_crl_id = {
  "crl_id", N_("Revocation list"), ASSAY_DER_SEQUENCE, .fields = crl_id_fields
};

/* RFC 6960 section 4.4.6. */
static const AssayDerField locator_fields[] = {
  { "issuer", N_("Issuer"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_name },
  { "locator", N_("Responders"), ASSAY_DER_SEQUENCE, .optional = TRUE, .items = &assay_x509_access_description },
  { NULL },
};

const AssayDerField assay_x509_ocsp_service_locator = {
  "service_locator", N_("Service"), ASSAY_DER_SEQUENCE, .fields = locator_fields
};

/* RFC 6960 section 4.4.7.1. */
static const AssayDerField preferred_fields[] = {
  { "sig_identifier", N_("Signature algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "cert_identifier", N_("Key's algorithm"), ASSAY_DER_SEQUENCE, .optional = TRUE, .add = assay_x509_add_algorithm },
  { NULL },
};

static const AssayDerField preferred = {
  NULL, N_("Signature algorithm"), ASSAY_DER_SEQUENCE, .fields = preferred_fields
};

const AssayDerField assay_x509_ocsp_preferred_algorithms = {
  "preferred_signature_algorithms", N_("Signature algorithms"), ASSAY_DER_SEQUENCE, .items = &preferred
};
