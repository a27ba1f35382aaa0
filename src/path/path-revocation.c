/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-revocation.h"

#include "path/path-crl-form.h"
#include "path/path-crl-signer.h"

/* One distribution point (RFC 5280 section 4.2.1.13); the implied one is the issuer itself. */
typedef struct {
  GArray *names;       /* of PathName; NULL: none */
  GArray *issuers;     /* of PathName; NULL: the issuer of the certificate */
  guint   reasons;
} Point;

/* What is known of a certificate so far: the state variables of section 6.3.2. */
typedef struct {
  const PathTurn *turn;
  guint           reasons;
  PathAnswer      answer;
  PathAnswer      stale;        /* of lists that are out of date */
} Inquiry;

static GPtrArray *
read_crls (PathPool *pool)
{
  const GPtrArray *crls = pool->options->crls;

  if (pool->crls != NULL)
    return pool->crls;
  pool->crls = g_ptr_array_new_with_free_func ((GDestroyNotify) path_crl_free);
  for (guint i = 0; i < crls->len; i++)
    g_ptr_array_add (pool->crls, path_crl_new (g_ptr_array_index (crls, i)));
  return pool->crls;
}

static gboolean
has_issuer (const GArray *names,
            GBytes       *normal)
{
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const PathName *name = &g_array_index (names, PathName, i);

      if (name->type == PATH_NAME_DIRECTORY && g_bytes_equal (name->normal, normal))
        return TRUE;
    }
  return FALSE;
}

/* Section 6.3.3 (b) (1). */
static gboolean
is_by_right_issuer (const PathCrl         *crl,
                    const Point           *point,
                    const PathCertificate *certificate)
{
  if (point->issuers != NULL)
    return crl->indirect && has_issuer (point->issuers, crl->issuer);
  return g_bytes_equal (crl->issuer, certificate->issuer);
}

/* Section 6.3.3 (b) (2). */
static gboolean
is_in_scope (const PathCrl         *crl,
             const Point           *point,
             const PathCertificate *certificate)
{
  const GArray *names = point->names != NULL ? point->names : point->issuers;

  if (crl->points != NULL && !path_crl_names_meet (crl->points, names))
    return FALSE;
  return !(crl->only_users && certificate->is_ca) && !(crl->only_authorities && !certificate->is_ca)
      && !crl->only_attributes;
}

static gboolean
is_current (const PathCrl *crl,
            gint64         now)
{
  return crl->this_update <= now && (crl->next_update == ASSAY_NO_TIME || now <= crl->next_update);
}

static gboolean
is_equal_or_missing (GBytes *a,
                     GBytes *b)
{
  return a == NULL || b == NULL ? a == b : g_bytes_equal (a, b);
}

/* Section 6.3.3 (c): a delta goes with a complete list of the same issuer, scope and key that is not older than its base
 * and not newer than itself. */
static gboolean
goes_with (const PathCrl *delta,
           const PathCrl *complete)
{
  return delta->base != NULL && delta->number != NULL && complete->number != NULL
      && g_bytes_equal (delta->issuer, complete->issuer)
      && is_equal_or_missing (delta->scope, complete->scope)
      && is_equal_or_missing (delta->authority_key_id, complete->authority_key_id)
      && path_crl_compare_numbers (delta->base, complete->number) <= 0
      && path_crl_compare_numbers (complete->number, delta->number) < 0;
}

/* What keeps the list from saying anything about the certificate. */
static AssayRevocationProblem
judge (const PathTurn *turn,
       PathCrl        *crl,
       const PathCrl  *delta)
{
  gint64 now = turn->state->pool->options->time;
  AssayRevocationProblem problem;

  if (crl->odd_extension)
    return ASSAY_REVOCATION_CRITICAL;
  if (!path_crl_is_well_formed (crl, turn->state->binding))
    return ASSAY_REVOCATION_MISFORMED;
  problem = path_crl_authenticate (turn, crl);
  if (problem != ASSAY_REVOCATION_FINE || delta != NULL || is_current (crl, now))
    return problem;
  return crl->this_update > now ? ASSAY_REVOCATION_NOT_YET_VALID : ASSAY_REVOCATION_STALE;
}

