/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "story/assay-ladder.h"

G_BEGIN_DECLS

/**
 * AssayFieldSearchBar:
 *
 * Looks for a text in the fields of all messages, on another thread, and goes from one find to the next.
 *
 * Properties: `search-mode` (whether it is shown).
 * Signals: `found (guint place, AssayNode *field)`: go to this field of the rung at @place.
 */
#define ASSAY_TYPE_FIELD_SEARCH_BAR (assay_field_search_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssayFieldSearchBar, assay_field_search_bar, ASSAY, FIELD_SEARCH_BAR, AdwBin)

/* Where to look from now on. @rungs: (element-type AssayRung): not to be changed any more */
void assay_field_search_bar_set_rungs (AssayFieldSearchBar *bar,
                                       GPtrArray           *rungs);

/* Shows it and waits for a text. */
void assay_field_search_bar_begin     (AssayFieldSearchBar *bar);

G_END_DECLS
