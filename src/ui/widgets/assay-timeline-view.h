/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/assay-session.h"

G_BEGIN_DECLS

/**
 * AssayTimelineView:
 *
 * What the time was spent on, as a waterfall that fills while the inspection runs. Its place is kept from the start.
 *
 * Properties: `session` (AssaySession).
 */
#define ASSAY_TYPE_TIMELINE_VIEW (assay_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayTimelineView, assay_timeline_view, ASSAY, TIMELINE_VIEW, AdwBin)

G_END_DECLS
