/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "story/assay-timeline.h"

G_BEGIN_DECLS

/**
 * AssaySpanBar:
 *
 * One bar of the timeline, placed along the whole width by when it began and how long it took, with its duration beside
 * it. Colours come from style.css by the span's kind; the screen reader hears a sentence.
 */
#define ASSAY_TYPE_SPAN_BAR (assay_span_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssaySpanBar, assay_span_bar, ASSAY, SPAN_BAR, GtkWidget)

/* @total_us: the length of the whole timeline. */
GtkWidget *assay_span_bar_new (const AssaySpan *span,
                               gint64           total_us);

G_END_DECLS
