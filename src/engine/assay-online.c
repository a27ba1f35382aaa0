/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/online-private.h"

#include <string.h>

#include "base/assay-format.h"
#include "base/assay-host-form.h"
#include "engine/assay-bundle.h"
#include "engine/assay-evidence.h"
#include "engine/assay-http.h"

#define OCSP_REQUEST "application/ocsp-request"

/* What should be where a certificate says; how much is taken of it. */
static const struct {
  AssayDocumentKind kind;
  gsize             max;
  guint             n;
} kinds[] = {
  [ASSAY_LOCATION_OCSP]    = { ASSAY_DOCUMENT_OCSP_RESPONSE, ASSAY_LIMIT_FETCHED_OCSP, 1 },
  [ASSAY_LOCATION_ISSUERS] = { ASSAY_DOCUMENT_CERTIFICATE, ASSAY_LIMIT_FETCHED_CERTIFICATES, ASSAY_LIMIT_BUNDLE },
  [ASSAY_LOCATION_CRL]     = { ASSAY_DOCUMENT_CRL, ASSAY_LIMIT_FETCHED_CRL, ASSAY_LIMIT_FETCHED_LISTS },
  [ASSAY_LOCATION_DELTA]   = { ASSAY_DOCUMENT_CRL, ASSAY_LIMIT_FETCHED_CRL, ASSAY_LIMIT_FETCHED_LISTS },
};

GPtrArray *
assay_online_fetch (const AssayOnline  *online,
                    AssayLocation       what,
                    const char         *uri,
                    GBytes             *body,
                    char              **why)
{
  const AssayHttpQuery query = {
    .uri = uri,
    .body = body,
    .type = OCSP_REQUEST,
    .max = kinds[what].max,
    .deadline = MIN (online->deadline, g_get_monotonic_time () + ASSAY_LIMIT_FETCH_US),
    .private_too = online->private_too,
    .cancellable = online->inspection->cancellable,
  };
  g_autoptr(GBytes) answer = assay_http_load_and_fetch (&query, why);
  GPtrArray *parts;

  if (answer == NULL)
    return NULL;
  parts = assay_bundle_extract (answer, kinds[what].kind, kinds[what].n);
  if (parts->len == 0)
    g_ptr_array_add (parts, g_steal_pointer (&answer));
  return parts;
}

void
assay_online_add_nothing (const AssayOnline     *online,
                          guint                  index,
                          AssayRevocationSource  source,
                          const char            *uri,
                          const char            *why)
{
  AssayRevocation draft;

  assay_revocation_draft (&draft, source);
  draft.certificate = index;
  draft.problem = ASSAY_REVOCATION_NOT_FETCHED;
  draft.uri = assay_format_visible (uri, -1);
  draft.detail = assay_format_visible (why, -1);
  g_ptr_array_add (online->report->revocations, assay_revocation_take (&draft));
}

/* The server itself may be in a network that others are kept out of; then so may its authority be. */
static gboolean
is_private (const AssayReport *report)
{
  g_autoptr(GInetAddress) address = report->address != NULL ? g_inet_address_new_from_string (report->address) : NULL;

  return address != NULL && assay_http_is_private (address);
}

void
assay_online_run (AssayInspection *inspection,
                  AssayTrust      *trust)
{
  AssayOnline online = {
    .inspection = inspection,
    .report = &inspection->report,
    .trust = trust,
    .deadline = g_get_monotonic_time () + ASSAY_LIMIT_ONLINE_US,
    .private_too = is_private (&inspection->report),
  };

  if (inspection->report.n_sent == 0)
    return;
  assay_inspection_enter (inspection, ASSAY_PHASE_ONLINE);
  assay_online_complete_chain (&online);
  for (guint i = 0; i < assay_evidence_n_links (online.report); i++)
    if (!assay_online_ask_responders (&online, assay_evidence_get_link (online.report, i)))
      assay_online_fetch_lists (&online, i);
  assay_inspection_leave (inspection, NULL);
}

static void
add_host (GPtrArray  *hosts,
          const char *text)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char *visible = NULL;

  if (host == NULL || *host == '\0' || strlen (host) > ASSAY_HOST_MAX_LENGTH || hosts->len >= ASSAY_LIMIT_LISTED_HOSTS)
    return;
  visible = assay_format_visible (host, -1);
  if (!g_ptr_array_find_with_equal_func (hosts, visible, g_str_equal, NULL))
    g_ptr_array_add (hosts, g_steal_pointer (&visible));
}

static void
add_hosts (GPtrArray              *hosts,
           const AssayCertificate *certificate,
           AssayLocation           what)
{
  g_autoptr(GPtrArray) uris = assay_x509_find_locations (certificate->der, what);

  for (guint i = 0; i < uris->len; i++)
    add_host (hosts, g_ptr_array_index (uris, i));
}

GPtrArray *
assay_online_list_hosts (const AssayReport *report)
{
  GPtrArray *hosts = g_ptr_array_new_with_free_func (g_free);
  const AssayCertificate *orphan = assay_online_find_orphan (report);

  if (orphan != NULL)
    add_hosts (hosts, orphan, ASSAY_LOCATION_ISSUERS);
  for (guint i = 0; i < assay_evidence_n_links (report); i++)
    {
      const AssayCertificate *certificate = g_ptr_array_index (report->certificates, assay_evidence_get_link (report, i));

      add_hosts (hosts, certificate, ASSAY_LOCATION_OCSP);
      add_hosts (hosts, certificate, ASSAY_LOCATION_CRL);
      add_hosts (hosts, certificate, ASSAY_LOCATION_DELTA);
    }
  return hosts;
}
