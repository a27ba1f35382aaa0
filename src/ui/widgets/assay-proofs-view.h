/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayProofsView:
 *
 * The handshake computed once more: how each proof came out, the transcript hashes, and the key schedule, whose secrets
 * are revealed one by one. The computing is done on another thread.
 */
#define ASSAY_TYPE_PROOFS_VIEW (assay_proofs_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayProofsView, assay_proofs_view, ASSAY, PROOFS_VIEW, AdwBin)

/* Computes and shows the proofs of @report; nothing is to be proven while it is %NULL. */
void assay_proofs_view_show (AssayProofsView *view,
                             AssayReport     *report);

G_END_DECLS
