/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-opening.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/assay-error.h"
#include "engine/assay-bundle.h"
#include "ui/assay-compat.h"
#include "ui/assay-decoding.h"
#include "ui/assay-report-opening.h"
#include "ui/assay-toast.h"
#include "ui/assay-wording.h"

static gboolean
sniff_certificates (const AssayOpened *opened)
{
  return assay_bundle_sniff (opened->content);
}

/* What was given together is verified together: leaf and intermediates are often files of their own. */
static gboolean
open_certificates (AssayWindow                *window,
                   GPtrArray                  *opened,
                   const AssayRequestOptions  *options,
                   GError                    **error)
{
  g_autoptr(GPtrArray) inputs = assay_inputs_new ();
  g_autoptr(AssayRequest) request = NULL;

  for (guint i = 0; i < opened->len; i++)
    g_ptr_array_add (inputs, assay_input_ref (((AssayOpened *) g_ptr_array_index (opened, i))->input));
  request = assay_request_new_for_inputs (inputs, NULL, options);
  assay_window_open (window, request);
  return TRUE;
}

/* What can be opened, the surest sign first. */
static const AssayOpener openers[] = {
  /* What openssl s_client -msg prints has a certificate in it too. */
  { assay_decoding_sniff, assay_decoding_open },
  { assay_report_opening_sniff, assay_report_opening_open },    /* certificates as PEM may be in it */
  { sniff_certificates, open_certificates },
};

/* One call of assay_opening_open(). */
typedef struct {
  AssayRequestOptions  options;
  GPtrArray           *inputs;
  GPtrArray           *opened;      /* element-type AssayOpened */
  GPtrArray           *problems;    /* element-type utf8 */
} Job;

static void
opened_free (AssayOpened *opened)
{
  assay_input_unref (opened->input);
  g_bytes_unref (opened->content);
  g_free (opened);
}

static void
job_free (Job *job)
{
  assay_request_options_clear (&job->options);
  g_ptr_array_unref (job->inputs);
  g_ptr_array_unref (job->opened);
  g_ptr_array_unref (job->problems);
  g_free (job);
}

static Job *
job_new (AssayWindow               *window,
         GPtrArray                 *inputs,
         const AssayRequestOptions *options)
{
  Job *job = g_new0 (Job, 1);

  assay_request_options_copy (&job->options, options != NULL ? options
                                                             : assay_tab_get_options (assay_window_get_tab (window)));
  job->inputs = g_ptr_array_ref (inputs);
  job->opened = g_ptr_array_new_with_free_func ((GDestroyNotify) opened_free);
  job->problems = g_ptr_array_new_with_free_func (g_free);
  return job;
}

static void
add_problem (Job              *job,
             const AssayInput *input,
             const char       *words)
{
  /* Translators: a file, and what is wrong with it: "chain.pem: The file is larger than 16 MiB." */
  g_ptr_array_add (job->problems, g_strdup_printf (_("%s: %s"), input->name, words));
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Job *job = data;

  for (guint i = 0; i < job->inputs->len; i++)
    {
      AssayInput *input = g_ptr_array_index (job->inputs, i);
      g_autoptr(GError) error = NULL;
      GBytes *content = assay_bundle_load (input, cancellable, &error);
      AssayOpened *opened;

      if (content == NULL)
        {
          add_problem (job, input, assay_wording_translate (error->message));
          continue;
        }
      opened = g_new0 (AssayOpened, 1);
      opened->input = assay_input_ref (input);
      opened->content = content;
      g_ptr_array_add (job->opened, opened);
    }
  g_task_return_boolean (task, TRUE);
}

static int
find_opener (const AssayOpened *opened)
{
  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    if (openers[i].sniff (opened))
      return (int) i;
  return -1;
}

static void
open_with (AssayWindow *window,
           Job         *job,
           guint        opener)
{
  g_autoptr(GPtrArray) mine = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < job->opened->len; i++)
    if (find_opener (g_ptr_array_index (job->opened, i)) == (int) opener)
      g_ptr_array_add (mine, g_ptr_array_index (job->opened, i));
  if (mine->len > 0 && !openers[opener].open (window, mine, &job->options, &error))
    add_problem (job, ((AssayOpened *) g_ptr_array_index (mine, 0))->input, assay_wording_translate (error->message));
}

