/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "practice/assay-practice.h"

G_BEGIN_DECLS

/**
 * AssayScenarioRow:
 *
 * A practice server on the start page: what it is, how an inspection will come out, the lesson behind a button.
 * Activating it inspects.
 *
 * Properties: `narrow` (boolean): leaves out the Inspect button, for the row itself does the same.
 */
#define ASSAY_TYPE_SCENARIO_ROW (assay_scenario_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayScenarioRow, assay_scenario_row, ASSAY, SCENARIO_ROW, AdwActionRow)

GtkWidget           *assay_scenario_row_new          (const AssayScenario *scenario);
const AssayScenario *assay_scenario_row_get_scenario (AssayScenarioRow    *row);

G_END_DECLS
