/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-decoded-bar.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-wording.h"

#define SPACING 3

struct _AssayDecodedBar {
  AdwBin     parent_instance;

  GtkWidget *remarks;
};

G_DEFINE_FINAL_TYPE (AssayDecodedBar, assay_decoded_bar, ADW_TYPE_BIN)

static void
assay_decoded_bar_class_init (AssayDecodedBarClass *klass)
{
}

static void
assay_decoded_bar_init (AssayDecodedBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", _("Decoded Bytes"), "xalign", 0.0f, NULL);

  self->remarks = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "selectable", TRUE, "focusable", FALSE, NULL);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (self->remarks, "dim-label");
  gtk_widget_add_css_class (box, "decoded");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->remarks);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
assay_decoded_bar_show (AssayDecodedBar   *bar,
                        const AssayReport *report)
{
  gboolean shows = report != NULL && report->kind == ASSAY_REPORT_BYTES;
  g_autofree char *remarks = shows ? assay_wording_join (report->remarks, "\n") : NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (ASSAY_IS_DECODED_BAR (bar));

  if (shows)
    words = g_strjoin (*remarks != '\0' ? "\n" : "",
                       _("Recorded elsewhere: where it says your computer, the client of that time is meant."), remarks, NULL);
  gtk_label_set_label (GTK_LABEL (bar->remarks), words);
  gtk_widget_set_visible (GTK_WIDGET (bar), shows);
}
