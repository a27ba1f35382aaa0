/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-panel.h"

G_BEGIN_DECLS

/**
 * AssayHandshakePanel:
 *
 * The page of the handshake: an AssayHandshakeView, which is made when the page is seen for the first time.
 */
#define ASSAY_TYPE_HANDSHAKE_PANEL (assay_handshake_panel_get_type ())
G_DECLARE_FINAL_TYPE (AssayHandshakePanel, assay_handshake_panel, ASSAY, HANDSHAKE_PANEL, AssayPanel)

G_END_DECLS
