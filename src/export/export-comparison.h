/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-comparison.h"
#include "export/export-text.h"

G_BEGIN_DECLS

/**
 * assay_export_comparison_json:
 * @comparison: a comparison
 * @least: what counts as a difference
 * @only_differences: leave out rows that are the same
 *
 * Writes it as JSON (data/assay-compare.schema.json; names in cli.md), in English.
 *
 * Returns: (transfer full): one JSON object, indented, without a newline at its end
 */
char *assay_export_comparison_json (const AssayComparison *comparison,
                                    AssayCompareWeight     least,
                                    gboolean               only_differences);

/**
 * assay_export_comparison_text:
 * @comparison: a comparison
 * @style: how to write it
 * @only_differences: leave out rows that are the same
 *
 * Writes it for people in a terminal: the gist, then two columns. What differs has a mark as well as a colour.
 *
 * Returns: (transfer full): lines of text in UTF-8; nothing in it can command a terminal
 */
char *assay_export_comparison_text (const AssayComparison *comparison,
                                    const AssayTextStyle  *style,
                                    gboolean               only_differences);

G_END_DECLS
