/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extensions that are one value, or none: what many of them share. */
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

/* Extensions that say all by being there: RFC 6960 section 4.2.2.2.1, RFC 6962 section 3.1. */
const AssayDerField assay_x509_null = { "null", N_("Content"), ASSAY_DER_NULL };

const AssayDerField assay_x509_boolean = { "boolean", N_("Content"), ASSAY_DER_BOOLEAN };

const AssayDerField assay_x509_count = { "number", N_("Number"), ASSAY_DER_INTEGER, .add = assay_der_add_count };

const AssayDerField assay_x509_octets = { "octets", N_("Content"), ASSAY_DER_OCTET_STRING };

const AssayDerField assay_x509_bits = { "bits", N_("Content"), ASSAY_DER_BIT_STRING };

const AssayDerField assay_x509_text = { "text", N_("Text"), .choices = assay_x509_strings };

static const AssayDerField oid = { NULL, N_("Identifier"), ASSAY_DER_OID };

const AssayDerField assay_x509_oid = { "identifier", N_("Identifier"), ASSAY_DER_OID };

const AssayDerField assay_x509_oids = { "identifiers", N_("Identifiers"), ASSAY_DER_SEQUENCE, .items = &oid };

static const AssayDerField string = { NULL, N_("Content"), ASSAY_DER_OCTET_STRING };

const AssayDerField assay_x509_octet_list = { "list", N_("Content"), ASSAY_DER_SEQUENCE, .items = &string };

static const AssayDerField word = { NULL, N_("Text"), .choices = assay_x509_strings };

const AssayDerField assay_x509_texts = { "texts", N_("Texts"), ASSAY_DER_SEQUENCE, .items = &word };

const AssayDerField assay_x509_time = { "time", N_("Time"), ASSAY_DER_GENERALIZED_TIME };

/* RFC 5280 section 4.1.2.5. */
const AssayDerField assay_x509_times[] = {
  { NULL, N_("Time"), ASSAY_DER_UTC_TIME },
  { NULL, N_("Time"), ASSAY_DER_GENERALIZED_TIME },
  { NULL },
};

const AssayDerField assay_x509_any_time = { "time", N_("Time"), .choices = assay_x509_times };

/* Content that is not DER at all, against RFC 5280 section 4.1: text, or bytes. */
static void
add_raw_text (AssayNodeBuilder *builder,
              const char       *key,
              const char       *label,
              const AssayDer   *der)
{
  assay_der_add_value (builder, key, label, ASSAY_DER_UTF8_STRING, NULL, der);
}

const AssayDerField assay_x509_raw_text = { "text", N_("Text"), ASSAY_DER_OCTET_STRING, .add = add_raw_text };

const AssayDerField assay_x509_raw_bytes = {
  "bytes", N_("Content"), ASSAY_DER_OCTET_STRING, .add = assay_der_add_bytes
};
