/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"
#include "base/assay-document.h"

G_BEGIN_DECLS

/*
 * The importer's parts, inside out: an element of DER (bundle-der), containers of DER (bundle-pkcs7, bundle-pkcs12), text
 * that holds DER in base64 (bundle-pem, bundle-base64). All are total: what cannot be read becomes a document that says so.
 */

/* Containers inside containers. */
#define ASSAY_LIMIT_BUNDLE_DEPTH 4

/**
 * AssayBundle:
 * @source: what people call the file
 * @passwords: (nullable): what may open locked containers
 * @certificates: (element-type AssayCertificate): added to
 * @documents: (element-type AssayDocument): added to
 * @depth: how many containers are open
 * @shut: those that a password may open stay shut
 * @full: a limit was reached and told
 *
 * What is being read from one file.
 */
typedef struct {
  const char         *source;
  const char * const *passwords;
  GPtrArray          *certificates;
  GPtrArray          *documents;
  guint               depth;
  gboolean            shut;
  gboolean            full;
} AssayBundle;

/* Where something stands: the line of its block or 0, and what the block calls itself (nullable). */
typedef struct {
  guint       line;
  const char *label;
} AssayBundlePlace;

/* Adds a document. @title, @der: (nullable); @problem: (transfer full) (nullable). Of private keys only that there is one. */
void     assay_bundle_add_document (AssayBundle            *bundle,
                                    AssayDocumentKind       kind,
                                    const AssayBundlePlace *place,
                                    const char             *title,
                                    GBytes                 *der,
                                    AssayText              *problem);

/* Adds what DER elements in a row are. @hint: what they are said to be, %ASSAY_DOCUMENT_UNKNOWN when nothing is said.
 * FALSE when nothing was said, and nothing is known of them. */
gboolean assay_bundle_add_der      (AssayBundle            *bundle,
                                    const AssayBundlePlace *place,
                                    const guint8           *data,
                                    gsize                   length,
                                    AssayDocumentKind       hint);

/* Adds the certificates and revocation lists of a PKCS #7 container. */
void     assay_bundle_add_pkcs7    (AssayBundle            *bundle,
                                    const AssayBundlePlace *place,
                                    GBytes                 *der);

/* Adds what a PKCS #12 container holds, when no password opens it, or one of those that there are. */
void     assay_bundle_add_pkcs12   (AssayBundle            *bundle,
                                    const AssayBundlePlace *place,
                                    GBytes                 *der);

/* Adds the blocks of a PEM text. FALSE when there is none. */
gboolean assay_bundle_add_pem      (AssayBundle            *bundle,
                                    const char             *text,
                                    gsize                   length);

/* Adds what stands in a text as base64 without header lines. FALSE when there is nothing. */
gboolean assay_bundle_add_base64   (AssayBundle            *bundle,
                                    const char             *text,
                                    gsize                   length);

/* Told a stretch of a text that holds private keys: @start up to @end. */
typedef void (*AssayBundleKeyFunc) (gsize                   start,
                                    gsize                   end,
                                    gpointer                data);

/* Finds private keys in PEM blocks, and in bare base64; FALSE when there is no PEM block, or no base64 that is any. */
gboolean assay_bundle_find_pem_keys    (const char         *text,
                                        gsize               length,
                                        AssayBundleKeyFunc  func,
                                        gpointer            data);
gboolean assay_bundle_find_base64_keys (const char         *text,
                                        gsize               length,
                                        AssayBundleKeyFunc  func,
                                        gpointer            data);

/* Takes @data over as bytes that are wiped when they are freed. (transfer full) */
GBytes  *assay_bundle_wipe_later   (guint8                 *data,
                                    gsize                   length);

/* Decodes base64, whatever spaces, quotes and escaped line ends are in it. @bad: (out): the first character that is none
 * of all this, or @length. The result is wiped when it is freed. (transfer full) */
GBytes  *assay_bundle_decode_base64 (const char            *text,
                                     gsize                  length,
                                     gsize                 *bad);

G_END_DECLS
