/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-report.h"
#include "export/share-page.h"

G_BEGIN_DECLS

/* What the page speaks of, explained in plain words: checks, properties, messages and fields, each once. */
void assay_share_page_add_explanations (AssaySharePage        *page,
                                        const AssayReport     *report,
                                        const AssayAssessment *assessment);

G_END_DECLS
