/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare/assay-compare.h"

#include "compare/compare-rows.h"

static void (* const groups[ASSAY_N_COMPARE_GROUPS]) (AssayCompareDraft *draft) = {
  [ASSAY_COMPARE_VERDICT]    = assay_compare_verdict,
  [ASSAY_COMPARE_CONNECTION] = assay_compare_connection,
  [ASSAY_COMPARE_CHAIN]      = assay_compare_chain,
  [ASSAY_COMPARE_LEAF]       = assay_compare_leaf,
  [ASSAY_COMPARE_EXTENSIONS] = assay_compare_extensions,
  [ASSAY_COMPARE_HANDSHAKE]  = assay_compare_handshake,
  [ASSAY_COMPARE_TIMING]     = assay_compare_timing,
};

static guint
count (GPtrArray          *rows,
       AssayCompareWeight  weight)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const AssayCompareRow *row = g_ptr_array_index (rows, i);

      n += row->state != ASSAY_COMPARE_SAME && row->weight == weight;
    }
  return n;
}

AssayComparison *
assay_compare (AssayReport     *left,
               AssayAssessment *left_assessment,
               AssayReport     *right,
               AssayAssessment *right_assessment)
{
  AssayCompareDraft draft = {
    .reports = { left, right },
    .assessments = { left_assessment, right_assessment },
    .rows = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_compare_row_unref),
    .path = g_string_new (NULL),
    .labels = g_ptr_array_new (),
    .ends = g_array_new (FALSE, FALSE, sizeof (gsize)),
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    groups[i] (&draft);
  g_string_free (draft.path, TRUE);
  g_ptr_array_unref (draft.labels);
  g_array_unref (draft.ends);

  return assay_comparison_take (&(AssayComparison) {
    .left = assay_report_ref (left),
    .left_assessment = assay_assessment_ref (left_assessment),
    .right = assay_report_ref (right),
    .right_assessment = assay_assessment_ref (right_assessment),
    .summary = assay_compare_summarize (&draft),
    .n_routine = count (draft.rows, ASSAY_COMPARE_ROUTINE),
    .n_material = count (draft.rows, ASSAY_COMPARE_MATERIAL),
    .n_left_out = draft.n_left_out,
    .rows = draft.rows,
  });
}
