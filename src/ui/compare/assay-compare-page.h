/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-comparison.h"
#include "ui/assay-session.h"

G_BEGIN_DECLS

/**
 * AssayComparePage:
 *
 * Two inspections side by side: what matters in sentences, then a line a property. Either side may be a server, a file or
 * a saved report. A side that fails is told as such.
 *
 * Properties: `title` (string, read-only): "one ⇄ other", `running` (boolean, read-only): whether a side is still being
 * inspected, `comparison` (AssayComparison, read-only): %NULL until both sides are there, `narrow`.
 *
 * Actions: `compare.swap`, `compare.next-difference`, `compare.previous-difference`, `compare.search`.
 */
#define ASSAY_TYPE_COMPARE_PAGE (assay_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayComparePage, assay_compare_page, ASSAY, COMPARE_PAGE, AdwBin)

/* The two sides. They belong to the page: what they inspect is for its caller to say. */
AssayComparePage *assay_compare_page_new            (void);

/* @side: 0 for the left one, 1 for the right one. (transfer none) */
AssaySession     *assay_compare_page_get_session    (AssayComparePage *page,
                                                     guint             side);

/* (transfer none) (nullable) */
AssayComparison  *assay_compare_page_get_comparison (AssayComparePage *page);

G_END_DECLS
