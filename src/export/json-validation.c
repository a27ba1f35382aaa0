/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/json-validation.h"

#include "export/json-parts.h"

static void
add_rule (AssayJson       *json,
          const AssayRule *rule)
{
  assay_json_open (json, NULL, '{');
  assay_json_add_text (json, "id", rule->id);
  assay_json_add_text (json, "outcome", assay_rule_outcome_name (rule->outcome));
  assay_json_add_code (json, "certificate", rule->certificate >= 0, (guint32) rule->certificate);
  assay_json_add_text (json, "field", rule->field);
  assay_json_add_words (json, "detail", rule->detail);
  assay_json_add_text (json, "reference", rule->reference);
  assay_json_close (json, '}');
}

static void
add_candidate (AssayJson                *json,
               const AssayPathCandidate *candidate)
{
  assay_json_open (json, NULL, '{');
  assay_json_open (json, "path", '[');
  for (guint i = 0; i < candidate->path->len; i++)
    assay_json_add_unsigned (json, NULL, g_array_index (candidate->path, guint, i));
  assay_json_close (json, ']');
  assay_json_add_boolean (json, "anchored", candidate->anchored);
  assay_json_add_boolean (json, "valid", candidate->valid);
  assay_json_open (json, "rules", '[');
  for (guint i = 0; i < candidate->rules->len; i++)
    add_rule (json, g_ptr_array_index (candidate->rules, i));
  assay_json_close (json, ']');
  assay_json_close (json, '}');
}

void
assay_json_add_validation (AssayJson             *json,
                           const char            *name,
                           const AssayValidation *validation)
{
  if (validation == NULL)
    {
      assay_json_add_null (json, name);
      return;
    }
  assay_json_open (json, name, '{');
  assay_json_add_text (json, "profile", assay_profile_name (validation->profile));
  assay_json_add_boolean (json, "valid", assay_validation_get_chosen (validation)->valid);
  assay_json_add_boolean (json, "bounded", validation->bounded);
  assay_json_add_unsigned (json, "signatures", validation->n_signatures);
  assay_json_open (json, "candidates", '[');
  for (guint i = 0; i < validation->candidates->len; i++)
    add_candidate (json, g_ptr_array_index (validation->candidates, i));
  assay_json_close (json, ']');
  assay_json_close (json, '}');
}
