/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-finding.h"
#include "story/assay-certificate-facts.h"

G_BEGIN_DECLS

/**
 * AssayCertificateDetails:
 *
 * All that is to be said of one certificate: what the checks found about it, then its facts.
 *
 * Signals: `ready`: the facts are there; `certificate-activated (guint index)`: the person wants to see another one.
 */
#define ASSAY_TYPE_CERTIFICATE_DETAILS (assay_certificate_details_get_type ())
G_DECLARE_FINAL_TYPE (AssayCertificateDetails, assay_certificate_details, ASSAY, CERTIFICATE_DETAILS, AdwBin)

/**
 * assay_certificate_details_show:
 * @details: the widget
 * @report: the report
 * @assessment: (nullable): the opinion about it; %NULL while it is partial
 * @index: which of its certificates
 *
 * Shows a certificate. When it is shown already, what is there stays, where it is and as it is opened: only what the
 * report knows besides is put in.
 */
void                   assay_certificate_details_show      (AssayCertificateDetails *details,
                                                            AssayReport             *report,
                                                            AssayAssessment         *assessment,
                                                            guint                    index);

/* What is shown; %NULL while it is read. (transfer none) (nullable) */
AssayCertificateFacts *assay_certificate_details_get_facts (AssayCertificateDetails *details);

G_END_DECLS
