/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/assay-checks.h"
#include "engine/assay-inspect.h"
#include "practice/assay-practice.h"

#define TLS10 0x0301
#define TLS12 0x0303
#define TLS13 0x0304

#define P256   23
#define P384   24
#define X25519 29

#define ALERT_HANDSHAKE_FAILURE     40
#define ALERT_CERTIFICATE_REQUIRED 116

/**
 * Expected:
 * @scenario: its name
 * @protocol: the version that is negotiated; 0 when the handshake fails
 * @path: the path found
 * @n_sent: how many certificates come
 * @issues: faults of the chain as sent
 * @hello_retry: a second ClientHello was asked for
 * @client_certificate: one was asked for
 * @closing_alert: the alert after the handshake; 0 for none
 * @failure: why the handshake fails
 * @alert: the alert with which it fails; 0 for none
 * @faults: the checks that find an error or a weakness, and no others do: one lesson, one fault
 *
 * The facts that an inspection of a practice server finds.
 */
typedef struct {
  const char       *scenario;
  guint16           protocol;
  AssayPathStatus   path;
  guint             n_sent;
  AssayChainIssues  issues;
  gboolean          hello_retry;
  gboolean          client_certificate;
  int               closing_alert;
  AssayFailureCode  failure;
  int               alert;
  const char       *faults[3];
} Expected;

static const Expected table[] = {
  { "good-ecdsa", TLS13, ASSAY_PATH_TRUSTED, 2 },
  { "good-rsa", TLS13, ASSAY_PATH_TRUSTED, 2 },
  { "tls12-only", TLS12, ASSAY_PATH_TRUSTED, 2 },
  { "tls12-rsa", TLS12, ASSAY_PATH_TRUSTED, 2, .faults = { "forward-secrecy" } },
  { "old-protocol", TLS10, ASSAY_PATH_TRUSTED, 2, .faults = { "protocol-version" } },
  { "hello-retry", TLS13, ASSAY_PATH_TRUSTED, 2, .hello_retry = TRUE },
  { "expired", TLS13, ASSAY_PATH_TRUSTED, 2, .faults = { "validity" } },
  { "not-yet-valid", TLS13, ASSAY_PATH_TRUSTED, 2, .faults = { "validity" } },
  { "soon", TLS13, ASSAY_PATH_TRUSTED, 2, .faults = { "expires-soon" } },
  { "wrong-host", TLS13, ASSAY_PATH_TRUSTED, 2, .faults = { "hostname" } },
  { "ip-only", TLS13, ASSAY_PATH_TRUSTED, 2, .faults = { "hostname" } },
  { "many-names", TLS13, ASSAY_PATH_TRUSTED, 2 },
  { "self-signed", TLS13, ASSAY_PATH_SELF_SIGNED, 1, .faults = { "path-trusted" } },
  { "untrusted-root", TLS13, ASSAY_PATH_UNKNOWN_ROOT, 3, .issues = ASSAY_CHAIN_ROOT_SENT,
    .faults = { "path-trusted" } },
  { "missing-intermediate", TLS13, ASSAY_PATH_NO_ISSUER, 1, .issues = ASSAY_CHAIN_INCOMPLETE,
    .faults = { "path-trusted", "chain-incomplete" } },
  { "wrong-order", TLS13, ASSAY_PATH_TRUSTED, 3, .issues = ASSAY_CHAIN_WRONG_ORDER },
  { "root-sent", TLS13, ASSAY_PATH_TRUSTED, 3, .issues = ASSAY_CHAIN_ROOT_SENT },
  { "weak-key", TLS13, ASSAY_PATH_TRUSTED, 2, .faults = { "key-size" } },
  { "sha1-signature", TLS13, ASSAY_PATH_TRUSTED, 2, .faults = { "signature-algorithm" } },
  { "revoked", TLS13, ASSAY_PATH_TRUSTED, 2, .faults = { "revoked" } },
  { "must-staple", TLS13, ASSAY_PATH_TRUSTED, 2, .faults = { "ocsp-staple" } },
  { "stale-staple", TLS13, ASSAY_PATH_TRUSTED, 2, .faults = { "ocsp-staple" } },
  { "client-certificate", TLS13, ASSAY_PATH_TRUSTED, 2, .client_certificate = TRUE },
  { "client-certificate-required", TLS13, ASSAY_PATH_TRUSTED, 2, .client_certificate = TRUE,
    .closing_alert = ALERT_CERTIFICATE_REQUIRED },
  { "alert", .failure = ASSAY_FAILURE_ALERT, .alert = ALERT_HANDSHAKE_FAILURE },
  { "plain-http", .failure = ASSAY_FAILURE_NOT_TLS },
  { "closes-early", .failure = ASSAY_FAILURE_CLOSED_EARLY },
  { "resets", .failure = ASSAY_FAILURE_RESET },
  { "silent", .failure = ASSAY_FAILURE_TIMEOUT },
};

