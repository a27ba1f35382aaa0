/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayStep:
 * @status: %ASSAY_STATUS_PASS when it was done, %ASSAY_STATUS_ERROR where it broke, %ASSAY_STATUS_SKIPPED when it never
 *   came to it
 * @title: what was to happen
 * @detail: (nullable): what was seen
 *
 * One step of an inspection, told after a failure.
 */
typedef struct {
  AssayStatus  status;
  AssayText   *title;
  AssayText   *detail;
} AssayStep;

void       assay_step_free     (AssayStep *step);

/**
 * assay_progress_steps:
 * @report: a report, usually of a failure
 *
 * What happened until then: each step that was done, the one that broke, and what never came. Pure.
 *
 * Returns: (transfer full) (element-type AssayStep): the steps, in order
 */
GPtrArray *assay_progress_steps (const AssayReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStep, assay_step_free)

G_END_DECLS
