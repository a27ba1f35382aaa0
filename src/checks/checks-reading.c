/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-private.h"

void
assay_check_unreadable (const AssayReport *report,
                        const AssayCheck  *check,
                        GPtrArray         *findings)
{
  for (guint i = 0; i < report->refusals->len; i++)
    {
      const AssayRefusal *refusal = &g_array_index (report->refusals, AssayRefusal, i);
      const AssayCertificate *certificate = assay_report_get_certificate (report, (int) refusal->certificate);

      assay_checks_add (findings, check, ASSAY_STATUS_NOTE, (int) refusal->certificate,
                        SAY (N_("A certificate that many programs cannot read")),
                        assay_text_new (N_("GnuTLS refuses the certificate of {name}: {reason} What is shown of it was "
                                           "read without GnuTLS."),
                                        "name", ASSAY_ARG_TEXT, certificate->title,
                                        "reason", ASSAY_ARG_TEXT, refusal->words, NULL),
                        SAY (N_("Have the certificate issued anew, in the encoding that RFC 5280 asks for.")));
    }
  if (report->refusals->len == 0)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Every certificate can be read")),
                      SAY (N_("The TLS library reads each of them")));
}

/* A server never sends one, so silence says that there is none. */
void
assay_check_private_key (const AssayReport *report,
                         const AssayCheck  *check,
                         GPtrArray         *findings)
{
  for (guint i = 0; i < report->documents->len; i++)
    {
      const AssayDocument *document = g_ptr_array_index (report->documents, i);

      if (document->kind == ASSAY_DOCUMENT_PRIVATE_KEY)
        assay_checks_add (findings, check, ASSAY_STATUS_WARNING, -1,
                          SAY (N_("A private key is in the file")),
                          assay_text_new (N_("Whoever has {file} can pretend to be the owner of the key, and decrypt "
                                             "what is meant for it. Assay neither shows nor keeps it."),
                                          "file", ASSAY_ARG_TEXT, document->source, NULL),
                          SAY (N_("Keep the key in a file of its own that only its owner can read, and give away the "
                                  "certificates alone. If others have seen this file, replace the key.")));
    }
}
