/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare/compare-rows.h"

#include <string.h>

#include "compare/compare-weights.h"
#include "decode/decode-message.h"
#include "decode/decode-x509.h"

#define SHOWN_BYTES   24    /* of an opaque value */
#define MAX_MATCHED  256    /* bytes of what an item is known by; longer ones are known by their place */

/* The children that say something, each with what it is matched by. Keys may repeat, so the n-th of a kind has its
 * number after it. */
typedef struct {
  GPtrArray  *nodes;        /* AssayNode, borrowed */
  GPtrArray  *names;        /* utf8 */
  GHashTable *index;        /* name -> place + 1 */
} Children;

static void
children_clear (Children *children)
{
  g_clear_pointer (&children->nodes, g_ptr_array_unref);
  g_clear_pointer (&children->names, g_ptr_array_unref);
  g_clear_pointer (&children->index, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Children, children_clear)

static void diff (AssayCompareDraft  *draft,
                  const AssayNode    *left,
                  const AssayNode    *right,
                  AssayCompareWeight  weight);

/* Types and identifiers frame what they name, and are what it is known by. */
static gboolean
may_identify (const AssayNode *node)
{
  return assay_node_has_key (node, "extension_type") || assay_node_has_key (node, "extn_id")
      || !assay_compare_is_framing (node);
}

/* The first thing that is said in a node. */
static char *
dup_first_value (const AssayNode *node)
{
  char *value = assay_node_dup_value (node);

  for (guint i = 0; value == NULL && i < assay_node_get_n_children (node); i++)
    {
      const AssayNode *child = assay_node_get_child (node, i);

      if (may_identify (child))
        value = dup_first_value (child);      /* no deeper than ASSAY_NODE_MAX_DEPTH */
    }
  return value;
}

static gboolean
is_indexed (const AssayNode *node)
{
  g_autofree char *key = assay_node_dup_key (node);

  return g_ascii_isdigit (*key);
}

/* A named field by its key; an item of a list by what it says first: its type, group, OID, or value. */
static char *
dup_match (const AssayNode *node)
{
  g_autofree char *value = is_indexed (node) ? dup_first_value (node) : NULL;

  return value != NULL && strlen (value) <= MAX_MATCHED ? g_steal_pointer (&value) : assay_node_dup_key (node);
}

static void
add_child (Children        *children,
           GHashTable      *seen,
           const AssayNode *node)
{
  char *match = dup_match (node);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, match)) + 1;
  char *name = n > 1 ? g_strdup_printf ("%s %u", match, n) : g_strdup (match);

  g_hash_table_insert (seen, match, GUINT_TO_POINTER (n));
  g_ptr_array_add (children->nodes, (gpointer) node);
  g_ptr_array_add (children->names, name);
  g_hash_table_insert (children->index, name, GUINT_TO_POINTER (children->nodes->len));
}

static void
children_init (Children        *children,
               const AssayNode *node)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  children->nodes = g_ptr_array_new ();
  children->names = g_ptr_array_new_with_free_func (g_free);
  children->index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; node != NULL && i < assay_node_get_n_children (node); i++)
    {
      const AssayNode *child = assay_node_get_child (node, i);

      if (!assay_compare_is_framing (child))
        add_child (children, seen, child);
    }
}

/* The node that is matched by @name, or NULL. */
static const AssayNode *
children_find (const Children *children,
               const char     *name)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (children->index, name));

  return place > 0 ? g_ptr_array_index (children->nodes, place - 1) : NULL;
}

static gboolean
is_leaf (const AssayNode *node)
{
  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    if (!assay_compare_is_framing (assay_node_get_child (node, i)))
      return FALSE;
  return TRUE;
}

/* A list of plain values, which is one row and not a row an item. */
static gboolean
is_plain_list (const Children *children)
{
  for (guint i = 0; i < children->nodes->len; i++)
    if (!is_indexed (g_ptr_array_index (children->nodes, i)) || !is_leaf (g_ptr_array_index (children->nodes, i)))
      return FALSE;
  return children->nodes->len > 0;
}

/* The values of a plain list. (transfer full) */
static char **
dup_values (const Children *children)
{
  char **values = g_new0 (char *, children->nodes->len + 1);

  for (guint i = 0; i < children->nodes->len; i++)
    values[i] = dup_match (g_ptr_array_index (children->nodes, i));
  return values;
}

