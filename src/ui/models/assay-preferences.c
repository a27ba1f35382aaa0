/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/models/assay-preferences.h"

#include "export/import-logs.h"

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_TIME_MODIFIED \
                   "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC

/* The list that was read last: a request must not cost another reading. */
static struct {
  GFile     *file;
  gint64     modified;
  GPtrArray *logs;
} last;

static gboolean
is_last (GFile  *file,
         gint64  modified)
{
  return last.file != NULL && g_file_equal (last.file, file) && last.modified == modified;
}

static void
keep (GFile     *file,
      gint64     modified,
      GPtrArray *logs)
{
  g_set_object (&last.file, file);
  g_clear_pointer (&last.logs, g_ptr_array_unref);
  last.modified = modified;
  last.logs = g_ptr_array_ref (logs);
}

static GPtrArray *
load (GFile      *file,
      AssayText **why)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);

  if (bytes != NULL)
    return assay_import_logs (bytes, why);
  *why = assay_text_new (N_("It cannot be read: {reason}"), "reason", ASSAY_ARG_TEXT, error->message, NULL);
  return NULL;
}

GPtrArray *
assay_preferences_read_logs (GFile      *file,
                             AssayText **why)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_autoptr(GDateTime) changed = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  gint64 modified = changed != NULL ? g_date_time_to_unix (changed) * G_USEC_PER_SEC
                                      + g_date_time_get_microsecond (changed) : 0;
  GPtrArray *logs;

  if (info == NULL)
    *why = assay_text_new (N_("It cannot be read: {reason}"), "reason", ASSAY_ARG_TEXT, error->message, NULL);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR
           || g_file_info_get_size (info) > ASSAY_LIMIT_LOG_LIST)
    *why = assay_text_new (N_("That is no list of logs."), NULL);
  else if (is_last (file, modified))
    return g_ptr_array_ref (last.logs);
  if (*why != NULL)
    return NULL;
  logs = load (file, why);
  if (logs != NULL)
    keep (file, modified, logs);
  return logs;
}

/* A list that cannot be read any more is none: signatures of timestamps stay unverified, and the report says so. */
static GPtrArray *
find_logs (GSettings *settings)
{
  g_autofree char *uri = g_settings_get_string (settings, ASSAY_PREFERENCE_LOG_LIST);
  g_autoptr(GFile) file = NULL;
  g_autoptr(AssayText) why = NULL;

  if (*uri == '\0')
    return NULL;
  file = g_file_new_for_uri (uri);
  return assay_preferences_read_logs (file, &why);
}

AssayRequest *
assay_preferences_apply (AssayRequest *request)
{
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);
  g_auto(AssayRequestOptions) options = { 0, };

  assay_request_options_copy (&options, &request->options);
  options.online |= g_settings_get_boolean (settings, ASSAY_PREFERENCE_ONLINE);
  options.warn_days = g_settings_get_uint (settings, ASSAY_PREFERENCE_WARN_DAYS);
  if (options.logs == NULL)
    options.logs = find_logs (settings);
  return assay_request_with_options (request, &options);
}

guint
assay_preferences_get_warn_days (void)
{
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);

  return g_settings_get_uint (settings, ASSAY_PREFERENCE_WARN_DAYS);
}
