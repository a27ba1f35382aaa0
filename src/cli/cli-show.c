/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-commands.h"

#include <string.h>

#include <gio/gio.h>

#include "base/assay-format.h"
#include "checks/assay-checks.h"
#include "cli/cli-locale.h"
#include "cli/cli-options.h"
#include "cli/cli-output.h"
#include "cli/cli-password.h"
#include "cli/cli-read.h"
#include "cli/cli-writers.h"
#include "engine/assay-bundle.h"
#include "engine/assay-inspect.h"
#include "export/import-json.h"

/* How often a password is asked for. */
#define MAX_ASKED 3

/* What all files of one call share. */
typedef struct {
  CliOptions       options;
  AssayTextStyle   style;
  const CliWriter *writer;
  GStrvBuilder    *passwords;
  FILE            *stream;
  gboolean         listed;      /* one JSON array of all results */
  guint            written;
  CliExit          status;
} Show;

static void
write_result (Show   *show,
              GBytes *result)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (result, &length);

  if (show->written++ > 0)
    fputs (show->listed ? ",\n" : show->writer->between, show->stream);
  fwrite (bytes, 1, length, show->stream);
  if (!show->listed)
    fputs (show->writer->end, show->stream);
}

/* "chain.pem:12: Private key: Neither shown nor kept". What cannot be read is a failure; that there is a key is not. */
static void
complain_about_documents (Show              *show,
                          const AssayReport *report)
{
  for (guint i = 0; i < report->documents->len; i++)
    {
      const AssayDocument *document = g_ptr_array_index (report->documents, i);
      g_autofree char *problem = assay_text_format (document->problem, cli_locale_get ());
      g_autofree char *place = document->line > 0 ? g_strdup_printf ("%s:%u", document->source, document->line)
                                                  : g_strdup (document->source);

      if (problem == NULL)
        continue;
      cli_complain (place, "%s: %s", _(assay_document_kind_label (document->kind)), problem);
      if (document->kind != ASSAY_DOCUMENT_PRIVATE_KEY)
        show->status = CLI_EXIT_USAGE;
    }
}

static const AssayDocument *
find_locked (const AssayReport *report)
{
  for (guint i = 0; i < report->documents->len; i++)
    {
      const AssayDocument *document = g_ptr_array_index (report->documents, i);

      if (document->locked)
        return document;
    }
  return NULL;
}

static AssayReport *
read_inputs (Show       *show,
             GPtrArray  *inputs,
             GError    **error)
{
  g_auto(GStrv) passwords = g_strv_builder_end (show->passwords);
  g_autoptr(AssayRequest) request = assay_request_new_for_inputs (inputs, (const char * const *) passwords,
                                                                  &show->options.request);

  /* Ending takes what was built. */
  for (guint i = 0; passwords[i] != NULL; i++)
    g_strv_builder_add (show->passwords, passwords[i]);
  return assay_inspect (request, NULL, NULL, error);
}

/* Asks for passwords as long as something is locked and somebody answers. */
static AssayReport *
read_unlocked (Show       *show,
               GPtrArray  *inputs,
               GError    **error)
{
  g_autoptr(AssayReport) report = read_inputs (show, inputs, error);

  for (guint asked = 0; report != NULL && find_locked (report) != NULL && asked < MAX_ASKED; asked++)
    {
      g_autofree char *password = cli_password_ask (find_locked (report)->source);

      if (password == NULL)
        break;
      g_strv_builder_add (show->passwords, password);
      g_clear_pointer (&report, assay_report_unref);
      report = read_inputs (show, inputs, error);
    }
  return g_steal_pointer (&report);
}

static void
show_inputs (Show       *show,
             const char *name,
             GPtrArray  *inputs)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayReport) report = read_unlocked (show, inputs, &error);
  g_autoptr(AssayAssessment) assessment = report != NULL ? assay_checks_run (report) : NULL;
  g_autoptr(GBytes) result = NULL;

  if (report == NULL)
    {
      cli_complain (name, "%s", _(error->message));
      show->status = CLI_EXIT_USAGE;
      return;
    }
  result = show->writer->write (&show->options, &show->style, report, assessment);
  write_result (show, result);
  complain_about_documents (show, report);
}

static void
complain_about_report (Show       *show,
                       const char *name,
                       AssayText  *why)
{
  g_autofree char *words = assay_text_format (why, cli_locale_get ());

  cli_complain (name, "%s", words);
  show->status = CLI_EXIT_USAGE;
  assay_text_unref (why);
}

