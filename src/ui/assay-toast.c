/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-toast.h"

void
assay_toast_show (GtkWidget  *widget,
                  const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *markup = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  if (overlay != NULL && markup != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (markup));
}
