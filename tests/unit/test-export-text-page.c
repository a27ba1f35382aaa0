/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "export/text-page.h"

static void
test_hostile (void)
{
  static const char hostile[] = "\033]0;x\007\302\2332J\342\200\256\r\n\177\374";
  AssayTextPage page;
  g_autofree char *text = NULL;

  assay_text_page_init (&page, NULL, 0, FALSE);
  assay_text_page_add (&page, ASSAY_INK_RED, hostile);
  assay_text_page_add_cell (&page, ASSAY_INK_RED, hostile, 10, TRUE);
  assay_text_page_add_wrapped (&page, ASSAY_INK_RED, hostile, 4);
  assay_text_page_add_pair (&page, "label", hostile);
  text = assay_text_page_end (&page);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p++)
    g_assert_true (*p == '\n' || ((guchar) *p >= 0x20 && *p != 0x7f));
  g_assert_null (strstr (text, "\302\233"));
  g_assert_null (strstr (text, "\342\200\256"));
  g_assert_nonnull (strstr (text, "\\x1b]0;x\\x07\\u{009b}2J\\u{202e}\\x0d\\x0a\\x7f\\xfc"));
}

static void
test_color (void)
{
  AssayTextPage page;
  g_autofree char *plain = NULL;
  g_autofree char *colored = NULL;

  assay_text_page_init (&page, NULL, 0, FALSE);
  assay_text_page_add (&page, ASSAY_INK_GREEN, "yes");
  plain = assay_text_page_end (&page);
  g_assert_cmpstr (plain, ==, "yes");

  assay_text_page_init (&page, NULL, 0, TRUE);
  assay_text_page_add (&page, ASSAY_INK_GREEN, "yes");
  assay_text_page_add (&page, ASSAY_INK_PLAIN, "no");
  colored = assay_text_page_end (&page);
  g_assert_cmpstr (colored, ==, "\033[1;32myes\033[0mno");
}

static void
test_cells (void)
{
  AssayTextPage page;
  g_autofree char *text = NULL;

  /* Wide characters take two columns, combining ones none. */
  g_assert_cmpuint (assay_text_width ("a\346\274\242e\314\201"), ==, 4);

  assay_text_page_init (&page, NULL, 0, FALSE);
  assay_text_page_add_cell (&page, ASSAY_INK_PLAIN, "\346\274\242", 4, FALSE);
  assay_text_page_add_cell (&page, ASSAY_INK_PLAIN, "7", 3, TRUE);
  assay_text_page_add_cell (&page, ASSAY_INK_PLAIN, "long", 2, FALSE);
  assay_text_page_add_cell (&page, ASSAY_INK_PLAIN, "long", 4, FALSE);
  assay_text_page_break (&page);
  text = assay_text_page_end (&page);
  g_assert_cmpstr (text, ==, "\346\274\242    7long long\n");
}

static void
test_wrapping (void)
{
  AssayTextPage page;
  g_autofree char *text = NULL;
  g_autofree char *word = g_strnfill (50, 'x');
  g_autoptr(GString) ideographs = g_string_new (NULL);

  for (guint i = 0; i < 11; i++)
    g_string_append (ideographs, "\346\274\242");

  assay_text_page_init (&page, NULL, 40, FALSE);
  assay_text_page_add_wrapped (&page, ASSAY_INK_PLAIN, "nineteen characters  again nineteen of them", 20);
  assay_text_page_add_wrapped (&page, ASSAY_INK_PLAIN, word, 0);
  assay_text_page_add_wrapped (&page, ASSAY_INK_PLAIN, "", 0);
  assay_text_page_add_wrapped (&page, ASSAY_INK_PLAIN, ideographs->str, 20);
  text = assay_text_page_end (&page);
  g_assert_cmpstr (text, ==,
                   "nineteen characters\n"
                   "                    again nineteen of\n"
                   "                    them\n"
                   "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
                   "\n"
                   "\346\274\242\346\274\242\346\274\242\346\274\242\346\274\242"
                   "\346\274\242\346\274\242\346\274\242\346\274\242\346\274\242\n"
                   "                    \346\274\242\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-page/hostile", test_hostile);
  g_test_add_func ("/text-page/color", test_color);
  g_test_add_func ("/text-page/cells", test_cells);
  g_test_add_func ("/text-page/wrapping", test_wrapping);
  return g_test_run ();
}
