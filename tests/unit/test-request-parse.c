/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-error.h"
#include "base/assay-request-parse.h"

static gboolean
parse (AssayRequestOptions *options,
       const char          *name,
       const char          *value)
{
  g_autoptr(GError) error = NULL;
  gboolean understood = assay_request_options_parse (options, name, value, &error);

  if (understood)
    g_assert_no_error (error);
  else
    g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REQUEST);
  return understood;
}

static void
test_connect (void)
{
  static const struct {
    const char *value;
    const char *host;       /* NULL: not understood */
    guint16     port;
  } cases[] = {
    { "example.org", "example.org", 0 },
    { "Example.ORG.:8443", "example.org", 8443 },
    { "example.org:", "example.org", 0 },
    { "192.0.2.1:25", "192.0.2.1", 25 },
    { "::1", "::1", 0 },
    { "[::1]", "::1", 0 },
    { "[2001:db8::1]:443", "2001:db8::1", 443 },
    { "b\303\274cher.example:1", "xn--bcher-kva.example", 1 },
    { "", NULL, 0 },
    { ":443", NULL, 0 },
    { "example.org:0", NULL, 0 },
    { "example.org:65536", NULL, 0 },
    { "example.org:https", NULL, 0 },
    { "[::1", NULL, 0 },
    { "[::1]x", NULL, 0 },
    { "[]", NULL, 0 },
    { "https://example.org", NULL, 0 },
    { "user@example.org", NULL, 0 },
    { "exam ple.org", NULL, 0 },
    { "practice:expired", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(AssayRequestOptions) options;

      assay_request_options_init (&options);
      g_assert_cmpint (parse (&options, "connect", cases[i].value), ==, cases[i].host != NULL);
      g_assert_cmpstr (options.connect_host, ==, cases[i].host);
      g_assert_cmpuint (options.connect_port, ==, cases[i].port);
    }
}

static void
test_names (void)
{
  g_auto(AssayRequestOptions) options;

  assay_request_options_init (&options);
  g_assert_true (parse (&options, "server-name", "WWW.Example.org"));
  g_assert_cmpstr (options.server_name, ==, "www.example.org");
  g_assert_false (options.no_server_name);
  g_assert_false (parse (&options, "server-name", "192.0.2.1"));
  g_assert_false (parse (&options, "server-name", "a/b"));
  g_assert_cmpstr (options.server_name, ==, "www.example.org");

  g_assert_true (parse (&options, "server-name", "none"));
  g_assert_true (options.no_server_name);
  g_assert_null (options.server_name);
  g_assert_true (parse (&options, "server-name", "example.org"));
  g_assert_false (options.no_server_name);

  g_assert_true (parse (&options, "verify-name", "::1"));
  g_assert_cmpstr (options.verify_name, ==, "::1");
  g_assert_true (parse (&options, "verify-name", "mail.example.org"));
  g_assert_cmpstr (options.verify_name, ==, "mail.example.org");
  g_assert_false (parse (&options, "verify-name", "no such host"));
}

static void
test_alpn (void)
{
  g_auto(AssayRequestOptions) options;
  g_autofree char *long_name = g_strnfill (256, 'a');

  assay_request_options_init (&options);
  g_assert_null (options.alpn);
  g_assert_true (parse (&options, "alpn", "h2, http/1.1"));
  g_assert_cmpuint (g_strv_length (options.alpn), ==, 2);
  g_assert_cmpstr (options.alpn[1], ==, "http/1.1");
  g_assert_false (parse (&options, "alpn", "h2,,x"));
  g_assert_false (parse (&options, "alpn", long_name));
  g_assert_cmpuint (g_strv_length (options.alpn), ==, 2);
  g_assert_true (parse (&options, "alpn", "none"));
  g_assert_nonnull (options.alpn);
  g_assert_cmpuint (g_strv_length (options.alpn), ==, 0);
}

static void
test_versions (void)
{
  g_auto(AssayRequestOptions) options;
  g_autoptr(GError) error = NULL;

  assay_request_options_init (&options);
  g_assert_true (parse (&options, "tls-max", "1.2"));
  g_assert_cmphex (options.version_max, ==, 0x0303);
  g_assert_true (parse (&options, "tls-min", "TLSv1.1"));
  g_assert_cmphex (options.version_min, ==, 0x0302);
  g_assert_true (parse (&options, "tls-min", "tls 1.0"));
  g_assert_cmphex (options.version_min, ==, 0x0301);
  g_assert_true (assay_request_options_check (&options, NULL));
  g_assert_false (parse (&options, "tls-max", "1.4"));
  g_assert_false (parse (&options, "tls-max", ""));
  g_assert_false (parse (&options, "tls-max", "1.2x"));
  g_assert_cmphex (options.version_max, ==, 0x0303);

  g_assert_true (parse (&options, "tls-min", "1.3"));
  g_assert_false (assay_request_options_check (&options, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REQUEST);
}

static void
test_timeout (void)
{
  static const char * const bad[] = { "", "0", "-1", "nan", "inf", "1e9", "5s", "1,5", "0x" };
  g_auto(AssayRequestOptions) options;

  assay_request_options_init (&options);
  g_assert_true (parse (&options, "timeout", "1.5"));
  g_assert_cmpint (options.timeout_us, ==, 1500000);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (parse (&options, "timeout", bad[i]));
  g_assert_cmpint (options.timeout_us, ==, 1500000);
  g_assert_false (parse (&options, "colour", "blue"));
}

static void
test_warn_days (void)
{
  static const char * const bad[] = { "", "-1", "3651", "14d", "1.5", "many" };
  g_auto(AssayRequestOptions) options;

  assay_request_options_init (&options);
  g_assert_cmpuint (options.warn_days, ==, 30);
  g_assert_true (parse (&options, "warn-days", "0"));
  g_assert_true (parse (&options, "warn-days", "3650"));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (parse (&options, "warn-days", bad[i]));
  g_assert_cmpuint (options.warn_days, ==, 3650);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request-parse/connect", test_connect);
  g_test_add_func ("/request-parse/names", test_names);
  g_test_add_func ("/request-parse/alpn", test_alpn);
  g_test_add_func ("/request-parse/versions", test_versions);
  g_test_add_func ("/request-parse/timeout", test_timeout);
  g_test_add_func ("/request-parse/warn-days", test_warn_days);
  return g_test_run ();
}
