/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/assay-causes.h"

#include <string.h>

#include "support/fixture-report.h"

static GPtrArray *
find_causes (AssayReport *draft)
{
  g_autoptr(AssayReport) report = assay_report_take (draft);

  return assay_causes_find (report);
}

static const AssayCause *
get (GPtrArray *causes,
     guint      index)
{
  g_assert_cmpuint (causes->len, >, index);
  return g_ptr_array_index (causes, index);
}

static void
assert_cause (GPtrArray     *causes,
              guint          index,
              const char    *title,
              AssayFollowUp  follow_up)
{
  const AssayCause *cause = get (causes, index);
  g_autofree char *words = assay_text_format (cause->title, NULL);

  g_assert_cmpstr (words, ==, title);
  g_assert_cmpint (cause->follow_up, ==, follow_up);
}

static void
assert_no_follow_up (GPtrArray     *causes,
                     AssayFollowUp  follow_up)
{
  for (guint i = 0; i < causes->len; i++)
    g_assert_cmpint (get (causes, i)->follow_up, !=, follow_up);
}

static void
assert_worded (GPtrArray *causes)
{
  guint seen = 0;

  for (guint i = 0; i < causes->len; i++)
    {
      const AssayCause *cause = get (causes, i);
      g_autofree char *title = assay_text_format (cause->title, NULL);
      g_autofree char *detail = assay_text_format (cause->detail, NULL);

      g_assert_cmpstr (title, !=, "");
      g_assert_cmpstr (detail, !=, "");
      g_assert_null (strpbrk (title, "{}"));
      g_assert_null (strpbrk (detail, "{}"));
      /* No button twice. */
      g_assert_true (cause->follow_up == ASSAY_FOLLOW_UP_NONE || (seen & 1u << cause->follow_up) == 0);
      seen |= 1u << cause->follow_up;
    }
}

static void
test_nothing_failed (void)
{
  AssayReport draft;
  g_autoptr(GPtrArray) causes = NULL;

  fixture_report_draft (&draft, FIXTURE_EXPIRED);
  causes = find_causes (&draft);
  g_assert_cmpuint (causes->len, ==, 0);
}

/* Whatever happens, wherever, something is said; only who stopped it needs no explanation. */
static void
test_every_failure (void)
{
  for (AssayFailureCode code = 0; code < ASSAY_N_FAILURES; code++)
    for (AssayPhaseId phase = ASSAY_PHASE_RESOLVE; phase <= ASSAY_PHASE_HANDSHAKE; phase++)
      {
        g_autoptr(GPtrArray) causes = NULL;
        AssayReport draft;

        if (code == ASSAY_FAILURE_TIMEOUT && phase == ASSAY_PHASE_PROXY)
          continue;
        fixture_report_draft (&draft, FIXTURE_ALERT);
        fixture_report_fail (&draft, phase, code, code == ASSAY_FAILURE_ALERT ? 40 : -1);
        causes = find_causes (&draft);
        g_test_message ("%s in %s", assay_failure_code_name (code), assay_phase_name (phase));
        if (code == ASSAY_FAILURE_CANCELLED)
          g_assert_cmpuint (causes->len, ==, 0);
        else
          g_assert_cmpuint (causes->len, >, 0);
        assert_worded (causes);
      }
}

static void
test_every_alert (void)
{
  for (int alert = 0; alert < 256; alert++)
    {
      g_autoptr(GPtrArray) causes = NULL;
      AssayReport draft;

      fixture_report_draft (&draft, FIXTURE_ALERT);
      fixture_report_fail (&draft, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_ALERT, alert);
      causes = find_causes (&draft);
      g_assert_cmpuint (causes->len, >, 0);
      assert_worded (causes);
    }
}

static void
test_handshake_failure (void)
{
  g_autoptr(GPtrArray) causes = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  AssayReport draft;

  fixture_report_draft (&draft, FIXTURE_ALERT);
  causes = find_causes (&draft);
  assert_cause (causes, 0, "No cipher suite in common", ASSAY_FOLLOW_UP_NONE);
  assert_cause (causes, 1, "The server wants another name", ASSAY_FOLLOW_UP_WITHOUT_SERVER_NAME);
  assert_cause (causes, 2, "A device in between", ASSAY_FOLLOW_UP_TLS12_ONLY);
  first = assay_text_format (get (causes, 0)->detail, NULL);
  second = assay_text_format (get (causes, 1)->detail, NULL);
  /* The fixture's ClientHello has 31 entries, one of them a signal. */
  g_assert_cmpstr (first, ==, "This client offered 30 suites; servers that only know older ones answer like this");
  g_assert_cmpstr (second, ==, "It may serve only names that it knows (SNI sent: " FIXTURE_HOST ")");
}

static void
test_client_certificate_first (void)
{
  g_autoptr(GPtrArray) causes = NULL;
  AssayReport draft;

  fixture_report_draft (&draft, FIXTURE_LATE_ALERT);
  causes = find_causes (&draft);
  assert_cause (causes, 0, "The server wants a certificate of yours", ASSAY_FOLLOW_UP_NONE);
}

