/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

G_BEGIN_DECLS

/* GnuTLS's handles are pointers behind a typedef, so they clean up with g_auto(). */
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_session_t, gnutls_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_crt_t, gnutls_x509_crt_deinit, NULL)

static inline void
assay_glue_trust_list_free (gnutls_x509_trust_list_t list)
{
  gnutls_x509_trust_list_deinit (list, TRUE);
}

/* The certificates in the list go with it. */
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_trust_list_t, assay_glue_trust_list_free, NULL)

static inline void
assay_glue_datum_clear (gnutls_datum_t *datum)
{
  g_clear_pointer (&datum->data, gnutls_free);
  datum->size = 0;
}

/* For what GnuTLS allocated; not for assay_glue_borrow(). */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (gnutls_datum_t, assay_glue_datum_clear)

/* @bytes as GnuTLS wants them; valid as long as @bytes is. */
static inline gnutls_datum_t
assay_glue_borrow (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return (gnutls_datum_t) { (unsigned char *) data, (unsigned int) size };
}

/* Reads a DER certificate; %NULL when the library refuses it. (transfer full) */
static inline gnutls_x509_crt_t
assay_glue_import (GBytes *der)
{
  g_auto(gnutls_x509_crt_t) certificate = NULL;
  gnutls_datum_t datum = assay_glue_borrow (der);

  if (gnutls_x509_crt_init (&certificate) < 0
      || gnutls_x509_crt_import (certificate, &datum, GNUTLS_X509_FMT_DER) < 0)
    return NULL;
  return g_steal_pointer (&certificate);
}

G_END_DECLS
