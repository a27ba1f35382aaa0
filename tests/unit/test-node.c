/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-node.h"

#include <string.h>

static const guint8 sample[] = { 0x03, 0x03, 'h', 'i', '\n', 0xde, 0xad, 0x13, 0x02, 0x00, 0xff };

static AssayNodeBuilder *
begin (void)
{
  g_autoptr(GBytes) buffer = g_bytes_new_static (sample, sizeof sample);

  return assay_node_builder_new (buffer);
}

/* A tree with a node of every kind over the sample. */
static AssayNode *
make_sample (void)
{
  g_autoptr(AssayNodeBuilder) builder = begin ();

  assay_node_builder_open (builder, ASSAY_NODE_GROUP, "hello", "Hello", 0);
  assay_node_builder_add_number (builder, "version", "Version", 0, 2, 0x0303, &assay_names_versions);
  assay_node_builder_add_text (builder, "name", "Name", 2, 3, NULL);
  assay_node_builder_add_bytes (builder, "random", "Random", 5, 2);
  assay_node_builder_open (builder, ASSAY_NODE_LIST, "suites", "Suites", 7);
  assay_node_builder_add_number (builder, NULL, NULL, 7, 2, 0x1302, &assay_names_cipher_suites);
  assay_node_builder_add_number (builder, NULL, NULL, 9, 1, 7, NULL);
  assay_node_builder_summarize (builder, "two of them");
  assay_node_builder_close (builder, 10);
  assay_node_builder_add_malformed (builder, "rest", "Rest", 10, 1, assay_text_new ("nothing", NULL));
  assay_node_builder_close (builder, sizeof sample);
  return assay_node_builder_end (builder);
}

static void
assert_value (const AssayNode *root,
              const char      *path,
              const char      *expected)
{
  const AssayNode *node = assay_node_lookup (root, path);
  g_autofree char *value = NULL;

  g_assert_nonnull (node);
  value = assay_node_dup_value (node);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_values (void)
{
  g_autoptr(AssayNode) root = make_sample ();

  g_assert_cmpint (assay_node_get_kind (root), ==, ASSAY_NODE_GROUP);
  g_assert_cmpstr (assay_node_get_label (root), ==, "Hello");
  assert_value (root, "", NULL);
  assert_value (root, "version", "TLS 1.2");
  assert_value (root, "name", "hi\\x0a");
  assert_value (root, "random", "dead");
  assert_value (root, "suites", "two of them");
  assert_value (root, "suites/0", "TLS_AES_256_GCM_SHA384");
  assert_value (root, "suites/1", "7");
  assert_value (root, "rest", "ff");
  g_assert_true (assay_node_get_names (assay_node_lookup (root, "version")) == &assay_names_versions);
  g_assert_null (assay_node_get_label (assay_node_lookup (root, "suites/0")));
}

static void
test_numbers (void)
{
  g_autoptr(AssayNode) root = make_sample ();

  g_assert_cmpuint (assay_node_lookup_number (root, "version", 1), ==, 0x0303);
  g_assert_cmpuint (assay_node_lookup_number (root, "suites/1", 1), ==, 7);
  g_assert_cmpuint (assay_node_lookup_number (root, "absent", 1), ==, 1);
  g_assert_cmpuint (assay_node_lookup_number (root, "random", 1), ==, 1);
  g_assert_cmpuint (assay_node_get_number (assay_node_lookup (root, "random")), ==, 0);
}

static void
test_lookup (void)
{
  g_autoptr(AssayNode) root = make_sample ();

  g_assert_true (assay_node_lookup (root, "") == root);
  g_assert_true (assay_node_lookup (root, "suites/1") == assay_node_get_child (assay_node_lookup (root, "suites"), 1));
  g_assert_null (assay_node_lookup (root, "suites/2"));
  g_assert_null (assay_node_lookup (root, "suites/01"));
  g_assert_null (assay_node_lookup (root, "suites/-1"));
  g_assert_null (assay_node_lookup (root, "suite"));
  g_assert_null (assay_node_lookup (root, "suitess"));
  g_assert_null (assay_node_lookup (root, "hello"));
  g_assert_null (assay_node_lookup (root, "version/x"));
  g_assert_null (assay_node_lookup (root, "//"));
}

static void
test_paths (void)
{
  g_autoptr(AssayNode) root = make_sample ();
  const AssayNode *item = assay_node_lookup (root, "suites/1");
  g_autofree char *path = assay_node_dup_path (item);
  g_autofree char *top = assay_node_dup_path (root);
  g_autofree char *key = assay_node_dup_key (item);

  g_assert_cmpstr (path, ==, "hello/suites/1");
  g_assert_cmpstr (top, ==, "hello");
  g_assert_cmpstr (key, ==, "1");
  g_assert_true (assay_node_has_key (item, "1"));
  g_assert_false (assay_node_has_key (item, "10"));
  g_assert_true (assay_node_has_key (root, "hello"));
}

static void
test_family (void)
{
  g_autoptr(AssayNode) root = make_sample ();

  g_assert_cmpuint (assay_node_get_n_children (root), ==, 5);
  g_assert_null (assay_node_get_parent (root));
  g_assert_null (assay_node_get_child (root, 5));
  g_assert_null (assay_node_get_child (root, G_MAXUINT));
  for (guint i = 0; i < 5; i++)
    g_assert_true (assay_node_get_parent (assay_node_get_child (root, i)) == root);
}

static void
test_bytes (void)
{
  g_autoptr(AssayNode) root = make_sample ();
  const AssayNode *suites = assay_node_lookup (root, "suites");
  g_autoptr(GBytes) bytes = assay_node_dup_bytes (suites);

  g_assert_cmpuint (assay_node_get_offset (suites), ==, 7);
  g_assert_cmpuint (assay_node_get_length (suites), ==, 3);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), sample + 7, 3);
  g_assert_cmpuint (g_bytes_get_size (assay_node_get_buffer (suites)), ==, sizeof sample);
}

