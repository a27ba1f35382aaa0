/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-node.h"
#include "base/assay-proof.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayJsonFlags:
 * @ASSAY_JSON_PRETTY: indented, for people
 * @ASSAY_JSON_BRIEF: without "fields" and "bytes"
 */
typedef enum {
  ASSAY_JSON_DEFAULT = 0,
  ASSAY_JSON_PRETTY  = 1 << 0,
  ASSAY_JSON_BRIEF   = 1 << 1,
} AssayJsonFlags;

/**
 * assay_export_json:
 * @report: a report
 * @assessment: the opinion about it
 * @proofs: (nullable): the handshake computed once more; only how it came out is written, no secret
 * @flags: how to write it
 *
 * Writes the report as JSON (data/assay-report.schema.json; names in cli.md). Texts are English, whatever the locale:
 * programs read them.
 *
 * Returns: (transfer full): one JSON object, without a newline at its end
 */
char *assay_export_json      (const AssayReport     *report,
                              const AssayAssessment *assessment,
                              const AssayProofs     *proofs,
                              AssayJsonFlags         flags);

/* A tree as a NODE of cli.md. (transfer full) */
char *assay_export_json_node (const AssayNode       *node,
                              AssayJsonFlags         flags);

G_END_DECLS
