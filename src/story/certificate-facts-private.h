/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "story/assay-certificate-facts.h"

G_BEGIN_DECLS

/* A section at the end. (transfer none) */
AssayCertificateSection *assay_facts_add_section    (AssayCertificateFacts   *facts,
                                                     const char              *title,
                                                     const AssayNode         *node);

/* A row at the end of a section. @value: (transfer full) */
AssayCertificateFact    *assay_facts_add            (AssayCertificateSection *section,
                                                     const char              *label,
                                                     AssayText               *value);

/* The same with text that is no message; %NULL adds nothing and gives %NULL. */
AssayCertificateFact    *assay_facts_add_plain      (AssayCertificateSection *section,
                                                     const char              *label,
                                                     const char              *value);

/* The same with a field's value, cut, its remark and what is wrong with it; %NULL adds nothing. */
AssayCertificateFact    *assay_facts_add_node       (AssayCertificateSection *section,
                                                     const char              *label,
                                                     const AssayNode         *node);

/* A row for each field below @node that has a value; %NULL adds none. */
void                     assay_facts_add_below      (AssayCertificateSection *section,
                                                     const AssayNode         *node);

/* A section for each extension. */
void                     assay_facts_add_extensions (AssayCertificateFacts   *facts);

/* What was said elsewhere about its revocation, and by logs. */
void                     assay_facts_add_statements (AssayCertificateFacts   *facts,
                                                     const AssayReport       *report,
                                                     guint                    index);

G_END_DECLS
