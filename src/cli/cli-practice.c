/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-commands.h"

#include <string.h>

#include "cli/cli-guess.h"
#include "cli/cli-locale.h"
#include "cli/cli-options.h"
#include "cli/cli-output.h"
#include "cli/cli-signals.h"
#include "export/assay-json.h"
#include "export/text-page.h"
#include "practice/assay-practice.h"

#define NAME_WIDTH 24

static const char * const summary =
  N_("TLS servers on this computer to learn with, each with one fault. No other computer can reach them.\n"
     "serve tells \"NAME HOST PORT\" a line, then \"ready\", and runs until it is interrupted.");

typedef struct {
  char     *ca_out;
  char     *format;
  gboolean  no_color;
} PracticeOptions;

static void
practice_options_clear (PracticeOptions *options)
{
  g_free (options->ca_out);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PracticeOptions, practice_options_clear)

static AssayInk
get_ink (const AssayScenario *scenario)
{
  if (scenario->verdict == ASSAY_VERDICT_TRUSTED)
    return scenario->weak ? ASSAY_INK_YELLOW : ASSAY_INK_GREEN;
  return ASSAY_INK_RED;
}

static char *
list_text (const AssayScenario   *scenarios,
           guint                  n,
           const PracticeOptions *options)
{
  AssayTextPage page;

  assay_text_page_init (&page, cli_locale_get (), cli_get_columns (stdout),
                        !options->no_color && cli_can_color (stdout));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = g_strdup_printf ("%s: %s", _(scenarios[i].title), _(scenarios[i].summary));

      assay_text_page_add_cell (&page, get_ink (&scenarios[i]), scenarios[i].name, NAME_WIDTH, FALSE);
      assay_text_page_add_wrapped (&page, ASSAY_INK_PLAIN, words, NAME_WIDTH);
    }
  return assay_text_page_end (&page);
}

/* In English, as reports are. */
static char *
list_json (const AssayScenario   *scenarios,
           guint                  n,
           const PracticeOptions *options)
{
  AssayJson json;

  assay_json_init (&json, TRUE);
  assay_json_open (&json, NULL, '[');
  for (guint i = 0; i < n; i++)
    {
      assay_json_open (&json, NULL, '{');
      assay_json_add_text (&json, "name", scenarios[i].name);
      assay_json_add_text (&json, "title", scenarios[i].title);
      assay_json_add_text (&json, "summary", scenarios[i].summary);
      assay_json_add_text (&json, "verdict", assay_verdict_name (scenarios[i].verdict));
      assay_json_add_boolean (&json, "weak", scenarios[i].weak);
      assay_json_add_text (&json, "lesson", scenarios[i].lesson);
      assay_json_add_text (&json, "browser", scenarios[i].browser);
      assay_json_add_text (&json, "mend", scenarios[i].mend);
      assay_json_close (&json, '}');
    }
  assay_json_close (&json, ']');
  g_string_append_c (json.out, '\n');
  return assay_json_end (&json);
}

static int
list (const PracticeOptions *options)
{
  guint n;
  const AssayScenario *scenarios = assay_practice_get_scenarios (&n);
  g_autofree char *text = NULL;

  if (options->format == NULL || g_str_equal (options->format, "text"))
    text = list_text (scenarios, n, options);
  else if (g_str_equal (options->format, "json"))
    text = list_json (scenarios, n, options);
  else
    {
      cli_complain (NULL, _("--format=%s: there is no such format"), options->format);
      return cli_options_hint ("practice");
    }
  fputs (text, stdout);
  return fflush (stdout) == 0 ? CLI_EXIT_TRUSTED : CLI_EXIT_USAGE;
}

/* The scenarios of these names; all for none. NULL when there is no such, which has been told. */
static GPtrArray *
choose (char **names,
        int    n_names)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  guint n;
  const AssayScenario *scenarios = assay_practice_get_scenarios (&n);

  for (guint i = 0; n_names == 0 && i < n; i++)
    g_ptr_array_add (chosen, (gpointer) &scenarios[i]);
  for (int i = 0; i < n_names; i++)
    {
      const AssayScenario *scenario = assay_practice_find_scenario (names[i]);

      if (scenario == NULL)
        {
          cli_complain (names[i], _("There is no such practice server; 'assay-cli practice list' tells them"));
          return NULL;
        }
      g_ptr_array_add (chosen, (gpointer) scenario);
    }
  return g_steal_pointer (&chosen);
}

static gboolean
write_root (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) root = assay_practice_get_root_pem (&error);
  gsize length;
  const char *pem;

  if (root != NULL)
    {
      pem = g_bytes_get_data (root, &length);
      if (g_file_set_contents (path, pem, (gssize) length, &error))
        return TRUE;
    }
  cli_complain (NULL, "--ca-out: %s", _(error->message));
  return FALSE;
}

static gboolean
start (GPtrArray           *servers,
       const AssayScenario *scenario)
{
  g_autoptr(GError) error = NULL;
  AssayPracticeServer *server = assay_practice_server_start (scenario, 0, &error);

  if (server == NULL)
    {
      cli_complain (scenario->name, "%s", _(error->message));
      return FALSE;
    }
  g_ptr_array_add (servers, server);
  fprintf (stdout, "%s 127.0.0.1 %u\n", scenario->name, assay_practice_server_get_port (server));
  return TRUE;
}

static int
serve (const PracticeOptions  *options,
       char                  **names,
       int                     n_names)
{
  g_autoptr(GPtrArray) scenarios = choose (names, n_names);
  g_autoptr(GPtrArray) servers = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_practice_server_unref);

  if (scenarios == NULL)
    return cli_options_hint ("practice");
  cli_signals_block ();
  if (options->ca_out != NULL && !write_root (options->ca_out))
    return CLI_EXIT_USAGE;
  for (guint i = 0; i < scenarios->len; i++)
    if (!start (servers, g_ptr_array_index (scenarios, i)))
      return CLI_EXIT_FAILED;

  fputs ("ready\n", stdout);
  fflush (stdout);
  cli_signals_wait ();
  return CLI_EXIT_TRUSTED;
}

static gboolean
parse (PracticeOptions   *options,
       int               *argc,
       char            ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new (N_("list | serve [NAME…]"));
  g_autoptr(GError) error = NULL;
  const GOptionEntry entries[] = {
    { "ca-out", 0, 0, G_OPTION_ARG_FILENAME, &options->ca_out,
      N_("With serve: write the practice authority's root there"), N_("FILE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options->format,
      N_("With list: text (default) or json"), N_("FORMAT") },
    { "no-color", 0, 0, G_OPTION_ARG_NONE, &options->no_color,
      N_("No colour, as the environment's NO_COLOR"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_set_prgname ("assay-cli practice");
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  cli_complain (NULL, "%s", error->message);
  return FALSE;
}

int
cli_practice_run (int   argc,
                  char *argv[])
{
  static const char * const words[] = { "list", "serve", NULL };
  g_auto(PracticeOptions) options = { NULL };
  const char *guess;

  if (!parse (&options, &argc, &argv))
    return cli_options_hint ("practice");
  if (argc == 2 && g_str_equal (argv[1], "list"))
    return list (&options);
  if (argc >= 2 && g_str_equal (argv[1], "serve"))
    return serve (&options, argv + 2, argc - 2);

  guess = argc >= 2 ? cli_guess (argv[1], words) : NULL;
  if (guess != NULL && argc == 2)
    cli_complain (NULL, _("practice %s: there is no such command; did you mean %s?"), argv[1], guess);
  else
    cli_complain (NULL, _("practice: say list or serve"));
  return cli_options_hint ("practice");
}
