/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-panel.h"

G_BEGIN_DECLS

/**
 * AssayStoryPanel:
 *
 * The page "How It Works": an AssayStoryView, which is made when the page is seen for the first time.
 */
#define ASSAY_TYPE_STORY_PANEL (assay_story_panel_get_type ())
G_DECLARE_FINAL_TYPE (AssayStoryPanel, assay_story_panel, ASSAY, STORY_PANEL, AssayPanel)

G_END_DECLS
