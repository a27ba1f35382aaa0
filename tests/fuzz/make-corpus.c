/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the seeds in tests/fuzz/corpus: make-corpus FOLDER. Run it when a message or an extension was added. */
#include <glib/gstdio.h>

#include "decode/decode-message.h"
#include "support/extension-places.h"
#include "support/messages.h"
#include "support/wire.h"

/* The first byte is the size of the pieces that the stream comes in. */
static const struct {
  const char *name;
  const char *notation;
} streams[] = {
  { "flight", "07 16 0301 [2 01 [3 0303 ] ] 14 0303 [2 01 ] 17 0303 [2 aa*40 ]" },
  { "alert", "01 15 0303 [2 0228 ]" },
  { "empty-records", "03 17 0303 [2 ] 17 0303 [2 ] 16 0303 [2 ]" },
  { "cut", "02 16 0303 0020 aa*7" },
  { "http", "05 'HTTP/1.1 400 Bad Request' 0d0a" },
  { "ssl2", "05 80 2e 01 0301 0015 0000 0010" },
  { "tls-then-text", "09 15 0303 [2 0100 ] '220 ready'" },
  { "too-long", "09 17 0303 4801 aa*9" },
};

static void
save (const char *folder,
      const char *kind,
      const char *name,
      GByteArray *bytes)
{
  g_autofree char *file = g_strdelimit (g_strdup (name), "/", '-');
  g_autofree char *subfolder = g_build_filename (folder, kind, NULL);
  g_autofree char *path = g_build_filename (subfolder, file, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (subfolder, 0755);
  if (!g_file_set_contents (path, (const char *) bytes->data, bytes->len, &error))
    g_error ("%s", error->message);
}

static void
append (GByteArray *out,
        const char *notation)
{
  g_autoptr (GBytes) bytes = wire_assemble (notation);

  g_byte_array_append (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* In the form that fuzz-message.c reads. */
static void
save_message (const char   *folder,
              const Sample *sample)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint layer = sample->layer == ASSAY_LAYER_HANDSHAKE ? 0 : sample->layer == ASSAY_LAYER_ALERT ? 1 : 2;
  g_autofree char *header = g_strdup_printf ("%02x%02x%04x%04x", layer, sample->type, sample->version,
                                             sample->cipher_suite);

  append (out, header);
  append (out, sample->notation);
  save (folder, "message", sample->name, out);
}

/* In the form that fuzz-extension.c reads: every extension of a message. */
static void
save_extensions (const char   *folder,
                 const Sample *sample,
                 guint         place)
{
  g_autoptr (GBytes) body = wire_assemble (sample->notation);
  g_autoptr (AssayMessage) message = sample_message (sample, body);
  g_autoptr (AssayNode) tree = assay_decode_message (message);
  const AssayNode *list = assay_node_lookup (tree, extension_places[place].path);

  for (guint i = 0; list != NULL && i < assay_node_get_n_children (list); i++)
    {
      const AssayNode *extension = assay_node_get_child (list, i);
      g_autoptr (GBytes) bytes = assay_node_dup_bytes (extension);
      g_autofree char *key = assay_node_dup_key (extension);
      g_autofree char *name = g_strdup_printf ("%s-%s", sample->name, key);
      g_autoptr (GByteArray) out = g_byte_array_new ();
      const guint8 *data = g_bytes_get_data (bytes, NULL);
      guint8 first = place;

      g_byte_array_append (out, &first, 1);
      g_byte_array_append (out, data, 2);
      g_byte_array_append (out, data + 4, g_bytes_get_size (bytes) - 4);
      save (folder, "extension", name, out);
    }
}

/* Which of the places a message is; -1 for one without extensions. */
static int
find_place (const Sample *sample)
{
  g_autoptr (GBytes) body = wire_assemble (sample->notation);
  g_autoptr (AssayMessage) message = sample_message (sample, body);
  gboolean retry = assay_message_is_hello_retry (message);

  for (guint i = 0; i < n_extension_places; i++)
    if (extension_places[i].type == sample->type && extension_places[i].version == sample->version
        && (!retry || i == 3))
      return i;
  return -1;
}

int
main (int   argc,
      char *argv[])
{
  if (argc != 2)
    g_error ("Usage: make-corpus FOLDER");

  for (guint i = 0; i < n_samples; i++)
    {
      int place = samples[i].layer == ASSAY_LAYER_HANDSHAKE ? find_place (&samples[i]) : -1;

      save_message (argv[1], &samples[i]);
      if (place >= 0)
        save_extensions (argv[1], &samples[i], place);
    }
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      g_autoptr (GByteArray) out = g_byte_array_new ();

      append (out, streams[i].notation);
      save (argv[1], "record", streams[i].name, out);
    }
  return 0;
}
