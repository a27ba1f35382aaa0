/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "export/text-page.h"

G_BEGIN_DECLS

/* What files held besides certificates. @fields: with all their fields */
void assay_text_page_add_documents (AssayTextPage     *page,
                                    const AssayReport *report,
                                    gboolean           fields);

G_END_DECLS
