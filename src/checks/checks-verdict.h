/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/* Fills in what @draft says as a whole: verdict, headline and summary, from the report and the findings in @draft. */
void assay_verdict_draw (const AssayReport *report,
                         AssayAssessment   *draft);

G_END_DECLS
