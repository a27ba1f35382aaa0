/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/path-pool.h"

G_BEGIN_DECLS

/* How many other ways are looked for once there is a valid path, and how many certificates are looked at for that. */
#define PATH_LIMIT_ALTERNATIVES      3
#define PATH_LIMIT_ALTERNATIVE_STEPS 64

/**
 * path_search:
 * @pool: the certificates
 * @target: where paths begin
 * @depth: 0; more for somebody who signs CRLs, where the first valid path is enough
 *
 * Builds paths from @target upwards, the likeliest first, and applies the rules to each: first over links whose
 * signature is right; only when that leads to no anchor, also over those where just the identifiers of keys say so, to
 * tell that the signature is wrong.
 *
 * Returns: (transfer full) (element-type AssayPathCandidate): the one that is valid, or came closest, first
 */
GPtrArray *path_search (PathPool *pool,
                        guint     target,
                        guint     depth);

G_END_DECLS
