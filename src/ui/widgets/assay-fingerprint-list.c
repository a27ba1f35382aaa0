/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-fingerprint-list.h"

#include <glib/gi18n-lib.h>

#include "decode/decode-fingerprint.h"
#include "ui/assay-toast.h"

#define TITLE_CHARS 5

struct _AssayFingerprintList {
  AdwBin     parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (AssayFingerprintList, assay_fingerprint_list, ADW_TYPE_BIN)

static void
assay_fingerprint_list_class_init (AssayFingerprintListClass *klass)
{
}

static void
assay_fingerprint_list_init (AssayFingerprintList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
copy_cb (GtkWidget  *button,
         const char *value)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), value);
  assay_toast_show (button, _("Copied"));
}

static GtkWidget *
make_copy_button (const AssayFingerprint *fingerprint)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* Translators: the name of a fingerprint: "Copy JA3". */
  g_autofree char *words = g_strdup_printf (_("Copy %s"), fingerprint->title);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", G_CALLBACK (copy_cb), g_strdup (fingerprint->value),
                         (GClosureNotify) G_CALLBACK (g_free), 0);
  return button;
}

static GtkWidget *
make_line (const AssayFingerprint *fingerprint)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", fingerprint->title, "xalign", 0.0f,
                                   "width-chars", TITLE_CHARS, NULL);
  GtkWidget *value = g_object_new (GTK_TYPE_LABEL, "label", fingerprint->value, "xalign", 0.0f, "hexpand", TRUE,
                                   "ellipsize", PANGO_ELLIPSIZE_END, "selectable", TRUE, "focusable", FALSE,
                                   "tooltip-text", fingerprint->source, NULL);

  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (value, "monospace");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), value);
  gtk_box_append (GTK_BOX (line), make_copy_button (fingerprint));
  return line;
}

void
assay_fingerprint_list_show (AssayFingerprintList *list,
                             const AssayNode      *message)
{
  g_autoptr(GPtrArray) fingerprints = message != NULL ? assay_fingerprints_new (message) : g_ptr_array_new ();
  GtkWidget *line;

  g_return_if_fail (ASSAY_IS_FINGERPRINT_LIST (list));

  while ((line = gtk_widget_get_first_child (list->box)) != NULL)
    gtk_box_remove (GTK_BOX (list->box), line);
  for (guint i = 0; i < fingerprints->len; i++)
    gtk_box_append (GTK_BOX (list->box), make_line (g_ptr_array_index (fingerprints, i)));
  gtk_widget_set_visible (GTK_WIDGET (list), fingerprints->len > 0);
}
