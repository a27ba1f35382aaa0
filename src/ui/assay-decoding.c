/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-decoding.h"

#include "decode/stream-report.h"
#include "ui/assay-toast.h"
#include "ui/assay-wording.h"

/* One conversation to be decoded. */
typedef struct {
  AssayRequest *request;
  GBytes       *content;
  GBytes       *other;        /* or NULL */
  AssayText    *why;
} Job;

static void
job_free (Job *job)
{
  assay_request_unref (job->request);
  g_bytes_unref (job->content);
  g_clear_pointer (&job->other, g_bytes_unref);
  g_clear_pointer (&job->why, assay_text_unref);
  g_free (job);
}

static Job *
job_new (const AssayOpened         *one,
         const AssayOpened         *other,
         const AssayRequestOptions *options)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr(AssayTarget) target = assay_target_new_named ("bytes", one->input->name);

  job->request = assay_request_new (target, options);
  job->content = g_bytes_ref (one->content);
  job->other = other != NULL ? g_bytes_ref (other->content) : NULL;
  return job;
}

static void
decode_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Job *job = data;

  g_task_return_pointer (task, assay_stream_report_new (job->request, job->content, job->other, &job->why),
                         (GDestroyNotify) assay_report_unref);
}

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  AssayWindow *window = ASSAY_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(AssayReport) report = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *why = assay_wording_format (job->why);

  /* Closed meanwhile. */
  if (assay_window_get_tab (window) == NULL)
    return;
  if (report != NULL)
    assay_window_open_report (window, job->request, report);
  else
    assay_toast_show (GTK_WIDGET (assay_window_get_tab (window)), why);
}

/* Takes the job. */
static void
decode (AssayWindow *window,
        Job         *job)
{
  g_autoptr(GTask) task = g_task_new (window, NULL, decoded_cb, NULL);

  g_task_set_source_tag (task, decode);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, decode_thread);
}

gboolean
assay_decoding_sniff (const AssayOpened *opened)
{
  return assay_stream_sniff (opened->content);
}

gboolean
assay_decoding_open (AssayWindow                *window,
                     GPtrArray                  *opened,
                     const AssayRequestOptions  *options,
                     GError                    **error)
{
  if (opened->len == 2)
    {
      decode (window, job_new (g_ptr_array_index (opened, 0), g_ptr_array_index (opened, 1), options));
      return TRUE;
    }
  for (guint i = 0; i < opened->len; i++)
    decode (window, job_new (g_ptr_array_index (opened, i), NULL, options));
  return TRUE;
}
