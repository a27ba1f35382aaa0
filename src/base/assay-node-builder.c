/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-node-private.h"

#include <string.h>

/* An open node: where its children begin on the stack of finished ones, and what did not fit. */
typedef struct {
  AssayNode *node;            /* NULL: past a limit, only counted */
  guint      first;
  guint      n_items;
  guint      n_omitted;
  gsize      omitted_from;
  gsize      omitted_to;
} Level;

struct _AssayNodeBuilder {
  AssayTree *tree;
  GArray    *levels;          /* of Level, the innermost last */
  GPtrArray *finished;        /* nodes whose parent is still open */
  AssayNode *last;
  guint      n_nodes;
  gboolean   lenient;
};

AssayNodeBuilder *
assay_node_builder_new (GBytes *buffer)
{
  AssayNodeBuilder *builder = g_new0 (AssayNodeBuilder, 1);

  builder->tree = assay_tree_new (buffer);
  builder->levels = g_array_new (FALSE, TRUE, sizeof (Level));
  builder->finished = g_ptr_array_new ();
  return builder;
}

void
assay_node_builder_free (AssayNodeBuilder *builder)
{
  g_clear_pointer (&builder->tree, assay_tree_unref);
  g_array_unref (builder->levels);
  g_ptr_array_unref (builder->finished);
  g_free (builder);
}

void
assay_node_builder_set_lenient (AssayNodeBuilder *builder,
                                gboolean          lenient)
{
  builder->lenient = lenient;
}

gboolean
assay_node_builder_is_lenient (AssayNodeBuilder *builder)
{
  return builder->lenient;
}

static Level *
innermost (AssayNodeBuilder *builder)
{
  return builder->levels->len > 0 ? &g_array_index (builder->levels, Level, builder->levels->len - 1) : NULL;
}

static void
omit (Level *level,
      gsize  offset,
      gsize  length)
{
  if (level->n_omitted++ == 0)
    level->omitted_from = offset;
  level->omitted_from = MIN (level->omitted_from, offset);
  level->omitted_to = MAX (level->omitted_to, offset + length);
}

/* A new node, or NULL where a limit leaves it out. The last node of a tree is kept free for each level's "more". */
static AssayNode *
make_node (AssayNodeBuilder *builder,
           AssayNodeKind     kind,
           const char       *key,
           const char       *label,
           gsize             offset,
           gsize             length)
{
  Level *level = innermost (builder);
  AssayNode *node;

  if (level != NULL && (level->node == NULL || level->n_omitted > 0
                        || builder->n_nodes >= ASSAY_NODE_MAX_NODES - ASSAY_NODE_MAX_DEPTH))
    {
      omit (level, offset, length);
      builder->last = NULL;
      return NULL;
    }

  node = assay_tree_alloc (builder->tree, sizeof (AssayNode));
  node->tree = builder->tree;
  node->kind = kind;
  node->key = key;
  node->label = label;
  node->offset = (guint32) offset;
  node->length = (guint32) length;
  node->index = level != NULL && key == NULL ? level->n_items++ : 0;
  builder->n_nodes++;
  builder->last = node;
  return node;
}

/* Hands a finished node to the level it belongs to. */
static AssayNode *
add_node (AssayNodeBuilder *builder,
          AssayNodeKind     kind,
          const char       *key,
          const char       *label,
          gsize             offset,
          gsize             length)
{
  AssayNode *node = make_node (builder, kind, key, label, offset, length);

  if (node != NULL)
    g_ptr_array_add (builder->finished, node);
  return node;
}

/* Equal texts are kept once: keys such as "certificate_length" come again and again. */
const char *
assay_node_builder_keep (AssayNodeBuilder *builder,
                         const char       *text)
{
  if (builder->tree->texts == NULL)
    builder->tree->texts = g_string_chunk_new (512);
  return g_string_chunk_insert_const (builder->tree->texts, text);
}

gboolean
assay_node_builder_open (AssayNodeBuilder *builder,
                         AssayNodeKind     kind,
                         const char       *key,
                         const char       *label,
                         gsize             offset)
{
  Level level = { 0, };

  if (builder->levels->len + 1 < ASSAY_NODE_MAX_DEPTH)    /* its children are one deeper */
    level.node = make_node (builder, kind, key, label, offset, 0);
  else
    {
      omit (innermost (builder), offset, 0);
      builder->last = NULL;
    }
  level.first = builder->finished->len;
  g_array_append_val (builder->levels, level);
  return level.node != NULL;
}

