/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/assay-request-parse.h"
#include "ui/assay-command-line.h"
#include "ui/widgets/assay-options-popover.h"
#include "ui-support.h"

static AssayOptionsPopover *
create_popover (void)
{
  return g_object_ref_sink (ASSAY_OPTIONS_POPOVER (assay_options_popover_new ()));
}

static void
select_row (AssayOptionsPopover *popover,
            const char          *list,
            guint                row)
{
  gtk_drop_down_set_selected (ui_find (GTK_WIDGET (popover), GTK_TYPE_DROP_DOWN, list), row);
}

static void
type (AssayOptionsPopover *popover,
      const char          *entry,
      const char          *text)
{
  gtk_editable_set_text (ui_find (GTK_WIDGET (popover), GTK_TYPE_ENTRY, entry), text);
}

static void
assert_same (const AssayRequestOptions *a,
             const AssayRequestOptions *b)
{
  g_assert_cmpstr (a->connect_host, ==, b->connect_host);
  g_assert_cmpuint (a->connect_port, ==, b->connect_port);
  g_assert_cmpstr (a->server_name, ==, b->server_name);
  g_assert_cmpint (a->no_server_name, ==, b->no_server_name);
  g_assert_cmpint (a->family, ==, b->family);
  g_assert_cmphex (a->version_min, ==, b->version_min);
  g_assert_cmphex (a->version_max, ==, b->version_max);
  g_assert_cmpint (a->timeout_us, ==, b->timeout_us);
  g_assert_cmpint (a->anchor_kind, ==, b->anchor_kind);
  g_assert_true (a->anchors == b->anchors);
  g_assert_cmpint (a->alpn == NULL, ==, b->alpn == NULL);
  if (a->alpn != NULL)
    g_assert_true (g_strv_equal ((const char * const *) a->alpn, (const char * const *) b->alpn));
}

/* What goes in comes out, also what has no widget. */
static void
test_round_trip (void)
{
  static const char * const rows[][2] = {
    { "server-name", "other.example" }, { "server-name", "none" }, { "alpn", "h3,dot" }, { "alpn", "none" },
    { "tls-min", "1.3" }, { "tls-max", "1.0" }, { "timeout", "3" }, { "connect", "192.0.2.1:8443" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AssayOptionsPopover *popover = create_popover ();
      g_auto(AssayRequestOptions) options;

      assay_request_options_init (&options);
      g_assert_true (assay_request_options_parse (&options, rows[i][0], rows[i][1], NULL));
      assay_options_popover_set_options (popover, &options);
      assert_same (assay_options_popover_get_options (popover), &options);
      g_assert_finalize_object (popover);
    }
}

static void
test_edit (void)
{
  AssayOptionsPopover *popover = create_popover ();
  const AssayRequestOptions *options = assay_options_popover_get_options (popover);

  select_row (popover, "version_min", 2);
  g_assert_cmphex (options->version_min, ==, 0x0303);
  g_assert_cmphex (options->version_max, ==, 0x0304);
  select_row (popover, "family", ASSAY_FAMILY_IPV6);
  g_assert_cmpint (options->family, ==, ASSAY_FAMILY_IPV6);
  type (popover, "server_name", " other.example ");
  g_assert_cmpstr (options->server_name, ==, "other.example");
  type (popover, "server_name", "none");
  g_assert_null (options->server_name);
  g_assert_true (options->no_server_name);
  type (popover, "server_name", "");
  g_assert_false (options->no_server_name);
  type (popover, "alpn", "h3");
  g_assert_cmpstr (options->alpn[0], ==, "h3");
  type (popover, "alpn", "");
  g_assert_null (options->alpn);
  g_assert_finalize_object (popover);
}

/* The two ends of the range push each other. */
static void
test_version_range (void)
{
  AssayOptionsPopover *popover = create_popover ();
  const AssayRequestOptions *options = assay_options_popover_get_options (popover);

  select_row (popover, "version_max", 1);
  g_assert_cmphex (options->version_max, ==, 0x0302);
  select_row (popover, "version_min", 3);
  g_assert_cmphex (options->version_min, ==, 0x0304);
  g_assert_cmphex (options->version_max, ==, 0x0304);
  select_row (popover, "version_max", 0);
  g_assert_cmphex (options->version_min, ==, 0x0301);
  g_assert_cmphex (options->version_max, ==, 0x0301);
  g_assert_true (assay_request_options_check (options, NULL));
  g_assert_finalize_object (popover);
}

static void
test_mistake (void)
{
  AssayOptionsPopover *popover = create_popover ();
  GtkWidget *entry = ui_find (GTK_WIDGET (popover), GTK_TYPE_ENTRY, "server_name");
  GtkWidget *error = ui_find (GTK_WIDGET (popover), GTK_TYPE_LABEL, "error");

  g_assert_false (gtk_widget_get_visible (error));
  type (popover, "server_name", "192.0.2.1");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_true (gtk_widget_get_visible (error));
  g_assert_null (assay_options_popover_get_options (popover)->server_name);
  type (popover, "server_name", "a.example");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_false (gtk_widget_get_visible (error));
  g_assert_finalize_object (popover);
}

static void
test_reset (void)
{
  AssayOptionsPopover *popover = create_popover ();
  g_auto(AssayRequestOptions) defaults;

  assay_request_options_init (&defaults);
  select_row (popover, "version_min", 3);
  type (popover, "alpn", "none");
  g_signal_emit_by_name (ui_find (GTK_WIDGET (popover), GTK_TYPE_BUTTON, "reset"), "clicked");
  assert_same (assay_options_popover_get_options (popover), &defaults);
  g_assert_finalize_object (popover);
}

/* Parses what a shell would hand over; NULL with @error as the program says it. */
static GPtrArray *
parse (const char           *line,
       AssayRequestOptions  *options,
       GError              **error)
{
  g_autoptr(GVariantDict) dict = g_variant_dict_new (NULL);
  g_auto(GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr(GPtrArray) targets = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *equals = strchr (words[i], '=');

      if (!g_str_has_prefix (words[i], "--"))
        g_ptr_array_add (targets, words[i]);
      else if (equals == NULL)
        g_variant_dict_insert (dict, words[i] + 2, "b", TRUE);
      else
        {
          *equals = '\0';
          if (g_str_equal (words[i], "--ca-file"))
            g_variant_dict_insert_value (dict, words[i] + 2,
                                         g_variant_new_bytestring_array ((const char *[]) { equals + 1 }, 1));
          else
            g_variant_dict_insert (dict, words[i] + 2, "s", equals + 1);
        }
    }
  g_variant_dict_insert_value (dict, G_OPTION_REMAINING,
                               g_variant_new_strv ((const char * const *) targets->pdata, targets->len));
  assay_request_options_init (options);
  return assay_command_line_prepare (dict, error) ? assay_command_line_parse (dict, options, error) : NULL;
}

static void
test_command_line (void)
{
  g_auto(AssayRequestOptions) options;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) requests = parse ("--tls-min=1.2 --server-name=none --ipv4 --timeout=5 a.example smtp://b.example",
                                         &options, &error);
  AssayRequest *second;

  g_assert_no_error (error);
  g_assert_cmpuint (requests->len, ==, 2);
  second = requests->pdata[1];
  g_assert_cmpstr (second->target->scheme, ==, "smtp");
  g_assert_cmphex (second->options.version_min, ==, 0x0303);
  g_assert_true (second->options.no_server_name);
  g_assert_cmpint (second->options.family, ==, ASSAY_FAMILY_IPV4);
  g_assert_cmpint (second->options.timeout_us, ==, 5 * G_USEC_PER_SEC);
  assert_same (&second->options, &options);
}

