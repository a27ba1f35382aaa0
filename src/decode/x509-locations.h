/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who might be asked about a certificate would have us ask all day. */
#define ASSAY_LIMIT_LOCATIONS 4

/* What a certificate, or a revocation list, says is to be found elsewhere. */
typedef enum {
  ASSAY_LOCATION_OCSP,        /* RFC 5280 section 4.2.2.1 */
  ASSAY_LOCATION_ISSUERS,
  ASSAY_LOCATION_CRL,         /* RFC 5280 section 4.2.1.13 */
  ASSAY_LOCATION_DELTA,       /* RFC 5280 sections 4.2.1.15 and 5.2.6 */
} AssayLocation;

/**
 * assay_x509_find_locations:
 * @der: a certificate
 * @what: what to look for
 *
 * Returns: (transfer full) (element-type utf8): the http and https URIs that it names, at most %ASSAY_LIMIT_LOCATIONS
 */
GPtrArray *assay_x509_find_locations (GBytes        *der,
                                      AssayLocation  what);

/* The same for a CRL. */
GPtrArray *assay_crl_find_locations  (GBytes        *der,
                                      AssayLocation  what);

G_END_DECLS
