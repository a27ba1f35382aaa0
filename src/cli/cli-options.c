/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-options.h"

#include <string.h>

#include "base/assay-format.h"
#include "base/assay-request-parse.h"
#include "cli/cli-commands.h"
#include "cli/cli-entries.h"
#include "cli/cli-evidence.h"
#include "cli/cli-guess.h"
#include "cli/cli-locale.h"
#include "cli/cli-output.h"

#define DEFAULT_JOBS 32
#define MAX_JOBS     512

static const struct {
  const char *name;
  CliFormat   format;
} formats[] = {
  { "text",   CLI_FORMAT_TEXT },
  { "json",   CLI_FORMAT_JSON },
  { "jsonl",  CLI_FORMAT_JSONL },
  { "pem",    CLI_FORMAT_PEM },
  { "pcapng", CLI_FORMAT_PCAPNG },
  { "keylog", CLI_FORMAT_KEYLOG },
  { "markdown", CLI_FORMAT_MARKDOWN },
  { "html",     CLI_FORMAT_HTML },
  { "der",    CLI_FORMAT_DER },
  { "p7b",    CLI_FORMAT_P7B },
  { "ics",    CLI_FORMAT_ICS },
};

void
cli_options_init (CliOptions *options)
{
  *options = (CliOptions) { .jobs = DEFAULT_JOBS };
  assay_request_options_init (&options->request);
  cli_path_init (&options->path);
}

void
cli_options_clear (CliOptions *options)
{
  assay_request_options_clear (&options->request);
  g_clear_pointer (&options->ca_files, g_strfreev);
  g_clear_pointer (&options->more_ca_files, g_strfreev);
  g_clear_pointer (&options->ocsp_files, g_strfreev);
  g_clear_pointer (&options->crl_files, g_strfreev);
  g_clear_pointer (&options->ct_logs, g_free);
  g_clear_pointer (&options->format_name, g_free);
  g_clear_pointer (&options->output, g_free);
  g_clear_pointer (&options->from, g_free);
  g_clear_pointer (&options->other, g_free);
  g_clear_pointer (&options->message, g_free);
  cli_path_clear (&options->path);
  g_clear_pointer (&options->chain_name, g_free);
  g_clear_pointer (&options->passwords, g_strfreev);
  g_clear_pointer (&options->password_file, g_free);
}

static GOptionContext *
create_context (CliOptions *options,
                CliTakes    takes,
                const char *usage,
                const char *summary)
{
  GOptionContext *context = g_option_context_new (usage);
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, options, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  cli_entries_add (options, takes, group);
  g_option_context_set_main_group (context, group);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  return context;
}

static gboolean
choose_format (CliOptions *options)
{
  const char *names[G_N_ELEMENTS (formats) + 1] = { NULL };
  const char *guess;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      names[i] = formats[i].name;
      if (options->format_name == NULL || g_str_equal (options->format_name, formats[i].name))
        {
          options->format = formats[i].format;
          return TRUE;
        }
    }

  guess = cli_guess (options->format_name, names);
  if (guess != NULL)
    cli_complain (NULL, _("--format=%s: there is no such format; did you mean %s?"), options->format_name, guess);
  else
    cli_complain (NULL, _("--format=%s: there is no such format"), options->format_name);
  return FALSE;
}

static gboolean
choose_chain (CliOptions *options)
{
  if (options->chain_name == NULL || assay_chain_parse (options->chain_name, &options->chain))
    return TRUE;
  cli_complain (NULL, _("--chain=%s: one of sent, built, corrected and leaf is wanted"), options->chain_name);
  return FALSE;
}

static gboolean
check (CliOptions *options)
{
  g_autoptr(GError) error = NULL;

  if (!choose_format (options) || !choose_chain (options))
    return FALSE;
  if (options->jobs < 1 || options->jobs > MAX_JOBS)
    {
      cli_complain (NULL, _("--jobs=%d: a number from 1 to %d is wanted"), options->jobs, MAX_JOBS);
      return FALSE;
    }
  if (!assay_request_options_check (&options->request, &error))
    {
      cli_complain (NULL, "%s", _(error->message));
      return FALSE;
    }
  return cli_evidence_read (options);
}

/* GOption wants a space in "-j 8", where hardly anyone writes one. */
static void
part_jobs (int   argc,
           char *argv[])
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_has_prefix (argv[i], "-j") && g_ascii_isdigit (argv[i][2]))
      {
        g_autofree char *option = g_strconcat ("--jobs=", argv[i] + 2, NULL);

        argv[i] = (char *) g_intern_string (option);
      }
}

gboolean
cli_options_parse (CliOptions   *options,
                   CliTakes      takes,
                   const char   *usage,
                   const char   *summary,
                   int          *argc,
                   char       ***argv)
{
  g_autoptr(GOptionContext) context = create_context (options, takes, usage, summary);
  g_autofree char *command = g_strdup ((*argv)[0]);
  g_autofree char *name = g_strconcat ("assay-cli ", command, NULL);
  g_autoptr(GError) error = NULL;

  if (takes & CLI_TAKES_BATCH)
    part_jobs (*argc, *argv);
  g_set_prgname (name);     /* what the help calls the program */
  if (!g_option_context_parse (context, argc, argv, &error))
    cli_complain (NULL, "%s", error->message);
  else if (check (options))
    return TRUE;
  cli_options_hint (command);
  return FALSE;
}

AssayTextStyle
cli_options_get_style (CliOptions *options,
                       FILE       *stream)
{
  return (AssayTextStyle) {
    .locale = cli_locale_get (),
    .columns = MIN (cli_get_columns (stream), 120),
    .color = !options->no_color && cli_can_color (stream),
    .messages = options->messages,
    .fields = options->full,
    .explain = options->explain,
  };
}

int
cli_options_hint (const char *command)
{
  if (command != NULL)
    fprintf (stderr, _("Try 'assay-cli %s --help'.\n"), command);
  else
    fputs (_("Try 'assay-cli --help'.\n"), stderr);
  return CLI_EXIT_USAGE;
}
