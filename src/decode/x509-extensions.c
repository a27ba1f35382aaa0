/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-extensions.h"

#include <stdlib.h>
#include <string.h>

/* Sorted by strcmp() of the OID. */
static const AssayX509Extension extensions[] = {
  { "1.3.6.1.4.1.11129.2.4.2", "signed_certificate_timestamp_list", N_("Certificate Transparency"),
    &assay_x509_timestamps },
  { "1.3.6.1.4.1.11129.2.4.3", "precertificate_poison", N_("Precertificate"), &assay_x509_null },
  { "1.3.6.1.4.1.11129.2.4.5", "ocsp_signed_certificate_timestamp_list", N_("Certificate Transparency"),
    &assay_x509_timestamps },
  { "1.3.6.1.5.5.7.1.1", "authority_info_access", N_("Authority Information Access"),
    &assay_x509_authority_information },
  { "1.3.6.1.5.5.7.1.11", "subject_info_access", N_("Subject Information Access"),
    &assay_x509_authority_information },
  { "1.3.6.1.5.5.7.1.24", "tls_feature", N_("TLS Feature"), &assay_x509_tls_feature },
  { "1.3.6.1.5.5.7.48.1.2", "ocsp_nonce", N_("OCSP Nonce"), &assay_x509_octets },
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

static const AssayDerField anything = { "content", N_("Content") };

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

/* "basic_constraints", and "basic_constraints_2" when it is the second. */
static const char *
make_key (AssayNodeBuilder *builder,
          const char       *name,
          guint             nth)
{
  char key[ASSAY_DER_OID_SIZE + 12];

  if (nth > 1)
    g_snprintf (key, sizeof key, "%s_%u", name, nth);
  else
    g_strlcpy (key, name, sizeof key);
  return assay_node_builder_keep (builder, key);
}

static void
add_fields (AssayNodeBuilder    *builder,
            const char          *key,
            const char          *label,
            const AssayDerField *value,
            const AssayDer      *der)
{
  const AssayDerField fields[] = {
    { "extn_id", N_("Identifier"), ASSAY_DER_OID },
    { "critical", N_("Critical"), ASSAY_DER_BOOLEAN, .optional = TRUE, .add = add_critical },
    { "extn_value", N_("Value"), ASSAY_DER_OCTET_STRING, .inside = value },
    { NULL },
  };
  const AssayDerField extension = { key, label, ASSAY_DER_SEQUENCE, .fields = fields };

  assay_der_add (builder, key, label, &extension, der);
}

static void
add_known (AssayNodeBuilder *builder,
           const char       *oid,
           guint             nth,
           const AssayDer   *der)
{
  const AssayX509Extension *row = assay_x509_extension_find (oid);
  const AssayOid *known = assay_oids_find (oid);
  const char *key = make_key (builder, row != NULL ? row->key : oid, nth);

  if (row != NULL)
    add_fields (builder, key, row->label, row->value, der);
  else
    add_fields (builder, key, known != NULL ? known->name : key, &anything, der);
  if (nth > 1)
    assay_node_builder_blame (builder, assay_text_new (N_("An extension may be there only once"), NULL));
}

void
assay_x509_add_extensions (AssayNodeBuilder *builder,
                           AssayCursor      *content)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AssayDer der;

  while (assay_der_next (builder, content, &der))
    {
      char oid[ASSAY_DER_OID_SIZE];

      if (read_oid (&der, oid))
        {
          guint nth = GPOINTER_TO_UINT (g_hash_table_lookup (seen, oid)) + 1;

          g_hash_table_insert (seen, g_strdup (oid), GUINT_TO_POINTER (nth));
          add_known (builder, oid, nth, &der);
        }
      else
        add_fields (builder, NULL, N_("Extension"), &anything, &der);
    }
}
