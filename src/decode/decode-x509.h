/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"
#include "base/assay-node.h"
#include "decode/der-tree.h"

G_BEGIN_DECLS

/**
 * assay_x509_decode:
 * @der: a certificate, or anything else
 *
 * Decodes a certificate (RFC 5280 section 4.1) into a tree whose root has the key "certificate". Total: any bytes give
 * a tree.
 *
 * Returns: (transfer full): the tree
 */
AssayNode        *assay_x509_decode (GBytes      *der);

/* A certificate inside something else, as a node of its own that its subject sums up. */
extern const AssayDerField assay_x509_certificate;

/* Adds such a certificate: see AssayDerAdd. */
void              assay_x509_add_certificate (AssayNodeBuilder *builder,
                                              const char       *key,
                                              const char       *label,
                                              const AssayDer   *der);

/* Adds what a SIGNED structure (RFC 5280 section 4.1) holds: what is signed, under @key, then how, and the signature. */
void              assay_x509_add_signed (AssayNodeBuilder    *builder,
                                         AssayCursor         *content,
                                         const char          *key,
                                         const char          *label,
                                         const AssayDerField *fields);

/* What the signature of a SIGNED structure (RFC 5280 section 4.1) holds, as the algorithm in it says; (nullable). */
const AssayDerField *assay_x509_find_signed (const AssayCursor *content);

/**
 * assay_x509_read:
 * @der: a certificate, or anything else
 * @origin: where it came from
 *
 * Reads the facts of a certificate with our own DER reader, also of those that libraries refuse; what cannot be read
 * stays empty, and `malformed` says so.
 *
 * Returns: (transfer full): the certificate
 */
AssayCertificate *assay_x509_read   (GBytes      *der,
                                     AssayOrigin  origin);

/**
 * assay_x509_find_subject:
 * @der: (array length=length): a certificate
 * @length: how many bytes
 * @subject: (out): where its subject Name stands
 * @subject_length: (out): and how long it is
 *
 * Finds a certificate's subject without decoding the rest: what an index of a trust store needs.
 *
 * Returns: %FALSE when this is no certificate
 */
gboolean          assay_x509_find_subject (const guint8  *der,
                                           gsize          length,
                                           const guint8 **subject,
                                           gsize         *subject_length);

G_END_DECLS
