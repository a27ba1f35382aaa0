/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/models/assay-node-model.h"

#include "ui/models/assay-node-item.h"

struct _AssayNodeModel {
  GObject    parent_instance;

  AssayNode *node;
};

static GType
get_item_type (GListModel *model)
{
  return ASSAY_TYPE_NODE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return assay_node_get_n_children (ASSAY_NODE_MODEL (model)->node);
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  const AssayNode *child = assay_node_get_child (ASSAY_NODE_MODEL (model)->node, position);

  return child != NULL ? assay_node_item_new (child) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayNodeModel, assay_node_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
assay_node_model_finalize (GObject *object)
{
  assay_node_unref (ASSAY_NODE_MODEL (object)->node);
  G_OBJECT_CLASS (assay_node_model_parent_class)->finalize (object);
}

static void
assay_node_model_class_init (AssayNodeModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_node_model_finalize;
}

static void
assay_node_model_init (AssayNodeModel *model)
{
}

GListModel *
assay_node_model_new (const AssayNode *node)
{
  AssayNodeModel *model = g_object_new (ASSAY_TYPE_NODE_MODEL, NULL);

  model->node = assay_node_ref (node);
  return G_LIST_MODEL (model);
}

GListModel *
assay_node_model_create_below (gpointer item,
                               gpointer data)
{
  const AssayNode *node = assay_node_item_get_node (item);

  return assay_node_get_n_children (node) > 0 ? assay_node_model_new (node) : NULL;
}
