/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gnutls/abstract.h>

#include "decode/decode-der.h"
#include "path/path-signature.h"

G_BEGIN_DECLS

/* The parts of assay_signed_verify(). */

/* Whether @key made the signature, by GnuTLS. */
AssaySignatureStatus assay_signed_ask (gnutls_pubkey_t          key,
                                       gnutls_sign_algorithm_t  algorithm,
                                       const AssaySigned       *what);

typedef struct _AssayPssHash AssayPssHash;

/**
 * AssayPss:
 * @hash: the hash function, that of the mask too
 * @salt: the length of the salt in bytes
 *
 * RSASSA-PSS-params (RFC 4055 section 3.1).
 */
typedef struct {
  const AssayPssHash *hash;
  guint               salt;
} AssayPss;

/**
 * assay_pss_read:
 * @parameters: what follows the OID in the AlgorithmIdentifier
 * @pss: (out): what it says
 *
 * Returns: %FALSE when it is malformed, names a hash that nobody here has, or another one for the mask
 */
gboolean             assay_pss_read   (AssayCursor       *parameters,
                                       AssayPss          *pss);

/**
 * assay_pss_verify:
 * @key: who should have signed
 * @pss: how
 * @what: the signature
 *
 * Verifies an RSASSA-PSS signature: with GnuTLS, or, with the hashes that it does not have there, with Nettle, on which it
 * stands. Any thread.
 *
 * Returns: how it came out
 */
AssaySignatureStatus assay_pss_verify (gnutls_pubkey_t    key,
                                       const AssayPss    *pss,
                                       const AssaySigned *what);

G_END_DECLS
