/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Qualified certificates: RFC 3739 section 3.2.6, ETSI EN 319 412-5, ETSI TS 119 495. */
#include "decode/x509-algorithm.h"
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

static const AssayDerField registration_authorities = {
  "name_registration_authorities", N_("Registration authorities"), ASSAY_DER_SEQUENCE,
  .items = &assay_x509_general_name
};

static const AssayDerField semantics_fields[] = {
  { "semantics_identifier", N_("Semantics"), ASSAY_DER_OID, .optional = TRUE },
  { "name_registration_authorities", N_("Registration authorities"), ASSAY_DER_SEQUENCE, .optional = TRUE,
    .items = &assay_x509_general_name },
  { NULL },
};

static const AssayDerField semantics = {
  "semantics_information", N_("Semantics"), ASSAY_DER_SEQUENCE, .fields = semantics_fields
};

/* ISO 4217: three letters, or the number. */
static const AssayDerField currencies[] = {
  { NULL, N_("Currency"), ASSAY_DER_PRINTABLE_STRING },
  { NULL, N_("Currency"), ASSAY_DER_INTEGER },
  { NULL },
};

/* The value is amount times ten to the power of exponent. */
static const AssayDerField monetary_value_fields[] = {
  { "currency", N_("Currency"), .choices = currencies },
  { "amount", N_("Amount"), ASSAY_DER_INTEGER },
  { "exponent", N_("Exponent"), ASSAY_DER_INTEGER },
  { NULL },
};

const AssayDerField assay_x509_monetary_value = {
  "monetary_value", N_("Limit"), ASSAY_DER_SEQUENCE, .fields = monetary_value_fields
};

static const AssayDerField retention = { "years", N_("Years"), ASSAY_DER_INTEGER, .add = assay_der_add_count };

static const AssayDerField pds_location_fields[] = {
  { "url", N_("Address"), ASSAY_DER_IA5_STRING },
  { "language", N_("Language"), ASSAY_DER_PRINTABLE_STRING },
  { NULL },
};

static const AssayDerField pds_location = {
  NULL, N_("Disclosure statement"), ASSAY_DER_SEQUENCE, .fields = pds_location_fields
};

static const AssayDerField pds_locations = {
  "pds_locations", N_("Disclosure statements"), ASSAY_DER_SEQUENCE, .items = &pds_location
};

/* ISO 3166-1: two letters each. */
static const AssayDerField country = { NULL, N_("Country"), ASSAY_DER_PRINTABLE_STRING };

static const AssayDerField legislations = {
  "legislations", N_("Countries"), ASSAY_DER_SEQUENCE, .items = &country
};

static const AssayDerField role_fields[] = {
  { "role_of_psp_oid", N_("Role"), ASSAY_DER_OID },
  { "role_of_psp_name", N_("Name"), ASSAY_DER_UTF8_STRING },
  { NULL },
};

static void
add_role (AssayNodeBuilder *builder,
          const char       *key,
          const char       *label,
          const AssayDer   *der)
{
  assay_der_add_typed (builder, key, label, role_fields, der);
}

static const AssayDerField role = { NULL, N_("Role"), ASSAY_DER_SEQUENCE, .add = add_role };

static const AssayDerField psd2_fields[] = {
  { "roles_of_psp", N_("Roles of the payment service provider"), ASSAY_DER_SEQUENCE, .items = &role },
  { "nca_name", N_("Competent authority"), ASSAY_DER_UTF8_STRING },
  { "nca_id", N_("Competent authority's identifier"), ASSAY_DER_UTF8_STRING },
  { NULL },
};

static const AssayDerField psd2 = { "psd2", N_("Payment services"), ASSAY_DER_SEQUENCE, .fields = psd2_fields };

static const AssayDerType statements[] = {
  { "0.4.0.1862.1.2",       &assay_x509_monetary_value },
  { "0.4.0.1862.1.3",       &retention },
  { "0.4.0.1862.1.5",       &pds_locations },
  { "0.4.0.1862.1.6",       &assay_x509_oids },
  { "0.4.0.1862.1.7",       &legislations },
  { "0.4.0.19495.2",        &psd2 },
  { "0.4.0.194121.1.1",     &registration_authorities },
  { "0.4.0.194121.1.2",     &registration_authorities },
  { "1.3.6.1.5.5.7.11.1",   &semantics },
  { "1.3.6.1.5.5.7.11.2",   &semantics },
  { NULL },
};

static const AssayDerField statement_fields[] = {
  { "statement_id", N_("Statement"), ASSAY_DER_OID },
  { "statement_info", N_("Details"), .optional = TRUE, .types = statements },
  { NULL },
};

static void
add_statement (AssayNodeBuilder *builder,
               const char       *key,
               const char       *label,
               const AssayDer   *der)
{
  assay_der_add_typed (builder, key, label, statement_fields, der);
}

static const AssayDerField statement = { NULL, N_("Statement"), ASSAY_DER_SEQUENCE, .add = add_statement };

const AssayDerField assay_x509_qc_statements = {
  "qc_statements", N_("Statements"), ASSAY_DER_SEQUENCE, .items = &statement
};

/* RFC 3739 section 3.2.5. */
static const AssayName biometric_rows[] = {
  { 0, "picture" },
  { 1, "handwritten-signature" },
};

static const AssayNames biometrics = { "biometric data", biometric_rows, G_N_ELEMENTS (biometric_rows), 2 };

static const AssayDerField biometric_types[] = {
  { NULL, N_("Type"), ASSAY_DER_INTEGER, .names = &biometrics },
  { NULL, N_("Type"), ASSAY_DER_OID },
  { NULL },
};

static const AssayDerField biometric_fields[] = {
  { "type_of_biometric_data", N_("Type"), .choices = biometric_types },
  { "hash_algorithm", N_("Hash algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "biometric_data_hash", N_("Hash"), ASSAY_DER_OCTET_STRING },
  { "source_data_uri", N_("Address"), ASSAY_DER_IA5_STRING, .optional = TRUE },
  { NULL },
};

static const AssayDerField biometric = {
  NULL, N_("Biometric data"), ASSAY_DER_SEQUENCE, .fields = biometric_fields
};

const AssayDerField assay_x509_biometric_info = {
  "biometric_info", N_("Biometric data"), ASSAY_DER_SEQUENCE, .items = &biometric
};
