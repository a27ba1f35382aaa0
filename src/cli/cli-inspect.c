/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-commands.h"

#include <unistd.h>

#include <gio/gio.h>

#include "base/assay-format.h"
#include "checks/assay-checks.h"
#include "cli/cli-jobs.h"
#include "cli/cli-locale.h"
#include "cli/cli-options.h"
#include "cli/cli-output.h"
#include "cli/cli-signals.h"
#include "cli/cli-targets.h"
#include "cli/cli-writers.h"
#include "engine/assay-inspect.h"
#include "practice/assay-practice.h"

#define PROGRESS_US (G_USEC_PER_SEC / 10)

/* What all inspections of one call share. Threads: what is below `told` belongs to who tells results, one at a time. */
typedef struct {
  CliOptions     options;
  AssayTextStyle style;
  const CliWriter *writer;
  GPtrArray     *targets;
  GCancellable  *cancellable;
  FILE          *stream;
  gboolean       listed;      /* one JSON array of all results */
  gboolean       progress;
  guint          told;
  guint          written;
  gint64         progress_at;
  CliExit        status;
} Inspection;

/* One target's. */
typedef struct {
  char    *input;
  GBytes  *written;     /* what goes to the output; NULL for none */
  char    *complaint;   /* what goes to standard error; NULL for none */
  CliExit  status;
} Result;

static void
result_free (Result *result)
{
  g_free (result->input);
  g_clear_pointer (&result->written, g_bytes_unref);
  g_free (result->complaint);
  g_free (result);
}

/* The worst of all: cannot be used, cannot be inspected, not trusted, trusted. */
static CliExit
worse (CliExit a,
       CliExit b)
{
  static const guint weights[] = {
    [CLI_EXIT_TRUSTED] = 0, [CLI_EXIT_UNTRUSTED] = 1, [CLI_EXIT_FAILED] = 2, [CLI_EXIT_USAGE] = 3,
  };

  return weights[a] > weights[b] ? a : b;
}

static void
judge (const Inspection  *inspection,
       const AssayReport *report,
       Result            *result)
{
  static const CliExit statuses[] = {
    [ASSAY_VERDICT_TRUSTED]   = CLI_EXIT_TRUSTED,
    [ASSAY_VERDICT_UNTRUSTED] = CLI_EXIT_UNTRUSTED,
    [ASSAY_VERDICT_FAILED]    = CLI_EXIT_FAILED,
    [ASSAY_VERDICT_NONE]      = CLI_EXIT_TRUSTED,
  };
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);

  result->status = statuses[assessment->verdict];
  result->written = inspection->writer->write (&inspection->options, &inspection->style, report, assessment);
  if (report->failure != NULL)
    {
      g_autofree char *reason = assay_text_format (report->failure->message, cli_locale_get ());

      result->complaint = g_strdup_printf ("%s: %s", assay_failure_get_phase_name (report->failure), reason);
    }
}

/* Also what cannot begin has a result: what is wrong, and the exit status. */
static gpointer
inspect (guint    index,
         gpointer data)
{
  Inspection *inspection = data;
  Result *result = g_new0 (Result, 1);
  g_autoptr(AssayTarget) target = NULL;
  g_autoptr(AssayRequest) request = NULL;
  g_autoptr(AssayRequest) prepared = NULL;
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(GError) error = NULL;

  result->input = g_strdup (g_ptr_array_index (inspection->targets, index));
  result->status = CLI_EXIT_FAILED;
  target = cli_target_parse (result->input);
  if (target == NULL)
    return result;

  request = assay_request_new (target, &inspection->options.request);
  prepared = assay_practice_prepare (request, &error);
  if (prepared != NULL)
    report = assay_inspect (prepared, NULL, inspection->cancellable, &error);
  if (report != NULL)
    judge (inspection, report, result);
  else
    {
      result->status = CLI_EXIT_USAGE;
      result->complaint = g_strdup (_(error->message));
    }
  return result;
}

