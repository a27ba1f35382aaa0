/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/assay-checks.h"

#include <string.h>

#include "support/fixture-report.h"

#define DAY G_GINT64_CONSTANT (86400)

#define SKIPPED ASSAY_STATUS_SKIPPED
#define PASS    ASSAY_STATUS_PASS
#define NOTE    ASSAY_STATUS_NOTE
#define WARNING ASSAY_STATUS_WARNING
#define ERROR   ASSAY_STATUS_ERROR

/* Changes a draft; @value is what the row of a test says. */
typedef void (*Change) (AssayReport *draft,
                        gint64       value);

typedef struct {
  Change      change;
  gint64      value;
  AssayStatus status;
} Case;

static AssayAssessment *
assess_fixture (FixtureKind kind)
{
  g_autoptr(AssayReport) report = fixture_report_new (kind);

  return assay_checks_run (report);
}

static AssayAssessment *
assess_change (FixtureKind kind,
               Change      change,
               gint64      value)
{
  g_autoptr(AssayReport) report = NULL;
  AssayReport draft;

  fixture_report_draft (&draft, kind);
  change (&draft, value);
  report = assay_report_take (&draft);
  return assay_checks_run (report);
}

static void
assert_status (const AssayAssessment *assessment,
               const char            *id,
               AssayStatus            status)
{
  const AssayFinding *finding = assay_assessment_find (assessment, id);

  g_assert_nonnull (finding);
  if (finding->status != status)
    {
      g_autofree char *title = assay_text_format (finding->title, NULL);

      g_error ("%s is %s (%s) and should be %s", id, assay_status_name (finding->status), title,
               assay_status_name (status));
    }
}

static void
assert_text (const AssayText *text,
             const char      *expected)
{
  g_autofree char *words = assay_text_format (text, NULL);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_detail (const AssayAssessment *assessment,
               const char            *id,
               const char            *expected)
{
  assert_text (assay_assessment_find (assessment, id)->detail, expected);
}

static void
run_cases (FixtureKind  kind,
           const char  *id,
           const Case  *cases,
           guint        n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(AssayAssessment) assessment = assess_change (kind, cases[i].change, cases[i].value);

      g_test_message ("%s, case %u", id, i);
      assert_status (assessment, id, cases[i].status);
    }
}

#define RUN(kind, id, cases) run_cases (kind, id, cases, G_N_ELEMENTS (cases))

/* The table itself. */

static void
test_table (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const AssayCheck *check = assay_checks_get_table (); check->id != NULL; check++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) check->id));
      g_assert_nonnull (check->title);
      g_assert_nonnull (check->reference);
      g_assert_nonnull (check->look);
      g_assert_cmpuint (strspn (check->id, "abcdefghijklmnopqrstuvwxyz-"), ==, strlen (check->id));
    }
  for (const AssayCheck *check = assay_checks_get_table (); check->id != NULL; check++)
    g_assert_true (check->echoes == NULL || g_hash_table_contains (seen, check->echoes));
}

/* Words that are left as they were written, such as {name}, are a slip in a table. */
static void
assert_worded (const AssayText *text)
{
  g_autofree char *words = assay_text_format (text, NULL);

  g_assert_nonnull (words);
  g_assert_cmpstr (words, !=, "");
  g_assert_null (strchr (words, '{'));
  g_assert_null (strchr (words, '}'));
}

static void
assert_assessment_worded (const AssayAssessment *assessment)
{
  assert_worded (assessment->headline);
  assert_worded (assessment->summary);
  for (guint i = 0; i < assessment->findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (assessment->findings, i);

      assert_worded (finding->title);
      assert_worded (finding->detail);
      if (finding->fix != NULL)
        assert_worded (finding->fix);
      g_assert_true (finding->fix == NULL || finding->status > PASS);
    }
}

static void
test_every_fixture_is_worded (void)
{
  for (FixtureKind kind = 0; kind < FIXTURE_N_KINDS; kind++)
    {
      g_autoptr(AssayAssessment) assessment = assess_fixture (kind);

      assert_assessment_worded (assessment);
    }
}

static void
test_order_of_findings (void)
{
  g_autoptr(AssayAssessment) assessment = assess_fixture (FIXTURE_TLS12);
  const AssayCheck *check = assay_checks_get_table ();

  for (guint i = 0; i < assessment->findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (assessment->findings, i);

      while (check->id != NULL && !g_str_equal (check->id, finding->id))
        check++;
      g_assert_nonnull (check->id);
      g_assert_cmpstr (finding->reference, ==, check->reference);
    }
}

/* The verdict. */

static void
test_trusted (void)
{
  g_autoptr(AssayAssessment) assessment = assess_fixture (FIXTURE_GOOD);

  g_assert_cmpint (assessment->verdict, ==, ASSAY_VERDICT_TRUSTED);
  g_assert_cmpuint (assay_assessment_count (assessment, WARNING), ==, 0);
  assert_text (assessment->headline, "Trusted");
  assert_text (assessment->summary,
               FIXTURE_HOST " proved its identity: the chain ends in Example Root X1, which this computer trusts.");
}

static void
set_anchors (AssayReport *draft,
             gint64       kind)
{
  draft->verification.anchors = (AssayAnchorKind) kind;
}

static void
test_trusted_by_other_anchors (void)
{
  g_autoptr(AssayAssessment) practice = assess_change (FIXTURE_GOOD, set_anchors, ASSAY_ANCHORS_PRACTICE);
  g_autoptr(AssayAssessment) file = assess_change (FIXTURE_GOOD, set_anchors, ASSAY_ANCHORS_FILE);

  assert_text (practice->summary, FIXTURE_HOST " proved its identity to Example Root X1, the practice authority, which "
               "is trusted for practice only.");
  assert_detail (practice, "path-trusted",
                 "3 certificates, anchored in the practice authority, which is trusted for practice only");
  assert_text (file->summary, FIXTURE_HOST " proved its identity: the chain ends in Example Root X1, one of the roots "
               "that you gave.");
}

static void
make_weak (AssayReport *draft,
           gint64       n)
{
  draft->connection->forward_secrecy = FALSE;
  if (n > 1)
    draft->connection->extended_master_secret = 0;
}

static void
test_trusted_with_reserve (void)
{
  g_autoptr(AssayAssessment) one = assess_change (FIXTURE_TLS12, make_weak, 1);
  g_autoptr(AssayAssessment) two = assess_change (FIXTURE_TLS12, make_weak, 2);
  g_autofree char *one_words = assay_text_format (one->summary, NULL);
  g_autofree char *two_words = assay_text_format (two->summary, NULL);

  g_assert_cmpint (one->verdict, ==, ASSAY_VERDICT_TRUSTED);
  g_assert_true (g_str_has_suffix (one_words, "which this computer trusts. 1 thing could be better."));
  g_assert_true (g_str_has_suffix (two_words, "which this computer trusts. 2 things could be better."));
}

static void
test_untrusted (void)
{
  g_autoptr(AssayAssessment) assessment = assess_fixture (FIXTURE_EXPIRED);

  g_assert_cmpint (assessment->verdict, ==, ASSAY_VERDICT_UNTRUSTED);
  assert_text (assessment->headline, "Not trusted");
  assert_text (assessment->summary, "The certificate of " FIXTURE_HOST " expired 3 days ago, on 6 Jan 2027.");
}

