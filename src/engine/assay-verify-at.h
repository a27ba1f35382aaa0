/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * assay_verify_at:
 * @report: a report
 * @seconds: another time, in seconds since 1970
 *
 * Looks for a path among the certificates of @report as if it were another time: another one may be valid then. The
 * anchors are those that @report found. Certificates keep their indexes. Verifies signatures; not for the main thread.
 *
 * Returns: (transfer full): @report as of then; its `original` is @report, or what that is derived from
 */
AssayReport *assay_verify_at     (AssayReport       *report,
                                  gint64             seconds);

/**
 * assay_verify_follow:
 * @report: a report, perhaps as of another time
 *
 * Where the dates of the path end, another path may take over.
 *
 * Returns: (transfer full): @report as of the last time up to which some path holds without a gap, or its own time
 */
AssayReport *assay_verify_follow (AssayReport       *report);

G_END_DECLS
