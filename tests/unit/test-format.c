/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-format.h"

#include <string.h>

#define DAY G_GINT64_CONSTANT (86400)

/* Takes the words. */
static void
assert_words (char       *words,
              const char *expected)
{
  g_assert_cmpstr (words, ==, expected);
  g_free (words);
}

static void
test_visible (void)
{
  static const struct {
    const char *text;
    const char *visible;
  } cases[] = {
    { "plain",                        "plain" },
    { "",                             "" },
    { "B\xc3\xbc" "cher \xe6\x9d\xb1\xe4\xba\xac", "B\xc3\xbc" "cher \xe6\x9d\xb1\xe4\xba\xac" },
    { "<b>&amp;</b>",                 "<b>&amp;</b>" },        /* markup is not our affair: it is never used */
    { "a\tb\r\nc",                    "a\\x09b\\x0d\\x0ac" },
    { "\x1b[31mred",                  "\\x1b[31mred" },
    { "\x7f",                         "\\x7f" },
    { "\xc2\x9b",                     "\\u{009b}" },           /* a C1 control that begins terminal commands */
    { "\xe2\x80\xae" "x",             "\\u{202e}x" },          /* right-to-left override */
    { "\xe2\x80\x8b",                 "\\u{200b}" },           /* zero-width space */
    { "\xe2\x81\xa6",                 "\\u{2066}" },           /* isolate */
    { "\xef\xbb\xbf",                 "\\u{feff}" },           /* byte order mark */
    { "\xc2\xad",                     "\\u{00ad}" },           /* soft hyphen */
    { "\xe2\x80\xa8",                 "\\u{2028}" },           /* line separator */
    { "\xf3\xa0\x80\x81",             "\\u{e0001}" },          /* tag */
    { "\xee\x80\x80",                 "\\u{e000}" },           /* private use */
    { "\xef\xbf\xbf",                 "\\u{ffff}" },           /* no character */
    { "\xe3\x85\xa4",                 "\\u{3164}" },           /* Hangul filler: a letter without ink */
    { "\xe1\x85\x9f",                 "\\u{115f}" },
    { "\xef\xbe\xa0",                 "\\u{ffa0}" },
    { "\xcd\x8f",                     "\\u{034f}" },           /* combining grapheme joiner */
    { "\xef\xb8\x8f",                 "\\u{fe0f}" },           /* variation selector */
    { "\xf3\xa0\x84\x80",             "\\u{e0100}" },
    { "\xff\xfe",                     "\\xff\\xfe" },
    { "\xc3",                         "\\xc3" },               /* cut short */
    { "\xc0\x80",                     "\\xc0\\x80" },          /* NUL the long way */
    { "\xed\xa0\x80",                 "\\xed\\xa0\\x80" },     /* a surrogate */
    { "\xf4\x90\x80\x80",             "\\xf4\\x90\\x80\\x80" }, /* beyond Unicode */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_words (assay_format_visible (cases[i].text, -1), cases[i].visible);
}

static void
test_shorten (void)
{
  g_autofree char *same = assay_format_shorten ("näher", 5);
  g_autofree char *shorter = assay_format_shorten ("näher", 2);

  g_assert_cmpstr (same, ==, "näher");
  g_assert_cmpstr (shorter, ==, "nä…");
  g_assert_null (assay_format_shorten (NULL, 2));
}

static void
test_visible_length (void)
{
  assert_words (assay_format_visible ("good.example\0.evil.example", 26), "good.example\\x00.evil.example");
  assert_words (assay_format_visible ("abc", 2), "ab");
  assert_words (assay_format_visible ("abc", 0), "");
  assert_words (assay_format_visible (NULL, -1), "");
  assert_words (assay_format_visible (NULL, 0), "");
  /* Cut in the middle of a character. */
  assert_words (assay_format_visible ("a\xe6\x9d\xb1", 3), "a\\xe6\\x9d");
}

/* Whatever comes in, what goes out is one line of valid text. */
static void
test_visible_always_valid (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *visible = NULL;
      char bytes[24];

      for (guint k = 0; k < sizeof bytes; k++)
        bytes[k] = (char) g_test_rand_int_range (0, 256);
      visible = assay_format_visible (bytes, sizeof bytes);
      g_assert_true (g_utf8_validate (visible, -1, NULL));
      for (const char *p = visible; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_false (assay_format_is_unsafe (g_utf8_get_char (p)));
    }
}

static void
test_hex (void)
{
  static const guint8 bytes[] = { 0x00, 0x0f, 0xf0, 0xff };

  assert_words (assay_format_hex (bytes, sizeof bytes, '\0'), "000ff0ff");
  assert_words (assay_format_hex (bytes, sizeof bytes, ':'), "00:0f:f0:ff");
  assert_words (assay_format_hex (bytes, 1, ' '), "00");
  assert_words (assay_format_hex (bytes, 0, ':'), "");
  assert_words (assay_format_hex (NULL, 0, '\0'), "");
}

static void
test_dates (void)
{
  assert_words (assay_format_date (0, NULL), "1 Jan 1970");
  assert_words (assay_format_date (2064567878, NULL), "4 Jun 2035");
  assert_words (assay_format_date (-1, NULL), "31 Dec 1969");
  assert_words (assay_format_time (2064567878, NULL), "4 Jun 2035, 11:04:38 UTC");
  assert_words (assay_format_time (G_GINT64_CONSTANT (253402300799), NULL), "31 Dec 9999, 23:59:59 UTC");
  /* Past what a calendar here holds. */
  assert_words (assay_format_date (G_GINT64_CONSTANT (253402300800), NULL), "@253402300800");
  assert_words (assay_format_time (G_MININT64, NULL), "@-9223372036854775808");
  assert_words (assay_format_time (G_MAXINT64, NULL), "@9223372036854775807");
}

static const char *
translate (const char *singular,
           const char *plural,
           gulong      n)
{
  if (plural != NULL)
    return g_str_equal (plural, "{n} days") ? "{n} T" : plural;
  return g_str_equal (singular, "%-d %b %Y") ? "%Y-%m-%d" : singular;
}

static void
test_in_another_language (void)
{
  static const AssayLocale foreign = { translate, FALSE };

  assert_words (assay_format_date (2064567878, &foreign), "2035-06-04");
  assert_words (assay_format_span (3 * DAY, &foreign), "3 T");
}

/* The zone of this computer, which the tests set to UTC; that it is asked for shows in another one. */
static void
test_local_time (void)
{
  static const AssayLocale local = { NULL, TRUE };

  if (g_test_subprocess ())
    {
      assert_words (assay_format_time (2064567878, &local), "4 Jun 2035, 14:04:38 XYZ");
      assert_words (assay_format_date (2064567878 + 10 * 3600, &local), "5 Jun 2035");
      assert_words (assay_format_date (2064567878 + 10 * 3600, NULL), "4 Jun 2035");
      return;
    }
  g_setenv ("TZ", "XYZ-3", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_setenv ("TZ", "UTC", TRUE);
  g_test_trap_assert_passed ();
}

static void
test_spans (void)
{
  static const struct {
    gint64      seconds;
    const char *words;
  } cases[] = {
    { 0,                  "0 seconds" },
    { 1,                  "1 second" },
    { 59,                 "59 seconds" },
    { 60,                 "1 minute" },
    { 119,                "1 minute" },
    { 3599,               "59 minutes" },
    { 3600,               "1 hour" },
    { DAY - 1,            "23 hours" },
    { DAY,                "1 day" },
    { 44 * DAY + 700,     "44 days" },
    { 400 * DAY,          "400 days" },
    { 730 * DAY - 1,      "729 days" },
    { 730 * DAY,          "2 years" },
    { 3652 * DAY,         "10 years" },
    { -1,                 "1 second" },
    { -3 * DAY,           "3 days" },
    { G_MAXINT64,         "292471208677 years" },
    { G_MININT64,         "292471208677 years" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_words (assay_format_span (cases[i].seconds, NULL), cases[i].words);
}

static void
test_durations (void)
{
  static const struct {
    gint64      microseconds;
    const char *words;
  } cases[] = {
    { 0,         "0.0 ms" },
    { 40,        "0.0 ms" },
    { 400,       "0.4 ms" },
    { 9949,      "9.9 ms" },
    { 9950,      "10 ms" },
    { 34000,     "34 ms" },
    { 999499,    "999 ms" },
    { 999500,    "1.0 s" },
    { 999999,    "1.0 s" },
    { 1000000,   "1.0 s" },
    { 1249999,   "1.2 s" },
    { 9949999,   "9.9 s" },
    { 20000000,  "20 s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_words (assay_format_duration (cases[i].microseconds, NULL), cases[i].words);
}

static void
test_sizes (void)
{
  static const struct {
    gint64      bytes;
    const char *words;
  } cases[] = {
    { 0,                    "0 bytes" },
    { 1,                    "1 byte" },
    { 317,                  "317 bytes" },
    { 10239,                "10239 bytes" },
    { 10240,                "10.0 KiB" },
    { 12698,                "12.4 KiB" },
    { 102000,               "99.6 KiB" },
    { 102400,               "100 KiB" },
    { 1024 * 1024 - 513,    "1023 KiB" },
    { 1024 * 1024 - 512,    "1.0 MiB" },
    { 1024 * 1024 - 1,      "1.0 MiB" },
    { 1024 * 1024,          "1.0 MiB" },
    { 16 * 1024 * 1024,     "16.0 MiB" },
    { 4096LL * 1024 * 1024, "4096 MiB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_words (assay_format_size (cases[i].bytes, NULL), cases[i].words);
}

static void
test_rfc3339 (void)
{
  static const struct {
    gint64      microseconds;
    gboolean    with_fraction;
    const char *words;
  } cases[] = {
    { 0,                                       FALSE, "1970-01-01T00:00:00Z" },
    { 0,                                       TRUE,  "1970-01-01T00:00:00.000Z" },
    { G_GINT64_CONSTANT (2064567878123999),    FALSE, "2035-06-04T11:04:38Z" },
    { G_GINT64_CONSTANT (2064567878123999),    TRUE,  "2035-06-04T11:04:38.123Z" },
    { G_GINT64_CONSTANT (2064567878007000),    TRUE,  "2035-06-04T11:04:38.007Z" },
    /* Before 1970 a fraction counts up all the same. */
    { -1,                                      TRUE,  "1969-12-31T23:59:59.999Z" },
    { -1,                                      FALSE, "1969-12-31T23:59:59Z" },
    { -1500000,                                TRUE,  "1969-12-31T23:59:58.500Z" },
    { -2000000,                                TRUE,  "1969-12-31T23:59:58.000Z" },
    { G_GINT64_CONSTANT (253402300799000000),  FALSE, "9999-12-31T23:59:59Z" },
    { G_GINT64_CONSTANT (253402300800000000),  FALSE, "9999-12-31T23:59:59Z" },
    { G_MAXINT64,                              TRUE,  "9999-12-31T23:59:59Z" },
    { G_MININT64,                              FALSE, "0000-01-01T00:00:00Z" },
    { G_GINT64_CONSTANT (-62135596800000000),  FALSE, "0001-01-01T00:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_words (assay_format_rfc3339 (cases[i].microseconds, cases[i].with_fraction), cases[i].words);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/visible", test_visible);
  g_test_add_func ("/format/visible-length", test_visible_length);
  g_test_add_func ("/format/shorten", test_shorten);
  g_test_add_func ("/format/visible-always-valid", test_visible_always_valid);
  g_test_add_func ("/format/hex", test_hex);
  g_test_add_func ("/format/dates", test_dates);
  g_test_add_func ("/format/in-another-language", test_in_another_language);
  g_test_add_func ("/format/local-time", test_local_time);
  g_test_add_func ("/format/spans", test_spans);
  g_test_add_func ("/format/durations", test_durations);
  g_test_add_func ("/format/sizes", test_sizes);
  g_test_add_func ("/format/rfc3339", test_rfc3339);
  return g_test_run ();
}
