/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-candidates.h"

#include "engine/assay-signatures.h"

static GPtrArray *
find_anchors (GBytes   *name,
              gpointer  data)
{
  return assay_trust_find_normal (data, name);
}

AssayValidation *
assay_candidates_validate (GPtrArray        *certificates,
                           AssayTrust       *trust,
                           AssayPathOptions *options)
{
  options->verify = assay_signatures_verify;
  options->find_anchors = find_anchors;
  options->data = trust;
  return assay_path_validate (certificates, options);
}
