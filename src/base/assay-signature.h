/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-proof.h"

G_BEGIN_DECLS

/**
 * AssaySignature:
 * @certificate: index of the signed certificate, or -1 for the handshake
 * @issuer: index of the certificate whose public key checks it, or -1 when only the key was there
 * @algorithm: how it is signed: "RSA-SHA256", "ECDSA-SHA384"...; static
 * @status: how it came out
 * @content: what is signed, with the change
 * @offset: where it begins in the certificate; 0 for the handshake
 * @changed: the byte of @content that was flipped, or -1
 * @rule: (nullable): what must be equal, in the notation of the RFC; static
 * @reference: where that is written; static
 * @steps: (element-type AssayIngredient): what is computed on the way, in order
 * @expected: (nullable): what the signature holds: a hash, or the number r
 * @computed: (nullable): what was computed from the signed bytes and must be equal to it
 *
 * One signature taken apart: every number between the signed bytes and the verdict. Immutable once its maker gave it
 * away, refcounted.
 */
typedef struct {
  int               certificate;
  int               issuer;
  const char       *algorithm;
  AssayProofStatus  status;
  GBytes           *content;
  gsize             offset;
  gssize            changed;
  const char       *rule;
  const char       *reference;
  GArray           *steps;
  GBytes           *expected;
  GBytes           *computed;
} AssaySignature;

#define ASSAY_TYPE_SIGNATURE (assay_signature_get_type ())

GType           assay_signature_get_type (void) G_GNUC_CONST;

/* One without anything in it, for its maker to fill. @content: a reference is taken. (transfer full) */
AssaySignature *assay_signature_new      (GBytes         *content);
AssaySignature *assay_signature_ref      (AssaySignature *signature);
void            assay_signature_unref    (AssaySignature *signature);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySignature, assay_signature_unref)

G_END_DECLS
