/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "checks/assay-checks.h"
#include "support/fixture-report.h"
#include "support/made-certificate.h"

/* Checks that come from the rules of a validation, and from GnuTLS's second opinion. */

/* A report over a validated chain of leaf, branch and root; @path_length is the root's. */
static AssayReport *
report_of (const char      *permitted,
           int              path_length,
           guint8           leaf_key,
           AssayPathStatus  status,
           AssayPathStatus  second)
{
  g_autoptr(AssayReport) model = fixture_report_new (FIXTURE_GOOD);
  g_autoptr(GPtrArray) anchors = made_list_new ();
  AssayPathOptions options;
  AssayReport draft;

  assay_report_draft (&draft, model->request);
  g_ptr_array_add (draft.certificates, made_certificate_new (&(MadeCertificate) {
    .subject = "leaf", .issuer = "branch", .key = 'l', .issuer_key = leaf_key, .path_length = -1,
    .names = "example.org" }));
  g_ptr_array_add (draft.certificates, made_certificate_new (&(MadeCertificate) {
    .subject = "branch", .issuer = "root", .key = 'b', .issuer_key = 'r', .authority = TRUE, .path_length = -1,
    .permitted = permitted }));
  g_ptr_array_add (anchors, made_certificate_new (&(MadeCertificate) {
    .subject = "root", .issuer = "root", .key = 'r', .issuer_key = 'r', .authority = TRUE,
    .path_length = path_length }));
  draft.n_sent = draft.certificates->len;
  draft.started_at = MADE_NOW * G_USEC_PER_SEC;
  made_options_init (&options, anchors);
  options.profile = ASSAY_PROFILE_WEB;
  draft.validation = assay_path_validate (draft.certificates, &options);
  for (guint i = 0; i < assay_validation_get_chosen (draft.validation)->path->len; i++)
    g_array_append_val (draft.verification.path, i);
  draft.verification.status = status;
  draft.verification.second_opinion = second;
  draft.verification.technical = second == ASSAY_PATH_TRUSTED ? NULL : g_strdup ("So it is.");
  return assay_report_take (&draft);
}

static void
assert_status (const AssayReport *report,
               const char        *id,
               AssayStatus        status,
               const char        *part)
{
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);
  const AssayFinding *finding = assay_assessment_find (assessment, id);
  g_autofree char *detail = NULL;

  g_assert_nonnull (finding);
  detail = assay_text_format (finding->detail, NULL);
  g_test_message ("%s: %s", id, detail);
  g_assert_cmpint (finding->status, ==, status);
  g_assert_nonnull (strstr (detail, part));
}

static void
test_kept (void)
{
  static const char * const ids[] = {
    "path-signature", "path-length", "name-constraints", "policies", "critical-extension", "second-opinion",
  };
  g_autoptr(AssayReport) report = report_of ("example.org", 1, 'b', ASSAY_PATH_TRUSTED, ASSAY_PATH_TRUSTED);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    assert_status (report, ids[i], ASSAY_STATUS_PASS, "");
}

static void
test_broken (void)
{
  g_autoptr(AssayReport) names = report_of ("example.com", -1, 'b', ASSAY_PATH_CONSTRAINTS, ASSAY_PATH_CONSTRAINTS);
  g_autoptr(AssayReport) length = report_of (NULL, 0, 'b', ASSAY_PATH_CONSTRAINTS, ASSAY_PATH_CONSTRAINTS);

  assert_status (names, "name-constraints", ASSAY_STATUS_ERROR,
                 "About the certificate of leaf: DNS:example.org is outside the names that branch permits.");
  assert_status (length, "path-length", ASSAY_STATUS_ERROR, "About the certificate of branch: ");
}

/* GnuTLS's word where it differs, in both directions. */
static void
test_second_opinion (void)
{
  g_autoptr(AssayReport) stricter = report_of (NULL, -1, 'b', ASSAY_PATH_TRUSTED, ASSAY_PATH_NO_ISSUER);
  g_autoptr(AssayReport) laxer = report_of ("example.com", -1, 'b', ASSAY_PATH_CONSTRAINTS, ASSAY_PATH_TRUSTED);
  g_autoptr(AssayReport) feared = report_of (NULL, -1, 'b', ASSAY_PATH_NOT_A_CA, ASSAY_PATH_NOT_A_CA);
  g_autoptr(AssayReport) both = report_of ("example.com", -1, 'b', ASSAY_PATH_CONSTRAINTS, ASSAY_PATH_CONSTRAINTS);
  g_autoptr(AssayReport) alone = report_of (NULL, -1, 'x', ASSAY_PATH_NO_ISSUER, ASSAY_PATH_NONE);

  assert_status (stricter, "second-opinion", ASSAY_STATUS_NOTE, "So it is. It compares names byte by byte");
  assert_status (laxer, "second-opinion", ASSAY_STATUS_NOTE, "fewer rules");
  assert_status (feared, "second-opinion", ASSAY_STATUS_NOTE, "it is not trusted");
  assert_status (both, "second-opinion", ASSAY_STATUS_PASS, "It too refuses");
  assert_status (alone, "second-opinion", ASSAY_STATUS_SKIPPED, "no path to a root");
}

/* What is sent anew: no root, nothing twice. */
static void
test_corrected_chain (void)
{
  g_autoptr(AssayReport) report = report_of (NULL, -1, 'b', ASSAY_PATH_TRUSTED, ASSAY_PATH_TRUSTED);
  g_autoptr(GPtrArray) chain = assay_report_dup_corrected_chain (report);

  g_assert_cmpuint (chain->len, ==, 2);
  g_assert_cmpstr (((AssayCertificate *) g_ptr_array_index (chain, 0))->title, ==, "leaf");
  g_assert_cmpstr (((AssayCertificate *) g_ptr_array_index (chain, 1))->title, ==, "branch");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks-rules/kept", test_kept);
  g_test_add_func ("/checks-rules/broken", test_broken);
  g_test_add_func ("/checks-rules/second-opinion", test_second_opinion);
  g_test_add_func ("/checks-rules/corrected-chain", test_corrected_chain);
  return g_test_run ();
}
