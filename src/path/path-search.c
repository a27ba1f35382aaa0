/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-search.h"

#include "path/path-rules.h"

/* What speaks against an issuer, the weightiest in the highest bit: those with nothing against them come first. */
enum {
  NO_ANCHOR   = 1 << 0,
  NOT_VALID   = 1 << 1,
  OTHER_KEY   = 1 << 2,
  N_RANKS     = 1 << 3,
};

typedef struct {
  PathPool  *pool;
  guint      depth;
  gboolean   signed_only;
  GArray    *path;
  GArray    *longest;
  GPtrArray *candidates;
  guint      n_paths;
  guint      n_after;        /* paths since the first valid one */
  guint      steps_at_most;
  gboolean   found;
} Search;

static gboolean
is_enough (Search *search)
{
  PathPool *pool = search->pool;
  gboolean limited = pool->n_steps >= ASSAY_LIMIT_PATH_STEPS || search->n_paths >= ASSAY_LIMIT_PATHS;

  if (search->found)
    return limited || search->depth > 0 || search->n_after > PATH_LIMIT_ALTERNATIVES
        || pool->n_steps >= search->steps_at_most;
  if (limited)
    pool->bounded = TRUE;
  return limited;
}

/* Whether the same name and key are on the path already (RFC 4158 section 2.4.2): then it would run in a circle. An anchor
 * ends the path, and may have issued the leaf to itself. */
static gboolean
is_on_path (Search *search,
            guint   index)
{
  const AssayCertificate *wanted = g_ptr_array_index (search->pool->certificates, index);
  gboolean anchor = path_pool_is_anchor (search->pool, index);

  for (guint i = 0; i < search->path->len; i++)
    {
      guint used = g_array_index (search->path, guint, i);
      const AssayCertificate *certificate = g_ptr_array_index (search->pool->certificates, used);

      if (used == index || (!anchor && g_bytes_equal (certificate->subject_der, wanted->subject_der)
                            && g_bytes_equal (certificate->spki_der, wanted->spki_der)))
        return TRUE;
    }
  return FALSE;
}

static guint
rank (Search                *search,
      guint                  index,
      const PathCertificate *certificate)
{
  const PathCertificate *issuer = path_pool_get (search->pool, index);
  gint64 now = search->pool->options->time;
  guint against = 0;

  if (certificate->authority_key_id != NULL && issuer->subject_key_id != NULL
      && !g_bytes_equal (certificate->authority_key_id, issuer->subject_key_id))
    against |= OTHER_KEY;
  if (now < issuer->facts->not_before || now > issuer->facts->not_after)
    against |= NOT_VALID;
  if (!path_pool_is_anchor (search->pool, index))
    against |= NO_ANCHOR;
  return against;
}

static void extend (Search *search,
                    guint   index);

/* Whether the identifiers say that this is the issuer's key: then it should have made the signature. */
static gboolean
is_named_key (const PathCertificate *certificate,
              const PathCertificate *issuer)
{
  return certificate->authority_key_id != NULL && issuer->subject_key_id != NULL
      && g_bytes_equal (certificate->authority_key_id, issuer->subject_key_id);
}

static gboolean
may_issue (Search *search,
           guint   index,
           guint   issuer)
{
  return path_certificate_chains (path_pool_get (search->pool, index), path_pool_get (search->pool, issuer))
      && !is_on_path (search, issuer)
      && !path_pool_is_repeated (search->pool, issuer);
}

static gboolean
has_signed (Search *search,
            guint   index,
            guint   issuer)
{
  search->pool->n_steps++;
  return path_pool_verify (search->pool, index, issuer) == ASSAY_SIGNATURE_VALID
      || (!search->signed_only
          && is_named_key (path_pool_get (search->pool, index), path_pool_get (search->pool, issuer)));
}

