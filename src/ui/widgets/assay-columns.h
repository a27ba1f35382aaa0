/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayColumns:
 *
<<<<<<< HEAD
 * A wide column and a narrower one beside it; where there is no room for both, the second stands under the first.
 *
 * Properties: `main`, `side` (GtkWidget).
=======
 * Two children side by side, the second as wide as its `width-request`, the first as wide as there is room; one below the
 * other where it is narrow. A horizontal GtkBox would look the same, but asks each child how wide it has to be for the
 * height of the page: every wrapped label then tries dozens of widths, which takes longer than a frame.
 *
 * Properties: `narrow` (boolean).
>>>>>>> ae32d47 (ui: lay pages out without trying widths in vain)
 */
#define ASSAY_TYPE_COLUMNS (assay_columns_get_type ())
G_DECLARE_FINAL_TYPE (AssayColumns, assay_columns, ASSAY, COLUMNS, GtkWidget)

G_END_DECLS
