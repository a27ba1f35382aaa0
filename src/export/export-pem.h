/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/* One certificate as PEM (RFC 7468). (transfer full) */
char *assay_export_pem_certificate (const AssayCertificate *certificate);

/* Something else as PEM; %NULL when there is nothing of it to be written. (transfer full) (nullable) */
char *assay_export_pem_document    (const AssayDocument    *document);

/* The bytes that assay_export_pem_document() wrote of a document of this kind and label; %NULL for anything else.
 * (transfer full) (nullable) */
GBytes *assay_import_pem_document  (const AssayDocument    *document,
                                    const char             *pem);

/* Several certificates as PEM, one after the other; "" for none. @certificates: (element-type AssayCertificate)
 * (transfer full) */
char *assay_export_pem_certificates (GPtrArray             *certificates);

/* The certificates that the server sent, in its order, as PEM; "" when none came. (transfer full) */
char *assay_export_pem_chain       (const AssayReport      *report);

/* "example.org.pem": a file name for the chain, with nothing in it that a file name should not have. (transfer full) */
char *assay_export_pem_file_name   (const AssayReport      *report);

/**
 * assay_import_pem_certificate:
 * @pem: what assay_export_pem_certificate() wrote
 *
 * The way back: strict, as only our own writing is read.
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL when it is anything else
 */
GBytes *assay_import_pem_certificate (const char *pem);

G_END_DECLS
