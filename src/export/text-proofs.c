/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/text-proofs.h"

#define VALUE_COLUMN 4

static const struct {
  AssayInk    ink;
  const char *mark;
  const char *words;
} results[] = {
  [ASSAY_PROOF_PROVEN]  = { ASSAY_INK_GREEN,  "✓", N_("computed once more here, with the same result") },
  [ASSAY_PROOF_FAILED]  = { ASSAY_INK_RED,    "✗", N_("computed once more here, with another result") },
  [ASSAY_PROOF_ABSENT]  = { ASSAY_INK_DIM,    "–", N_("no part of this handshake") },
  [ASSAY_PROOF_UNKNOWN] = { ASSAY_INK_YELLOW, "!", N_("cannot be computed here") },
};

static void
add_bytes (AssayTextPage *page,
           const char    *title,
           GBytes        *bytes)
{
  g_autoptr(GString) hex = g_string_new (NULL);
  gsize length;
  const guint8 *data;

  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &length);
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", data[i]);
  assay_text_page_add_space (page, VALUE_COLUMN);
  assay_text_page_add (page, ASSAY_INK_DIM, assay_text_page_say (page, title));
  assay_text_page_add_space (page, 2);
  assay_text_page_add_wrapped (page, ASSAY_INK_PLAIN, hex->str, VALUE_COLUMN + 4);
}

static void
add_proof (AssayTextPage    *page,
           const AssayProof *proof)
{
  assay_text_page_add_space (page, 2);
  assay_text_page_add (page, results[proof->status].ink, results[proof->status].mark);
  assay_text_page_add_space (page, 1);
  assay_text_page_add (page, ASSAY_INK_BOLD, assay_text_page_say (page, proof->title));
  assay_text_page_add_space (page, 2);
  assay_text_page_add_wrapped (page, ASSAY_INK_PLAIN, assay_text_page_say (page, results[proof->status].words),
                               VALUE_COLUMN);
  /* A signature is long and in the message; what is short and was computed is told. */
  if (proof->computed != NULL)
    add_bytes (page, N_("Computed"), proof->computed);
  if (proof->status == ASSAY_PROOF_FAILED)
    add_bytes (page, N_("Received"), proof->expected);
}

void
assay_text_page_add_proofs (AssayTextPage     *page,
                            const AssayProofs *proofs)
{
  assay_text_page_add_heading (page, N_("Proofs"));
  for (guint i = 0; i < proofs->proofs->len; i++)
    add_proof (page, &g_array_index (proofs->proofs, AssayProof, i));
  assay_text_page_add_heading (page, N_("Transcript hash"));
  for (guint i = 0; i < proofs->hashes->len; i++)
    {
      const AssayIngredient *hash = &g_array_index (proofs->hashes, AssayIngredient, i);

      add_bytes (page, hash->title, hash->bytes);
    }
}
