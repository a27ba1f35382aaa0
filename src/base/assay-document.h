/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-text.h"

G_BEGIN_DECLS

/**
 * AssayDocumentKind:
 * @ASSAY_DOCUMENT_REQUEST: a certificate request (RFC 2986)
 * @ASSAY_DOCUMENT_CRL: a certificate revocation list (RFC 5280 section 5)
 * @ASSAY_DOCUMENT_PUBLIC_KEY: a bare public key
 * @ASSAY_DOCUMENT_OCSP_RESPONSE: an OCSP response (RFC 6960 section 4.2)
 * @ASSAY_DOCUMENT_OCSP_REQUEST: an OCSP request
 * @ASSAY_DOCUMENT_PRIVATE_KEY: a private key: recognised, its bytes are never kept
 * @ASSAY_DOCUMENT_PKCS7: a PKCS#7 or CMS container
 * @ASSAY_DOCUMENT_PKCS12: a PKCS#12 container that could not be opened
 * @ASSAY_DOCUMENT_KEYSTORE: a Java keystore
 * @ASSAY_DOCUMENT_PARAMETERS: parameters of Diffie-Hellman, DSA or elliptic curves
 * @ASSAY_DOCUMENT_CERTIFICATE: something that says it is a certificate and is none
 * @ASSAY_DOCUMENT_UNKNOWN: anything else
 *
 * What a file can hold besides certificates.
 */
typedef enum {
  ASSAY_DOCUMENT_REQUEST,
  ASSAY_DOCUMENT_CRL,
  ASSAY_DOCUMENT_PUBLIC_KEY,
  ASSAY_DOCUMENT_OCSP_RESPONSE,
  ASSAY_DOCUMENT_OCSP_REQUEST,
  ASSAY_DOCUMENT_PRIVATE_KEY,
  ASSAY_DOCUMENT_PKCS7,
  ASSAY_DOCUMENT_PKCS12,
  ASSAY_DOCUMENT_KEYSTORE,
  ASSAY_DOCUMENT_PARAMETERS,
  ASSAY_DOCUMENT_CERTIFICATE,
  ASSAY_DOCUMENT_UNKNOWN,
  ASSAY_N_DOCUMENTS,
} AssayDocumentKind;

/* "csr", "crl", "public-key"...: stable, for the report. */
const char *assay_document_kind_name  (AssayDocumentKind kind);

/* The same in words, as a message id: "Certificate request". */
const char *assay_document_kind_label (AssayDocumentKind kind);

/**
 * AssayDocument:
 * @kind: what it is
 * @source: what people call the file that it was found in
 * @line: the line where it begins, from 1; 0 when the file is not text
 * @label: (nullable): what a PEM block calls itself; made visible
 * @title: (nullable): whom it is about, in one short name: a request's subject, a list's issuer; made visible
 * @der: (nullable): its bytes; %NULL for private keys and for what could not be read
 * @locked: it can be read with a password, which was not given or is wrong
 * @problem: (nullable): what is wrong with it, or why it is not shown
 *
 * Something besides certificates that was found in a file. Immutable, refcounted, any thread.
 */
typedef struct {
  AssayDocumentKind  kind;
  char              *source;
  guint              line;
  char              *label;
  char              *title;
  GBytes            *der;
  gboolean           locked;
  AssayText         *problem;
} AssayDocument;

#define ASSAY_TYPE_DOCUMENT (assay_document_get_type ())

GType          assay_document_get_type (void) G_GNUC_CONST;

/* Moves @draft to the heap; takes all that it holds. (transfer full) */
AssayDocument *assay_document_take     (AssayDocument *draft);
AssayDocument *assay_document_ref      (AssayDocument *document);
void           assay_document_unref    (AssayDocument *document);

/* A list of documents. (transfer full) (element-type AssayDocument) */
GPtrArray     *assay_documents_new     (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDocument, assay_document_unref)

G_END_DECLS
