/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-attributes.h"

#include "decode/x509-algorithm.h"
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

static const AssayDerField extensions = {
  NULL, N_("Extensions"), ASSAY_DER_SEQUENCE, .children = assay_x509_add_extensions
};

static const AssayDerField text = { NULL, N_("Text"), .choices = assay_x509_strings };
static const AssayDerField oid = { NULL, N_("Identifier"), ASSAY_DER_OID };
static const AssayDerField octets = { NULL, N_("Content"), ASSAY_DER_OCTET_STRING };
static const AssayDerField day = { NULL, N_("Time"), ASSAY_DER_GENERALIZED_TIME };
static const AssayDerField moment = { NULL, N_("Time"), .choices = assay_x509_times };

/* RFC 5035 sections 4 and 5: the certificate that signed, by its hash. */
static const AssayDerField issuer_serial_fields[] = {
  { "issuer", N_("Issuer"), ASSAY_DER_SEQUENCE, .items = &assay_x509_general_name },
  { "serial_number", N_("Serial number"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { NULL },
};

static const AssayDerField certificate_id_fields[] = {
  { "hash_algorithm", N_("Hash algorithm"), ASSAY_DER_SEQUENCE, .optional = TRUE, .add = assay_x509_add_algorithm },
  { "cert_hash", N_("Hash"), ASSAY_DER_OCTET_STRING },
  { "issuer_serial", N_("Issuer and serial number"), ASSAY_DER_SEQUENCE, .optional = TRUE,
    .fields = issuer_serial_fields },
  { NULL },
};

static const AssayDerField certificate_id = {
  NULL, N_("Certificate"), ASSAY_DER_SEQUENCE, .fields = certificate_id_fields
};

static const AssayDerField signing_certificate_fields[] = {
  { "certs", N_("Certificates"), ASSAY_DER_SEQUENCE, .items = &certificate_id },
  { "policies", N_("Policies"), ASSAY_DER_SEQUENCE, .optional = TRUE },
  { NULL },
};

static const AssayDerField signing_certificate = {
  NULL, N_("Signing certificate"), ASSAY_DER_SEQUENCE, .fields = signing_certificate_fields
};

static const AssayDerType attributes[] = {
  { "1.2.840.113549.1.9.1",         &text },                 /* emailAddress */
  { "1.2.840.113549.1.9.2",         &text },                 /* unstructuredName */
  { "1.2.840.113549.1.9.3",         &oid },                  /* contentType */
  { "1.2.840.113549.1.9.4",         &octets },               /* messageDigest */
  { "1.2.840.113549.1.9.5",         &moment },               /* signingTime */
  { "1.2.840.113549.1.9.7",         &text },                 /* challengePassword */
  { "1.2.840.113549.1.9.8",         &text },                 /* unstructuredAddress */
  { "1.2.840.113549.1.9.13",        &text },                 /* signingDescription */
  { "1.2.840.113549.1.9.14",        &extensions },           /* extensionRequest */
  { "1.2.840.113549.1.9.15",        &assay_x509_smime_capabilities },
  { "1.2.840.113549.1.9.16.2.12",   &signing_certificate },
  { "1.2.840.113549.1.9.16.2.47",   &signing_certificate },  /* version 2 */
  { "1.2.840.113549.1.9.20",        &text },                 /* friendlyName */
  { "1.2.840.113549.1.9.21",        &octets },               /* localKeyId */
  { "1.3.6.1.4.1.311.2.1.14",       &extensions },           /* Microsoft's extensionRequest */
  { "1.3.6.1.4.1.311.13.2.3",       &text },                 /* osVersion */
  { "1.3.6.1.4.1.311.17.1",         &text },                 /* cspName */
  { "1.3.6.1.5.5.7.9.1",            &day },                  /* dateOfBirth */
  { "1.3.6.1.5.5.7.9.2",            &text },                 /* placeOfBirth */
  { "1.3.6.1.5.5.7.9.3",            &text },                 /* gender */
  { "1.3.6.1.5.5.7.9.4",            &text },                 /* countryOfCitizenship */
  { "1.3.6.1.5.5.7.9.5",            &text },                 /* countryOfResidence */
  { "1.3.36.8.3.14",                &text },                 /* nameAtBirth */
  { NULL },
};

static const AssayDerField fields[] = {
  { "type", N_("Type"), ASSAY_DER_OID },
  { "values", N_("Values"), ASSAY_DER_SET, .types = attributes },
  { NULL },
};

static void
add_attribute (AssayNodeBuilder *builder,
               const char       *key,
               const char       *label,
               const AssayDer   *der)
{
  assay_der_add_typed (builder, key, label, fields, der);
}

const AssayDerField assay_x509_attribute_values = {
  NULL, N_("Attribute"), ASSAY_DER_SEQUENCE, .add = add_attribute
};

const AssayDerField assay_x509_directory_attributes = {
  "subject_directory_attributes", N_("Attributes"), ASSAY_DER_SEQUENCE, .items = &assay_x509_attribute_values
};
