/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-evidence.h"

#include "base/assay-text.h"
#include "cli/cli-locale.h"
#include "cli/cli-output.h"
#include "cli/cli-pieces.h"
#include "export/import-logs.h"

/* (transfer full) (nullable) */
static GBytes *
read_file (const char *option,
           const char *name)
{
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;

  if (g_file_get_contents (name, &data, &length, &error))
    return g_bytes_new_take (data, length);
  cli_complain (NULL, "%s: %s", option, error->message);
  return NULL;
}

static gboolean
read_responses (CliOptions *options)
{
  GPtrArray *responses = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  options->request.ocsp_responses = responses;
  for (guint i = 0; options->ocsp_files[i] != NULL; i++)
    {
      GBytes *response = read_file ("--ocsp", options->ocsp_files[i]);

      if (response == NULL)
        return FALSE;
      g_ptr_array_add (responses, response);
    }
  return TRUE;
}

static gboolean
read_logs (CliOptions *options)
{
  g_autoptr(GBytes) bytes = read_file ("--ct-logs", options->ct_logs);
  g_autoptr(AssayText) why = NULL;
  g_autofree char *words = NULL;

  if (bytes == NULL)
    return FALSE;
  options->request.logs = assay_import_logs (bytes, &why);
  if (options->request.logs != NULL)
    return TRUE;
  words = assay_text_format (why, cli_locale_get ());
  cli_complain (NULL, "--ct-logs: %s", words);
  return FALSE;
}

static gboolean
read_lists (CliOptions *options)
{
  options->request.crls = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return cli_pieces_read_all (options->crl_files, CLI_PIECES_CRLS, options->request.crls);
}

gboolean
cli_evidence_read (CliOptions *options)
{
  return (options->ocsp_files == NULL || read_responses (options))
      && (options->crl_files == NULL || read_lists (options))
      && (options->ct_logs == NULL || read_logs (options));
}
