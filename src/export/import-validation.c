/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for a path, rule by rule. */
#include "export/import-parts.h"

#include <string.h>

ASSAY_IMPORT_NAMES (profile, assay_profile_name, AssayProfile)
ASSAY_IMPORT_NAMES (outcome, assay_rule_outcome_name, AssayRuleOutcome)

#define MAX_CANDIDATES 64
#define MAX_WORD       200     /* bytes of an id, a reference */

/* A candidate, and a rule, while they are read. */
typedef struct {
  GArray    *path;
  gboolean   anchored;
  gboolean   valid;
  GPtrArray *rules;
} Candidate;

typedef struct {
  char      *id;
  guint      outcome;
  int        certificate;
  char      *field;
  AssayText *detail;
  char      *reference;
} Rule;

#define RULE(member)      G_STRUCT_OFFSET (Rule, member)
#define CANDIDATE(member) G_STRUCT_OFFSET (Candidate, member)

static const AssayImportField rule_fields[] = {
  { "id",          assay_import_text,    RULE (id), TRUE },
  { "outcome",     assay_import_choice,  RULE (outcome), TRUE, ASSAY_RULE_UNKNOWN + 1, name_outcome },
  { "certificate", assay_import_index,   RULE (certificate), TRUE },
  { "field",       assay_import_or_null, RULE (field), TRUE },
  { "detail",      assay_import_words,   RULE (detail), TRUE },
  { "reference",   assay_import_text,    RULE (reference), TRUE },
};

/* Words that are static elsewhere; a stranger's long ones are not kept for ever. */
static const char *
keep_word (const char *word)
{
  return strlen (word) <= MAX_WORD ? g_intern_string (word) : "";
}

static gboolean
add_rule (AssayImport            *import,
          JsonNode               *node,
          const AssayImportField *field,
          gpointer                place)
{
  Rule rule = { .certificate = -1 };

  if (!assay_import_object (import, node, rule_fields, G_N_ELEMENTS (rule_fields), &rule))
    return FALSE;
  if (rule.detail == NULL)
    return assay_import_fail (import, N_("A rule says nothing"));
  g_ptr_array_add (place, assay_rule_take (&(AssayRule) {
    .id = keep_word (rule.id),
    .outcome = rule.outcome,
    .certificate = rule.certificate,
    .field = g_strdup (rule.field),
    .detail = assay_text_ref (rule.detail),
    .reference = keep_word (rule.reference),
  }));
  return TRUE;
}

static gboolean
read_path (AssayImport            *import,
           JsonNode               *node,
           const AssayImportField *field,
           gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_OTHERS, assay_import_add_index, *(GArray **) place);
}

static gboolean
read_rules (AssayImport            *import,
            JsonNode               *node,
            const AssayImportField *field,
            gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_OTHERS, add_rule, *(GPtrArray **) place);
}

static const AssayImportField candidate_fields[] = {
  { "path",     read_path,            CANDIDATE (path), TRUE },
  { "anchored", assay_import_boolean, CANDIDATE (anchored), TRUE },
  { "valid",    assay_import_boolean, CANDIDATE (valid), TRUE },
  { "rules",    read_rules,           CANDIDATE (rules), TRUE },
};

static gboolean
add_candidate (AssayImport            *import,
               JsonNode               *node,
               const AssayImportField *field,
               gpointer                place)
{
  Candidate candidate = {
    .path = g_array_new (FALSE, FALSE, sizeof (guint)),
    .rules = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_rule_unref),
  };
  gboolean well = assay_import_object (import, node, candidate_fields, G_N_ELEMENTS (candidate_fields), &candidate);

  g_ptr_array_add (place, assay_path_candidate_take (&(AssayPathCandidate) {
    .path = candidate.path,
    .anchored = candidate.anchored,
    .valid = candidate.valid,
    .rules = candidate.rules,
  }));
  if (well && candidate.path->len == 0)
    return assay_import_fail (import, N_("A path leads nowhere"));
  return well;
}

static gboolean
read_candidates (AssayImport            *import,
                 JsonNode               *node,
                 const AssayImportField *field,
                 gpointer                place)
{
  return assay_import_list (import, node, MAX_CANDIDATES, add_candidate, *(GPtrArray **) place);
}

#define VALIDATION(member) G_STRUCT_OFFSET (AssayValidation, member)

static const AssayImportField validation_fields[] = {
  { "profile",    assay_import_choice,  VALIDATION (profile), TRUE, ASSAY_PROFILE_RFC5280 + 1, name_profile },
  { "valid" },
  { "bounded",    assay_import_boolean, VALIDATION (bounded), TRUE },
  { "signatures", assay_import_uint,    VALIDATION (n_signatures), TRUE },
  { "candidates", read_candidates,      VALIDATION (candidates), TRUE },
};

gboolean
assay_import_validation (AssayImport            *import,
                         JsonNode               *node,
                         const AssayImportField *field,
                         gpointer                place)
{
  AssayReport *draft = &((AssayImportReport *) place)->draft;
  AssayValidation validation = { .candidates = NULL };
  gboolean well;

  if (JSON_NODE_HOLDS_NULL (node) || draft->validation != NULL)
    return TRUE;
  validation.candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_path_candidate_unref);
  well = assay_import_object (import, node, validation_fields, G_N_ELEMENTS (validation_fields), &validation);
  if (well && validation.candidates->len == 0)
    well = assay_import_fail (import, N_("A path leads nowhere"));
  if (well)
    draft->validation = assay_validation_take (&validation);
  else
    g_ptr_array_unref (validation.candidates);
  return well;
}
