/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayTextStyle:
 * @locale: (nullable): how to word it
 * @color: whether to use ANSI colours
 * @messages: whether to tell the messages with all their fields
 *
 * How a report is written for people in a terminal.
 */
typedef struct {
  const AssayLocale *locale;
  gboolean           color;
  gboolean           messages;
} AssayTextStyle;

/**
 * assay_export_text:
 * @report: a report
 * @assessment: the opinion about it
 * @style: how to write it
 *
 * Returns: (transfer full): lines of text; nothing in it can command a terminal
 */
char *assay_export_text (const AssayReport     *report,
                         const AssayAssessment *assessment,
                         const AssayTextStyle  *style);

G_END_DECLS