/* The likely ones first: their signatures are verified before work is spent on namesakes. */
static void
extend_to_issuers (Search *search,
                   guint   index)
{
  const PathCertificate *certificate = path_pool_get (search->pool, index);
  g_autoptr(GArray) issuers = g_array_new (FALSE, FALSE, sizeof (guint));

  path_pool_find_anchors (search->pool, certificate->issuer);
  for (guint i = 0; i < search->pool->certificates->len && i < PATH_LIMIT_CERTIFICATES; i++)
    if (may_issue (search, index, i))
      g_array_append_val (issuers, i);
  for (guint wanted = 0; wanted < N_RANKS; wanted++)
    for (guint i = 0; i < issuers->len && !is_enough (search); i++)
      {
        guint issuer = g_array_index (issuers, guint, i);

        if (rank (search, issuer, certificate) == wanted && has_signed (search, index, issuer))
          extend (search, issuer);
      }
}

static void
add_candidate (Search       *search,
               const GArray *path,
               gboolean      anchored)
{
  AssayPathCandidate *candidate = path_rules_apply (search->pool, path, anchored, search->depth);

  search->n_paths++;
  search->n_after += search->found;
  if (candidate->valid && !search->found)
    {
      search->found = TRUE;
      search->steps_at_most = search->pool->n_steps + PATH_LIMIT_ALTERNATIVE_STEPS;
    }
  g_ptr_array_add (search->candidates, candidate);
}

static void
note_length (Search *search)
{
  if (search->path->len <= search->longest->len)
    return;
  g_array_set_size (search->longest, 0);
  g_array_append_vals (search->longest, search->path->data, search->path->len);
}

static void
extend (Search *search,
        guint   index)
{
  const PathCertificate *certificate = path_pool_get (search->pool, index);

  if (search->path->len >= ASSAY_LIMIT_PATH_LENGTH)
    {
      search->pool->bounded = TRUE;
      return;
    }
  g_array_append_val (search->path, index);
  if (path_pool_is_anchor (search->pool, index))
    add_candidate (search, search->path, TRUE);
  else
    note_length (search);
  if (!path_pool_is_anchor (search->pool, index)
      || (!search->found && !path_certificate_is_self_issued (certificate)))
    extend_to_issuers (search, index);
  g_array_set_size (search->path, search->path->len - 1);
}

static guint
count_broken (const AssayPathCandidate *candidate)
{
  guint n = 0;

  for (guint i = 0; i < candidate->rules->len; i++)
    n += ((AssayRule *) g_ptr_array_index (candidate->rules, i))->outcome == ASSAY_RULE_BROKEN;
  return n;
}

/* The first valid one, or that with the fewest broken rules, goes to the front; too many at the end go. */
static void
order (GPtrArray *candidates)
{
  guint best = 0;

  for (guint i = 1; i < candidates->len; i++)
    if (count_broken (g_ptr_array_index (candidates, i)) < count_broken (g_ptr_array_index (candidates, best)))
      best = i;
  if (best > 0)
    g_ptr_array_insert (candidates, 0, g_ptr_array_steal_index (candidates, best));
  if (candidates->len > ASSAY_LIMIT_CANDIDATES)
    g_ptr_array_remove_range (candidates, ASSAY_LIMIT_CANDIDATES, candidates->len - ASSAY_LIMIT_CANDIDATES);
}

GPtrArray *
path_search (PathPool *pool,
             guint     target,
             guint     depth)
{
  g_autoptr(GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) longest = g_array_new (FALSE, FALSE, sizeof (guint));
  Search search = {
    .pool = pool, .depth = depth, .signed_only = TRUE, .path = path, .longest = longest,
    .candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_path_candidate_unref),
  };

  extend (&search, target);
  if (search.n_paths == 0 && depth == 0)
    {
      search.signed_only = FALSE;
      extend (&search, target);
    }
  if (search.n_paths == 0)
    add_candidate (&search, longest->len > 0 ? longest : path, FALSE);
  order (search.candidates);
  return search.candidates;
}
