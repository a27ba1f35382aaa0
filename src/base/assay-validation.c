/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-validation.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (AssayRule, assay_rule, assay_rule_ref, assay_rule_unref)
G_DEFINE_BOXED_TYPE (AssayPathCandidate, assay_path_candidate, assay_path_candidate_ref, assay_path_candidate_unref)
G_DEFINE_BOXED_TYPE (AssayValidation, assay_validation, assay_validation_ref, assay_validation_unref)

static const char * const profile_names[] = {
  [ASSAY_PROFILE_WEB]     = "web",
  [ASSAY_PROFILE_RFC5280] = "rfc5280",
};

static const char * const outcome_names[] = {
  [ASSAY_RULE_KEPT]    = "kept",
  [ASSAY_RULE_NOTED]   = "noted",
  [ASSAY_RULE_BROKEN]  = "broken",
  [ASSAY_RULE_UNKNOWN] = "unknown",
};

const char *
assay_profile_name (AssayProfile profile)
{
  return profile_names[profile];
}

const char *
assay_rule_outcome_name (AssayRuleOutcome outcome)
{
  return outcome_names[outcome];
}

AssayRule *
assay_rule_take (AssayRule *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayRule *
assay_rule_ref (AssayRule *rule)
{
  return g_atomic_rc_box_acquire (rule);
}

static void
rule_clear (gpointer data)
{
  AssayRule *rule = data;

  g_free (rule->field);
  assay_text_unref (rule->detail);
}

void
assay_rule_unref (AssayRule *rule)
{
  g_atomic_rc_box_release_full (rule, rule_clear);
}

AssayPathCandidate *
assay_path_candidate_take (AssayPathCandidate *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayPathCandidate *
assay_path_candidate_ref (AssayPathCandidate *candidate)
{
  return g_atomic_rc_box_acquire (candidate);
}

static void
candidate_clear (gpointer data)
{
  AssayPathCandidate *candidate = data;

  g_array_unref (candidate->path);
  g_ptr_array_unref (candidate->rules);
}

void
assay_path_candidate_unref (AssayPathCandidate *candidate)
{
  g_atomic_rc_box_release_full (candidate, candidate_clear);
}

AssayRule *
assay_path_candidate_find_broken (const AssayPathCandidate *candidate,
                                  const char               *id)
{
  for (guint i = 0; i < candidate->rules->len; i++)
    {
      AssayRule *rule = g_ptr_array_index (candidate->rules, i);

      if (rule->outcome == ASSAY_RULE_BROKEN && (id == NULL || g_str_equal (rule->id, id)))
        return rule;
    }
  return NULL;
}

AssayValidation *
assay_validation_take (AssayValidation *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayValidation *
assay_validation_ref (AssayValidation *validation)
{
  return g_atomic_rc_box_acquire (validation);
}

static void
validation_clear (gpointer data)
{
  g_ptr_array_unref (((AssayValidation *) data)->candidates);
}

void
assay_validation_unref (AssayValidation *validation)
{
  g_atomic_rc_box_release_full (validation, validation_clear);
}

AssayPathCandidate *
assay_validation_get_chosen (const AssayValidation *validation)
{
  return g_ptr_array_index (validation->candidates, 0);
}
