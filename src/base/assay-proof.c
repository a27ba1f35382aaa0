/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-proof.h"

G_DEFINE_BOXED_TYPE (AssayProofs, assay_proofs, assay_proofs_ref, assay_proofs_unref)

const char *
assay_proof_status_name (AssayProofStatus status)
{
  static const char * const names[] = {
    [ASSAY_PROOF_PROVEN]  = "proven",
    [ASSAY_PROOF_FAILED]  = "failed",
    [ASSAY_PROOF_ABSENT]  = "absent",
    [ASSAY_PROOF_UNKNOWN] = "unknown",
  };

  return names[status];
}

static void
ingredient_clear (gpointer data)
{
  g_bytes_unref (((AssayIngredient *) data)->bytes);
}

static void
proof_clear (gpointer data)
{
  AssayProof *proof = data;

  g_clear_pointer (&proof->expected, g_bytes_unref);
  g_clear_pointer (&proof->computed, g_bytes_unref);
  g_array_unref (proof->inputs);
}

static void
derivation_clear (gpointer data)
{
  AssayDerivation *derivation = data;

  g_clear_pointer (&derivation->context, g_bytes_unref);
  g_clear_pointer (&derivation->value, g_bytes_unref);
}

static GArray *
new_list (gsize          size,
          GDestroyNotify clear)
{
  GArray *list = g_array_new (FALSE, FALSE, size);

  g_array_set_clear_func (list, clear);
  return list;
}

AssayProofs *
assay_proofs_new (void)
{
  AssayProofs *self = g_atomic_rc_box_new0 (AssayProofs);

  self->proofs = new_list (sizeof (AssayProof), proof_clear);
  self->hashes = assay_ingredients_new ();
  self->schedule = new_list (sizeof (AssayDerivation), derivation_clear);
  return self;
}

AssayProofs *
assay_proofs_ref (AssayProofs *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
proofs_clear (gpointer data)
{
  AssayProofs *self = data;

  g_array_unref (self->proofs);
  g_array_unref (self->hashes);
  g_array_unref (self->schedule);
}

void
assay_proofs_unref (AssayProofs *self)
{
  g_atomic_rc_box_release_full (self, proofs_clear);
}

GArray *
assay_ingredients_new (void)
{
  return new_list (sizeof (AssayIngredient), ingredient_clear);
}

void
assay_ingredients_add (GArray     *ingredients,
                       const char *title,
                       GBytes     *bytes,
                       gboolean    secret)
{
  AssayIngredient ingredient = { title, bytes, secret };

  if (bytes == NULL)
    return;
  g_bytes_ref (bytes);
  g_array_append_val (ingredients, ingredient);
}

AssayProof *
assay_proofs_find (const AssayProofs *self,
                   const char        *id)
{
  for (guint i = 0; i < self->proofs->len; i++)
    {
      AssayProof *proof = &g_array_index (self->proofs, AssayProof, i);

      if (g_str_equal (proof->id, id))
        return proof;
    }
  return NULL;
}

AssayDerivation *
assay_proofs_find_secret (const AssayProofs *self,
                          const char        *id)
{
  for (guint i = 0; i < self->schedule->len; i++)
    {
      AssayDerivation *derivation = &g_array_index (self->schedule, AssayDerivation, i);

      if (g_str_equal (derivation->id, id))
        return derivation;
    }
  return NULL;
}

AssayProofStatus
assay_proofs_get_status (const AssayProofs *self)
{
  static const AssayProofStatus worst_first[] = { ASSAY_PROOF_FAILED, ASSAY_PROOF_UNKNOWN, ASSAY_PROOF_PROVEN };

  for (gsize i = 0; i < G_N_ELEMENTS (worst_first); i++)
    for (guint j = 0; j < self->proofs->len; j++)
      if (g_array_index (self->proofs, AssayProof, j).status == worst_first[i])
        return worst_first[i];
  return ASSAY_PROOF_ABSENT;
}
