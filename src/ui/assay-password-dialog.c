/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-password-dialog.h"

#include <glib/gi18n.h>

#define CANCEL "cancel"
#define OPEN   "open"

/* The dialog may have let its entry go before it tells the response. */
static void
changed_cb (GtkEditable *entry,
            GTask       *task)
{
  g_task_set_task_data (task, g_strdup (gtk_editable_get_text (entry)), g_free);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          data)
{
  g_autoptr(GTask) task = data;

  g_task_return_pointer (task, g_str_equal (response, OPEN) ? g_strdup (g_task_get_task_data (task)) : NULL, g_free);
}

static GtkWidget *
create_entry (const char *name)
{
  GtkWidget *entry = gtk_password_entry_new ();

  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  g_object_set (entry, "activates-default", TRUE, NULL);
  /* Its text, which an event may hold longer, tells it of changes to the last (GTK 4.8). The dialog's end undoes the ring. */
  g_object_set_data_full (G_OBJECT (gtk_editable_get_delegate (GTK_EDITABLE (entry))), "assay-entry",
                          g_object_ref_sink (entry), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Password"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  return entry;
}

void
assay_password_dialog_ask (GtkWidget           *parent,
                           const char          *name,
                           const char          *problem,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, _("Password Needed"), NULL));
  GTask *task = g_task_new (parent, NULL, callback, data);
  GtkWidget *entry = create_entry (name);
  /* Translators: a file, and what is the matter with it: "a.p12: The password is wrong". */
  g_autofree char *body = g_strdup_printf (_("%s: %s"), name, problem);

  adw_message_dialog_set_body_use_markup (dialog, FALSE);
  adw_message_dialog_set_body (dialog, body);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, CANCEL, _("_Cancel"), OPEN, _("_Open"), NULL);
  adw_message_dialog_set_response_appearance (dialog, OPEN, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, OPEN);
  adw_message_dialog_set_close_response (dialog, CANCEL);
  g_task_set_source_tag (task, assay_password_dialog_ask);
  g_task_set_task_data (task, g_strdup (""), g_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), task, 0);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

char *
assay_password_dialog_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
