/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/path-rules.h"

G_BEGIN_DECLS

/* How far the paths of those who sign CRLs are followed: each may need other CRLs. */
#define PATH_LIMIT_CRL_DEPTH 4

/**
 * path_revocation_check:
 * @turn: a certificate in its turn; there are CRLs
 * @detail: (out) (transfer full): what was found
 *
 * Looks for the certificate on the CRLs that are at hand (RFC 5280 section 6.3.3): complete and delta, direct and
 * indirect, by distribution point and reason.
 *
 * Returns: whether it is covered for all reasons and revoked for none
 */
gboolean path_revocation_check (const PathTurn  *turn,
                                AssayText      **detail);

G_END_DECLS
