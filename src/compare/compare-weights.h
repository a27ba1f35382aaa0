/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-comparison.h"
#include "base/assay-node.h"

G_BEGIN_DECLS

/* Whether the node only says how others are encoded: lengths, tags, numbers of types that the key tells already. */
gboolean           assay_compare_is_framing (const AssayNode    *node);

/**
 * assay_compare_weigh_node:
 * @node: a node of a message or certificate
 * @outer: what weight the node around it has
 *
 * Returns: how much a difference in @node matters: what is random or what was asked never matters, however deep
 */
AssayCompareWeight assay_compare_weigh_node (const AssayNode    *node,
                                             AssayCompareWeight  outer);

G_END_DECLS
