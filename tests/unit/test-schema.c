/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/assay-schema.h"

#include "support/check-tree.h"
#include "support/wire.h"

/* Reads @notation by @fields into a root of its own, and checks what holds for every tree. */
static AssayNode *
read_all (const AssayField *fields,
          const char       *notation)
{
  g_autoptr (GBytes) bytes = wire_assemble (notation);
  g_autoptr (AssayNodeBuilder) builder = assay_node_builder_new (bytes);
  AssayDecodeContext context = { .builder = builder };
  g_autoptr (AssayNode) root = NULL;
  AssayCursor cursor;

  assay_cursor_init_bytes (&cursor, bytes);
  assay_node_builder_open (builder, ASSAY_NODE_GROUP, "root", NULL, 0);
  assay_schema_read_all (fields, &cursor, &context);
  assay_node_builder_close (builder, cursor.end);
  root = assay_node_builder_end (builder);
  check_tree_tiles (root);
  return g_steal_pointer (&root);
}

static void
assert_value (const AssayNode *root,
              const char      *path,
              const char      *expected)
{
  const AssayNode *node = assay_node_lookup (root, path);
  g_autofree char *value = node != NULL ? assay_node_dup_value (node) : NULL;

  g_assert_cmpstr (value, ==, expected);
}

/* The node is the only malformed one of its tree. */
static void
assert_fault (const AssayNode *root,
              const char      *path,
              gsize            offset,
              gsize            length,
              const char      *expected)
{
  const AssayNode *node = assay_node_lookup (root, path);
  g_autofree char *remark = NULL;

  g_assert_nonnull (node);
  g_assert_true (assay_node_is_malformed (node));
  g_assert_cmpuint (assay_node_count_malformed (root), ==, 1);
  g_assert_cmpuint (assay_node_get_offset (node), ==, offset);
  g_assert_cmpuint (assay_node_get_length (node), ==, length);
  remark = assay_text_format (assay_node_get_remark (node), NULL);
  g_assert_cmpstr (remark, ==, expected);
}

static void
test_numbers (void)
{
  static const AssayField fields[] = {
    { "a", NULL, ASSAY_U8 },
    { "b", NULL, ASSAY_U16, .names = &assay_names_groups },
    { "c", NULL, ASSAY_U24 },
    { "d", NULL, ASSAY_U32 },
    { "e", NULL, ASSAY_U64 },
    { NULL }
  };
  g_autoptr (AssayNode) root = read_all (fields, "01 001d 010000 ffffffff ffffffffffffffff");

  assert_value (root, "a", "1");
  assert_value (root, "b", "x25519");
  assert_value (root, "c", "65536");
  assert_value (root, "d", "4294967295");
  assert_value (root, "e", "18446744073709551615");
}

/* The examples of RFC 9000 appendix A.1. */
static void
test_varints (void)
{
  static const AssayField fields[] = {
    { "n", NULL, ASSAY_BYTES, .item = ASSAY_VARINT },
    { NULL }
  };
  g_autoptr (AssayNode) root = read_all (fields, "c2197c5eff14e88c 9d7f3e7d 7bbd 25 4025");
  g_autoptr (AssayNode) cut = read_all (fields, "25 9d7f3e");

  assert_value (root, "n/0", "151288809941952652");
  assert_value (root, "n/1", "494878333");
  assert_value (root, "n/2", "15293");
  assert_value (root, "n/3", "37");
  assert_value (root, "n/4", "37");
  assert_fault (cut, "n/1", 1, 3, "Cut short: 4 bytes expected, 3 bytes left");
}

/* A number too large for a table must not be named after its lower half. */
static void
test_name_of_large_number (void)
{
  static const AssayField fields[] = {
    { "n", NULL, ASSAY_U64, .names = &assay_names_groups },
    { NULL }
  };
  g_autoptr (AssayNode) root = read_all (fields, "000000010000001d");

  assert_value (root, "n", "4294967325");
}

static void
test_bytes (void)
{
  static const AssayField fields[] = {
    { "fixed", NULL, ASSAY_BYTES, .size = 2 },
    { "rest", NULL, ASSAY_BYTES, .text = TRUE },
    { NULL }
  };
  g_autoptr (AssayNode) root = read_all (fields, "aabb 'a' 00 'z'");
  g_autoptr (AssayNode) empty = read_all (fields, "aabb");
  g_autoptr (AssayNode) cut = read_all (fields, "aa");

  assert_value (root, "fixed", "aabb");
  assert_value (root, "rest", "a\\x00z");
  assert_value (empty, "rest", "");
  assert_fault (cut, "fixed", 0, 1, "Cut short: 2 bytes expected, 1 byte left");
  g_assert_null (assay_node_lookup (cut, "rest"));
}

