/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayDecodedBar:
 *
 * Says above a page that it shows bytes which were recorded elsewhere, and what of them could not be read; does not show
 * for anything else.
 */
#define ASSAY_TYPE_DECODED_BAR (assay_decoded_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssayDecodedBar, assay_decoded_bar, ASSAY, DECODED_BAR, AdwBin)

/* @report: (nullable) */
void assay_decoded_bar_show (AssayDecodedBar   *bar,
                             const AssayReport *report);

G_END_DECLS