static void
expire_and_rename (AssayReport *draft,
                   gint64       value)
{
  draft->started_at = (FIXTURE_LEAF_ENDS + DAY) * G_USEC_PER_SEC;
  fixture_report_set_target (draft, "other.example.net");
}

static void
test_untrusted_for_two_reasons (void)
{
  g_autoptr(AssayAssessment) assessment = assess_change (FIXTURE_GOOD, expire_and_rename, 0);
  g_autofree char *words = assay_text_format (assessment->summary, NULL);

  g_assert_true (g_str_has_prefix (words, "The certificate is for "));
  g_assert_true (g_str_has_suffix (words, "not for other.example.net. 1 more thing is wrong."));
}

/* Two checks speak of the missing intermediate; that is still one fault. */
static void
test_echo_is_not_counted (void)
{
  g_autoptr(AssayAssessment) assessment = assess_fixture (FIXTURE_INCOMPLETE);

  assert_status (assessment, "path-trusted", ERROR);
  assert_status (assessment, "chain-incomplete", ERROR);
  assert_text (assessment->summary, "The certificate of R11, which issued that of " FIXTURE_HOST ", came neither from "
               "the server nor from the roots that this computer trusts.");
}

static void
test_failed (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_REFUSED);
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);

  g_assert_cmpint (assessment->verdict, ==, ASSAY_VERDICT_FAILED);
  assert_text (assessment->headline, "No connection");
  g_assert_true (assessment->summary == report->failure->message);
  for (guint i = 0; i < assessment->findings->len; i++)
    g_assert_cmpint (((AssayFinding *) g_ptr_array_index (assessment->findings, i))->status, ==, SKIPPED);
}

static void
cancel (AssayReport *draft,
        gint64       value)
{
  fixture_report_fail (draft, ASSAY_PHASE_CONNECT, ASSAY_FAILURE_CANCELLED, -1);
}

static void
test_cancelled (void)
{
  g_autoptr(AssayAssessment) assessment = assess_change (FIXTURE_REFUSED, cancel, 0);

  g_assert_cmpint (assessment->verdict, ==, ASSAY_VERDICT_FAILED);
  assert_text (assessment->headline, "Stopped");
}

/* The chain came before the failure: it is judged, and the verdict is still that nothing was finished. */
static void
test_failed_after_chain (void)
{
  g_autoptr(AssayAssessment) assessment = assess_fixture (FIXTURE_LATE_ALERT);

  g_assert_cmpint (assessment->verdict, ==, ASSAY_VERDICT_FAILED);
  assert_status (assessment, "path-trusted", PASS);
  assert_status (assessment, "hostname", PASS);
  assert_status (assessment, "validity", PASS);
  assert_status (assessment, "protocol-version", SKIPPED);
  assert_detail (assessment, "cipher", "Not checked: no handshake was finished");
}

static void
drop_failure_text (AssayReport *draft,
                   gint64       value)
{
  g_clear_pointer (&draft->failure, assay_failure_unref);
}

static void
test_failed_for_no_reason (void)
{
  g_autoptr(AssayAssessment) assessment = assess_change (FIXTURE_ALERT, drop_failure_text, 0);

  g_assert_cmpint (assessment->verdict, ==, ASSAY_VERDICT_FAILED);
  assert_text (assessment->summary, "No handshake was finished.");
}

/* The path. */

static void
break_path (AssayReport *draft,
            gint64       status)
{
  draft->verification.status = (AssayPathStatus) status;
  draft->verification.certificate = FIXTURE_LEAF;
  g_free (draft->verification.technical);
  draft->verification.technical = g_strdup ("The library said so.");
}

static void
test_path_every_status (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (AssayPathStatus status = ASSAY_PATH_NO_ISSUER; status <= ASSAY_PATH_OTHER; status++)
    {
      g_autoptr(AssayAssessment) assessment = assess_change (FIXTURE_GOOD, break_path, status);
      const AssayFinding *finding = assay_assessment_find (assessment, "path-trusted");

      g_assert_cmpint (assessment->verdict, ==, ASSAY_VERDICT_UNTRUSTED);
      assert_status (assessment, "path-trusted", ERROR);
      g_assert_cmpint (finding->certificate, ==, FIXTURE_LEAF);
      assert_assessment_worded (assessment);
      /* Each says something of its own. */
      g_assert_true (g_hash_table_add (seen, assay_text_format (finding->detail, NULL)));
    }
}

static void
test_path_names (void)
{
  g_autoptr(AssayAssessment) self_signed = assess_fixture (FIXTURE_SELF_SIGNED);
  g_autoptr(AssayAssessment) unknown = assess_fixture (FIXTURE_UNKNOWN_ROOT);
  g_autoptr(AssayAssessment) good = assess_fixture (FIXTURE_GOOD);

  assert_detail (self_signed, "path-trusted", "It vouches for itself: " FIXTURE_HOST " signed its own "
                 "certificate, and no authority stands behind it.");
  assert_detail (unknown, "path-trusted",
                 "The chain ends in Example Root X1, which is not among the roots that this computer trusts.");
  assert_text (assay_assessment_find (good, "path-trusted")->title, "Chain is complete and trusted");
  assert_detail (good, "path-trusted", "3 certificates, anchored in the system trust store");
}

static void
show_nothing (AssayReport *draft,
              gint64       n_certificates)
{
  g_ptr_array_set_size (draft->certificates, n_certificates);
  draft->n_sent = (guint) n_certificates;
  fixture_report_set_path (draft, ASSAY_PATH_NONE, -1);
}

/* A finished handshake without any proof, as with anonymous suites, must never be called trusted. */
static void
test_path_nothing_to_verify (void)
{
  g_autoptr(AssayAssessment) none = assess_change (FIXTURE_GOOD, show_nothing, 0);
  g_autoptr(AssayAssessment) unverified = assess_change (FIXTURE_GOOD, show_nothing, 1);
  g_autoptr(AssayAssessment) failed = assess_change (FIXTURE_LATE_ALERT, show_nothing, 1);

  g_assert_cmpint (none->verdict, ==, ASSAY_VERDICT_UNTRUSTED);
  assert_status (none, "path-trusted", ERROR);
  assert_status (none, "hostname", SKIPPED);
  g_assert_cmpint (unverified->verdict, ==, ASSAY_VERDICT_UNTRUSTED);
  assert_status (unverified, "path-trusted", ERROR);
  assert_status (failed, "path-trusted", SKIPPED);
  assert_assessment_worded (none);
  assert_assessment_worded (unverified);
}

static void
set_issues (AssayReport *draft,
            gint64       issues)
{
  draft->verification.issues = (AssayChainIssues) issues;
}

