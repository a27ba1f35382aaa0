/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 2986 section 4. */
#include "decode/decode-csr.h"

#include "decode/decode-x509.h"
#include "decode/x509-algorithm.h"
#include "decode/x509-attributes.h"
#include "decode/x509-name.h"

static const AssayName version_rows[] = {
  { 0, "v1" },
};

static const AssayNames versions = { "request version", version_rows, G_N_ELEMENTS (version_rows), 2 };

static const AssayDerField info_fields[] = {
  { "version", N_("Version"), ASSAY_DER_INTEGER, .names = &versions },
  { "subject", N_("Subject"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_name },
  { "subject_public_key_info", N_("Public key"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_key },
  { "attributes", N_("Attributes"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE,
    .items = &assay_x509_attribute_values },
  { NULL },
};

static void
add_request (AssayNodeBuilder *builder,
             AssayCursor      *content)
{
  assay_x509_add_signed (builder, content, "certification_request_info", N_("Request to be signed"), info_fields);
}

const AssayDerField assay_csr = {
  "certification_request", N_("Certificate request"), ASSAY_DER_SEQUENCE, .children = add_request
};

const AssayDerField assay_public_key = {
  "subject_public_key_info", N_("Public key"), ASSAY_DER_SEQUENCE, .children = assay_x509_add_key_fields
};