/* What was tried already, or makes no sense, is not offered. */
static void
test_useless_follow_ups (void)
{
  g_autoptr(GPtrArray) causes = NULL;
  AssayReport draft;

  fixture_report_draft (&draft, FIXTURE_ALERT);
  fixture_report_options (&draft)->no_server_name = TRUE;
  fixture_report_options (&draft)->version_max = 0x0303;
  causes = find_causes (&draft);
  assert_no_follow_up (causes, ASSAY_FOLLOW_UP_WITHOUT_SERVER_NAME);
  assert_no_follow_up (causes, ASSAY_FOLLOW_UP_TLS12_ONLY);
  assert_cause (causes, 0, "Only some versions were offered", ASSAY_FOLLOW_UP_ALL_VERSIONS);
  assert_cause (causes, 2, "The server wants a name", ASSAY_FOLLOW_UP_NONE);
}

static void
test_protocols (void)
{
  g_autoptr(GPtrArray) causes = NULL;
  g_autoptr(GPtrArray) none = NULL;
  AssayReport draft;

  fixture_report_draft (&draft, FIXTURE_ALERT);
  fixture_report_fail (&draft, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_ALERT, 120);
  causes = find_causes (&draft);
  assert_cause (causes, 0, "No application protocol in common", ASSAY_FOLLOW_UP_WITHOUT_ALPN);

  fixture_report_draft (&draft, FIXTURE_ALERT);
  fixture_report_fail (&draft, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_ALERT, 120);
  fixture_report_options (&draft)->alpn = g_new0 (char *, 1);
  none = find_causes (&draft);
  assert_no_follow_up (none, ASSAY_FOLLOW_UP_WITHOUT_ALPN);
}

/* What was limited is limited no more. */
static void
test_all_versions (void)
{
  g_auto(AssayRequestOptions) options = { 0, };
  g_autoptr(AssayTarget) target = assay_target_parse ("shop.example.org", NULL);
  g_autoptr(AssayRequest) before = NULL;
  g_autoptr(AssayRequest) after = NULL;

  assay_request_options_init (&options);
  options.version_min = options.version_max = 0x0303;
  before = assay_request_new (target, &options);
  after = assay_follow_up_request (ASSAY_FOLLOW_UP_ALL_VERSIONS, before);
  g_assert_cmphex (after->options.version_min, ==, 0x0301);
  g_assert_cmphex (after->options.version_max, ==, 0x0304);
}

static void
test_port (void)
{
  static const struct {
    const char *target;
    gboolean    offered;
  } ports[] = {
    { "shop.example.org:8443",      TRUE },
    { "shop.example.org",           FALSE },
    { "https://shop.example.org/",  FALSE },
    { "smtps://shop.example.org",   TRUE },
    { "smtp://shop.example.org",    FALSE },
    { "practice:expired",           FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ports); i++)
    {
      g_autoptr(GPtrArray) causes = NULL;
      AssayReport draft;

      fixture_report_draft (&draft, FIXTURE_REFUSED);
      fixture_report_set_target (&draft, ports[i].target);
      causes = find_causes (&draft);
      if (ports[i].offered)
        assert_cause (causes, 0, "Another port is meant", ASSAY_FOLLOW_UP_HTTPS_PORT);
      else
        assert_no_follow_up (causes, ASSAY_FOLLOW_UP_HTTPS_PORT);
    }
}

/* Only a name with addresses of both kinds can be tried by one of them. */
static void
test_ipv4 (void)
{
  g_autoptr(GPtrArray) both = NULL;
  g_autoptr(GPtrArray) one = NULL;
  g_autoptr(GPtrArray) chosen = NULL;
  AssayReport draft;

  fixture_report_draft (&draft, FIXTURE_REFUSED);
  fixture_report_fail (&draft, ASSAY_PHASE_CONNECT, ASSAY_FAILURE_UNREACHABLE, -1);
  both = find_causes (&draft);
  assert_cause (both, 0, "The way over IPv6 is broken", ASSAY_FOLLOW_UP_IPV4_ONLY);

  fixture_report_draft (&draft, FIXTURE_REFUSED);
  g_ptr_array_set_size (draft.addresses, 1);
  one = find_causes (&draft);
  assert_no_follow_up (one, ASSAY_FOLLOW_UP_IPV4_ONLY);

  fixture_report_draft (&draft, FIXTURE_REFUSED);
  fixture_report_options (&draft)->family = ASSAY_FAMILY_IPV4;
  chosen = find_causes (&draft);
  assert_no_follow_up (chosen, ASSAY_FOLLOW_UP_IPV4_ONLY);
}

/* A ClientHello that is cut short is counted as far as it goes, and no cause is made up from it. */
static void
test_broken_hello (void)
{
  for (gsize length = 0; length < 200; length++)
    {
      g_autoptr(GPtrArray) causes = NULL;
      AssayMessage *hello;
      AssayReport draft;
      GBytes *whole;

      fixture_report_draft (&draft, FIXTURE_ALERT);
      hello = assay_report_find_message (&draft, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO);
      whole = hello->body;
      hello->body = g_bytes_new_from_bytes (whole, 0, length);
      g_bytes_unref (whole);
      causes = find_causes (&draft);
      assert_worded (causes);
    }
}