static void
test_chain_issues (void)
{
  static const struct {
    AssayChainIssues  issue;
    const char       *id;
  } issues[] = {
    { ASSAY_CHAIN_WRONG_ORDER, "chain-order" },
    { ASSAY_CHAIN_EXTRA,       "chain-extra" },
    { ASSAY_CHAIN_DUPLICATE,   "chain-duplicate" },
    { ASSAY_CHAIN_ROOT_SENT,   "chain-root-sent" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (issues); i++)
    {
      g_autoptr(AssayAssessment) one = assess_change (FIXTURE_GOOD, set_issues, issues[i].issue);

      g_assert_cmpint (one->verdict, ==, ASSAY_VERDICT_TRUSTED);
      for (guint k = 0; k < G_N_ELEMENTS (issues); k++)
        assert_status (one, issues[k].id, k == i ? NOTE : PASS);
    }
}

/* The intermediate was not sent but was at hand, behind what the server sent. */
static void
fetch_intermediate (AssayReport *draft,
                    gint64       value)
{
  draft->n_sent = 1;
  draft->verification.issues = ASSAY_CHAIN_INCOMPLETE;
  fixture_report_certificate (draft, FIXTURE_INTERMEDIATE)->origin = ASSAY_ORIGIN_FETCHED;
}

static void
test_chain_incomplete (void)
{
  g_autoptr(AssayAssessment) good = assess_fixture (FIXTURE_GOOD);
  g_autoptr(AssayAssessment) fetched = assess_change (FIXTURE_GOOD, fetch_intermediate, 0);
  g_autoptr(AssayAssessment) broken = assess_fixture (FIXTURE_INCOMPLETE);

  assert_status (good, "chain-incomplete", PASS);
  assert_status (fetched, "chain-incomplete", WARNING);
  g_assert_cmpint (fetched->verdict, ==, ASSAY_VERDICT_TRUSTED);
  assert_text (assay_assessment_find (fetched, "path-trusted")->title, "Chain is trusted");
  assert_status (broken, "chain-incomplete", ERROR);
  g_assert_cmpint (assay_assessment_find (broken, "chain-incomplete")->certificate, ==, FIXTURE_LEAF);
}

/* The name. */

static void
use_address (AssayReport *draft,
             gint64       value)
{
  fixture_report_set_target (draft, "203.0.113.7");
}

static void
use_sub_host (AssayReport *draft,
              gint64       value)
{
  AssayCertificate *leaf = fixture_report_certificate (draft, FIXTURE_LEAF);

  fixture_set_list (&leaf->names, "DNS:*.example.org", NULL);
}

static void
use_verify_name (AssayReport *draft,
                 gint64       matches)
{
  fixture_set_text (&fixture_report_options (draft)->verify_name, matches ? "www.example.org" : "absent.example.com");
}

static void
test_hostname (void)
{
  static const Case cases[] = {
    { use_address,     0, ERROR },
    { use_sub_host,    0, PASS },
    { use_verify_name, 1, PASS },
    { use_verify_name, 0, ERROR },
  };
  g_autoptr(AssayAssessment) good = assess_fixture (FIXTURE_GOOD);
  g_autoptr(AssayAssessment) wrong = assess_fixture (FIXTURE_WRONG_HOST);
  g_autoptr(AssayAssessment) wildcard = assess_change (FIXTURE_GOOD, use_sub_host, 0);

  RUN (FIXTURE_GOOD, "hostname", cases);
  assert_detail (good, "hostname", FIXTURE_HOST " is listed in the certificate");
  assert_detail (wildcard, "hostname", FIXTURE_HOST " is covered by *.example.org in the certificate");
  g_assert_cmpint (wrong->verdict, ==, ASSAY_VERDICT_UNTRUSTED);
  assert_detail (wrong, "hostname", "The certificate is for example.org, www.example.org, " FIXTURE_HOST
                 " and 1 more name, not for other.example.net.");
}

static void
set_one_name (AssayReport *draft,
              gint64       value)
{
  AssayCertificate *leaf = fixture_report_certificate (draft, FIXTURE_LEAF);

  fixture_set_list (&leaf->names, "DNS:<b>evil\\x00.example", "email:a@b.example", NULL);
}

static void
clear_names (AssayReport *draft,
             gint64       value)
{
  fixture_set_list (&fixture_report_certificate (draft, FIXTURE_LEAF)->names, NULL);
}

/* The common name is the host's, and counts for nothing. */
static void
test_san_missing (void)
{
  g_autoptr(AssayAssessment) none = assess_change (FIXTURE_GOOD, clear_names, 0);
  g_autoptr(AssayAssessment) one = assess_change (FIXTURE_GOOD, set_one_name, 0);
  g_autoptr(AssayAssessment) good = assess_fixture (FIXTURE_GOOD);

  assert_status (none, "hostname", ERROR);
  assert_status (none, "san-missing", ERROR);
  assert_detail (none, "hostname", "The certificate is for no host at all, so not for " FIXTURE_HOST " either.");
  assert_text (none->summary, "The certificate is for no host at all, so not for " FIXTURE_HOST " either.");
  assert_status (one, "hostname", ERROR);
  assert_status (one, "san-missing", PASS);
  assert_detail (one, "hostname", "The certificate is for <b>evil\\x00.example, not for " FIXTURE_HOST ".");
  assert_detail (good, "san-missing", "4 names, where clients look for them");
}

static void
send_no_name (AssayReport *draft,
              gint64       value)
{
  fixture_report_options (draft)->no_server_name = TRUE;
}

static void
test_hostname_fix_speaks_of_sni (void)
{
  g_autoptr(AssayAssessment) without = assess_change (FIXTURE_WRONG_HOST, send_no_name, 0);
  g_autofree char *fix = assay_text_format (assay_assessment_find (without, "hostname")->fix, NULL);

  g_assert_nonnull (strstr (fix, "No name was sent to the server (SNI)"));
}

/* Dates. */

static void
set_time (AssayReport *draft,
          gint64       seconds)
{
  draft->started_at = seconds * G_USEC_PER_SEC;
}

static void
test_validity (void)
{
  static const Case cases[] = {
    { set_time, FIXTURE_LEAF_BEGINS - 1, ERROR },
    { set_time, FIXTURE_LEAF_BEGINS,     PASS },
    { set_time, FIXTURE_LEAF_ENDS,       PASS },
    { set_time, FIXTURE_LEAF_ENDS + 1,   ERROR },
  };
  g_autoptr(AssayAssessment) good = assess_fixture (FIXTURE_GOOD);
  g_autoptr(AssayAssessment) early = assess_change (FIXTURE_GOOD, set_time, FIXTURE_LEAF_BEGINS - 2 * DAY);
  g_autofree char *fix = assay_text_format (assay_assessment_find (early, "validity")->fix, NULL);

  RUN (FIXTURE_GOOD, "validity", cases);
  assert_detail (good, "validity", "8 Oct 2026 – 6 Jan 2027 · 44 days left");
  assert_detail (early, "validity", "The certificate of " FIXTURE_HOST " begins only in 2 days, on 8 Oct 2026.");
  g_assert_nonnull (strstr (fix, "clock first: it said 6 Oct 2026, 09:12:00 UTC."));
}

static void
set_leaf_dates (AssayReport *draft,
                gint64       value)
{
  AssayCertificate *leaf = fixture_report_certificate (draft, FIXTURE_LEAF);

  leaf->not_before = value;
  leaf->not_after = value == ASSAY_NO_TIME ? value : FIXTURE_LEAF_ENDS;
}

static void
end_intermediate (AssayReport *draft,
                  gint64       left)
{
  fixture_report_certificate (draft, FIXTURE_INTERMEDIATE)->not_after = FIXTURE_TIME + left;
}

static void
end_root (AssayReport *draft,
          gint64       left)
{
  fixture_report_certificate (draft, FIXTURE_ROOT)->not_after = FIXTURE_TIME + left;
}

static void
test_validity_of_the_path (void)
{
  static const Case cases[] = {
    { end_intermediate, -1, ERROR },
    { end_intermediate, 0,  PASS },
    { end_root,         -1, WARNING },
    { end_root,         0,  PASS },
    { set_leaf_dates,   ASSAY_NO_TIME, ERROR },
  };
  g_autoptr(AssayAssessment) assessment = assess_change (FIXTURE_GOOD, end_intermediate, -DAY);

  RUN (FIXTURE_GOOD, "validity", cases);
  assert_detail (assessment, "validity", "The certificate of R11 expired 1 day ago, on 22 Nov 2026.");
  g_assert_cmpint (assay_assessment_find (assessment, "validity")->certificate, ==, FIXTURE_INTERMEDIATE);
}

/* Sets the leaf's life and what is left of it: @value is days * 100000 + seconds left. */
static void
set_life (AssayReport *draft,
          gint64       value)
{
  AssayCertificate *leaf = fixture_report_certificate (draft, FIXTURE_LEAF);

  leaf->not_after = FIXTURE_TIME + value % 10000000;
  leaf->not_before = leaf->not_after - value / 10000000 * DAY;
}

#define LIFE(days, left) ((gint64) (days) * 10000000 + (left))

/* @value: the days that were asked for; a life of 300 days has 50 left. */
static void
set_warn_days (AssayReport *draft,
               gint64       value)
{
  set_life (draft, LIFE (300, 50 * DAY));
  fixture_report_options (draft)->warn_days = (guint) value;
}

static void
set_warn_days_at_the_end (AssayReport *draft,
                          gint64       value)
{
  set_life (draft, LIFE (300, 2 * DAY));
  fixture_report_options (draft)->warn_days = (guint) value;
}

static void
test_expires_soon (void)
{
  static const Case cases[] = {
    /* 90 days: from a third, 30 days; 3 days are less than a tenth */
    { set_life, LIFE (90, 30 * DAY),      PASS },
    { set_life, LIFE (90, 30 * DAY - 1),  WARNING },
    { set_life, LIFE (90, 3 * DAY),       WARNING },
    { set_life, LIFE (90, 3 * DAY - 1),   ERROR },
    /* a year: from 30 days, not from a third */
    { set_life, LIFE (365, 31 * DAY),     PASS },
    { set_life, LIFE (365, 30 * DAY - 1), WARNING },
    /* 6 days, as short-lived ones have: from a third, and an error only in the last tenth */
    { set_life, LIFE (6, 2 * DAY),        PASS },
    { set_life, LIFE (6, 2 * DAY - 1),    WARNING },
    { set_life, LIFE (6, DAY / 2),        ERROR },
    /* as early as was asked for, but not with more than a third left */
    { set_warn_days, 50,                  PASS },
    { set_warn_days, 51,                  WARNING },
    { set_warn_days_at_the_end, 2,        PASS },
    { set_warn_days_at_the_end, 3,        ERROR },
    { set_warn_days_at_the_end, 0,        PASS },
    /* what has ended is told by another check */
    { set_time, FIXTURE_LEAF_ENDS + 1,    SKIPPED },
    { end_intermediate, 10 * DAY,         WARNING },
    { end_intermediate, 2 * DAY,          ERROR },
    { end_root,         2 * DAY,          PASS },
  };
  g_autoptr(AssayAssessment) good = assess_fixture (FIXTURE_GOOD);
  g_autoptr(AssayAssessment) soon = assess_change (FIXTURE_GOOD, set_life, LIFE (90, 20 * DAY));

  RUN (FIXTURE_GOOD, "expires-soon", cases);
  assert_detail (good, "expires-soon", "Every certificate is good for at least 44 days");
  assert_detail (soon, "expires-soon", "The certificate of " FIXTURE_HOST " expires in 20 days, on 13 Dec 2026.");
  g_assert_cmpint (soon->verdict, ==, ASSAY_VERDICT_TRUSTED);
}

typedef struct {
  gint64      issued;
  gint64      days;
  AssayStatus status;
} Lifetime;

static void
set_lifetime (AssayReport *draft,
              gint64       row)
{
  const Lifetime *lifetime = GSIZE_TO_POINTER (row);
  AssayCertificate *leaf = fixture_report_certificate (draft, FIXTURE_LEAF);

  leaf->not_before = lifetime->issued;
  leaf->not_after = lifetime->issued + lifetime->days * DAY - 1;
  draft->started_at = lifetime->issued * G_USEC_PER_SEC;
}

static gint64
date (int year,
      int month,
      int day)
{
  g_autoptr(GDateTime) moment = g_date_time_new_utc (year, month, day, 0, 0, 0);

  return g_date_time_to_unix (moment);
}

static void
test_lifetime (void)
{
  const Lifetime lifetimes[] = {
    { date (2018, 3, 1) - 1,  1200, SKIPPED },
    { date (2018, 3, 1),      825,  PASS },
    { date (2018, 3, 1),      826,  WARNING },
    { date (2020, 9, 1) - 1,  825,  PASS },
    { date (2020, 9, 1),      398,  PASS },
    { date (2020, 9, 1),      399,  WARNING },
    { date (2026, 3, 15) - 1, 398,  PASS },
    { date (2026, 3, 15),     200,  PASS },
    { date (2026, 3, 15),     201,  WARNING },
    { date (2027, 3, 15) - 1, 200,  PASS },
    { date (2027, 3, 15),     100,  PASS },
    { date (2027, 3, 15),     101,  WARNING },
    { date (2029, 3, 15) - 1, 100,  PASS },
    { date (2029, 3, 15),     47,   PASS },
    { date (2029, 3, 15),     48,   WARNING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lifetimes); i++)
    {
      g_autoptr(AssayAssessment) assessment =
        assess_change (FIXTURE_GOOD, set_lifetime, (gint64) GPOINTER_TO_SIZE (&lifetimes[i]));

      assert_status (assessment, "lifetime", lifetimes[i].status);
    }
}

/* One second more than whole days is a day more. */
static void
test_lifetime_is_inclusive (void)
{
  const Lifetime lifetime = { date (2026, 3, 15), 200, PASS };
  g_autoptr(AssayAssessment) good = assess_change (FIXTURE_GOOD, set_lifetime, (gint64) GPOINTER_TO_SIZE (&lifetime));
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssayAssessment) longer = NULL;
  AssayReport draft;

  assert_detail (good, "lifetime", "200 of at most 200 days");
  fixture_report_draft (&draft, FIXTURE_GOOD);
  set_lifetime (&draft, (gint64) GPOINTER_TO_SIZE (&lifetime));
  fixture_report_certificate (&draft, FIXTURE_LEAF)->not_after++;
  report = assay_report_take (&draft);
  longer = assay_checks_run (report);
  assert_detail (longer, "lifetime", "The certificate lasts 201 days; 200 were allowed when it was issued. Browsers "
                 "may refuse it.");
}

