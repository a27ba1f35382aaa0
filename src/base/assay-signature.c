/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-signature.h"

G_DEFINE_BOXED_TYPE (AssaySignature, assay_signature, assay_signature_ref, assay_signature_unref)

AssaySignature *
assay_signature_new (GBytes *content)
{
  AssaySignature *signature = g_atomic_rc_box_new0 (AssaySignature);

  signature->certificate = -1;
  signature->issuer = -1;
  signature->status = ASSAY_PROOF_UNKNOWN;
  signature->content = g_bytes_ref (content);
  signature->changed = -1;
  signature->steps = assay_ingredients_new ();
  return signature;
}

AssaySignature *
assay_signature_ref (AssaySignature *signature)
{
  return g_atomic_rc_box_acquire (signature);
}

static void
signature_clear (gpointer data)
{
  AssaySignature *signature = data;

  g_bytes_unref (signature->content);
  g_array_unref (signature->steps);
  g_clear_pointer (&signature->expected, g_bytes_unref);
  g_clear_pointer (&signature->computed, g_bytes_unref);
}

void
assay_signature_unref (AssaySignature *signature)
{
  g_atomic_rc_box_release_full (signature, signature_clear);
}
