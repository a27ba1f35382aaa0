/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/decode-der.h"

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
gboolean assay_x509_read_key (const AssayCursor *spki,
                              AssayX509Key      *key);

G_END_DECLS
