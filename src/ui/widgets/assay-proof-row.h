/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-proof.h"

G_BEGIN_DECLS

/**
 * AssayProofRow:
 *
 * One proof: what it shows and how it came out; behind it, for those who open it, the rule and all that went in.
 */
#define ASSAY_TYPE_PROOF_ROW (assay_proof_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayProofRow, assay_proof_row, ASSAY, PROOF_ROW, AdwExpanderRow)

/* A row for @proof, which is one of @proofs. (transfer floating) */
GtkWidget *assay_proof_row_new (AssayProofs      *proofs,
                                const AssayProof *proof);

G_END_DECLS
