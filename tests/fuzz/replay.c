/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz entry over a folder of inputs, one test case a file; linked with any of the fuzz-*.c. */
#include "fuzz.h"

#include <string.h>

#define SPOILED 48

static void
replay (gconstpointer file)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (file, &data, &size, NULL));
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) data, size), ==, 0);
}

/* The same cut short, with a byte changed, and with some added. */
static void
replay_spoiled (gconstpointer file)
{
  g_autofree char *data = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gsize size;

  g_assert_true (g_file_get_contents (file, &data, &size, NULL));
  for (guint i = 0; i < SPOILED && size > 0; i++)
    {
      gsize cut = i % 3 == 0 ? (gsize) g_rand_int_range (random, 0, size) : size;
      g_autofree guint8 *copy = g_malloc0 (size + i);

      memcpy (copy, data, cut);
      if (i % 3 == 1)
        copy[g_rand_int_range (random, 0, size)] = g_rand_int (random);
      g_assert_cmpint (LLVMFuzzerTestOneInput (copy, i % 3 == 2 ? size + i : cut), ==, 0);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (files, compare_names);
  return files;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) files = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  files = list_files (argv[1]);
  g_assert_cmpuint (files->len, >, 0);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_path_get_basename (files->pdata[i]);
      g_autofree char *path = g_strconcat ("/fuzz/", name, NULL);

      g_autofree char *spoiled = g_strconcat ("/spoiled/", name, NULL);

      g_test_add_data_func (path, files->pdata[i], replay);
      g_test_add_data_func (spoiled, files->pdata[i], replay_spoiled);
    }
  return g_test_run ();
}
