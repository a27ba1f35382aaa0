/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-extensions.h"

#include <stdlib.h>
#include <string.h>

/* Sorted by strcmp() of the OID. */
static const AssayX509Extension extensions[] = {
  { "1.3.6.1.4.1.11129.2.4.2", "signed_certificate_timestamp_list", N_("Certificate Transparency"),
    &assay_x509_timestamps },
  { "1.3.6.1.4.1.11129.2.4.3", "precertificate_poison", N_("Precertificate"), &assay_x509_null },
  { "1.3.6.1.5.5.7.1.1", "authority_info_access", N_("Authority Information Access"),
    &assay_x509_authority_information },
  { "1.3.6.1.5.5.7.1.11", "subject_info_access", N_("Subject Information Access"),
    &assay_x509_authority_information },
  { "1.3.6.1.5.5.7.1.24", "tls_feature", N_("TLS Feature"), &assay_x509_tls_feature },
  { "1.3.6.1.5.5.7.48.1.5", "ocsp_no_check", N_("No OCSP Check"), &assay_x509_null },
  { "2.5.29.14", "subject_key_identifier", N_("Subject Key Identifier"), &assay_x509_subject_key_identifier },
  { "2.5.29.15", "key_usage", N_("Key Usage"), &assay_x509_key_usage },
  { "2.5.29.17", "subject_alt_name", N_("Subject Alternative Name"), &assay_x509_alternative_names },
  { "2.5.29.18", "issuer_alt_name", N_("Issuer Alternative Name"), &assay_x509_alternative_names },
  { "2.5.29.19", "basic_constraints", N_("Basic Constraints"), &assay_x509_basic_constraints },
  { "2.5.29.30", "name_constraints", N_("Name Constraints"), &assay_x509_name_constraints },
  { "2.5.29.31", "crl_distribution_points", N_("CRL Distribution Points"), &assay_x509_crl_distribution_points },
  { "2.5.29.32", "certificate_policies", N_("Certificate Policies"), &assay_x509_certificate_policies },
  { "2.5.29.33", "policy_mappings", N_("Policy Mappings"), &assay_x509_policy_mappings },
  { "2.5.29.35", "authority_key_identifier", N_("Authority Key Identifier"), &assay_x509_authority_key_identifier },
  { "2.5.29.36", "policy_constraints", N_("Policy Constraints"), &assay_x509_policy_constraints },
  { "2.5.29.37", "ext_key_usage", N_("Extended Key Usage"), &assay_x509_extended_key_usage },
  { "2.5.29.46", "freshest_crl", N_("Freshest CRL"), &assay_x509_crl_distribution_points },
  { "2.5.29.54", "inhibit_any_policy", N_("Inhibit anyPolicy"), &assay_x509_inhibit_any_policy },
};

static int
compare_oid (gconstpointer oid,
             gconstpointer row)
{
  return strcmp (oid, ((const AssayX509Extension *) row)->oid);
}

const AssayX509Extension *
assay_x509_extension_find (const char *oid)
{
  return bsearch (oid, extensions, G_N_ELEMENTS (extensions), sizeof extensions[0], compare_oid);
}

/* critical is FALSE where it is not said, and DER does not say it then (X.690 section 11.5). */
static void
add_critical (AssayNodeBuilder *builder,
              const char       *key,
              const char       *label,
              const AssayDer   *der)
{
  assay_der_add_value (builder, key, label, ASSAY_DER_BOOLEAN, NULL, der);
  if (assay_cursor_left (&der->content) == 1 && !assay_der_get_boolean (&der->content))
    assay_node_builder_remark (builder, assay_text_new (N_("DER leaves out what is the default"), NULL));
}

static gboolean
read_oid (const AssayDer *der,
          char            oid[ASSAY_DER_OID_SIZE])
{
  AssayCursor content = der->content;
  AssayDer id;

  return assay_der_read_tag (&content, ASSAY_DER_OID, &id) && assay_der_format_oid (&id.content, oid);
}

void
assay_x509_add_extension (AssayNodeBuilder *builder,
                          const char       *key,
                          const char       *label,
                          const AssayDer   *der)
{
  static const AssayDerField unknown = { "content", N_("Content") };
  char oid[ASSAY_DER_OID_SIZE];
  AssayCursor content = der->content;
  const AssayX509Extension *row = NULL;
  AssayDerField fields[] = {
    { "extn_id", N_("Identifier"), ASSAY_DER_OID },
    { "critical", N_("Critical"), ASSAY_DER_BOOLEAN, .optional = TRUE, .add = add_critical },
    { "extn_value", N_("Value"), ASSAY_DER_OCTET_STRING, .inside = &unknown },
    { NULL },
  };

  if (read_oid (der, oid))
    {
      const AssayOid *known = assay_oids_find (oid);

      row = assay_x509_extension_find (oid);
      key = row != NULL ? row->key : assay_node_builder_keep (builder, oid);
      label = row != NULL ? row->label : known != NULL ? known->name : key;
    }
  if (row != NULL)
    fields[2].inside = row->value;

  if (assay_der_open (builder, ASSAY_NODE_GROUP, key, label, der))
    assay_der_add_fields (builder, &content, fields);
  assay_node_builder_close (builder, assay_der_end (der));
}
