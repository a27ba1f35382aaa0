/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayChain:
 * @ASSAY_CHAIN_SENT: what the server sent, in its order, or what a file held
 * @ASSAY_CHAIN_BUILT: the path from the leaf up, as far as it could be built; its last one may be a root from the trust
 *   store
 * @ASSAY_CHAIN_CORRECTED: what the server should send: that path, without the root that clients have
 * @ASSAY_CHAIN_LEAF: the server's own certificate alone
 *
 * Which certificates of a report.
 */
typedef enum {
  ASSAY_CHAIN_SENT,
  ASSAY_CHAIN_BUILT,
  ASSAY_CHAIN_CORRECTED,
  ASSAY_CHAIN_LEAF,
  ASSAY_N_CHAINS,
} AssayChain;

/* Reads "sent", "built", "corrected" or "leaf", as on a command line; %FALSE for a name that is none. */
gboolean    assay_chain_parse   (const char        *name,
                                 AssayChain        *chain);

/* The certificates, in order; may be empty. (transfer full) (element-type AssayCertificate) */
GPtrArray  *assay_chain_collect (const AssayReport *report,
                                 AssayChain         chain);

G_END_DECLS
