/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gnutls/crypto.h>
#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>

#include "base/assay-proof.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/* What GnuTLS computes for the proofs. All of it is pure, and gives %NULL when the library cannot or will not (an
 * algorithm that it does not have, or that a policy of the system forbids), and when an input is %NULL. */

/* Transcripts before TLS 1.2 are hashed by two functions side by side (RFC 2246 section 7.4.9). */
#define ASSAY_DIGEST_MD5_SHA1 GNUTLS_DIG_UNKNOWN

/* What is to be judged is whether the bytes agree, not whether the algorithm is a good one. */
#define ASSAY_PROOF_VERIFY_FLAGS (GNUTLS_VERIFY_ALLOW_BROKEN | GNUTLS_VERIFY_ALLOW_SIGN_WITH_SHA1)

/* (transfer full) (nullable) */
GBytes *assay_proof_hash   (gnutls_digest_algorithm_t digest,
                            GBytes                   *bytes);
GBytes *assay_proof_hmac   (gnutls_digest_algorithm_t digest,
                            GBytes                   *key,
                            GBytes                   *bytes);

/* HKDF-Extract, RFC 5869 section 2.2, of zeros with zeros for salt: the early secret without a pre-shared key. */
GBytes *assay_proof_extract_zeros (gnutls_digest_algorithm_t digest);

/* HKDF-Expand-Label with an empty context, RFC 8446 section 7.1. */
GBytes *assay_proof_expand (gnutls_digest_algorithm_t digest,
                            GBytes                   *secret,
                            const char               *label,
                            gsize                     length);

/* PRF of RFC 5246 section 5; of RFC 2246 section 5 for %ASSAY_DIGEST_MD5_SHA1. */
GBytes *assay_proof_prf    (gnutls_digest_algorithm_t digest,
                            GBytes                   *secret,
                            const char               *label,
                            GBytes                   *seed,
                            gsize                     length);

/**
 * assay_proof_verify:
 * @der: the certificate of who signed
 * @scheme: the SignatureScheme; 0 for the signatures before TLS 1.2, which the key decides on
 * @tls13: whether the schemes are those of TLS 1.3, which name the curve too
 * @content: what was signed
 * @signature: the signature
 *
 * Verifies a signature of a handshake.
 *
 * Returns: how it came out; %ASSAY_PROOF_UNKNOWN when the library cannot tell
 */
AssayProofStatus assay_proof_verify (GBytes   *der,
                                     guint16   scheme,
                                     gboolean  tls13,
                                     GBytes   *content,
                                     GBytes   *signature);

/* What the library's answer to a signature means: only a verdict on the bytes is one. */
AssayProofStatus assay_proof_judge  (int                       code);

/* The algorithm of the server's signature in a finished handshake; %GNUTLS_SIGN_UNKNOWN for RSA before TLS 1.2, which
 * signs two hashes side by side. */
gnutls_sign_algorithm_t assay_proof_find_algorithm (const AssayConnection *connection,
                                                    gnutls_pubkey_t        key);

/* @first and then @second, either of which may be %NULL. (transfer full) */
GBytes *assay_proof_join   (GBytes                   *first,
                            GBytes                   *second);

G_END_DECLS
