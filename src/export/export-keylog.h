/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * assay_export_keylog:
 * @report: a report
 *
 * The secrets of the connection in the NSS key log format (draft-ietf-tls-keylogfile). With them, anyone who recorded
 * the connection reads it: a program warns before it gives them away.
 *
 * Returns: (transfer full): a line a secret; "" when there are none
 */
char *assay_export_keylog (const AssayReport *report);

G_END_DECLS
