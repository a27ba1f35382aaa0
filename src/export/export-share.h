/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-comparison.h"
#include "export/share-page.h"

G_BEGIN_DECLS

/**
 * assay_export_share:
 * @report: a report
 * @assessment: the opinion about it
 * @form: &assay_share_html or &assay_share_markdown
 * @locale: (nullable): how to word it
 *
 * Writes a page to be given to others: verdict, checks, chain, connection, messages and certificates with their fields,
 * PEM. The HTML is one file without scripts and without anything from elsewhere; it is well-formed XML too. No secret is
 * in it.
 *
 * Returns: (transfer full): the page
 */
char *assay_export_share            (const AssayReport     *report,
                                     const AssayAssessment *assessment,
                                     const AssayShareForm  *form,
                                     const AssayLocale     *locale);

/**
 * assay_export_share_comparison:
 * @comparison: a comparison
 * @form: &assay_share_html or &assay_share_markdown
 * @locale: (nullable): how to word it
 * @only_differences: leave out rows that are the same
 *
 * The same of a comparison: its summary and its rows.
 *
 * Returns: (transfer full): the page
 */
char *assay_export_share_comparison (const AssayComparison *comparison,
                                     const AssayShareForm  *form,
                                     const AssayLocale     *locale,
                                     gboolean               only_differences);

G_END_DECLS
