/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-statement-row.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-wording.h"

static GtkWidget *
label_new (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* Facts of the connection as a whole stand on no page of their own. */
static gboolean
has_place (const AssayEvidence *evidence)
{
  return evidence->kind == ASSAY_EVIDENCE_MESSAGE || evidence->kind == ASSAY_EVIDENCE_CERTIFICATE
      || evidence->kind == ASSAY_EVIDENCE_CHECK || evidence->kind == ASSAY_EVIDENCE_PROOF;
}

static GtkWidget *
add_arrow (GtkWidget *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (arrow), 10);
  gtk_widget_add_css_class (arrow, "evidence");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  return box;
}

static GtkWidget *
evidence_new (const AssayEvidence *evidence)
{
  g_autofree char *words = assay_wording_format (evidence->words);
  /* Translators: for those who hear it: what a statement rests on; activating it shows that. */
  g_autofree char *spoken = g_strdup_printf (_("Show: %s"), words);
  GtkWidget *label = label_new (words, "evidence");
  GtkWidget *button;

  if (!has_place (evidence))
    return label;
  /* One line in a button: GTK 4.8 rounds the heights of wrapped ones differently each time it asks. */
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), add_arrow (label));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "evidence-link");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.show-evidence");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sus)", assay_evidence_kind_name (evidence->kind),
                                    evidence->index, evidence->path);
  return button;
}

typedef struct {
  const char *icon;
  const char *style;
  const char *name;
} Mark;

static const Mark happened = { "emblem-ok-symbolic", "success", N_("It is so") };
static const Mark broke = { "dialog-warning-symbolic", "error", N_("This is wrong") };
static const Mark corrects = { "dialog-information-symbolic", "accent", N_("Good to know") };

static GtkWidget *
icon_new (const AssayStatement *statement)
{
  const Mark *mark = statement->correction ? &corrects : statement->broken ? &broke : &happened;
  GtkWidget *icon = gtk_image_new_from_icon_name (mark->icon);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, mark->style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _(mark->name), -1);
  return icon;
}

GtkWidget *
assay_statement_row_new (const AssayStatement *statement)
{
  g_autofree char *words = assay_wording_format (statement->words);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (row), icon_new (statement));
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (GTK_BOX (lines), label_new (words, NULL));
  for (guint i = 0; i < statement->evidence->len; i++)
    gtk_box_append (GTK_BOX (lines), evidence_new (g_ptr_array_index (statement->evidence, i)));
  return row;
}
