/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every message that is found in public captures and fuzzing seeds, and spoiled copies of it, becomes a tree whose
 * leaves tile it: no byte is skipped or told twice, and every node lies within the one above.
 *
 * usage: test-tiling FOLDER... */
#include <string.h>

#include "decode/decode-message.h"
#include "decode/decode-stream.h"
#include "support/check-tree.h"

#define RECORD_HEADER 5
#define HANDSHAKE     22
#define COPIES        24
#define MAX_ADDED     64

typedef struct {
  GRand *random;
  guint  n_files;
  guint  n_messages;
} Run;

static AssayMessage *
message_with (const AssayMessage *message,
              GByteArray         *body)
{
  AssayMessage draft = *message;

  draft.body = g_byte_array_free_to_bytes (body);
  return assay_message_take (&draft);
}

static GByteArray *
copy_body (const AssayMessage *message)
{
  GByteArray *copy = g_byte_array_new ();

  g_byte_array_append (copy, g_bytes_get_data (message->body, NULL), g_bytes_get_size (message->body));
  return copy;
}

/* Cuts it short, changes a byte in it, or adds some to it. */
static void
spoil (GByteArray *body,
       GRand      *random,
       guint       how)
{
  guint8 byte = g_rand_int (random);

  if (how == 0 && body->len > 0)
    g_byte_array_set_size (body, g_rand_int_range (random, 0, body->len));
  else if (how == 1 && body->len > 0)
    body->data[g_rand_int_range (random, 0, body->len)] = byte;
  else
    for (guint i = g_rand_int_range (random, 1, MAX_ADDED); i > 0; i--)
      g_byte_array_append (body, &byte, 1);
}

static void
check_message (const AssayMessage *message,
               Run                *run)
{
  g_autoptr(AssayNode) tree = assay_decode_message (message);

  check_tree_tiles (tree);
  run->n_messages++;
  for (guint i = 0; i < COPIES; i++)
    {
      GByteArray *body = copy_body (message);
      g_autoptr(AssayMessage) spoiled = NULL;
      g_autoptr(AssayNode) other = NULL;

      spoil (body, run->random, i % 3);
      spoiled = message_with (message, body);
      other = assay_decode_message (spoiled);
      check_tree_tiles (other);
    }
}

/* The messages in the records that begin here; returns how many bytes these records have at the least. */
static gsize
check_records (GBytes *bytes,
               gsize   offset,
               Run    *run)
{
  AssayHexPart part = { .bytes = g_bytes_new_from_bytes (bytes, offset, g_bytes_get_size (bytes) - offset) };
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  AssayHex hex = { .form = ASSAY_HEX_RAW, .parts = parts };
  g_autoptr(AssayStream) stream = NULL;
  gsize taken = 1;

  g_ptr_array_add (parts, &part);
  stream = assay_stream_read (&hex, NULL);
  for (guint i = 0; i < stream->messages->len; i++)
    check_message (g_ptr_array_index (stream->messages, i), run);
  for (guint i = 0; i < G_N_ELEMENTS (stream->sides); i++)
    taken = MAX (taken, stream->sides[i].fault != NULL ? stream->sides[i].fault_offset : stream->sides[i].n_bytes);
  g_bytes_unref (part.bytes);
  return taken;
}

/* Looks for records everywhere: a capture has headers of its own between them. */
static void
check_file (const char *path,
            Run        *run)
{
  g_autofree char *content = NULL;
  g_autoptr(GBytes) bytes = NULL;
  const guint8 *data;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return;
  bytes = g_bytes_new (content, length);
  data = g_bytes_get_data (bytes, NULL);
  run->n_files++;
  for (gsize at = 0; at + RECORD_HEADER < length;)
    if (data[at] == HANDSHAKE && data[at + 1] == 3 && data[at + 2] <= 4)
      at += check_records (bytes, at, run);
    else
      at++;
}

static void
test_folder (gconstpointer path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  Run run = { .random = g_rand_new_with_seed (1) };
  const char *name;

  if (folder == NULL)
    {
      g_test_skip ("the folder is not there");
      g_rand_free (run.random);
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      check_file (file, &run);
    }
  g_test_message ("%u messages in %u files, each spoiled %u times", run.n_messages, run.n_files, COPIES);
  g_assert_cmpuint (run.n_messages, >, 0);
  g_rand_free (run.random);
}

int
main (int   argc,
      char *argv[])
{
  static const char * const folders[] = {
    "captures-go", "captures-ja4", "captures-wireshark", "seeds-openssl-client", "seeds-openssl-server",
  };
  const char *corpora = g_getenv ("ASSAY_CORPORA");
  g_autofree char *own = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "..", "shared", "corpora", NULL);

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      char *path = g_build_filename (corpora != NULL && *corpora != '\0' ? corpora : own, folders[i], NULL);
      g_autofree char *name = g_strconcat ("/tiling/", folders[i], NULL);

      g_test_add_data_func_full (name, path, test_folder, g_free);
    }
  return g_test_run ();
}
