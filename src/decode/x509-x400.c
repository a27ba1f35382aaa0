/* SPDX-License-Identifier: GPL-3.0-or-later */
/* X.400 addresses (RFC 5280 appendix A.1, ORAddress). */
#include "decode/x509-name.h"

#define APPLICATION_GROUP(n) (0x60000000u | (n))

static const AssayDerField text = { "text", N_("Text"), .choices = assay_x509_strings };

static const AssayDerField personal_name_fields[] = {
  { "surname", N_("Surname"), ASSAY_DER_CONTEXT (0), .type = ASSAY_DER_PRINTABLE_STRING },
  { "given_name", N_("Given name"), ASSAY_DER_CONTEXT (1), .type = ASSAY_DER_PRINTABLE_STRING, .optional = TRUE },
  { "initials", N_("Initials"), ASSAY_DER_CONTEXT (2), .type = ASSAY_DER_PRINTABLE_STRING, .optional = TRUE },
  { "generation_qualifier", N_("Generation"), ASSAY_DER_CONTEXT (3), .type = ASSAY_DER_PRINTABLE_STRING,
    .optional = TRUE },
  { NULL },
};

static const AssayDerField unit = { NULL, N_("Unit"), ASSAY_DER_PRINTABLE_STRING };

static const AssayDerField standard_fields[] = {
  { "country_name", N_("Country"), APPLICATION_GROUP (1), .optional = TRUE, .inside = &text },
  { "administration_domain_name", N_("Administration domain"), APPLICATION_GROUP (2), .optional = TRUE,
    .inside = &text },
  { "network_address", N_("Network address"), ASSAY_DER_CONTEXT (0), .type = ASSAY_DER_NUMERIC_STRING,
    .optional = TRUE },
  { "terminal_identifier", N_("Terminal"), ASSAY_DER_CONTEXT (1), .type = ASSAY_DER_PRINTABLE_STRING,
    .optional = TRUE },
  { "private_domain_name", N_("Private domain"), ASSAY_DER_CONTEXT_GROUP (2), .optional = TRUE, .inside = &text },
  { "organization_name", N_("Organisation"), ASSAY_DER_CONTEXT (3), .type = ASSAY_DER_PRINTABLE_STRING,
    .optional = TRUE },
  { "numeric_user_identifier", N_("User's number"), ASSAY_DER_CONTEXT (4), .type = ASSAY_DER_NUMERIC_STRING,
    .optional = TRUE },
  { "personal_name", N_("Person"), ASSAY_DER_CONTEXT_GROUP (5), .optional = TRUE, .fields = personal_name_fields },
  { "organizational_unit_names", N_("Units"), ASSAY_DER_CONTEXT_GROUP (6), .optional = TRUE, .items = &unit },
  { NULL },
};

static const AssayDerField domain_fields[] = {
  { "type", N_("Type"), ASSAY_DER_PRINTABLE_STRING },
  { "value", N_("Value"), ASSAY_DER_PRINTABLE_STRING },
  { NULL },
};

static const AssayDerField domain_attribute = { NULL, N_("Attribute"), ASSAY_DER_SEQUENCE, .fields = domain_fields };

static const AssayDerField any = { "value", N_("Value") };

static const AssayDerField extension_fields[] = {
  { "extension_attribute_type", N_("Type"), ASSAY_DER_CONTEXT (0), .type = ASSAY_DER_INTEGER },
  { "extension_attribute_value", N_("Value"), ASSAY_DER_CONTEXT_GROUP (1), .inside = &any },
  { NULL },
};

static const AssayDerField extension_attribute = {
  NULL, N_("Attribute"), ASSAY_DER_SEQUENCE, .fields = extension_fields
};

const AssayDerField assay_x509_x400_address[] = {
  { "built_in_standard_attributes", N_("Standard attributes"), ASSAY_DER_SEQUENCE, .fields = standard_fields },
  { "built_in_domain_defined_attributes", N_("Attributes of the domain"), ASSAY_DER_SEQUENCE, .optional = TRUE,
    .items = &domain_attribute },
  { "extension_attributes", N_("More attributes"), ASSAY_DER_SET, .optional = TRUE, .items = &extension_attribute },
  { NULL },
};
