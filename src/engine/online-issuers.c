/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/online-private.h"

#include "decode/decode-x509.h"
#include "decode/x509-locations.h"
#include "engine/assay-evidence.h"
#include "engine/assay-verify.h"

AssayCertificate *
assay_online_find_orphan (const AssayReport *report)
{
  const AssayVerification *verification = &report->verification;

  return verification->status == ASSAY_PATH_NO_ISSUER
           ? assay_report_get_certificate (report, verification->certificate) : NULL;
}

static gboolean
is_known (const AssayReport *report,
          GBytes            *der)
{
  for (guint i = 0; i < report->certificates->len; i++)
    if (g_bytes_equal (((AssayCertificate *) g_ptr_array_index (report->certificates, i))->der, der))
      return TRUE;
  return FALSE;
}

/* Only what could have issued @orphan is kept: a DER certificate, as RFC 5280 section 4.2.2.1 wants. */
static gboolean
add_issuer (AssayOnline      *online,
            AssayCertificate *orphan,
            const char       *uri)
{
  g_autofree char *why = NULL;
  g_autoptr(GBytes) der = assay_online_fetch (online, uri, NULL, ASSAY_LIMIT_FETCHED_ISSUER, &why);
  g_autoptr(AssayCertificate) issuer = der != NULL ? assay_x509_read (der, ASSAY_ORIGIN_FETCHED) : NULL;

  if (issuer == NULL || issuer->malformed || is_known (online->report, der)
      || !assay_certificate_may_be_issuer (issuer, orphan))
    return FALSE;
  g_ptr_array_add (online->report->certificates, g_steal_pointer (&issuer));
  return TRUE;
}

static gboolean
add_issuer_of (AssayOnline      *online,
               AssayCertificate *orphan)
{
  g_autoptr(GPtrArray) uris = assay_x509_find_locations (orphan->der, ASSAY_LOCATION_ISSUERS);

  for (guint i = 0; i < uris->len; i++)
    if (add_issuer (online, orphan, g_ptr_array_index (uris, i)))
      return TRUE;
  return FALSE;
}

static void
verify_again (AssayOnline *online)
{
  AssayVerification *verification = &online->report->verification;

  g_array_set_size (verification->path, 0);
  g_clear_pointer (&verification->technical, g_free);
  g_clear_pointer (&online->report->validation, assay_validation_unref);
  assay_verify (online->report, online->trust);
  assay_evidence_collect (online->report, online->trust);
}

void
assay_online_complete_chain (AssayOnline *online)
{
  for (guint n = 0; n < ASSAY_LIMIT_FETCHED_ISSUERS; n++)
    {
      AssayCertificate *orphan = assay_online_find_orphan (online->report);

      if (orphan == NULL || !add_issuer_of (online, orphan))
        return;
      verify_again (online);
    }
}