static void
show_progress (Inspection *inspection)
{
  gint64 now = g_get_monotonic_time ();

  if (!inspection->progress || now - inspection->progress_at < PROGRESS_US)
    return;
  inspection->progress_at = now;
  fputc ('\r', stderr);
  fprintf (stderr, _("%u of %u"), inspection->told, inspection->targets->len);
}

static void
clear_progress (Inspection *inspection)
{
  if (inspection->progress && inspection->progress_at != 0)
    fputs ("\r\033[K", stderr);
}

static void
write_result (Inspection *inspection,
              GBytes     *written)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (written, &length);
  CliFormat format = inspection->options.format;

  if (inspection->written > 0)
    fputs (inspection->listed ? ",\n" : inspection->writer->between, inspection->stream);
  fwrite (bytes, 1, length, inspection->stream);
  if (!inspection->listed)
    fputs (inspection->writer->end, inspection->stream);
  /* A line is of use as soon as it is there. */
  if (format == CLI_FORMAT_JSONL)
    fflush (inspection->stream);
  inspection->written++;
}

static void
tell (gpointer data,
      gpointer user_data)
{
  Result *result = data;
  Inspection *inspection = user_data;

  inspection->told++;
  inspection->status = worse (inspection->status, result->status);
  clear_progress (inspection);
  if (result->written != NULL)
    write_result (inspection, result->written);
  if (result->complaint != NULL)
    cli_complain (result->input, "%s", result->complaint);
  show_progress (inspection);
  result_free (result);
}

static gboolean
run (Inspection *inspection)
{
  const CliOptions *options = &inspection->options;
  CliOutput *output = cli_output_open (options->output);
  gboolean ordered = options->format != CLI_FORMAT_JSONL || options->ordered;
  guint n = inspection->targets->len;

  if (output == NULL)
    return FALSE;
  inspection->stream = cli_output_get_stream (output);
  inspection->style = cli_options_get_style (&inspection->options, inspection->stream);
  inspection->listed = options->format == CLI_FORMAT_JSON && (n != 1 || options->from != NULL);
  inspection->progress = n > 1 && isatty (STDERR_FILENO);
  cli_signals_cancel (inspection->cancellable);

  if (inspection->writer->secret)
    cli_complain (NULL, "%s", _("Warning: whoever recorded the connection can read it with the secrets written here."));
  if (inspection->listed)
    fputs ("[\n", inspection->stream);
  cli_jobs_run (n, (guint) options->jobs, ordered, inspect, tell, inspection);
  if (inspection->listed)
    fputs (inspection->written > 0 ? "\n]\n" : "]\n", inspection->stream);
  clear_progress (inspection);
  return cli_output_close (output);
}

int
cli_inspect_run (int   argc,
                 char *argv[])
{
  const char *command = argv[0];
  Inspection inspection = { .status = CLI_EXIT_TRUSTED };
  g_auto(CliOptions) options;
  g_autoptr(GPtrArray) targets = NULL;
  g_autoptr(GCancellable) cancellable = NULL;
  gboolean usage_error;

  cli_options_init (&options);
  if (!cli_options_parse (&options, CLI_TAKES_REQUEST | CLI_TAKES_OUTPUT | CLI_TAKES_CHAIN | CLI_TAKES_BATCH,
                          N_("TARGET…"),
                          N_("Inspects TLS servers: host, host:port, https://host, smtp://host, practice:NAME…"),
                          &argc, &argv))
    return CLI_EXIT_USAGE;
  inspection.writer = cli_writer_find (&options);
  if (inspection.writer == NULL)
    return cli_options_hint (command);
  targets = cli_targets_collect (argv + 1, argc - 1, options.from, &usage_error);
  if (usage_error)
    return cli_options_hint (command);
  if (!cli_writer_check (inspection.writer, &options, targets->len))
    return cli_options_hint (command);

  cli_signals_block ();
  cancellable = g_cancellable_new ();
  inspection.options = options;
  inspection.targets = targets;
  inspection.cancellable = cancellable;
  return run (&inspection) ? inspection.status : CLI_EXIT_USAGE;
}
