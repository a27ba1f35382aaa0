/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks of what others say about the certificates: responders, lists, logs, and the clock. */
#include <string.h>

#include "checks/assay-checks.h"

#include "support/fixture-report.h"

#define DAY G_GINT64_CONSTANT (86400)

typedef void (*Change) (AssayReport *draft,
                        gint64       value);

static AssayAssessment *
assess (FixtureKind kind,
        Change      change,
        gint64      value)
{
  g_autoptr(AssayReport) report = NULL;
  AssayReport draft;

  fixture_report_draft (&draft, kind);
  if (change != NULL)
    change (&draft, value);
  report = assay_report_take (&draft);
  return assay_checks_run (report);
}

static void
assert_finding (const AssayAssessment *assessment,
                const char            *id,
                AssayStatus            status,
                const char            *detail)
{
  const AssayFinding *finding = assay_assessment_find (assessment, id);
  g_autofree char *words = NULL;

  g_assert_nonnull (finding);
  words = assay_text_format (finding->detail, NULL);
  g_test_message ("%s: %s", id, words);
  g_assert_cmpstr (assay_status_name (finding->status), ==, assay_status_name (status));
  g_assert_null (strchr (words, '{'));
  if (detail != NULL)
    g_assert_cmpstr (words, ==, detail);
}

static void
assert_change (Change      change,
               gint64      value,
               const char *id,
               AssayStatus status)
{
  g_autoptr(AssayAssessment) assessment = assess (FIXTURE_GOOD, change, value);

  assert_finding (assessment, id, status, NULL);
}

/* Revocation. */

static void
say (AssayReport *draft,
     gint64       status)
{
  fixture_report_add_revocation (draft, FIXTURE_LEAF, ASSAY_REVOCATION_STAPLE, (AssayRevocationStatus) status);
}

static void
say_intermediate (AssayReport *draft,
                  gint64       status)
{
  fixture_report_add_revocation (draft, FIXTURE_INTERMEDIATE, ASSAY_REVOCATION_CRL_FILE,
                                 (AssayRevocationStatus) status);
}

static void
say_problem (AssayReport *draft,
             gint64       problem)
{
  AssayRevocation *revocation = fixture_report_add_revocation (draft, FIXTURE_LEAF, ASSAY_REVOCATION_STAPLE,
                                                               ASSAY_REVOCATION_UNUSABLE);

  revocation->problem = (AssayRevocationProblem) problem;
  revocation->next_update = FIXTURE_TIME - 3 * DAY;
}

static void
go_online (AssayReport *draft,
           gint64       problem)
{
  AssayRevocation *revocation = fixture_report_add_revocation (draft, FIXTURE_LEAF, ASSAY_REVOCATION_OCSP_ONLINE,
                                                               ASSAY_REVOCATION_UNUSABLE);

  fixture_report_options (draft)->online = TRUE;
  revocation->problem = (AssayRevocationProblem) problem;
}

static void
test_revoked (void)
{
  g_autoptr(AssayAssessment) revoked = assess (FIXTURE_GOOD, say, ASSAY_REVOCATION_REVOKED);
  g_autoptr(AssayAssessment) above = assess (FIXTURE_GOOD, say_intermediate, ASSAY_REVOCATION_REVOKED);
  g_autoptr(AssayAssessment) good = assess (FIXTURE_GOOD, say, ASSAY_REVOCATION_GOOD);
  g_autoptr(AssayAssessment) silent = assess (FIXTURE_GOOD, NULL, 0);

  g_assert_cmpint (revoked->verdict, ==, ASSAY_VERDICT_UNTRUSTED);
  assert_finding (revoked, "revoked", ASSAY_STATUS_ERROR,
                  "The authority took the certificate of shop.example.org back on 18 Nov 2026, because its key fell into "
                  "wrong hands. The OCSP answer that the server sent along says so.");
  g_assert_cmpint (above->verdict, ==, ASSAY_VERDICT_UNTRUSTED);
  g_assert_cmpint (assay_assessment_find (above, "revoked")->certificate, ==, FIXTURE_INTERMEDIATE);
  g_assert_cmpint (good->verdict, ==, ASSAY_VERDICT_TRUSTED);
  assert_finding (good, "revoked", ASSAY_STATUS_PASS,
                  "The OCSP answer that the server sent along says so, as of 22 Nov 2026, 09:00:00 UTC");
  assert_finding (silent, "revoked", ASSAY_STATUS_SKIPPED, NULL);
}

