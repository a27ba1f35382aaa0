/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-comparison.h"

#include "base/assay-format.h"
#include "export/json-parts.h"

#define SCHEMA_VERSION 1

/* What tells one report from another. */
static void
add_head (AssayJson             *json,
          const char            *name,
          const AssayReport     *report,
          const AssayAssessment *assessment)
{
  const AssayTarget *target = report->request->target;

  assay_json_open (json, name, '{');
  assay_json_open (json, "target", '{');
  assay_json_add_text (json, "input", target->input);
  assay_json_add_text (json, "host", target->host);
  assay_json_add_unsigned (json, "port", target->port);
  assay_json_add_text (json, "scheme", target->scheme);
  assay_json_add_text (json, "address", report->address);
  assay_json_close (json, '}');
  assay_json_take_text (json, "started_at", assay_format_rfc3339 (report->started_at, TRUE));
  assay_json_open (json, "outcome", '{');
  assay_json_add_text (json, "verdict", assay_verdict_name (assessment->verdict));
  assay_json_add_words (json, "summary", assessment->summary);
  assay_json_add_text (json, "error", report->failure != NULL ? assay_failure_code_name (report->failure->code) : NULL);
  assay_json_close (json, '}');
  assay_json_close (json, '}');
}

static void
add_row (AssayJson             *json,
         const AssayCompareRow *row)
{
  assay_json_open_line (json, NULL);
  assay_json_add_text (json, "path", row->path);
  assay_json_take_text (json, "label", assay_compare_row_dup_label (row, NULL));
  assay_json_add_words (json, "left", row->left);
  assay_json_add_words (json, "right", row->right);
  assay_json_add_text (json, "state", assay_compare_state_name (row->state));
  assay_json_add_text (json, "weight", assay_compare_weight_name (row->weight));
  assay_json_add_text (json, "group", assay_compare_group_name (row->group));
  assay_json_close (json, '}');
}

char *
assay_export_comparison_json (const AssayComparison *comparison,
                              AssayCompareWeight     least,
                              gboolean               only_differences)
{
  AssayJson json;

  assay_json_init (&json, TRUE);
  assay_json_open (&json, NULL, '{');
  assay_json_add_unsigned (&json, "schema", SCHEMA_VERSION);
  assay_json_add_text (&json, "generator", "assay " ASSAY_VERSION);
  add_head (&json, "left", comparison->left, comparison->left_assessment);
  add_head (&json, "right", comparison->right, comparison->right_assessment);
  assay_json_open (&json, "summary", '[');
  for (guint i = 0; i < comparison->summary->len; i++)
    assay_json_add_words (&json, NULL, g_ptr_array_index (comparison->summary, i));
  assay_json_close (&json, ']');
  assay_json_open (&json, "rows", '[');
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const AssayCompareRow *row = g_ptr_array_index (comparison->rows, i);

      if (!only_differences || row->state != ASSAY_COMPARE_SAME)
        add_row (&json, row);
    }
  assay_json_close (&json, ']');
  assay_json_add_unsigned (&json, "different", assay_comparison_count (comparison, least));
  assay_json_add_unsigned (&json, "routine", comparison->n_routine);
  assay_json_add_unsigned (&json, "material", comparison->n_material);
  assay_json_add_unsigned (&json, "left_out", comparison->n_left_out);
  assay_json_close (&json, '}');
  return assay_json_end (&json);
}