static AssayRequest *
prepare (const AssayScenario *scenario)
{
  g_autofree char *text = g_strconcat ("practice:", scenario->name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayTarget) target = assay_target_parse (text, &error);
  g_auto(AssayRequestOptions) options;
  g_autoptr(AssayRequest) request = NULL;
  AssayRequest *prepared;

  g_assert_no_error (error);
  assay_request_options_init (&options);
  if (g_str_equal (scenario->name, "silent"))
    options.timeout_us = G_USEC_PER_SEC / 2;
  request = assay_request_new (target, &options);
  prepared = assay_practice_prepare (request, &error);
  g_assert_no_error (error);
  return prepared;
}

static AssayReport *
inspect (const AssayScenario *scenario)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayRequest) request = prepare (scenario);
  AssayReport *report = assay_inspect (request, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (report->address, ==, "127.0.0.1");
  g_assert_cmpuint (report->port, ==, request->options.connect_port);
  return report;
}

static void
check_failure (const AssayReport *report,
               const Expected    *expected)
{
  g_assert_null (report->connection);
  g_assert_nonnull (report->failure);
  g_assert_cmpstr (assay_failure_code_name (report->failure->code), ==, assay_failure_code_name (expected->failure));
  g_assert_cmpint (report->failure->phase, ==, ASSAY_PHASE_HANDSHAKE);
  g_assert_cmpint (report->failure->alert, ==, expected->alert != 0 ? expected->alert : -1);
  g_assert_cmpuint (report->n_sent, ==, 0);
  /* What happened until then is told too. */
  g_assert_nonnull (assay_report_find_message (report, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO));
}

static void
check_connection (const AssayReport *report,
                  const Expected    *expected)
{
  const AssayConnection *connection = report->connection;

  g_assert_null (report->failure);
  g_assert_nonnull (connection);
  g_assert_cmphex (connection->protocol, ==, expected->protocol);
  g_assert_cmpint (connection->hello_retry, ==, expected->hello_retry);
  g_assert_cmpint (connection->client_certificate_requested, ==, expected->client_certificate);
  g_assert_cmpint (report->closing_alert, ==, expected->closing_alert != 0 ? expected->closing_alert : -1);
  g_assert_cmpstr (connection->alpn, ==, "h2");
  g_assert_cmpint (connection->forward_secrecy, ==, !g_str_equal (expected->scenario, "tls12-rsa"));
}

static void
check_path (const AssayReport *report,
            const Expected    *expected)
{
  const AssayVerification *verification = &report->verification;

  g_assert_cmpuint (report->n_sent, ==, expected->n_sent);
  g_assert_cmpint (verification->anchors, ==, ASSAY_ANCHORS_PRACTICE);
  g_assert_cmpint (verification->status, ==, expected->path);
  g_assert_cmphex (verification->issues, ==, expected->issues);
}

