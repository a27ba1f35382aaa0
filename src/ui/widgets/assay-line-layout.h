/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayLineLayout:
 *
 * Children in a line, each in its middle, those that expand sharing what is left: a horizontal GtkBoxLayout for texts
 * that wrap. GTK 4.8's own lays each of them out some eighty times, in search of the width at which it becomes a line
 * higher; this one asks for the height at the width that there is.
 */
#define ASSAY_TYPE_LINE_LAYOUT (assay_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (AssayLineLayout, assay_line_layout, ASSAY, LINE_LAYOUT, GtkLayoutManager)

/* @spacing: between two children. */
GtkLayoutManager *assay_line_layout_new   (int        spacing);

/* Has the header of an AdwActionRow or AdwExpanderRow laid out so: icon, title and subtitle, what stands at the end. */
void              assay_line_layout_adopt (GtkWidget *row);

G_END_DECLS
