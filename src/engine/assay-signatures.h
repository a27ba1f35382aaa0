/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/assay-path.h"

G_BEGIN_DECLS

/**
 * assay_signatures_verify:
 * @what: a signature
 * @data: unused
 *
 * Verifies the signature of a certificate or CRL with GnuTLS: RSA (PKCS#1 and PSS), DSA, ECDSA, EdDSA and what else the
 * library knows. Broken hashes verify too: the rules are there to judge them. For AssayPathOptions.
 *
 * Returns: how it came out
 */
AssaySignatureStatus assay_signatures_verify (const AssaySigned *what,
                                              gpointer           data);

G_END_DECLS
