/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-finding.h"
#include "story/assay-certificate-facts.h"

G_BEGIN_DECLS

/**
 * AssayCertificateDetails:
 *
 * All that is to be said of one certificate: what the checks found about it, then its facts, a card a section. Sections
 * are added one by one while nothing else is to be done, so that a certificate of any size holds up nobody.
 *
 * Signals: `ready`: the facts are there; `certificate-activated (guint index)`: the person wants to see another one.
 */
#define ASSAY_TYPE_CERTIFICATE_DETAILS (assay_certificate_details_get_type ())
G_DECLARE_FINAL_TYPE (AssayCertificateDetails, assay_certificate_details, ASSAY, CERTIFICATE_DETAILS, AdwBin)

/**
 * assay_certificate_details_show:
 * @details: the widget
 * @report: the report
 * @assessment: the opinion about it
 * @index: which of its certificates
 *
 * Shows a certificate.
 */
void                   assay_certificate_details_show      (AssayCertificateDetails *details,
                                                            AssayReport             *report,
                                                            AssayAssessment         *assessment,
                                                            guint                    index);

/* What is shown; %NULL while it is read. (transfer none) (nullable) */
AssayCertificateFacts *assay_certificate_details_get_facts (AssayCertificateDetails *details);

G_END_DECLS
