/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-text.h"

G_BEGIN_DECLS

/**
 * AssayProfile:
 * @ASSAY_PROFILE_WEB: the rules that clients of the public web hold a TLS server's certificate to, on top of RFC 5280
 * @ASSAY_PROFILE_RFC5280: RFC 5280 section 6 alone
 *
 * Which rules a path is held to.
 */
typedef enum {
  ASSAY_PROFILE_WEB,
  ASSAY_PROFILE_RFC5280,
} AssayProfile;

/* "web", "rfc5280": stable, for the report and the command line. */
const char *assay_profile_name (AssayProfile profile);

/**
 * AssayRuleOutcome:
 * @ASSAY_RULE_KEPT: the certificate keeps the rule
 * @ASSAY_RULE_NOTED: it does not, but the profile does not hold that against the path
 * @ASSAY_RULE_BROKEN: it does not, and the path is not valid
 * @ASSAY_RULE_UNKNOWN: it could not be told: something that the rule needs is missing; the path is valid all the same
 *
 * How one rule came out.
 */
typedef enum {
  ASSAY_RULE_KEPT,
  ASSAY_RULE_NOTED,
  ASSAY_RULE_BROKEN,
  ASSAY_RULE_UNKNOWN,
} AssayRuleOutcome;

/* "kept", "noted", "broken", "unknown": stable, for the report. */
const char *assay_rule_outcome_name (AssayRuleOutcome outcome);

/**
 * AssayRule:
 * @id: which rule: "signature", "validity", "path-length"...; static and stable
 * @outcome: how it came out
 * @certificate: index of the certificate that it was applied to, or -1 for the path as a whole
 * @field: (nullable): where the value stands that it looked at: a path in the certificate's tree (see
 *   assay_node_lookup()), perhaps cut short
 * @detail: what was seen, in a sentence
 * @reference: the RFC and section; static
 *
 * One rule applied to one certificate, with its evidence. Immutable, refcounted.
 */
typedef struct {
  const char       *id;
  AssayRuleOutcome  outcome;
  int               certificate;
  char             *field;
  AssayText        *detail;
  const char       *reference;
} AssayRule;

#define ASSAY_TYPE_RULE (assay_rule_get_type ())

GType      assay_rule_get_type (void) G_GNUC_CONST;

/* Moves @draft to the heap; takes its field and text. (transfer full) */
AssayRule *assay_rule_take     (AssayRule *draft);
AssayRule *assay_rule_ref      (AssayRule *rule);
void       assay_rule_unref    (AssayRule *rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRule, assay_rule_unref)

/**
 * AssayPathCandidate:
 * @path: (element-type guint): indexes into the report's certificates, leaf first; the last is a trust anchor when
 *   @anchored
 * @anchored: whether it ends in a trust anchor
 * @valid: whether it does and no rule is broken
 * @rules: (element-type AssayRule): the rules in the order in which they were applied, from the anchor to the leaf
 *
 * One way from the leaf towards a trust anchor. Immutable, refcounted.
 */
typedef struct {
  GArray    *path;
  gboolean   anchored;
  gboolean   valid;
  GPtrArray *rules;
} AssayPathCandidate;

#define ASSAY_TYPE_PATH_CANDIDATE (assay_path_candidate_get_type ())

GType               assay_path_candidate_get_type (void) G_GNUC_CONST;

/* Moves @draft to the heap; takes all that it holds. (transfer full) */
AssayPathCandidate *assay_path_candidate_take     (AssayPathCandidate *draft);
AssayPathCandidate *assay_path_candidate_ref      (AssayPathCandidate *candidate);
void                assay_path_candidate_unref    (AssayPathCandidate *candidate);

/* The first broken rule with the id @id, or of any id when that is %NULL; %NULL when there is none. (transfer none) */
AssayRule          *assay_path_candidate_find_broken (const AssayPathCandidate *candidate,
                                                      const char               *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPathCandidate, assay_path_candidate_unref)

/**
 * AssayValidation:
 * @profile: the rules
 * @candidates: (element-type AssayPathCandidate): the ways that were tried: the chosen one first, then the others in the
 *   order in which they were tried; at least one
 * @bounded: whether there would have been more ways, but the limits on work ended the search
 * @n_signatures: how many signatures were verified
 * @n_steps: how many certificates were looked at as the next one on a way
 *
 * The search for a valid path, explained. Part of a report. Immutable, refcounted.
 */
typedef struct {
  AssayProfile  profile;
  GPtrArray    *candidates;
  gboolean      bounded;
  guint         n_signatures;
  guint         n_steps;
} AssayValidation;

#define ASSAY_TYPE_VALIDATION (assay_validation_get_type ())

GType               assay_validation_get_type   (void) G_GNUC_CONST;

/* Moves @draft to the heap; takes all that it holds. (transfer full) */
AssayValidation    *assay_validation_take       (AssayValidation       *draft);
AssayValidation    *assay_validation_ref        (AssayValidation       *validation);
void                assay_validation_unref      (AssayValidation       *validation);

/* The candidate that the verdict is about. (transfer none) */
AssayPathCandidate *assay_validation_get_chosen (const AssayValidation *validation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayValidation, assay_validation_unref)

G_END_DECLS
