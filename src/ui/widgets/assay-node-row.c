/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-node-row.h"

#include "base/assay-format.h"
#include "ui/assay-status-words.h"
#include "ui/assay-wording.h"
#include "ui/models/assay-node-item.h"

/* More of an opaque value would never be seen in one line. */
#define MAX_BYTES 24

struct _AssayNodeRow {
  AdwBin           parent_instance;

  GtkLabel        *name;
  GtkLabel        *key;
  GtkLabel        *value;
  GtkLabel        *size;
  GtkImage        *icon;
  GtkLabel        *remark;
};

G_DEFINE_FINAL_TYPE (AssayNodeRow, assay_node_row, ADW_TYPE_BIN)

static GtkTreeExpander *
get_expander (AssayNodeRow *self)
{
  return GTK_TREE_EXPANDER (adw_bin_get_child (ADW_BIN (self)));
}

/* People's word first, the RFC's beside it where it is another; items of a list by number. */
static void
show_name (AssayNodeRow    *self,
           const AssayNode *node,
           gboolean         narrow)
{
  const char *label = assay_wording_translate (assay_node_get_label (node));
  g_autofree char *key = assay_node_dup_key (node);
  g_autofree char *index = g_strdup_printf ("[%s]", key);

  gtk_label_set_label (self->name, label != NULL ? label : index);
  gtk_label_set_label (self->key, key);
  gtk_widget_set_visible (GTK_WIDGET (self->key),
                          !narrow && label != NULL && assay_node_get_parent (node) != NULL && !g_str_equal (label, key));
}

static char *
dup_value (const AssayNode *node)
{
  char *value = assay_node_dup_summary (node, MAX_BYTES);
  guint n = assay_node_get_n_children (node);
  g_autoptr(AssayText) count = NULL;

  if (value != NULL || assay_node_get_kind (node) != ASSAY_NODE_LIST)
    return value;
  count = assay_text_new_plural (NP_("{n} item", "{n} items"), n, NULL);
  return assay_wording_format (count);
}

static void
show_trouble (AssayNodeRow    *self,
              const AssayNode *node)
{
  g_autofree char *remark = assay_wording_format (assay_node_get_remark (node));
  AssayStatus status = assay_node_is_malformed (node) ? ASSAY_STATUS_ERROR : ASSAY_STATUS_NOTE;
  const char *style = assay_status_words_style (status);

  gtk_widget_set_visible (GTK_WIDGET (self->icon), remark != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
  if (remark == NULL)
    return;
  gtk_label_set_label (self->remark, remark);
  gtk_image_set_from_icon_name (self->icon, assay_status_words_icon (status));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, assay_status_words_name (status), -1);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]) { style, NULL });
  gtk_widget_set_css_classes (GTK_WIDGET (self->remark), (const char *[]) { "caption", style, NULL });
}

static void
assay_node_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_NODE_ROW);
  G_OBJECT_CLASS (assay_node_row_parent_class)->dispose (object);
}

static void
assay_node_row_class_init (AssayNodeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_node_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-node-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayNodeRow, name);
  gtk_widget_class_bind_template_child (widget_class, AssayNodeRow, key);
  gtk_widget_class_bind_template_child (widget_class, AssayNodeRow, value);
  gtk_widget_class_bind_template_child (widget_class, AssayNodeRow, size);
  gtk_widget_class_bind_template_child (widget_class, AssayNodeRow, icon);
  gtk_widget_class_bind_template_child (widget_class, AssayNodeRow, remark);
  gtk_widget_class_set_css_name (widget_class, "noderow");
}

static void
assay_node_row_init (AssayNodeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
assay_node_row_new (void)
{
  return g_object_new (ASSAY_TYPE_NODE_ROW, NULL);
}

void
assay_node_row_set_row (AssayNodeRow   *self,
                        GtkTreeListRow *row,
                        gboolean        narrow)
{
  g_autoptr(AssayNodeItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  g_autofree char *value = NULL;
  g_autofree char *size = NULL;
  const AssayNode *node;

  gtk_tree_expander_set_list_row (get_expander (self), row);
  if (item == NULL)
    return;
  node = assay_node_item_get_node (item);
  value = dup_value (node);
  size = g_strdup_printf ("%" G_GSIZE_FORMAT, assay_node_get_length (node));
  show_name (self, node, narrow);
  show_trouble (self, node);
  gtk_label_set_label (self->value, value != NULL ? value : "");
  gtk_label_set_label (self->size, size);
  gtk_widget_set_visible (GTK_WIDGET (self->size), !narrow);
}

GtkTreeListRow *
assay_node_row_get_row (AssayNodeRow *self)
{
  g_return_val_if_fail (ASSAY_IS_NODE_ROW (self), NULL);

  return gtk_tree_expander_get_list_row (get_expander (self));
}
