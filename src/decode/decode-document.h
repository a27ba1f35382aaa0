/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-document.h"
#include "base/assay-node.h"

G_BEGIN_DECLS

/**
 * assay_document_sniff:
 * @data: (array length=length): bytes from anywhere
 * @length: how many
 * @size: (out): how long the first element is, tag and length included; all that there is when BER leaves its length
 *   open; 0 when there is no element that fits
 *
 * Tells from its shape what the DER element at @data is. Quick: it looks at a handful of tags.
 *
 * Returns: what it is; %ASSAY_DOCUMENT_CERTIFICATE for a certificate, %ASSAY_DOCUMENT_UNKNOWN when it is none of all these
 */
AssayDocumentKind assay_document_sniff     (const guint8      *data,
                                            gsize              length,
                                            gsize             *size);

/* Whom it is about, in one short name: a request's subject, a revocation list's issuer; made visible.
 * (transfer full) (nullable) */
char             *assay_document_dup_title (AssayDocumentKind  kind,
                                            GBytes            *der);

/**
 * assay_document_decode:
 * @kind: what it is taken for
 * @der: its bytes
 *
 * Decodes a document into a tree. Total: any bytes give a tree.
 *
 * Returns: (transfer full): the tree
 */
AssayNode        *assay_document_decode    (AssayDocumentKind  kind,
                                            GBytes            *der);

G_END_DECLS
