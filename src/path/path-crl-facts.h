/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-revocation.h"
#include "path/assay-path.h"

G_BEGIN_DECLS

/* Where a list came from. @uri: (nullable): borrowed. */
typedef struct {
  AssayRevocationSource  source;
  const char            *uri;
} AssayCrlOrigin;

/**
 * AssayCrlQuestion:
 * @certificates: (element-type AssayCertificate): all that are at hand
 * @path: (element-type guint): indexes of those on the path, leaf first
 * @position: where on the path the certificate in question is
 * @options: the clock, the CRLs in DER (delta CRLs among them), and the functions
 * @origins: (nullable) (element-type AssayCrlOrigin): where each of the CRLs came from; a file when %NULL
 * @unheeded: (nullable) (element-type AssayRevocation): added to: why delta CRLs could not be heeded
 *
 * What revocation lists should answer.
 */
typedef struct {
  GPtrArray              *certificates;
  const GArray           *path;
  guint                   position;
  const AssayPathOptions *options;
  const GArray           *origins;
  GPtrArray              *unheeded;
} AssayCrlQuestion;

/**
 * assay_crl_evaluate:
 * @question: what they should answer
 *
 * Looks for a certificate on CRLs and tells what may be relied on (RFC 5280 section 6.3): that they are for it, were signed
 * by the issuer or by somebody that it named, and are of today. Pure but for the functions.
 *
 * Returns: (transfer full): what they say; its bytes are the list that decided
 */
AssayRevocation *assay_crl_evaluate (const AssayCrlQuestion *question);

G_END_DECLS
