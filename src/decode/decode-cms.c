/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 5652, which has followed PKCS #7. */
#include "decode/decode-cms.h"

#include "decode/decode-crl.h"
#include "decode/decode-x509.h"
#include "decode/x509-algorithm.h"
#include "decode/x509-attributes.h"
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

static const AssayDerField algorithm = {
  NULL, N_("Algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm
};

/* RFC 3161 section 2.4.2: what a time stamp says. */
static const AssayDerField imprint_fields[] = {
  { "hash_algorithm", N_("Hash algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "hashed_message", N_("Hash"), ASSAY_DER_OCTET_STRING },
  { NULL },
};

static const AssayDerField accuracy_fields[] = {
  { "seconds", N_("Seconds"), ASSAY_DER_INTEGER, .optional = TRUE },
  { "millis", N_("Milliseconds"), ASSAY_DER_CONTEXT (0), .type = ASSAY_DER_INTEGER, .optional = TRUE },
  { "micros", N_("Microseconds"), ASSAY_DER_CONTEXT (1), .type = ASSAY_DER_INTEGER, .optional = TRUE },
  { NULL },
};

static const AssayDerField authority = { "name", N_("Name"), .choices = assay_x509_general_names };

static const AssayDerField time_stamp_fields[] = {
  { "version", N_("Version"), ASSAY_DER_INTEGER },
  { "policy", N_("Policy"), ASSAY_DER_OID },
  { "message_imprint", N_("What was stamped"), ASSAY_DER_SEQUENCE, .fields = imprint_fields },
  { "serial_number", N_("Serial number"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "gen_time", N_("Time"), ASSAY_DER_GENERALIZED_TIME },
  { "accuracy", N_("Accuracy"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = accuracy_fields },
  { "ordering", N_("In order"), ASSAY_DER_BOOLEAN, .optional = TRUE },
  { "nonce", N_("Nonce"), ASSAY_DER_INTEGER, .optional = TRUE, .add = assay_der_add_big_integer },
  { "tsa", N_("Authority"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &authority },
  { "extensions", N_("Extensions"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE,
    .children = assay_x509_add_extensions },
  { NULL },
};

static const AssayDerField time_stamp = {
  "tst_info", N_("Time stamp"), ASSAY_DER_SEQUENCE, .fields = time_stamp_fields
};

static const AssayDerField time_stamp_octets = {
  "e_content", N_("Content"), ASSAY_DER_OCTET_STRING, .inside = &time_stamp
};

static const AssayDerType signed_contents[] = {
  { "1.2.840.113549.1.9.16.1.4", &time_stamp_octets },
  { NULL },
};

/* PKCS #7 section 9.2 lets the content be of any type. */
static const AssayDerField encapsulated_fields[] = {
  { "e_content_type", N_("Type"), ASSAY_DER_OID },
  { "e_content", N_("Content"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .types = signed_contents },
  { NULL },
};

/* Section 10.2.2: what is no certificate is tagged. */
static const AssayDerField certificate_choices[] = {
  { NULL, N_("Certificate"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_certificate },
  { NULL, N_("Extended certificate"), ASSAY_DER_CONTEXT_GROUP (0) },
  { NULL, N_("Attribute certificate"), ASSAY_DER_CONTEXT_GROUP (1) },
  { NULL, N_("Attribute certificate"), ASSAY_DER_CONTEXT_GROUP (2) },
  { NULL, N_("Other certificate"), ASSAY_DER_CONTEXT_GROUP (3) },
  { NULL },
};

static const AssayDerField certificate = { NULL, N_("Certificate"), .choices = certificate_choices };

static const AssayDerField issuer_and_serial[] = {
  { "issuer", N_("Issuer"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_name },
  { "serial_number", N_("Serial number"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { NULL },
};

static const AssayDerField signer_ids[] = {
  { NULL, N_("Signer"), ASSAY_DER_SEQUENCE, .fields = issuer_and_serial },
  { NULL, N_("Signer's key"), ASSAY_DER_CONTEXT (0), .type = ASSAY_DER_OCTET_STRING },
  { NULL },
};

static const AssayDerField signer_fields[] = {
  { "version", N_("Version"), ASSAY_DER_INTEGER },
  { "sid", N_("Signer"), .choices = signer_ids },
  { "digest_algorithm", N_("Hash algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "signed_attrs", N_("Signed attributes"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE,
    .items = &assay_x509_attribute_values },
  { "signature_algorithm", N_("Signature algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "signature", N_("Signature"), ASSAY_DER_OCTET_STRING },
  { "unsigned_attrs", N_("Unsigned attributes"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE,
    .items = &assay_x509_attribute_values },
  { NULL },
};

static const AssayDerField signer = { NULL, N_("Signature"), ASSAY_DER_SEQUENCE, .fields = signer_fields };

static const AssayDerField signed_fields[] = {
  { "version", N_("Version"), ASSAY_DER_INTEGER },
  { "digest_algorithms", N_("Hash algorithms"), ASSAY_DER_SET, .items = &algorithm },
  { "encap_content_info", N_("Content"), ASSAY_DER_SEQUENCE, .fields = encapsulated_fields },
  { "certificates", N_("Certificates"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .items = &certificate },
  { "crls", N_("Revocation lists"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE, .items = &assay_crl },
  { "signer_infos", N_("Signatures"), ASSAY_DER_SET, .items = &signer },
  { NULL },
};

static const AssayDerField signed_data = {
  "signed_data", N_("Signed data"), ASSAY_DER_SEQUENCE, .fields = signed_fields
};

/* The content is encrypted: one string, or in BER several. */
static const AssayDerField encrypted_content_choices[] = {
  { NULL, N_("Encrypted content"), ASSAY_DER_CONTEXT (0), .type = ASSAY_DER_OCTET_STRING },
  { NULL, N_("Encrypted content"), ASSAY_DER_CONTEXT_GROUP (0) },
  { NULL },
};

static const AssayDerField encrypted_content_fields[] = {
  { "content_type", N_("Type"), ASSAY_DER_OID },
  { "content_encryption_algorithm", N_("Encryption algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "encrypted_content", N_("Encrypted content"), .optional = TRUE, .choices = encrypted_content_choices },
  { NULL },
};

static const AssayDerField encrypted_fields[] = {
  { "version", N_("Version"), ASSAY_DER_INTEGER },
  { "encrypted_content_info", N_("Encrypted content"), ASSAY_DER_SEQUENCE, .fields = encrypted_content_fields },
  { "unprotected_attrs", N_("Attributes"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE,
    .items = &assay_x509_attribute_values },
  { NULL },
};

const AssayDerField assay_cms_encrypted_data = {
  "encrypted_data", N_("Encrypted data"), ASSAY_DER_SEQUENCE, .fields = encrypted_fields
};

static const AssayDerField enveloped_fields[] = {
  { "version", N_("Version"), ASSAY_DER_INTEGER },
  { "originator_info", N_("Originator"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE },
  { "recipient_infos", N_("Recipients"), ASSAY_DER_SET },
  { "encrypted_content_info", N_("Encrypted content"), ASSAY_DER_SEQUENCE, .fields = encrypted_content_fields },
  { "unprotected_attrs", N_("Attributes"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE,
    .items = &assay_x509_attribute_values },
  { NULL },
};

static const AssayDerField enveloped_data = {
  "enveloped_data", N_("Enveloped data"), ASSAY_DER_SEQUENCE, .fields = enveloped_fields
};

static const AssayDerType contents[] = {
  { "1.2.840.113549.1.7.1", &assay_x509_octets },
  { "1.2.840.113549.1.7.2", &signed_data },
  { "1.2.840.113549.1.7.3", &enveloped_data },
  { "1.2.840.113549.1.7.6", &assay_cms_encrypted_data },
  { NULL },
};

static const AssayDerField fields[] = {
  { "content_type", N_("Type"), ASSAY_DER_OID },
  { "content", N_("Content"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .types = contents },
  { NULL },
};

const AssayDerField assay_cms = { "content_info", N_("PKCS #7"), ASSAY_DER_SEQUENCE, .lenient = TRUE, .fields = fields };
