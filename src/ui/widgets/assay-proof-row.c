/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-proof-row.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-wording.h"
#include "ui/widgets/assay-bytes-row.h"
#include "ui/widgets/assay-field-row.h"
#include "ui/widgets/assay-line-layout.h"
#include "ui/widgets/assay-pill.h"

struct _AssayProofRow {
  AdwExpanderRow    parent_instance;

  AssayProofs      *proofs;
  const AssayProof *proof;
  gboolean          filled;
};

G_DEFINE_FINAL_TYPE (AssayProofRow, assay_proof_row, ADW_TYPE_EXPANDER_ROW)

/* `detail` stands where the meaning of a proof would. */
static const struct {
  AssayStatus  status;
  const char  *words;
  const char  *style;
  const char  *detail;
} results[] = {
  [ASSAY_PROOF_PROVEN]  = { ASSAY_STATUS_PASS, N_("Proven"), "success", NULL },
  [ASSAY_PROOF_FAILED]  = { ASSAY_STATUS_ERROR, N_("Failed"), "error",
                            N_("What was received is not what the rule gives") },
  [ASSAY_PROOF_ABSENT]  = { ASSAY_STATUS_SKIPPED, N_("Absent"), "dim-label",
                            N_("Here the server signs nothing; its Finished shows that it has the secret") },
  [ASSAY_PROOF_UNKNOWN] = { ASSAY_STATUS_NOTE, N_("Unknown"), "dim-label",
                            N_("Something that it needs is missing or not supported here") },
};

static const struct {
  const char *id;
  const char *words;
} meanings[] = {
  { "server-signature", N_("The server holds the private key of its certificate, and answered in this very conversation") },
  { "server-finished",  N_("The server has the same secret and saw the same messages: nobody changed one on the way") },
  { "client-finished",  N_("The client showed the same to the server") },
};

static const char *
get_detail (const AssayProof *proof)
{
  if (results[proof->status].detail != NULL)
    return _(results[proof->status].detail);
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (g_str_equal (meanings[i].id, proof->id))
      return _(meanings[i].words);
  return "";
}

static void
add_field (AssayProofRow *self,
           const char    *title,
           const char    *value)
{
  if (value != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), assay_field_row_new (title, value, TRUE));
}

static void
add_bytes (AssayProofRow *self,
           const char    *title,
           GBytes        *bytes,
           gboolean       secret)
{
  if (bytes != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), assay_bytes_row_new (title, bytes, secret));
}

/* The rows are only made for those who want to see them. */
static void
expanded_cb (AssayProofRow *self)
{
  const AssayProof *proof = self->proof;

  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->filled = TRUE;
  add_field (self, _("Rule"), proof->rule);
  add_field (self, _("Source"), proof->reference);
  add_bytes (self, _("Received"), proof->expected, FALSE);
  add_bytes (self, _("Computed Here"), proof->computed, FALSE);
  for (guint i = 0; i < proof->inputs->len; i++)
    {
      const AssayIngredient *input = &g_array_index (proof->inputs, AssayIngredient, i);

      add_bytes (self, assay_wording_translate (input->title), input->bytes, input->secret);
    }
}

static void
assay_proof_row_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_PROOF_ROW (object)->proofs, assay_proofs_unref);
  G_OBJECT_CLASS (assay_proof_row_parent_class)->dispose (object);
}

static void
assay_proof_row_class_init (AssayProofRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_proof_row_dispose;
}

static void
assay_proof_row_init (AssayProofRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  assay_line_layout_adopt (GTK_WIDGET (self));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
assay_proof_row_new (AssayProofs      *proofs,
                     const AssayProof *proof)
{
  AssayProofRow *self = g_object_new (ASSAY_TYPE_PROOF_ROW, NULL);
  const char *title = assay_wording_translate (proof->title);
  const char *words = _(results[proof->status].words);

  self->proofs = assay_proofs_ref (proofs);
  self->proof = proof;
  g_object_set (self, "title", title, "subtitle", get_detail (proof), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), assay_status_icon_new (results[proof->status].status, words));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), assay_pill_new (words, results[proof->status].style));
  return GTK_WIDGET (self);
}
