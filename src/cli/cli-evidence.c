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

/* @pieces: (out): (element-type GBytes) */
static gboolean
read_pieces (char      **files,
             CliPieces   kind,
             GPtrArray **pieces)
{
  *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return cli_pieces_read_all (files, kind, *pieces);
}

static gboolean
read_roots (const char  *option,
            char       **files,
            GString     *anchors)
{
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *text = NULL;
      g_autoptr(GError) error = NULL;
      gsize length;

      if (!g_file_get_contents (files[i], &text, &length, &error))
        {
          cli_complain (NULL, "%s: %s", option, error->message);
          return FALSE;
        }
      g_string_append_len (anchors, text, (gssize) length);
      g_string_append_c (anchors, '\n');
    }
  return TRUE;
}

/* Whose roots are trusted: the computer's, unless something else is said. */
static gboolean
choose_roots (CliOptions *options)
{
  g_autoptr(GString) anchors = g_string_new (NULL);

  if (options->ca_files == NULL && options->more_ca_files == NULL && !options->no_system_trust)
    return TRUE;
  if (!read_roots ("--ca-file", options->ca_files, anchors)
      || !read_roots ("--add-ca-file", options->more_ca_files, anchors))
    return FALSE;
  if (options->ca_files == NULL && options->more_ca_files == NULL)
    options->request.anchor_kind = ASSAY_ANCHORS_NONE;
  else if (options->ca_files != NULL || options->no_system_trust)
    options->request.anchor_kind = ASSAY_ANCHORS_FILE;
  else
    options->request.anchor_kind = ASSAY_ANCHORS_BOTH;
  options->request.anchors = g_string_free_to_bytes (g_steal_pointer (&anchors));
  return TRUE;
}

gboolean
cli_evidence_read (CliOptions *options)
{
  AssayRequestOptions *request = &options->request;

  return choose_roots (options)
      && (options->ocsp_files == NULL
          || read_pieces (options->ocsp_files, CLI_PIECES_OCSP_RESPONSES, &request->ocsp_responses))
      && (options->crl_files == NULL || read_pieces (options->crl_files, CLI_PIECES_CRLS, &request->crls))
      && (options->ct_logs == NULL || read_logs (options));
}
