/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/assay-explanation.h"

G_BEGIN_DECLS

/**
 * AssayExplainButton:
 *
 * A small button that explains something in a popover, which is made when it is asked for.
 */
#define ASSAY_TYPE_EXPLAIN_BUTTON (assay_explain_button_get_type ())
G_DECLARE_FINAL_TYPE (AssayExplainButton, assay_explain_button, ASSAY, EXPLAIN_BUTTON, GtkButton)

/**
 * assay_explain_button_new:
 * @explanation: what is to be explained
 * @title: what it is called, translated; plain text
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *assay_explain_button_new (const AssayExplanation *explanation,
                                     const char             *title);

/* The same for a field of something decoded: what explains it, or what is around it. (transfer floating) (nullable) */
GtkWidget *assay_explain_button_new_for_node (const AssayNode *node);

G_END_DECLS
