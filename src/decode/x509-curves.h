/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/decode-der.h"

G_BEGIN_DECLS

/**
 * AssayX509Curve:
 * @oid: the curve's identifier
 * @bits: the size of its group's order
 * @name: (nullable): what people call it, when that is not the name of its object identifier
 * @digest: (nullable): by which its parameters are recognised where they are spelt out
 *
 * A named elliptic curve.
 */
typedef struct {
  const char *oid;
  guint       bits;
  const char *name;
  const char *digest;
} AssayX509Curve;

/* The curve @oid; (nullable). */
const AssayX509Curve *assay_x509_curve_find (const char *oid);

/* "P-256", "secp256k1": what people call it. */
const char           *assay_x509_curve_name (const AssayX509Curve *curve);

/**
 * assay_x509_curve_recognize:
 * @parameters: the content of SpecifiedECDomain or ECParameters (RFC 3279 section 2.3.5)
 * @bits: (out): the size of the group's order
 * @curve: (out) (nullable): the known curve that these are the parameters of, base point and all
 *
 * Returns: %FALSE when they are malformed; then nothing is known
 */
gboolean              assay_x509_curve_recognize (const AssayCursor     *parameters,
                                                  guint                 *bits,
                                                  const AssayX509Curve **curve);

G_END_DECLS
