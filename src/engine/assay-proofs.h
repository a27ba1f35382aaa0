/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-proof.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * assay_proofs_compute:
 * @report: a report
 *
 * Computes once more, from the messages and secrets of a finished handshake, what its two sides proved to each other:
 * the server's signature and both Finished; and lays out the key schedule as far as the TLS library gives it away.
 * Takes about as long as one signature takes to verify. Pure; any thread.
 *
 * Returns: (transfer full) (nullable): the proofs; %NULL when no handshake was finished
 */
AssayProofs *assay_proofs_compute (const AssayReport *report);

G_END_DECLS