static void
say_twice (AssayReport *draft,
           gint64       status)
{
  say (draft, status);
  say (draft, status);
}

static void
test_revoked_once (void)
{
  g_autoptr(AssayAssessment) twice = assess (FIXTURE_GOOD, say_twice, ASSAY_REVOCATION_REVOKED);

  g_assert_cmpuint (assay_assessment_count (twice, ASSAY_STATUS_ERROR), ==, 1);
}

static void
test_staple (void)
{
  static const AssayStatus statuses[] = {
    [ASSAY_REVOCATION_STALE]             = ASSAY_STATUS_WARNING,
    [ASSAY_REVOCATION_NOT_YET_VALID]     = ASSAY_STATUS_WARNING,
    [ASSAY_REVOCATION_CRITICAL]          = ASSAY_STATUS_WARNING,
    [ASSAY_REVOCATION_BAD_SIGNATURE]     = ASSAY_STATUS_WARNING,
    [ASSAY_REVOCATION_MISFORMED]        = ASSAY_STATUS_WARNING,
    [ASSAY_REVOCATION_UNVERIFIED]        = ASSAY_STATUS_NOTE,
    [ASSAY_REVOCATION_UNAUTHORIZED]      = ASSAY_STATUS_WARNING,
    [ASSAY_REVOCATION_NO_ISSUER]         = ASSAY_STATUS_NOTE,
    [ASSAY_REVOCATION_OUT_OF_SCOPE]      = ASSAY_STATUS_WARNING,
    [ASSAY_REVOCATION_WRONG_CERTIFICATE] = ASSAY_STATUS_WARNING,
    [ASSAY_REVOCATION_WRONG_NONCE]       = ASSAY_STATUS_WARNING,
    [ASSAY_REVOCATION_UNSUCCESSFUL]      = ASSAY_STATUS_WARNING,
    [ASSAY_REVOCATION_MALFORMED]         = ASSAY_STATUS_WARNING,
  };
  g_autoptr(AssayAssessment) stale = assess (FIXTURE_GOOD, say_problem, ASSAY_REVOCATION_STALE);
  g_autoptr(AssayAssessment) good = assess (FIXTURE_GOOD, say, ASSAY_REVOCATION_GOOD);

  for (guint i = ASSAY_REVOCATION_STALE; i < G_N_ELEMENTS (statuses); i++)
    assert_change (say_problem, i, "ocsp-staple", statuses[i]);
  assert_finding (stale, "ocsp-staple", ASSAY_STATUS_WARNING,
                  "The OCSP answer sent along for shop.example.org was good until 3 days ago. Clients take it for none.");
  assert_finding (good, "ocsp-staple", ASSAY_STATUS_PASS,
                  "It says that the certificate of shop.example.org is good, until 29 Nov 2026, 09:00:00 UTC");
  assert_change (say, ASSAY_REVOCATION_UNKNOWN, "ocsp-staple", ASSAY_STATUS_WARNING);
  assert_change (say, ASSAY_REVOCATION_REVOKED, "ocsp-staple", ASSAY_STATUS_PASS);
  assert_change (NULL, 0, "ocsp-staple", ASSAY_STATUS_PASS);
}

