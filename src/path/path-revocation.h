/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-revocation.h"
#include "path/path-crl.h"
#include "path/path-rules.h"

G_BEGIN_DECLS

/**
 * PathAnswer:
 * @revoked: whether the certificate was revoked
 * @problem: why that cannot be told; or, of a revoked one, %ASSAY_REVOCATION_STALE
 * @crl: (nullable): the list that says so, or that came closest; of a complete one and its delta the newer one, unless
 *   only the other has the certificate
 * @entry: what it says of a revoked certificate
 *
 * What the lists at hand say of a certificate.
 */
typedef struct {
  gboolean                revoked;
  AssayRevocationProblem  problem;
  const PathCrl          *crl;
  PathCrlEntry            entry;
} PathAnswer;

/**
 * path_revocation_ask:
 * @turn: a certificate in its turn; there are CRLs
 * @answer: (out): what they say; its list lives as long as the pool
 *
 * Looks for the certificate on the CRLs that are at hand (RFC 5280 section 6.3.3): complete and delta, direct and
 * indirect, by distribution point and reason. What only a list that is out of date says is believed too when it is for
 * good.
 */
void                   path_revocation_ask         (const PathTurn *turn,
                                                    PathAnswer     *answer);

/**
 * path_revocation_judge_delta:
 * @turn: a certificate that the lists were asked about
 * @crl: one of them
 *
 * Returns: why it could not be heeded, when it is a delta or unreadable; else %ASSAY_REVOCATION_FINE
 */
AssayRevocationProblem path_revocation_judge_delta (const PathTurn *turn,
                                                    PathCrl        *crl);

G_END_DECLS
