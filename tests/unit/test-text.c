/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-text.h"

#include <string.h>

static void
assert_words (AssayText         *text,
              const AssayLocale *locale,
              const char        *expected)
{
  g_autofree char *words = assay_text_format (text, locale);

  g_assert_cmpstr (words, ==, expected);
  assay_text_unref (text);
}

static void
test_plain (void)
{
  assert_words (assay_text_new ("Nothing to fill in", NULL), NULL, "Nothing to fill in");
  assert_words (assay_text_new ("", NULL), NULL, "");
  g_assert_null (assay_text_format (NULL, NULL));
}

static void
test_every_kind (void)
{
  g_autoptr(AssayText) inner = assay_text_new ("{what} inside", "what", ASSAY_ARG_TEXT, "one", NULL);

  assert_words (assay_text_new ("{a} {a}", "a", ASSAY_ARG_TEXT, "twice", NULL), NULL, "twice twice");
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_WORD, "word", NULL), NULL, "word");
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_NUMBER, G_MAXINT64, NULL), NULL, "9223372036854775807");
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_NUMBER, G_MININT64, NULL), NULL, "-9223372036854775808");
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_DATE, (gint64) 86400, NULL), NULL, "2 Jan 1970");
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_TIME, (gint64) 0, NULL), NULL, "1 Jan 1970, 00:00:00 UTC");
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_SPAN, (gint64) 3 * 86400, NULL), NULL, "3 days");
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_DURATION, (gint64) 34000, NULL), NULL, "34 ms");
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_SIZE, (gint64) 317, NULL), NULL, "317 bytes");
  assert_words (assay_text_new ("({a})", "a", ASSAY_ARG_MESSAGE, inner, NULL), NULL, "(one inside)");
}

/* The text keeps what it was given: the caller's own may go. */
static void
test_owns_its_values (void)
{
  char *value = g_strdup ("kept");
  AssayText *inner = assay_text_new ("{a}", "a", ASSAY_ARG_TEXT, value, NULL);
  AssayText *outer = assay_text_new ("{b}", "b", ASSAY_ARG_MESSAGE, inner, NULL);

  memset (value, 'x', strlen (value));
  g_free (value);
  assay_text_unref (inner);
  assert_words (outer, NULL, "kept");
}

/* Values are never read as messages, nor as directives. */
static void
test_hostile_values (void)
{
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_TEXT, "{b}", "b", ASSAY_ARG_TEXT, "no", NULL), NULL, "{b}");
  assert_words (assay_text_new ("{a}{b}", "a", ASSAY_ARG_TEXT, "{", "b", ASSAY_ARG_TEXT, "a}", NULL), NULL, "{a}");
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_TEXT, "%s%n%x", NULL), NULL, "%s%n%x");
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_TEXT, "\xe2\x80\xae" "exe.pdf\n", NULL), NULL,
                "\\u{202e}exe.pdf\\x0a");
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_TEXT, "\xff", NULL), NULL, "\\xff");
  assert_words (assay_text_new ("[{a}]", "a", ASSAY_ARG_TEXT, NULL, NULL), NULL, "[]");
}

/* A slip in a message is seen, and harms nobody. */
static void
test_slips (void)
{
  assert_words (assay_text_new ("{name} {", "n", ASSAY_ARG_TEXT, "x", NULL), NULL, "{name} {");
  assert_words (assay_text_new ("{}", "a", ASSAY_ARG_TEXT, "x", NULL), NULL, "{}");
  assert_words (assay_text_new ("{a", "a", ASSAY_ARG_TEXT, "x", NULL), NULL, "{a");
  assert_words (assay_text_new ("a}", "a", ASSAY_ARG_TEXT, "x", NULL), NULL, "a}");
  assert_words (assay_text_new ("{{a}}", "a", ASSAY_ARG_TEXT, "x", NULL), NULL, "{x}");
  assert_words (assay_text_new ("{a }", "a", ASSAY_ARG_TEXT, "x", NULL), NULL, "{a }");
  /* {n} is a count only where there is one. */
  assert_words (assay_text_new ("{n}", NULL), NULL, "{n}");
}

static AssayText *
count (gint64 n)
{
  return assay_text_new_plural (NP_("{n} name of {host}", "{n} names of {host}"), n,
                                "host", ASSAY_ARG_TEXT, "example.org", NULL);
}

static void
test_plural (void)
{
  assert_words (count (0), NULL, "0 names of example.org");
  assert_words (count (1), NULL, "1 name of example.org");
  assert_words (count (2), NULL, "2 names of example.org");
  assert_words (count (G_GINT64_CONSTANT (10000000000)), NULL, "10000000000 names of example.org");
}

/* A language with the order changed and three forms. */
static const char *
translate (const char *singular,
           const char *plural,
           gulong      n)
{
  if (plural != NULL)
    return n == 1 ? "<1> {host}: {n}" : n < 5 ? "<2> {host}: {n}" : "<5> {host}: {n}";
  if (g_str_equal (singular, "{a} before {b}"))
    return "{b} after {a}";
  if (g_str_equal (singular, "word"))
    return "Wort";
  return singular;
}

static const AssayLocale foreign = { translate, FALSE };

static void
test_translated (void)
{
  assert_words (assay_text_new ("{a} before {b}", "a", ASSAY_ARG_TEXT, "1", "b", ASSAY_ARG_TEXT, "2", NULL), &foreign,
                "2 after 1");
  assert_words (count (1), &foreign, "<1> example.org: 1");
  assert_words (count (3), &foreign, "<2> example.org: 3");
  assert_words (count (7), &foreign, "<5> example.org: 7");
  /* Words are translated, values never. */
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_WORD, "word", NULL), &foreign, "Wort");
  assert_words (assay_text_new ("{a}", "a", ASSAY_ARG_TEXT, "word", NULL), &foreign, "word");
}

/* A message inside a message is worded for the same reader. */
static void
test_nested_translated (void)
{
  g_autoptr(AssayText) inner = assay_text_new ("{a} before {b}", "a", ASSAY_ARG_WORD, "word",
                                               "b", ASSAY_ARG_TEXT, "2", NULL);

  assert_words (assay_text_new ("[{m}]", "m", ASSAY_ARG_MESSAGE, inner, NULL), &foreign, "[2 after Wort]");
}

static void
test_locale_without_words (void)
{
  static const AssayLocale none = { NULL, FALSE };

  g_assert_null (assay_locale_translate (&foreign, NULL));
  /* The empty message id is gettext's header, which is for nobody. */
  g_assert_cmpstr (assay_locale_translate (&foreign, ""), ==, "");
  g_assert_cmpstr (assay_locale_translate (&none, "word"), ==, "word");
  g_assert_cmpstr (assay_locale_translate_plural (&none, "one", "more", 1), ==, "one");
  g_assert_cmpstr (assay_locale_translate_plural (&none, "one", "more", 0), ==, "more");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/plain", test_plain);
  g_test_add_func ("/text/every-kind", test_every_kind);
  g_test_add_func ("/text/owns-its-values", test_owns_its_values);
  g_test_add_func ("/text/hostile-values", test_hostile_values);
  g_test_add_func ("/text/slips", test_slips);
  g_test_add_func ("/text/plural", test_plural);
  g_test_add_func ("/text/translated", test_translated);
  g_test_add_func ("/text/nested-translated", test_nested_translated);
  g_test_add_func ("/text/locale-without-words", test_locale_without_words);
  return g_test_run ();
}
