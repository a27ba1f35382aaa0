/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-node-private.h"

#include <string.h>

#include "base/assay-format.h"

/* Most messages make some 40 nodes; a block holds about as many. */
#define BLOCK_SIZE 4096

G_DEFINE_BOXED_TYPE (AssayNode, assay_node, assay_node_ref, assay_node_unref)

AssayTree *
assay_tree_new (GBytes *buffer)
{
  AssayTree *tree = g_new0 (AssayTree, 1);

  g_atomic_ref_count_init (&tree->refs);
  tree->buffer = g_bytes_ref (buffer);
  tree->blocks = g_ptr_array_new_with_free_func (g_free);
  return tree;
}

void
assay_tree_unref (AssayTree *tree)
{
  if (!g_atomic_ref_count_dec (&tree->refs))
    return;

  g_bytes_unref (tree->buffer);
  g_ptr_array_unref (tree->blocks);
  g_clear_pointer (&tree->texts, g_string_chunk_free);
  g_clear_pointer (&tree->remarks, g_ptr_array_unref);
  g_free (tree);
}

/* All nodes of a tree go at once, so that a tree of 100,000 costs a few hundred allocations and no walk to free. */
gpointer
assay_tree_alloc (AssayTree *tree,
                  gsize      size)
{
  guint8 *block;

  size = (size + 7) & ~(gsize) 7;
  if (size > BLOCK_SIZE / 4)
    {
      block = g_malloc0 (size);
      /* Kept before the block that has room, which stays the last. */
      g_ptr_array_insert (tree->blocks, 0, block);
      return block;
    }

  if (tree->room < size)
    {
      g_ptr_array_add (tree->blocks, g_malloc0 (BLOCK_SIZE));
      tree->room = BLOCK_SIZE;
    }

  block = g_ptr_array_index (tree->blocks, tree->blocks->len - 1);
  block += BLOCK_SIZE - tree->room;
  tree->room -= size;
  return block;
}

AssayNode *
assay_node_ref (const AssayNode *node)
{
  g_atomic_ref_count_inc (&node->tree->refs);
  return (AssayNode *) node;
}

void
assay_node_unref (AssayNode *node)
{
  assay_tree_unref (node->tree);
}

AssayNodeKind
assay_node_get_kind (const AssayNode *node)
{
  return node->kind;
}

char *
assay_node_dup_key (const AssayNode *node)
{
  return node->key != NULL ? g_strdup (node->key) : g_strdup_printf ("%u", node->index);
}

static gboolean
key_matches (const AssayNode *node,
             const char      *key,
             gsize            length)
{
  char index[16];
  const char *own = node->key;

  if (own == NULL)
    {
      g_snprintf (index, sizeof index, "%u", node->index);
      own = index;
    }
  return strlen (own) == length && memcmp (own, key, length) == 0;
}

gboolean
assay_node_has_key (const AssayNode *node,
                    const char      *key)
{
  return key_matches (node, key, strlen (key));
}

const char *
assay_node_get_label (const AssayNode *node)
{
  return node->label;
}

/* The bytes of the value. An empty buffer has no address, and C knows no offset from none. */
static const guint8 *
value_data (const AssayNode *node)
{
  const guint8 *data = g_bytes_get_data (node->tree->buffer, NULL);

  return data != NULL ? data + node->offset + node->lead : (const guint8 *) "";
}

char *
assay_node_dup_value (const AssayNode *node)
{
  switch ((AssayNodeKind) node->kind)
    {
    case ASSAY_NODE_NUMBER:
      if (node->names != NULL)
        return assay_names_dup (node->names, (guint32) node->number);
      return g_strdup_printf ("%" G_GUINT64_FORMAT, node->number);
    case ASSAY_NODE_BYTES:
      return assay_format_hex (value_data (node), node->length - node->lead, '\0');
    case ASSAY_NODE_TEXT:
      if (node->text == NULL)
        return assay_format_visible ((const char *) value_data (node), node->length - node->lead);
      return g_strdup (node->text);
    case ASSAY_NODE_GROUP:
    case ASSAY_NODE_LIST:
    default:
      return g_strdup (node->text);
    }
}

