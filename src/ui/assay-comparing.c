/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-comparing.h"

#include <glib/gi18n-lib.h>

#include "base/assay-error.h"
#include "base/assay-input.h"
#include "export/import-json.h"
#include "practice/assay-practice.h"
#include "ui/assay-compat.h"
#include "ui/assay-toast.h"
#include "ui/assay-wording.h"

gboolean
assay_comparing_can (AssayTab *tab)
{
  AssaySession *session = tab != NULL ? assay_tab_get_session (tab) : NULL;

  return session != NULL && assay_session_get_kind (session) != ASSAY_REPORT_BYTES;
}

static AssayRequest *
parse (const char                 *text,
       const AssayRequestOptions  *options,
       GError                    **error)
{
  g_autoptr(AssayTarget) target = assay_target_parse (text, error);

  if (target == NULL || !assay_practice_check_target (target, error))
    return NULL;
  return assay_request_new (target, options);
}

/* Whether the tab's own result is meant. */
static gboolean
is_of_tab (AssayTab   *tab,
           const char *text)
{
  g_autofree char *address = NULL;

  g_object_get (tab, "address", &address, NULL);
  return assay_comparing_can (tab) && g_strcmp0 (address, text) == 0;
}

static void
fill_side (AssaySession *side,
           AssayRequest *request,
           AssaySession *source)
{
  if (request != NULL)
    assay_session_ask (side, request);
  else
    assay_session_mirror (side, source);
}

gboolean
assay_comparing_addresses (AssayWindow  *window,
                           const char   *left,
                           const char   *right,
                           GError      **error)
{
  AssayTab *tab = assay_window_get_tab (window);
  AssaySession *source = assay_tab_get_session (tab);
  const AssayRequestOptions *options = assay_tab_get_options (tab);
  g_autoptr(AssayRequest) left_request = is_of_tab (tab, left) ? NULL : parse (left, options, error);
  g_autoptr(AssayRequest) right_request = NULL;
  AssayComparePage *page;

  if (left_request == NULL && !is_of_tab (tab, left))
    return FALSE;
  right_request = parse (right, options, error);
  if (right_request == NULL)
    return FALSE;
  page = assay_tab_compare (assay_window_take_empty_tab (window));
  fill_side (assay_compare_page_get_session (page, 0), left_request, source);
  assay_session_ask (assay_compare_page_get_session (page, 1), right_request);
  return TRUE;
}

void
assay_comparing_tab (AssayWindow *window,
                     AssayTab    *other)
{
  AssayTab *tab = assay_window_get_tab (window);
  AssayComparePage *page;

  if (!assay_comparing_can (tab) || !assay_comparing_can (other))
    return;
  page = assay_tab_compare (assay_window_take_empty_tab (window));
  assay_session_mirror (assay_compare_page_get_session (page, 0), assay_tab_get_session (tab));
  assay_session_mirror (assay_compare_page_get_session (page, 1), assay_tab_get_session (other));
}

/* One choice of a file, on its way to a comparison. */
typedef struct {
  AssayWindow         *window;
  AssaySession        *source;
  AssayRequestOptions  options;
  GFile               *file;
  GBytes              *bytes;
  AssaySavedReport    *saved;
  AssayText           *why;
} Choice;

static Choice *
choice_new (AssayWindow *window)
{
  AssayTab *tab = assay_window_get_tab (window);
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (window);
  choice->source = g_object_ref (assay_tab_get_session (tab));
  assay_request_options_copy (&choice->options, assay_tab_get_options (tab));
  return choice;
}

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->window);
  g_object_unref (choice->source);
  assay_request_options_clear (&choice->options);
  g_clear_object (&choice->file);
  g_clear_pointer (&choice->bytes, g_bytes_unref);
  g_clear_pointer (&choice->saved, assay_saved_report_free);
  g_clear_pointer (&choice->why, assay_text_unref);
  g_free (choice);
}

/* A saved report is read here; certificates are for the engine to read. */
static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Choice *choice = data;
  GError *error = NULL;

  choice->bytes = g_file_load_bytes (choice->file, cancellable, NULL, &error);
  if (choice->bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (assay_import_is_report (choice->bytes))
    choice->saved = assay_import_json (choice->bytes, &choice->why);
  g_task_return_boolean (task, TRUE);
}

static AssayRequest *
make_file_request (const Choice *choice)
{
  g_autoptr(GPtrArray) inputs = assay_inputs_new ();
  g_autofree char *path = g_file_get_path (choice->file);
  g_autofree char *name = g_file_get_basename (choice->file);

  g_ptr_array_add (inputs, path != NULL ? assay_input_new_for_path (path)
                                        : assay_input_new_for_bytes (name, choice->bytes));
  return assay_request_new_for_inputs (inputs, NULL, &choice->options);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Choice *choice = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *why = assay_wording_format (choice->why);
  AssayComparePage *page;

  if (!g_task_propagate_boolean (G_TASK (result), &error) || why != NULL)
    {
      assay_toast_show (GTK_WIDGET (choice->window), error != NULL ? error->message : why);
      return;
    }
  page = assay_tab_compare (assay_window_take_empty_tab (choice->window));
  assay_session_mirror (assay_compare_page_get_session (page, 0), choice->source);
  if (choice->saved != NULL)
    assay_session_take_saved (assay_compare_page_get_session (page, 1), g_steal_pointer (&choice->saved));
  else
    {
      g_autoptr(AssayRequest) request = make_file_request (choice);

      assay_session_ask (assay_compare_page_get_session (page, 1), request);
    }
}

/* Takes @choice. */
static void
open_file (Choice *choice,
           GFile  *file)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, read_cb, NULL);

  choice->file = g_object_ref (file);
  g_task_set_source_tag (task, open_file);
  g_task_set_task_data (task, choice, choice_free);
  g_task_run_in_thread (task, read_thread);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Choice *choice = data;
  g_autoptr(GListModel) files = assay_compat_choose_files_finish (result);
  g_autoptr(GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    open_file (choice, file);
  else
    choice_free (choice);
}

void
assay_comparing_file (AssayWindow *window)
{
  if (assay_comparing_can (assay_window_get_tab (window)))
    assay_compat_choose_open_files (GTK_WINDOW (window), _("Compare with a File"), chosen_cb, choice_new (window));
}

void
assay_comparing_take_file (AssayWindow *window,
                           GFile       *file)
{
  if (assay_comparing_can (assay_window_get_tab (window)))
    open_file (choice_new (window), file);
}
