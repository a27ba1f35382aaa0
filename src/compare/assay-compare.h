/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-comparison.h"

G_BEGIN_DECLS

/**
 * assay_compare:
 * @left: a report: of a server, of a file, or one that was saved
 * @left_assessment: the opinion about it
 * @right: another
 * @right_assessment: the opinion about that
 *
 * Puts two reports side by side. Pure; any thread; takes time and memory in proportion to what the two hold.
 *
 * Returns: (transfer full): the comparison
 */
AssayComparison *assay_compare (AssayReport     *left,
                                AssayAssessment *left_assessment,
                                AssayReport     *right,
                                AssayAssessment *right_assessment);

G_END_DECLS
