/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-addresses.h"

static void
test_interleave (void)
{
  static const struct {
    const char *before;
    const char *after;
  } rows[] = {
    { "1.1.1.1", "1.1.1.1" },
    { "::1 ::2 1.1.1.1 2.2.2.2", "::1 1.1.1.1 ::2 2.2.2.2" },
    { "1.1.1.1 2.2.2.2 3.3.3.3 ::1", "1.1.1.1 ::1 2.2.2.2 3.3.3.3" },
    { "1.1.1.1 ::1 ::2 ::3", "1.1.1.1 ::1 ::2 ::3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto(GStrv) words = g_strsplit (rows[i].before, " ", -1);
      g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr(GPtrArray) mixed = NULL;
      g_autoptr(GString) after = g_string_new (NULL);

      for (guint k = 0; words[k] != NULL; k++)
        g_ptr_array_add (list, g_inet_socket_address_new_from_string (words[k], 443));
      mixed = assay_addresses_interleave (list);
      for (guint k = 0; k < mixed->len; k++)
        {
          GInetSocketAddress *address = g_ptr_array_index (mixed, k);
          g_autofree char *text = g_inet_address_to_string (g_inet_socket_address_get_address (address));

          g_string_append_printf (after, "%s%s", k > 0 ? " " : "", text);
        }
      g_assert_cmpstr (after->str, ==, rows[i].after);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/addresses/interleave", test_interleave);
  return g_test_run ();
}
