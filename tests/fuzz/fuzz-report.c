/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "checks/assay-checks.h"
#include "compare/assay-compare.h"
#include "export/export-json.h"
#include "export/import-json.h"

/* What was read can be judged, compared and written, and comes out the same when it is read again. */
static void
use (const AssaySavedReport *saved)
{
  g_autoptr(AssayAssessment) now = assay_checks_run (saved->report);
  g_autoptr(AssayComparison) comparison = assay_compare (saved->report, saved->assessment, saved->report, now);
  g_autofree char *first = assay_export_json (saved->report, saved->assessment, saved->proofs, ASSAY_JSON_DEFAULT);
  g_autoptr(GBytes) bytes = g_bytes_new_static (first, strlen (first));
  g_autoptr(AssayText) why = NULL;
  g_autoptr(AssaySavedReport) again = assay_import_json (bytes, &why);
  g_autofree char *second = NULL;

  g_assert (again != NULL);
  second = assay_export_json (again->report, again->assessment, again->proofs, ASSAY_JSON_DEFAULT);
  g_assert_cmpstr (first, ==, second);
  g_assert (comparison->rows->len > 0);
}

/* The whole input is a saved report, or was one. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(AssayText) why = NULL;
  g_autoptr(AssaySavedReport) saved = assay_import_json (bytes, &why);

  g_assert ((saved == NULL) != (why == NULL));
  if (saved != NULL)
    use (saved);
  return 0;
}
