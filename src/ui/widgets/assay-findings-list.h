/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-session-view.h"

G_BEGIN_DECLS

/**
 * AssayFindingsList:
 *
 * What the checks said: what failed first, then the passes that everybody asks for and the notes; the rest waits behind
 * one row.
 */
#define ASSAY_TYPE_FINDINGS_LIST (assay_findings_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayFindingsList, assay_findings_list, ASSAY, FINDINGS_LIST, AssaySessionView)

G_END_DECLS
