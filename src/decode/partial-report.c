/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/partial-report.h"

#include "decode/decode-message.h"
#include "decode/decode-x509.h"

void
assay_partial_report_read_sent (AssayReport        *draft,
                                const AssayMessage *message)
{
  g_autoptr(GPtrArray) sent = assay_decode_certificates (message, ASSAY_LIMIT_CERTIFICATES);

  for (guint i = 0; i < sent->len; i++)
    g_ptr_array_add (draft->certificates, assay_x509_read (g_ptr_array_index (sent, i), ASSAY_ORIGIN_SERVER));
  draft->n_sent = draft->certificates->len;
}

AssayReport *
assay_partial_report_new (AssayRequest       *request,
                          gint64              started_at,
                          const AssayMessage *message)
{
  g_autoptr(AssayReport) report = NULL;
  AssayReport draft;

  assay_report_draft (&draft, request);
  draft.partial = TRUE;
  draft.started_at = started_at;
  assay_partial_report_read_sent (&draft, message);
  report = assay_report_take (&draft);
  return report->n_sent > 0 ? g_steal_pointer (&report) : NULL;
}
