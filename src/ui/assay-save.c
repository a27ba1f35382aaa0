/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-save.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "ui/assay-compat.h"
#include "ui/assay-toast.h"

typedef struct {
  AssaySave  save;
  GFile     *file;
} Job;

static void
job_free (Job *job)
{
  if (job->save.release != NULL)
    job->save.release (job->save.subject);
  g_clear_object (&job->file);
  g_free (job);
}

static GTask *
create_task (GtkWindow           *parent,
             const AssaySave     *save,
             GAsyncReadyCallback  callback,
             gpointer             data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  job->save = *save;
  g_task_set_source_tag (task, create_task);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  return task;
}

/* Where a link leads: it stays a link. (transfer full) */
static GFile *
resolve (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char *real = path != NULL ? realpath (path, NULL) : NULL;
  GFile *target = real != NULL ? g_file_new_for_path (real) : g_object_ref (file);

  free (real);
  return target;
}

/* Who may read the file that is there; 0 when there is none. */
static guint32
get_mode (GFile *file)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_UNIX_MODE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 0777 : 0;
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr(GBytes) bytes = job->save.make (job->save.subject);
  g_autoptr(GFile) target = resolve (job->file);
  guint32 mode = job->save.secret ? 0 : get_mode (target);
  GFileCreateFlags flags = G_FILE_CREATE_REPLACE_DESTINATION
                           | (job->save.secret || mode != 0 ? G_FILE_CREATE_PRIVATE : 0);
  GError *error = NULL;

  if (g_file_replace_contents (target, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE, flags,
                               NULL, cancellable, &error))
    {
      if (mode != 0)
        g_file_set_attribute_uint32 (target, G_FILE_ATTRIBUTE_UNIX_MODE, mode, G_FILE_QUERY_INFO_NONE, NULL, NULL);
      g_task_return_pointer (task, g_object_ref (job->file), g_object_unref);
    }
  else
    g_task_return_error (task, error);
}

/* Takes the file. */
static void
write_to (GTask *task,
          GFile *file)
{
  ((Job *) g_task_get_task_data (task))->file = file;
  g_task_run_in_thread (task, write_thread);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  GFile *file = assay_compat_choose_finish (result);

  if (file != NULL)
    write_to (task, file);
  else
    g_task_return_pointer (task, NULL, NULL);
}

void
assay_save_ask (GtkWindow           *parent,
                const AssaySave     *save,
                GAsyncReadyCallback  callback,
                gpointer             data)
{
  assay_compat_choose_save_file (parent, save->title, save->name, chosen_cb,
                                 create_task (parent, save, callback, data));
}

void
assay_save_write (GtkWindow           *parent,
                  const AssaySave     *save,
                  GFile               *file,
                  GAsyncReadyCallback  callback,
                  gpointer             data)
{
  g_autoptr(GTask) task = create_task (parent, save, callback, data);

  write_to (task, g_object_ref (file));
}

GFile *
assay_save_finish (GAsyncResult  *result,
                   GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
assay_save_finish_words (GAsyncResult *result)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = assay_save_finish (result, &error);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

  if (error != NULL)
    /* Translators: why a file could not be saved. */
    return g_strdup_printf (_("Not saved: %s"), error->message);
  /* Translators: a file name. */
  return shown != NULL ? g_strdup_printf (_("Saved as %s"), shown) : NULL;
}

void
assay_save_tell (GObject      *source,
                 GAsyncResult *result,
                 gpointer      widget)
{
  g_autoptr(GtkWidget) owned = widget;
  g_autofree char *words = assay_save_finish_words (result);

  assay_toast_show (owned, words);
}
