/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-writers.h"

#include <string.h>
#include <unistd.h>

#include "checks/assay-causes.h"
#include "cli/cli-locale.h"
#include "cli/cli-output.h"
#include "engine/assay-proofs.h"
#include "export/export-ics.h"
#include "export/export-json.h"
#include "export/export-keylog.h"
#include "export/export-pcapng.h"
#include "export/export-pem.h"
#include "export/export-pkcs7.h"
#include "export/export-share.h"
#include "export/text-page.h"

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
write_json (const CliOptions      *options,
            const AssayTextStyle  *style,
            const AssayReport     *report,
            const AssayAssessment *assessment)
{
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);

  return take_text (assay_export_json (report, assessment, proofs, ASSAY_JSON_PRETTY));
}

static GBytes *
write_jsonl (const CliOptions      *options,
             const AssayTextStyle  *style,
             const AssayReport     *report,
             const AssayAssessment *assessment)
{
  AssayJsonFlags flags = options->full ? ASSAY_JSON_DEFAULT : ASSAY_JSON_BRIEF;
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);

  return take_text (assay_export_json (report, assessment, proofs, flags));
}

/* For a file also what else it held: nothing that was read is lost. */
static GBytes *
write_pem (const CliOptions      *options,
           const AssayTextStyle  *style,
           const AssayReport     *report,
           const AssayAssessment *assessment)
{
  g_autoptr(GPtrArray) certificates = assay_chain_collect (report, options->chain);
  g_autofree char *chain = assay_export_pem_certificates (certificates);
  g_autoptr(GString) out = g_string_new (chain);

  for (guint i = 0; i < report->documents->len; i++)
    {
      g_autofree char *block = assay_export_pem_document (g_ptr_array_index (report->documents, i));

      if (block != NULL)
        g_string_append (out, block);
    }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}

static GBytes *
write_pcapng (const CliOptions      *options,
              const AssayTextStyle  *style,
              const AssayReport     *report,
              const AssayAssessment *assessment)
{
  return assay_export_pcapng (report);
}

static GBytes *
write_keylog (const CliOptions      *options,
              const AssayTextStyle  *style,
              const AssayReport     *report,
              const AssayAssessment *assessment)
{
  return take_text (assay_export_keylog (report));
}

/* What may be the matter with a server that could not be inspected, the likeliest first. */
static char *
write_causes (const AssayTextStyle *style,
              const AssayReport    *report)
{
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
write_text (const CliOptions      *options,
            const AssayTextStyle  *style,
            const AssayReport     *report,
            const AssayAssessment *assessment)
{
  g_autoptr(AssayProofs) proofs = style->fields ? assay_proofs_compute (report) : NULL;
  g_autofree char *text = assay_export_text (report, assessment, proofs, style);
  g_autofree char *causes = write_causes (style, report);

  return take_text (g_strconcat (text, causes, NULL));
}

static GBytes *
write_der (const CliOptions      *options,
           const AssayTextStyle  *style,
           const AssayReport     *report,
           const AssayAssessment *assessment)
{
  g_autoptr(GPtrArray) certificates = assay_chain_collect (report, options->chain);

  return assay_export_der (certificates);
}

static GBytes *
write_p7b (const CliOptions      *options,
           const AssayTextStyle  *style,
           const AssayReport     *report,
           const AssayAssessment *assessment)
{
  g_autoptr(GPtrArray) certificates = assay_chain_collect (report, options->chain);

  return assay_export_pkcs7 (certificates);
}

static GBytes *
write_ics (const CliOptions      *options,
           const AssayTextStyle  *style,
           const AssayReport     *report,
           const AssayAssessment *assessment)
{
  g_autoptr(GPtrArray) certificates = assay_chain_collect (report, options->chain);
  g_autofree char *name = assay_target_dup_display (report->request->target);

  return take_text (assay_export_ics (certificates, name, assay_report_get_time (report), options->request.warn_days,
                                      style->locale));
}

static GBytes *
write_html (const CliOptions      *options,
            const AssayTextStyle  *style,
            const AssayReport     *report,
            const AssayAssessment *assessment)
{
  return take_text (assay_export_share (report, assessment, &assay_share_html, style->locale));
}

static GBytes *
write_markdown (const CliOptions      *options,
                const AssayTextStyle  *style,
                const AssayReport     *report,
                const AssayAssessment *assessment)
{
  return take_text (assay_export_share (report, assessment, &assay_share_markdown, style->locale));
}

static const CliWriter writers[] = {
  [CLI_FORMAT_TEXT]     = { write_text,     "",   "\n" },
  [CLI_FORMAT_JSON]     = { write_json,     "\n", "" },
  [CLI_FORMAT_JSONL]    = { write_jsonl,    "\n", "" },
  [CLI_FORMAT_PEM]      = { write_pem,      "",   "" },
  [CLI_FORMAT_PCAPNG]   = { write_pcapng,   "",   "", .secret = TRUE, .binary = TRUE },
  [CLI_FORMAT_KEYLOG]   = { write_keylog,   "",   "", .secret = TRUE },
  [CLI_FORMAT_MARKDOWN] = { write_markdown, "",   "\n" },
  [CLI_FORMAT_HTML]     = { write_html,     "",   "", .single = TRUE },
  [CLI_FORMAT_DER]      = { write_der,      "",   "", .binary = TRUE },
  [CLI_FORMAT_P7B]      = { write_p7b,      "",   "", .single = TRUE, .binary = TRUE },
  [CLI_FORMAT_ICS]      = { write_ics,      "",   "" },
};

const CliWriter *
cli_writer_find (const CliOptions *options)
{
  const CliWriter *writer = (guint) options->format < G_N_ELEMENTS (writers) ? &writers[options->format] : NULL;

  if (writer == NULL || writer->write == NULL)
    cli_complain (NULL, _("--format=%s: reports are not written like this"), options->format_name);
  else if (writer->binary && options->output == NULL && isatty (STDOUT_FILENO))
    cli_complain (NULL, _("--format=%s: nothing for a terminal; name a file with --output"), options->format_name);
  else
    return writer;
  return NULL;
}

gboolean
cli_writer_check (const CliWriter  *writer,
                  const CliOptions *options,
                  guint             n)
{
  if (!writer->single || n <= 1)
    return TRUE;
  cli_complain (NULL, _("--format=%s: one target makes a page; several make none"), options->format_name);
  return FALSE;
}