static void
tell_problems (AssayWindow *window,
               Job         *job)
{
  for (guint i = 0; i < job->opened->len; i++)
    {
      const AssayOpened *opened = g_ptr_array_index (job->opened, i);

      if (find_opener (opened) < 0)
        add_problem (job, opened->input, assay_wording_translate (assay_bundle_describe_junk (opened->content)));
    }
  for (guint i = 0; i < job->problems->len; i++)
    assay_toast_show (GTK_WIDGET (assay_window_get_tab (window)), g_ptr_array_index (job->problems, i));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  AssayWindow *window = ASSAY_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  /* Closed meanwhile. */
  if (assay_window_get_tab (window) == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    open_with (window, job, i);
  tell_problems (window, job);
}

void
assay_opening_open (AssayWindow               *window,
                    GPtrArray                 *inputs,
                    const AssayRequestOptions *options)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (ASSAY_IS_WINDOW (window));

  task = g_task_new (window, NULL, read_cb, NULL);
  g_task_set_source_tag (task, assay_opening_open);
  g_task_set_task_data (task, job_new (window, inputs, options), (GDestroyNotify) job_free);
  g_task_run_in_thread (task, read_thread);
}

void
assay_opening_open_files (AssayWindow *window,
                          GListModel  *files)
{
  g_autoptr(GPtrArray) inputs = assay_inputs_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *uri = path == NULL ? g_file_get_uri (file) : NULL;

      /* A link to somewhere else is an address. */
      if (path != NULL)
        g_ptr_array_add (inputs, assay_input_new_for_path (path));
      else
        assay_window_inspect (window, uri);
      if (inputs->len == ASSAY_LIMIT_INPUTS)
        {
          assay_opening_open (window, inputs, NULL);
          g_ptr_array_unref (inputs);
          inputs = assay_inputs_new ();
        }
    }
  if (inputs->len > 0)
    assay_opening_open (window, inputs, NULL);
}

void
assay_opening_open_text (AssayWindow *window,
                         const char  *text)
{
  g_autoptr(GBytes) pasted = g_bytes_new (text, strlen (text));
  g_autoptr(GBytes) content = assay_bundle_redact (pasted);
  g_autoptr(AssayInput) input = assay_input_new_for_bytes (_("Pasted Text"), content);
  g_autoptr(GPtrArray) inputs = assay_inputs_new ();
  g_autofree char *line = g_strstrip (g_strdup (text));
  AssayOpened opened = { input, content };

  if (find_opener (&opened) < 0 && strpbrk (line, "\n\r") == NULL)
    {
      assay_window_inspect (window, line);
      return;
    }
  g_ptr_array_add (inputs, g_steal_pointer (&input));
  assay_opening_open (window, inputs, NULL);
}

/* What can be pasted and dropped, the better first: a file manager offers the names as text too. */
static const GType *
get_content_types (gsize *n)
{
  static GType types[2];

  types[0] = GDK_TYPE_FILE_LIST;
  types[1] = G_TYPE_STRING;
  *n = G_N_ELEMENTS (types);
  return types;
}

static void
take_content (AssayWindow  *window,
              const GValue *value)
{
  g_autoptr(GListStore) files = NULL;

  if (G_VALUE_HOLDS_STRING (value))
    {
      assay_opening_open_text (window, g_value_get_string (value));
      return;
    }
  files = g_list_store_new (G_TYPE_FILE);
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  assay_opening_open_files (window, G_LIST_MODEL (files));
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(AssayWindow) window = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && assay_window_get_tab (window) != NULL)
    take_content (window, value);
}

void
assay_opening_paste (AssayWindow *window)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  /* The clipboard of another program speaks of MIME types only. */
  g_autoptr(GdkContentFormats) formats =
    gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));
  gsize n;
  const GType *types = get_content_types (&n);

  for (gsize i = 0; i < n; i++)
    if (gdk_content_formats_contain_gtype (formats, types[i]))
      {
        gdk_clipboard_read_value_async (clipboard, types[i], G_PRIORITY_DEFAULT, NULL, pasted_cb, g_object_ref (window));
        return;
      }
}

static gboolean
drop_cb (AssayWindow  *window,
         const GValue *value)
{
  take_content (window, value);
  return TRUE;
}

void
assay_opening_accept_drops (AssayWindow *window,
                            GtkWidget   *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  gsize n;
  const GType *types = get_content_types (&n);

  gtk_drop_target_set_gtypes (target, (GType *) types, n);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), window);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static void
files_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GListModel) files = assay_compat_choose_files_finish (result);

  if (files != NULL)
    assay_opening_open_files (ASSAY_WINDOW (source), files);
}

void
assay_opening_choose (AssayWindow *window)
{
  assay_compat_choose_open_files (GTK_WINDOW (window), _("Open Files"), files_chosen_cb, NULL);
}
