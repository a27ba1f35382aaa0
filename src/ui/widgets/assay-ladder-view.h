/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "story/assay-ladder.h"

G_BEGIN_DECLS

/**
 * AssayLadderView:
 *
 * The messages of a conversation between two lifelines, the client's and the server's; one of them is selected.
 *
 * Properties: `selected` (AssayRung, read-only, notified when the selection moves).
 */
#define ASSAY_TYPE_LADDER_VIEW (assay_ladder_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayLadderView, assay_ladder_view, ASSAY, LADDER_VIEW, AdwBin)

/**
 * assay_ladder_view_set_ladder:
 * @view: a ladder view
 * @ladder: the conversation so far
 *
 * Shows a conversation, or how it went on: the selected message stays selected when it is still there, else the first
 * one is. When a handshake breaks, the place where it broke is.
 */
void       assay_ladder_view_set_ladder   (AssayLadderView   *view,
                                           const AssayLadder *ladder);

void       assay_ladder_view_select       (AssayLadderView   *view,
                                           guint              position);

/* (transfer none) (nullable) */
AssayRung *assay_ladder_view_get_selected (AssayLadderView   *view);

G_END_DECLS
