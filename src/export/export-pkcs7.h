/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @certificates: (element-type AssayCertificate) in all of these. */

/* The DER of all, one after the other. (transfer full) */
GBytes *assay_export_der   (GPtrArray *certificates);

/* A PKCS #7 container of certificates only, in their order: SignedData without signatures (RFC 5652 section 5.1).
 * (transfer full) */
GBytes *assay_export_pkcs7 (GPtrArray *certificates);

G_END_DECLS
