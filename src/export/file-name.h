/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * assay_export_file_name:
 * @report: a report
 * @fallback: what it is called when the host makes no name
 * @ending: "-leaf.pem"
 *
 * Returns: (transfer full): a name for a file about the report that every file system takes: the host and @ending
 */
char *assay_export_file_name (const AssayReport *report,
                              const char        *fallback,
                              const char        *ending);

G_END_DECLS
