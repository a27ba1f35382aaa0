/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-explain-button.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-wording.h"

#define WIDTH_CHARS 44

/* What a button's popover is made of. */
typedef struct {
  const AssayExplanation *explanation;
  char                   *title;
} Matter;

static void
matter_free (gpointer data)
{
  Matter *matter = data;

  g_free (matter->title);
  g_free (matter);
}

static GtkWidget *
label_new (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
more_new (const char *more)
{
  GtkWidget *expander = gtk_expander_new_with_mnemonic (_("_More"));
  GtkWidget *label = label_new (more, NULL);

  gtk_widget_set_margin_top (label, 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), label);
  return expander;
}

static void
create_popover (GtkMenuButton *button,
                gpointer       data)
{
  const Matter *matter = data;
  const AssayExplanation *explanation = matter->explanation;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (GTK_BOX (lines), label_new (matter->title, "heading"));
  gtk_box_append (GTK_BOX (lines), label_new (assay_wording_translate (explanation->text), NULL));
  if (explanation->more != NULL)
    gtk_box_append (GTK_BOX (lines), more_new (assay_wording_translate (explanation->more)));
  gtk_box_append (GTK_BOX (lines), label_new (explanation->reference, "dim-label"));
  gtk_popover_set_child (GTK_POPOVER (popover), lines);
  gtk_widget_add_css_class (popover, "lesson");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, matter->title, -1);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
assay_explain_button_new (const AssayExplanation *explanation,
                          const char             *title)
{
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: for those who hear it: what a question mark explains. */
  g_autofree char *spoken = g_strdup_printf (_("What is this: %s"), title);
  Matter *matter = g_new (Matter, 1);

  *matter = (Matter) { explanation, g_strdup (title) };
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "help-about-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "explain");
  gtk_widget_set_tooltip_text (button, _("What is this?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover, matter, matter_free);
  return button;
}
