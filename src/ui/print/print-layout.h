/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/print/print-form.h"

G_BEGIN_DECLS

/* Blocks laid out on pages. */
typedef struct _AssayPrintLayout AssayPrintLayout;

/**
 * assay_print_layout_new:
 * @context: where it is printed; in points
 * @blocks: (element-type AssayPrintBlock): what is printed
 * @name: stands at the foot of each page
 *
 * Returns: (transfer full): a layout without any page yet
 */
AssayPrintLayout *assay_print_layout_new       (GtkPrintContext  *context,
                                                GPtrArray        *blocks,
                                                const char       *name);
void              assay_print_layout_free      (AssayPrintLayout *layout);

/* Lays out some more of the blocks; whether that was all. */
gboolean          assay_print_layout_go_on     (AssayPrintLayout *layout);

guint             assay_print_layout_get_n_pages (const AssayPrintLayout *layout);

void              assay_print_layout_draw      (const AssayPrintLayout *layout,
                                                GtkPrintContext  *context,
                                                guint             page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPrintLayout, assay_print_layout_free)

G_END_DECLS