/* A reference to any node keeps the whole tree, and the buffer too. */
static void
test_reference_keeps_tree (void)
{
  AssayNode *root = make_sample ();
  g_autoptr(AssayNode) item = assay_node_ref (assay_node_lookup (root, "suites/0"));
  g_autofree char *path = NULL;

  assay_node_unref (root);
  path = assay_node_dup_path (item);
  g_assert_cmpstr (path, ==, "hello/suites/0");
  assert_value (item, "", "TLS_AES_256_GCM_SHA384");
  g_assert_cmpuint (assay_node_get_n_children (assay_node_get_parent (item)), ==, 2);
}

static void
test_find_at (void)
{
  static const char * const found[] = {
    "hello/version", "hello/version", "hello/name", "hello/name", "hello/name", "hello/random", "hello/random",
    "hello/suites/0", "hello/suites/0", "hello/suites/1", "hello/rest",
  };
  g_autoptr(AssayNode) root = make_sample ();

  for (gsize offset = 0; offset < sizeof sample; offset++)
    {
      g_autofree char *path = assay_node_dup_path (assay_node_find_at (root, offset));

      g_assert_cmpstr (path, ==, found[offset]);
    }
  g_assert_null (assay_node_find_at (root, sizeof sample));
  g_assert_null (assay_node_find_at (root, G_MAXSIZE));
  g_assert_null (assay_node_find_at (assay_node_lookup (root, "suites"), 0));
}

/* Bytes that belong to no child are the parent's. */
static void
test_find_at_gap (void)
{
  g_autoptr(AssayNodeBuilder) builder = begin ();
  g_autoptr(AssayNode) root = NULL;

  assay_node_builder_open (builder, ASSAY_NODE_GROUP, "all", "All", 0);
  assay_node_builder_add_bytes (builder, "empty", "Empty", 2, 0);
  assay_node_builder_add_bytes (builder, "end", "End", 8, 3);
  assay_node_builder_close (builder, sizeof sample);
  root = assay_node_builder_end (builder);
  g_assert_true (assay_node_find_at (root, 2) == root);
  g_assert_true (assay_node_find_at (root, 7) == root);
  g_assert_true (assay_node_has_key (assay_node_find_at (root, 8), "end"));
}

static void
test_malformed (void)
{
  g_autoptr(AssayNode) root = make_sample ();
  const AssayNode *rest = assay_node_lookup (root, "rest");
  g_autofree char *expected = assay_text_format (assay_node_get_remark (rest), NULL);

  g_assert_true (assay_node_is_malformed (rest));
  g_assert_false (assay_node_is_malformed (root));
  g_assert_cmpuint (assay_node_count_malformed (root), ==, 1);
  g_assert_cmpuint (assay_node_count_malformed (assay_node_lookup (root, "suites")), ==, 0);
  g_assert_cmpstr (expected, ==, "nothing");
}

