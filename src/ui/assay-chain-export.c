/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-chain-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "export/export-pem.h"
#include "ui/assay-compat.h"

gboolean
assay_chain_export_is_possible (const AssayReport *report)
{
  return report != NULL && report->n_sent > 0;
}

void
assay_chain_export_copy (GtkWidget         *widget,
                         const AssayReport *report)
{
  g_autofree char *pem = assay_export_pem_chain (report);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), pem);
}

static GTask *
create_task (GtkWindow           *parent,
             const AssayReport   *report,
             GAsyncReadyCallback  callback,
             gpointer             data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  char *pem = assay_export_pem_chain (report);

  g_task_set_task_data (task, g_bytes_new_take (pem, strlen (pem)), (GDestroyNotify) g_bytes_unref);
  return task;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_pointer (task, g_object_ref (source), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
write_chain (GTask *task,
             GFile *file)
{
  g_file_replace_contents_bytes_async (file, g_task_get_task_data (task), NULL, FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb, task);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GFile) file = assay_compat_choose_finish (result);

  if (file != NULL)
    write_chain (g_steal_pointer (&task), file);
  else
    g_task_return_pointer (task, NULL, NULL);
}

void
assay_chain_export_save (GtkWindow           *parent,
                         const AssayReport   *report,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  g_autofree char *name = assay_export_pem_file_name (report);

  assay_compat_choose_save_file (parent, _("Save Chain"), name, chosen_cb, create_task (parent, report, callback, data));
}

void
assay_chain_export_write (GtkWindow           *parent,
                          const AssayReport   *report,
                          GFile               *file,
                          GAsyncReadyCallback  callback,
                          gpointer             data)
{
  write_chain (create_task (parent, report, callback, data), file);
}

GFile *
assay_chain_export_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
