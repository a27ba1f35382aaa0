/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/bundle-private.h"

#include <gnutls/pkcs7.h>

#include "engine/gnutls-glue.h"

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pkcs7_t, gnutls_pkcs7_deinit, NULL)

/* The certificates, and then the lists, both byte for byte: whether GnuTLS can read one does not matter. */
static guint
add_parts (AssayBundle            *bundle,
           const AssayBundlePlace *place,
           gnutls_pkcs7_t          container)
{
  const AssayBundlePlace inside = { place->line, NULL };
  guint n = 0;

  for (int i = 0; i < gnutls_pkcs7_get_crt_count (container); i++)
    {
      g_auto(gnutls_datum_t) part = { NULL, 0 };

      if (gnutls_pkcs7_get_crt_raw2 (container, (unsigned) i, &part) >= 0
          && assay_bundle_add_der (bundle, &inside, part.data, part.size, ASSAY_DOCUMENT_CERTIFICATE))
        n++;
    }
  for (int i = 0; i < gnutls_pkcs7_get_crl_count (container); i++)
    {
      g_auto(gnutls_datum_t) part = { NULL, 0 };

      if (gnutls_pkcs7_get_crl_raw2 (container, (unsigned) i, &part) >= 0
          && assay_bundle_add_der (bundle, &inside, part.data, part.size, ASSAY_DOCUMENT_CRL))
        n++;
    }
  return n;
}

void
assay_bundle_add_pkcs7 (AssayBundle            *bundle,
                        const AssayBundlePlace *place,
                        GBytes                 *der)
{
  g_auto(gnutls_pkcs7_t) container = NULL;
  gnutls_datum_t datum = assay_glue_borrow (der);
  int status = gnutls_pkcs7_init (&container);

  if (status >= 0)
    status = gnutls_pkcs7_import (container, &datum, GNUTLS_X509_FMT_DER);
  if (status >= 0 && add_parts (bundle, place, container) > 0)
    return;
  assay_bundle_add_document (bundle, ASSAY_DOCUMENT_PKCS7, place, NULL, der,
                             status >= 0 || status == GNUTLS_E_UNKNOWN_PKCS_CONTENT_TYPE
                               ? NULL     /* encrypted, say: it can be looked at all the same */
                               : assay_text_new (N_("It cannot be opened: {reason}"),
                                                 "reason", ASSAY_ARG_TEXT, gnutls_strerror (status), NULL));
}
