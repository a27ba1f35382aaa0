/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayFieldRow:
 *
 * A property and its value, either of which may come from a stranger: nothing in it is markup, the value can be selected
 * and wraps. The one row for all such pairs.
 *
 * Properties: `title`, `value`, `stacked` (put the value under the title; for long values).
 */
#define ASSAY_TYPE_FIELD_ROW (assay_field_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayFieldRow, assay_field_row, ASSAY, FIELD_ROW, AdwPreferencesRow)

/* @title, @value: plain text; @stacked: the value stands under the title. */
GtkWidget *assay_field_row_new (const char *title,
                                const char *value,
                                gboolean    stacked);

/* Something after the value. @suffix: (transfer floating) */
void       assay_field_row_add_suffix (AssayFieldRow *row,
                                       GtkWidget     *suffix);

G_END_DECLS
