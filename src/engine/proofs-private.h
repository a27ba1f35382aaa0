/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "engine/proof-crypto.h"

G_BEGIN_DECLS

/* Among the inputs of a signature's proof. */
extern const char assay_proof_signed_content[];

/**
 * AssayProver:
 * @report: what is proven
 * @proofs: what was proven so far
 * @digest: the hash function of transcript and key derivation
 * @client_random: the ClientHello's random
 * @server_random: the ServerHello's
 *
 * What both kinds of handshake need to be proven. Lives on the stack of assay_proofs_compute().
 */
typedef struct {
  const AssayReport         *report;
  AssayProofs               *proofs;
  gnutls_digest_algorithm_t  digest;
  GBytes                    *client_random;
  GBytes                    *server_random;
} AssayProver;

/* The two kinds: RFC 8446, and RFC 5246 with those before it. */
void    assay_prover_run_tls13   (AssayProver    *prover);
void    assay_prover_run_tls12   (AssayProver    *prover);

/* The number of the first handshake message of that kind that is no HelloRetryRequest; -1 without one. */
int     assay_prover_find        (const AssayProver *prover,
                                  AssayDirection     direction,
                                  guint              type);

/* The body of that message; %NULL without one. (transfer none) */
GBytes *assay_prover_get_body    (const AssayProver *prover,
                                  int                number);

/* The transcript hash of all handshake messages before the one with the number @end; %NULL when that is -1.
 * (transfer full) */
GBytes *assay_prover_hash        (const AssayProver *prover,
                                  int                end);

/* Tells a transcript hash; nothing when it is %NULL. */
void    assay_prover_tell_hash   (AssayProver    *prover,
                                  const char     *title,
                                  GBytes         *hash);

/* The bytes of the secret with that label of this very connection; %NULL without one. (transfer none) */
GBytes *assay_prover_get_secret  (const AssayProver *prover,
                                  const char        *label);

/* Tells a proof with neither values nor inputs yet. (transfer none), until the next. */
AssayProof *assay_prover_add_proof (AssayProver      *prover,
                                    const AssayProof *proof);

/* Verifies the server's signature, of which @signed_params holds what follows the parameters: the scheme (from TLS 1.2
 * on) and the signature. */
void    assay_prover_check_signature (AssayProver    *prover,
                                      AssayProof     *proof,
                                      GBytes         *signed_params,
                                      GBytes         *content);

/* Compares the Finished with the number @finished with @computed, which is taken. */
void    assay_prover_check_finished  (AssayProver    *prover,
                                      AssayProof     *proof,
                                      int             finished,
                                      GBytes         *computed);

/* Tells a secret of the key schedule; @context and @value are taken. */
void    assay_prover_add_secret      (AssayProver           *prover,
                                      const AssayDerivation *derivation,
                                      GBytes                *context,
                                      GBytes                *value);

G_END_DECLS