/* The same cut for one line. */
static char *
dup_first_summary (const AssayNode *node)
{
  char *value = assay_node_dup_summary (node, SHOWN_BYTES);

  for (guint i = 0; value == NULL && i < assay_node_get_n_children (node); i++)
    {
      const AssayNode *child = assay_node_get_child (node, i);

      if (!assay_compare_is_framing (child))
        value = dup_first_summary (child);
    }
  return value;
}

/* What a node says in a line, or that it is there. */
static AssayText *
say_node (const AssayNode *node)
{
  g_autofree char *value = NULL;

  if (node == NULL)
    return NULL;
  value = dup_first_summary (node);
  if (value != NULL && *value != '\0')
    return assay_compare_say (value);
  return assay_text_new (is_leaf (node) ? N_("empty") : N_("present"), NULL);
}

/* Leaves are the same when their bytes are; what precedes the bytes (a tag, a length) follows from them. */
static gboolean
say_the_same (const AssayNode *left,
              const AssayNode *right)
{
  g_autofree char *l = NULL;
  g_autofree char *r = NULL;

  if (assay_node_get_kind (left) != assay_node_get_kind (right))
    return FALSE;
  l = assay_node_dup_value (left);
  r = assay_node_dup_value (right);
  return g_strcmp0 (l, r) == 0;
}

static void
diff_values (AssayCompareDraft  *draft,
             const AssayNode    *left,
             const AssayNode    *right,
             AssayCompareWeight  weight)
{
  gboolean same = left != NULL && right != NULL && say_the_same (left, right);

  assay_compare_add (draft, say_node (left), say_node (right), same, weight);
}

static void
diff_child (AssayCompareDraft  *draft,
            const char         *name,
            const AssayNode    *left,
            const AssayNode    *right,
            AssayCompareWeight  weight)
{
  const AssayNode *node = left != NULL ? left : right;
  const char *label = assay_node_get_label (node);
  g_autofree char *key = is_indexed (node) ? NULL : assay_node_dup_key (node);

  assay_compare_enter (draft, name, label != NULL ? label : key != NULL ? key : name);
  diff (draft, left, right, assay_compare_weigh_node (node, weight));
  assay_compare_leave (draft);
}

/* What both sides have may stand in another order. */
static void
diff_order (AssayCompareDraft  *draft,
            const Children     *left,
            const Children     *right,
            AssayCompareWeight  weight)
{
  g_autoptr(GPtrArray) l = g_ptr_array_new ();
  g_autoptr(GPtrArray) r = g_ptr_array_new ();

  for (guint i = 0; i < left->names->len; i++)
    if (children_find (right, g_ptr_array_index (left->names, i)) != NULL)
      g_ptr_array_add (l, g_ptr_array_index (left->names, i));
  for (guint i = 0; i < right->names->len; i++)
    if (children_find (left, g_ptr_array_index (right->names, i)) != NULL)
      g_ptr_array_add (r, g_ptr_array_index (right->names, i));
  assay_compare_add_order (draft, l, r, MIN (weight, ASSAY_COMPARE_ROUTINE));
}

static void
diff_children (AssayCompareDraft  *draft,
               const Children     *left,
               const Children     *right,
               AssayCompareWeight  weight)
{
  for (guint i = 0; i < left->nodes->len; i++)
    {
      const char *name = g_ptr_array_index (left->names, i);

      diff_child (draft, name, g_ptr_array_index (left->nodes, i), children_find (right, name), weight);
    }
  for (guint i = 0; i < right->nodes->len; i++)
    {
      const char *name = g_ptr_array_index (right->names, i);

      if (children_find (left, name) == NULL)
        diff_child (draft, name, NULL, g_ptr_array_index (right->nodes, i), weight);
    }
  diff_order (draft, left, right, weight);
}

static void
diff (AssayCompareDraft  *draft,
      const AssayNode    *left,
      const AssayNode    *right,
      AssayCompareWeight  weight)
{
  g_auto(Children) l = { NULL };
  g_auto(Children) r = { NULL };

  if (left == NULL || right == NULL || (is_leaf (left) && is_leaf (right)))
    {
      diff_values (draft, left, right, weight);
      return;
    }
  children_init (&l, left);
  children_init (&r, right);
  if (is_plain_list (&l) || is_plain_list (&r))
    {
      g_auto(GStrv) left_values = dup_values (&l);
      g_auto(GStrv) right_values = dup_values (&r);

      assay_compare_add_items (draft, (const char * const *) left_values, (const char * const *) right_values, weight,
                               MIN (weight, ASSAY_COMPARE_ROUTINE));
      return;
    }
  diff_children (draft, &l, &r, weight);
}

/* Certificates */

