/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 5280 section 6.3 and RFC 6960: what the revocation lists and OCSP responses that are at hand say of a certificate.
 * Whoever says "revoked" is believed first, then whoever says "good". */
#include "path/path-ocsp.h"
#include "path/path-revocation.h"
#include "path/path-rules.h"

#define SERIAL "tbs_certificate/serial_number"

/* In order of weight. */
typedef enum {
  SILENT,       /* says nothing about the certificate, and need not */
  UNSURE,       /* should say something that may be relied on, and does not */
  GOOD,
  REVOKED,
} Stance;

/* What one kind of source says. @detail: (nullable): in a sentence; owned */
typedef struct {
  Stance     stance;
  AssayText *detail;
} Opinion;

static Opinion
take_opinion (Stance     stance,
              AssayText *detail)
{
  return (Opinion) { stance, detail };
}

static Opinion
say_revoked (gint64 when,
             int    reason)
{
  const char *why = assay_revocation_reason_title (reason);
  AssayText *text = when == ASSAY_NO_TIME
                      ? assay_text_new (N_("It was revoked, because {reason}."), "reason", ASSAY_ARG_WORD, why, NULL)
                      : assay_text_new (N_("It was revoked on {when}, because {reason}."), "when", ASSAY_ARG_DATE, when,
                                        "reason", ASSAY_ARG_WORD, why, NULL);

  return take_opinion (REVOKED, text);
}

/* Lists */

static const char * const list_problems[] = {
  [ASSAY_REVOCATION_STALE]         = N_("The list of revoked certificates is out of date."),
  [ASSAY_REVOCATION_NOT_YET_VALID] = N_("The list of revoked certificates is from the future."),
  [ASSAY_REVOCATION_CRITICAL]      = N_("A list of revoked certificates has a critical extension that is not "
                                        "understood."),
  [ASSAY_REVOCATION_MISFORMED]     = N_("The list of revoked certificates is not made as whoever issues one must make "
                                        "it."),
  [ASSAY_REVOCATION_BAD_SIGNATURE] = N_("The list of revoked certificates was not signed by anyone who may."),
  [ASSAY_REVOCATION_UNAUTHORIZED]  = N_("The list of revoked certificates was not signed by anyone who may."),
  [ASSAY_REVOCATION_NO_ISSUER]     = N_("The list of revoked certificates was not signed by anyone who may."),
};

static const char *
describe_list (AssayRevocationProblem problem)
{
  if (problem < G_N_ELEMENTS (list_problems) && list_problems[problem] != NULL)
    return list_problems[problem];
  return N_("No list of revoked certificates covers it.");
}

static Opinion
hear_lists (const PathTurn *turn)
{
  PathAnswer answer;

  if (turn->state->pool->options->crls == NULL)
    return take_opinion (SILENT, NULL);
  path_revocation_ask (turn, &answer);
  if (answer.revoked)
    return say_revoked (answer.entry.date, answer.entry.reason);
  if (answer.problem == ASSAY_REVOCATION_FINE)
    return take_opinion (GOOD, SAY (N_("It is on no list of revoked certificates.")));
  return take_opinion (UNSURE, SAY (describe_list (answer.problem)));
}

/* OCSP responses */

static gboolean
is_better (const AssayRevocation *statement,
           const AssayRevocation *best)
{
  if (best == NULL || statement->status != best->status)
    return best == NULL || statement->status > best->status;
  return statement->problem < best->problem;
}

static AssayRevocation *
evaluate (const PathTurn *turn)
{
  PathPool *pool = turn->state->pool;
  const AssayOcspQuestion question = {
    .certificate = turn->certificate->facts,
    .index = turn->index,
    .issuer = turn->issuer->facts,
    .now = pool->options->time,
    .verify = path_pool_verify_signed,
    .data = pool,
  };
  AssayRevocation *best = NULL;

  for (guint i = 0; i < pool->options->ocsp_responses->len; i++)
    {
      GBytes *response = g_ptr_array_index (pool->options->ocsp_responses, i);
      g_autoptr(AssayRevocation) statement = assay_ocsp_evaluate (response, ASSAY_REVOCATION_OCSP_FILE, &question);

      if (is_better (statement, best))
        {
          g_clear_pointer (&best, assay_revocation_unref);
          best = g_steal_pointer (&statement);
        }
    }
  return best;
}

/* The best of the statements about a certificate by that issuer: each is on many paths, and asked about once. */
static const AssayRevocation *
find_statement (const PathTurn *turn)
{
  GHashTable *known = turn->state->pool->statements;
  gpointer pair = path_pool_pair (turn->index, turn->issuer_index);

  if (!g_hash_table_contains (known, pair))
    g_hash_table_insert (known, pair, evaluate (turn));
  return g_hash_table_lookup (known, pair);
}

/* As a server staples it: at least about the first certificate. */
static Opinion
hear_responders (const PathTurn *turn)
{
  const GPtrArray *responses = turn->state->pool->options->ocsp_responses;
  const AssayRevocation *statement;

  if (responses == NULL || responses->len == 0)
    return take_opinion (SILENT, NULL);
  statement = find_statement (turn);
  if (statement->status == ASSAY_REVOCATION_REVOKED)
    return say_revoked (statement->revoked_at, statement->reason);
  if (statement->status == ASSAY_REVOCATION_GOOD)
    return take_opinion (GOOD, SAY (N_("An OCSP response says that it was not revoked.")));
  if (statement->status == ASSAY_REVOCATION_UNKNOWN)
    return take_opinion (UNSURE, SAY (N_("The OCSP responder does not know it.")));
  if (statement->problem < ASSAY_REVOCATION_WRONG_CERTIFICATE)
    return take_opinion (UNSURE, assay_text_new (N_("An OCSP response about it cannot be relied on: {problem}."),
                                                 "problem", ASSAY_ARG_WORD,
                                                 assay_revocation_problem_title (statement->problem), NULL));
  return take_opinion (turn->role == PATH_LEAF && turn->state->depth == 0 ? UNSURE : SILENT,
                       SAY (N_("No OCSP response is about it.")));
}

/* The record */

static void
conclude (const PathTurn *turn,
          const Opinion  *opinion)
{
  switch (opinion->stance)
    {
    case SILENT:
      if (opinion->detail != NULL)
        path_unknown (turn, SERIAL, opinion->detail);
      break;
    case GOOD:
      path_keep (turn, SERIAL, opinion->detail);
      break;
    default:
      path_break (turn, SERIAL, opinion->detail);
      break;
    }
}

static void
look_revocation (const PathTurn *turn)
{
  Opinion lists, responders;

  if (turn->issuer == NULL)
    return;
  lists = hear_lists (turn);
  responders = hear_responders (turn);
  if (responders.stance > lists.stance || lists.detail == NULL)
    {
      conclude (turn, &responders);
      g_clear_pointer (&lists.detail, assay_text_unref);
    }
  else
    {
      conclude (turn, &lists);
      g_clear_pointer (&responders.detail, assay_text_unref);
    }
}

const PathRule path_rules_revocation[] = {
  { "revocation", PATH_LEAF | PATH_INTERMEDIATE, PATH_PLAIN | PATH_WEB, "RFC 5280 section 6.3; RFC 6960 section 3.2",
    look_revocation },
  { NULL }
};