static void
test_web_rules_bind_no_private_authority (void)
{
  g_autoptr(AssayAssessment) practice = assess_change (FIXTURE_GOOD, set_anchors, ASSAY_ANCHORS_PRACTICE);
  g_autoptr(AssayAssessment) file = assess_change (FIXTURE_GOOD, set_anchors, ASSAY_ANCHORS_FILE);
  g_autoptr(AssayAssessment) unknown = assess_fixture (FIXTURE_UNKNOWN_ROOT);

  assert_status (practice, "lifetime", SKIPPED);
  assert_detail (practice, "lifetime", "Not applicable to a private authority");
  assert_detail (file, "client-auth-eku", "Not applicable to a private authority");
  assert_detail (unknown, "lifetime", "Applies only to chains that end in a root of this computer");
}

/* Certificates. */

static void
set_leaf_ca (AssayReport *draft,
             gint64       is_ca)
{
  fixture_report_certificate (draft, FIXTURE_LEAF)->is_ca = (gboolean) is_ca;
}

static void
set_intermediate_ca (AssayReport *draft,
                     gint64       is_ca)
{
  fixture_report_certificate (draft, FIXTURE_INTERMEDIATE)->is_ca = (gboolean) is_ca;
}

static void
set_root_ca (AssayReport *draft,
             gint64       is_ca)
{
  fixture_report_certificate (draft, FIXTURE_ROOT)->is_ca = (gboolean) is_ca;
}

