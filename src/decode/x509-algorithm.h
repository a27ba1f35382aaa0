/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/der-tree.h"

G_BEGIN_DECLS

/**
 * AssayX509Key:
 * @algorithm: (transfer full): "RSA", "EC", "Ed25519"..., or the OID; empty when there was none
 * @curve: (transfer full) (nullable): the named curve, "P-256"
 * @bits: the key's size; 0 when not known, or part of the algorithm's name
 *
 * The facts of a public key.
 */
typedef struct {
  char  *algorithm;
  char  *curve;
  guint  bits;
} AssayX509Key;

/**
 * assay_x509_read_key:
 * @spki: the content of a SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7)
 * @key: (out): its facts
 *
 * The size is that of the modulus for RSA and DSA, and of the group's order for curves.
 *
 * Returns: %FALSE when something in it is malformed
 */
gboolean assay_x509_read_key        (const AssayCursor *spki,
                                     AssayX509Key      *key);

/* The name of an AlgorithmIdentifier's algorithm, or its OID; empty when there is none. @content: its content. */
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

/* What a signature of the algorithm in an AlgorithmIdentifier's @content holds; %NULL for plain bytes. */
const AssayDerField *assay_x509_find_signature (const AssayCursor *content);

G_END_DECLS
