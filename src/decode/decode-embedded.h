/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/assay-schema.h"

G_BEGIN_DECLS

/*
 * What TLS carries without looking into it, as functions for a field's `decode`: the tree stands in place of the
 * content. In an outline (see assay_decode_outline()) the content stays opaque.
 */

/* Whether this is a SubjectPublicKeyInfo by its look: a SEQUENCE that begins with an AlgorithmIdentifier. */
gboolean assay_embedded_is_key  (const AssayCursor  *content);

/* A certificate (RFC 5280 section 4.1), or the raw key that stands in its place (RFC 7250 section 3). */
void assay_decode_certificate   (const AssayField   *field,
                                 AssayCursor        *content,
                                 AssayDecodeContext *context);

/* A Name (RFC 5280 section 4.1.2.4). */
void assay_decode_name          (const AssayField   *field,
                                 AssayCursor        *content,
                                 AssayDecodeContext *context);

/* A SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7). */
void assay_decode_key           (const AssayField   *field,
                                 AssayCursor        *content,
                                 AssayDecodeContext *context);

/* An object identifier. */
void assay_decode_oid           (const AssayField   *field,
                                 AssayCursor        *content,
                                 AssayDecodeContext *context);

/* An OCSP response (RFC 6960 section 4.2.1), or nothing, which in a list stands for none. */
void assay_decode_ocsp_response (const AssayField   *field,
                                 AssayCursor        *content,
                                 AssayDecodeContext *context);

G_END_DECLS