/* Roots of version 1 say nothing of being an authority, and are one all the same. */
static void
test_basic_constraints (void)
{
  static const Case cases[] = {
    { set_leaf_ca,         FALSE, PASS },
    { set_leaf_ca,         TRUE,  WARNING },
    { set_intermediate_ca, FALSE, ERROR },
    { set_root_ca,         FALSE, PASS },
  };

  RUN (FIXTURE_GOOD, "basic-constraints", cases);
}

static const char * const usages[] = { "digitalSignature", "keyEncipherment", "keyCertSign", "cRLSign" };

static void
set_leaf_usage (AssayReport *draft,
                gint64       usage)
{
  AssayCertificate *leaf = fixture_report_certificate (draft, FIXTURE_LEAF);

  if (usage < 0)
    g_clear_pointer (&leaf->key_usage, g_strfreev);
  else
    fixture_set_list (&leaf->key_usage, usages[usage], NULL);
}

static void
set_issuer_usage (AssayReport *draft,
                  gint64       usage)
{
  AssayCertificate *issuer = fixture_report_certificate (draft, FIXTURE_INTERMEDIATE);

  if (usage < 0)
    g_clear_pointer (&issuer->key_usage, g_strfreev);
  else
    fixture_set_list (&issuer->key_usage, usages[usage], NULL);
}

static void
set_rsa_exchange (AssayReport *draft,
                  gint64       usage)
{
  draft->connection->key_exchange = "RSA";
  set_leaf_usage (draft, usage);
}

static void
test_key_usage (void)
{
  static const Case cases[] = {
    { set_leaf_usage,   -1, PASS },
    { set_leaf_usage,   0,  PASS },
    { set_leaf_usage,   1,  ERROR },
    { set_leaf_usage,   2,  ERROR },
    { set_rsa_exchange, 0,  ERROR },
    { set_rsa_exchange, 1,  PASS },
    { set_rsa_exchange, -1, PASS },
    { set_issuer_usage, -1, PASS },
    { set_issuer_usage, 2,  PASS },
    { set_issuer_usage, 3,  ERROR },
  };
  static const Case failed[] = {
    { set_leaf_usage,   1,  PASS },       /* how the key was to be used was not seen */
    { set_leaf_usage,   2,  ERROR },
  };

  RUN (FIXTURE_GOOD, "key-usage", cases);
  RUN (FIXTURE_LATE_ALERT, "key-usage", failed);
}

/* Nothing is said of a handshake that there was none of, as with a file. */
static void
test_key_usage_words (void)
{
  g_autoptr(AssayAssessment) seen = assess_change (FIXTURE_GOOD, set_leaf_usage, 2);
  g_autoptr(AssayAssessment) unseen = assess_change (FIXTURE_LATE_ALERT, set_leaf_usage, 2);

  assert_detail (seen, "key-usage",
                 "The certificate of " FIXTURE_HOST " does not allow its key to be used as this handshake uses it.");
  assert_detail (unseen, "key-usage",
                 "The certificate of " FIXTURE_HOST " does not allow its key to be used in any TLS handshake.");
}

static const char * const purposes[] = { "serverAuth", "clientAuth", "anyExtendedKeyUsage", "1.2.3.4" };

static void
set_purpose (AssayReport *draft,
             guint        index,
             gint64       purpose)
{
  AssayCertificate *certificate = fixture_report_certificate (draft, index);

  if (purpose < 0)
    g_clear_pointer (&certificate->extended_key_usage, g_strfreev);
  else
    fixture_set_list (&certificate->extended_key_usage, purposes[purpose], NULL);
}

static void
set_leaf_purpose (AssayReport *draft,
                  gint64       purpose)
{
  set_purpose (draft, FIXTURE_LEAF, purpose);
}

static void
set_issuer_purpose (AssayReport *draft,
                    gint64       purpose)
{
  set_purpose (draft, FIXTURE_INTERMEDIATE, purpose);
}

static void
test_extended_key_usage (void)
{
  static const Case cases[] = {
    { set_leaf_purpose,   -1, PASS },
    { set_leaf_purpose,   0,  PASS },
    { set_leaf_purpose,   1,  ERROR },
    { set_leaf_purpose,   2,  PASS },
    { set_leaf_purpose,   3,  ERROR },
    { set_issuer_purpose, -1, PASS },
    { set_issuer_purpose, 0,  PASS },
    { set_issuer_purpose, 1,  ERROR },
    { set_issuer_purpose, 2,  PASS },
  };

  RUN (FIXTURE_GOOD, "extended-key-usage", cases);
}

static void
set_leaf_key (AssayReport *draft,
              const char  *algorithm,
              gint64       bits)
{
  AssayCertificate *leaf = fixture_report_certificate (draft, FIXTURE_LEAF);

  fixture_set_text (&leaf->key_algorithm, algorithm);
  fixture_set_text (&leaf->key_curve, NULL);
  leaf->key_bits = (guint) bits;
}

static void
set_rsa (AssayReport *draft,
         gint64       bits)
{
  set_leaf_key (draft, "RSA", bits);
}

static void
set_ec (AssayReport *draft,
        gint64       bits)
{
  set_leaf_key (draft, "EC", bits);
}

static void
set_ed25519 (AssayReport *draft,
             gint64       bits)
{
  set_leaf_key (draft, "Ed25519", bits);
}

static void
set_issuer_bits (AssayReport *draft,
                 gint64       bits)
{
  fixture_report_certificate (draft, FIXTURE_INTERMEDIATE)->key_bits = (guint) bits;
}

static void
set_root_bits (AssayReport *draft,
               gint64       bits)
{
  fixture_report_certificate (draft, FIXTURE_ROOT)->key_bits = (guint) bits;
}

