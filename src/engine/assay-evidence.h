/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "engine/assay-trust.h"
#include "path/path-crl-facts.h"

G_BEGIN_DECLS

/* Of the CRLs in the files that are opened so many are heeded; as many OCSP responses. */
#define ASSAY_LIMIT_HEEDED_DOCUMENTS 64

/**
 * assay_evidence_collect:
 * @report: a draft whose chain was verified
 * @trust: the anchors
 *
 * Fills in what is said about revocation, and the timestamps: what came with the certificates, from the server's messages
 * or within them, what stood beside them in files, and what the request gives (CRLs, OCSP responses). Makes both anew,
 * should they be there already.
 */
void              assay_evidence_collect     (AssayReport *report,
                                              AssayTrust  *trust);

/* Who issued the certificate at @index, of those at hand; the one on the path comes first. (transfer none) (nullable) */
AssayCertificate *assay_evidence_find_issuer (const AssayReport *report,
                                              guint              index);

/* How many certificates, in order of the path, stand or fall with a revocation: those below the anchor. Without a path it
 * is the first certificate. @index: (out): the place of the one at @position in the report. */
guint             assay_evidence_n_links     (const AssayReport *report);
guint             assay_evidence_get_link    (const AssayReport *report,
                                              guint              position);

/**
 * assay_evidence_add_ocsp:
 * @report: a draft
 * @index: the certificate that it should be about
 * @source: where it came from
 * @response: an OCSP response, or anything else
 * @nonce: (nullable): what was sent
 * @uri: (nullable): where it was fetched
 *
 * Evaluates an OCSP response, and adds what it says.
 */
void              assay_evidence_add_ocsp    (AssayReport           *report,
                                              guint                  index,
                                              AssayRevocationSource  source,
                                              GBytes                *response,
                                              GBytes                *nonce,
                                              const char            *uri);

/**
 * assay_evidence_add_crls:
 * @report: a draft
 * @trust: the anchors
 * @position: which of the links, in order of the path, they should be about
 * @crls: (element-type GBytes): CRLs in DER, or anything else
 * @origins: (nullable) (element-type AssayCrlOrigin): where each was fetched; %NULL when they are of files
 *
 * Evaluates CRLs, and adds what they say together; of those that were fetched also which deltas are of no use.
 *
 * Returns: (transfer none): what they say
 */
const AssayRevocation *assay_evidence_add_crls (AssayReport  *report,
                                                AssayTrust   *trust,
                                                guint         position,
                                                GPtrArray    *crls,
                                                const GArray *origins);

G_END_DECLS
