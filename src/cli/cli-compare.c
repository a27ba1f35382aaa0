/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-commands.h"

#include <string.h>

#include <gio/gio.h>

#include "checks/assay-checks.h"
#include "cli/cli-jobs.h"
#include "cli/cli-locale.h"
#include "cli/cli-options.h"
#include "cli/cli-output.h"
#include "cli/cli-signals.h"
#include "cli/cli-targets.h"
#include "compare/assay-compare.h"
#include "engine/assay-inspect.h"
#include "export/export-comparison.h"
#include "export/export-share.h"
#include "export/import-json.h"
#include "practice/assay-practice.h"

#define N_SIDES 2

/* One of the two. Threads: each is filled in by one, and read when both are done. */
typedef struct {
  const char      *input;
  AssayReport     *report;
  AssayAssessment *assessment;
  char            *complaint;
} Side;

typedef struct {
  const CliOptions *options;
  GCancellable     *cancellable;
  Side              sides[N_SIDES];
} Comparing;

static void
comparing_clear (Comparing *comparing)
{
  for (guint i = 0; i < N_SIDES; i++)
    {
      g_clear_pointer (&comparing->sides[i].report, assay_report_unref);
      g_clear_pointer (&comparing->sides[i].assessment, assay_assessment_unref);
      g_clear_pointer (&comparing->sides[i].complaint, g_free);
    }
}

/* A report that was saved: its verdict is the one of then. */
static void
take_saved (Side   *side,
            GBytes *bytes)
{
  g_autoptr(AssayText) why = NULL;
  g_autoptr(AssaySavedReport) saved = assay_import_json (bytes, &why);

  if (saved == NULL)
    {
      side->complaint = assay_text_format (why, cli_locale_get ());
      return;
    }
  side->report = assay_report_ref (saved->report);
  side->assessment = assay_assessment_ref (saved->assessment);
  for (guint i = 0; i < saved->remarks->len; i++)
    {
      g_autofree char *remark = assay_text_format (g_ptr_array_index (saved->remarks, i), cli_locale_get ());

      cli_complain (side->input, "%s", remark);
    }
}

