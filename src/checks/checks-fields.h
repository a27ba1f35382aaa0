/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"

G_BEGIN_DECLS

/* What the facts of a certificate leave out and few checks ask for, read from its tree. All pure. */

/* Whether it names someone to ask by OCSP (RFC 5280 section 4.2.2.1). */
gboolean assay_fields_has_responder     (const AssayCertificate *certificate);

/* Whether it names a CRL (RFC 5280 section 4.2.1.13). */
gboolean assay_fields_has_crl           (const AssayCertificate *certificate);

/* Whether it demands an OCSP answer in every handshake (RFC 7633 section 4.2.3.1). */
gboolean assay_fields_must_staple       (const AssayCertificate *certificate);

/* The public exponent of an RSA key; 0 when there is none, or none of 64 bits. */
guint64  assay_fields_get_rsa_exponent  (const AssayCertificate *certificate);

/* How it is signed, with the hash also where its name does not say it: "rsassaPss, sha256". (transfer full) */
char    *assay_fields_dup_signature     (const AssayCertificate *certificate);

G_END_DECLS
