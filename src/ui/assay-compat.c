/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-compat.h"

#include <glib/gi18n-lib.h>

void
assay_compat_get_color (GtkWidget  *widget,
                        const char *name,
                        GdkRGBA    *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (name == NULL || !gtk_style_context_lookup_color (context, name, color))
    gtk_style_context_get_color (context, color);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         data)
{
  g_autoptr(GTask) task = data;
  GListModel *files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)) : NULL;

  g_task_return_pointer (task, files, g_object_unref);
}

static void
choose (GtkWindow            *parent,
        const char           *title,
        GtkFileChooserAction  action,
        gboolean              several,
        const char           *name,
        GAsyncReadyCallback   callback,
        gpointer              data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), several);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  /* The dialog does not own itself; the task keeps it until it has answered. */
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
assay_compat_choose_save_file (GtkWindow           *parent,
                               const char          *title,
                               const char          *name,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  choose (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, FALSE, name, callback, data);
}

void
assay_compat_choose_open_file (GtkWindow           *parent,
                               const char          *title,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  choose (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, FALSE, NULL, callback, data);
}

void
assay_compat_choose_open_files (GtkWindow           *parent,
                                const char          *title,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  choose (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, TRUE, NULL, callback, data);
}

GFile *
assay_compat_choose_finish (GAsyncResult *result)
{
  g_autoptr(GListModel) files = assay_compat_choose_files_finish (result);

  return files != NULL ? g_list_model_get_item (files, 0) : NULL;
}

GListModel *
assay_compat_choose_files_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
confirmed_cb (AdwMessageDialog *dialog,
              const char       *response,
              gpointer          data)
{
  g_autoptr(GTask) task = data;

  g_task_return_boolean (task, g_str_equal (response, "do"));
}

void
assay_compat_confirm (GtkWindow           *parent,
                      const char          *heading,
                      const char          *body,
                      const char          *label,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "do", label, NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (confirmed_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
assay_compat_confirm_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
