/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 7292 section 4. */
#include "decode/decode-cms.h"
#include "decode/decode-crl.h"
#include "decode/decode-private-key.h"
#include "decode/decode-x509.h"
#include "decode/x509-algorithm.h"
#include "decode/x509-attributes.h"

static const AssayDerField certificate_octets = {
  "cert_value", N_("Certificate"), ASSAY_DER_OCTET_STRING, .inside = &assay_x509_certificate
};

static const AssayDerType certificate_types[] = {
  { "1.2.840.113549.1.9.22.1", &certificate_octets },
  { NULL },
};

static const AssayDerField certificate_bag_fields[] = {
  { "cert_id", N_("Type"), ASSAY_DER_OID },
  { "cert_value", N_("Certificate"), ASSAY_DER_CONTEXT_GROUP (0), .types = certificate_types },
  { NULL },
};

static const AssayDerField certificate_bag = {
  "cert_bag", N_("Certificate"), ASSAY_DER_SEQUENCE, .fields = certificate_bag_fields
};

static const AssayDerField list_octets = {
  "crl_value", N_("Revocation list"), ASSAY_DER_OCTET_STRING, .inside = &assay_crl
};

static const AssayDerType list_types[] = {
  { "1.2.840.113549.1.9.23.1", &list_octets },
  { NULL },
};

static const AssayDerField list_bag_fields[] = {
  { "crl_id", N_("Type"), ASSAY_DER_OID },
  { "crl_value", N_("Revocation list"), ASSAY_DER_CONTEXT_GROUP (0), .types = list_types },
  { NULL },
};

static const AssayDerField list_bag = {
  "crl_bag", N_("Revocation list"), ASSAY_DER_SEQUENCE, .fields = list_bag_fields
};

/* Anything may be in it. */
static const AssayDerField secret_bag = { "secret_bag", N_("Secret"), .add = assay_private_key_add_secret };

static const AssayDerField bag;

static const AssayDerField nested_bags = {
  "safe_contents", N_("Bags"), ASSAY_DER_SEQUENCE, .items = &bag
};

static const AssayDerType bag_types[] = {
  { "1.2.840.113549.1.12.10.1.1", &assay_private_key },
  { "1.2.840.113549.1.12.10.1.2", &assay_private_key },
  { "1.2.840.113549.1.12.10.1.3", &certificate_bag },
  { "1.2.840.113549.1.12.10.1.4", &list_bag },
  { "1.2.840.113549.1.12.10.1.5", &secret_bag },
  { "1.2.840.113549.1.12.10.1.6", &nested_bags },
  { NULL },
};

static const AssayDerField bag_fields[] = {
  { "bag_id", N_("Type"), ASSAY_DER_OID },
  { "bag_value", N_("Content"), ASSAY_DER_CONTEXT_GROUP (0), .types = bag_types },
  { "bag_attributes", N_("Attributes"), ASSAY_DER_SET, .optional = TRUE, .items = &assay_x509_attribute_values },
  { NULL },
};

static void
add_bag (AssayNodeBuilder *builder,
         const char       *key,
         const char       *label,
         const AssayDer   *der)
{
  assay_der_add_typed (builder, key, label, bag_fields, der);
}

static const AssayDerField bag = { NULL, N_("Bag"), ASSAY_DER_SEQUENCE, .add = add_bag };

static const AssayDerField safe_contents = {
  "safe_contents", N_("Bags"), ASSAY_DER_SEQUENCE, .items = &bag
};

static const AssayDerField safe_octets = {
  "data", N_("Bags"), ASSAY_DER_OCTET_STRING, .inside = &safe_contents
};

static const AssayDerType safe_types[] = {
  { "1.2.840.113549.1.7.1", &safe_octets },
  { "1.2.840.113549.1.7.6", &assay_cms_encrypted_data },
  { NULL },
};

static const AssayDerField safe_fields[] = {
  { "content_type", N_("Type"), ASSAY_DER_OID },
  { "content", N_("Content"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .types = safe_types },
  { NULL },
};

static const AssayDerField safe = { NULL, N_("Safe"), ASSAY_DER_SEQUENCE, .fields = safe_fields };

static const AssayDerField safes = { "safes", N_("Safes"), ASSAY_DER_SEQUENCE, .items = &safe };

static const AssayDerField authenticated_octets = {
  "data", N_("Safes"), ASSAY_DER_OCTET_STRING, .inside = &safes
};

static const AssayDerType authenticated_types[] = {
  { "1.2.840.113549.1.7.1", &authenticated_octets },
  { NULL },
};

static const AssayDerField authenticated_fields[] = {
  { "content_type", N_("Type"), ASSAY_DER_OID },
  { "content", N_("Content"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .types = authenticated_types },
  { NULL },
};

static const AssayDerField digest_fields[] = {
  { "digest_algorithm", N_("Hash algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "digest", N_("Hash"), ASSAY_DER_OCTET_STRING },
  { NULL },
};

static const AssayDerField mac_fields[] = {
  { "mac", N_("Code"), ASSAY_DER_SEQUENCE, .fields = digest_fields },
  { "mac_salt", N_("Salt"), ASSAY_DER_OCTET_STRING },
  { "iterations", N_("Iterations"), ASSAY_DER_INTEGER, .optional = TRUE, .add = assay_der_add_count },
  { NULL },
};

static const AssayDerField fields[] = {
  { "version", N_("Version"), ASSAY_DER_INTEGER },
  { "auth_safe", N_("Content"), ASSAY_DER_SEQUENCE, .fields = authenticated_fields },
  { "mac_data", N_("Authentication code"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = mac_fields },
  { NULL },
};

const AssayDerField assay_pkcs12 = { "pfx", N_("PKCS #12"), ASSAY_DER_SEQUENCE, .lenient = TRUE, .fields = fields };
