/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayWrapLayout:
 *
 * Children in a line, and in further lines where one has no room for them: buttons, or a name and its pills.
 */
#define ASSAY_TYPE_WRAP_LAYOUT (assay_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (AssayWrapLayout, assay_wrap_layout, ASSAY, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
