/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/online-private.h"

#include "engine/assay-evidence.h"

/* The list that is published at @uri. Whether it may be relied on. */
static gboolean
fetch_list (AssayOnline *online,
            guint        position,
            const char  *uri)
{
  g_autofree char *why = NULL;
  g_autoptr(GPtrArray) crls = assay_online_fetch (online, ASSAY_LOCATION_CRL, uri, NULL, &why);

  if (crls == NULL)
    {
      assay_online_add_nothing (online, assay_evidence_get_link (online->report, position), ASSAY_REVOCATION_CRL_ONLINE,
                                uri, why);
      return FALSE;
    }
  return assay_revocation_is_known (assay_evidence_add_crls (online->report, online->trust, position,
                                                             ASSAY_REVOCATION_CRL_ONLINE, crls, uri));
}

void
assay_online_fetch_lists (AssayOnline *online,
                          guint        position)
{
  guint index = assay_evidence_get_link (online->report, position);
  const AssayCertificate *certificate = g_ptr_array_index (online->report->certificates, index);
  g_autoptr(GPtrArray) uris = assay_x509_find_locations (certificate->der, ASSAY_LOCATION_CRL);

  for (guint i = 0; i < uris->len; i++)
    if (fetch_list (online, position, g_ptr_array_index (uris, i)))
      return;
}
