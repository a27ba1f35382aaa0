/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-pill.h"

#include "ui/assay-status-words.h"

GtkWidget *
assay_pill_new (const char *words,
                const char *style)
{
  GtkWidget *pill = gtk_label_new (words);

  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (pill, "pill-label");
  gtk_widget_add_css_class (pill, style);
  return pill;
}

GtkWidget *
assay_status_icon_new (AssayStatus  status,
                       const char  *name)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (assay_status_words_icon (status));

  gtk_widget_add_css_class (icon, assay_status_words_style (status));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return icon;
}
