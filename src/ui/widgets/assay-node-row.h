/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/assay-node.h"

G_BEGIN_DECLS

/**
 * AssayNodeRow:
 *
 * One field in a tree of fields, for a GtkTreeExpander: name, value, size; what is to be said of it where there is
 * something. Recycled.
 *
 * A list view keeps some two hundred rows at hand, and fills and measures them all when one jumps to another place: so a
 * row has no children, but draws its texts itself.
 */
#define ASSAY_TYPE_NODE_ROW (assay_node_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayNodeRow, assay_node_row, ASSAY, NODE_ROW, GtkWidget)

GtkWidget  *assay_node_row_new      (void);

/**
 * assay_node_row_set_node:
 * @self: a row
 * @node: the field
 * @narrow: whether there is room for the essential only
 *
 * Shows another field.
 */
void        assay_node_row_set_node (AssayNodeRow    *self,
                                     const AssayNode *node,
                                     gboolean         narrow);

/* The name as it is shown, in the person's words; "" for none. (transfer none) */
const char *assay_node_row_get_name (AssayNodeRow *self);

/* All of it, for those who hear it. (transfer full) */
char       *assay_node_row_dup_spoken (AssayNodeRow *self);

G_END_DECLS
