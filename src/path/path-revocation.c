/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-revocation.h"

#include "path/path-crl.h"
#include "path/path-search.h"

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
  gboolean        revoked;
  guint           reason;
  const char     *problem;
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
is_above (const PathTurn *turn,
          guint           index)
{
  for (guint i = turn->position + 1; i < turn->state->path->len; i++)
    if (g_array_index (turn->state->path, guint, i) == index)
      return TRUE;
  return FALSE;
}

/* Section 6.3.3 (f): somebody who is not on the path needs a valid path of their own. */
static gboolean
is_trusted (const PathTurn *turn,
            guint           index)
{
  const PathState *state = turn->state;
  g_autoptr(GPtrArray) candidates = NULL;

  if (is_above (turn, index) || path_pool_is_anchor (state->pool, index))
    return TRUE;
  /* Who signs CRLs may be on one of their own. */
  if (index == turn->index)
    return state->depth > 0 && turn->role == PATH_LEAF;
  if (state->depth >= PATH_LIMIT_CRL_DEPTH)
    return FALSE;
  candidates = path_search (state->pool, index, state->depth + 1);
  return ((AssayPathCandidate *) g_ptr_array_index (candidates, 0))->valid;
}

static gboolean
has_signed (PathPool *pool,
            PathCrl  *crl,
            guint     index)
{
  const PathCertificate *certificate = path_pool_get (pool, index);
  AssayCursor tbs = crl->tbs.content;
  gpointer known;
  gboolean well;

  if (g_hash_table_lookup_extended (crl->signers, GUINT_TO_POINTER (index), NULL, &known))
    return GPOINTER_TO_INT (known);
  tbs.offset = crl->tbs.offset;
  well = path_pool_verify_bytes (pool, &tbs, &crl->algorithm, &crl->signature, certificate)
         == ASSAY_SIGNATURE_VALID;
  g_hash_table_insert (crl->signers, GUINT_TO_POINTER (index), GINT_TO_POINTER (well));
  return well;
}

static gboolean
may_sign (const PathCertificate *certificate,
          const PathCrl         *crl)
{
  return !certificate->malformed
      && g_bytes_equal (certificate->subject, crl->issuer)
      && (!certificate->has_key_usage || certificate->key_usage & PATH_USE_CRLSIGN);
}

/* Whether somebody who may made the list's signature. */
static gboolean
is_authentic (const PathTurn *turn,
              PathCrl        *crl)
{
  PathPool *pool = turn->state->pool;

  path_pool_find_anchors (pool, crl->issuer);
  for (guint i = 0; i < pool->certificates->len && i < PATH_LIMIT_CERTIFICATES; i++)
    if (may_sign (path_pool_get (pool, i), crl)
        && !path_pool_is_repeated (pool, i)
        && has_signed (pool, crl, i)
        && is_trusted (turn, i))
      return TRUE;
  return FALSE;
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

static PathCrl *
find_delta (const PathTurn *turn,
            const PathCrl  *complete)
{
  GPtrArray *crls = turn->state->pool->crls;
  PathCrl *best = NULL;

  for (guint i = 0; i < crls->len; i++)
    {
      PathCrl *crl = g_ptr_array_index (crls, i);

      if (!crl->malformed && !crl->odd_extension && goes_with (crl, complete)
          && is_current (crl, turn->state->pool->options->time)
          && (best == NULL || path_crl_compare_numbers (crl->number, best->number) > 0)
          && is_authentic (turn, crl))
        best = crl;
    }
  return best;
}

/* Section 6.3.3 (i) to (k). */
static void
look_up (Inquiry       *inquiry,
         const PathCrl *complete,
         const PathCrl *delta)
{
  const PathCertificate *certificate = inquiry->turn->certificate;
  guint reason = 0;
  gboolean listed = (delta != NULL && path_crl_find (delta, certificate->issuer, &certificate->serial, &reason))
                 || path_crl_find (complete, certificate->issuer, &certificate->serial, &reason);

  if (listed && reason != PATH_REASON_REMOVE)
    {
      inquiry->revoked = TRUE;
      inquiry->reason = reason;
    }
}

static void
ask_crl (Inquiry     *inquiry,
         const Point *point,
         PathCrl     *crl)
{
  const PathTurn *turn = inquiry->turn;
  guint reasons = point->reasons & crl->reasons;
  gboolean current;
  PathCrl *delta;

  if (crl->malformed || crl->base != NULL
      || !is_by_right_issuer (crl, point, turn->certificate)
      || !is_in_scope (crl, point, turn->certificate)
      || (reasons & ~inquiry->reasons) == 0)
    return;
  if (crl->odd_extension)
    {
      inquiry->problem = N_("A list of revoked certificates has a critical extension that is not understood.");
      return;
    }
  current = is_current (crl, turn->state->pool->options->time);
  delta = find_delta (turn, crl);
  if (!current && delta == NULL)
    inquiry->problem = N_("The list of revoked certificates is out of date.");
  else if (!is_authentic (turn, crl))
    inquiry->problem = N_("The list of revoked certificates was not signed by anyone who may.");
  else
    {
      inquiry->reasons |= reasons;
      look_up (inquiry, crl, delta);
    }
}

static void
ask_point (Inquiry     *inquiry,
           const Point *point)
{
  GPtrArray *crls = read_crls (inquiry->turn->state->pool);

  for (guint i = 0; i < crls->len && !inquiry->revoked; i++)
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
         && !inquiry->revoked && inquiry->reasons != PATH_ALL_REASONS)
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

gboolean
path_revocation_check (const PathTurn  *turn,
                       AssayText      **detail)
{
  Inquiry inquiry = { .turn = turn, .problem = N_("No list of revoked certificates covers it.") };

  if (turn->certificate->malformed)
    {
      *detail = SAY (inquiry.problem);
      return FALSE;
    }
  if (turn->certificate->has_points)
    ask_points (&inquiry);
  if (!inquiry.revoked && inquiry.reasons != PATH_ALL_REASONS)
    ask_issuer (&inquiry);

  if (inquiry.revoked)
    *detail = assay_text_new (N_("It was revoked, for reason {n}."), "n", ASSAY_ARG_NUMBER, (gint64) inquiry.reason,
                              NULL);
  else if (inquiry.reasons != PATH_ALL_REASONS)
    *detail = SAY (inquiry.problem);
  else
    *detail = SAY (N_("It is on no list of revoked certificates."));
  return !inquiry.revoked && inquiry.reasons == PATH_ALL_REASONS;
}
