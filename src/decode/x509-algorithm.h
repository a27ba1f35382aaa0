/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/der-tree.h"

G_BEGIN_DECLS

/* Reads the OID of an AlgorithmIdentifier's @content; empty, and FALSE, when there is none. */
gboolean assay_x509_read_algorithm  (const AssayCursor *content,
                                     char               oid[ASSAY_DER_OID_SIZE]);

/* The name of an object identifier, or, when it has none, itself. (transfer full) */
char    *assay_x509_dup_oid_name    (const char        *oid);

/* Both at once. (transfer full) */
char    *assay_x509_dup_algorithm   (const AssayCursor *content);

/* Adds an AlgorithmIdentifier (RFC 5280 section 4.1.1.2), with the parameters that its algorithm has. */
void     assay_x509_add_algorithm   (AssayNodeBuilder  *builder,
                                     const char        *key,
                                     const char        *label,
                                     const AssayDer    *der);

/* Adds a SubjectPublicKeyInfo, with the key that its algorithm has. */
void     assay_x509_add_key         (AssayNodeBuilder  *builder,
                                     const char        *key,
                                     const char        *label,
                                     const AssayDer    *der);

/* Adds the members of a SubjectPublicKeyInfo. */
void     assay_x509_add_key_fields  (AssayNodeBuilder  *builder,
                                     AssayCursor       *content);

/* x509-password.c: parameters of encryption under a password. */
extern const AssayDerField assay_x509_pbe_parameters;
extern const AssayDerField assay_x509_pbes2_parameters;
extern const AssayDerField assay_x509_pbkdf2_parameters;
extern const AssayDerField assay_x509_pbmac1_parameters;
extern const AssayDerField assay_x509_scrypt_parameters;

/* What a signature of the algorithm in an AlgorithmIdentifier's @content holds; %NULL for plain bytes. */
const AssayDerField *assay_x509_find_signature (const AssayCursor *content);

G_END_DECLS
