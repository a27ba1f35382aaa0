/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "export/text-page.h"

G_BEGIN_DECLS

/* The server's own certificate in ten lines. */
void assay_text_page_add_leaf       (AssayTextPage     *page,
                                     const AssayReport *report);

/* Where it was, and what was negotiated. */
void assay_text_page_add_connection (AssayTextPage     *page,
                                     const AssayReport *report);

/* What others say about the certificates: OCSP answers, revocation lists, logs. Nothing when nobody does. */
void assay_text_page_add_evidence   (AssayTextPage     *page,
                                     const AssayReport *report);

/* The phases as a waterfall. */
void assay_text_page_add_phases     (AssayTextPage     *page,
                                     const AssayReport *report);

G_END_DECLS