static gboolean
try_saved (Side *side)
{
  g_autoptr(GMappedFile) file = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (!g_file_test (side->input, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  file = g_mapped_file_new (side->input, FALSE, NULL);
  bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  if (bytes == NULL || !assay_import_is_report (bytes))
    return FALSE;
  take_saved (side, bytes);
  return TRUE;
}

/* What exists as a file is meant as one. */
static AssayTarget *
find_target (const char *input)
{
  return g_file_test (input, G_FILE_TEST_IS_REGULAR) ? assay_target_new_for_file (input) : cli_target_parse (input);
}

static void
inspect_side (const Comparing *comparing,
              Side            *side)
{
  g_autoptr(AssayTarget) target = find_target (side->input);
  g_autoptr(AssayRequest) request = target != NULL ? assay_request_new (target, &comparing->options->request) : NULL;
  g_autoptr(AssayRequest) prepared = NULL;
  g_autoptr(GError) error = NULL;

  if (request == NULL)
    return;
  prepared = assay_practice_prepare (request, &error);
  if (prepared != NULL)
    side->report = assay_inspect (prepared, NULL, comparing->cancellable, &error);
  if (side->report != NULL)
    side->assessment = assay_checks_run (side->report);
  else
    side->complaint = g_strdup (_(error->message));
}

static gpointer
fill_side (guint    index,
           gpointer data)
{
  Comparing *comparing = data;
  Side *side = &comparing->sides[index];

  if (!try_saved (side))
    inspect_side (comparing, side);
  return side;
}

/* Why a side is not there, or why it is only half there. */
static void
tell_side (gpointer result,
           gpointer data)
{
  const Side *side = result;

  if (side->complaint != NULL)
    cli_complain (side->input, "%s", side->complaint);
  else if (side->report != NULL && side->report->failure != NULL)
    {
      g_autofree char *reason = assay_text_format (side->report->failure->message, cli_locale_get ());

      cli_complain (side->input, "%s: %s", assay_failure_get_phase_name (side->report->failure), reason);
    }
}

typedef char *Writer (const AssayComparison *comparison,
                      const CliOptions      *options,
                      const AssayTextStyle  *style);

static AssayCompareWeight
get_least (const CliOptions *options)
{
  return options->ignore_routine ? ASSAY_COMPARE_MATERIAL : ASSAY_COMPARE_ROUTINE;
}

static char *
write_text (const AssayComparison *comparison,
            const CliOptions      *options,
            const AssayTextStyle  *style)
{
  return assay_export_comparison_text (comparison, style, options->only_differences);
}

static char *
write_json (const AssayComparison *comparison,
            const CliOptions      *options,
            const AssayTextStyle  *style)
{
  g_autofree char *json = assay_export_comparison_json (comparison, get_least (options), options->only_differences);

  return g_strconcat (json, "\n", NULL);
}

static char *
write_markdown (const AssayComparison *comparison,
                const CliOptions      *options,
                const AssayTextStyle  *style)
{
  return assay_export_share_comparison (comparison, &assay_share_markdown, style->locale, options->only_differences);
}

static char *
write_html (const AssayComparison *comparison,
            const CliOptions      *options,
            const AssayTextStyle  *style)
{
  return assay_export_share_comparison (comparison, &assay_share_html, style->locale, options->only_differences);
}

/* How a comparison can be written; what is not here is no format of it. */
static Writer * const writers[] = {
  [CLI_FORMAT_TEXT]     = write_text,
  [CLI_FORMAT_JSON]     = write_json,
  [CLI_FORMAT_MARKDOWN] = write_markdown,
  [CLI_FORMAT_HTML]     = write_html,
};

static Writer *
find_writer (const CliOptions *options)
{
  Writer *writer = (guint) options->format < G_N_ELEMENTS (writers) ? writers[options->format] : NULL;

  if (writer == NULL)
    cli_complain (NULL, _("--format=%s: a comparison is written as text, json, markdown or html"), options->format_name);
  return writer;
}

/* That a side could not be inspected weighs more than that the two differ, which they then do. */
static CliExit
judge (const AssayComparison *comparison,
       const CliOptions      *options)
{
  if (comparison->left->failure != NULL || comparison->right->failure != NULL)
    return CLI_EXIT_FAILED;
  return assay_comparison_count (comparison, get_least (options)) > 0 ? CLI_EXIT_DIFFERENT : CLI_EXIT_TRUSTED;
}

static CliExit
compare (CliOptions *options,
         Comparing  *comparing,
         Writer     *writer)
{
  const Side *left = &comparing->sides[0];
  const Side *right = &comparing->sides[1];
  g_autoptr(AssayComparison) comparison = assay_compare (left->report, left->assessment, right->report,
                                                         right->assessment);
  CliOutput *output = cli_output_open (options->output);
  AssayTextStyle style;
  g_autofree char *text = NULL;

  if (output == NULL)
    return CLI_EXIT_USAGE;
  style = cli_options_get_style (options, cli_output_get_stream (output));
  text = writer (comparison, options, &style);
  fputs (text, cli_output_get_stream (output));
  return cli_output_close (output) ? judge (comparison, options) : CLI_EXIT_USAGE;
}

int
cli_compare_run (int   argc,
                 char *argv[])
{
  const char *command = argv[0];
  g_auto(CliOptions) options;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Comparing comparing = { .options = &options, .cancellable = cancellable };
  Writer *writer;
  CliExit status = CLI_EXIT_USAGE;

  cli_options_init (&options);
  if (!cli_options_parse (&options, CLI_TAKES_REQUEST | CLI_TAKES_OUTPUT | CLI_TAKES_COMPARISON, N_("LEFT RIGHT"),
                          N_("Puts two servers side by side; each may also be a file of certificates or a saved "
                             "report"),
                          &argc, &argv))
    return CLI_EXIT_USAGE;
  writer = find_writer (&options);
  if (writer == NULL)
    return cli_options_hint (command);
  if (argc != 1 + N_SIDES)
    {
      cli_complain (NULL, "%s", _("Two targets are wanted"));
      return cli_options_hint (command);
    }

  cli_signals_block ();
  cli_signals_cancel (cancellable);
  for (guint i = 0; i < N_SIDES; i++)
    comparing.sides[i].input = argv[1 + i];
  cli_jobs_run (N_SIDES, N_SIDES, TRUE, fill_side, tell_side, &comparing);
  if (comparing.sides[0].report != NULL && comparing.sides[1].report != NULL)
    status = compare (&options, &comparing, writer);
  comparing_clear (&comparing);
  return status;
}