static void
set_dh_bits (AssayReport *draft,
             gint64       bits)
{
  draft->connection->group = 0;
  draft->connection->key_exchange = "DHE";
  draft->connection->dh_bits = (guint) bits;
}

static void
test_key_size (void)
{
  static const Case cases[] = {
    { set_rsa,         1023, ERROR },
    { set_rsa,         1024, WARNING },
    { set_rsa,         2047, WARNING },
    { set_rsa,         2048, PASS },
    { set_rsa,         0,    PASS },      /* not known */
    { set_ec,          192,  WARNING },
    { set_ec,          223,  WARNING },
    { set_ec,          224,  PASS },
    { set_ec,          256,  PASS },
    { set_ed25519,     256,  PASS },
    { set_issuer_bits, 1023, ERROR },
    { set_issuer_bits, 2047, WARNING },
    { set_issuer_bits, 2048, PASS },
    { set_root_bits,   1024, PASS },      /* believed whatever its size */
    { set_dh_bits,     1023, ERROR },
    { set_dh_bits,     1024, WARNING },
    { set_dh_bits,     2047, WARNING },
    { set_dh_bits,     2048, PASS },
  };
  g_autoptr(AssayAssessment) good = assess_fixture (FIXTURE_GOOD);

  RUN (FIXTURE_TLS12, "key-size", cases);
  assert_detail (good, "key-size", "The server's is EC P-256");
}

static const char * const algorithms[] = {
  "md2WithRSAEncryption", "md4WithRSAEncryption", "md5WithRSAEncryption", "sha1WithRSAEncryption", "ecdsa-with-SHA1",
  "dsa-with-sha1", "sha256WithRSAEncryption", "ecdsa-with-SHA384", "Ed25519", "ml-dsa-65",
  "sha512-256WithRSAEncryption",
};

static void
set_leaf_algorithm (AssayReport *draft,
                    gint64       algorithm)
{
  fixture_set_text (&fixture_report_certificate (draft, FIXTURE_LEAF)->signature_algorithm, algorithms[algorithm]);
}

static void
set_issuer_algorithm (AssayReport *draft,
                      gint64       algorithm)
{
  fixture_set_text (&fixture_report_certificate (draft, FIXTURE_INTERMEDIATE)->signature_algorithm,
                    algorithms[algorithm]);
}

static void
set_root_algorithm (AssayReport *draft,
                    gint64       algorithm)
{
  fixture_set_text (&fixture_report_certificate (draft, FIXTURE_ROOT)->signature_algorithm, algorithms[algorithm]);
}

static void
test_signature_algorithm (void)
{
  static const Case others[] = {
    { set_issuer_algorithm, 3, ERROR },
    { set_root_algorithm,   2, PASS },
    { set_root_algorithm,   3, PASS },
  };
  static const Case self_signed[] = {
    { set_leaf_algorithm,   3, PASS },
  };

  for (gint64 i = 0; i < (gint64) G_N_ELEMENTS (algorithms); i++)
    {
      const Case one[] = { { set_leaf_algorithm, i, i < 6 ? ERROR : PASS } };

      RUN (FIXTURE_GOOD, "signature-algorithm", one);
    }
  RUN (FIXTURE_GOOD, "signature-algorithm", others);
  RUN (FIXTURE_SELF_SIGNED, "signature-algorithm", self_signed);
}

static const char * const serials[] = {
  "00", "0000", "80", "ff01", "01", "7f", "0080", "",
  "7fffffffffffffffffffffffffffffffffffffff",        /* 20 octets */
  "00ffffffffffffffffffffffffffffffffffffffff",      /* 21 */
};

static void
set_serial (AssayReport *draft,
            gint64       serial)
{
  fixture_set_text (&fixture_report_certificate (draft, FIXTURE_LEAF)->serial, serials[serial]);
}

static void
test_serial (void)
{
  static const Case cases[] = {
    { set_serial, 0, WARNING },
    { set_serial, 1, WARNING },
    { set_serial, 2, WARNING },
    { set_serial, 3, WARNING },
    { set_serial, 4, PASS },
    { set_serial, 5, PASS },
    { set_serial, 6, PASS },
    { set_serial, 7, PASS },
    { set_serial, 8, PASS },
    { set_serial, 9, WARNING },
  };

  RUN (FIXTURE_GOOD, "serial", cases);
}

static void
set_refusal (AssayReport *draft,
             gint64       certificate)
{
  if (certificate >= 0)
    g_array_append_vals (draft->refusals, &(AssayRefusal) { (guint) certificate, "ASN1 parser: Error." }, 1);
}

static void
test_unreadable (void)
{
  static const Case cases[] = {
    { set_refusal, -1, PASS },
    { set_refusal, FIXTURE_LEAF, NOTE },
    { set_refusal, FIXTURE_ROOT, NOTE },
  };

  RUN (FIXTURE_GOOD, "unreadable", cases);
}

static void
set_document (AssayReport *draft,
              gint64       kind)
{
  g_ptr_array_add (draft->documents, assay_document_take (&(AssayDocument) {
    .kind = (AssayDocumentKind) kind,
    .source = g_strdup ("both.pem"),
  }));
}

/* Only said when there is one. */
static void
test_private_key (void)
{
  g_autoptr(AssayAssessment) other = assess_change (FIXTURE_GOOD, set_document, ASSAY_DOCUMENT_CRL);
  g_autoptr(AssayAssessment) key = assess_change (FIXTURE_GOOD, set_document, ASSAY_DOCUMENT_PRIVATE_KEY);

  for (guint i = 0; i < other->findings->len; i++)
    g_assert_cmpstr (((AssayFinding *) g_ptr_array_index (other->findings, i))->id, !=, "private-key");
  assert_status (key, "private-key", WARNING);
  g_assert_cmpint (key->verdict, ==, ASSAY_VERDICT_TRUSTED);
  assert_assessment_worded (key);
}

static void
set_client_purpose (AssayReport *draft,
                    gint64       issued)
{
  AssayCertificate *leaf = fixture_report_certificate (draft, FIXTURE_LEAF);

  fixture_set_list (&leaf->extended_key_usage, "serverAuth", "clientAuth", NULL);
  leaf->not_before = issued;
}

static void
test_client_auth_eku (void)
{
  const Case cases[] = {
    { set_client_purpose, date (2027, 3, 15) - 1, PASS },
    { set_client_purpose, date (2027, 3, 15),     NOTE },
    { set_leaf_purpose,   0,                      PASS },
    { set_leaf_purpose,   -1,                     PASS },
  };

  RUN (FIXTURE_GOOD, "client-auth-eku", cases);
}

/* The connection. */

static void
set_protocol (AssayReport *draft,
              gint64       protocol)
{
  draft->connection->protocol = (guint16) protocol;
}

static void
test_protocol_version (void)
{
  static const Case cases[] = {
    { set_protocol, 0x0300, ERROR },
    { set_protocol, 0x0301, ERROR },
    { set_protocol, 0x0302, ERROR },
    { set_protocol, 0x0303, NOTE },
    { set_protocol, 0x0304, PASS },
  };
  g_autoptr(AssayAssessment) old = assess_change (FIXTURE_TLS12, set_protocol, 0x0301);

  RUN (FIXTURE_TLS12, "protocol-version", cases);
  assert_detail (old, "protocol-version",
                 "TLS 1.0 was negotiated; it was retired in 2021 or before, for weaknesses that cannot be mended.");
}

