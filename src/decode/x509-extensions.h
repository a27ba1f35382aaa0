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
 *
 * One row of the table of extensions that are decoded by a definition; all others are shown for what their tags say.
 */
typedef struct {
  const char          *oid;
  const char          *key;
  const char          *label;
  const AssayDerField *value;
} AssayX509Extension;

/* The row of @oid; (nullable). */
const AssayX509Extension *assay_x509_extension_find (const char       *oid);

/* Adds the items of Extensions (RFC 5280 section 4.1), each under the key of its row, or its OID. One that is there a
 * second time, which section 4.2 forbids, goes by "KEY_2" and is malformed. */
void                      assay_x509_add_extensions (AssayNodeBuilder *builder,
                                                     AssayCursor      *content);

/* What the extensions hold; x509-ext-*.c by theme. */
extern const AssayDerField assay_x509_authority_information;     /* also subjectInfoAccess */
extern const AssayDerField assay_x509_authority_key_identifier;
extern const AssayDerField assay_x509_basic_constraints;
extern const AssayDerField assay_x509_certificate_policies;
extern const AssayDerField assay_x509_crl_distribution_points;   /* also freshestCRL */
extern const AssayDerField assay_x509_extended_key_usage;
extern const AssayDerField assay_x509_alternative_names;
extern const AssayDerField assay_x509_inhibit_any_policy;
extern const AssayDerField assay_x509_key_usage;
extern const AssayDerField assay_x509_name_constraints;
extern const AssayDerField assay_x509_null;
extern const AssayDerField assay_x509_octets;
extern const AssayDerField assay_x509_policy_constraints;
extern const AssayDerField assay_x509_policy_mappings;
extern const AssayDerField assay_x509_subject_key_identifier;
extern const AssayDerField assay_x509_timestamps;
extern const AssayDerField assay_x509_tls_feature;

/* The bits of keyUsage, by their names in RFC 5280 section 4.2.1.3. */
extern const AssayNames assay_x509_key_usage_names;

G_END_DECLS
