/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-private.h"

#include "checks/checks-fields.h"

void
assay_check_ocsp_staple (const AssayReport *report,
                         const AssayCheck  *check,
                         GPtrArray         *findings)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);
  GBytes *staple = report->connection->ocsp_staple;

  if (staple != NULL)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("OCSP answer sent along")),
                      assay_text_new (N_("{size}; its content was not examined"),
                                      "size", ASSAY_ARG_SIZE, (gint64) g_bytes_get_size (staple), NULL));
  else if (assay_fields_must_staple (leaf))
    assay_checks_add (findings, check, ASSAY_STATUS_ERROR, 0, SAY (N_("The promised OCSP answer is missing")),
                      SAY (N_("The certificate demands that the server sends an OCSP answer along, and it sent none: "
                              "it may hide that the certificate was revoked.")),
                      SAY (N_("Turn on OCSP stapling on the server, or get a certificate without that demand.")));
  else if (assay_fields_has_responder (leaf))
    assay_checks_add (findings, check, ASSAY_STATUS_NOTE, 0, SAY (N_("No OCSP answer sent along")),
                      SAY (N_("Who wants to know whether the certificate was revoked has to ask the authority, which "
                              "takes time and tells it who visits whom.")),
                      SAY (N_("Turn on OCSP stapling on the server.")));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("No OCSP answer to send")),
                      SAY (N_("The certificate names nobody who could be asked by OCSP")));
}

void
assay_check_revocation_unknown (const AssayReport *report,
                                const AssayCheck  *check,
                                GPtrArray         *findings)
{
  const AssayConnection *connection = report->connection;
  const char *why = N_("No handshake was finished, and online checks are off.");

  if (connection != NULL && connection->ocsp_staple != NULL)
    why = N_("The server sent an OCSP answer, which was not examined, and online checks are off.");
  else if (assay_target_is_file (report->request->target))
    why = N_("A file brings no OCSP answer, and online checks are off.");
  else if (connection != NULL)
    why = N_("The server sent no OCSP answer and online checks are off.");
  assay_checks_say (findings, check, ASSAY_STATUS_NOTE, SAY (N_("Revocation not checked")), SAY (why));
}
