/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"

G_BEGIN_DECLS

/* Appends the hash of the key of @certificate, DER, by which responders name themselves (RFC 6960 section 4.2.1). */
void    assay_ocsp_write_key_hash    (GByteArray             *out,
                                      GBytes                 *certificate);

/* Appends the CertID of @certificate, DER like its @issuer (RFC 6960 section 4.1.1). */
void    assay_ocsp_write_cert_id     (GByteArray             *out,
                                      GBytes                 *certificate,
                                      GBytes                 *issuer);

/* The value of the nonce extension (RFC 9654): an OCTET STRING of random octets. (transfer full) (nullable) */
GBytes *assay_ocsp_request_new_nonce (void);

/**
 * assay_ocsp_request_new:
 * @certificate: whom to ask about
 * @issuer: who issued it
 * @nonce: (nullable): what the answer should repeat
 *
 * Writes the question to an OCSP responder.
 *
 * Returns: (transfer full): an OCSPRequest in DER
 */
GBytes *assay_ocsp_request_new       (const AssayCertificate *certificate,
                                      const AssayCertificate *issuer,
                                      GBytes                 *nonce);

G_END_DECLS
