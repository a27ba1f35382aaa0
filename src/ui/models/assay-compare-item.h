/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-comparison.h"

G_BEGIN_DECLS

/**
 * AssayCompareItem:
 *
 * A row of a comparison as a list model holds it, or the heading of a group.
 */
#define ASSAY_TYPE_COMPARE_ITEM (assay_compare_item_get_type ())
G_DECLARE_FINAL_TYPE (AssayCompareItem, assay_compare_item, ASSAY, COMPARE_ITEM, GObject)

/* The items of a comparison, group by group, each group under its heading. (transfer full) (element-type AssayCompareItem) */
GPtrArray         *assay_compare_item_list        (const AssayComparison *comparison);

/* %NULL for a heading. (transfer none) (nullable) */
AssayCompareRow   *assay_compare_item_get_row     (AssayCompareItem      *item);

AssayCompareGroup  assay_compare_item_get_group   (AssayCompareItem      *item);

/* How many differences a heading's group has, the routine ones counted; for a row, whether it is one. */
guint              assay_compare_item_get_n_differences (AssayCompareItem *item);

/* Whether the row's label or one of its values has @needle in it, which is folded (g_utf8_casefold()). FALSE for headings. */
gboolean           assay_compare_item_contains    (AssayCompareItem      *item,
                                                   const char            *needle);

G_END_DECLS