/* What the start page promises, and that the lesson is about what is found. */
static void
check_verdict (const AssayReport   *report,
               const AssayScenario *scenario,
               const Expected      *expected)
{
  const char * const *faults = (const char * const *) expected->faults;
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);

  g_assert_cmpstr (assay_verdict_name (assessment->verdict), ==, assay_verdict_name (scenario->verdict));
  if (scenario->verdict == ASSAY_VERDICT_TRUSTED)
    g_assert_cmpint (scenario->weak, ==, assay_assessment_count (assessment, ASSAY_STATUS_WARNING) > 0);
  for (guint i = 0; i < assessment->findings->len; i++)
    {
      const AssayFinding *finding = assessment->findings->pdata[i];

      if (finding->status >= ASSAY_STATUS_WARNING && !g_strv_contains (faults, finding->id))
        g_test_fail_printf ("%s: %s: %s", scenario->name, finding->id, assay_status_name (finding->status));
    }
  for (guint i = 0; faults[i] != NULL; i++)
    {
      const AssayFinding *finding = assay_assessment_find (assessment, faults[i]);

      g_assert_nonnull (finding);
      g_assert_cmpint (finding->status, >=, ASSAY_STATUS_WARNING);
    }
}

static void
test_facts (gconstpointer data)
{
  const Expected *expected = data;
  const AssayScenario *scenario = assay_practice_find_scenario (expected->scenario);
  g_autoptr(AssayReport) report = inspect (scenario);

  check_verdict (report, scenario, expected);
  if (expected->protocol == 0)
    {
      check_failure (report, expected);
      return;
    }
  check_connection (report, expected);
  check_path (report, expected);
}

/* Details that only one server has. */
static void
test_groups (void)
{
  static const struct {
    const char *scenario;
    guint16     group;
  } groups[] = {
    { "good-ecdsa", X25519 }, { "tls12-only", P256 }, { "hello-retry", P384 }, { "old-protocol", P256 },
    { "tls12-rsa", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr(AssayReport) report = inspect (assay_practice_find_scenario (groups[i].scenario));

      g_assert_cmpuint (report->connection->group, ==, groups[i].group);
    }
}

static void
test_days (void)
{
  static const struct {
    const char *scenario;
    int         days;
  } rows[] = { { "expired", -3 }, { "soon", 20 }, { "not-yet-valid", 92 }, { "good-ecdsa", 80 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(AssayReport) report = inspect (assay_practice_find_scenario (rows[i].scenario));
      AssayCertificate *leaf = assay_report_get_leaf (report);
      gint64 now = assay_report_get_time (report);

      g_assert_cmpint (ABS (leaf->not_after - now - rows[i].days * G_GINT64_CONSTANT (86400)), <, 60);
    }
}

static void
test_many_names (void)
{
  g_autoptr(AssayReport) report = inspect (assay_practice_find_scenario ("many-names"));
  AssayCertificate *leaf = assay_report_get_leaf (report);

  g_assert_cmpuint (g_strv_length (leaf->names), ==, 1001);
  g_assert_true (g_strv_contains ((const char * const *) leaf->names, "DNS:many-names.practice.test"));
}

/* A scenario that this table forgets would be tested by nothing. */
static void
test_complete (void)
{
  guint n;

  assay_practice_get_scenarios (&n);
  g_assert_cmpuint (G_N_ELEMENTS (table), ==, n);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_nonnull (assay_practice_find_scenario (table[i].scenario));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice/inspect/complete", test_complete);
  g_test_add_func ("/practice/inspect/groups", test_groups);
  g_test_add_func ("/practice/inspect/days", test_days);
  g_test_add_func ("/practice/inspect/many-names", test_many_names);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *path = g_strconcat ("/practice/inspect/facts/", table[i].scenario, NULL);

      g_test_add_data_func (path, &table[i], test_facts);
    }
  return g_test_run ();
}
