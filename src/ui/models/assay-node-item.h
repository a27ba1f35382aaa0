/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "base/assay-node.h"

G_BEGIN_DECLS

/**
 * AssayNodeItem:
 *
 * One field as a list model holds it: made when a row asks for it.
 */
#define ASSAY_TYPE_NODE_ITEM (assay_node_item_get_type ())
G_DECLARE_FINAL_TYPE (AssayNodeItem, assay_node_item, ASSAY, NODE_ITEM, GObject)

AssayNodeItem   *assay_node_item_new      (const AssayNode *node);

/* (transfer none) */
const AssayNode *assay_node_item_get_node (AssayNodeItem   *item);

G_END_DECLS
