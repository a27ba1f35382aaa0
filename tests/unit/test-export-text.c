/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "export/export-text.h"
#include "support/fixture-report.h"

static void
add_finding (GPtrArray   *findings,
             AssayStatus  status,
             const char  *title)
{
  AssayFinding draft = {
    .id = "planted",
    .status = status,
    .certificate = -1,
    .title = assay_text_new (title, NULL),
    .detail = assay_text_new (N_("What was seen"), NULL),
    .fix = assay_text_new (N_("What to do"), NULL),
    .reference = "RFC 9999",
  };

  g_ptr_array_add (findings, assay_finding_take (&draft));
}

static AssayAssessment *
assess (AssayVerdict verdict)
{
  AssayAssessment draft = {
    .verdict = verdict,
    .findings = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_finding_unref),
    .headline = assay_text_new (N_("The headline"), NULL),
    .summary = assay_text_new (N_("The summary"), NULL),
  };

  add_finding (draft.findings, ASSAY_STATUS_PASS, "first pass");
  add_finding (draft.findings, ASSAY_STATUS_NOTE, "a note");
  add_finding (draft.findings, ASSAY_STATUS_ERROR, "an error");
  add_finding (draft.findings, ASSAY_STATUS_PASS, "second pass");
  add_finding (draft.findings, ASSAY_STATUS_WARNING, "a warning");
  return assay_assessment_take (&draft);
}

static char *
write_text (FixtureKind    kind,
            AssayTextStyle style)
{
  g_autoptr(AssayReport) report = fixture_report_new (kind);
  g_autoptr(AssayAssessment) assessment = assess (report->failure != NULL ? ASSAY_VERDICT_FAILED
                                                                          : ASSAY_VERDICT_TRUSTED);

  return assay_export_text (report, assessment, NULL, &style);
}

/* Asserts that @words stand in @text in this order. */
static void
assert_order (const char         *text,
              const char * const *words)
{
  const char *p = text;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (p, words[i]);

      if (found == NULL)
        g_test_message ("%s is not in %s", words[i], p);
      g_assert_nonnull (found);
      p = found + strlen (words[i]);
    }
}

static void
test_order (void)
{
  static const char * const words[] = {
    "✓ The headline  " FIXTURE_HOST "\n  The summary\n", "\nChain\n", "44 days left", "from your trust store",
    "\nChecks\n", "✗ an error\n", "→ What to do", "RFC 9999", "! a warning\n", "• a note\n",
    "✓ first pass\302\240· second pass\n", "\nCertificate\n", "\nConnection\n", "TLS 1.3", "\nTime\n", NULL
  };
  g_autofree char *text = write_text (FIXTURE_GOOD, (AssayTextStyle) { NULL });

  assert_order (text, words);
  g_assert_true (g_str_has_prefix (text, "✓"));
  g_assert_true (g_str_has_suffix (text, "\n"));
  g_assert_null (strchr (text, '\033'));
  g_assert_null (strstr (text, "\nMessages\n"));
  g_assert_null (strstr (text, " \n"));
}

static void
test_failures (void)
{
  for (FixtureKind kind = FIXTURE_NOT_FOUND; kind < FIXTURE_N_KINDS; kind++)
    {
      g_autofree char *text = write_text (kind, (AssayTextStyle) { .messages = TRUE, .fields = TRUE });

      g_assert_true (g_str_has_prefix (text, "! The headline"));
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_null (strstr (text, "\n  Cipher suite"));
    }
}

static void
test_messages (void)
{
  static const char * const words[] = {
    "\nMessages\n", "→ ClientHello", "← ServerHello", "← Certificate", "encrypted", "← Finished", NULL
  };
  g_autofree char *messages = write_text (FIXTURE_GOOD, (AssayTextStyle) { .messages = TRUE });
  g_autofree char *fields = write_text (FIXTURE_GOOD, (AssayTextStyle) { .fields = TRUE });

  assert_order (messages, words);
  assert_order (fields, words);
  g_assert_null (strstr (messages, "supported_versions"));
  g_assert_nonnull (strstr (fields, "supported_versions"));
  g_assert_nonnull (strstr (fields, "\nCertificates in full\n"));
}

/* Every escape that is there is one of the page's own inks. */
static void
test_color (void)
{
  g_autofree char *text = write_text (FIXTURE_GOOD, (AssayTextStyle) { .color = TRUE, .fields = TRUE });
  g_autofree char *plain = write_text (FIXTURE_GOOD, (AssayTextStyle) { .fields = TRUE });
  g_autoptr(GRegex) inks = g_regex_new ("\033\\[(0|1|2|1;3[123])m", 0, 0, NULL);
  g_autofree char *stripped = g_regex_replace_literal (inks, text, -1, 0, "", 0, NULL);

  g_assert_nonnull (strchr (text, '\033'));
  g_assert_cmpstr (stripped, ==, plain);
}

static void
test_hostile (void)
{
  static const char hostile[] = "x\033]0;owned\007\342\200\256\r\n";
  g_autoptr(AssayAssessment) assessment = assess (ASSAY_VERDICT_UNTRUSTED);
  AssayTextStyle style = { .messages = TRUE };
  g_autoptr(AssayReport) report = NULL;
  g_autofree char *text = NULL;
  AssayReport draft;
  AssayCertificate *leaf;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  leaf = fixture_report_certificate (&draft, 0);
  fixture_set_text (&leaf->title, hostile);
  fixture_set_text (&leaf->subject, hostile);
  fixture_set_text (&leaf->issuer, hostile);
  fixture_set_text (&leaf->key_algorithm, hostile);
  fixture_set_text (&leaf->key_curve, hostile);
  fixture_set_list (&leaf->names, hostile, hostile, NULL);
  fixture_set_text (&draft.connection->alpn, hostile);
  fixture_set_text (&draft.address, hostile);
  report = assay_report_take (&draft);
  text = assay_export_text (report, assessment, NULL, &style);

  for (const char *p = text; *p != '\0'; p++)
    g_assert_true (*p == '\n' || (guchar) *p >= 0x20);
  g_assert_null (strstr (text, "\342\200\256"));
  g_assert_nonnull (strstr (text, "x\\x1b]0;owned\\x07\\u{202e}\\x0d\\x0a"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-text/order", test_order);
  g_test_add_func ("/export-text/failures", test_failures);
  g_test_add_func ("/export-text/messages", test_messages);
  g_test_add_func ("/export-text/color", test_color);
  g_test_add_func ("/export-text/hostile", test_hostile);
  return g_test_run ();
}