/* Files are one request, in the place of the first. */
static void
test_command_line_files (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "data", "x509", NULL);
  g_autofree char *line = g_strdup_printf ("a.example %s/root.der b.example %s/server.der", folder, folder);
  g_auto(AssayRequestOptions) options;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) requests = parse (line, &options, &error);
  const AssayRequest *files;

  g_assert_no_error (error);
  g_assert_cmpuint (requests->len, ==, 3);
  files = requests->pdata[1];
  g_assert_cmpuint (files->inputs->len, ==, 2);
  g_assert_cmpstr (((AssayInput *) files->inputs->pdata[1])->name, ==, "server.der");
  g_assert_null (((AssayRequest *) requests->pdata[2])->inputs);
}

/* More than are opened together are not lost. */
static void
test_command_line_many_files (void)
{
  g_autoptr(GString) line = g_string_new ("a.example");
  g_auto(AssayRequestOptions) options;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) requests = NULL;
  g_autofree char *file = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "data", "x509", "root.der", NULL);

  for (guint i = 0; i < 2 * ASSAY_LIMIT_INPUTS + 1; i++)
    g_string_append_printf (line, " %s", file);
  g_string_append (line, " b.example");
  requests = parse (line->str, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (requests->len, ==, 5);
  g_assert_cmpuint (((AssayRequest *) requests->pdata[1])->inputs->len, ==, ASSAY_LIMIT_INPUTS);
  g_assert_cmpuint (((AssayRequest *) requests->pdata[2])->inputs->len, ==, ASSAY_LIMIT_INPUTS);
  g_assert_cmpuint (((AssayRequest *) requests->pdata[3])->inputs->len, ==, 1);
  g_assert_null (((AssayRequest *) requests->pdata[4])->inputs);
}

static void
test_command_line_roots (void)
{
  g_autofree char *path = NULL;
  g_autofree char *line = NULL;
  g_auto(AssayRequestOptions) options;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) requests = NULL;

  g_close (g_file_open_tmp ("assay-XXXXXX", &path, NULL), NULL);
  g_assert_true (g_file_set_contents (path, "some roots", -1, NULL));
  line = g_strconcat ("--ca-file=", path, NULL);
  requests = parse (line, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (requests->len, ==, 0);
  g_assert_cmpint (options.anchor_kind, ==, ASSAY_ANCHORS_FILE);
  g_assert_cmpmem (g_bytes_get_data (options.anchors, NULL), g_bytes_get_size (options.anchors), "some roots\n", 11);
  g_remove (path);
}

static void
test_command_line_mistakes (void)
{
  static const char * const lines[] = {
    "--tls-min=9", "--tls-min=1.3 --tls-max=1.2", "--timeout=soon", "--alpn=,,", "--server-name=192.0.2.1",
    "--connect=http://x", "--ca-file=/nonexistent.pem", "--ca-file=/dev/zero", "a.example http://b.example",
    "not..a..host", "practice:no-such-lesson",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto(AssayRequestOptions) options;
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", lines[i]);
      g_assert_null (parse (lines[i], &options, &error));
      g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ui_get_application ();
  g_test_add_func ("/options/round-trip", test_round_trip);
  g_test_add_func ("/options/edit", test_edit);
  g_test_add_func ("/options/version-range", test_version_range);
  g_test_add_func ("/options/mistake", test_mistake);
  g_test_add_func ("/options/reset", test_reset);
  g_test_add_func ("/command-line/options", test_command_line);
  g_test_add_func ("/command-line/files", test_command_line_files);
  g_test_add_func ("/command-line/many-files", test_command_line_many_files);
  g_test_add_func ("/command-line/roots", test_command_line_roots);
  g_test_add_func ("/command-line/mistakes", test_command_line_mistakes);
  return g_test_run ();
}
