/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "export/assay-json.h"

static void
test_structure (void)
{
  AssayJson json;
  g_autofree char *text = NULL;

  assay_json_init (&json, FALSE);
  assay_json_open (&json, NULL, '{');
  assay_json_open (&json, "empty", '[');
  assay_json_close (&json, ']');
  assay_json_open (&json, "list", '[');
  assay_json_add_unsigned (&json, NULL, 0);
  assay_json_add_unsigned (&json, NULL, G_MAXUINT64);
  assay_json_add_signed (&json, NULL, G_MININT64);
  assay_json_add_null (&json, NULL);
  assay_json_open (&json, NULL, '{');
  assay_json_close (&json, '}');
  assay_json_close (&json, ']');
  assay_json_add_boolean (&json, "yes", TRUE);
  assay_json_add_maybe (&json, "perhaps", -1);
  assay_json_add_maybe (&json, "no", 0);
  assay_json_close (&json, '}');
  text = assay_json_end (&json);
  g_assert_cmpstr (text, ==,
                   "{\"empty\":[],\"list\":[0,18446744073709551615,-9223372036854775808,null,{}],"
                   "\"yes\":true,\"perhaps\":null,\"no\":false}");
}

static void
test_indented (void)
{
  AssayJson json;
  g_autofree char *text = NULL;

  assay_json_init (&json, TRUE);
  assay_json_open (&json, NULL, '{');
  assay_json_open (&json, "a", '[');
  assay_json_add_unsigned (&json, NULL, 1);
  assay_json_add_unsigned (&json, NULL, 2);
  assay_json_close (&json, ']');
  assay_json_open (&json, "b", '{');
  assay_json_close (&json, '}');
  assay_json_open_line (&json, "c");
  assay_json_add_unsigned (&json, "d", 3);
  assay_json_add_null (&json, "e");
  assay_json_close (&json, '}');
  assay_json_open_line (&json, "f");
  assay_json_close (&json, '}');
  assay_json_close (&json, '}');
  text = assay_json_end (&json);
  g_assert_cmpstr (text, ==,
                   "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {},\n"
                   "  \"c\": { \"d\": 3, \"e\": null },\n  \"f\": {}\n}");
}

static void
test_durations (void)
{
  static const struct {
    gint64      us;
    const char *text;
  } cases[] = {
    { 0, "0" }, { 1, "0.001" }, { 10, "0.01" }, { 100, "0.1" }, { 1000, "1" }, { 12340, "12.34" },
    { 12345678, "12345.678" }, { -1500, "-1.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayJson json;
      g_autofree char *text = NULL;

      assay_json_init (&json, FALSE);
      assay_json_add_duration (&json, NULL, cases[i].us);
      text = assay_json_end (&json);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static char *
write_text (const char *value)
{
  AssayJson json;

  assay_json_init (&json, FALSE);
  assay_json_open (&json, NULL, '[');
  assay_json_add_text (&json, NULL, value);
  assay_json_close (&json, ']');
  return assay_json_end (&json);
}

/* What is hostile is escaped, and comes back byte for byte. */
static void
test_hostile_text (void)
{
  static const struct {
    const char *value;
    const char *json;
  } cases[] = {
    { "plain", "[\"plain\"]" },
    { "", "[\"\"]" },
    { "\"\\/\b\f\n\r\t", "[\"\\\"\\\\/\\b\\f\\n\\r\\t\"]" },
    { "\033[2J\177", "[\"\\u001b[2J\\u007f\"]" },
    { "\302\233" "31m", "[\"\\u009b31m\"]" },
    { "a\342\200\256b", "[\"a\\u202eb\"]" },
    { "\360\220\200\200", "[\"\360\220\200\200\"]" },
    { "\363\240\200\201", "[\"\\udb40\\udc01\"]" },
    { "Z\303\274rich", "[\"Z\303\274rich\"]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = write_text (cases[i].value);
      g_autoptr(JsonNode) node = json_from_string (text, NULL);

      g_assert_cmpstr (text, ==, cases[i].json);
      g_assert_nonnull (node);
      g_assert_cmpstr (json_array_get_string_element (json_node_get_array (node), 0), ==, cases[i].value);
    }
}

static void
test_not_utf8 (void)
{
  g_autofree char *latin = write_text ("Z\374rich");
  g_autofree char *cut = write_text ("\342\200");
  g_autofree char *surrogate = write_text ("\355\240\200");

  g_assert_cmpstr (latin, ==, "[\"Z\\ufffdrich\"]");
  g_assert_cmpstr (cut, ==, "[\"\\ufffd\\ufffd\"]");
  g_assert_cmpstr (surrogate, ==, "[\"\\ufffd\\ufffd\\ufffd\"]");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-writer/structure", test_structure);
  g_test_add_func ("/json-writer/indented", test_indented);
  g_test_add_func ("/json-writer/durations", test_durations);
  g_test_add_func ("/json-writer/hostile-text", test_hostile_text);
  g_test_add_func ("/json-writer/not-utf8", test_not_utf8);
  return g_test_run ();
}
