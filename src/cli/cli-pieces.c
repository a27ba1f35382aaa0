/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-pieces.h"

#include <glib/gi18n.h>

#include "cli/cli-output.h"
#include "cli/cli-read.h"
#include "engine/assay-bundle.h"
#include "engine/assay-pem.h"

#define MAX_PIECES 1024

static void
add_bytes (GBytes   *der,
           gpointer  data)
{
  g_ptr_array_add (data, g_bytes_ref (der));
}

static const struct {
  void             (*foreach) (GBytes       *text,
                               AssayPemFunc  func,
                               gpointer      data);
  AssayDocumentKind  document;
  const char        *missing;
} kinds[] = {
  [CLI_PIECES_CERTIFICATES] = {
    assay_pem_foreach_certificate, ASSAY_DOCUMENT_CERTIFICATE, N_("There is no certificate in it")
  },
  [CLI_PIECES_CRLS] = {
    assay_pem_foreach_crl, ASSAY_DOCUMENT_CRL, N_("There is no revocation list in it")
  },
  [CLI_PIECES_OCSP_RESPONSES] = {
    assay_pem_foreach_ocsp_response, ASSAY_DOCUMENT_OCSP_RESPONSE, N_("There is no OCSP response in it")
  },
};

/* What is in no PEM block of its own: in a container, in base64 alone, in DER; the last also where it is malformed, which is
 * for the rules to say. */
static void
add_others (GBytes    *content,
            CliPieces  kind,
            GPtrArray *pieces)
{
  GPtrArray *others = assay_bundle_extract (content, kinds[kind].document, MAX_PIECES);

  if (others->len == 0 && g_bytes_get_size (content) > 0
      && *(const guint8 *) g_bytes_get_data (content, NULL) == 0x30)
    g_ptr_array_add (others, g_bytes_ref (content));
  g_ptr_array_extend_and_steal (pieces, others);
}

gboolean
cli_pieces_read (const char *path,
                 CliPieces   kind,
                 GPtrArray  *pieces)
{
  g_autoptr(GBytes) content = cli_read_file (path);
  guint n = pieces->len;

  if (content == NULL)
    return FALSE;
  kinds[kind].foreach (content, add_bytes, pieces);
  if (pieces->len == n)
    add_others (content, kind, pieces);
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
