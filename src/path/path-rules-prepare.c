/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 5280 section 6.1.4: what an issuer must be, and what it leaves to those below it. */
#include "path/path-constraints.h"
#include "path/path-rules.h"

#define ALL     (PATH_PLAIN | PATH_WEB)
#define ISSUERS (PATH_INTERMEDIATE | PATH_ANCHOR)

#define BASIC_CONSTRAINTS "tbs_certificate/extensions/basic_constraints"
#define KEY_USAGE         "tbs_certificate/extensions/key_usage"
#define NAME_CONSTRAINTS  "tbs_certificate/extensions/name_constraints"

static gboolean
is_old_root (const PathTurn *turn)
{
  return turn->role == PATH_ANCHOR && turn->certificate->version < 3;
}

/* A leaf that is its own anchor has issued nothing but itself. */
static gboolean
is_own_anchor (const PathTurn *turn)
{
  return turn->role == PATH_ANCHOR && turn->state->path->len == 1;
}

static void
look_basic_constraints (const PathTurn *turn)
{
  const PathCertificate *certificate = turn->certificate;

  if (is_old_root (turn) || is_own_anchor (turn))
    return;
  if (certificate->version < 3)
    path_break (turn, "tbs_certificate/version",
                assay_text_new (N_("It is of version {n}, which cannot say that it is an authority."),
                                "n", ASSAY_ARG_NUMBER, (gint64) certificate->version, NULL));
  else if (!certificate->has_basic_constraints)
    path_break (turn, "tbs_certificate/extensions", SAY (N_("It does not say that it is an authority.")));
  else if (!certificate->is_ca)
    path_break (turn, BASIC_CONSTRAINTS "/c_a", SAY (N_("It says that it is no authority.")));
  else
    path_keep (turn, BASIC_CONSTRAINTS "/c_a", SAY (N_("It is an authority.")));
}

/* Section 6.1.4 (l) and (m). */
static void
look_path_length (const PathTurn *turn)
{
  PathState *state = turn->state;
  const PathCertificate *certificate = turn->certificate;
  gboolean self_issued = path_certificate_is_self_issued (certificate);

  if (turn->role == PATH_INTERMEDIATE && !self_issued && state->max_path_length <= 0)
    path_break (turn, BASIC_CONSTRAINTS,
                SAY (N_("An authority above it does not allow that many authorities below.")));
  else if (turn->role == PATH_INTERMEDIATE && !self_issued)
    {
      state->max_path_length--;
      path_keep (turn, BASIC_CONSTRAINTS, SAY (N_("The authorities above allow it on the path.")));
    }
  if (certificate->path_length != PATH_NO_NUMBER && certificate->path_length < state->max_path_length
      && (turn->role != PATH_ANCHOR || state->binding & PATH_LIMITS))
    state->max_path_length = certificate->path_length;
}

static void
look_key_usage (const PathTurn *turn)
{
  const PathCertificate *certificate = turn->certificate;

  if (!certificate->has_key_usage || is_own_anchor (turn))
    return;
  if (certificate->key_usage & PATH_USE_CERTSIGN)
    path_keep (turn, KEY_USAGE, SAY (N_("Its key may sign certificates.")));
  else
    path_break (turn, KEY_USAGE, SAY (N_("Its key may not sign certificates.")));
}

/* Section 6.1.4 (g). What an anchor's certificate says is the initial set of section 6.1.1 (h) and (i), which must not be
 * lost because it cannot be read. */
static void
look_name_constraints (const PathTurn *turn)
{
  const PathExtension *extension = path_certificate_find (turn->certificate, PATH_OID_NAME_CONSTRAINTS);
  AssayText *wrong;

  if (extension == NULL)
    return;
  wrong = path_constraints_check_form (turn->certificate);
  if (extension->malformed && turn->role == PATH_ANCHOR)
    path_break (turn, NAME_CONSTRAINTS, SAY (N_("Its limits of names cannot be read.")));
  if (wrong != NULL)
    path_break (turn, NAME_CONSTRAINTS, wrong);
  else
    path_keep (turn, NAME_CONSTRAINTS, SAY (N_("It limits the names below it.")));
  g_ptr_array_add (turn->state->constraints, (gpointer) turn->certificate);
}

static void
look_policies (const PathTurn *turn)
{
  if (!path_policy_prepare (turn->state->policy, turn->certificate))
    path_break (turn, "tbs_certificate/extensions/policy_mappings",
                SAY (N_("It maps a policy to or from anyPolicy, which stands for all of them.")));
}

static void
look_max_depth (const PathTurn *turn)
{
  const PathState *state = turn->state;
  int most = state->pool->options->max_depth;
  int n = (int) state->path->len - 2;

  if (most < 0 || state->depth > 0)
    return;
  if (n > most)
    path_break (turn, NULL,
                assay_text_new_plural (NP_("There is {n} certificate between the first one and the anchor; {most} may "
                                           "be.",
                                           "There are {n} certificates between the first one and the anchor; {most} "
                                           "may be."), n, "most", ASSAY_ARG_NUMBER, (gint64) most, NULL));
  else
    path_keep (turn, NULL, SAY (N_("The path is not too long.")));
}

const PathRule path_rules_prepare[] = {
  { "basic-constraints", PATH_INTERMEDIATE, ALL, "RFC 5280 section 6.1.4 (k)", look_basic_constraints },
  { "basic-constraints", PATH_ANCHOR, PATH_LIMITS, "RFC 5280 section 4.2.1.9", look_basic_constraints },
  { "path-length",       ISSUERS, ALL, "RFC 5280 section 6.1.4 (l)", look_path_length },
  { "key-usage",         PATH_INTERMEDIATE, ALL, "RFC 5280 section 6.1.4 (n)", look_key_usage },
  { "key-usage",         PATH_ANCHOR, PATH_LIMITS, "RFC 5280 section 4.2.1.3", look_key_usage },
  { "name-constraints",  ISSUERS, ALL, "RFC 5280 section 6.1.4 (g)", look_name_constraints },
  { "policies",          PATH_INTERMEDIATE, ALL, "RFC 5280 section 6.1.4 (a)", look_policies },
  { "max-depth",         PATH_LEAF, ALL, "RFC 5280 section 6.1", look_max_depth },
  { NULL }
};
