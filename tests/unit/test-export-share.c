/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-share.h"

#include <string.h>

#include "checks/assay-checks.h"
#include "compare/assay-compare.h"
#include "export/export-svg.h"
#include "support/fixture-report.h"

#define EVIL "</title><script>alert(1)</script>&lt;\"'](http://evil.example) www.evil.example |`*_~@x\nHi \342\200\256"

static char *
share (const AssayReport    *report,
       const AssayShareForm *form)
{
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);

  return assay_export_share (report, assessment, form, NULL);
}

/* GLib's parser takes well-formed markup only, but no document type. */
static void
assert_well_formed (const char *text)
{
  static const GMarkupParser parser = { NULL };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr(GError) error = NULL;
  const char *body = g_str_has_prefix (text, "<!DOCTYPE html>\n") ? text + strlen ("<!DOCTYPE html>\n") : text;

  g_markup_parse_context_parse (context, body, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static AssayReport *
evil_report (void)
{
  AssayReport draft;
  AssayCertificate *leaf;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  leaf = fixture_report_certificate (&draft, FIXTURE_LEAF);
  fixture_set_text (&leaf->title, EVIL);
  fixture_set_text (&leaf->subject, EVIL);
  fixture_set_text (&leaf->names[0], EVIL);
  g_free (draft.connection->alpn);
  draft.connection->alpn = g_strdup (EVIL);
  return assay_report_take (&draft);
}

static void
test_well_formed (void)
{
  for (FixtureKind kind = 0; kind < FIXTURE_N_KINDS; kind++)
    {
      g_autoptr(AssayReport) report = fixture_report_new (kind);
      g_autofree char *page = share (report, &assay_share_html);
      g_autofree char *ladder = assay_export_svg_ladder (report, NULL);
      g_autofree char *chain = assay_export_svg_chain (report, NULL);

      assert_well_formed (page);
      assert_well_formed (ladder);
      assert_well_formed (chain);
    }
}

static void
test_hostile_html (void)
{
  g_autoptr(AssayReport) report = evil_report ();
  g_autofree char *page = share (report, &assay_share_html);

  assert_well_formed (page);
  g_assert_null (strstr (page, "<script"));
  g_assert_null (strstr (page, "\342\200\256"));
  g_assert_nonnull (strstr (page, "&lt;script&gt;"));
}

/* Every angle bracket has a backslash before it. */
static void
assert_no_tag (const char *markdown)
{
  for (const char *c = strchr (markdown, '<'); c != NULL; c = strchr (c + 1, '<'))
    g_assert_true (c > markdown && c[-1] == '\\');
}

static void
test_hostile_markdown (void)
{
  g_autoptr(AssayReport) report = evil_report ();
  g_autofree char *page = share (report, &assay_share_markdown);

  assert_no_tag (page);
  g_assert_null (strstr (page, "\nHi"));
  g_assert_null (strstr (page, " www.evil"));
  g_assert_null (strstr (page, "http://"));
  g_assert_nonnull (strstr (page, "\\<script\\>alert(1)\\</script\\>"));
  g_assert_nonnull (strstr (page, "\\](http\\://evil.example)"));
  g_assert_nonnull (strstr (page, "\\|\\`\\*\\_\\~\\@x\\\\x0aHi"));
}

/* What a page says of a chain and a conversation stands in the pictures too. */
static void
test_pictures (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  g_autofree char *ladder = assay_export_svg_ladder (report, NULL);
  g_autofree char *chain = assay_export_svg_chain (report, NULL);
  const char *at = chain;

  g_assert_nonnull (strstr (ladder, ">ClientHello<"));
  g_assert_nonnull (strstr (ladder, ">EncryptedExtensions<"));
  for (FixtureRole role = FIXTURE_LEAF; role <= FIXTURE_ROOT; role++)
    {
      g_autofree char *title = g_strdup_printf (">%s<", assay_report_get_certificate (report, role)->title);

      at = strstr (at, title);
      g_assert_nonnull (at);
    }
}

static void
test_bounded_ladder (void)
{
  AssayReport draft;
  g_autoptr(AssayReport) report = NULL;
  g_autofree char *ladder = NULL;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  while (draft.messages->len < ASSAY_SVG_MAX_RUNGS + 5)
    g_ptr_array_add (draft.messages, assay_message_ref (g_ptr_array_index (draft.messages, 0)));
  report = assay_report_take (&draft);
  ladder = assay_export_svg_ladder (report, NULL);
  g_assert_nonnull (strstr (ladder, ">and 5 more<"));
  assert_well_formed (ladder);
}

static void
test_comparison (void)
{
  g_autoptr(AssayReport) left = evil_report ();
  g_autoptr(AssayReport) right = fixture_report_new (FIXTURE_REFUSED);
  g_autoptr(AssayAssessment) l = assay_checks_run (left);
  g_autoptr(AssayAssessment) r = assay_checks_run (right);
  g_autoptr(AssayComparison) comparison = assay_compare (left, l, right, r);
  g_autofree char *page = assay_export_share_comparison (comparison, &assay_share_html, NULL, TRUE);
  g_autofree char *markdown = assay_export_share_comparison (comparison, &assay_share_markdown, NULL, FALSE);

  assert_well_formed (page);
  g_assert_null (strstr (page, ">same<"));
  g_assert_nonnull (strstr (page, "different: material change"));
  assert_no_tag (markdown);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-share/well-formed", test_well_formed);
  g_test_add_func ("/export-share/hostile-html", test_hostile_html);
  g_test_add_func ("/export-share/hostile-markdown", test_hostile_markdown);
  g_test_add_func ("/export-share/pictures", test_pictures);
  g_test_add_func ("/export-share/bounded-ladder", test_bounded_ladder);
  g_test_add_func ("/export-share/comparison", test_comparison);
  return g_test_run ();
}
