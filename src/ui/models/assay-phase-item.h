/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "base/assay-event.h"

G_BEGIN_DECLS

/**
 * AssayPhaseItem:
 *
 * One phase of an inspection as a list model holds it.
 *
 * Properties: `phase` (AssayPhase, construct-only).
 */
#define ASSAY_TYPE_PHASE_ITEM (assay_phase_item_get_type ())
G_DECLARE_FINAL_TYPE (AssayPhaseItem, assay_phase_item, ASSAY, PHASE_ITEM, GObject)

AssayPhaseItem *assay_phase_item_new       (AssayPhase     *phase);

/* (transfer none) */
AssayPhase     *assay_phase_item_get_phase (AssayPhaseItem *item);

G_END_DECLS
