/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/assay-session.h"

G_BEGIN_DECLS

/**
 * AssayCompareSide:
 *
 * The head of one side of a comparison: its verdict as an icon, its name, and where it answered from, or why it failed.
 */
#define ASSAY_TYPE_COMPARE_SIDE (assay_compare_side_get_type ())
G_DECLARE_FINAL_TYPE (AssayCompareSide, assay_compare_side, ASSAY, COMPARE_SIDE, AdwBin)

/* Shows @session as it is now. */
void assay_compare_side_set_session (AssayCompareSide *side,
                                     AssaySession     *session);

G_END_DECLS
