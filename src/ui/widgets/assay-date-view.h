/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-session-view.h"

G_BEGIN_DECLS

/**
 * AssayDateView:
 *
 * What would the verdict be on another day? The validities of the chain, a slider over them, and what all checks say at
 * the moment where it stands. Arrow keys go by days, page keys by weeks, with Control to the next change.
 *
 * Properties: `moment` (int64, notified): seconds since 1970.
 */
#define ASSAY_TYPE_DATE_VIEW (assay_date_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayDateView, assay_date_view, ASSAY, DATE_VIEW, AssaySessionView)

G_END_DECLS