static PathCrl *
find_delta (const PathTurn *turn,
            const PathCrl  *complete)
{
  GPtrArray *crls = turn->state->pool->crls;
  PathCrl *best = NULL;

  for (guint i = 0; i < crls->len; i++)
    {
      PathCrl *crl = g_ptr_array_index (crls, i);

      if (!crl->malformed && goes_with (crl, complete)
          && (best == NULL || path_crl_compare_numbers (crl->number, best->number) > 0)
          && judge (turn, crl, NULL) == ASSAY_REVOCATION_FINE)
        best = crl;
    }
  return best;
}

static gboolean
has_complete (const PathTurn *turn,
              const PathCrl  *delta)
{
  const GPtrArray *crls = turn->state->pool->crls;

  for (guint i = 0; i < crls->len; i++)
    {
      const PathCrl *crl = g_ptr_array_index (crls, i);

      if (!crl->malformed && crl->base == NULL && goes_with (delta, crl))
        return TRUE;
    }
  return FALSE;
}

AssayRevocationProblem
path_revocation_judge_delta (const PathTurn *turn,
                             PathCrl        *crl)
{
  if (crl->malformed)
    return ASSAY_REVOCATION_MALFORMED;
  if (crl->base == NULL)
    return ASSAY_REVOCATION_FINE;
  return has_complete (turn, crl) ? judge (turn, crl, NULL) : ASSAY_REVOCATION_OUT_OF_SCOPE;
}

/* Section 6.3.3 (i) to (k). */
static void
look_up (const PathTurn *turn,
         const PathCrl  *complete,
         const PathCrl  *delta,
         PathAnswer     *answer)
{
  const PathCrl * const lists[] = { delta, complete };
  const PathCertificate *certificate = turn->certificate;

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i] != NULL && path_crl_find (lists[i], certificate->issuer, &certificate->serial, &answer->entry))
      {
        answer->revoked = answer->entry.reason != PATH_REASON_REMOVE;
        answer->crl = lists[i];
        return;
      }
}

/* Of several problems the one is told that is the closest to none. */
static void
ask_right_crl (Inquiry     *inquiry,
               const Point *point,
               PathCrl     *crl)
{
  PathCrl *delta = find_delta (inquiry->turn, crl);
  PathAnswer answer = {
    .problem = judge (inquiry->turn, crl, delta),
    .crl = delta != NULL ? delta : crl,
  };

  if (answer.problem <= ASSAY_REVOCATION_STALE)
    look_up (inquiry->turn, crl, delta, &answer);
  if (answer.problem == ASSAY_REVOCATION_FINE)
    inquiry->reasons |= point->reasons & crl->reasons;
  else if (answer.revoked && answer.entry.reason != PATH_REASON_HOLD)
    inquiry->stale = answer;
  answer.revoked = answer.revoked && answer.problem == ASSAY_REVOCATION_FINE;
  if (answer.revoked || answer.problem < inquiry->answer.problem)
    inquiry->answer = answer;
}

static void
ask_crl (Inquiry     *inquiry,
         const Point *point,
         PathCrl     *crl)
{
  const PathTurn *turn = inquiry->turn;
  AssayRevocationProblem problem = ASSAY_REVOCATION_MALFORMED;

  if (!crl->malformed)
    problem = crl->base != NULL || !is_by_right_issuer (crl, point, turn->certificate)
                ? ASSAY_REVOCATION_WRONG_CERTIFICATE : ASSAY_REVOCATION_OUT_OF_SCOPE;
  if (problem == ASSAY_REVOCATION_OUT_OF_SCOPE && is_in_scope (crl, point, turn->certificate)
      && (point->reasons & crl->reasons & ~inquiry->reasons) != 0)
    ask_right_crl (inquiry, point, crl);
  else if (problem < inquiry->answer.problem || inquiry->answer.crl == NULL)
    inquiry->answer = (PathAnswer) { .problem = problem, .crl = crl };
}

