/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Told each certificate of a text; @der is borrowed. */
typedef void (*AssayPemFunc) (GBytes   *der,
                              gpointer  data);

/**
 * assay_pem_foreach_certificate:
 * @text: (nullable): any text
 * @func: told each certificate in it, in order
 * @data: for @func
 *
 * Finds the certificates among a text's PEM blocks (RFC 7468 section 5); what stands between them is passed over. Whether
 * the bytes are a certificate is not looked at.
 */
void assay_pem_foreach_certificate (GBytes       *text,
                                    AssayPemFunc  func,
                                    gpointer      data);

/* The same for certificate revocation lists. */
void assay_pem_foreach_crl         (GBytes       *text,
                                    AssayPemFunc  func,
                                    gpointer      data);

/* The same for OCSP responses, under the label that GnuTLS gives them. */
void assay_pem_foreach_ocsp_response (GBytes      *text,
                                      AssayPemFunc func,
                                      gpointer     data);

G_END_DECLS