char *
assay_node_dup_summary (const AssayNode *node,
                        gsize            max_bytes)
{
  g_autofree char *start = NULL;

  if ((gsize) node->length - node->lead <= max_bytes || node->text != NULL)
    return assay_node_dup_value (node);
  if (node->kind == ASSAY_NODE_BYTES)
    start = assay_format_hex (value_data (node), max_bytes, '\0');
  else if (node->kind == ASSAY_NODE_TEXT)
    start = assay_format_visible ((const char *) value_data (node), max_bytes);
  else
    return assay_node_dup_value (node);
  return g_strconcat (start, "…", NULL);
}

guint64
assay_node_get_number (const AssayNode *node)
{
  return node->kind == ASSAY_NODE_NUMBER ? node->number : 0;
}

const AssayNames *
assay_node_get_names (const AssayNode *node)
{
  return node->names;
}

gsize
assay_node_get_offset (const AssayNode *node)
{
  return node->offset;
}

gsize
assay_node_get_length (const AssayNode *node)
{
  return node->length;
}

GBytes *
assay_node_get_buffer (const AssayNode *node)
{
  return node->tree->buffer;
}

GBytes *
assay_node_dup_bytes (const AssayNode *node)
{
  return g_bytes_new_from_bytes (node->tree->buffer, node->offset, node->length);
}

AssayText *
assay_node_get_remark (const AssayNode *node)
{
  return node->remark;
}

gboolean
assay_node_is_malformed (const AssayNode *node)
{
  return node->malformed;
}

const AssayNode *
assay_node_get_parent (const AssayNode *node)
{
  return node->parent;
}

guint
assay_node_get_n_children (const AssayNode *node)
{
  return node->n_children;
}

const AssayNode *
assay_node_get_child (const AssayNode *node,
                      guint            index)
{
  return index < node->n_children ? node->children[index] : NULL;
}

static const AssayNode *
find_child (const AssayNode *node,
            const char      *key,
            gsize            length)
{
  for (guint i = 0; i < node->n_children; i++)
    if (key_matches (node->children[i], key, length))
      return node->children[i];
  return NULL;
}

const AssayNode *
assay_node_lookup (const AssayNode *node,
                   const char      *path)
{
  while (node != NULL && *path != '\0')
    {
      gsize length = strcspn (path, "/");

      node = find_child (node, path, length);
      path += length;
      if (*path == '/')
        path++;
    }
  return node;
}

guint64
assay_node_lookup_number (const AssayNode *node,
                          const char      *path,
                          guint64          fallback)
{
  const AssayNode *found = assay_node_lookup (node, path);

  return found != NULL && found->kind == ASSAY_NODE_NUMBER ? found->number : fallback;
}

char *
assay_node_dup_path (const AssayNode *node)
{
  g_autofree char *key = assay_node_dup_key (node);
  g_autofree char *above = NULL;

  if (node->parent == NULL)
    return g_steal_pointer (&key);
  above = assay_node_dup_path (node->parent);   /* no deeper than ASSAY_NODE_MAX_DEPTH */
  return g_strconcat (above, "/", key, NULL);
}

const AssayNode *
assay_node_find_at (const AssayNode *node,
                    gsize            offset)
{
  const AssayNode *found = NULL;

  while (node != NULL && offset >= node->offset && offset - node->offset < node->length)
    {
      const AssayNode *inner = NULL;

      found = node;
      for (guint i = 0; i < node->n_children && inner == NULL; i++)
        if (offset >= node->children[i]->offset
            && offset - node->children[i]->offset < node->children[i]->length)
          inner = node->children[i];
      node = inner;
    }
  return found;
}

guint
assay_node_count_malformed (const AssayNode *node)
{
  guint n = node->malformed ? 1 : 0;

  for (guint i = 0; i < node->n_children; i++)
    n += assay_node_count_malformed (node->children[i]);
  return n;
}
