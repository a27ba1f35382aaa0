/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-node.h"

G_BEGIN_DECLS

/**
 * AssayFieldTree:
 *
 * The fields of a decoded message as a tree that scrolls. Levels are made when they are opened, and rows when they come
 * into sight, so that size does not matter.
 *
 * Properties: `selected` (AssayNode, read-only, notified when the selection moves), `narrow`, `menu-model` (GMenuModel
 * shown on a secondary click or the menu key).
 */
#define ASSAY_TYPE_FIELD_TREE (assay_field_tree_get_type ())
G_DECLARE_FINAL_TYPE (AssayFieldTree, assay_field_tree, ASSAY, FIELD_TREE, AdwBin)

/* Shows another tree, opened as far as it fits a glance, its root selected. @root: (nullable) */
void             assay_field_tree_set_root     (AssayFieldTree  *tree,
                                                const AssayNode *root);

/**
 * assay_field_tree_select:
 * @tree: a field tree
 * @node: a field of the tree shown, or of another decoding of the same bytes
 *
 * Opens the way to a field, selects it and scrolls to it.
 */
void             assay_field_tree_select       (AssayFieldTree  *tree,
                                                const AssayNode *node);

/* (transfer none) (nullable) */
const AssayNode *assay_field_tree_get_selected (AssayFieldTree  *tree);

G_END_DECLS
