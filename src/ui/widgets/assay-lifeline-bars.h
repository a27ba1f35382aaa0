/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "story/assay-lifeline.h"

G_BEGIN_DECLS

/**
 * AssayLifelineBars:
 *
 * The validities of a chain's certificates as bars on one axis of time, with a mark on each at a moment.
 */
#define ASSAY_TYPE_LIFELINE_BARS (assay_lifeline_bars_get_type ())
G_DECLARE_FINAL_TYPE (AssayLifelineBars, assay_lifeline_bars, ASSAY, LIFELINE_BARS, GtkWidget)

/**
 * assay_lifeline_bars_show:
 * @bars: the widget
 * @lifeline: (nullable): what to draw; must live until another is shown
 * @report: (nullable): the report it is of
 *
 * Draws a lifeline.
 */
void assay_lifeline_bars_show       (AssayLifelineBars   *bars,
                                     const AssayLifeline *lifeline,
                                     AssayReport         *report);

/* Where the marks are. @moment: seconds since 1970 */
void assay_lifeline_bars_set_moment (AssayLifelineBars   *bars,
                                     gint64               moment);

G_END_DECLS