static AssayRequest *
follow (AssayFollowUp  follow_up,
        const char    *target,
        AssayRequest **before)
{
  g_autoptr(AssayTarget) parsed = assay_target_parse (target, NULL);
  g_auto(AssayRequestOptions) options = { 0, };

  assay_request_options_init (&options);
  options.server_name = g_strdup ("sni.example");
  options.verify_name = g_strdup ("proved.example");
  options.timeout_us = 1234567;
  *before = assay_request_new (parsed, &options);
  return assay_follow_up_request (follow_up, *before);
}

static void
test_requests (void)
{
  for (AssayFollowUp follow_up = ASSAY_FOLLOW_UP_TRY_AGAIN; follow_up <= ASSAY_FOLLOW_UP_WITHOUT_ALPN; follow_up++)
    {
      g_autoptr(AssayRequest) before = NULL;
      g_autoptr(AssayRequest) after = follow (follow_up, "shop.example.org:8443", &before);
      const AssayRequestOptions *options = &after->options;

      g_assert_nonnull (assay_follow_up_label (follow_up));
      g_assert_cmpstr (after->target->host, ==, "shop.example.org");
      g_assert_cmpint (options->timeout_us, ==, 1234567);
      g_assert_cmpstr (assay_request_get_verify_name (after), ==, "proved.example");
      if (follow_up == ASSAY_FOLLOW_UP_WITHOUT_SERVER_NAME)
        g_assert_null (assay_request_get_server_name (after));
      else
        g_assert_cmpstr (assay_request_get_server_name (after), ==, "sni.example");
      g_assert_cmpint (options->version_min, ==, follow_up == ASSAY_FOLLOW_UP_TLS12_ONLY ? 0x0303 : 0x0301);
      g_assert_cmpint (options->version_max, ==, follow_up == ASSAY_FOLLOW_UP_TLS12_ONLY ? 0x0303 : 0x0304);
      g_assert_cmpint (options->alpn != NULL && options->alpn[0] == NULL, ==, follow_up == ASSAY_FOLLOW_UP_WITHOUT_ALPN);
      g_assert_cmpint (options->family, ==,
                       follow_up == ASSAY_FOLLOW_UP_IPV4_ONLY ? ASSAY_FAMILY_IPV4 : ASSAY_FAMILY_ANY);
      g_assert_cmpuint (assay_request_get_connect_port (after), ==,
                        follow_up == ASSAY_FOLLOW_UP_HTTPS_PORT ? 443 : 8443);
      /* The request that failed is as it was. */
      g_assert_cmpstr (assay_request_get_server_name (before), ==, "sni.example");
      g_assert_cmpuint (before->target->port, ==, 8443);
    }
}

static void
test_no_request (void)
{
  g_autoptr(AssayRequest) before = NULL;

  g_assert_null (follow (ASSAY_FOLLOW_UP_NONE, "shop.example.org", &before));
  g_assert_null (assay_follow_up_label (ASSAY_FOLLOW_UP_NONE));
}

/* Where another port to connect to was given, that is the one that changes. */
static void
test_port_given_apart (void)
{
  g_autoptr(AssayTarget) target = assay_target_parse ("shop.example.org", NULL);
  g_autoptr(AssayRequest) before = NULL;
  g_autoptr(AssayRequest) after = NULL;
  g_auto(AssayRequestOptions) options = { 0, };

  assay_request_options_init (&options);
  options.connect_host = g_strdup ("192.0.2.1");
  options.connect_port = 8443;
  before = assay_request_new (target, &options);
  after = assay_follow_up_request (ASSAY_FOLLOW_UP_HTTPS_PORT, before);
  g_assert_cmpstr (assay_request_get_connect_host (after), ==, "192.0.2.1");
  g_assert_cmpuint (assay_request_get_connect_port (after), ==, 443);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/causes/nothing-failed", test_nothing_failed);
  g_test_add_func ("/causes/every-failure", test_every_failure);
  g_test_add_func ("/causes/every-alert", test_every_alert);
  g_test_add_func ("/causes/handshake-failure", test_handshake_failure);
  g_test_add_func ("/causes/client-certificate-first", test_client_certificate_first);
  g_test_add_func ("/causes/useless-follow-ups", test_useless_follow_ups);
  g_test_add_func ("/causes/protocols", test_protocols);
  g_test_add_func ("/causes/all-versions", test_all_versions);
  g_test_add_func ("/causes/port", test_port);
  g_test_add_func ("/causes/ipv4", test_ipv4);
  g_test_add_func ("/causes/broken-hello", test_broken_hello);
  g_test_add_func ("/causes/requests", test_requests);
  g_test_add_func ("/causes/no-request", test_no_request);
  g_test_add_func ("/causes/port-given-apart", test_port_given_apart);
  return g_test_run ();
}
