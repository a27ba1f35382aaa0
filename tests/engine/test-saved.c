/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report that is written, read and written again is the same, byte for byte: of every practice server. */
#include "checks/assay-checks.h"
#include "engine/assay-inspect.h"
#include "engine/assay-proofs.h"
#include "export/export-json.h"
#include "export/import-json.h"
#include "practice/assay-practice.h"

#define SILENCE_US (500 * 1000)

static AssayReport *
inspect (const char *name)
{
  g_autofree char *typed = g_strconcat ("practice:", name, NULL);
  g_autoptr(AssayTarget) target = assay_target_parse (typed, NULL);
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayRequest) request = NULL;
  g_autoptr(AssayRequest) prepared = NULL;

  assay_request_options_init (&options);
  if (g_str_equal (name, "silent"))
    options.timeout_us = SILENCE_US;
  request = assay_request_new (target, &options);
  prepared = assay_practice_prepare (request, NULL);
  g_assert_nonnull (prepared);
  return assay_inspect (prepared, NULL, NULL, NULL);
}

static void
assert_same_facts (const AssayReport *a,
                   const AssayReport *b)
{
  g_assert_cmpuint (a->messages->len, ==, b->messages->len);
  g_assert_cmpuint (a->records->len, ==, b->records->len);
  g_assert_cmpuint (a->certificates->len, ==, b->certificates->len);
  g_assert_cmpuint (a->n_sent, ==, b->n_sent);
  for (guint i = 0; i < a->messages->len; i++)
    {
      const AssayMessage *left = g_ptr_array_index (a->messages, i);
      const AssayMessage *right = g_ptr_array_index (b->messages, i);

      g_assert_true (g_bytes_equal (left->body, right->body));
      g_assert_cmpint (left->time_us, ==, right->time_us);
    }
}

static void
test_scenario (gconstpointer data)
{
  const AssayScenario *scenario = data;
  g_autoptr(AssayReport) report = inspect (scenario->name);
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);
  g_autofree char *first = assay_export_json (report, assessment, proofs, ASSAY_JSON_PRETTY);
  g_autoptr(GBytes) bytes = g_bytes_new_static (first, strlen (first));
  g_autoptr(AssayText) why = NULL;
  g_autoptr(AssaySavedReport) saved = assay_import_json (bytes, &why);
  g_autoptr(AssayAssessment) again = NULL;
  g_autofree char *words = assay_text_format (why, NULL);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_assert_cmpstr (words, ==, NULL);
  second = assay_export_json (saved->report, saved->assessment, saved->proofs, ASSAY_JSON_PRETTY);
  g_assert_cmpstr (second, ==, first);
  g_assert_cmpuint (saved->remarks->len, ==, 0);
  assert_same_facts (report, saved->report);

  /* The checks come to the same opinion of what was read. */
  again = assay_checks_run (saved->report);
  third = assay_export_json (saved->report, again, saved->proofs, ASSAY_JSON_PRETTY);
  g_assert_cmpstr (third, ==, first);
  g_assert_cmpuint (saved->report->secrets->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  guint n;
  const AssayScenario *scenarios = assay_practice_get_scenarios (&n);

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/saved/", scenarios[i].name, NULL);

      g_test_add_data_func (path, &scenarios[i], test_scenario);
    }
  return g_test_run ();
}
