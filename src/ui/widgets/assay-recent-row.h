/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayRecentRow:
 *
 * A recent target on the start page: activating it inspects, its button forgets it.
 */
#define ASSAY_TYPE_RECENT_ROW (assay_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayRecentRow, assay_recent_row, ASSAY, RECENT_ROW, AdwActionRow)

GtkWidget *assay_recent_row_new (const char *target);

G_END_DECLS
