/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-report.h"

#include "support/fixture-report.h"

static void
test_good (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  AssayMessage *hello = assay_report_find_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_SERVER_HELLO);

  g_assert_cmpint (assay_report_get_time (report), ==, FIXTURE_TIME);
  g_assert_cmpstr (assay_report_get_leaf (report)->title, ==, FIXTURE_HOST);
  g_assert_cmpstr (assay_report_get_anchor (report)->title, ==, "Example Root X1");
  g_assert_nonnull (hello);
  g_assert_cmpuint (hello->number, ==, 1);
  g_assert_null (assay_report_find_message (report, ASSAY_SENT, ASSAY_HANDSHAKE_SERVER_HELLO));
  g_assert_cmpint (assay_report_get_phase (report, ASSAY_PHASE_CONNECT)->start_us, ==, 8000);
  g_assert_null (assay_report_get_phase (report, ASSAY_PHASE_STARTTLS));
}

static void
test_certificate_index (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);

  g_assert_nonnull (assay_report_get_certificate (report, 2));
  g_assert_null (assay_report_get_certificate (report, 3));
  g_assert_null (assay_report_get_certificate (report, -1));
}

/* A root that is at hand is no anchor unless the path is trusted. */
static void
test_no_anchor (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_UNKNOWN_ROOT);

  g_assert_cmpuint (report->verification.path->len, ==, 3);
  g_assert_null (assay_report_get_anchor (report));
}

static void
test_nothing_came (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_NOT_FOUND);

  g_assert_null (assay_report_get_leaf (report));
  g_assert_null (assay_report_get_anchor (report));
  g_assert_null (report->connection);
  g_assert_cmpstr (assay_failure_get_phase_name (report->failure), ==, "resolve");
}

/* A failure and a finished handshake exclude each other, in every fixture. */
static void
test_every_fixture (void)
{
  for (FixtureKind kind = 0; kind < FIXTURE_N_KINDS; kind++)
    {
      g_autoptr(AssayReport) report = fixture_report_new (kind);

      g_assert_true ((report->connection == NULL) == (report->failure != NULL));
      g_assert_cmpuint (report->n_sent, <=, report->certificates->len);
      g_assert_cmpuint (report->messages->len, ==, report->records->len);
    }
}

static void
test_names (void)
{
  for (AssayPathStatus i = ASSAY_PATH_NONE; i <= ASSAY_PATH_OTHER; i++)
    g_assert_nonnull (assay_path_status_name (i));
  g_assert_cmpstr (assay_path_status_name (ASSAY_PATH_BAD_SIGNATURE), ==, "bad-signature");
  for (AssayFailureCode i = 0; i < ASSAY_N_FAILURES; i++)
    g_assert_nonnull (assay_failure_code_name (i));
  for (AssayPhaseId i = 0; i < ASSAY_N_PHASES; i++)
    g_assert_nonnull (assay_phase_label (i));
  g_assert_cmpuint (g_strv_length ((char **) assay_chain_issue_names), ==, 5);
}

static void
test_revocation_names (void)
{
  for (AssayRevocationSource i = ASSAY_REVOCATION_STAPLE; i <= ASSAY_REVOCATION_CRL_ONLINE; i++)
    g_assert_nonnull (assay_revocation_source_name (i));
  for (AssayRevocationStatus i = ASSAY_REVOCATION_UNUSABLE; i <= ASSAY_REVOCATION_REVOKED; i++)
    g_assert_nonnull (assay_revocation_status_name (i));
  g_assert_null (assay_revocation_problem_name (ASSAY_REVOCATION_FINE));
  for (AssayRevocationProblem i = ASSAY_REVOCATION_STALE; i <= ASSAY_REVOCATION_NOT_FETCHED; i++)
    {
      g_assert_nonnull (assay_revocation_problem_name (i));
      g_assert_nonnull (assay_revocation_problem_title (i));
    }
}

static void
test_timestamp_names (void)
{
  for (AssayTimestampSource i = ASSAY_TIMESTAMP_CERTIFICATE; i <= ASSAY_TIMESTAMP_OCSP; i++)
    g_assert_nonnull (assay_timestamp_source_name (i));
  for (AssayTimestampSignature i = ASSAY_TIMESTAMP_UNKNOWN_LOG; i <= ASSAY_TIMESTAMP_MALFORMED; i++)
    g_assert_nonnull (assay_timestamp_signature_name (i));
  g_assert_null (assay_log_state_name (ASSAY_LOG_UNSTATED));
  g_assert_cmpstr (assay_log_state_name (ASSAY_LOG_REJECTED), ==, "rejected");
}

/* All else is the same, and lives as long. */
static void
test_other_time (void)
{
  AssayReport *report = fixture_report_new (FIXTURE_GOOD);
  g_autoptr(AssayReport) later = assay_report_at (report, FIXTURE_LEAF_ENDS);
  g_autoptr(AssayReport) much_later = assay_report_at (later, FIXTURE_LEAF_ENDS + 1);

  g_assert_cmpint (assay_report_get_time (report), ==, FIXTURE_TIME);
  g_assert_cmpint (assay_report_get_time (later), ==, FIXTURE_LEAF_ENDS);
  g_assert_cmpint (assay_report_get_time (much_later), ==, FIXTURE_LEAF_ENDS + 1);
  g_assert_true (much_later->original == report);
  assay_report_unref (report);
  g_clear_pointer (&later, assay_report_unref);
  g_assert_cmpstr (assay_report_get_leaf (much_later)->title, ==, FIXTURE_HOST);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/good", test_good);
  g_test_add_func ("/report/certificate-index", test_certificate_index);
  g_test_add_func ("/report/no-anchor", test_no_anchor);
  g_test_add_func ("/report/nothing-came", test_nothing_came);
  g_test_add_func ("/report/every-fixture", test_every_fixture);
  g_test_add_func ("/report/other-time", test_other_time);
  g_test_add_func ("/report/names", test_names);
  g_test_add_func ("/report/revocation-names", test_revocation_names);
  g_test_add_func ("/report/timestamp-names", test_timestamp_names);
  return g_test_run ();
}
