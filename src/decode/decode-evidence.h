/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"

G_BEGIN_DECLS

/*
 * What a server sends along with its certificates, as it was sent: OCSP responses and certificate timestamps. All of it is
 * slices of the bytes that are looked at.
 */

/**
 * assay_decode_staples:
 * @message: a Certificate of TLS 1.3 (RFC 8446 section 4.4.2.1), or a CertificateStatus (RFC 6066 section 8, RFC 6961
 *   section 2.2)
 * @max: how many certificates to look at, at the most
 *
 * Returns: (transfer full) (element-type GBytes): for each certificate its OCSP response, %NULL where it has none
 */
GPtrArray *assay_decode_staples        (const AssayMessage *message,
                                        guint               max);

/**
 * assay_decode_sct_extension:
 * @message: a ServerHello or a Certificate of TLS 1.3 (RFC 6962 section 3.3.1)
 *
 * Returns: (transfer full) (element-type GBytes): the timestamps for the server's certificate
 */
GPtrArray *assay_decode_sct_extension  (const AssayMessage *message);

/* The timestamps in a certificate, and in an OCSP response in the answers about @serial, which is in hexadecimal
 * (RFC 6962 section 3.3). (transfer full) (element-type GBytes) */
GPtrArray *assay_decode_embedded_scts  (GBytes             *certificate);
GPtrArray *assay_decode_ocsp_scts      (GBytes             *response,
                                        const char         *serial);

G_END_DECLS
