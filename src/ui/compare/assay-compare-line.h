/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/models/assay-compare-item.h"

G_BEGIN_DECLS

/**
 * AssayCompareLine:
 *
 * A line of a comparison: what it is about, what each side says, and how the two relate, in words and by colour; or the
 * heading of a group. Recycled by a list. Where it is narrow the two sides stand under the label.
 *
 * Properties: `narrow`.
 */
#define ASSAY_TYPE_COMPARE_LINE (assay_compare_line_get_type ())
G_DECLARE_FINAL_TYPE (AssayCompareLine, assay_compare_line, ASSAY, COMPARE_LINE, GtkWidget)

GtkWidget *assay_compare_line_new      (void);

/* @item: what to show now. */
void       assay_compare_line_set_item (AssayCompareLine *line,
                                        AssayCompareItem *item);

/* The line in a sentence, for those who hear it. (transfer full) */
char      *assay_compare_line_speak    (AssayCompareItem *item);

G_END_DECLS