static void
say_more (AssayNodeBuilder *builder,
          const Level      *level)
{
  AssayNode *more = assay_tree_alloc (builder->tree, sizeof (AssayNode));

  more->tree = builder->tree;
  more->kind = ASSAY_NODE_BYTES;
  more->key = "more";
  more->label = N_("Not shown");
  more->offset = (guint32) level->omitted_from;
  more->length = (guint32) (level->omitted_to - level->omitted_from);
  g_ptr_array_add (builder->finished, more);
  builder->last = more;
  assay_node_builder_remark (builder,
                             assay_text_new_plural (NP_("{n} more field", "{n} more fields"), level->n_omitted, NULL));
}

static void
adopt_children (AssayNodeBuilder *builder,
                AssayNode        *node,
                guint             first)
{
  node->n_children = builder->finished->len - first;
  if (node->n_children == 0)
    return;

  node->children = assay_tree_alloc (builder->tree, node->n_children * sizeof (AssayNode *));
  memcpy (node->children, builder->finished->pdata + first, node->n_children * sizeof (AssayNode *));
  for (guint i = 0; i < node->n_children; i++)
    node->children[i]->parent = node;
  g_ptr_array_set_size (builder->finished, first);
}

void
assay_node_builder_close (AssayNodeBuilder *builder,
                          gsize             end)
{
  Level level = *innermost (builder);

  if (level.node != NULL && level.n_omitted > 0)
    say_more (builder, &level);
  g_array_set_size (builder->levels, builder->levels->len - 1);

  if (level.node == NULL)
    {
      Level *above = innermost (builder);

      above->omitted_to = MAX (above->omitted_to, end);
      return;
    }

  level.node->length = (guint32) (end - level.node->offset);
  adopt_children (builder, level.node, level.first);
  g_ptr_array_add (builder->finished, level.node);
  builder->last = level.node;
}

void
assay_node_builder_add_number (AssayNodeBuilder *builder,
                               const char       *key,
                               const char       *label,
                               gsize             offset,
                               gsize             length,
                               guint64           number,
                               const AssayNames *names)
{
  AssayNode *node = add_node (builder, ASSAY_NODE_NUMBER, key, label, offset, length);

  if (node == NULL)
    return;
  node->number = number;
  node->names = names;
}

void
assay_node_builder_add_bytes (AssayNodeBuilder *builder,
                              const char       *key,
                              const char       *label,
                              gsize             offset,
                              gsize             length)
{
  add_node (builder, ASSAY_NODE_BYTES, key, label, offset, length);
}

void
assay_node_builder_add_text (AssayNodeBuilder *builder,
                             const char       *key,
                             const char       *label,
                             gsize             offset,
                             gsize             length,
                             const char       *text)
{
  AssayNode *node = add_node (builder, ASSAY_NODE_TEXT, key, label, offset, length);

  if (node != NULL && text != NULL)
    node->text = assay_node_builder_keep (builder, text);
}

void
assay_node_builder_skip (AssayNodeBuilder *builder,
                         gsize             lead)
{
  if (builder->last != NULL)
    builder->last->lead = (guint8) lead;
}

void
assay_node_builder_add_malformed (AssayNodeBuilder *builder,
                                  const char       *key,
                                  const char       *label,
                                  gsize             offset,
                                  gsize             length,
                                  AssayText        *expected)
{
  if (add_node (builder, ASSAY_NODE_BYTES, key, label, offset, length) != NULL)
    assay_node_builder_blame (builder, expected);
  else
    g_clear_pointer (&expected, assay_text_unref);
}

void
assay_node_builder_summarize (AssayNodeBuilder *builder,
                              const char       *text)
{
  Level *level = innermost (builder);

  if (level != NULL && level->node != NULL)
    level->node->text = assay_node_builder_keep (builder, text);
}

void
assay_node_builder_remark (AssayNodeBuilder *builder,
                           AssayText        *remark)
{
  AssayTree *tree = builder->tree;

  if (remark == NULL)
    return;
  if (builder->last == NULL)
    {
      assay_text_unref (remark);
      return;
    }
  if (tree->remarks == NULL)
    tree->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_text_unref);
  g_ptr_array_add (tree->remarks, remark);
  builder->last->remark = remark;
}

void
assay_node_builder_blame (AssayNodeBuilder *builder,
                          AssayText        *expected)
{
  assay_node_builder_remark (builder, expected);
  if (builder->last != NULL)
    builder->last->malformed = TRUE;
}

const AssayNode *
assay_node_builder_get_last (AssayNodeBuilder *builder)
{
  return builder->last;
}

AssayNode *
assay_node_builder_end (AssayNodeBuilder *builder)
{
  AssayNode *root;

  g_assert (builder->levels->len == 0 && builder->finished->len == 1);
  root = g_ptr_array_index (builder->finished, 0);
  /* The reference that the builder held is the caller's now. */
  builder->tree = NULL;
  return root;
}
