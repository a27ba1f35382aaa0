/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayColumns:
 *
 * A wide column and a narrower one beside it, or two as wide as each other; where there is no room for both, the second stands under the first.
 *
 * Properties: `main`, `side` (GtkWidget), `even` (whether they are as wide as each other; for templates).
 */
#define ASSAY_TYPE_COLUMNS (assay_columns_get_type ())
G_DECLARE_FINAL_TYPE (AssayColumns, assay_columns, ASSAY, COLUMNS, GtkWidget)

G_END_DECLS
