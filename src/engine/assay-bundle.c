/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-bundle.h"

#include "base/assay-error.h"
#include "base/assay-request.h"
#include "decode/decode-x509.h"
#include "engine/assay-pem.h"

static void
add_certificate (GBytes   *der,
                 gpointer  data)
{
  GPtrArray *certificates = data;

  if (certificates->len < ASSAY_LIMIT_CERTIFICATES)
    g_ptr_array_add (certificates, assay_x509_read (der, ASSAY_ORIGIN_FILE));
}

/* The size is bounded by what is read, not by what the file system says: a pipe says nothing. */
static GBytes *
read_bounded (const char    *path,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GBytes) content = NULL;

  if (stream == NULL)
    return NULL;
  content = g_input_stream_read_bytes (G_INPUT_STREAM (stream), ASSAY_LIMIT_FILE + 1, cancellable, error);
  if (content == NULL || g_bytes_get_size (content) <= ASSAY_LIMIT_FILE)
    return g_steal_pointer (&content);
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_FILE, N_("The file is larger than 16 MiB."));
  return NULL;
}

GPtrArray *
assay_bundle_read (const char    *path,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(GBytes) content = read_bounded (path, cancellable, error);
  g_autoptr(GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);

  if (content == NULL)
    return NULL;

  assay_pem_foreach_certificate (content, add_certificate, certificates);
  if (certificates->len == 0)
    {
      g_autoptr(AssayCertificate) alone = assay_x509_read (content, ASSAY_ORIGIN_FILE);

      if (!alone->malformed)
        g_ptr_array_add (certificates, g_steal_pointer (&alone));
    }
  if (certificates->len > 0)
    return g_steal_pointer (&certificates);
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_FILE, N_("There is no certificate in the file."));
  return NULL;
}
