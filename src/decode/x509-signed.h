/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/decode-der.h"

G_BEGIN_DECLS

/**
 * AssayX509Signed:
 * @content: what is signed
 * @algorithm: the AlgorithmIdentifier, in DER
 * @signature: the signature
 *
 * The three parts of certificates, CRLs and requests (RFC 5280 section 4.1), slices of the whole.
 */
typedef struct {
  GBytes *content;
  GBytes *algorithm;
  GBytes *signature;
} AssayX509Signed;

/* Takes @der apart; %FALSE, and nothing to clear, when it is no such structure. */
gboolean assay_x509_read_signed  (GBytes          *der,
                                  AssayX509Signed *parts);
void     assay_x509_signed_clear (AssayX509Signed *parts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayX509Signed, assay_x509_signed_clear)

/* An element of @bytes, tag and length included. (transfer full) */
GBytes  *assay_der_slice         (GBytes          *bytes,
                                  const AssayDer  *der);

/* What a cursor over @bytes has left. (transfer full) */
GBytes  *assay_cursor_slice      (GBytes            *bytes,
                                  const AssayCursor *cursor);

/* The bits of the key in a SubjectPublicKeyInfo, which key hashes are made of (RFC 6960 section 4.1.1); %FALSE, and
 * empty, when there are none. */
gboolean assay_x509_find_key_bits (GBytes          *spki,
                                   AssayCursor     *bits);

G_END_DECLS
