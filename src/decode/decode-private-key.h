/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/der-tree.h"

G_BEGIN_DECLS

/* Private keys, by their shape only: PrivateKeyInfo (RFC 5958 section 2), EncryptedPrivateKeyInfo (section 3),
 * RSAPrivateKey (RFC 8017), ECPrivateKey (RFC 5915) and the like. Only version and algorithm are told. */
extern const AssayDerField assay_private_key;

/* Adds an element as one leaf that does not tell its content. */
void assay_private_key_add_secret (AssayNodeBuilder *builder,
                                   const char       *key,
                                   const char       *label,
                                   const AssayDer   *der);

G_END_DECLS
