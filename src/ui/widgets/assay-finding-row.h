/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-finding.h"

G_BEGIN_DECLS

/**
 * AssayFindingRow:
 *
 * What one check said: icon, title, reason; opened, how to mend it and where the rule comes from. The technical part is
 * made when it is first opened.
 */
#define ASSAY_TYPE_FINDING_ROW (assay_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayFindingRow, assay_finding_row, ASSAY, FINDING_ROW, AdwExpanderRow)

GtkWidget *assay_finding_row_new (AssayFinding *finding);

G_END_DECLS