static void
ask_point (Inquiry     *inquiry,
           const Point *point)
{
  GPtrArray *crls = read_crls (inquiry->turn->state->pool);

  for (guint i = 0; i < crls->len && !inquiry->answer.revoked; i++)
    ask_crl (inquiry, point, g_ptr_array_index (crls, i));
}

static GBytes *
first_issuer (const Point *point,
              GBytes      *otherwise)
{
  return point->issuers != NULL && point->issuers->len > 0
      && g_array_index (point->issuers, PathName, 0).normal != NULL
         ? g_array_index (point->issuers, PathName, 0).normal : otherwise;
}

/* DistributionPoint. The issuers come last and are needed first. */
static gboolean
read_point (AssayDer              *der,
            const PathCertificate *certificate,
            Point                 *point)
{
  AssayDer name, reasons, issuers;
  gboolean named = assay_der_read_tag (&der->content, ASSAY_DER_CONTEXT_GROUP (0), &name);
  guint32 bits;

  *point = (Point) { .reasons = PATH_ALL_REASONS };
  if (assay_der_read_tag (&der->content, ASSAY_DER_CONTEXT (1), &reasons)
      && assay_der_get_bits (&reasons.content, &bits))
    point->reasons = bits & PATH_ALL_REASONS;
  if (assay_der_read_tag (&der->content, ASSAY_DER_CONTEXT_GROUP (2), &issuers))
    {
      point->issuers = path_names_new ();
      if (!path_names_read (&issuers.content, point->issuers))
        return FALSE;
    }
  if (named)
    {
      point->names = path_names_new ();
      return path_crl_read_point (&name, first_issuer (point, certificate->issuer), point->names);
    }
  return TRUE;
}

static void
clear_point (Point *point)
{
  g_clear_pointer (&point->names, g_array_unref);
  g_clear_pointer (&point->issuers, g_array_unref);
}

static void
ask_points (Inquiry *inquiry)
{
  AssayCursor points = inquiry->turn->certificate->points;
  AssayDer der;

  while (assay_der_read_tag (&points, ASSAY_DER_SEQUENCE, &der)
         && !inquiry->answer.revoked && inquiry->reasons != PATH_ALL_REASONS)
    {
      Point point;

      if (read_point (&der, inquiry->turn->certificate, &point))
        ask_point (inquiry, &point);
      clear_point (&point);
    }
}

/* Section 6.3.3, the last paragraph: whatever the issuer publishes elsewhere. */
static void
ask_issuer (Inquiry *inquiry)
{
  const PathCertificate *certificate = inquiry->turn->certificate;
  Point point = { .names = path_names_new (), .reasons = PATH_ALL_REASONS };
  PathName issuer = { .type = PATH_NAME_DIRECTORY, .normal = g_bytes_ref (certificate->issuer) };

  g_array_append_val (point.names, issuer);
  ask_point (inquiry, &point);
  clear_point (&point);
}

void
path_revocation_ask (const PathTurn *turn,
                     PathAnswer     *answer)
{
  Inquiry inquiry = { .turn = turn, .answer = { .problem = ASSAY_REVOCATION_MALFORMED } };

  if (!turn->certificate->malformed && turn->certificate->has_points)
    ask_points (&inquiry);
  if (!turn->certificate->malformed && !inquiry.answer.revoked && inquiry.reasons != PATH_ALL_REASONS)
    ask_issuer (&inquiry);
  *answer = inquiry.answer;
  if (answer->revoked || inquiry.reasons == PATH_ALL_REASONS)
    return;
  if (inquiry.stale.revoked)
    *answer = inquiry.stale;
  else if (answer->problem == ASSAY_REVOCATION_FINE)
    answer->problem = ASSAY_REVOCATION_OUT_OF_SCOPE;
}
