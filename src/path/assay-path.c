/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/assay-path.h"

#include "path/path-search.h"

AssayValidation *
assay_path_validate (GPtrArray              *certificates,
                     const AssayPathOptions *options)
{
  g_autoptr(PathPool) pool = path_pool_new (certificates, options);
  GPtrArray *candidates = path_search (pool, 0, 0);

  return assay_validation_take (&(AssayValidation) {
    .profile = options->profile,
    .candidates = candidates,
    .bounded = pool->bounded,
    .n_signatures = pool->n_signatures,
    .n_steps = pool->n_steps,
  });
}
