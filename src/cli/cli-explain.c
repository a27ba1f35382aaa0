/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-commands.h"

#include <gio/gio.h>

#include "checks/assay-checks.h"
#include "cli/cli-locale.h"
#include "cli/cli-options.h"
#include "cli/cli-output.h"
#include "cli/cli-signals.h"
#include "cli/cli-targets.h"
#include "cli/explain-story.h"
#include "engine/assay-inspect.h"
#include "engine/assay-proofs.h"
#include "practice/assay-practice.h"

typedef char *Writer (const CliTale        *tale,
                      const AssayTextStyle *style);

/* How a story can be written; what is not here is no format of it. */
static Writer * const writers[] = {
  [CLI_FORMAT_TEXT]     = cli_explain_text,
  [CLI_FORMAT_JSON]     = cli_explain_json,
  [CLI_FORMAT_MARKDOWN] = cli_explain_markdown,
};

static Writer *
find_writer (const CliOptions *options)
{
  Writer *writer = (guint) options->format < G_N_ELEMENTS (writers) ? writers[options->format] : NULL;

  if (writer == NULL)
    cli_complain (NULL, _("--format=%s: a story is written as text, markdown or json"), options->format_name);
  return writer;
}

static AssayReport *
inspect (const CliOptions *options,
         const char       *input)
{
  g_autoptr(AssayTarget) target = cli_target_parse (input);
  g_autoptr(AssayRequest) request = target != NULL ? assay_request_new (target, &options->request) : NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(AssayRequest) prepared = NULL;
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(GError) error = NULL;

  if (request == NULL)
    return NULL;
  cli_signals_cancel (cancellable);
  prepared = assay_practice_prepare (request, &error);
  if (prepared != NULL)
    report = assay_inspect (prepared, NULL, cancellable, &error);
  if (report == NULL)
    cli_complain (input, "%s", _(error->message));
  return g_steal_pointer (&report);
}

static CliExit
explain (CliOptions        *options,
         Writer            *writer,
         const AssayReport *report)
{
  static const CliExit statuses[] = {
    [ASSAY_VERDICT_TRUSTED]   = CLI_EXIT_TRUSTED,
    [ASSAY_VERDICT_UNTRUSTED] = CLI_EXIT_UNTRUSTED,
    [ASSAY_VERDICT_FAILED]    = CLI_EXIT_FAILED,
  };
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);
  g_autoptr(AssayStory) story = assay_story_new (report, assessment, proofs);
  const CliTale tale = { report, assessment, story };
  CliOutput *output = cli_output_open (options->output);
  AssayTextStyle style;
  g_autofree char *text = NULL;

  if (output == NULL)
    return CLI_EXIT_USAGE;
  style = cli_options_get_style (options, cli_output_get_stream (output));
  text = writer (&tale, &style);
  fputs (text, cli_output_get_stream (output));
  if (options->format == CLI_FORMAT_JSON)
    fputc ('\n', cli_output_get_stream (output));
  return cli_output_close (output) ? statuses[assessment->verdict] : CLI_EXIT_USAGE;
}

int
cli_explain_run (int   argc,
                 char *argv[])
{
  const char *command = argv[0];
  g_auto(CliOptions) options;
  g_autoptr(AssayReport) report = NULL;
  Writer *writer;

  cli_options_init (&options);
  if (!cli_options_parse (&options, CLI_TAKES_REQUEST | CLI_TAKES_OUTPUT, N_("TARGET"),
                          N_("Tells the story of a connection in plain words: how the server got its certificate, and\n"
                             "what happened when this computer connected to it"), &argc, &argv))
    return CLI_EXIT_USAGE;
  writer = find_writer (&options);
  if (writer == NULL)
    return cli_options_hint (command);
  if (argc != 2)
    {
      cli_complain (NULL, "%s", _("One target is wanted"));
      return cli_options_hint (command);
    }

  cli_signals_block ();
  report = inspect (&options, argv[1]);
  return report != NULL ? explain (&options, writer, report) : CLI_EXIT_USAGE;
}
