/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-bytes-row.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "export/export-bytes.h"
#include "ui/assay-toast.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-line-layout.h"

/* More is told by its length; what is copied is whole. */
#define SHOWN 64

struct _AssayBytesRow {
  AdwActionRow  parent_instance;

  GBytes       *bytes;
  GtkWidget    *reveal;
};

G_DEFINE_FINAL_TYPE (AssayBytesRow, assay_bytes_row, ADW_TYPE_ACTION_ROW)

static char *
dup_hex (GBytes *bytes)
{
  gsize size = g_bytes_get_size (bytes);
  g_autoptr(GBytes) head = g_bytes_new_from_bytes (bytes, 0, MIN (size, SHOWN));
  g_autofree char *hex = assay_export_bytes (head, ASSAY_BYTES_HEX, "");
  g_autofree char *whole = assay_format_size ((gint64) size, assay_wording_get_locale ());

  return size > SHOWN ? g_strdup_printf ("%s… (%s)", hex, whole) : g_steal_pointer (&hex);
}

/* What the pointer is told, a screen reader is told as well. */
static void
name_button (GtkWidget  *button,
             const char *words)
{
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_bytes (AssayBytesRow *self)
{
  gboolean shown = self->reveal == NULL || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->reveal));
  g_autofree char *size = assay_format_size ((gint64) g_bytes_get_size (self->bytes), assay_wording_get_locale ());
  /* Translators: how long a secret is that is not shown. */
  g_autofree char *words = shown ? dup_hex (self->bytes) : g_strdup_printf (_("%s, hidden"), size);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  if (self->reveal == NULL)
    return;
  gtk_button_set_icon_name (GTK_BUTTON (self->reveal), shown ? "view-conceal-symbolic" : "view-reveal-symbolic");
  name_button (self->reveal, shown ? _("Hide") : _("Reveal"));
}

static void
copy_cb (AssayBytesRow *self)
{
  g_autofree char *hex = assay_export_bytes (self->bytes, ASSAY_BYTES_HEX, "");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), hex);
  assay_toast_show (GTK_WIDGET (self), _("Copied"));
}

static GtkWidget *
add_button (AssayBytesRow *self,
            GtkWidget     *button)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
assay_bytes_row_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_BYTES_ROW (object)->bytes, g_bytes_unref);
  G_OBJECT_CLASS (assay_bytes_row_parent_class)->dispose (object);
}

static void
assay_bytes_row_class_init (AssayBytesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_bytes_row_dispose;
}

static void
assay_bytes_row_init (AssayBytesRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "bytes-row");
}

GtkWidget *
assay_bytes_row_new (const char *title,
                     GBytes     *bytes,
                     gboolean    secret)
{
  AssayBytesRow *self = g_object_new (ASSAY_TYPE_BYTES_ROW, "title", title, NULL);
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  self->bytes = g_bytes_ref (bytes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (secret)
    {
      self->reveal = add_button (self, gtk_toggle_button_new ());
      g_signal_connect_object (self->reveal, "toggled", G_CALLBACK (show_bytes), self, G_CONNECT_SWAPPED);
    }
  name_button (copy, _("Copy as Hexadecimal"));
  g_signal_connect_object (add_button (self, copy), "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  show_bytes (self);
  assay_line_layout_adopt (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
