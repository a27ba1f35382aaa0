/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayHandshakeMenu:
 *
 * What can be done with a whole handshake: save it in one form or another, search it (action `handshake.search`).
 *
 * Actions: `handshake.save-NAME` for each name of assay_handshake_export_names(); enabled when there is something to save.
 */
#define ASSAY_TYPE_HANDSHAKE_MENU (assay_handshake_menu_get_type ())
G_DECLARE_FINAL_TYPE (AssayHandshakeMenu, assay_handshake_menu, ASSAY, HANDSHAKE_MENU, AdwBin)

/* What is saved: @report (nullable) and the message that is looked at (nullable). */
void assay_handshake_menu_set_subject (AssayHandshakeMenu *menu,
                                       AssayReport        *report,
                                       AssayMessage       *message);

G_END_DECLS
