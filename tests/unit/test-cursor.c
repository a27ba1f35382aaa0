/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "base/assay-cursor.h"

static void
test_numbers (void)
{
  static const guint8 data[] = { 1, 2, 3, 4, 5, 6 };
  AssayCursor cursor;
  guint64 value;

  assay_cursor_init (&cursor, data, sizeof data);
  g_assert_true (assay_cursor_read (&cursor, 1, &value));
  g_assert_cmphex (value, ==, 0x01);
  g_assert_true (assay_cursor_read (&cursor, 3, &value));
  g_assert_cmphex (value, ==, 0x020304);
  g_assert_false (assay_cursor_read (&cursor, 3, &value));
  g_assert_cmphex (value, ==, 0);
  g_assert_cmpuint (cursor.offset, ==, 4);
  /* Failure sticks: what would fit is refused too. */
  g_assert_false (assay_cursor_read (&cursor, 1, &value));
}

static void
test_vector_stays_inside (void)
{
  static const guint8 data[] = { 9, 0, 2, 0xaa, 0xbb, 0xcc };
  AssayCursor cursor, child;
  guint64 value;

  assay_cursor_init (&cursor, data, sizeof data);
  g_assert_true (assay_cursor_take (&cursor, 1, NULL));
  g_assert_true (assay_cursor_vector (&cursor, 2, &child));
  g_assert_cmpuint (child.offset, ==, 3);
  g_assert_cmpuint (assay_cursor_left (&child), ==, 2);
  g_assert_true (assay_cursor_read (&child, 2, &value));
  g_assert_cmphex (value, ==, 0xaabb);
  g_assert_false (assay_cursor_read (&child, 1, NULL));
  g_assert_false (cursor.failed);
  g_assert_cmpuint (assay_cursor_left (&cursor), ==, 1);
}

static void
test_vector_promises_too_much (void)
{
  static const guint8 data[] = { 0xff, 0xff, 1, 2 };
  AssayCursor cursor, child;

  assay_cursor_init (&cursor, data, sizeof data);
  g_assert_false (assay_cursor_vector (&cursor, 2, &child));
  g_assert_true (cursor.failed);
  g_assert_cmpuint (child.offset, ==, 2);
  g_assert_cmpuint (assay_cursor_left (&child), ==, 2);
  g_assert_cmpuint (assay_cursor_left (&cursor), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cursor/numbers", test_numbers);
  g_test_add_func ("/cursor/vector-stays-inside", test_vector_stays_inside);
  g_test_add_func ("/cursor/vector-promises-too-much", test_vector_promises_too_much);
  return g_test_run ();
}
