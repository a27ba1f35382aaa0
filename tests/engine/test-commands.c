/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Show the command": the lines are right in a shell, and the programs do what they say, against practice servers. */
#include "engine/assay-inspect.h"
#include "export/export-commands.h"
#include "practice/assay-practice.h"

#include <string.h>

#include <glib/gstdio.h>

static AssayReport *
inspect (const char                *typed,
         const AssayRequestOptions *options)
{
  g_autoptr(AssayTarget) target = assay_target_parse (typed, NULL);
  g_autoptr(AssayRequest) request = assay_request_new (target, options);
  g_autoptr(AssayRequest) prepared = assay_practice_prepare (request, NULL);

  g_assert_nonnull (prepared);
  return assay_inspect (prepared, NULL, NULL, NULL);
}

static AssayReport *
report_of (const char                *typed,
           const AssayRequestOptions *options)
{
  g_autoptr(AssayTarget) target = assay_target_parse (typed, NULL);
  AssayReport draft;
  g_autoptr(AssayRequest) request = assay_request_new (target, options);

  g_assert_nonnull (target);
  assay_report_draft (&draft, request);
  return assay_report_take (&draft);
}

static const char *
find_line (GPtrArray  *commands,
           const char *program)
{
  for (guint i = 0; i < commands->len; i++)
    if (g_str_equal (((AssayCommand *) g_ptr_array_index (commands, i))->program, program))
      return ((AssayCommand *) g_ptr_array_index (commands, i))->line;
  return NULL;
}

static void
assert_lines (const AssayReport *report,
              const char        *assay,
              const char        *openssl,
              const char        *gnutls)
{
  g_autoptr(GPtrArray) commands = assay_export_commands (report);

  g_assert_cmpstr (find_line (commands, "assay-cli"), ==, assay);
  g_assert_cmpstr (find_line (commands, "openssl"), ==, openssl);
  g_assert_cmpstr (find_line (commands, "gnutls-cli"), ==, gnutls);
}

#define ALL_VERSIONS "--priority=NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:+VERS-TLS1.1:+VERS-TLS1.0"

static void
test_plain (void)
{
  g_autoptr(AssayReport) report = report_of ("example.org", NULL);
  g_autoptr(AssayReport) address = report_of ("[::1]:8443", NULL);

  assert_lines (report, "assay-cli inspect example.org",
                "openssl s_client -connect example.org:443 -servername example.org -verify_hostname example.org "
                "-showcerts -status </dev/null",
                "gnutls-cli --port=443 --sni-hostname=example.org --verify-hostname=example.org " ALL_VERSIONS
                " --print-cert example.org </dev/null");
  assert_lines (address, "assay-cli inspect '[::1]:8443'",
                "openssl s_client -connect '[::1]:8443' -noservername -verify_ip ::1 -showcerts -status </dev/null",
                "gnutls-cli --port=8443 --disable-sni --verify-hostname=::1 " ALL_VERSIONS
                " --print-cert ::1 </dev/null");
}

static void
test_options (void)
{
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayReport) report = NULL;

  assay_request_options_init (&options);
  options.connect_host = g_strdup ("192.0.2.7");
  options.connect_port = 8443;
  options.server_name = g_strdup ("it's $(here)");
  options.verify_name = g_strdup ("other.example");
  options.alpn = g_strsplit ("h2 http/1.1", " ", -1);
  options.version_min = options.version_max = 0x0303;
  options.family = ASSAY_FAMILY_IPV4;
  options.anchor_kind = ASSAY_ANCHORS_FILE;
  report = report_of ("imap://mail.example.org", &options);
  assert_lines (report,
                "assay-cli inspect --connect=192.0.2.7:8443 '--server-name=it'\\''s $(here)' "
                "--verify-name=other.example --ca-file=roots.pem --alpn=h2,http/1.1 --tls-min=1.2 --tls-max=1.2 -4 "
                "imap://mail.example.org",
                "openssl s_client -connect 192.0.2.7:8443 -servername 'it'\\''s $(here)' -starttls imap "
                "-min_protocol TLSv1.2 -max_protocol TLSv1.2 -alpn h2,http/1.1 -verify_hostname other.example "
                "-CAfile roots.pem -showcerts -status </dev/null",
                "gnutls-cli --port=8443 '--sni-hostname=it'\\''s $(here)' --verify-hostname=other.example "
                "--starttls-proto=imap --priority=NORMAL:-VERS-ALL:+VERS-TLS1.2 --alpn=h2 --alpn=http/1.1 "
                "--x509cafile=roots.pem --print-cert 192.0.2.7 </dev/null");
}

