/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-pieces.h"

#include <glib/gi18n.h>

#include "cli/cli-output.h"
#include "engine/assay-pem.h"

/* As much as any file that is read. */
#define INPUT_LIMIT (16 * 1024 * 1024)

static GBytes *
read_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (g_str_equal (path, "-") ? "/dev/stdin" : path, &text, &length, &error))
    cli_complain (NULL, "%s", error->message);
  else if (length > INPUT_LIMIT)
    cli_complain (path, _("More than %d MiB"), INPUT_LIMIT / (1024 * 1024));
  else
    return g_bytes_new_take (text, length);
  return NULL;
}

static void
add_bytes (GBytes   *der,
           gpointer  data)
{
  g_ptr_array_add (data, g_bytes_ref (der));
}

static const struct {
  void       (*foreach) (GBytes       *text,
                         AssayPemFunc  func,
                         gpointer      data);
  const char  *missing;
} kinds[] = {
  [CLI_PIECES_CERTIFICATES] = { assay_pem_foreach_certificate, N_("There is no certificate in it") },
  [CLI_PIECES_CRLS]         = { assay_pem_foreach_crl, N_("There is no revocation list in it") },
  [CLI_PIECES_OCSP_RESPONSES] = { assay_pem_foreach_ocsp_response, N_("There is no OCSP response in it") },
};

gboolean
cli_pieces_read (const char *path,
                 CliPieces   kind,
                 GPtrArray  *pieces)
{
  g_autoptr(GBytes) content = read_file (path);
  guint n = pieces->len;

  if (content == NULL)
    return FALSE;
  kinds[kind].foreach (content, add_bytes, pieces);
  if (pieces->len == n && g_bytes_get_size (content) > 0 && *(const guint8 *) g_bytes_get_data (content, NULL) == 0x30)
    g_ptr_array_add (pieces, g_bytes_ref (content));
  if (pieces->len > n)
    return TRUE;
  cli_complain (path, "%s", _(kinds[kind].missing));
  return FALSE;
}

gboolean
cli_pieces_read_all (char      **paths,
                     CliPieces   kind,
                     GPtrArray  *pieces)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    if (!cli_pieces_read (paths[i], kind, pieces))
      return FALSE;
  return TRUE;
}
