/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/online-private.h"

#include "decode/decode-x509.h"
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
has_issuer (const AssayReport      *report,
            const AssayCertificate *certificate)
{
  for (guint i = 0; i < report->certificates->len; i++)
    if (assay_certificate_may_be_issuer (g_ptr_array_index (report->certificates, i), certificate))
      return TRUE;
  return FALSE;
}

/* The next one to ask about: where the path ends, or another that was fetched and leads no further. (nullable) */
static AssayCertificate *
find_next (const AssayReport *report,
           GPtrArray         *asked)
{
  AssayCertificate *orphan = assay_online_find_orphan (report);

  if (report->verification.status == ASSAY_PATH_TRUSTED
      || (orphan != NULL && !g_ptr_array_find (asked, orphan, NULL)))
    return orphan;
  for (guint i = 0; i < report->certificates->len; i++)
    {
      AssayCertificate *certificate = g_ptr_array_index (report->certificates, i);

      if (certificate->origin == ASSAY_ORIGIN_FETCHED && !has_issuer (report, certificate)
          && !g_ptr_array_find (asked, certificate, NULL))
        return certificate;
    }
  return NULL;
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

/* Only what could have issued @orphan is kept. */
static gboolean
add_issuer (AssayOnline      *online,
            AssayCertificate *orphan,
            GBytes           *der)
{
  g_autoptr(AssayCertificate) issuer = assay_x509_read (der, ASSAY_ORIGIN_FETCHED);

  if (issuer->malformed || is_known (online->report, der) || !assay_certificate_may_be_issuer (issuer, orphan))
    return FALSE;
  g_ptr_array_add (online->report->certificates, g_steal_pointer (&issuer));
  return TRUE;
}

/* How many came from @uri: one certificate, or all those that it may be (RFC 5280 section 4.2.2.1). */
static guint
add_issuers (AssayOnline      *online,
             AssayCertificate *orphan,
             const char       *uri)
{
  g_autofree char *why = NULL;
  g_autoptr(GPtrArray) ders = assay_online_fetch (online, ASSAY_LOCATION_ISSUERS, uri, NULL, &why);
  guint n = 0;

  for (guint i = 0; ders != NULL && i < ders->len && n < ASSAY_LIMIT_FETCHED_ISSUERS; i++)
    n += add_issuer (online, orphan, g_ptr_array_index (ders, i));
  return n;
}

static gboolean
find_issuers (AssayOnline      *online,
              AssayCertificate *orphan)
{
  g_autoptr(GPtrArray) uris = assay_x509_find_locations (orphan->der, ASSAY_LOCATION_ISSUERS);

  for (guint i = 0; i < uris->len; i++)
    if (add_issuers (online, orphan, g_ptr_array_index (uris, i)) > 0)
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
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);
  AssayCertificate *orphan;

  while (asked->len < ASSAY_LIMIT_ORPHANS && (orphan = find_next (online->report, asked)) != NULL)
    {
      g_ptr_array_add (asked, assay_certificate_ref (orphan));
      if (find_issuers (online, orphan))
        verify_again (online);
    }
}
