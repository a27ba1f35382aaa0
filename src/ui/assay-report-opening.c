/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-report-opening.h"

#include <glib/gi18n-lib.h>

#include "export/import-json.h"
#include "ui/assay-toast.h"
#include "ui/assay-wording.h"

/* One file on its way to a tab. */
typedef struct {
  AssayInput       *input;
  GBytes           *content;
  AssaySavedReport *saved;
  AssayText        *why;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  assay_input_unref (job->input);
  g_bytes_unref (job->content);
  g_clear_pointer (&job->saved, assay_saved_report_free);
  g_clear_pointer (&job->why, assay_text_unref);
  g_free (job);
}

static Job *
job_new (const AssayOpened *opened)
{
  Job *job = g_new0 (Job, 1);

  job->input = assay_input_ref (opened->input);
  job->content = g_bytes_ref (opened->content);
  return job;
}

static void
import_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Job *job = data;

  job->saved = assay_import_json (job->content, &job->why);
  g_task_return_boolean (task, TRUE);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  AssayWindow *window = ASSAY_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *why = assay_wording_format (job->why);
  g_autofree char *words = NULL;

  /* Closed meanwhile. */
  if (assay_window_get_tab (window) == NULL)
    return;
  if (job->saved != NULL)
    {
      assay_window_open_saved (window, g_steal_pointer (&job->saved));
      return;
    }
  /* Translators: a file, and what is wrong with it: "chain.pem: The file is larger than 16 MiB." */
  words = g_strdup_printf (_("%s: %s"), job->input->name, why);
  assay_toast_show (GTK_WIDGET (assay_window_get_tab (window)), words);
}

gboolean
assay_report_opening_sniff (const AssayOpened *opened)
{
  return assay_import_is_report (opened->content);
}

gboolean
assay_report_opening_open (AssayWindow                *window,
                           GPtrArray                  *opened,
                           const AssayRequestOptions  *options,
                           GError                    **error)
{
  for (guint i = 0; i < opened->len; i++)
    {
      g_autoptr(GTask) task = g_task_new (window, NULL, imported_cb, NULL);

      g_task_set_source_tag (task, assay_report_opening_open);
      g_task_set_task_data (task, job_new (g_ptr_array_index (opened, i)), job_free);
      g_task_run_in_thread (task, import_thread);
    }
  return TRUE;
}