static void
limit_version (AssayReport *draft,
               gint64       version)
{
  fixture_report_options (draft)->version_max = (guint16) version;
}

/* What was not offered is not blamed on the server. */
static void
test_protocol_version_was_limited (void)
{
  g_autoptr(AssayAssessment) assessment = assess_change (FIXTURE_TLS12, limit_version, 0x0303);

  assert_status (assessment, "protocol-version", NOTE);
  g_assert_null (assay_assessment_find (assessment, "protocol-version")->fix);
}

static void
set_suite (AssayReport *draft,
           gint64       suite)
{
  draft->connection->cipher_suite = (guint16) suite;
}

static void
test_cipher (void)
{
  static const Case cases[] = {
    { set_suite, 0x0002, ERROR },       /* TLS_RSA_WITH_NULL_SHA */
    { set_suite, 0x0034, ERROR },       /* TLS_DH_anon_WITH_AES_128_CBC_SHA */
    { set_suite, 0x0003, ERROR },       /* TLS_RSA_EXPORT_WITH_RC4_40_MD5 */
    { set_suite, 0x0005, ERROR },       /* TLS_RSA_WITH_RC4_128_SHA */
    { set_suite, 0x0009, ERROR },       /* TLS_RSA_WITH_DES_CBC_SHA */
    { set_suite, 0x000a, WARNING },     /* TLS_RSA_WITH_3DES_EDE_CBC_SHA */
    { set_suite, 0xc013, NOTE },        /* TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA */
    { set_suite, 0xc103, PASS },        /* TLS_GOSTR341112_256_WITH_KUZNYECHIK_MGM_L: authenticated */
    { set_suite, 0xc102, WARNING },     /* TLS_GOSTR341112_256_WITH_28147_CNT_IMIT */
    { set_suite, 0xc02b, PASS },        /* TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 */
    { set_suite, 0x1303, PASS },        /* TLS_CHACHA20_POLY1305_SHA256 */
    { set_suite, 0xfefd, SKIPPED },     /* no suite */
  };

  RUN (FIXTURE_TLS12, "cipher", cases);
}

static void
set_secrecy (AssayReport *draft,
             gint64       on)
{
  draft->connection->forward_secrecy = (gboolean) on;
  draft->connection->key_exchange = on ? "ECDHE" : "RSA";
}

static void
test_forward_secrecy (void)
{
  static const Case cases[] = { { set_secrecy, TRUE, PASS }, { set_secrecy, FALSE, WARNING } };

  RUN (FIXTURE_TLS12, "forward-secrecy", cases);
}

static void
set_group (AssayReport *draft,
           gint64       group)
{
  draft->connection->group = (guint16) group;
}

/* Puts X25519MLKEM768 in place of the first group in the ClientHello. */
static void
offer_hybrid (AssayReport *draft,
              gint64       group)
{
  AssayMessage *hello = assay_report_find_message (draft, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO);
  GByteArray *body = g_bytes_unref_to_array (hello->body);
  static const guint8 groups[] = { 0x00, 0x0a, 0x00, 0x08, 0x00, 0x06, 0x00, 0x1d };
  guint8 *found = memmem (body->data, body->len, groups, sizeof groups);

  g_assert_nonnull (found);
  found[6] = (guint8) (group >> 8);
  found[7] = (guint8) group;
  hello->body = g_byte_array_free_to_bytes (body);
}

static void
test_key_exchange_group (void)
{
  static const Case cases[] = {
    { set_group,    0x001d, NOTE },
    { set_group,    0x11ec, PASS },       /* X25519MLKEM768 */
    { set_group,    0x0200, PASS },       /* MLKEM512 */
    { set_group,    0,      NOTE },
    { offer_hybrid, 0x11ec, NOTE },
  };
  g_autoptr(AssayAssessment) unable = assess_fixture (FIXTURE_GOOD);
  g_autoptr(AssayAssessment) able = assess_change (FIXTURE_GOOD, offer_hybrid, 0x11ec);
  g_autofree char *unable_words = assay_text_format (assay_assessment_find (unable, "key-exchange-group")->detail,
                                                     NULL);
  g_autofree char *able_words = assay_text_format (assay_assessment_find (able, "key-exchange-group")->detail, NULL);

  RUN (FIXTURE_GOOD, "key-exchange-group", cases);
  g_assert_nonnull (strstr (unable_words, "This client offered nothing better"));
  g_assert_nonnull (strstr (able_words, "the server did not take it"));
}

static void
set_scheme (AssayReport *draft,
            gint64       scheme)
{
  draft->connection->signature_scheme = (guint16) scheme;
}

static void
test_handshake_signature (void)
{
  static const Case cases[] = {
    { set_scheme, 0x0403, PASS },
    { set_scheme, 0x0201, WARNING },
    { set_scheme, 0x0203, WARNING },
    { set_scheme, 0x0101, ERROR },
    { set_scheme, 0,      SKIPPED },
  };

  RUN (FIXTURE_TLS12, "handshake-signature", cases);
}

static void
set_master_secret (AssayReport *draft,
                   gint64       state)
{
  draft->connection->extended_master_secret = (int) state;
}

static void
set_renegotiation (AssayReport *draft,
                   gint64       state)
{
  draft->connection->safe_renegotiation = (int) state;
}

static void
test_protections (void)
{
  static const Case master_secret[] = {
    { set_master_secret, 1,  PASS },
    { set_master_secret, 0,  WARNING },
    { set_master_secret, -1, SKIPPED },
  };
  static const Case renegotiation[] = {
    { set_renegotiation, 1,  PASS },
    { set_renegotiation, 0,  WARNING },
    { set_renegotiation, -1, SKIPPED },
  };
  g_autoptr(AssayAssessment) built_in = assess_fixture (FIXTURE_GOOD);

  RUN (FIXTURE_TLS12, "extended-master-secret", master_secret);
  RUN (FIXTURE_TLS12, "secure-renegotiation", renegotiation);
  assert_status (built_in, "extended-master-secret", PASS);
  assert_detail (built_in, "secure-renegotiation", "Part of TLS 1.3");
}

static void
ask_for_certificate (AssayReport *draft,
                     gint64       alert)
{
  draft->connection->client_certificate_requested = TRUE;
  draft->closing_alert = (int) alert;
}

static void
test_client_certificate (void)
{
  g_autoptr(AssayAssessment) none = assess_fixture (FIXTURE_GOOD);
  g_autoptr(AssayAssessment) asked = assess_change (FIXTURE_GOOD, ask_for_certificate, -1);
  g_autoptr(AssayAssessment) required = assess_change (FIXTURE_GOOD, ask_for_certificate, 116);
  g_autoptr(AssayAssessment) other = assess_change (FIXTURE_GOOD, ask_for_certificate, 42);

  assert_status (none, "client-certificate", PASS);
  assert_status (asked, "client-certificate", NOTE);
  assert_detail (asked, "client-certificate",
                 "The server asked for a certificate of yours. None was given, and the connection went on.");
  assert_detail (required, "client-certificate", "The server asked for a certificate of yours and ended the connection "
                 "because none was given (alert certificate_required).");
  assert_detail (other, "client-certificate", "The server asked for a certificate of yours, got none, and then ended "
                 "the connection with the alert bad_certificate.");
  g_assert_cmpint (required->verdict, ==, ASSAY_VERDICT_TRUSTED);
}

