/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-proof.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayTextStyle:
 * @locale: (nullable): how to word it
 * @columns: how wide a line may be; 0 for 80
 * @color: whether to use ANSI colours
 * @messages: whether to tell the messages
 * @fields: whether to tell all fields of the messages and certificates
 * @explain: whether to explain each check, property, message and field in plain words
 *
 * How a report is written for people in a terminal.
 */
typedef struct {
  const AssayLocale *locale;
  guint              columns;
  gboolean           color;
  gboolean           messages;
  gboolean           fields;
  gboolean           explain;
} AssayTextStyle;

/**
 * assay_export_text:
 * @report: a report
 * @assessment: the opinion about it
 * @proofs: (nullable): the handshake computed once more; told with all fields, without the secrets
 * @style: how to write it
 *
 * Returns: (transfer full): lines of text in UTF-8; nothing in it can command a terminal
 */
char *assay_export_text (const AssayReport     *report,
                         const AssayAssessment *assessment,
                         const AssayProofs     *proofs,
                         const AssayTextStyle  *style);

/* The handshake alone: each message and all that it holds, then what was proven. (transfer full) */
char *assay_export_handshake_text (const AssayReport    *report,
                                   const AssayProofs    *proofs,
                                   const AssayTextStyle *style);

G_END_DECLS
