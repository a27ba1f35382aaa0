/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/online-private.h"

#include "engine/assay-evidence.h"
#include "engine/assay-ocsp-request.h"

/* Whether it gave an answer that may be relied on. */
static gboolean
ask_responder (AssayOnline            *online,
               guint                   index,
               const AssayCertificate *issuer,
               const char             *uri)
{
  AssayReport *report = online->report;
  g_autoptr(GBytes) nonce = assay_ocsp_request_new_nonce ();
  g_autoptr(GBytes) request = assay_ocsp_request_new (g_ptr_array_index (report->certificates, index), issuer, nonce);
  g_autofree char *why = NULL;
  g_autoptr(GPtrArray) responses = assay_online_fetch (online, ASSAY_LOCATION_OCSP, uri, request, &why);

  if (responses == NULL)
    {
      assay_online_add_nothing (online, index, ASSAY_REVOCATION_OCSP_ONLINE, uri, why);
      return FALSE;
    }
  assay_evidence_add_ocsp (report, index, ASSAY_REVOCATION_OCSP_ONLINE, g_ptr_array_index (responses, 0), nonce,
                           uri);
  return assay_revocation_is_known (g_ptr_array_index (report->revocations, report->revocations->len - 1));
}

gboolean
assay_online_ask_responders (AssayOnline *online,
                             guint        index)
{
  const AssayCertificate *certificate = g_ptr_array_index (online->report->certificates, index);
  const AssayCertificate *issuer = assay_evidence_find_issuer (online->report, index);
  g_autoptr(GPtrArray) uris = assay_x509_find_locations (certificate->der, ASSAY_LOCATION_OCSP);

  for (guint i = 0; issuer != NULL && i < uris->len; i++)
    if (ask_responder (online, index, issuer, g_ptr_array_index (uris, i)))
      return TRUE;
  return FALSE;
}
