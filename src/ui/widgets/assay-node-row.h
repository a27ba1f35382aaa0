/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayNodeRow:
 *
 * One field in a tree of fields: name, value, size; what is wrong with it when something is. Recycled.
 */
#define ASSAY_TYPE_NODE_ROW (assay_node_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayNodeRow, assay_node_row, ASSAY, NODE_ROW, AdwBin)

GtkWidget      *assay_node_row_new      (void);

/**
 * assay_node_row_set_row:
 * @self: a row
 * @row: (nullable): the place in the tree, of an AssayNodeItem
 * @narrow: whether there is room for the essential only
 *
 * Shows another field.
 */
void            assay_node_row_set_row  (AssayNodeRow   *self,
                                         GtkTreeListRow *row,
                                         gboolean        narrow);

/* (transfer none) (nullable) */
GtkTreeListRow *assay_node_row_get_row  (AssayNodeRow   *self);

G_END_DECLS
