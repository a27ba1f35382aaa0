/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-crl-signer.h"

#include "path/path-search.h"

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
may_sign (const PathCertificate *certificate)
{
  return !certificate->malformed && (!certificate->has_key_usage || certificate->key_usage & PATH_USE_CRLSIGN);
}

static gboolean
is_signer (PathPool      *pool,
           guint          index,
           const PathCrl *crl)
{
  const PathCertificate *certificate = path_pool_get (pool, index);

  return !certificate->malformed && g_bytes_equal (certificate->subject, crl->issuer)
      && !path_pool_is_repeated (pool, index);
}

AssayRevocationProblem
path_crl_authenticate (const PathTurn *turn,
                       PathCrl        *crl)
{
  AssayRevocationProblem problem = ASSAY_REVOCATION_NO_ISSUER;
  PathPool *pool = turn->state->pool;

  path_pool_find_anchors (pool, crl->issuer);
  for (guint i = 0; i < pool->certificates->len && i < PATH_LIMIT_CERTIFICATES; i++)
    {
      if (!is_signer (pool, i, crl))
        continue;
      if (may_sign (path_pool_get (pool, i)) && !has_signed (pool, crl, i))
        {
          problem = MIN (problem, ASSAY_REVOCATION_BAD_SIGNATURE);
          continue;
        }
      if (may_sign (path_pool_get (pool, i)) && is_trusted (turn, i))
        return ASSAY_REVOCATION_FINE;
      problem = ASSAY_REVOCATION_UNAUTHORIZED;
    }
  return problem;
}
