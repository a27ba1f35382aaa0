/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-step-card.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-wording.h"
#include "ui/widgets/assay-statement-row.h"

static const struct {
  const char *icon;
  const char *style;
} states[] = {
  [ASSAY_STEP_DONE]        = { "emblem-ok-symbolic",       "success" },
  [ASSAY_STEP_BROKEN]      = { "dialog-error-symbolic",    "error" },
  [ASSAY_STEP_NOT_REACHED] = { "media-playback-stop-symbolic", "dim-label" },
  [ASSAY_STEP_UNSEEN]      = { "dialog-question-symbolic", "dim-label" },
};

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_statements (GtkWidget *box,
                GPtrArray *statements)
{
  for (guint i = 0; i < statements->len; i++)
    gtk_box_append (GTK_BOX (box), assay_statement_row_new (g_ptr_array_index (statements, i)));
}

/* Title, and beside it what became of the step where that needs words. */
static void
add_title (GtkWidget            *lines,
           const AssayStoryStep *step)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (states[step->state].icon);
  const char *became = assay_wording_translate (assay_step_state_label (step->state));
  GtkWidget *title = add_label (heading, assay_wording_translate (step->title), "heading");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (icon, states[step->state].style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, became, -1);
  if (step->state != ASSAY_STEP_DONE)
    {
      GtkWidget *words = add_label (heading, became, "caption");

      gtk_widget_add_css_class (words, states[step->state].style);
      gtk_label_set_wrap (GTK_LABEL (words), FALSE);
    }
  gtk_box_append (GTK_BOX (heading), icon);
  gtk_box_append (GTK_BOX (lines), heading);
}

static GtkWidget *
card_new (GtkOrientation orientation,
          int            spacing)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", orientation, "spacing", spacing,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "step");
  return card;
}

/* Steps that a person can go through by hand. */
static const char * const signature_steps[] = { "signed", "checked", NULL };

static void
add_signatures (GtkWidget            *lines,
                const AssayStoryStep *step)
{
  GtkWidget *button;

  if (!g_strv_contains (signature_steps, step->id) || step->statements->len == 0)
    return;
  button = gtk_button_new_with_mnemonic (_("Check the _Signatures Yourself…"));
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 4);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.show-signatures");
  gtk_box_append (GTK_BOX (lines), button);
}

GtkWidget *
assay_step_card_new (const AssayStoryStep *step,
                     guint                 number)
{
  GtkWidget *card = card_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GtkWidget *label = add_label (card, digits, "step-number");

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (step->state != ASSAY_STEP_DONE)
    gtk_widget_add_css_class (label, states[step->state].style);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (card), lines);
  add_title (lines, step);
  gtk_widget_set_margin_bottom (add_label (lines, assay_wording_translate (step->explanation), NULL), 4);
  add_statements (lines, step->statements);
  add_signatures (lines, step);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  assay_wording_translate (step->title), -1);
  return card;
}

GtkWidget *
assay_word_card_new (const AssayStoryWord *word)
{
  GtkWidget *card = card_new (GTK_ORIENTATION_VERTICAL, 6);

  add_label (card, assay_wording_translate (word->term), "heading");
  add_label (card, assay_wording_translate (word->picture), "picture");
  add_label (card, assay_wording_translate (word->explanation), NULL);
  add_statements (card, word->statements);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  assay_wording_translate (word->term), -1);
  return card;
}
