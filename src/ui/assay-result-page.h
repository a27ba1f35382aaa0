/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/assay-session.h"

G_BEGIN_DECLS

/**
 * AssayResultPage:
 *
 * What a tab shows once it has a target: the panels, or the calm page of a failure. Owns its session.
 *
 * Properties: `session` (AssaySession, read-only), `title` (read-only: the target as people read it), `verdict-icon`
 * (read-only GIcon for the tab; %NULL while running), `narrow` (whether the window is narrow), `several`
 * (read-only: whether there is more than one page to switch between).
 * Signals: `follow-up (AssayRequest *request)`: the person chose another request to try in this tab.
 */
#define ASSAY_TYPE_RESULT_PAGE (assay_result_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayResultPage, assay_result_page, ASSAY, RESULT_PAGE, AdwBin)

AssayResultPage *assay_result_page_new         (void);
AssaySession    *assay_result_page_get_session (AssayResultPage *page);

G_END_DECLS
