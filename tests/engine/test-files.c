/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificate files in place of a server: the same engine, without a connection. */
#include <glib/gstdio.h>
#include <string.h>

#include "checks/assay-checks.h"
#include "engine/assay-bundle.h"
#include "engine/assay-inspect.h"
#include "export/export-pem.h"
#include "practice/assay-practice.h"

typedef struct {
  char  *folder;
  char  *path;
  char  *chain;             /* what a practice server sends, as PEM */
} Fixture;

static AssayReport *
inspect (AssayTarget  *target,
         GBytes       *anchors,
         GError      **error)
{
  g_auto(AssayRequestOptions) options;
  g_autoptr(AssayRequest) request = NULL;

  assay_request_options_init (&options);
  if (anchors != NULL)
    {
      options.anchor_kind = ASSAY_ANCHORS_FILE;
      options.anchors = g_bytes_ref (anchors);
    }
  request = assay_request_new (target, &options);
  return assay_inspect (request, NULL, NULL, error);
}

static char *
dup_practice_chain (const char *scenario)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayTarget) target = assay_target_parse (scenario, &error);
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);
  g_autoptr(AssayRequest) prepared = assay_practice_prepare (request, &error);
  g_autoptr(AssayReport) report = NULL;

  g_assert_no_error (error);
  report = assay_inspect (prepared, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_sent, >, 0);
  return assay_export_pem_chain (report);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("assay-files-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "my <b>&chain.pem", NULL);
  fixture->chain = dup_practice_chain (data);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->chain);
}

static void
write_file (Fixture    *fixture,
            const char *content,
            gssize      length)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (fixture->path, content, length, &error);
  g_assert_no_error (error);
}

static AssayReport *
inspect_file (Fixture  *fixture,
              GBytes   *anchors,
              GError  **error)
{
  g_autoptr(AssayTarget) target = assay_target_new_for_file (fixture->path);

  return inspect (target, anchors, error);
}

static AssayStatus
status_of (const AssayAssessment *assessment,
           const char            *id)
{
  AssayFinding *finding = assay_assessment_find (assessment, id);

  g_assert_nonnull (finding);
  return finding->status;
}

static void
test_trusted (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) root = assay_practice_get_root_pem (&error);
  g_autofree char *text = g_strconcat ("subject=junk before\n", fixture->chain, "and after\n", NULL);
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssayAssessment) assessment = NULL;
  g_autofree char *summary = NULL;

  write_file (fixture, text, -1);
  report = inspect_file (fixture, root, &error);
  g_assert_no_error (error);
  g_assert_null (report->failure);
  g_assert_null (report->connection);
  g_assert_cmpuint (report->n_sent, ==, 2);
  g_assert_cmpint (assay_report_get_leaf (report)->origin, ==, ASSAY_ORIGIN_FILE);
  g_assert_cmpint (report->verification.status, ==, ASSAY_PATH_TRUSTED);
  g_assert_cmpuint (report->verification.path->len, ==, 3);

  assessment = assay_checks_run (report);
  g_assert_cmpint (assessment->verdict, ==, ASSAY_VERDICT_TRUSTED);
  g_assert_cmpint (status_of (assessment, "path-trusted"), ==, ASSAY_STATUS_PASS);
  g_assert_cmpint (status_of (assessment, "validity"), ==, ASSAY_STATUS_PASS);
  /* What only a server could show is not claimed. */
  g_assert_cmpint (status_of (assessment, "hostname"), ==, ASSAY_STATUS_SKIPPED);
  g_assert_cmpint (status_of (assessment, "chain-order"), ==, ASSAY_STATUS_SKIPPED);
  g_assert_cmpint (status_of (assessment, "cipher"), ==, ASSAY_STATUS_SKIPPED);
  summary = assay_text_format (assessment->summary, NULL);
  g_assert_nonnull (strstr (summary, "my <b>&chain.pem"));
  g_assert_null (strstr (summary, "server"));
}

static void
test_expired (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) root = assay_practice_get_root_pem (&error);
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssayAssessment) assessment = NULL;

  write_file (fixture, fixture->chain, -1);
  report = inspect_file (fixture, root, &error);
  g_assert_no_error (error);
  assessment = assay_checks_run (report);
  g_assert_cmpint (assessment->verdict, ==, ASSAY_VERDICT_UNTRUSTED);
  g_assert_cmpint (status_of (assessment, "validity"), ==, ASSAY_STATUS_ERROR);
}

static void
test_der_by_uri (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayInput) input = NULL;
  g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);
  g_autoptr(GPtrArray) documents = assay_documents_new ();
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssayTarget) target = NULL;
  g_autofree char *uri = g_filename_to_uri (fixture->path, NULL, NULL);
  AssayCertificate *leaf;

  write_file (fixture, fixture->chain, -1);
  input = assay_input_new_for_path (fixture->path);
  g_assert_true (assay_bundle_read (input, NULL, read, documents, NULL, &error));
  g_assert_no_error (error);
  leaf = g_ptr_array_index (read, 0);
  write_file (fixture, g_bytes_get_data (leaf->der, NULL), (gssize) g_bytes_get_size (leaf->der));

  target = assay_target_parse (uri, &error);
  g_assert_no_error (error);
  g_assert_true (assay_target_is_file (target));
  report = inspect (target, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_sent, ==, 1);
  g_assert_true (assay_certificate_equal (assay_report_get_leaf (report), leaf));
}

static void
test_nothing_of_use (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char * const contents[] = {
    "", "hello\n", "<!DOCTYPE html>\n<p>404", "\x89PNG\r\n", "MIIB not base64 of anything MIIC"
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr(GError) error = NULL;

      write_file (fixture, contents[i], -1);
      g_assert_null (inspect_file (fixture, NULL, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_FILE);
    }
}

static void
test_too_large (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *zeros = g_malloc0 (ASSAY_LIMIT_FILE + 1);

  write_file (fixture, zeros, ASSAY_LIMIT_FILE + 1);
  g_assert_null (inspect_file (fixture, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, "16 MiB"));
}

static void
test_not_there (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (inspect_file (fixture, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, scenario, func) g_test_add (path, Fixture, scenario, set_up, func, tear_down)
  ADD ("/files/trusted", "practice:good-ecdsa", test_trusted);
  ADD ("/files/expired", "practice:expired", test_expired);
  ADD ("/files/der-by-uri", "practice:good-ecdsa", test_der_by_uri);
  ADD ("/files/nothing-of-use", "practice:good-ecdsa", test_nothing_of_use);
  ADD ("/files/too-large", "practice:good-ecdsa", test_too_large);
  ADD ("/files/not-there", "practice:good-ecdsa", test_not_there);
  return g_test_run ();
}
