/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/assay-trust.h"
#include "path/assay-path.h"

G_BEGIN_DECLS

/* Fills in the functions and their data: GnuTLS's signatures, @trust's anchors. */
void             assay_candidates_prepare  (AssayPathOptions *options,
                                            AssayTrust       *trust);

/**
 * assay_candidates_validate:
 * @certificates: (element-type AssayCertificate): the leaf, then candidates in any order; anchors are added
 * @trust: the anchors
 * @options: the other inputs; the functions and their data are filled in
 *
 * Validates a path with GnuTLS's signatures and @trust's anchors (see assay_path_validate()).
 *
 * Returns: (transfer full): how it went
 */
AssayValidation *assay_candidates_validate (GPtrArray        *certificates,
                                            AssayTrust       *trust,
                                            AssayPathOptions *options);

G_END_DECLS
