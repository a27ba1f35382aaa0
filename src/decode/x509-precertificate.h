/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * assay_x509_dup_precertificate:
 * @der: a certificate
 *
 * What logs of Certificate Transparency signed before the certificate was issued (RFC 6962 section 3.2): its
 * TBSCertificate without the extension that holds the timestamps, every other byte as it is.
 *
 * Returns: (transfer full) (nullable): the TBSCertificate in DER; %NULL when this is no certificate
 */
GBytes *assay_x509_dup_precertificate (GBytes *der);

G_END_DECLS