/* As JSON unchanged: what was seen then is not for today's program to rewrite. */
static void
show_saved (Show       *show,
            const char *name,
            GBytes     *content)
{
  AssayText *why = NULL;
  g_autoptr(AssaySavedReport) saved = assay_import_json (content, &why);
  g_autoptr(GBytes) result = NULL;
  gsize length;
  const char *text = g_bytes_get_data (content, &length);

  if (saved == NULL)
    {
      complain_about_report (show, name, why);
      return;
    }
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  result = show->options.format == CLI_FORMAT_JSON
             ? g_bytes_new_from_bytes (content, 0, length)
             : show->writer->write (&show->options, &show->style, saved->report, saved->assessment);
  write_result (show, result);
}

/* A pipe can be read once only, so what is no plain file is kept. @content: (out): (transfer full) */
static AssayInput *
load (const char  *path,
      GBytes     **content)
{
  g_autoptr(AssayInput) file = assay_input_new_for_path (path);

  *content = cli_read_file (path);
  if (*content == NULL)
    return NULL;
  return !g_str_equal (path, "-") && g_file_test (path, G_FILE_TEST_IS_REGULAR)
           ? g_steal_pointer (&file) : assay_input_new_for_bytes (file->name, *content);
}

static void
show_file (Show       *show,
           const char *path,
           GPtrArray  *together)
{
  g_autoptr(GBytes) content = NULL;
  g_autoptr(AssayInput) input = load (path, &content);
  g_autoptr(GPtrArray) alone = assay_inputs_new ();

  if (input == NULL)
    show->status = CLI_EXIT_USAGE;
  else if (assay_import_is_report (content))
    show_saved (show, path, content);
  else
    {
      g_ptr_array_add (together != NULL ? together : alone, g_steal_pointer (&input));
      if (together == NULL)
        show_inputs (show, path, alone);
    }
}

static void
show_all (Show  *show,
          char **paths,
          int    n)
{
  g_autoptr(GPtrArray) together = show->options.together ? assay_inputs_new () : NULL;

  for (int i = 0; i < n; i++)
    show_file (show, paths[i], together);
  if (together != NULL && together->len > 0)
    show_inputs (show, paths[0], together);
}

static gboolean
collect_passwords (Show *show)
{
  g_autofree char *password = NULL;

  if (show->options.passwords != NULL)
    g_strv_builder_addv (show->passwords, (const char **) show->options.passwords);
  if (show->options.password_file == NULL)
    return TRUE;
  password = cli_password_read_file (show->options.password_file);
  if (password != NULL)
    g_strv_builder_add (show->passwords, password);
  return password != NULL;
}

static gboolean
run (Show  *show,
     char **paths,
     int    n)
{
  CliOutput *output = cli_output_open (show->options.output);

  if (output == NULL)
    return FALSE;
  show->stream = cli_output_get_stream (output);
  show->style = cli_options_get_style (&show->options, show->stream);
  show->listed = show->options.format == CLI_FORMAT_JSON && n > 1 && !show->options.together;
  if (show->listed)
    fputs ("[\n", show->stream);
  show_all (show, paths, n);
  if (show->listed)
    fputs (show->written > 0 ? "\n]\n" : "]\n", show->stream);
  return cli_output_close (output);
}

int
cli_show_run (int   argc,
              char *argv[])
{
  const char *command = argv[0];
  g_autoptr(GStrvBuilder) passwords = g_strv_builder_new ();
  g_auto(CliOptions) options;
  Show show = { .status = CLI_EXIT_TRUSTED, .passwords = passwords };

  cli_options_init (&options);
  if (!cli_options_parse (&options, CLI_TAKES_FILES | CLI_TAKES_TRUST | CLI_TAKES_OUTPUT | CLI_TAKES_CHAIN, N_("FILE…"),
                          N_("Shows certificate files of any kind, what else is in them, and saved reports; - is standard input"),
                          &argc, &argv))
    return CLI_EXIT_USAGE;
  show.options = options;
  show.writer = cli_writer_find (&options);
  if (show.writer != NULL && argc == 1)
    cli_complain (NULL, _("What is to be shown? Name a file, or - for standard input"));
  if (show.writer == NULL || argc == 1
      || !cli_writer_check (show.writer, &options, options.together ? 1 : (guint) argc - 1))
    return cli_options_hint (command);
  if (!collect_passwords (&show))
    return CLI_EXIT_USAGE;
  return run (&show, argv + 1, argc - 1) ? show.status : CLI_EXIT_USAGE;
}
