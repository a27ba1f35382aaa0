/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/practice-ca.h"

G_BEGIN_DECLS

/* What a practice responder says; %ASSAY_PRACTICE_SILENT: nothing, there is no response. */
typedef enum {
  ASSAY_PRACTICE_SILENT,
  ASSAY_PRACTICE_SAYS_GOOD,
  ASSAY_PRACTICE_SAYS_REVOKED,
  ASSAY_PRACTICE_SAYS_UNKNOWN,
} AssayPracticeSaying;

/**
 * AssayPracticeOcsp:
 * @saying: what it says
 * @reason: the CRLReason, when that is "revoked"; 0 for none
 * @signer: who signs it; %ASSAY_PRACTICE_NOBODY for the leaf's issuer
 * @begins: thisUpdate, in hours from now; 0 when @ends is 0 too, for the ordinary ones
 * @ends: nextUpdate, likewise
 * @by_key: the signer goes by its key's hash and not by its name
 *
 * What stands in an OCSP response.
 */
typedef struct {
  AssayPracticeSaying     saying;
  guint8                  reason;
  AssayPracticeAuthority  signer;
  int                     begins;
  int                     ends;
  gboolean                by_key;
} AssayPracticeOcsp;

/**
 * assay_practice_ocsp_make:
 * @ocsp: what it says
 * @leaf: the certificate that it is about, in DER
 * @issuer: who issued that
 * @error: set to %ASSAY_ERROR_FAILED when it cannot be made
 *
 * Makes and signs an OCSP response (RFC 6960 section 4.2.1): GnuTLS reads them only. Any thread.
 *
 * Returns: (transfer full) (nullable): its DER bytes
 */
GBytes *assay_practice_ocsp_make (const AssayPracticeOcsp  *ocsp,
                                  GBytes                   *leaf,
                                  AssayPracticeAuthority    issuer,
                                  GError                  **error);

G_END_DECLS
