/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-fact-row.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "ui/assay-toast.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-explain-button.h"
#include "ui/widgets/assay-line-layout.h"

#define SPACING   9
#define BAR_WIDTH 120

struct _AssayFactRow {
  AdwPreferencesRow           parent_instance;

  AssayCertificateFacts      *facts;
  const AssayCertificateFact *fact;
  GtkWidget                  *line;
  GtkLabel                   *value;
};

G_DEFINE_FINAL_TYPE (AssayFactRow, assay_fact_row, ADW_TYPE_PREFERENCES_ROW)

static void
copy_cb (AssayFactRow *self)
{
  g_autofree char *whole = assay_certificate_fact_dup_whole (self->fact, assay_wording_get_locale ());

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), whole);
  assay_toast_show (GTK_WIDGET (self), _("Copied"));
}

static void
open_cb (AssayFactRow    *self,
         GParamSpec      *pspec,
         GtkToggleButton *button)
{
  g_autofree char *whole = assay_certificate_fact_dup_whole (self->fact, assay_wording_get_locale ());
  g_autofree char *part = assay_format_shorten (whole, ASSAY_FACT_ROW_MAX_CHARS);
  g_autofree char *start = assay_wording_format (self->fact->value);

  gtk_label_set_label (self->value, gtk_toggle_button_get_active (button) ? part : start);
}

/* A hyphen at the end of a line would be taken for a part of the value. */
static void
forbid_hyphens (GtkLabel *label)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* The label, the value, the remark: one under the other. */
static void
add_texts (AssayFactRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *words = assay_wording_format (self->fact->value);
  g_autofree char *remark = assay_wording_format (self->fact->remark);
  GtkWidget *label;

  gtk_widget_set_hexpand (texts, TRUE);
  add_label (texts, assay_wording_translate (self->fact->label));
  label = add_label (texts, words);
  self->value = GTK_LABEL (label);
  forbid_hyphens (self->value);
  /* The buttons are there for the keyboard; a stop at each value would double the way through the page. */
  gtk_label_set_selectable (self->value, TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, self->fact->malformed ? "error" : "dim-label");
  if (remark != NULL)
    {
      label = add_label (texts, remark);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, self->fact->malformed ? "error" : "remark");
    }
  gtk_box_append (GTK_BOX (self->line), texts);
}

static void
add_bar (AssayFactRow *self)
{
  GtkWidget *bar = gtk_progress_bar_new ();
  g_autofree char *left = assay_wording_format (self->fact->remark);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), self->fact->elapsed);
  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Validity that has passed"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, left != NULL ? left : "",
                                  -1);
  gtk_box_append (GTK_BOX (self->line), bar);
}

/* @name: with a place for the label, so that no two buttons of a page are called the same. */
static GtkWidget *
add_button (AssayFactRow *self,
            GtkWidget    *button,
            const char   *icon,
            const char   *name)
{
  g_autoptr(AssayText) text = assay_text_new (name, "label", ASSAY_ARG_WORD, self->fact->label, NULL);
  g_autofree char *words = assay_wording_format (text);

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->line), button);
  return button;
}

static void
add_way (AssayFactRow *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_box_append (GTK_BOX (self->line), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static void
fill (AssayFactRow *self)
{
  const char *label = assay_wording_translate (self->fact->label);
  GtkWidget *button;

  add_texts (self);
  if (self->fact->elapsed >= 0)
    add_bar (self);
  if (self->fact->explanation != NULL)
    gtk_box_append (GTK_BOX (self->line), assay_explain_button_new (self->fact->explanation, label));
  if (self->fact->cut)
    {
      button = add_button (self, gtk_toggle_button_new (), "pan-down-symbolic", N_("Show all of {label}"));
      g_signal_connect_object (button, "notify::active", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
    }
  button = add_button (self, gtk_button_new (), "edit-copy-symbolic", N_("Copy {label}"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  if (self->fact->leads_to >= 0)
    add_way (self);
}

static void
assay_fact_row_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_FACT_ROW (object)->facts, assay_certificate_facts_unref);
  G_OBJECT_CLASS (assay_fact_row_parent_class)->dispose (object);
}

static void
assay_fact_row_class_init (AssayFactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_fact_row_dispose;
}

static void
assay_fact_row_init (AssayFactRow *self)
{
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->line, assay_line_layout_new (SPACING));
  gtk_widget_add_css_class (self->line, "fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

GtkWidget *
assay_fact_row_new (AssayCertificateFacts      *facts,
                    const AssayCertificateFact *fact)
{
  AssayFactRow *self = g_object_new (ASSAY_TYPE_FACT_ROW, NULL);
  g_autofree char *value = assay_wording_format (fact->value);

  self->facts = assay_certificate_facts_ref (facts);
  self->fact = fact;
  fill (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, assay_wording_translate (fact->label),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value,
                                  -1);
  return GTK_WIDGET (self);
}

int
assay_fact_row_get_way (AssayFactRow *row)
{
  return row->fact->leads_to;
}
