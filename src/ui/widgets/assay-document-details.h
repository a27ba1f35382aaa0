/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-document.h"

G_BEGIN_DECLS

/**
 * AssayDocumentDetails:
 *
 * One thing that a file held besides certificates: what it is, where it stood, what is wrong with it, and its fields with
 * its bytes. Of a private key there is nothing but words.
 *
 * Properties: `narrow` (boolean).
 */
#define ASSAY_TYPE_DOCUMENT_DETAILS (assay_document_details_get_type ())
G_DECLARE_FINAL_TYPE (AssayDocumentDetails, assay_document_details, ASSAY, DOCUMENT_DETAILS, AdwBin)

/* Shows a document, or nothing. @document: (nullable) */
void        assay_document_details_show      (AssayDocumentDetails *details,
                                              AssayDocument        *document);

/* An icon for it; one that warns when something is wrong. (transfer none) */
const char *assay_document_details_icon      (const AssayDocument  *document);

/* "chain.pem, line 12". (transfer full) */
char       *assay_document_details_dup_place (const AssayDocument  *document);

G_END_DECLS