static void
test_vector (void)
{
  static const AssayField fields[] = {
    { "v", NULL, ASSAY_VEC16, .least = 1, .most = 3 },
    { "after", NULL, ASSAY_U8 },
    { NULL }
  };
  g_autoptr (AssayNode) good = read_all (fields, "[2 aabb ] 07");
  g_autoptr (AssayNode) empty = read_all (fields, "[2 ] 07");
  g_autoptr (AssayNode) large = read_all (fields, "[2 aa*4 ] 07");
  g_autoptr (AssayNode) over = read_all (fields, "0003 aabb");
  g_autoptr (AssayNode) half = read_all (fields, "00");
  g_autoptr (AssayNode) none = read_all (fields, "");

  assert_value (good, "v_length", "2");
  assert_value (good, "v", "aabb");
  assert_value (good, "after", "7");
  assert_fault (empty, "v", 2, 0, "Too short: 1 byte at least");
  assert_value (empty, "after", "7");
  assert_fault (large, "v", 2, 4, "Too long: 3 bytes at most");
  assert_value (large, "after", "7");
  assert_fault (over, "v", 2, 2, "Cut short: 3 bytes expected, 2 bytes left");
  g_assert_null (assay_node_lookup (over, "after"));
  assert_fault (half, "v_length", 0, 1, "Cut short: 2 bytes expected, 1 byte left");
  assert_fault (none, "v_length", 0, 0, "Cut short: 2 bytes expected, 0 bytes left");
}

static void
test_list_of_numbers (void)
{
  static const AssayField fields[] = {
    { "list", NULL, ASSAY_VEC8, .item = ASSAY_U16, .names = &assay_names_groups },
    { NULL }
  };
  g_autoptr (AssayNode) good = read_all (fields, "[1 001d 0017 ]");
  g_autoptr (AssayNode) odd = read_all (fields, "[1 001d 00 ]");
  g_autoptr (AssayNode) over = read_all (fields, "06 001d 0017");

  assert_value (good, "list/0", "x25519");
  assert_value (good, "list/1", "secp256r1");
  assert_fault (odd, "list/1", 3, 1, "Cut short: 2 bytes expected, 1 byte left");
  assert_fault (over, "list_length", 0, 1, "Cut short: 6 bytes expected, 4 bytes left");
  assert_value (over, "list/1", "secp256r1");
}

static const AssayField item[] = {
  { "group", NULL, ASSAY_U16, .names = &assay_names_groups, .sums_up = TRUE },
  { "key", NULL, ASSAY_VEC8 },
  { NULL }
};

static void
test_list_of_items (void)
{
  static const AssayField fields[] = {
    { "list", NULL, ASSAY_VEC8, .each = item },
    { NULL }
  };
  g_autoptr (AssayNode) good = read_all (fields, "[1 001d [1 aa ] 0017 [1 bb ] ]");
  g_autoptr (AssayNode) cut = read_all (fields, "[1 001d [1 aa ] 0017 02bb ]");

  assert_value (good, "list/0", "x25519");
  assert_value (good, "list/1/key_length", "1");
  assert_value (good, "list/1/key", "bb");
  assert_fault (cut, "list/1/key", 8, 1, "Cut short: 2 bytes expected, 1 byte left");
  assert_value (cut, "list/0/key", "aa");
}

/* An item that takes nothing ends the list, where it could go on for ever. */
static void
test_list_of_nothing (void)
{
  static const AssayField fields[] = {
    { "list", NULL, ASSAY_VEC8, .each = assay_schema_empty },
    { NULL }
  };
  g_autoptr (AssayNode) root = read_all (fields, "[1 aabb ]");

  assert_fault (root, "list/trailing", 1, 2, "Nothing more belongs here");
}

static const AssayField *
choose_by_kind (const AssayCursor        *content,
                const AssayDecodeContext *context)
{
  return context->number == 1 ? item : assay_schema_empty;
}

