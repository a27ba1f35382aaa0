/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/der-tree.h"

G_BEGIN_DECLS

/**
 * AssayX509Extension:
 * @oid: the extension's identifier
 * @key: the name that its RFC gives it, in snake case
 * @label: the name for people
 * @value: what extnValue holds
 * @raw: that this is no DER, so that @value is extnValue itself
 * @reference: (nullable): where it is defined
 *
 * One row of the table of extensions that are decoded by a definition; all others are shown for what their tags say.
 */
typedef struct {
  const char          *oid;
  const char          *key;
  const char          *label;
  const AssayDerField *value;
  gboolean             raw;
  const char          *reference;
} AssayX509Extension;

/* Where the extension with this key is defined; (nullable). */
const char               *assay_x509_extension_find_reference (const char *key);

/* The row of @oid; (nullable). */
const AssayX509Extension *assay_x509_extension_find (const char       *oid);

/* All of them, by object identifier. @n: (out): how many. (transfer none) (array length=n) */
const AssayX509Extension *assay_x509_extension_list (guint            *n);

/* Adds the items of Extensions (RFC 5280 section 4.1), each under the key of its row, or its OID. One that is there a
 * second time, which section 4.2 forbids, goes by "KEY_2" and is malformed. */
void                      assay_x509_add_extensions (AssayNodeBuilder *builder,
                                                     AssayCursor      *content);

/* What the extensions hold; x509-ext-*.c by theme. Values that many share are in x509-ext-values.c. */
extern const AssayDerField assay_x509_address_blocks;
extern const AssayDerField assay_x509_adobe_time_stamp;
extern const AssayDerField assay_x509_alternative_algorithm;
extern const AssayDerField assay_x509_alternative_key;
extern const AssayDerField assay_x509_alternative_names;
extern const AssayDerField assay_x509_alternative_signature;
extern const AssayDerField assay_x509_any_time;
extern const AssayDerField assay_x509_authority_information;
extern const AssayDerField assay_x509_authority_key_identifier;
extern const AssayDerField assay_x509_autonomous_systems;
extern const AssayDerField assay_x509_basic_constraints;
extern const AssayDerField assay_x509_biometric_info;
extern const AssayDerField assay_x509_bits;
extern const AssayDerField assay_x509_boolean;
extern const AssayDerField assay_x509_ca_version;
extern const AssayDerField assay_x509_certificate_policies;
extern const AssayDerField assay_x509_certificate_template;
extern const AssayDerField assay_x509_count;
extern const AssayDerField assay_x509_crl_distribution_points;
extern const AssayDerField assay_x509_crl_reason;
extern const AssayDerField assay_x509_cross_distribution_points;
extern const AssayDerField assay_x509_document_types;
extern const AssayDerField assay_x509_entrust_version;
extern const AssayDerField assay_x509_extended_key_usage;
extern const AssayDerField assay_x509_fido_transports;
extern const AssayDerField assay_x509_financial_criteria;
extern const AssayDerField assay_x509_inhibit_any_policy;
extern const AssayDerField assay_x509_issuer_sign_tool;
extern const AssayDerField assay_x509_issuing_distribution_point;
extern const AssayDerField assay_x509_key_attestation;
extern const AssayDerField assay_x509_key_usage;
extern const AssayDerField assay_x509_logotype;
extern const AssayDerField assay_x509_monetary_value;
extern const AssayDerField assay_x509_name_constraints;
extern const AssayDerField assay_x509_netscape_type;
extern const AssayDerField assay_x509_null;
extern const AssayDerField assay_x509_ocsp_crl_id;
extern const AssayDerField assay_x509_ocsp_preferred_algorithms;
extern const AssayDerField assay_x509_ocsp_service_locator;
extern const AssayDerField assay_x509_octet_list;
extern const AssayDerField assay_x509_octets;
extern const AssayDerField assay_x509_oid;
extern const AssayDerField assay_x509_oids;
extern const AssayDerField assay_x509_organization_identifier;
extern const AssayDerField assay_x509_policy_constraints;
extern const AssayDerField assay_x509_policy_mappings;
extern const AssayDerField assay_x509_private_key_usage_period;
extern const AssayDerField assay_x509_proxy_certificate;
extern const AssayDerField assay_x509_qc_statements;
extern const AssayDerField assay_x509_raw_bytes;
extern const AssayDerField assay_x509_raw_text;
extern const AssayDerField assay_x509_related_certificate;
extern const AssayDerField assay_x509_smime_capabilities;
extern const AssayDerField assay_x509_subject_key_identifier;
extern const AssayDerField assay_x509_telephone_numbers;
extern const AssayDerField assay_x509_text;
extern const AssayDerField assay_x509_texts;
extern const AssayDerField assay_x509_time;
extern const AssayDerField assay_x509_timestamps;
extern const AssayDerField assay_x509_tls_feature;
extern const AssayDerField assay_x509_tor_descriptors;

/* Parts of extensions that others hold as well. */
extern const AssayDerField assay_x509_access_description;
extern const AssayDerField assay_x509_distribution_point_name;
extern const AssayDerField assay_x509_times[];

/* The bits of ReasonFlags (RFC 5280 section 4.2.1.13). */
extern const AssayNames assay_x509_reason_flags;

/* The bits of keyUsage, by their names in RFC 5280 section 4.2.1.3. */
extern const AssayNames assay_x509_key_usage_names;

G_END_DECLS
