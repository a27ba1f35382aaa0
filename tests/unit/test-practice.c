/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/assay-error.h"
#include "practice/assay-practice.h"
#include "practice/practice-http.h"

/* Names that the command line, the manual and people's scripts use. */
static const char * const public_names[] = {
  "good-ecdsa", "good-rsa", "tls12-only", "expired", "wrong-host", "self-signed", "untrusted-root",
  "missing-intermediate", "client-certificate", "hello-retry", "closes-early", "plain-http",
};

static void
test_names (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const AssayScenario *scenarios = assay_practice_get_scenarios (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *name = scenarios[i].name;
      g_autofree char *host = assay_practice_dup_host (&scenarios[i]);

      g_assert_true (g_hash_table_add (seen, (char *) name));
      g_assert_cmpuint (strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==, strlen (name));
      g_assert_true (assay_practice_find_scenario (name) == &scenarios[i]);
      g_assert_cmpuint (strlen (name), <, 64);          /* a label of a host name */
      g_assert_true (g_str_has_prefix (host, name));
      g_assert_cmpstr (host + strlen (name), ==, ".practice.test");
    }
  for (guint i = 0; i < G_N_ELEMENTS (public_names); i++)
    g_assert_nonnull (assay_practice_find_scenario (public_names[i]));
  g_assert_null (assay_practice_find_scenario ("no-such"));
  g_assert_null (assay_practice_find_scenario (""));
}

static void
assert_sentences (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_ascii_isupper (text[0]));
  g_assert_true (g_str_has_suffix (text, "."));
  g_assert_null (strstr (text, "  "));
  g_assert_null (strpbrk (text, "{}<>&\n"));
}

static void
test_words (void)
{
  guint n;
  const AssayScenario *scenarios = assay_practice_get_scenarios (&n);

  for (guint i = 0; i < n; i++)
    {
      const AssayScenario *scenario = &scenarios[i];

      g_test_message ("%s", scenario->name);
      g_assert_true (g_ascii_isupper (scenario->title[0]));
      g_assert_cmpuint (g_utf8_strlen (scenario->title, -1), <=, 35);
      g_assert_cmpuint (g_utf8_strlen (scenario->summary, -1), <=, 45);
      g_assert_false (g_str_has_suffix (scenario->title, "."));
      g_assert_false (g_str_has_suffix (scenario->summary, "."));
      assert_sentences (scenario->lesson);
      assert_sentences (scenario->browser);
      assert_sentences (scenario->mend);
      g_assert_nonnull (scenario->setup);
    }
}

static void
test_verdicts (void)
{
  guint counts[3] = { 0, 0, 0 };
  guint n;
  const AssayScenario *scenarios = assay_practice_get_scenarios (&n);

  g_assert_cmpstr (scenarios[0].name, ==, "good-ecdsa");
  for (guint i = 0; i < n; i++)
    {
      counts[scenarios[i].verdict]++;
      if (scenarios[i].weak)
        g_assert_cmpint (scenarios[i].verdict, ==, ASSAY_VERDICT_TRUSTED);
      if (g_str_has_prefix (scenarios[i].name, "good-"))
        g_assert_cmpint (scenarios[i].verdict, ==, ASSAY_VERDICT_TRUSTED);
    }
  g_assert_cmpuint (counts[ASSAY_VERDICT_TRUSTED], >=, 5);
  g_assert_cmpuint (counts[ASSAY_VERDICT_UNTRUSTED], >=, 5);
  g_assert_cmpuint (counts[ASSAY_VERDICT_FAILED], >=, 2);
}

static AssayRequest *
request_for (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayTarget) target = assay_target_parse (text, &error);

  g_assert_no_error (error);
  return assay_request_new (target, NULL);
}

static void
test_other_targets (void)
{
  static const char * const others[] = {
    "example.org", "https://example.org/", "practice.test", "expired.practice.test.example.org",
    "smtp://expired.practice.test", "127.0.0.1:443",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(AssayRequest) request = request_for (others[i]);
      g_autoptr(AssayRequest) prepared = assay_practice_prepare (request, &error);

      g_assert_no_error (error);
      g_assert_true (prepared == request);
    }
}

static void
test_unknown (void)
{
  static const char * const unknown[] = {
    "practice:nobody", "https://nobody.practice.test/", "nobody.practice.test", "practice:expired.practice.example",
  };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(AssayRequest) request = request_for (unknown[i]);

      g_assert_null (assay_practice_prepare (request, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_TARGET);
      g_assert_nonnull (strstr (error->message, "practice:expired"));
    }
}

/* What curl sends: preface, SETTINGS, WINDOW_UPDATE, HEADERS; a request only with the last byte. */
static void
test_http (void)
{
  static const char http1[] = "GET / HTTP/1.1\r\nHost: good-ecdsa.practice.test\r\n\r\n";
  static const char http2[] =
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    "\0\0\6\4\0\0\0\0\0\0\3\0\0\0\144"
    "\0\0\4\10\0\0\0\0\0\0\1\0\0"
    "\0\0\2\1\5\0\0\0\1\202\204";

  for (gsize length = 0; length < strlen (http1); length++)
    g_assert_false (assay_practice_http_is_request ((const guint8 *) http1, length, FALSE));
  g_assert_true (assay_practice_http_is_request ((const guint8 *) http1, strlen (http1), FALSE));
  for (gsize length = 0; length < sizeof http2 - 1; length++)
    g_assert_false (assay_practice_http_is_request ((const guint8 *) http2, length, TRUE));
  g_assert_true (assay_practice_http_is_request ((const guint8 *) http2, sizeof http2 - 1, TRUE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice/names", test_names);
  g_test_add_func ("/practice/words", test_words);
  g_test_add_func ("/practice/verdicts", test_verdicts);
  g_test_add_func ("/practice/other-targets", test_other_targets);
  g_test_add_func ("/practice/unknown", test_unknown);
  g_test_add_func ("/practice/http", test_http);
  return g_test_run ();
}