static void
test_unknown (void)
{
  g_autoptr(AssayAssessment) none = assess (FIXTURE_GOOD, NULL, 0);
  g_autoptr(AssayAssessment) known = assess (FIXTURE_GOOD, say, ASSAY_REVOCATION_GOOD);
  g_autoptr(AssayAssessment) failed = assess (FIXTURE_LATE_ALERT, NULL, 0);
  g_autoptr(AssayAssessment) spoilt = assess (FIXTURE_GOOD, say_problem, ASSAY_REVOCATION_BAD_SIGNATURE);
  g_autoptr(AssayAssessment) strange = assess (FIXTURE_GOOD, say, ASSAY_REVOCATION_UNKNOWN);
  g_autoptr(AssayAssessment) online = assess (FIXTURE_GOOD, go_online, ASSAY_REVOCATION_NOT_FETCHED);

  assert_finding (none, "revocation-unknown", ASSAY_STATUS_NOTE,
                  "The server sent no OCSP answer. The certificate names nobody else who could be asked.");
  assert_finding (failed, "revocation-unknown", ASSAY_STATUS_NOTE, NULL);
  assert_finding (failed, "ocsp-staple", ASSAY_STATUS_SKIPPED, NULL);
  assert_finding (spoilt, "revocation-unknown", ASSAY_STATUS_NOTE,
                  "The OCSP answer that the server sent along cannot be relied on: the signature is wrong. The certificate "
                  "names nobody else who could be asked.");
  assert_finding (strange, "revocation-unknown", ASSAY_STATUS_NOTE, NULL);
  assert_finding (online, "revocation-unknown", ASSAY_STATUS_NOTE,
                  "The authority's OCSP responder cannot be relied on: not to be had. Online checks did not help.");
  g_assert_null (assay_assessment_find (known, "revocation-unknown"));
}

/* Timestamps. */

static void
leave_timestamps (AssayReport *draft,
                  gint64       n)
{
  g_ptr_array_set_size (draft->timestamps, (int) n);
}

/* Two timestamps of one log are one. */
static void
repeat_log (AssayReport *draft,
            gint64       value)
{
  leave_timestamps (draft, 1);
  fixture_report_add_timestamp (draft, 1);
}

static void
live_long (AssayReport *draft,
           gint64       n)
{
  fixture_report_certificate (draft, FIXTURE_LEAF)->not_before -= 180 * DAY;
  for (gint64 i = draft->timestamps->len; i < n; i++)
    fixture_report_add_timestamp (draft, (guint8) (i + 1));
}

/* A list of logs in which the two of the fixture are, as @state says; every operator has @a_piece logs. */
static void
list_logs (AssayReport   *draft,
           AssayLogState  state,
           guint          a_piece)
{
  GPtrArray *logs = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_log_unref);

  for (guint i = 0; i < draft->timestamps->len; i++)
    {
      AssayTimestamp *timestamp = g_ptr_array_index (draft->timestamps, i);
      AssayLog log = {
        .id = g_bytes_ref (timestamp->log_id),
        .key = g_bytes_new_static ("", 0),
        .name = g_strdup_printf ("Log %u", i),
        .operator_name = g_strdup_printf ("Operator %u", i / a_piece),
        .state = state,
        .state_since = FIXTURE_TIME - 30 * DAY,
      };

      timestamp->log = assay_log_take (&log);
      timestamp->signature = ASSAY_TIMESTAMP_VALID;
      g_ptr_array_add (logs, assay_log_ref (timestamp->log));
    }
  fixture_report_options (draft)->logs = logs;
}

static void
know_logs (AssayReport *draft,
           gint64       state)
{
  list_logs (draft, (AssayLogState) state, 1);
}

static void
know_one_operator (AssayReport *draft,
                   gint64       state)
{
  list_logs (draft, (AssayLogState) state, 2);
}

static void
retire_early (AssayReport *draft,
              gint64       value)
{
  list_logs (draft, ASSAY_LOG_RETIRED, 1);
  ((AssayTimestamp *) g_ptr_array_index (draft->timestamps, 0))->timestamp = FIXTURE_TIME * 1000;
}

static void
know_neither (AssayReport *draft,
              gint64       value)
{
  fixture_report_options (draft)->logs = g_ptr_array_new ();
}

static void
spoil_one (AssayReport *draft,
           gint64       value)
{
  live_long (draft, 4);
  list_logs (draft, ASSAY_LOG_USABLE, 1);
  ((AssayTimestamp *) g_ptr_array_index (draft->timestamps, 0))->signature = ASSAY_TIMESTAMP_INVALID;
}

