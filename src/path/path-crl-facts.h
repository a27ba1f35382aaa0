/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-revocation.h"
#include "path/assay-path.h"

G_BEGIN_DECLS

/**
 * AssayCrlQuestion:
 * @certificates: (element-type AssayCertificate): all that are at hand
 * @path: (element-type guint): indexes of those on the path, leaf first
 * @position: where on the path the certificate in question is
 * @options: the clock, the CRLs in DER (delta CRLs among them), and the functions
 * @uri: (nullable): where they were fetched from
 *
 * What revocation lists should answer.
 */
typedef struct {
  GPtrArray              *certificates;
  const GArray           *path;
  guint                   position;
  const AssayPathOptions *options;
  const char             *uri;
} AssayCrlQuestion;

/**
 * assay_crl_evaluate:
 * @source: where the lists came from
 * @question: what they should answer
 *
 * Looks for a certificate on CRLs and tells what may be relied on (RFC 5280 section 6.3): that they are for it, were signed
 * by the issuer or by somebody that it named, and are of today. Pure but for the functions.
 *
 * Returns: (transfer full): what they say; its bytes are the list that decided
 */
AssayRevocation *assay_crl_evaluate (AssayRevocationSource   source,
                                     const AssayCrlQuestion *question);

G_END_DECLS
