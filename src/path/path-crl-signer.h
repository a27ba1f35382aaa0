/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-revocation.h"
#include "path/path-crl.h"
#include "path/path-rules.h"

G_BEGIN_DECLS

/* How far the paths of those who sign CRLs are followed: each may need other CRLs. */
#define PATH_LIMIT_CRL_DEPTH 4

/* Whether somebody who may made the list's signature (RFC 5280 section 6.3.3 (f) and (g)); what is wrong, if not. */
AssayRevocationProblem path_crl_authenticate (const PathTurn *turn,
                                              PathCrl        *crl);

G_END_DECLS
