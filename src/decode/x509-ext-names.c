/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and what is forbidden to them: RFC 5280 sections 4.2.1.6, 4.2.1.7 and 4.2.1.10. */
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

const AssayDerField assay_x509_alternative_names = {
  "general_names", N_("Names"), ASSAY_DER_SEQUENCE, .items = &assay_x509_general_name
};

static const AssayDerField subtree_fields[] = {
  { "base", N_("Names"), .choices = assay_x509_general_subtree_names },
  { "minimum", N_("Minimum"), ASSAY_DER_CONTEXT (0), .optional = TRUE, .add = assay_der_add_count },
  { "maximum", N_("Maximum"), ASSAY_DER_CONTEXT (1), .optional = TRUE, .add = assay_der_add_count },
  { NULL },
};

static const AssayDerField subtree = { NULL, N_("Subtree"), ASSAY_DER_SEQUENCE, .fields = subtree_fields };

static const AssayDerField name_constraints_fields[] = {
  { "permitted_subtrees", N_("Permitted"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .items = &subtree },
  { "excluded_subtrees", N_("Excluded"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE, .items = &subtree },
  { NULL },
};

const AssayDerField assay_x509_name_constraints = {
  "name_constraints", N_("Name constraints"), ASSAY_DER_SEQUENCE, .fields = name_constraints_fields
};