static void
test_struct_and_choice (void)
{
  static const AssayField fields[] = {
    { "kind", NULL, ASSAY_U8 },
    { "named", NULL, ASSAY_STRUCT, .choose = choose_by_kind },
    { NULL, NULL, ASSAY_STRUCT, .body = item },
    { NULL }
  };
  g_autoptr (AssayNode) one = read_all (fields, "01 001d [1 aa ] 0017 [1 bb ]");
  g_autoptr (AssayNode) two = read_all (fields, "02 0017 [1 bb ]");

  assert_value (one, "named/key", "aa");
  assert_value (one, "key", "bb");
  g_assert_cmpuint (assay_node_get_length (assay_node_lookup (two, "named")), ==, 0);
  assert_value (two, "group", "secp256r1");
}

static void
test_vector_without_key (void)
{
  static const AssayField fields[] = {
    { NULL, NULL, ASSAY_VEC16, .body = item },
    { NULL }
  };
  g_autoptr (AssayNode) good = read_all (fields, "[2 001d [1 aa ] ]");
  g_autoptr (AssayNode) more = read_all (fields, "[2 001d [1 aa ] ffff ]");

  assert_value (good, "length", "4");
  assert_value (good, "key", "aa");
  assert_fault (more, "trailing", 6, 2, "Nothing more belongs here");
}

static void
test_optional (void)
{
  static const AssayField fields[] = {
    { "a", NULL, ASSAY_U8 },
    { "b", NULL, ASSAY_U16, .optional = TRUE },
    { NULL }
  };
  g_autoptr (AssayNode) without = read_all (fields, "01");
  g_autoptr (AssayNode) with = read_all (fields, "01 0002");
  g_autoptr (AssayNode) cut = read_all (fields, "01 00");
  g_autoptr (AssayNode) more = read_all (fields, "01 0002 03");

  g_assert_cmpuint (assay_node_count_malformed (without), ==, 0);
  g_assert_null (assay_node_lookup (without, "b"));
  assert_value (with, "b", "2");
  assert_fault (cut, "b", 1, 1, "Cut short: 2 bytes expected, 1 byte left");
  assert_fault (more, "trailing", 3, 1, "Nothing more belongs here");
}

static AssayText *
note_content (guint64             number,
              const AssayCursor  *content,
              AssayDecodeContext *context)
{
  return assay_text_new ("{number} in {size}", "number", ASSAY_ARG_NUMBER, (gint64) number,
                         "size", ASSAY_ARG_SIZE, (gint64) assay_cursor_left (content), NULL);
}

static void
test_notes (void)
{
  static const AssayField fields[] = {
    { "a", NULL, ASSAY_U16, .note = note_content },
    { "b", NULL, ASSAY_VEC8, .note = note_content },
    { NULL }
  };
  g_autoptr (AssayNode) root = read_all (fields, "0007 [1 aa*3 ]");
  g_autofree char *a = assay_text_format (assay_node_get_remark (assay_node_lookup (root, "a")), NULL);
  g_autofree char *b = assay_text_format (assay_node_get_remark (assay_node_lookup (root, "b")), NULL);

  g_assert_cmpstr (a, ==, "7 in 2 bytes");
  g_assert_cmpstr (b, ==, "0 in 3 bytes");
}

static void
test_keys (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new (NULL, 0);
  g_autoptr (AssayNodeBuilder) builder = assay_node_builder_new (bytes);
  static const struct {
    guint       code;
    guint       nth;
    const char *key;
  } keys[] = {
    {     51, 1, "key_share" },
    {     51, 2, "key_share_2" },
    {     36, 1, "tlmsp" },
    {     53, 1, "connection_id_deprecated" },
    { 0x1a1a, 1, "grease_0x1a1a" },
    { 0x1234, 1, "unknown_0x1234" },
    { 0x1234, 3, "unknown_0x1234_3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_cmpstr (assay_schema_make_key (builder, &assay_names_extensions, keys[i].code, keys[i].nth), ==,
                     keys[i].key);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/numbers", test_numbers);
  g_test_add_func ("/schema/varints", test_varints);
  g_test_add_func ("/schema/name-of-large-number", test_name_of_large_number);
  g_test_add_func ("/schema/bytes", test_bytes);
  g_test_add_func ("/schema/vector", test_vector);
  g_test_add_func ("/schema/list-of-numbers", test_list_of_numbers);
  g_test_add_func ("/schema/list-of-items", test_list_of_items);
  g_test_add_func ("/schema/list-of-nothing", test_list_of_nothing);
  g_test_add_func ("/schema/struct-and-choice", test_struct_and_choice);
  g_test_add_func ("/schema/vector-without-key", test_vector_without_key);
  g_test_add_func ("/schema/optional", test_optional);
  g_test_add_func ("/schema/notes", test_notes);
  g_test_add_func ("/schema/keys", test_keys);
  return g_test_run ();
}
