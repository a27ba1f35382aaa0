/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "story/assay-chain-story.h"

G_BEGIN_DECLS

#define ASSAY_CHAIN_ROW_MISSING G_MAXUINT

/**
 * AssayChainRow:
 *
 * One certificate of a chain as a card in a list, with what is unusual about it there.
 */
#define ASSAY_TYPE_CHAIN_ROW (assay_chain_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayChainRow, assay_chain_row, ASSAY, CHAIN_ROW, GtkListBoxRow)

/**
 * assay_chain_row_new:
 * @report: the report
 * @link: the certificate at its place
 * @heading: (nullable): a heading above it
 * @above: (nullable): what stands between it and the row above; words
 *
 * Returns: (transfer floating): the row
 */
GtkWidget  *assay_chain_row_new             (const AssayReport    *report,
                                             const AssayChainLink *link,
                                             const char           *heading,
                                             const char           *above);

/* The place of one that is not there, or not yet, which cannot be chosen. @heading: (nullable). (transfer floating) */
GtkWidget  *assay_chain_row_new_missing     (const char           *issuer,
                                             const char           *words,
                                             gboolean              awaited,
                                             const char           *heading);

/* The certificate's index, or %ASSAY_CHAIN_ROW_MISSING. */
guint       assay_chain_row_get_certificate (AssayChainRow        *row);

/* For gtk_list_box_set_header_func(): the heading, and what stands above. */
void        assay_chain_row_update_header   (GtkListBoxRow        *row,
                                             GtkListBoxRow        *before,
                                             gpointer              data);

G_END_DECLS
