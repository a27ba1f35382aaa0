/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-panel.h"

G_BEGIN_DECLS

/**
 * AssayOverviewPanel:
 *
 * The first page of a tab: the verdict, the chain, the checks, the connection and the timeline; or, after a failure, the
 * likely causes and what happened until then. It fills while the inspection runs.
 */
#define ASSAY_TYPE_OVERVIEW_PANEL (assay_overview_panel_get_type ())
G_DECLARE_FINAL_TYPE (AssayOverviewPanel, assay_overview_panel, ASSAY, OVERVIEW_PANEL, AssayPanel)

G_END_DECLS
