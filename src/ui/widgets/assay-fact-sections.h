/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "story/assay-certificate-facts.h"

G_BEGIN_DECLS

/**
 * AssayFactSections:
 *
 * The facts of a certificate, a card a section. Rows are added a few at a time while nothing else is to be done, so that a
 * certificate of any size holds up nobody.
 *
 * Signals: `certificate-activated (guint index)`: the person wants to see another one.
 */
#define ASSAY_TYPE_FACT_SECTIONS (assay_fact_sections_get_type ())
G_DECLARE_FINAL_TYPE (AssayFactSections, assay_fact_sections, ASSAY, FACT_SECTIONS, AdwBin)

GtkWidget             *assay_fact_sections_new       (void);

/**
 * assay_fact_sections_show:
 * @sections: the widget
 * @facts: (nullable): what to show
 * @match: (nullable): which of the names was asked for
 *
 * Shows facts. Where they renew those that are shown, rows that say the same stay as they are.
 */
void                   assay_fact_sections_show      (AssayFactSections     *sections,
                                                      AssayCertificateFacts *facts,
                                                      const char            *match);

/* What is shown. (transfer none) (nullable) */
AssayCertificateFacts *assay_fact_sections_get_facts (AssayFactSections     *sections);

G_END_DECLS
