/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where more can be had: RFC 5280 sections 4.2.1.13, 4.2.1.15 and 4.2.2. */
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

static const AssayDerField access_fields[] = {
  { "access_method", N_("Method"), ASSAY_DER_OID },
  { "access_location", N_("Location"), .choices = assay_x509_general_names },
  { NULL },
};

const AssayDerField assay_x509_access_description = { NULL, N_("Access"), ASSAY_DER_SEQUENCE, .fields = access_fields };

const AssayDerField assay_x509_authority_information = {
  "access_descriptions", N_("Access"), ASSAY_DER_SEQUENCE, .items = &assay_x509_access_description
};

static const AssayName reason_rows[] = {
  { 0, "unused" },
  { 1, "keyCompromise" },
  { 2, "cACompromise" },
  { 3, "affiliationChanged" },
  { 4, "superseded" },
  { 5, "cessationOfOperation" },
  { 6, "certificateHold" },
  { 7, "privilegeWithdrawn" },
  { 8, "aACompromise" },
};

const AssayNames assay_x509_reason_flags = { "revocation reason", reason_rows, G_N_ELEMENTS (reason_rows), 2 };

static const AssayDerField point_names[] = {
  { "full_name", N_("Full name"), ASSAY_DER_CONTEXT_GROUP (0), .items = &assay_x509_general_name },
  { "name_relative_to_crl_issuer", N_("Name relative to the issuer"), ASSAY_DER_CONTEXT_GROUP (1),
    .items = &assay_x509_attribute },
  { NULL },
};

const AssayDerField assay_x509_distribution_point_name = { "name", N_("Name"), .choices = point_names };

static const AssayDerField point_fields[] = {
  { "distribution_point", N_("Distribution point"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE,
    .inside = &assay_x509_distribution_point_name },
  { "reasons", N_("Reasons"), ASSAY_DER_CONTEXT (1), .type = ASSAY_DER_BIT_STRING, .optional = TRUE,
    .names = &assay_x509_reason_flags },
  { "crl_issuer", N_("CRL issuer"), ASSAY_DER_CONTEXT_GROUP (2), .optional = TRUE,
    .items = &assay_x509_general_name },
  { NULL },
};

static const AssayDerField point = { NULL, N_("Distribution point"), ASSAY_DER_SEQUENCE, .fields = point_fields };

const AssayDerField assay_x509_crl_distribution_points = {
  "distribution_points", N_("Distribution points"), ASSAY_DER_SEQUENCE, .items = &point
};
