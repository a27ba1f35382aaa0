/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-traffic.h"

G_DEFINE_BOXED_TYPE (AssaySecret, assay_secret, assay_secret_ref, assay_secret_unref)

static void
chunk_clear (gpointer data)
{
  g_bytes_unref (((AssayChunk *) data)->bytes);
}

GArray *
assay_chunks_new (void)
{
  GArray *chunks = g_array_new (FALSE, FALSE, sizeof (AssayChunk));

  g_array_set_clear_func (chunks, chunk_clear);
  return chunks;
}

AssaySecret *
assay_secret_new (const char *label,
                  GBytes     *client_random,
                  GBytes     *secret)
{
  AssaySecret *self = g_atomic_rc_box_new0 (AssaySecret);

  self->label = g_intern_string (label);
  self->client_random = g_bytes_ref (client_random);
  self->secret = g_bytes_ref (secret);
  return self;
}

AssaySecret *
assay_secret_ref (AssaySecret *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
secret_clear (gpointer data)
{
  AssaySecret *self = data;

  g_bytes_unref (self->client_random);
  g_bytes_unref (self->secret);
}

void
assay_secret_unref (AssaySecret *self)
{
  g_atomic_rc_box_release_full (self, secret_clear);
}
