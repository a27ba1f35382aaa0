/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-session-view.h"

G_BEGIN_DECLS

/**
 * AssayStepsList:
 *
 * What happened until an inspection failed.
 */
#define ASSAY_TYPE_STEPS_LIST (assay_steps_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayStepsList, assay_steps_list, ASSAY, STEPS_LIST, AssaySessionView)

G_END_DECLS