static void
test_remarks (void)
{
  g_autoptr(AssayNodeBuilder) builder = begin ();
  g_autoptr(AssayNode) root = NULL;
  g_autofree char *of_root = NULL;
  g_autofree char *of_leaf = NULL;

  assay_node_builder_remark (builder, assay_text_new ("of nothing yet", NULL));
  assay_node_builder_open (builder, ASSAY_NODE_GROUP, "all", "All", 0);
  assay_node_builder_remark (builder, assay_text_new ("of the group", NULL));
  assay_node_builder_add_bytes (builder, "leaf", "Leaf", 0, 1);
  g_assert_true (assay_node_has_key (assay_node_builder_get_last (builder), "leaf"));
  assay_node_builder_remark (builder, assay_text_new ("of the leaf", NULL));
  assay_node_builder_remark (builder, NULL);
  assay_node_builder_blame (builder, NULL);
  assay_node_builder_close (builder, 1);
  root = assay_node_builder_end (builder);

  of_root = assay_text_format (assay_node_get_remark (root), NULL);
  of_leaf = assay_text_format (assay_node_get_remark (assay_node_get_child (root, 0)), NULL);
  g_assert_cmpstr (of_root, ==, "of the group");
  g_assert_cmpstr (of_leaf, ==, "of the leaf");
  g_assert_true (assay_node_is_malformed (assay_node_get_child (root, 0)));
}

static void
test_summaries (void)
{
  g_autoptr(AssayNode) root = make_sample ();
  const AssayNode *random = assay_node_lookup (root, "random");
  g_autofree char *whole = assay_node_dup_summary (random, 2);
  g_autofree char *cut = assay_node_dup_summary (random, 1);
  g_autofree char *text = assay_node_dup_summary (assay_node_lookup (root, "name"), 1);
  g_autofree char *number = assay_node_dup_summary (assay_node_lookup (root, "version"), 0);
  g_autofree char *list = assay_node_dup_summary (assay_node_lookup (root, "suites"), 0);

  g_assert_cmpstr (whole, ==, "dead");
  g_assert_cmpstr (cut, ==, "de…");
  g_assert_cmpstr (text, ==, "h…");
  g_assert_cmpstr (number, ==, "TLS 1.2");
  g_assert_cmpstr (list, ==, "two of them");
  g_assert_null (assay_node_dup_summary (root, 4));
}

/* The value of a DER field begins after its tag and length; the range is the whole. */
static void
test_lead (void)
{
  g_autoptr(AssayNodeBuilder) builder = begin ();
  g_autoptr(AssayNode) root = NULL;
  g_autofree char *summary = NULL;

  assay_node_builder_open (builder, ASSAY_NODE_GROUP, "all", "All", 0);
  assay_node_builder_add_text (builder, "name", "Name", 0, 5, NULL);
  assay_node_builder_skip (builder, 2);
  assay_node_builder_add_bytes (builder, "empty", "Empty", 5, 2);
  assay_node_builder_skip (builder, 2);
  assay_node_builder_close (builder, 7);
  root = assay_node_builder_end (builder);
  assert_value (root, "name", "hi\\x0a");
  assert_value (root, "empty", "");
  summary = assay_node_dup_summary (assay_node_lookup (root, "name"), 2);
  g_assert_cmpstr (summary, ==, "hi…");
  g_assert_cmpuint (assay_node_get_length (assay_node_lookup (root, "name")), ==, 5);
}