static const AssayNode *
find_extensions (const AssayNode *tree)
{
  return tree != NULL ? assay_node_lookup (tree, "tbs_certificate/extensions") : NULL;
}

static AssayNode *
decode_leaf (const AssayReport *report)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);

  return leaf != NULL ? assay_x509_decode (leaf->der) : NULL;
}

void
assay_compare_extensions (AssayCompareDraft *draft)
{
  g_autoptr(AssayNode) left = decode_leaf (draft->reports[LEFT]);
  g_autoptr(AssayNode) right = decode_leaf (draft->reports[RIGHT]);
  g_auto(Children) l = { NULL };
  g_auto(Children) r = { NULL };

  assay_compare_begin (draft, ASSAY_COMPARE_EXTENSIONS);
  if (left == NULL || right == NULL)
    return;     /* which the group above has told */
  children_init (&l, find_extensions (left));
  children_init (&r, find_extensions (right));
  diff_children (draft, &l, &r, ASSAY_COMPARE_MATERIAL);
}

/* Messages */

typedef struct {
  GPtrArray  *messages;     /* AssayMessage, borrowed */
  GPtrArray  *names;        /* utf8: "received/server_hello", the second of a kind with a 2 after it */
  GHashTable *index;        /* name -> message */
} Messages;

static void
messages_clear (Messages *messages)
{
  g_clear_pointer (&messages->messages, g_ptr_array_unref);
  g_clear_pointer (&messages->names, g_ptr_array_unref);
  g_clear_pointer (&messages->index, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Messages, messages_clear)

static void
messages_init (Messages          *messages,
               const AssayReport *report)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  messages->messages = g_ptr_array_new ();
  messages->names = g_ptr_array_new_with_free_func (g_free);
  messages->index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < report->messages->len; i++)
    {
      const AssayMessage *message = g_ptr_array_index (report->messages, i);
      g_autofree char *type = assay_message_dup_type_name (message);
      char *kind = g_strdup_printf ("%s/%s", assay_direction_name (message->direction), type);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, kind)) + 1;
      char *name = n > 1 ? g_strdup_printf ("%s %u", kind, n) : g_strdup (kind);

      g_hash_table_insert (seen, kind, GUINT_TO_POINTER (n));
      g_ptr_array_add (messages->messages, (gpointer) message);
      g_ptr_array_add (messages->names, name);
      g_hash_table_insert (messages->index, name, (gpointer) message);
    }
}

static void
diff_message (AssayCompareDraft  *draft,
              const char         *name,
              const AssayMessage *left,
              const AssayMessage *right)
{
  const AssayMessage *message = left != NULL ? left : right;
  g_autofree char *title = assay_message_dup_title (message);
  g_autoptr(AssayNode) l = left != NULL ? assay_decode_outline (left) : NULL;
  g_autoptr(AssayNode) r = right != NULL ? assay_decode_outline (right) : NULL;
  AssayCompareWeight weight = message->direction == ASSAY_SENT ? ASSAY_COMPARE_INFO : ASSAY_COMPARE_ROUTINE;

  assay_compare_enter (draft, name, title);
  diff (draft, l, r, assay_compare_weigh_node (l != NULL ? l : r, weight));
  assay_compare_leave (draft);
}

static void
diff_messages (AssayCompareDraft *draft,
               const Messages    *left,
               const Messages    *right)
{
  for (guint i = 0; i < left->messages->len; i++)
    {
      const char *name = g_ptr_array_index (left->names, i);

      diff_message (draft, name, g_ptr_array_index (left->messages, i), g_hash_table_lookup (right->index, name));
    }
  for (guint i = 0; i < right->messages->len; i++)
    {
      const char *name = g_ptr_array_index (right->names, i);

      if (!g_hash_table_contains (left->index, name))
        diff_message (draft, name, NULL, g_ptr_array_index (right->messages, i));
    }
}

void
assay_compare_handshake (AssayCompareDraft *draft)
{
  const AssayReport *left = draft->reports[LEFT];
  const AssayReport *right = draft->reports[RIGHT];
  g_auto(Messages) l = { NULL };
  g_auto(Messages) r = { NULL };

  assay_compare_begin (draft, ASSAY_COMPARE_HANDSHAKE);
  if (left->messages->len == 0 || right->messages->len == 0)
    return;     /* why, the connection's group has told */
  messages_init (&l, left);
  messages_init (&r, right);
  diff_messages (draft, &l, &r);
  assay_compare_add_order (draft, l.names, r.names, ASSAY_COMPARE_INFO);
}
