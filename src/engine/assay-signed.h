/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/path-signature.h"

G_BEGIN_DECLS

/**
 * assay_signed_verify:
 * @what: a signature
 * @data: unused
 *
 * Verifies the signature of a certificate, a CRL, an OCSP response or a timestamp with GnuTLS: RSA (PKCS#1 and PSS), DSA,
 * ECDSA, EdDSA and what else the library knows. Broken hashes verify too: the rules are there to judge them. An
 * #AssayVerifyFunc; any thread.
 *
 * Returns: how it came out
 */
AssaySignatureStatus assay_signed_verify (const AssaySigned *what,
                                          gpointer           data);

G_END_DECLS
