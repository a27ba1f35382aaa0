/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/models/assay-node-item.h"

struct _AssayNodeItem {
  GObject    parent_instance;

  AssayNode *node;
};

G_DEFINE_FINAL_TYPE (AssayNodeItem, assay_node_item, G_TYPE_OBJECT)

static void
assay_node_item_finalize (GObject *object)
{
  assay_node_unref (ASSAY_NODE_ITEM (object)->node);
  G_OBJECT_CLASS (assay_node_item_parent_class)->finalize (object);
}

static void
assay_node_item_class_init (AssayNodeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_node_item_finalize;
}

static void
assay_node_item_init (AssayNodeItem *item)
{
}

AssayNodeItem *
assay_node_item_new (const AssayNode *node)
{
  AssayNodeItem *item = g_object_new (ASSAY_TYPE_NODE_ITEM, NULL);

  item->node = assay_node_ref (node);
  return item;
}

const AssayNode *
assay_node_item_get_node (AssayNodeItem *item)
{
  g_return_val_if_fail (ASSAY_IS_NODE_ITEM (item), NULL);

  return item->node;
}
