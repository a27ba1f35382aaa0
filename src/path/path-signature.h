/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssaySigned:
 * @ASSAY_SIGNED_WRONG: the signature does not verify
 * @ASSAY_SIGNED_RIGHT: it does
 * @ASSAY_SIGNED_UNTOLD: it could not be told: an algorithm or a kind of key that the library does not have
 *
 * How a signature came out.
 */
typedef enum {
  ASSAY_SIGNED_WRONG,
  ASSAY_SIGNED_RIGHT,
  ASSAY_SIGNED_UNTOLD,
} AssaySigned;

/**
 * AssaySignedFunc:
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
typedef AssaySigned (*AssaySignedFunc) (GBytes   *spki,
                                        GBytes   *algorithm,
                                        GBytes   *content,
                                        GBytes   *signature,
                                        gpointer  data);

G_END_DECLS
