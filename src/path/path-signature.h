/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssaySignatureStatus:
 * @ASSAY_SIGNATURE_VALID: the key made it
 * @ASSAY_SIGNATURE_INVALID: it did not; also when the algorithm is one for other kinds of keys
 * @ASSAY_SIGNATURE_BAD_KEY: that is no key that can be used
 * @ASSAY_SIGNATURE_UNSUPPORTED: it could not be told: the library does not have the algorithm
 * @ASSAY_SIGNATURE_UNTRIED: it was not looked at, because too many others were
 *
 * How the verification of a signature came out.
 */
typedef enum {
  ASSAY_SIGNATURE_VALID,
  ASSAY_SIGNATURE_INVALID,
  ASSAY_SIGNATURE_BAD_KEY,
  ASSAY_SIGNATURE_UNSUPPORTED,
  ASSAY_SIGNATURE_UNTRIED,
} AssaySignatureStatus;

/**
 * AssaySigned:
 * @data: what is signed
 * @algorithm: the AlgorithmIdentifier, DER
 * @signature: the signature
 * @spki: the SubjectPublicKeyInfo of who should have signed, DER
 *
 * A signature to verify.
 */
typedef struct {
  GBytes *data;
  GBytes *algorithm;
  GBytes *signature;
  GBytes *spki;
} AssaySigned;

/* Verifies a signature; only mathematics, no opinion about the strength of algorithms. The engine hands one in, so that
 * this layer knows no cryptography. */
typedef AssaySignatureStatus (*AssayVerifyFunc) (const AssaySigned *what,
                                                 gpointer           data);

G_END_DECLS
