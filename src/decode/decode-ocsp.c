/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 6960 section 4.2.1. */
#include "decode/decode-ocsp.h"

#include "decode/decode-x509.h"
#include "decode/x509-algorithm.h"
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

static const AssayName version_rows[] = {
  { 0, "v1" },
};

static const AssayNames versions = { "OCSP version", version_rows, G_N_ELEMENTS (version_rows), 2 };

static const AssayDerField version = { "number", N_("Version"), ASSAY_DER_INTEGER, .names = &versions };
static const AssayDerField reason = { "reason", N_("Reason"), ASSAY_DER_ENUMERATED, .names = &assay_names_crl_reasons };
static const AssayDerField moment = { "time", N_("Time"), ASSAY_DER_GENERALIZED_TIME };
static const AssayDerField key_hash = { "key_hash", N_("Hash of the key"), ASSAY_DER_OCTET_STRING };
static const AssayDerField name = { "name", N_("Name"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_name };

static const AssayDerField extensions = {
  "extensions", N_("Extensions"), ASSAY_DER_SEQUENCE, .children = assay_x509_add_extensions
};

static const AssayDerField cert_id[] = {
  { "hash_algorithm", N_("Hash algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "issuer_name_hash", N_("Hash of the issuer's name"), ASSAY_DER_OCTET_STRING },
  { "issuer_key_hash", N_("Hash of the issuer's key"), ASSAY_DER_OCTET_STRING },
  { "serial_number", N_("Serial number"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { NULL },
};

static const AssayDerField revoked_info[] = {
  { "revocation_time", N_("Revoked at"), ASSAY_DER_GENERALIZED_TIME },
  { "revocation_reason", N_("Reason"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &reason },
  { NULL },
};

/* The choice is all that there is to know: an empty element says it by its tag. */
static void
add_good (AssayNodeBuilder *builder,
          const char       *key,
          const char       *label,
          const AssayDer   *der)
{
  assay_der_add_text (builder, key, label, der, "good");
}

static void
add_unknown (AssayNodeBuilder *builder,
             const char       *key,
             const char       *label,
             const AssayDer   *der)
{
  assay_der_add_text (builder, key, label, der, "unknown");
}

static void
add_revoked (AssayNodeBuilder *builder,
             const char       *key,
             const char       *label,
             const AssayDer   *der)
{
  AssayCursor content = der->content;

  if (assay_der_open (builder, ASSAY_NODE_GROUP, key, label, der))
    {
      assay_node_builder_summarize (builder, "revoked");
      assay_der_add_fields (builder, &content, revoked_info);
    }
  assay_node_builder_close (builder, assay_der_end (der));
}

static const AssayDerField cert_statuses[] = {
  { NULL, N_("Status"), ASSAY_DER_CONTEXT (0), .add = add_good },
  { NULL, N_("Status"), ASSAY_DER_CONTEXT_GROUP (1), .add = add_revoked },
  { NULL, N_("Status"), ASSAY_DER_CONTEXT (2), .add = add_unknown },
  { NULL },
};

static const AssayDerField single_response_fields[] = {
  { "cert_id", N_("Certificate"), ASSAY_DER_SEQUENCE, .fields = cert_id },
  { "cert_status", N_("Status"), .choices = cert_statuses },
  { "this_update", N_("Known at"), ASSAY_DER_GENERALIZED_TIME },
  { "next_update", N_("Newer information at"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &moment },
  { "single_extensions", N_("Extensions"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE, .inside = &extensions },
  { NULL },
};

static const AssayDerField single_response = {
  NULL, N_("Response"), ASSAY_DER_SEQUENCE, .fields = single_response_fields
};

static const AssayDerField responder_ids[] = {
  { "by_name", N_("Responder's name"), ASSAY_DER_CONTEXT_GROUP (1), .inside = &name },
  { "by_key", N_("Responder's key"), ASSAY_DER_CONTEXT_GROUP (2), .inside = &key_hash },
  { NULL },
};

static const AssayDerField response_data[] = {
  { "version", N_("Version"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &version },
  { "responder_id", N_("Responder"), .choices = responder_ids },
  { "produced_at", N_("Produced at"), ASSAY_DER_GENERALIZED_TIME },
  { "responses", N_("Responses"), ASSAY_DER_SEQUENCE, .items = &single_response },
  { "response_extensions", N_("Extensions"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE, .inside = &extensions },
  { NULL },
};

static const AssayDerField certificates = {
  "certs", N_("Certificates"), ASSAY_DER_SEQUENCE, .items = &assay_x509_certificate
};

static void
add_basic_response (AssayNodeBuilder *builder,
                    const char       *key,
                    const char       *label,
                    const AssayDer   *der)
{
  AssayCursor content = der->content;
  const AssayDerField fields[] = {
    { "tbs_response_data", N_("Response to be signed"), ASSAY_DER_SEQUENCE, .fields = response_data },
    { "signature_algorithm", N_("Signature algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
    { "signature", N_("Signature"), ASSAY_DER_BIT_STRING, .inside = assay_x509_find_signed (&der->content) },
    { "certs", N_("Certificates"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &certificates },
    { NULL },
  };

  if (assay_der_open (builder, ASSAY_NODE_GROUP, key, label, der))
    assay_der_add_fields (builder, &content, fields);
  assay_node_builder_close (builder, assay_der_end (der));
}

static const AssayDerField basic_response = {
  "basic_ocsp_response", N_("Basic response"), ASSAY_DER_SEQUENCE, .add = add_basic_response
};

/* id-pkix-ocsp-basic is the one type that there is. */
static const AssayDerField response_bytes_fields[] = {
  { "response_type", N_("Type"), ASSAY_DER_OID },
  { "response", N_("Response"), ASSAY_DER_OCTET_STRING, .inside = &basic_response },
  { NULL },
};

static const AssayDerField response_bytes = {
  "response_bytes", N_("Response"), ASSAY_DER_SEQUENCE, .fields = response_bytes_fields
};

static const AssayDerField fields[] = {
  { "response_status", N_("Response status"), ASSAY_DER_ENUMERATED, .names = &assay_names_ocsp_statuses },
  { "response_bytes", N_("Response"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &response_bytes },
  { NULL },
};

const AssayDerField assay_ocsp_response = {
  "ocsp_response", N_("OCSP response"), ASSAY_DER_SEQUENCE, .fields = fields
};

/* RFC 6960 section 4.1.1. */
static const AssayDerField request_fields[] = {
  { "req_cert", N_("Certificate"), ASSAY_DER_SEQUENCE, .fields = cert_id },
  { "single_request_extensions", N_("Extensions"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE,
    .inside = &extensions },
  { NULL },
};

static const AssayDerField request = { NULL, N_("Question"), ASSAY_DER_SEQUENCE, .fields = request_fields };

static const AssayDerField requestor = { "name", N_("Name"), .choices = assay_x509_general_names };

static const AssayDerField tbs_request[] = {
  { "version", N_("Version"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &version },
  { "requestor_name", N_("Who asks"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE, .inside = &requestor },
  { "request_list", N_("Questions"), ASSAY_DER_SEQUENCE, .items = &request },
  { "request_extensions", N_("Extensions"), ASSAY_DER_CONTEXT_GROUP (2), .optional = TRUE, .inside = &extensions },
  { NULL },
};

static const AssayDerField request_signature_fields[] = {
  { "signature_algorithm", N_("Signature algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "signature", N_("Signature"), ASSAY_DER_BIT_STRING },
  { "certs", N_("Certificates"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &certificates },
  { NULL },
};

static const AssayDerField request_signature = {
  "signature", N_("Signature"), ASSAY_DER_SEQUENCE, .fields = request_signature_fields
};

static const AssayDerField ocsp_request_fields[] = {
  { "tbs_request", N_("Request to be signed"), ASSAY_DER_SEQUENCE, .fields = tbs_request },
  { "optional_signature", N_("Signature"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE,
    .inside = &request_signature },
  { NULL },
};

const AssayDerField assay_ocsp_request = {
  "ocsp_request", N_("OCSP request"), ASSAY_DER_SEQUENCE, .fields = ocsp_request_fields
};

AssayNode *
assay_ocsp_decode (GBytes *der)
{
  return assay_der_decode (der, &assay_ocsp_response);
}