static void
use_starttls (AssayReport *draft,
              gint64       value)
{
  fixture_report_set_target (draft, "smtp://" FIXTURE_HOST);
}

static void
test_starttls (void)
{
  g_autoptr(AssayAssessment) plain = assess_fixture (FIXTURE_GOOD);
  g_autoptr(AssayAssessment) upgraded = assess_change (FIXTURE_GOOD, use_starttls, 0);

  g_assert_null (assay_assessment_find (plain, "starttls"));
  assert_status (upgraded, "starttls", NOTE);
}

/* Certificates from a file. */

static void
open_file (AssayReport *draft,
           gint64       verify)
{
  g_clear_pointer (&draft->connection, assay_connection_free);
  fixture_report_set_target (draft, "file:///home/me/chain.pem");
  if (verify)
    fixture_set_text (&fixture_report_options (draft)->verify_name, "www.example.org");
}

static void
test_file (void)
{
  static const char * const skipped[] = {
    "hostname", "chain-incomplete", "chain-order", "chain-extra", "chain-duplicate", "chain-root-sent", "ocsp-staple",
    "protocol-version", "cipher", "client-certificate",
  };
  g_autoptr(AssayAssessment) file = assess_change (FIXTURE_GOOD, open_file, FALSE);
  g_autoptr(AssayAssessment) named = assess_change (FIXTURE_GOOD, open_file, TRUE);
  g_autoptr(AssayAssessment) expired = assess_change (FIXTURE_EXPIRED, open_file, FALSE);

  g_assert_cmpint (file->verdict, ==, ASSAY_VERDICT_TRUSTED);
  g_assert_cmpint (expired->verdict, ==, ASSAY_VERDICT_UNTRUSTED);
  for (guint i = 0; i < G_N_ELEMENTS (skipped); i++)
    assert_status (file, skipped[i], SKIPPED);
  assert_status (file, "path-trusted", PASS);
  assert_status (named, "hostname", PASS);
  assert_text (file->summary, "The chain in chain.pem ends in Example Root X1, which this computer trusts.");
  assert_text (named->summary, "The chain in chain.pem ends in Example Root X1, which this computer trusts.");
  assert_assessment_worded (file);
  assert_assessment_worded (named);
}

/* A path that names certificates twice, or none, costs nothing but words. */
static void
shorten_path (AssayReport *draft,
              gint64       length)
{
  g_array_set_size (draft->verification.path, (guint) length);
}

static void
test_short_paths (void)
{
  for (gint64 length = 0; length < 3; length++)
    {
      g_autoptr(AssayAssessment) trusted = assess_change (FIXTURE_GOOD, shorten_path, length);
      g_autoptr(AssayAssessment) unknown = assess_change (FIXTURE_UNKNOWN_ROOT, shorten_path, length);

      assert_assessment_worded (trusted);
      assert_assessment_worded (unknown);
      assert_status (trusted, "validity", PASS);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/table", test_table);
  g_test_add_func ("/checks/every-fixture-is-worded", test_every_fixture_is_worded);
  g_test_add_func ("/checks/order-of-findings", test_order_of_findings);
  g_test_add_func ("/checks/verdict/trusted", test_trusted);
  g_test_add_func ("/checks/verdict/trusted-by-other-anchors", test_trusted_by_other_anchors);
  g_test_add_func ("/checks/verdict/trusted-with-reserve", test_trusted_with_reserve);
  g_test_add_func ("/checks/verdict/untrusted", test_untrusted);
  g_test_add_func ("/checks/verdict/untrusted-for-two-reasons", test_untrusted_for_two_reasons);
  g_test_add_func ("/checks/verdict/echo-is-not-counted", test_echo_is_not_counted);
  g_test_add_func ("/checks/verdict/failed", test_failed);
  g_test_add_func ("/checks/verdict/cancelled", test_cancelled);
  g_test_add_func ("/checks/verdict/failed-after-chain", test_failed_after_chain);
  g_test_add_func ("/checks/verdict/failed-for-no-reason", test_failed_for_no_reason);
  g_test_add_func ("/checks/path/every-status", test_path_every_status);
  g_test_add_func ("/checks/path/names", test_path_names);
  g_test_add_func ("/checks/path/nothing-to-verify", test_path_nothing_to_verify);
  g_test_add_func ("/checks/path/short", test_short_paths);
  g_test_add_func ("/checks/chain/issues", test_chain_issues);
  g_test_add_func ("/checks/chain/incomplete", test_chain_incomplete);
  g_test_add_func ("/checks/name/hostname", test_hostname);
  g_test_add_func ("/checks/name/san-missing", test_san_missing);
  g_test_add_func ("/checks/name/fix-speaks-of-sni", test_hostname_fix_speaks_of_sni);
  g_test_add_func ("/checks/dates/validity", test_validity);
  g_test_add_func ("/checks/dates/validity-of-the-path", test_validity_of_the_path);
  g_test_add_func ("/checks/dates/expires-soon", test_expires_soon);
  g_test_add_func ("/checks/dates/lifetime", test_lifetime);
  g_test_add_func ("/checks/dates/lifetime-is-inclusive", test_lifetime_is_inclusive);
  g_test_add_func ("/checks/dates/web-rules-bind-no-private-authority", test_web_rules_bind_no_private_authority);
  g_test_add_func ("/checks/certificate/basic-constraints", test_basic_constraints);
  g_test_add_func ("/checks/certificate/key-usage", test_key_usage);
  g_test_add_func ("/checks/certificate/key-usage-words", test_key_usage_words);
  g_test_add_func ("/checks/certificate/extended-key-usage", test_extended_key_usage);
  g_test_add_func ("/checks/certificate/key-size", test_key_size);
  g_test_add_func ("/checks/certificate/signature-algorithm", test_signature_algorithm);
  g_test_add_func ("/checks/certificate/serial", test_serial);
  g_test_add_func ("/checks/certificate/unreadable", test_unreadable);
  g_test_add_func ("/checks/certificate/private-key", test_private_key);
  g_test_add_func ("/checks/certificate/client-auth-eku", test_client_auth_eku);
  g_test_add_func ("/checks/connection/protocol-version", test_protocol_version);
  g_test_add_func ("/checks/connection/protocol-version-was-limited", test_protocol_version_was_limited);
  g_test_add_func ("/checks/connection/cipher", test_cipher);
  g_test_add_func ("/checks/connection/forward-secrecy", test_forward_secrecy);
  g_test_add_func ("/checks/connection/key-exchange-group", test_key_exchange_group);
  g_test_add_func ("/checks/connection/handshake-signature", test_handshake_signature);
  g_test_add_func ("/checks/connection/protections", test_protections);
  g_test_add_func ("/checks/connection/client-certificate", test_client_certificate);
  g_test_add_func ("/checks/connection/starttls", test_starttls);
  g_test_add_func ("/checks/file", test_file);
  return g_test_run ();
}
