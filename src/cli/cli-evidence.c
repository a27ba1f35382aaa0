/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-evidence.h"

#include "base/assay-text.h"
#include "cli/cli-locale.h"
#include "cli/cli-output.h"
#include "cli/cli-pieces.h"
#include "cli/cli-read.h"
#include "export/import-logs.h"

static gboolean
read_logs (CliOptions *options)
{
  g_autoptr(GBytes) bytes = cli_read_file (options->ct_logs);
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
read_roots (char       **files,
            GByteArray  *anchors)
{
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autoptr(GBytes) content = cli_read_file (files[i]);

      if (content == NULL)
        return FALSE;
      g_byte_array_append (anchors, g_bytes_get_data (content, NULL), (guint) g_bytes_get_size (content));
      g_byte_array_append (anchors, (const guint8 *) "\n", 1);
    }
  return TRUE;
}

/* Whose roots are trusted: the computer's, unless something else is said. */
static gboolean
choose_roots (CliOptions *options)
{
  g_autoptr(GByteArray) anchors = g_byte_array_new ();

  if (options->ca_files == NULL && options->more_ca_files == NULL && !options->no_system_trust)
    return TRUE;
  if (!read_roots (options->ca_files, anchors)
      || !read_roots (options->more_ca_files, anchors))
    return FALSE;
  if (options->ca_files == NULL && options->more_ca_files == NULL)
    options->request.anchor_kind = ASSAY_ANCHORS_NONE;
  else if (options->ca_files != NULL || options->no_system_trust)
    options->request.anchor_kind = ASSAY_ANCHORS_FILE;
  else
    options->request.anchor_kind = ASSAY_ANCHORS_BOTH;
  options->request.anchors = g_byte_array_free_to_bytes (g_steal_pointer (&anchors));
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
