/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "cli/cli-commands.h"
#include "cli/cli-guess.h"
#include "cli/cli-locale.h"
#include "cli/cli-options.h"
#include "cli/cli-output.h"

typedef struct {
  const char *name;
  int       (*run) (int   argc,
                    char *argv[]);
  const char *summary;
} Command;

static const Command commands[] = {
  { "compare",  cli_compare_run,  N_("put two servers, certificate files or saved reports side by side") },
  { "decode",   cli_decode_run,   N_("show every field of TLS messages in a file, raw or hexadecimal") },
  { "explain",  cli_explain_run,  N_("tell in plain words how the server got its certificate, and what happened") },
  { "inspect",  cli_inspect_run,  N_("connect to servers; tell whether they can be trusted, and why") },
  { "practice", cli_practice_run, N_("list or run practice servers on this computer") },
  { "show",     cli_show_run,     N_("show certificate files, what else is in them, and saved reports") },
  { "verify",   cli_verify_run,   N_("validate the path of a certificate in a file, and tell each rule") },
};

static int
show_help (FILE *stream)
{
  fputs (_("Usage: assay-cli COMMAND [OPTION…] [ARGUMENT…]\n\nCommands:\n"), stream);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-10s %s\n", commands[i].name, _(commands[i].summary));
  fputs (_("\n"
           "'assay-cli COMMAND --help' tells a command's options, 'assay-cli --version' the version.\n"
           "\n"
           "Exit status: 0 all trusted, 1 some not trusted, 2 wrong usage or a file that cannot be read,\n"
           "3 some could not be inspected, 4 differences found (compare).\n"), stream);
  return stream == stdout && fflush (stream) == 0 ? 0 : CLI_EXIT_USAGE;
}

static int
complain (const char *word)
{
  const char *names[G_N_ELEMENTS (commands) + 1] = { NULL };
  const char *guess;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    names[i] = commands[i].name;
  guess = cli_guess (word, names);
  if (guess != NULL)
    cli_complain (NULL, _("There is no command '%s'; did you mean '%s'?"), word, guess);
  else if (*word != '-' && strpbrk (word, ".:/") != NULL)
    cli_complain (NULL, _("There is no command '%s'; to inspect it: assay-cli inspect %s"), word, word);
  else if (*word == '-')
    cli_complain (NULL, _("The command comes before its options: %s"), word);
  else
    cli_complain (NULL, _("There is no command '%s'"), word);
  return cli_options_hint (NULL);
}

int
main (int   argc,
      char *argv[])
{
  const char *word = argc > 1 ? argv[1] : NULL;

  if (word != NULL && g_str_equal (word, "--version"))
    return puts ("assay-cli " ASSAY_VERSION) >= 0 && fflush (stdout) == 0 ? 0 : CLI_EXIT_USAGE;

  cli_locale_init ();
  if (word == NULL)
    return show_help (stderr);
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h") || (g_str_equal (word, "help") && argc == 2))
    return show_help (stdout);
  if (g_str_equal (word, "help"))
    {
      argv[1] = argv[2];      /* help COMMAND: COMMAND --help */
      argv[2] = (char *) "--help";
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return commands[i].run (argc - 1, argv + 1);
  return complain (argv[1]);
}
