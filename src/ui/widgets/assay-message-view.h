/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "story/assay-ladder.h"

G_BEGIN_DECLS

/**
 * AssayMessageView:
 *
 * One message: what happens with it in plain words, and its fields and bytes (AssayDocumentView). A long message is decoded on another thread.
 *
 * Properties: `narrow`, `selected` (AssayNode, read-only), `extra` (GtkWidget, stands under the words).
 */
#define ASSAY_TYPE_MESSAGE_VIEW (assay_message_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayMessageView, assay_message_view, ASSAY, MESSAGE_VIEW, AdwBin)

/**
 * assay_message_view_show:
 * @view: a message view
 * @ladder: (nullable): the conversation
 * @rung: (nullable): one of its rungs, or %NULL for nothing
 *
 * Shows a message. When it is the one that is shown already, only the words are said anew.
 */
void             assay_message_view_show         (AssayMessageView  *view,
                                                  const AssayLadder *ladder,
                                                  AssayRung         *rung);

/* Selects a field of the message shown, once it is decoded. @node: may be of another decoding of the same bytes */
void             assay_message_view_select       (AssayMessageView  *view,
                                                  const AssayNode   *node);

/* (transfer none) (nullable) */
const AssayNode *assay_message_view_get_selected (AssayMessageView  *view);

G_END_DECLS