static void
test_empty_buffer (void)
{
  g_autoptr(GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr(AssayNodeBuilder) builder = assay_node_builder_new (nothing);
  g_autoptr(AssayNode) root = NULL;

  assay_node_builder_add_text (builder, "all", "All", 0, 0, NULL);
  root = assay_node_builder_end (builder);
  assert_value (root, "", "");
  g_assert_null (assay_node_find_at (root, 0));
}

/* A decoder may give up in the middle. */
static void
test_abandoned (void)
{
  g_autoptr(AssayNodeBuilder) builder = begin ();

  assay_node_builder_open (builder, ASSAY_NODE_GROUP, "all", "All", 0);
  assay_node_builder_add_malformed (builder, "rest", "Rest", 0, 1, assay_text_new ("nothing", NULL));
  assay_node_builder_open (builder, ASSAY_NODE_LIST, "list", "List", 1);
}

static void
test_kept_texts (void)
{
  g_autoptr(AssayNodeBuilder) builder = begin ();
  g_autoptr(AssayNode) root = NULL;
  g_autofree char *key = g_strdup ("made_up");
  const char *kept = assay_node_builder_keep (builder, key);

  g_assert_true (kept != key);
  g_assert_true (assay_node_builder_keep (builder, "made_up") == kept);
  assay_node_builder_add_text (builder, kept, kept, 0, 1, key);
  memset (key, 'x', strlen (key));
  root = assay_node_builder_end (builder);
  g_assert_true (assay_node_has_key (root, "made_up"));
  assert_value (root, "", "made_up");
}

/* Items are counted apart from what has a key. */
static void
test_items_and_keys (void)
{
  g_autoptr(AssayNodeBuilder) builder = begin ();
  g_autoptr(AssayNode) root = NULL;

  assay_node_builder_open (builder, ASSAY_NODE_LIST, "list", "List", 0);
  assay_node_builder_add_number (builder, "length", "Length", 0, 1, 2, NULL);
  assay_node_builder_add_number (builder, NULL, NULL, 1, 1, 10, NULL);
  assay_node_builder_add_number (builder, NULL, NULL, 2, 1, 11, NULL);
  assay_node_builder_close (builder, 3);
  root = assay_node_builder_end (builder);
  g_assert_cmpuint (assay_node_lookup_number (root, "length", 0), ==, 2);
  g_assert_cmpuint (assay_node_lookup_number (root, "0", 0), ==, 10);
  g_assert_cmpuint (assay_node_lookup_number (root, "1", 0), ==, 11);
}

/* The limits. */

/* How many nodes can be open at once, their children being one deeper. */
#define DEEPEST (ASSAY_NODE_MAX_DEPTH - 1)

static guint
count_nodes (const AssayNode *node)
{
  guint n = 1;

  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    n += count_nodes (assay_node_get_child (node, i));
  return n;
}

static guint
measure_depth (const AssayNode *node)
{
  guint most = 0;

  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    {
      guint depth = measure_depth (assay_node_get_child (node, i));

      most = MAX (most, depth);
    }
  return most + 1;
}

static void
assert_more (const AssayNode *node,
             gsize            offset,
             gsize            length,
             const char      *remark)
{
  const AssayNode *more = assay_node_lookup (node, "more");
  g_autofree char *words = NULL;

  g_assert_nonnull (more);
  words = assay_text_format (assay_node_get_remark (more), NULL);
  g_assert_cmpstr (words, ==, remark);
  g_assert_cmpuint (assay_node_get_offset (more), ==, offset);
  g_assert_cmpuint (assay_node_get_length (more), ==, length);
}

static void
test_depth (void)
{
  g_autoptr(AssayNodeBuilder) builder = begin ();
  g_autoptr(AssayNode) root = NULL;
  const AssayNode *deepest;
  guint depth = ASSAY_NODE_MAX_DEPTH + 8;

  for (guint i = 0; i < depth; i++)
    g_assert_cmpint (assay_node_builder_open (builder, ASSAY_NODE_GROUP, "inner", "Inner", 1), ==,
                     i < DEEPEST);
  /* What stands too deep is left out with all that hangs on it. */
  assay_node_builder_add_bytes (builder, "deep", "Deep", 1, 4);
  g_assert_null (assay_node_builder_get_last (builder));
  assay_node_builder_remark (builder, assay_text_new ("of nothing", NULL));
  assay_node_builder_add_malformed (builder, "deep", "Deep", 5, 1, assay_text_new ("nothing", NULL));
  assay_node_builder_summarize (builder, "nothing");
  for (guint i = 0; i < depth; i++)
    assay_node_builder_close (builder, 6);
  root = assay_node_builder_end (builder);

  g_assert_cmpuint (measure_depth (root), ==, ASSAY_NODE_MAX_DEPTH);
  g_assert_cmpuint (assay_node_count_malformed (root), ==, 0);
  deepest = root;
  while (assay_node_lookup (deepest, "inner") != NULL)
    deepest = assay_node_lookup (deepest, "inner");
  assert_more (deepest, 1, 5, "1 more field");
}

static void
test_number (void)
{
  g_autoptr(GBytes) buffer = g_bytes_new_take (g_malloc0 (200000), 200000);
  g_autoptr(AssayNodeBuilder) builder = assay_node_builder_new (buffer);
  g_autoptr(AssayNode) root = NULL;
  guint n_shown;

  assay_node_builder_open (builder, ASSAY_NODE_LIST, "list", "List", 0);
  for (guint i = 0; i < 200000; i++)
    assay_node_builder_add_bytes (builder, NULL, NULL, i, 1);
  assay_node_builder_close (builder, 200000);
  root = assay_node_builder_end (builder);

  g_assert_cmpuint (count_nodes (root), <=, ASSAY_NODE_MAX_NODES);
  n_shown = assay_node_get_n_children (root) - 1;
  g_assert_cmpuint (n_shown, >, ASSAY_NODE_MAX_NODES - 100);
  g_assert_nonnull (assay_node_lookup (root, "99000"));
  {
    g_autofree char *remark = g_strdup_printf ("%u more fields", 200000 - n_shown);

    assert_more (root, n_shown, 200000 - n_shown, remark);
  }
  /* Each byte is still told, be it by the node that says what is not shown. */
  g_assert_true (assay_node_has_key (assay_node_find_at (root, 199999), "more"));
}

/* Every open level says what it left out, and all of them together stay within the limit. */
static void
test_number_in_depth (void)
{
  g_autoptr(AssayNodeBuilder) builder = begin ();
  g_autoptr(AssayNode) root = NULL;

  for (guint i = 0; i < DEEPEST; i++)
    assay_node_builder_open (builder, ASSAY_NODE_LIST, "inner", "Inner", 0);
  for (guint i = 0; i < ASSAY_NODE_MAX_NODES; i++)
    assay_node_builder_add_bytes (builder, NULL, NULL, 0, 1);
  for (guint i = 0; i < DEEPEST; i++)
    {
      assay_node_builder_close (builder, 1);
      if (i + 1 < DEEPEST)
        assay_node_builder_add_bytes (builder, "after", "After", 1, 1);
    }
  root = assay_node_builder_end (builder);
  g_assert_cmpuint (count_nodes (root), <=, ASSAY_NODE_MAX_NODES);
  assert_more (root, 1, 1, "1 more field");
}

/* What is left out need not come in order: its range covers all of it, and never wraps. */
static void
test_more_out_of_order (void)
{
  g_autoptr(AssayNodeBuilder) builder = begin ();
  g_autoptr(AssayNode) root = NULL;
  const AssayNode *deepest;
  g_autofree char *value = NULL;

  for (guint i = 0; i < DEEPEST; i++)
    assay_node_builder_open (builder, ASSAY_NODE_GROUP, "inner", "Inner", 0);
  assay_node_builder_open (builder, ASSAY_NODE_GROUP, "late", "Late", 8);
  assay_node_builder_close (builder, 10);
  assay_node_builder_open (builder, ASSAY_NODE_GROUP, "early", "Early", 2);
  assay_node_builder_close (builder, 3);
  for (guint i = 0; i < DEEPEST; i++)
    assay_node_builder_close (builder, sizeof sample);
  root = assay_node_builder_end (builder);

  deepest = root;
  while (assay_node_lookup (deepest, "inner") != NULL)
    deepest = assay_node_lookup (deepest, "inner");
  assert_more (deepest, 2, 8, "2 more fields");
  value = assay_node_dup_value (assay_node_lookup (deepest, "more"));
  g_assert_cmpuint (strlen (value), ==, 16);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/node/values", test_values);
  g_test_add_func ("/node/numbers", test_numbers);
  g_test_add_func ("/node/lookup", test_lookup);
  g_test_add_func ("/node/paths", test_paths);
  g_test_add_func ("/node/family", test_family);
  g_test_add_func ("/node/bytes", test_bytes);
  g_test_add_func ("/node/reference-keeps-tree", test_reference_keeps_tree);
  g_test_add_func ("/node/find-at", test_find_at);
  g_test_add_func ("/node/find-at-gap", test_find_at_gap);
  g_test_add_func ("/node/malformed", test_malformed);
  g_test_add_func ("/node/remarks", test_remarks);
  g_test_add_func ("/node/summaries", test_summaries);
  g_test_add_func ("/node/lead", test_lead);
  g_test_add_func ("/node/empty-buffer", test_empty_buffer);
  g_test_add_func ("/node/abandoned", test_abandoned);
  g_test_add_func ("/node/kept-texts", test_kept_texts);
  g_test_add_func ("/node/items-and-keys", test_items_and_keys);
  g_test_add_func ("/node/limits/depth", test_depth);
  g_test_add_func ("/node/limits/number", test_number);
  g_test_add_func ("/node/limits/number-in-depth", test_number_in_depth);
  g_test_add_func ("/node/limits/more-out-of-order", test_more_out_of_order);
  return g_test_run ();
}
