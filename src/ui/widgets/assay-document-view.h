/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-node.h"

G_BEGIN_DECLS

/**
 * AssayDocumentView:
 *
 * Something decoded: its fields as a tree and its bytes, bound both ways, and what can be copied of them.
 *
 * Properties: `narrow`, `selected` (AssayNode, read-only).
 * Actions: `document.copy` with "value", "hex", "base64" or "c": copies the selected field.
 */
#define ASSAY_TYPE_DOCUMENT_VIEW (assay_document_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayDocumentView, assay_document_view, ASSAY, DOCUMENT_VIEW, AdwBin)

/**
 * assay_document_view_show:
 * @view: a document view
 * @bytes: (nullable): the bytes
 * @root: (nullable): what they were decoded to; %NULL while that is under way
 * @version: the ProtocolVersion that references depend on, or 0
 *
 * Shows a document.
 */
void             assay_document_view_show         (AssayDocumentView *view,
                                                   GBytes            *bytes,
                                                   AssayNode         *root,
                                                   guint16            version);

/* Selects a field, once there is a root. @node: may be of another decoding of the same bytes */
void             assay_document_view_select       (AssayDocumentView *view,
                                                   const AssayNode   *node);

/* (transfer none) (nullable) */
const AssayNode *assay_document_view_get_selected (AssayDocumentView *view);

G_END_DECLS
