/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/text-facts.h"

#include "base/assay-format.h"

#define LOG_ID_DIGITS 16      /* enough to tell logs apart */

static AssayText *
tell_statement (const AssayRevocation *revocation)
{
  const char *message = N_("{status}");

  if (revocation->status == ASSAY_REVOCATION_REVOKED)
    message = N_("{status} on {when}: {reason}");
  else if (revocation->status == ASSAY_REVOCATION_UNUSABLE)
    message = N_("{status}: {problem}");
  else if (revocation->status == ASSAY_REVOCATION_GOOD)
    message = revocation->next_update != ASSAY_NO_TIME ? N_("{status} until {until}") : N_("{status} as of {known}");
  return assay_text_new (message,
                         "status", ASSAY_ARG_WORD, assay_revocation_status_title (revocation->status),
                         "when", ASSAY_ARG_TIME, revocation->revoked_at,
                         "reason", ASSAY_ARG_WORD, assay_revocation_reason_title (revocation->reason),
                         "problem", ASSAY_ARG_WORD, assay_revocation_problem_title (revocation->problem),
                         "until", ASSAY_ARG_TIME, revocation->next_update,
                         "known", ASSAY_ARG_TIME, revocation->this_update, NULL);
}

/* Of the server's own certificate it need not be said. */
static void
add_revocation (AssayTextPage         *page,
                const AssayReport     *report,
                const AssayRevocation *revocation)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, (int) revocation->certificate);
  g_autoptr(AssayText) statement = tell_statement (revocation);
  g_autoptr(AssayText) text = assay_text_new (revocation->certificate == 0 ? N_("{statement}") : N_("{name}: {statement}"),
                                              "statement", ASSAY_ARG_MESSAGE, statement,
                                              "name", ASSAY_ARG_TEXT, certificate->title, NULL);
  g_autofree char *words = assay_text_format (text, page->locale);

  assay_text_page_add_pair (page, assay_revocation_source_title (revocation->source), words);
}

static char *
dup_log (AssayTextPage        *page,
         const AssayTimestamp *timestamp)
{
  gsize length;
  gconstpointer id;

  if (timestamp->log != NULL)
    return g_strdup (timestamp->log->name);
  if (timestamp->log_id == NULL)
    return g_strdup (assay_text_page_say (page, N_("unreadable")));
  id = g_bytes_get_data (timestamp->log_id, &length);
  return assay_format_hex (id, MIN (length, LOG_ID_DIGITS / 2), '\0');
}

static void
add_timestamp (AssayTextPage        *page,
               const AssayTimestamp *timestamp)
{
  g_autofree char *log = dup_log (page, timestamp);
  g_autoptr(AssayText) text = assay_text_new (timestamp->timestamp != ASSAY_NO_TIME ? N_("{log}, {time}: {signature}")
                                                                                    : N_("{log}: {signature}"),
                                              "log", ASSAY_ARG_TEXT, log,
                                              "time", ASSAY_ARG_TIME, timestamp->timestamp / 1000,
                                              "signature", ASSAY_ARG_WORD,
                                              assay_timestamp_signature_title (timestamp->signature), NULL);
  g_autofree char *words = assay_text_format (text, page->locale);

  assay_text_page_add_pair (page, N_("Public log"), words);
}

void
assay_text_page_add_evidence (AssayTextPage     *page,
                              const AssayReport *report)
{
  if (report->revocations->len + report->timestamps->len == 0)
    return;
  assay_text_page_add_heading (page, N_("What others say"));
  for (guint i = 0; i < report->revocations->len; i++)
    add_revocation (page, report, g_ptr_array_index (report->revocations, i));
  for (guint i = 0; i < report->timestamps->len; i++)
    add_timestamp (page, g_ptr_array_index (report->timestamps, i));
}
