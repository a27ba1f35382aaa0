/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayVerified:
 * @ASSAY_VERIFIED_WRONG: the signature does not verify
 * @ASSAY_VERIFIED_RIGHT: it does
 * @ASSAY_VERIFIED_UNTOLD: it could not be told: an algorithm or a kind of key that the library does not have
 *
 * How a signature came out.
 */
typedef enum {
  ASSAY_VERIFIED_WRONG,
  ASSAY_VERIFIED_RIGHT,
  ASSAY_VERIFIED_UNTOLD,
} AssayVerified;

/**
 * AssayVerifiedFunc:
 * @spki: the signer's SubjectPublicKeyInfo in DER
 * @algorithm: the AlgorithmIdentifier in DER
 * @content: what was signed
 * @signature: the signature
 * @data: user data
 *
 * Verifies a signature. The engine hands one in, so that this layer knows no cryptography.
 *
 * Returns: how it came out
 */
typedef AssayVerified (*AssayVerifiedFunc) (GBytes   *spki,
                                        GBytes   *algorithm,
                                        GBytes   *content,
                                        GBytes   *signature,
                                        gpointer  data);

G_END_DECLS
