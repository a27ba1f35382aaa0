/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/decode-der.h"

G_BEGIN_DECLS

/**
 * AssayX509ExtensionFacts:
 * @oid: which one
 * @critical: whether it must be understood
 * @value: what extnValue holds
 *
 * One Extension (RFC 5280 section 4.1), without looking into it.
 */
typedef struct {
  char         oid[ASSAY_DER_OID_SIZE];
  gboolean     critical;
  AssayCursor  value;
} AssayX509ExtensionFacts;

/* Takes the next of the items of Extensions; %FALSE at the end, or where no Extension can be made out: then bytes are
 * left. */
gboolean assay_x509_next_extension (AssayCursor             *items,
                                    AssayX509ExtensionFacts *extension);

/* The first extension @oid of the items of Extensions; %FALSE when there is none. */
gboolean assay_x509_find_extension (const AssayCursor       *items,
                                    const char              *oid,
                                    AssayX509ExtensionFacts *extension);

/* Opens a certificate at the items of its Extensions; empty, and %FALSE, when it has none. */
gboolean assay_x509_open_extensions (GBytes                  *der,
                                     AssayCursor             *items);

/* The same for the extensions of a CRL. */
gboolean assay_crl_open_extensions  (GBytes                  *der,
                                     AssayCursor             *items);

G_END_DECLS
