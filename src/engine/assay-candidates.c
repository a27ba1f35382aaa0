/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-candidates.h"

#include "engine/assay-signed.h"

static GPtrArray *
find_anchors (GBytes   *name,
              gpointer  data)
{
  return assay_trust_find_normal (data, name);
}

void
assay_candidates_prepare (AssayPathOptions *options,
                          AssayTrust       *trust)
{
  options->verify = assay_signed_verify;
  options->find_anchors = find_anchors;
  options->data = trust;
}

AssayValidation *
assay_candidates_validate (GPtrArray        *certificates,
                           AssayTrust       *trust,
                           AssayPathOptions *options)
{
  assay_candidates_prepare (options, trust);
  return assay_path_validate (certificates, options);
}
