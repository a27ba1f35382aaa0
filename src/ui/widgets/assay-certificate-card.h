/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayCertificateCard:
 *
 * One certificate of the chain as a card: name, issuer, key, dates and where it came from; opened, its facts, which are
 * made when it is first opened.
 */
#define ASSAY_TYPE_CERTIFICATE_CARD (assay_certificate_card_get_type ())
G_DECLARE_FINAL_TYPE (AssayCertificateCard, assay_certificate_card, ASSAY, CERTIFICATE_CARD, AdwExpanderRow)

/**
 * assay_certificate_card_new:
 * @report: the report
 * @index: which of its certificates
 *
 * Returns: (transfer floating): the card, a row for a list box of its own
 */
GtkWidget *assay_certificate_card_new (AssayReport *report,
                                       guint        index);

G_END_DECLS