static void
be_private (AssayReport *draft,
            gint64       value)
{
  draft->verification.anchors = ASSAY_ANCHORS_FILE;
}

static void
test_ct (void)
{
  g_autoptr(AssayAssessment) one = assess (FIXTURE_GOOD, leave_timestamps, 1);

  assert_change (NULL, 0, "ct", ASSAY_STATUS_PASS);
  assert_finding (one, "ct", ASSAY_STATUS_WARNING,
                  "1 public log vouches for having seen the certificate; Chrome and Safari want 2.");
  assert_change (leave_timestamps, 0, "ct", ASSAY_STATUS_WARNING);
  assert_change (repeat_log, 0, "ct", ASSAY_STATUS_WARNING);
  assert_change (live_long, 2, "ct", ASSAY_STATUS_WARNING);
  assert_change (live_long, 3, "ct", ASSAY_STATUS_PASS);
  assert_change (be_private, 0, "ct", ASSAY_STATUS_SKIPPED);
}

static void
test_ct_logs (void)
{
  assert_change (know_logs, ASSAY_LOG_USABLE, "ct", ASSAY_STATUS_PASS);
  assert_change (know_logs, ASSAY_LOG_UNSTATED, "ct", ASSAY_STATUS_PASS);
  assert_change (know_logs, ASSAY_LOG_RETIRED, "ct", ASSAY_STATUS_PASS);
  assert_change (know_logs, ASSAY_LOG_PENDING, "ct", ASSAY_STATUS_WARNING);
  assert_change (know_logs, ASSAY_LOG_REJECTED, "ct", ASSAY_STATUS_WARNING);
  assert_change (know_one_operator, ASSAY_LOG_USABLE, "ct", ASSAY_STATUS_WARNING);
  assert_change (retire_early, 0, "ct", ASSAY_STATUS_WARNING);
  assert_change (know_neither, 0, "ct", ASSAY_STATUS_WARNING);
  assert_change (spoil_one, 0, "ct", ASSAY_STATUS_WARNING);
}

/* The clock. */

static void
turn_back (AssayReport *draft,
           gint64       problem)
{
  say_problem (draft, problem);
  draft->started_at -= 2 * DAY * G_USEC_PER_SEC;
}

static void
turn_ahead (AssayReport *draft,
            gint64       value)
{
  say_problem (draft, ASSAY_REVOCATION_STALE);
  draft->started_at = (FIXTURE_LEAF_ENDS + 2 * DAY) * G_USEC_PER_SEC;
}

static void
test_clock (void)
{
  g_autoptr(AssayAssessment) behind = assess (FIXTURE_GOOD, turn_back, ASSAY_REVOCATION_NOT_YET_VALID);

  assert_finding (behind, "local-clock", ASSAY_STATUS_NOTE,
                  "It says 21 Nov 2026, 09:00:00 UTC, but others signed something 1 day later already.");
  assert_change (turn_ahead, 0, "local-clock", ASSAY_STATUS_NOTE);
  assert_change (say, ASSAY_REVOCATION_GOOD, "local-clock", ASSAY_STATUS_PASS);
  /* Whoever could not sign cannot tell the time either. */
  assert_change (turn_back, ASSAY_REVOCATION_BAD_SIGNATURE, "local-clock", ASSAY_STATUS_SKIPPED);
  assert_change (know_logs, ASSAY_LOG_USABLE, "local-clock", ASSAY_STATUS_PASS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks-evidence/revoked", test_revoked);
  g_test_add_func ("/checks-evidence/revoked-once", test_revoked_once);
  g_test_add_func ("/checks-evidence/staple", test_staple);
  g_test_add_func ("/checks-evidence/unknown", test_unknown);
  g_test_add_func ("/checks-evidence/ct", test_ct);
  g_test_add_func ("/checks-evidence/ct-logs", test_ct_logs);
  g_test_add_func ("/checks-evidence/clock", test_clock);
  return g_test_run ();
}
