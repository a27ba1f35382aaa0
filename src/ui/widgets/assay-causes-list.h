/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-session-view.h"

G_BEGIN_DECLS

/**
 * AssayCausesList:
 *
 * Why an inspection probably failed, the likeliest first, with a button where something can be tried at once (action
 * `page.follow-up`).
 */
#define ASSAY_TYPE_CAUSES_LIST (assay_causes_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayCausesList, assay_causes_list, ASSAY, CAUSES_LIST, AssaySessionView)

G_END_DECLS
