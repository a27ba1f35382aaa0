/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-rules.h"

#include "names/assay-names.h"

/* In the order of RFC 5280 section 6.1: what a certificate is, what it is held to, what it leaves to those below it. */
static const PathRule * const tables[] = {
  path_rules_form, path_rules_issuance, path_rules_basic, path_rules_revocation, path_rules_key, path_rules_web,
  path_rules_prepare
};

static void
record (const PathTurn   *turn,
        AssayRuleOutcome  outcome,
        const char       *field,
        AssayText        *detail)
{
  turn->state->n_broken += outcome == ASSAY_RULE_BROKEN;
  g_ptr_array_add (turn->state->rules, assay_rule_take (&(AssayRule) {
    .id = turn->rule->id,
    .outcome = outcome,
    .certificate = (int) turn->index,
    .field = g_strdup (field),
    .detail = detail,
    .reference = turn->rule->reference,
  }));
}

void
path_keep (const PathTurn *turn,
           const char     *field,
           AssayText      *detail)
{
  record (turn, ASSAY_RULE_KEPT, field, detail);
}

void
path_break (const PathTurn *turn,
            const char     *field,
            AssayText      *detail)
{
  gboolean binds = (turn->rule->binding & turn->state->binding) != 0;

  record (turn, binds ? ASSAY_RULE_BROKEN : ASSAY_RULE_NOTED, field, detail);
}

void
path_unknown (const PathTurn *turn,
              const char     *field,
              AssayText      *detail)
{
  record (turn, ASSAY_RULE_UNKNOWN, field, detail);
}

AssayText *
path_say_oid (const char *message,
              const char *oid)
{
  const AssayOid *known = assay_oids_find (oid);
  g_autofree char *words = known != NULL ? g_strdup_printf ("%s (%s)", known->name, oid) : g_strdup (oid);

  return assay_text_new (message, "oid", ASSAY_ARG_TEXT, words, NULL);
}

gboolean
path_is_for_server (const PathTurn *turn)
{
  return turn->state->depth == 0 && g_strcmp0 (turn->state->pool->options->purpose, ASSAY_PURPOSE_SERVER) == 0;
}

static void
take_turn (PathTurn *turn)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const PathRule *rule = tables[i]; rule->id != NULL; rule++)
      if (rule->roles & turn->role)
        {
          turn->rule = rule;
          rule->look (turn);
        }
}

static guint
index_at (const PathState *state,
          guint            position)
{
  return g_array_index (state->path, guint, position);
}

static void
apply_to (PathState *state,
          guint      position,
          PathRole   role)
{
  PathTurn turn = { .state = state, .role = role, .position = position, .index = index_at (state, position) };
  /* A leaf that is an anchor itself is its own issuer. */
  guint above = position + 1 < state->path->len ? position + 1 : position;

  turn.certificate = path_pool_get (state->pool, turn.index);
  turn.issuer_index = index_at (state, above);
  if (role != PATH_ANCHOR && (above != position || state->anchored))
    turn.issuer = path_pool_get (state->pool, turn.issuer_index);
  take_turn (&turn);
}

/* A self-signed anchor is a name and a key (RFC 5280 section 6.1.1 (d)), and what else it says of itself is only told.
 * One that somebody else has signed carries the limits that they set. */
static gboolean
has_limits (PathPool     *pool,
            const GArray *path)
{
  const PathCertificate *anchor = path_pool_get (pool, g_array_index (path, guint, path->len - 1));

  return pool->options->anchor_limits || !path_certificate_is_self_issued (anchor);
}

static PathBinding
find_binding (PathPool     *pool,
              const GArray *path)
{
  const AssayPathOptions *options = pool->options;

  if (options->profile == ASSAY_PROFILE_WEB)
    return PATH_WEB | PATH_LIMITS | (options->strict ? PATH_FORM | PATH_BASELINE | PATH_DATES : 0);
  return PATH_PLAIN | (options->strict ? PATH_FORM : 0) | (has_limits (pool, path) ? PATH_LIMITS | PATH_DATES : 0);
}

AssayPathCandidate *
path_rules_apply (PathPool     *pool,
                  const GArray *path,
                  gboolean      anchored,
                  guint         depth)
{
  const AssayPathOptions *options = pool->options;
  guint n = MAX (anchored ? path->len - 1 : path->len, 1);
  gboolean wanted = depth == 0;
  g_autoptr(PathPolicy) policy = path_policy_new (n, wanted ? options->policies : NULL,
                                                  wanted && options->explicit_policy,
                                                  options->inhibit_mapping, options->inhibit_any);
  g_autoptr(GPtrArray) constraints = g_ptr_array_new ();
  PathState state = {
    .pool = pool, .path = path, .anchored = anchored, .binding = find_binding (pool, path), .policy = policy,
    .max_path_length = n, .constraints = constraints, .depth = depth,
    .rules = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_rule_unref),
  };

  if (anchored)
    apply_to (&state, path->len - 1, PATH_ANCHOR);
  for (guint position = n; position-- > 0;)
    apply_to (&state, position, position == 0 ? PATH_LEAF : PATH_INTERMEDIATE);
  return assay_path_candidate_take (&(AssayPathCandidate) {
    .path = g_array_copy ((GArray *) path),
    .anchored = anchored,
    .valid = anchored && state.n_broken == 0,
    .rules = state.rules,
  });
}
