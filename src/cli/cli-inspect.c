/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-commands.h"

#include <string.h>
#include <unistd.h>

#include <gio/gio.h>

#include "base/assay-format.h"
#include "checks/assay-causes.h"
#include "checks/assay-checks.h"
#include "cli/cli-jobs.h"
#include "cli/cli-locale.h"
#include "cli/cli-options.h"
#include "cli/cli-output.h"
#include "cli/cli-signals.h"
#include "cli/cli-targets.h"
#include "engine/assay-inspect.h"
#include "engine/assay-proofs.h"
#include "export/export-json.h"
#include "export/export-keylog.h"
#include "export/export-pcapng.h"
#include "export/export-pem.h"
#include "export/export-share.h"
#include "export/text-page.h"
#include "practice/assay-practice.h"

#define PROGRESS_US (G_USEC_PER_SEC / 10)

/* What all inspections of one call share. Threads: what is below `told` belongs to who tells results, one at a time. */
typedef struct {
  CliOptions     options;
  AssayTextStyle style;
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

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
write_json (const Inspection      *inspection,
            const AssayReport     *report,
            const AssayAssessment *assessment)
{
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);

  return take_text (assay_export_json (report, assessment, proofs, ASSAY_JSON_PRETTY));
}

static GBytes *
write_jsonl (const Inspection      *inspection,
             const AssayReport     *report,
             const AssayAssessment *assessment)
{
  AssayJsonFlags flags = inspection->options.full ? ASSAY_JSON_DEFAULT : ASSAY_JSON_BRIEF;
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);

  return take_text (assay_export_json (report, assessment, proofs, flags));
}

static GBytes *
write_pem (const Inspection      *inspection,
           const AssayReport     *report,
           const AssayAssessment *assessment)
{
  return take_text (assay_export_pem_chain (report));
}

static GBytes *
write_pcapng (const Inspection      *inspection,
              const AssayReport     *report,
              const AssayAssessment *assessment)
{
  return assay_export_pcapng (report);
}

static GBytes *
write_keylog (const Inspection      *inspection,
              const AssayReport     *report,
              const AssayAssessment *assessment)
{
  return take_text (assay_export_keylog (report));
}

/* What may be the matter with a server that could not be inspected, the likeliest first. */
static char *
write_causes (const Inspection  *inspection,
              const AssayReport *report)
{
  const AssayTextStyle *style = &inspection->style;
  g_autoptr(GPtrArray) causes = assay_causes_find (report);
  AssayTextPage page;

  assay_text_page_init (&page, style->locale, style->columns, style->color);
  if (causes->len > 0)
    assay_text_page_add_heading (&page, N_("Likely causes"));
  for (guint i = 0; i < causes->len; i++)
    {
      const AssayCause *cause = g_ptr_array_index (causes, i);
      g_autofree char *title = assay_text_format (cause->title, style->locale);
      g_autofree char *detail = assay_text_format (cause->detail, style->locale);

      assay_text_page_add_space (&page, 2);
      assay_text_page_add_wrapped (&page, ASSAY_INK_BOLD, title, 2);
      assay_text_page_add_space (&page, 4);
      assay_text_page_add_wrapped (&page, ASSAY_INK_PLAIN, detail, 4);
    }
  return assay_text_page_end (&page);
}

static GBytes *
write_text (const Inspection      *inspection,
            const AssayReport     *report,
            const AssayAssessment *assessment)
{
  g_autoptr(AssayProofs) proofs = inspection->style.fields ? assay_proofs_compute (report) : NULL;
  g_autofree char *text = assay_export_text (report, assessment, proofs, &inspection->style);
  g_autofree char *causes = write_causes (inspection, report);

  return take_text (g_strconcat (text, causes, NULL));
}

static GBytes *
write_html (const Inspection      *inspection,
            const AssayReport     *report,
            const AssayAssessment *assessment)
{
  return take_text (assay_export_share (report, assessment, &assay_share_html, inspection->style.locale));
}

static GBytes *
write_markdown (const Inspection      *inspection,
                const AssayReport     *report,
                const AssayAssessment *assessment)
{
  return take_text (assay_export_share (report, assessment, &assay_share_markdown, inspection->style.locale));
}

static const struct {
  GBytes   *(*write) (const Inspection      *inspection,
                      const AssayReport     *report,
                      const AssayAssessment *assessment);
  const char *end;        /* after each result */
  const char *between;    /* two results */
  gboolean    secret;     /* opens what was recorded */
  gboolean    single;     /* two results make no file */
} writers[] = {
  [CLI_FORMAT_TEXT]   = { write_text,   "",   "\n", FALSE },
  [CLI_FORMAT_JSON]   = { write_json,   "\n", "",   FALSE },
  [CLI_FORMAT_JSONL]  = { write_jsonl,  "\n", "",   FALSE },
  [CLI_FORMAT_PEM]    = { write_pem,    "",   "",   FALSE },
  [CLI_FORMAT_PCAPNG] = { write_pcapng, "",   "",   TRUE },
  [CLI_FORMAT_KEYLOG] = { write_keylog, "",   "",   TRUE },
  [CLI_FORMAT_MARKDOWN] = { write_markdown, "", "\n", FALSE },
  [CLI_FORMAT_HTML]   = { write_html,   "",   "",   FALSE, TRUE },
};

static void
judge (const Inspection  *inspection,
       const AssayReport *report,
       Result            *result)
{
  static const CliExit statuses[] = {
    [ASSAY_VERDICT_TRUSTED]   = CLI_EXIT_TRUSTED,
    [ASSAY_VERDICT_UNTRUSTED] = CLI_EXIT_UNTRUSTED,
    [ASSAY_VERDICT_FAILED]    = CLI_EXIT_FAILED,
  };
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);

  result->status = statuses[assessment->verdict];
  result->written = writers[inspection->options.format].write (inspection, report, assessment);
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
    fputs (inspection->listed ? ",\n" : writers[format].between, inspection->stream);
  fwrite (bytes, 1, length, inspection->stream);
  if (!inspection->listed)
    fputs (writers[format].end, inspection->stream);
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

  if (writers[options->format].secret)
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
  if (!cli_options_parse (&options, CLI_TAKES_REQUEST | CLI_TAKES_OUTPUT | CLI_TAKES_BATCH, N_("TARGET…"),
                          N_("Inspects TLS servers: host, host:port, https://host, smtp://host, practice:NAME…"),
                          &argc, &argv))
    return CLI_EXIT_USAGE;
  if (options.format == CLI_FORMAT_PCAPNG && options.output == NULL && isatty (STDOUT_FILENO))
    {
      cli_complain (NULL, _("--format=%s: nothing for a terminal; name a file with --output"), options.format_name);
      return cli_options_hint (command);
    }
  targets = cli_targets_collect (argv + 1, argc - 1, options.from, &usage_error);
  if (usage_error)
    return cli_options_hint (command);
  if (writers[options.format].single && targets->len > 1)
    {
      cli_complain (NULL, _("--format=%s: one target makes a page; several make none"), options.format_name);
      return cli_options_hint (command);
    }

  cli_signals_block ();
  cancellable = g_cancellable_new ();
  inspection.options = options;
  inspection.targets = targets;
  inspection.cancellable = cancellable;
  return run (&inspection) ? inspection.status : CLI_EXIT_USAGE;
}
