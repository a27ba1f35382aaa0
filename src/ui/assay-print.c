/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads: the blocks are made on a thread of their own; GTK prints on the main one, some blocks at a time. */
#include "ui/assay-print.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "ui/assay-toast.h"
#include "ui/print/print-form.h"
#include "ui/print/print-layout.h"

#define MARGIN 16             /* millimetres, unless the person says otherwise */

/* One print on its way. */
typedef struct {
  AssayShared      *shared;
  char             *name;
  GPtrArray        *blocks;
  AssayPrintLayout *layout;
  char             *path;       /* of the PDF, while it is made; NULL for paper */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->path != NULL)
    g_unlink (job->path);
  assay_shared_free (job->shared);
  g_clear_pointer (&job->blocks, g_ptr_array_unref);
  g_clear_pointer (&job->layout, assay_print_layout_free);
  g_free (job->name);
  g_free (job->path);
  g_free (job);
}

static GTask *
task_new (GtkWidget           *widget,
          const AssayShared   *shared,
          GAsyncReadyCallback  callback,
          gpointer             data)
{
  GTask *task = g_task_new (widget, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  job->shared = assay_shared_copy (shared);
  job->name = assay_shared_dup_name (shared);
  g_task_set_source_tag (task, task_new);
  g_task_set_task_data (task, job, job_free);
  return task;
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Job               *job)
{
  g_clear_pointer (&job->layout, assay_print_layout_free);
  job->layout = assay_print_layout_new (context, job->blocks, job->name);
}

static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Job               *job)
{
  if (!assay_print_layout_go_on (job->layout))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) assay_print_layout_get_n_pages (job->layout));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Job               *job)
{
  assay_print_layout_draw (job->layout, context, (guint) page);
}

/* What was printed, as bytes; for paper there are none. */
static void
return_pages (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  char *content = NULL;
  gsize length = 0;

  if (job->path != NULL && !g_file_get_contents (job->path, &content, &length, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_bytes_new_take (content, length), (GDestroyNotify) g_bytes_unref);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         gpointer                 data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    g_task_return_pointer (task, NULL, NULL);
  else
    return_pages (task);
}

/* %NULL where it was closed meanwhile. */
static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static GtkPrintOperation *
create_operation (const Job *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, job->name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  if (job->path != NULL)
    gtk_print_operation_set_export_filename (operation, job->path);
  return operation;
}

/* Takes the task. */
static void
print (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr(GtkPrintOperation) operation = create_operation (job);

  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), task);
  gtk_print_operation_run (operation, job->path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                                        : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           get_window (g_task_get_source_object (task)), NULL);
}

static void
compose_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Job *job = data;
  g_autofree char *written = assay_share_write_page (job->shared, &assay_print_form);

  g_task_return_pointer (task, assay_print_form_read (written), (GDestroyNotify) g_ptr_array_unref);
}

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;

  ((Job *) g_task_get_task_data (task))->blocks = g_task_propagate_pointer (G_TASK (result), NULL);
  print (g_steal_pointer (&task));
}

/* Takes the task. */
static void
compose (GTask *task)
{
  g_autoptr(GTask) composing = g_task_new (NULL, NULL, composed_cb, task);

  g_task_set_source_tag (composing, compose);
  g_task_set_task_data (composing, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (composing, compose_thread);
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) nothing = assay_print_make_pdf_finish (result, &error);
  g_autofree char *words = NULL;

  if (error == NULL)
    return;
  /* Translators: why something could not be printed. */
  words = g_strdup_printf (_("Not printed: %s"), error->message);
  assay_toast_show (GTK_WIDGET (source), words);
}

void
assay_print_run (GtkWidget         *widget,
                 const AssayShared *shared)
{
  compose (task_new (widget, shared, printed_cb, NULL));
}

void
assay_print_make_pdf (GtkWidget           *widget,
                      const AssayShared   *shared,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  g_autoptr(GTask) task = task_new (widget, shared, callback, data);
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  int fd = g_file_open_tmp ("assay-XXXXXX.pdf", &job->path, &error);

  if (fd < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  close (fd);
  compose (g_steal_pointer (&task));
}

GBytes *
assay_print_make_pdf_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static GBytes *
get_pdf (gpointer pdf)
{
  return g_bytes_ref (pdf);
}

static void
made_pdf_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      file_name)
{
  g_autofree char *name = file_name;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = assay_print_make_pdf_finish (result, &error);
  AssaySave save = {
    .title = _("Save as PDF"), .name = name, .make = get_pdf, .release = (GDestroyNotify) g_bytes_unref
  };

  if (pdf == NULL || get_window (GTK_WIDGET (source)) == NULL)
    {
      assay_toast_show (GTK_WIDGET (source), error != NULL ? error->message : NULL);
      return;
    }
  save.subject = g_steal_pointer (&pdf);
  assay_save_ask (get_window (GTK_WIDGET (source)), &save, assay_save_tell, g_object_ref (source));
}

void
assay_print_save_pdf (GtkWidget         *widget,
                      const AssayShared *shared)
{
  assay_print_make_pdf (widget, shared, made_pdf_cb, assay_shared_dup_file_name (shared, ".pdf"));
}
