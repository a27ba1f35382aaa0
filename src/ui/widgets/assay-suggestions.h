/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssaySuggestions:
 *
 * The recent targets that contain what was typed, under the address entry. It never takes the focus: the entry moves the
 * selection. A click on a row activates `win.inspect`.
 */
#define ASSAY_TYPE_SUGGESTIONS (assay_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (AssaySuggestions, assay_suggestions, ASSAY, SUGGESTIONS, GtkPopover)

GtkWidget  *assay_suggestions_new          (void);

/**
 * assay_suggestions_update:
 * @suggestions: the popover
 * @search: what was typed
 *
 * Shows what fits, or hides when nothing does, or only what stands in the entry already. Nothing is selected.
 */
void        assay_suggestions_update       (AssaySuggestions *suggestions,
                                            const char       *search);

/* Moves the selection by @step rows, around the ends; before the first and after the last row nothing is selected. */
void        assay_suggestions_move         (AssaySuggestions *suggestions,
                                            int               step);

/* The selected target, or %NULL. (transfer none) */
const char *assay_suggestions_get_selected (AssaySuggestions *suggestions);

G_END_DECLS
