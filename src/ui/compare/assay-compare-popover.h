/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayComparePopover:
 *
 * Asks what to compare with what: two addresses, another tab, or a file.
 *
 * Actions it activates: `win.compare-addresses` (ss), `win.compare-tab` (u): the tab at that position in @tabs,
 * `win.compare-file`.
 */
#define ASSAY_TYPE_COMPARE_POPOVER (assay_compare_popover_get_type ())
G_DECLARE_FINAL_TYPE (AssayComparePopover, assay_compare_popover, ASSAY, COMPARE_POPOVER, GtkPopover)

GtkWidget *assay_compare_popover_new     (void);

/**
 * assay_compare_popover_prepare:
 * @popover: a popover that is about to show
 * @left: the address of the selected tab, or ""
 * @tabs: titles of the other tabs that have something to compare; %NULL at the place of one that has not
 * @n_tabs: how many
 *
 * Makes it ready to be shown.
 */
void       assay_compare_popover_prepare (AssayComparePopover *popover,
                                          const char          *left,
                                          char               **tabs,
                                          guint                n_tabs);

/* Says what is wrong with what was typed. @message: translated */
void       assay_compare_popover_complain (AssayComparePopover *popover,
                                           const char          *message);

G_END_DECLS
