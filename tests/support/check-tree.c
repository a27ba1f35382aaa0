/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-tree.h"

static void
check_words (const AssayNode *node)
{
  g_autofree char *key = assay_node_dup_key (node);
  g_autofree char *value = assay_node_dup_value (node);
  g_autofree char *remark = assay_text_format (assay_node_get_remark (node), NULL);

  for (const char *c = key; *c != '\0'; c++)
    g_assert_true (*c > ' ' && *c < 0x7f && *c != '/');
  g_assert_true (value == NULL || g_utf8_validate (value, -1, NULL));
  g_assert_true (remark == NULL || g_utf8_validate (remark, -1, NULL));
  g_assert_true (!assay_node_is_malformed (node) || remark != NULL);
}

static gboolean
is_container (const AssayNode *node)
{
  AssayNodeKind kind = assay_node_get_kind (node);

  return kind == ASSAY_NODE_GROUP || kind == ASSAY_NODE_LIST;
}

/* Returns the first byte after @node, which begins at @offset. */
static gsize
check_node (const AssayNode *node,
            gsize            offset)
{
  gsize end = offset + assay_node_get_length (node);
  guint n = assay_node_get_n_children (node);

  check_words (node);
  g_assert_cmpuint (assay_node_get_offset (node), ==, offset);
  for (guint i = 0; i < n; i++)
    offset = check_node (assay_node_get_child (node, i), offset);
  if (n > 0 || is_container (node))
    g_assert_cmpuint (offset, ==, end);
  return end;
}

void
check_tree_tiles (const AssayNode *root)
{
  g_assert_cmpuint (check_node (root, 0), ==, g_bytes_get_size (assay_node_get_buffer (root)));
}
