/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "story/assay-certificate-facts.h"

G_BEGIN_DECLS

/* More of a value than this is not laid out, however long it is; it is copied as a whole. */
#define ASSAY_FACT_ROW_MAX_CHARS 4096

/**
 * AssayFactRow:
 *
 * A property of a certificate: what it is, its value, what is worth knowing about it, and a button that copies it. What
 * has an explanation has a button for that, and a long value one that opens it. The row of an issuer can be activated, and
 * leads to it.
 */
#define ASSAY_TYPE_FACT_ROW (assay_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayFactRow, assay_fact_row, ASSAY, FACT_ROW, AdwPreferencesRow)

/* @facts: what @fact is of. (transfer floating) */
GtkWidget *assay_fact_row_new (AssayCertificateFacts      *facts,
                               const AssayCertificateFact *fact);

/* The certificate that it leads to, or -1. */
int        assay_fact_row_get_way (AssayFactRow *row);

G_END_DECLS
