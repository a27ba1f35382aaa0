/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-node.h"

G_BEGIN_DECLS

/* Asserts that the leaves of @root tile its buffer: each byte belongs to exactly one, in order; that every node covers
 * just its children, and that every node can be worded. */
void check_tree_tiles (const AssayNode *root);

G_END_DECLS
