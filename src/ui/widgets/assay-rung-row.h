/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "story/assay-ladder.h"

G_BEGIN_DECLS

/**
 * AssayRungRow:
 *
 * One step of the ladder: its time, the two lifelines, an arrow between them with the message's name above and a note
 * below. Recycled.
 */
#define ASSAY_TYPE_RUNG_ROW (assay_rung_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayRungRow, assay_rung_row, ASSAY, RUNG_ROW, GtkWidget)

/* Where the lifelines run, counted from the start and the end of a row; for headings above them. */
#define ASSAY_RUNG_ROW_CLIENT 68
#define ASSAY_RUNG_ROW_SERVER 22

GtkWidget *assay_rung_row_new      (void);

void       assay_rung_row_set_rung (AssayRungRow    *self,
                                    const AssayRung *rung);

G_END_DECLS
