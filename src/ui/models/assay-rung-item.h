/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "story/assay-ladder.h"

G_BEGIN_DECLS

/**
 * AssayRungItem:
 *
 * One step of the ladder as a list model holds it.
 */
#define ASSAY_TYPE_RUNG_ITEM (assay_rung_item_get_type ())
G_DECLARE_FINAL_TYPE (AssayRungItem, assay_rung_item, ASSAY, RUNG_ITEM, GObject)

AssayRungItem *assay_rung_item_new      (AssayRung     *rung);

/* (transfer none) */
AssayRung     *assay_rung_item_get_rung (AssayRungItem *item);

G_END_DECLS
