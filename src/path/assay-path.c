/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/assay-path.h"

#include "path/path-search.h"

static gboolean
is_used (const GPtrArray *candidates,
         guint            index)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const GArray *path = ((AssayPathCandidate *) g_ptr_array_index (candidates, i))->path;

      for (guint k = 0; k < path->len; k++)
        if (g_array_index (path, guint, k) == index)
          return TRUE;
    }
  return FALSE;
}

/* The indexes after one that goes. The candidates are not given away yet. */
static void
renumber (GPtrArray *candidates,
          guint      gone)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const AssayPathCandidate *candidate = g_ptr_array_index (candidates, i);

      for (guint k = 0; k < candidate->path->len; k++)
        g_array_index (candidate->path, guint, k) -= g_array_index (candidate->path, guint, k) > gone;
      for (guint k = 0; k < candidate->rules->len; k++)
        {
          AssayRule *rule = g_ptr_array_index (candidate->rules, k);

          rule->certificate -= rule->certificate > (int) gone;
        }
    }
}

/* Anchors that were looked at and are on no candidate go again. */
static void
drop_unused (GPtrArray *certificates,
             guint      n_given,
             GPtrArray *candidates)
{
  for (guint i = certificates->len; i-- > n_given;)
    if (!is_used (candidates, i))
      {
        g_ptr_array_remove_index (certificates, i);
        renumber (candidates, i);
      }
}

AssayValidation *
assay_path_validate (GPtrArray              *certificates,
                     const AssayPathOptions *options)
{
  g_autoptr(PathPool) pool = path_pool_new (certificates, options);
  guint n_given = certificates->len;
  GPtrArray *candidates = path_search (pool, 0, 0);

  drop_unused (certificates, n_given, candidates);
  return assay_validation_take (&(AssayValidation) {
    .profile = options->profile,
    .candidates = candidates,
    .bounded = pool->bounded,
    .n_signatures = pool->n_signatures,
    .n_steps = pool->n_steps,
  });
}
