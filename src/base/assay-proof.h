/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssayProofStatus:
 * @ASSAY_PROOF_PROVEN: what was computed here is what was on the wire
 * @ASSAY_PROOF_FAILED: it is not
 * @ASSAY_PROOF_ABSENT: there is nothing to prove: this handshake has none of it
 * @ASSAY_PROOF_UNKNOWN: it could not be computed: something that it needs is missing or not supported
 *
 * How a proof came out.
 */
typedef enum {
  ASSAY_PROOF_PROVEN,
  ASSAY_PROOF_FAILED,
  ASSAY_PROOF_ABSENT,
  ASSAY_PROOF_UNKNOWN,
} AssayProofStatus;

/* "proven", "failed", "absent", "unknown": stable, for the report. */
const char *assay_proof_status_name (AssayProofStatus status);

/**
 * AssayIngredient:
 * @title: what it is, a message id; static
 * @bytes: the bytes
 * @secret: whether they are to be shown only when a person asks for just them
 *
 * Named bytes: what a proof or a secret is computed from.
 */
typedef struct {
  const char *title;
  GBytes     *bytes;
  gboolean    secret;
} AssayIngredient;

/**
 * AssayProof:
 * @id: "server-signature", "server-finished" or "client-finished"; stable
 * @title: what is proven, a message id; static
 * @rule: (nullable): how it is computed, in the notation of the RFC; static
 * @reference: where that is written: "RFC 8446 section 4.4.4"; static
 * @status: how it came out
 * @expected: (nullable): what was on the wire: a signature, or the verify_data of a Finished
 * @computed: (nullable): what was computed here; %NULL for a signature, which is verified and not made again
 * @inputs: (element-type AssayIngredient): what it was computed from, in order
 *
 * One value of the handshake that was computed once more.
 */
typedef struct {
  const char       *id;
  const char       *title;
  const char       *rule;
  const char       *reference;
  AssayProofStatus  status;
  GBytes           *expected;
  GBytes           *computed;
  GArray           *inputs;
} AssayProof;

#define ASSAY_DERIVATION_MAX_FROM 2

/**
 * AssayDerivation:
 * @id: "handshake-secret", "client-handshake-traffic-secret", "server-key"...; stable
 * @title: what it is, a message id; static
 * @from: ids of the secrets that it is derived from, %NULL where there are fewer
 * @rule: (nullable): how, in the notation of the RFC; static
 * @context: (nullable): the transcript hash or the randoms that went in too
 * @value: (nullable): the secret itself; %NULL when the TLS library keeps it to itself
 *
 * One secret of the key schedule: a node of a diagram whose edges are @from.
 */
typedef struct {
  const char *id;
  const char *title;
  const char *from[ASSAY_DERIVATION_MAX_FROM];
  const char *rule;
  GBytes     *context;
  GBytes     *value;
} AssayDerivation;

/**
 * AssayProofs:
 * @proofs: (element-type AssayProof): in the order of the handshake
 * @hashes: (element-type AssayIngredient): the transcript hash at the points that matter, in order; none is a secret
 * @schedule: (element-type AssayDerivation): the key schedule; what others are derived from comes before them
 *
 * A handshake computed once more from its messages and secrets. Immutable once its maker gave it away, refcounted, any
 * thread.
 */
typedef struct {
  GArray *proofs;
  GArray *hashes;
  GArray *schedule;
} AssayProofs;

#define ASSAY_TYPE_PROOFS (assay_proofs_get_type ())

GType            assay_proofs_get_type (void) G_GNUC_CONST;

/* An empty one, for its maker to fill. (transfer full) */
AssayProofs     *assay_proofs_new      (void);
AssayProofs     *assay_proofs_ref      (AssayProofs       *proofs);
void             assay_proofs_unref    (AssayProofs       *proofs);

/* An empty list of ingredients. (transfer full) (element-type AssayIngredient) */
GArray          *assay_ingredients_new (void);

/* Adds one; nothing when @bytes is %NULL. */
void             assay_ingredients_add (GArray            *ingredients,
                                        const char        *title,
                                        GBytes            *bytes,
                                        gboolean           secret);

/* The proof @id, or %NULL. (transfer none) */
AssayProof      *assay_proofs_find     (const AssayProofs *proofs,
                                        const char        *id);

/* The secret @id of the schedule, or %NULL. (transfer none) */
AssayDerivation *assay_proofs_find_secret (const AssayProofs *proofs,
                                           const char        *id);

/* The worst status: failed, then unknown, then proven; %ASSAY_PROOF_ABSENT when nothing was to be proven. */
AssayProofStatus assay_proofs_get_status  (const AssayProofs *proofs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayProofs, assay_proofs_unref)

G_END_DECLS
