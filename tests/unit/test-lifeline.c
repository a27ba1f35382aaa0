/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-lifeline.h"
#include "support/fixture-report.h"

#define DAY G_GINT64_CONSTANT (86400)

/* The good report, its intermediate from and until other moments. */
static AssayReport *
create_report (gint64 begins,
               gint64 ends)
{
  AssayReport draft;
  AssayCertificate *intermediate;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  intermediate = fixture_report_certificate (&draft, FIXTURE_INTERMEDIATE);
  intermediate->not_before = begins;
  intermediate->not_after = ends;
  return assay_report_take (&draft);
}

static void
assert_words (AssayReport *report,
              gint64       moment,
              const char  *expected)
{
  g_autoptr(AssayLifeline) lifeline = assay_lifeline_new (report);
  g_autoptr(AssayText) text = assay_lifeline_words (lifeline, report, moment,
                                                   report->verification.status == ASSAY_PATH_TRUSTED);
  g_autofree char *words = assay_text_format (text, NULL);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_spans (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  g_autoptr(AssayLifeline) lifeline = assay_lifeline_new (report);

  g_assert_cmpuint (lifeline->spans->len, ==, 3);
  g_assert_cmpuint (g_array_index (lifeline->spans, AssayLifespan, 0).certificate, ==, FIXTURE_ROOT);
  g_assert_false (g_array_index (lifeline->spans, AssayLifespan, 0).counts);
  g_assert_cmpuint (g_array_index (lifeline->spans, AssayLifespan, 2).certificate, ==, FIXTURE_LEAF);
  g_assert_cmpint (lifeline->begins, ==, FIXTURE_LEAF_BEGINS);
  g_assert_cmpint (lifeline->ends, ==, FIXTURE_LEAF_ENDS);
  g_assert_cmpint (lifeline->start, <, FIXTURE_LEAF_BEGINS);
  g_assert_cmpint (lifeline->end, >, FIXTURE_LEAF_ENDS);
}

static void
test_words (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);

  assert_words (report, FIXTURE_LEAF_BEGINS - 1,
                "Not valid before 8 Oct 2026, because the certificate of shop.example.org begins only then.");
  assert_words (report, FIXTURE_LEAF_BEGINS, "Breaks on 6 Jan 2027, because the certificate of shop.example.org ends then.");
  assert_words (report, FIXTURE_LEAF_ENDS, "Breaks on 6 Jan 2027, because the certificate of shop.example.org ends then.");
  assert_words (report, FIXTURE_LEAF_ENDS + 1, "Broken since 6 Jan 2027, because the certificate of shop.example.org ended then.");
}

/* What leads nowhere does not break when it ends. */
static void
test_dead_end (void)
{
  AssayReport draft;
  g_autoptr(AssayReport) report = NULL;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  fixture_report_set_path (&draft, ASSAY_PATH_NO_ISSUER, FIXTURE_LEAF, -1);
  report = assay_report_take (&draft);
  assert_words (report, FIXTURE_LEAF_ENDS,
                "The dates are no obstacle until 6 Jan 2027, when the certificate of shop.example.org ends.");
  assert_words (report, FIXTURE_LEAF_ENDS + 1, "Broken since 6 Jan 2027, because the certificate of shop.example.org ended then.");
}

static void
test_intermediate (void)
{
  g_autoptr(AssayReport) ends = create_report (0, FIXTURE_TIME + 2 * DAY);
  g_autoptr(AssayReport) begins = create_report (FIXTURE_TIME - DAY, FIXTURE_LEAF_ENDS + DAY);
  g_autoptr(AssayReport) never = create_report (0, FIXTURE_LEAF_BEGINS - DAY);

  assert_words (ends, FIXTURE_TIME, "Breaks on 25 Nov 2026, because the intermediate R11 ends then.");
  assert_words (begins, FIXTURE_LEAF_BEGINS,
                "Not valid before 22 Nov 2026, because the intermediate R11 begins only then.");
  assert_words (never, FIXTURE_TIME,
                "Never valid as a whole: the intermediate R11 ends on 7 Oct 2026, before another begins.");
}

static void
test_changes (void)
{
  g_autoptr(AssayReport) report = create_report (FIXTURE_TIME - DAY, FIXTURE_TIME + DAY);
  g_autoptr(AssayLifeline) lifeline = assay_lifeline_new (report);

  g_assert_cmpint (assay_lifeline_next_change (lifeline, FIXTURE_TIME, TRUE), ==, FIXTURE_TIME + DAY + 1);
  g_assert_cmpint (assay_lifeline_next_change (lifeline, FIXTURE_TIME, FALSE), ==, FIXTURE_TIME - DAY);
  /* What lies beyond the axis is not gone to. */
  g_assert_cmpint (assay_lifeline_next_change (lifeline, FIXTURE_TIME + DAY + 1, TRUE), ==, FIXTURE_TIME + DAY + 1);
}

/* Without a path all that was sent counts; without readable dates there is nothing to show. */
static void
test_no_path (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_SELF_SIGNED);
  g_autoptr(AssayReport) nothing = fixture_report_new (FIXTURE_REFUSED);
  g_autoptr(AssayReport) unreadable = create_report (ASSAY_NO_TIME, ASSAY_NO_TIME);
  g_autoptr(AssayLifeline) lifeline = assay_lifeline_new (report);
  g_autoptr(AssayLifeline) rest = assay_lifeline_new (unreadable);

  g_assert_true (g_array_index (lifeline->spans, AssayLifespan, 0).counts);
  g_assert_null (assay_lifeline_new (nothing));
  g_assert_cmpuint (rest->spans->len, ==, 2);
}

static void
test_long_ago (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  g_autoptr(AssayReport) late = assay_report_at (report, FIXTURE_LEAF_ENDS + 9000 * DAY);
  g_autoptr(AssayLifeline) lifeline = assay_lifeline_new (late);

  g_assert_cmpint (lifeline->end, ==, FIXTURE_LEAF_ENDS + 9000 * DAY);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lifeline/spans", test_spans);
  g_test_add_func ("/lifeline/words", test_words);
  g_test_add_func ("/lifeline/dead-end", test_dead_end);
  g_test_add_func ("/lifeline/intermediate", test_intermediate);
  g_test_add_func ("/lifeline/changes", test_changes);
  g_test_add_func ("/lifeline/no-path", test_no_path);
  g_test_add_func ("/lifeline/long-ago", test_long_ago);
  return g_test_run ();
}
