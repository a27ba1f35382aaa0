/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayDocumentsList:
 *
 * What files held besides certificates, to choose one: requests, revocation lists, keys, what could not be read. It hides
 * itself when there is nothing.
 *
 * Properties: `selected` (int, read-only, notified): index of the document in the report, or -1.
 */
#define ASSAY_TYPE_DOCUMENTS_LIST (assay_documents_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayDocumentsList, assay_documents_list, ASSAY, DOCUMENTS_LIST, AdwBin)

/* Shows the documents of @report (nullable). None is selected then, unless there are no certificates to select. */
void assay_documents_list_show         (AssayDocumentsList *list,
                                        AssayReport        *report);

/* Selects a document, or none with -1. */
void assay_documents_list_select       (AssayDocumentsList *list,
                                        int                 index);

int  assay_documents_list_get_selected (AssayDocumentsList *list);

G_END_DECLS
