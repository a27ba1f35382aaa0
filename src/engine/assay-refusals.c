/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-refusals.h"

#include "engine/gnutls-glue.h"

/* 0, or GnuTLS's error. */
static int
try_to_read (GBytes *der)
{
  g_auto(gnutls_x509_crt_t) certificate = NULL;
  gnutls_datum_t datum = assay_glue_borrow (der);
  int status = gnutls_x509_crt_init (&certificate);

  return status < 0 ? status : gnutls_x509_crt_import (certificate, &datum, GNUTLS_X509_FMT_DER);
}

void
assay_refusals_find (AssayReport *report)
{
  g_array_set_size (report->refusals, 0);
  for (guint i = 0; i < report->certificates->len; i++)
    {
      const AssayCertificate *certificate = g_ptr_array_index (report->certificates, i);
      int status = try_to_read (certificate->der);

      if (status < 0)
        g_array_append_vals (report->refusals, &(AssayRefusal) { i, gnutls_strerror (status) }, 1);
    }
}
