/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-explain-button.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-wording.h"

#define WIDTH_CHARS 44

struct _AssayExplainButton {
  GtkButton               parent_instance;

  const AssayExplanation *explanation;
  char                   *title;
  GtkWidget              *popover;      /* made when it is asked for */
};

G_DEFINE_FINAL_TYPE (AssayExplainButton, assay_explain_button, GTK_TYPE_BUTTON)

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

static GtkWidget *
popover_new (AssayExplainButton *self)
{
  const AssayExplanation *explanation = self->explanation;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (GTK_BOX (lines), label_new (self->title, "heading"));
  gtk_box_append (GTK_BOX (lines), label_new (assay_wording_translate (explanation->text), NULL));
  if (explanation->more != NULL)
    gtk_box_append (GTK_BOX (lines), more_new (assay_wording_translate (explanation->more)));
  gtk_box_append (GTK_BOX (lines), label_new (explanation->reference, "dim-label"));
  gtk_popover_set_child (GTK_POPOVER (popover), lines);
  gtk_widget_add_css_class (popover, "lesson");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  return popover;
}

static void
assay_explain_button_clicked (GtkButton *button)
{
  AssayExplainButton *self = ASSAY_EXPLAIN_BUTTON (button);

  if (self->popover == NULL)
    {
      self->popover = popover_new (self);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
assay_explain_button_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  AssayExplainButton *self = ASSAY_EXPLAIN_BUTTON (widget);

  GTK_WIDGET_CLASS (assay_explain_button_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
assay_explain_button_dispose (GObject *object)
{
  AssayExplainButton *self = ASSAY_EXPLAIN_BUTTON (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (assay_explain_button_parent_class)->dispose (object);
}

static void
assay_explain_button_finalize (GObject *object)
{
  g_free (ASSAY_EXPLAIN_BUTTON (object)->title);
  G_OBJECT_CLASS (assay_explain_button_parent_class)->finalize (object);
}

static void
assay_explain_button_class_init (AssayExplainButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = assay_explain_button_dispose;
  object_class->finalize = assay_explain_button_finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = assay_explain_button_size_allocate;
  GTK_BUTTON_CLASS (klass)->clicked = assay_explain_button_clicked;
}

static void
assay_explain_button_init (AssayExplainButton *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_button_set_icon_name (GTK_BUTTON (self), "help-about-symbolic");
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (widget, "flat");
  gtk_widget_add_css_class (widget, "circular");
  gtk_widget_add_css_class (widget, "explain");
}

GtkWidget *
assay_explain_button_new (const AssayExplanation *explanation,
                          const char             *title)
{
  AssayExplainButton *self = g_object_new (ASSAY_TYPE_EXPLAIN_BUTTON, NULL);
  /* Translators: for those who hear it: what a question mark explains. */
  g_autofree char *spoken = g_strdup_printf (_("What is this: %s"), title);

  self->explanation = explanation;
  self->title = g_strdup (title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("What is this?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

/* Fields without words of their own have those of what they are part of, and are called so. */
GtkWidget *
assay_explain_button_new_for_node (const AssayNode *node)
{
  const AssayExplanation *explanation = assay_explanation_of_node (node);
  const AssayNode *above = assay_node_get_parent (node);
  const char *label;

  if (explanation == NULL)
    return NULL;
  while (above != NULL && assay_explanation_of_node (above) == explanation)
    {
      node = above;
      above = assay_node_get_parent (node);
    }
  label = assay_wording_translate (assay_node_get_label (node));
  return assay_explain_button_new (explanation, label != NULL ? label : explanation->id);
}
