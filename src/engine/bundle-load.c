/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-bundle.h"

#include <string.h>

#include "base/assay-error.h"

#define READ_AT_ONCE 65536

/* A buffer that leaves nothing behind. */
typedef struct {
  guint8 *data;
  gsize   length;
  gsize   room;
} Buffer;

static void
buffer_free (gpointer data)
{
  Buffer *buffer = data;

  if (buffer->data != NULL)
    explicit_bzero (buffer->data, buffer->room);
  g_free (buffer->data);
  g_free (buffer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Buffer, buffer_free)

static void
buffer_grow (Buffer *buffer)
{
  gsize room = MAX (buffer->room * 2, READ_AT_ONCE);
  guint8 *larger = g_malloc (room);

  if (buffer->data != NULL)
    {
      memcpy (larger, buffer->data, buffer->length);
      explicit_bzero (buffer->data, buffer->room);
    }
  g_free (buffer->data);
  buffer->data = larger;
  buffer->room = room;
}

/* The size is bounded by what is read, not by what the file system says: a pipe says nothing. */
static gboolean
read_all (Buffer        *buffer,
          GInputStream  *stream,
          GCancellable  *cancellable,
          GError       **error)
{
  gsize got;

  do
    {
      if (buffer->room - buffer->length < READ_AT_ONCE)
        buffer_grow (buffer);
      if (!g_input_stream_read_all (stream, buffer->data + buffer->length, READ_AT_ONCE, &got, cancellable, error))
        return FALSE;
      buffer->length += got;
    }
  while (got == READ_AT_ONCE && buffer->length <= ASSAY_LIMIT_FILE);
  if (buffer->length <= ASSAY_LIMIT_FILE)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_FILE, N_("The file is larger than 16 MiB."));
  return FALSE;
}

GBytes *
assay_bundle_load_stream (GInputStream  *stream,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr(Buffer) buffer = g_new0 (Buffer, 1);
  Buffer *kept;

  if (!read_all (buffer, stream, cancellable, error))
    return NULL;
  kept = g_steal_pointer (&buffer);
  return g_bytes_new_with_free_func (kept->data, kept->length, buffer_free, kept);
}

GBytes *
assay_bundle_load (const AssayInput  *input,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFileInputStream) stream = NULL;

  if (input->path == NULL)
    return g_bytes_ref (input->bytes);
  file = g_file_new_for_path (input->path);
  stream = g_file_read (file, cancellable, error);
  return stream != NULL ? assay_bundle_load_stream (G_INPUT_STREAM (stream), cancellable, error) : NULL;
}
