/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-session-view.h"

G_BEGIN_DECLS

/**
 * AssaySavedLine:
 *
 * Says of a saved report when and of what it was taken, the verdict as of then and as of now, and what of it could not be
 * read. Empty for any other report.
 */
#define ASSAY_TYPE_SAVED_LINE (assay_saved_line_get_type ())
G_DECLARE_FINAL_TYPE (AssaySavedLine, assay_saved_line, ASSAY, SAVED_LINE, AssaySessionView)

G_END_DECLS
