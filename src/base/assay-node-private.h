/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-node.h"

G_BEGIN_DECLS

/* What all nodes of a tree share: the buffer, and the memory that they live in. */
typedef struct {
  gatomicrefcount refs;
  GBytes         *buffer;
  GPtrArray      *blocks;     /* of the arena; the last one has room left */
  gsize           room;
  GStringChunk   *texts;      /* (nullable): made by decoders, not found in the buffer */
  GPtrArray      *remarks;    /* (nullable): of AssayText */
} AssayTree;

struct _AssayNode {
  AssayTree        *tree;
  AssayNode        *parent;
  AssayNode       **children;
  const char       *key;      /* NULL: the index is the key */
  const char       *label;
  const AssayNames *names;
  const char       *text;
  AssayText        *remark;   /* owned by the tree */
  guint64           number;
  guint32           offset;
  guint32           length;
  guint32           n_children;
  guint32           index;    /* among the siblings without a key */
  guint8            kind;
  guint8            lead;     /* bytes before the value: a DER tag and length */
  gboolean          malformed;
};

AssayTree *assay_tree_new     (GBytes    *buffer);
void       assay_tree_unref   (AssayTree *tree);
gpointer   assay_tree_alloc   (AssayTree *tree,
                               gsize      size);

G_END_DECLS
