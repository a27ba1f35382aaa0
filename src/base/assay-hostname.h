/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"

G_BEGIN_DECLS

/*
 * Whether a certificate is for a name: RFC 9525. The names of certificates are those of AssayCertificate.names
 * ("DNS:…", "IP:…"); what is asked for is a host in the form of AssayTarget.host: ASCII with A-labels, or an address.
 * All functions are pure.
 */

/**
 * assay_hostname_matches:
 * @presented: a DNS name as the certificate has it, without "DNS:"; perhaps a wildcard
 * @host: the name asked for; a dot at the end (RFC 1034 section 3.1) makes no difference
 *
 * Compares label by label without regard to case. `*` stands for exactly one label, alone, at the left, and before at
 * least two more (RFC 9525 section 6.3; that a whole top-level domain is no wildcard is the custom of all clients).
 *
 * Returns: whether they match
 */
gboolean assay_hostname_matches      (const char             *presented,
                                      const char             *host);

/**
 * assay_hostname_find:
 * @certificate: a certificate
 * @host: the name or address asked for
 *
 * Looks for a name among DNS names only, for an address among addresses only; the common name is never looked at
 * (RFC 9525 section 2).
 *
 * Returns: the index in AssayCertificate.names of the first that matches, or -1
 */
int      assay_hostname_find         (const AssayCertificate *certificate,
                                      const char             *host);

/**
 * assay_hostname_dup_nearest:
 * @certificate: a certificate that does not match
 * @host: the name or address asked for
 * @max: how many names to give at the most
 *
 * The DNS names and addresses that are most like @host, for a message; in time linear in the certificate's size.
 *
 * Returns: (transfer full): without their prefix, the most alike first; may be empty
 */
char   **assay_hostname_dup_nearest  (const AssayCertificate *certificate,
                                      const char             *host,
                                      guint                   max);

/* How many DNS names and addresses the certificate has. */
guint    assay_hostname_count        (const AssayCertificate *certificate);

G_END_DECLS
