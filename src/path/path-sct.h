/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"
#include "base/assay-timestamp.h"
#include "path/path-signature.h"

G_BEGIN_DECLS

/**
 * AssaySctQuestion:
 * @certificate: the certificate that was logged
 * @index: its place in the report
 * @issuer: (nullable): who issued it
 * @logs: (nullable) (element-type AssayLog): the logs whose keys are known
 * @verify: verifies signatures
 * @data: for @verify
 *
 * What a timestamp should be about.
 */
typedef struct {
  const AssayCertificate *certificate;
  guint                   index;
  const AssayCertificate *issuer;
  GPtrArray              *logs;
  AssayVerifyFunc         verify;
  gpointer                data;
} AssaySctQuestion;

/**
 * assay_sct_evaluate:
 * @sct: a SignedCertificateTimestamp, or anything else
 * @source: how it came
 * @question: what it should be about
 *
 * Reads a timestamp and verifies the log's signature where its key is known (RFC 6962 section 3.2). Pure.
 *
 * Returns: (transfer full): what it says
 */
AssayTimestamp *assay_sct_evaluate (GBytes                 *sct,
                                    AssayTimestampSource    source,
                                    const AssaySctQuestion *question);

G_END_DECLS
