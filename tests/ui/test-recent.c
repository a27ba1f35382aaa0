/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "ui/models/assay-recent.h"

static void
reset (void)
{
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);

  g_settings_reset (settings, "recent-targets");
}

static void
add (AssayRecent *recent,
     const char  *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayTarget) target = assay_target_parse (text, &error);

  g_assert_no_error (error);
  assay_recent_add (recent, target);
}

static char *
join (AssayRecent *recent)
{
  g_autoptr(GString) joined = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (recent)); i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (G_LIST_MODEL (recent), i);

      g_string_append_printf (joined, "%s ", gtk_string_object_get_string (item));
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

#define assert_recent(recent, expected)         \
  G_STMT_START {                                \
    g_autofree char *joined_ = join (recent);   \
    g_assert_cmpstr (joined_, ==, expected);    \
  } G_STMT_END

static void
test_order (void)
{
  g_autoptr(AssayRecent) recent = assay_recent_dup_default ();

  reset ();
  assert_recent (recent, "");
  add (recent, "a.example");
  add (recent, "b.example:8443");
  add (recent, "a.example");
  assert_recent (recent, "a.example b.example:8443 ");
  assay_recent_remove (recent, "a.example");
  assay_recent_remove (recent, "never-there.example");
  assert_recent (recent, "b.example:8443 ");
}

/* What a URL carries besides the host may be a secret. */
static void
test_what_is_kept (void)
{
  g_autoptr(AssayRecent) recent = assay_recent_dup_default ();

  reset ();
  add (recent, "https://me:secret@a.example/path?token=secret#secret");
  add (recent, "smtp://b.example");
  add (recent, "smtp://c.example:2525");
  add (recent, "[2001:db8::1]:8443");
  add (recent, "practice:expired");
  assert_recent (recent, "[2001:db8::1]:8443 smtp://c.example:2525 smtp://b.example a.example ");
}

static void
test_limit (void)
{
  g_autoptr(AssayRecent) recent = assay_recent_dup_default ();
  g_autoptr(GtkStringObject) newest = NULL;

  reset ();
  for (guint i = 0; i < ASSAY_RECENT_MAX + 10; i++)
    {
      g_autofree char *host = g_strdup_printf ("h%u.example", i);

      add (recent, host);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (recent)), ==, ASSAY_RECENT_MAX);
  newest = g_list_model_get_item (G_LIST_MODEL (recent), 0);
  g_assert_cmpstr (gtk_string_object_get_string (newest), ==, "h59.example");
}

/* Every text that is remembered can be inspected again. */
static void
test_parses_again (void)
{
  static const char * const texts[] = {
    "a.example", "a.example:8443", "smtp://a.example", "imaps://a.example:9930", "192.0.2.1", "[2001:db8::1]",
    "2001:db8::1", "smtp://[2001:db8::1]", "b\303\274cher.example",
  };
  g_autoptr(AssayRecent) recent = assay_recent_dup_default ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(AssayTarget) before = assay_target_parse (texts[i], NULL);
      g_autoptr(AssayTarget) after = NULL;
      g_autoptr(GtkStringObject) first = NULL;

      reset ();
      add (recent, texts[i]);
      first = g_list_model_get_item (G_LIST_MODEL (recent), 0);
      after = assay_target_parse (gtk_string_object_get_string (first), NULL);
      g_assert_nonnull (after);
      g_assert_cmpstr (after->scheme, ==, before->scheme);
      g_assert_cmpstr (after->host, ==, before->host);
      g_assert_cmpuint (after->port, ==, before->port);
    }
}

static void
test_shared (void)
{
  AssayRecent *one = assay_recent_dup_default ();
  AssayRecent *same = assay_recent_dup_default ();

  g_assert_true (one == same);
  g_object_unref (same);
  g_assert_finalize_object (one);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recent/order", test_order);
  g_test_add_func ("/recent/what-is-kept", test_what_is_kept);
  g_test_add_func ("/recent/limit", test_limit);
  g_test_add_func ("/recent/parses-again", test_parses_again);
  g_test_add_func ("/recent/shared", test_shared);
  return g_test_run ();
}