/* gnutls-cli does not know it: no line is better than a wrong one. */
static void
test_unknown_starttls (void)
{
  g_autoptr(AssayReport) report = report_of ("mysql://db.example.org", NULL);

  assert_lines (report, "assay-cli inspect mysql://db.example.org",
                "openssl s_client -connect db.example.org:3306 -servername db.example.org -starttls mysql "
                "-verify_hostname db.example.org -showcerts -status </dev/null", NULL);
}

static void
test_file (void)
{
  g_autoptr(AssayTarget) target = assay_target_new_for_file ("-my $file.pem");
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);
  AssayReport draft;
  g_autoptr(AssayReport) report = NULL;

  assay_report_draft (&draft, request);
  report = assay_report_take (&draft);
  assert_lines (report, "assay-cli show './-my $file.pem'",
                "openssl verify -show_chain -untrusted './-my $file.pem' './-my $file.pem'",
                "certtool --verify '--infile=./-my $file.pem'");
}

/* Whatever is asked for, a shell takes each line apart into the words that were meant. */
static void
test_words (void)
{
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(GPtrArray) commands = NULL;
  g_auto(GStrv) words = NULL;

  assay_request_options_init (&options);
  options.server_name = g_strdup ("a'; rm -rf \"$HOME\" `x` \\ *\n&");
  report = report_of ("example.org", &options);
  commands = assay_export_commands (report);
  g_assert_true (g_shell_parse_argv (find_line (commands, "openssl"), NULL, &words, NULL));
  g_assert_cmpstr (words[5], ==, options.server_name);
}

/* The folder in which roots.pem is the practice authority's. */
static char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("assay-commands-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "roots.pem", NULL);
  g_autoptr(GBytes) root = assay_practice_get_root_pem (NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (root, NULL), (gssize) g_bytes_get_size (root), NULL));
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "roots.pem", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static char *
run (const char *folder,
     const char *line)
{
  const char * const argv[] = { "/bin/sh", "-c", line, NULL };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_true (g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, NULL, NULL));
  return g_strconcat (out, err, NULL);
}

/* Each program, asked in a shell, sees the same certificate and the same version. */
static void
test_run (gconstpointer data)
{
  static const struct {
    const char *typed;
    guint16     max;
    const char *openssl;
    const char *gnutls;
  } rows[] = {
    { "practice:good-ecdsa", 0x0304, "TLSv1.3", "(TLS1.3-" },
    { "practice:good-ecdsa", 0x0303, "TLSv1.2", "(TLS1.2-" },
    { "practice:wrong-host", 0x0304, "TLSv1.3", "other.example" },
    { "practice:old-protocol", 0x0304, "TLSv1", "(TLS1.0-" },
  };
  const guint index = GPOINTER_TO_UINT (data);
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(GPtrArray) commands = NULL;
  g_autofree char *openssl = g_find_program_in_path ("openssl");
  g_autofree char *gnutls = g_find_program_in_path ("gnutls-cli");
  g_autofree char *folder = NULL;

  assay_request_options_init (&options);
  options.version_max = rows[index].max;
  report = inspect (rows[index].typed, &options);
  commands = assay_export_commands (report);
  if (openssl == NULL || gnutls == NULL)
    {
      g_test_skip ("openssl or gnutls-cli is not installed");
      return;
    }

  folder = make_folder ();
  for (guint i = 0; i < commands->len; i++)
    {
      const AssayCommand *command = g_ptr_array_index (commands, i);
      const char *wanted = g_str_equal (command->program, "openssl") ? rows[index].openssl : rows[index].gnutls;
      g_autofree char *said = g_str_equal (command->program, "assay-cli") ? NULL : run (folder, command->line);

      if (said != NULL && (strstr (said, "BEGIN CERTIFICATE") == NULL || strstr (said, wanted) == NULL))
        g_error ("%s\nsaid\n%s", command->line, said);
    }
  remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commands/plain", test_plain);
  g_test_add_func ("/commands/options", test_options);
  g_test_add_func ("/commands/unknown-starttls", test_unknown_starttls);
  g_test_add_func ("/commands/file", test_file);
  g_test_add_func ("/commands/words", test_words);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *path = g_strdup_printf ("/commands/run/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_run);
    }
  return g_test_run ();
}
