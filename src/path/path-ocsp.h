/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"
#include "base/assay-revocation.h"
#include "path/path-signature.h"

G_BEGIN_DECLS

/* How far the clocks of a responder and of this computer may be apart, in seconds. */
#define ASSAY_OCSP_TOLERANCE  (5 * 60)
/* How old an answer may be that does not say when there will be a newer one: what the CA/B Forum allows at the most
 * (Baseline Requirements section 4.9.10). */
#define ASSAY_OCSP_MAX_AGE    (10 * 24 * 60 * 60)
/* Of more certificates in a response, none can be needed. */
#define ASSAY_LIMIT_OCSP_CERTIFICATES 8

/**
 * AssayOcspQuestion:
 * @certificate: the certificate in question
 * @index: its place in the report
 * @issuer: (nullable): who issued it
 * @now: the clock, in seconds since 1970
 * @nonce: (nullable): the content of the Nonce that was sent (RFC 9654 section 2.1)
 * @uri: (nullable): where the response was fetched from
 * @verify: verifies signatures
 * @data: for @verify
 *
 * What an OCSP response should answer.
 */
typedef struct {
  const AssayCertificate *certificate;
  guint                   index;
  const AssayCertificate *issuer;
  gint64                  now;
  GBytes                 *nonce;
  const char             *uri;
  AssayVerifyFunc         verify;
  gpointer                data;
} AssayOcspQuestion;

/**
 * assay_ocsp_evaluate:
 * @response: an OCSP response, or anything else
 * @source: where it came from
 * @question: what it should answer
 *
 * Reads an OCSP response and tells what may be relied on (RFC 6960 section 3.2): that it speaks of this very certificate,
 * was signed by the issuer or by someone to whom the issuer delegated that, and is of today. Pure.
 *
 * Returns: (transfer full): what it says
 */
AssayRevocation *assay_ocsp_evaluate (GBytes                  *response,
                                      AssayRevocationSource    source,
                                      const AssayOcspQuestion *question);

G_END_DECLS
