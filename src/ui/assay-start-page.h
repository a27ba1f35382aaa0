/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayStartPage:
 *
 * What a tab shows before it has a target: recent targets and the practice servers. Its rows activate `win.inspect`.
 *
 * Properties: `narrow` (boolean): whether the window is narrow.
 */
#define ASSAY_TYPE_START_PAGE (assay_start_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayStartPage, assay_start_page, ASSAY, START_PAGE, AdwBin)

GtkWidget *assay_start_page_new (void);

G_END_DECLS
