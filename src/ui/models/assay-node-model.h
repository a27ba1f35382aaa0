/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-node.h"

G_BEGIN_DECLS

/**
 * AssayNodeModel:
 *
 * The children of a field as a GListModel of AssayNodeItem, each made on demand: a level of a GtkTreeListModel.
 */
#define ASSAY_TYPE_NODE_MODEL (assay_node_model_get_type ())
G_DECLARE_FINAL_TYPE (AssayNodeModel, assay_node_model, ASSAY, NODE_MODEL, GObject)

/* (transfer full) */
GListModel *assay_node_model_new          (const AssayNode *node);

/* For gtk_tree_list_model_new(): the level below an AssayNodeItem, or %NULL for a leaf. (transfer full) */
GListModel *assay_node_model_create_below (gpointer         item,
                                           gpointer         data);

G_END_DECLS
