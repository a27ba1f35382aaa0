/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/path-crl.h"
#include "path/path-rules.h"

G_BEGIN_DECLS

/**
 * path_crl_is_well_formed:
 * @crl: a list that is not malformed
 * @binding: the rules for those who issue
 *
 * Holds a list to what binds its issuer and no reader: RFC 5280 section 5.2.3 (it has a number), and for public
 * authorities CA/B Forum BR section 7.2 (it is no indirect one, is published at URIs, and has each certificate once).
 *
 * Returns: whether it keeps to what @binding has of that
 */
gboolean path_crl_is_well_formed      (const PathCrl         *crl,
                                       PathBinding            binding);

/* Whether all distribution points of a certificate are at URIs (CA/B Forum BR section 7.1.2.11.2). */
gboolean path_crl_points_are_at_uris  (const PathCertificate *certificate);

G_END_DECLS
