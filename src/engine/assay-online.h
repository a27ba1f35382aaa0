/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/assay-inspection.h"
#include "engine/assay-trust.h"

G_BEGIN_DECLS

/* All fetches of an inspection together, one of them, and what each kind may bring. */
#define ASSAY_LIMIT_ONLINE_US            (15 * G_USEC_PER_SEC)
#define ASSAY_LIMIT_FETCH_US             (5 * G_USEC_PER_SEC)
#define ASSAY_LIMIT_FETCHED_OCSP         (64 * 1024)
#define ASSAY_LIMIT_FETCHED_CERTIFICATES (256 * 1024)
#define ASSAY_LIMIT_FETCHED_CRL          (16 * 1024 * 1024)

/* How many revocation lists are taken from one answer. */
#define ASSAY_LIMIT_FETCHED_LISTS        16

/* For how many certificates issuers are looked for, and how many are kept for one. */
#define ASSAY_LIMIT_ORPHANS              4
#define ASSAY_LIMIT_FETCHED_ISSUERS      8

/**
 * assay_online_run:
 * @inspection: an inspection whose chain was verified, and whose evidence collected
 * @trust: the anchors
 *
 * Fetches what the certificates say is to be found elsewhere: first the issuers that are missing, after which the chain is
 * verified again; then for each certificate on the path the word of its OCSP responder, or else a revocation list with its
 * deltas. Only http and https, bounded in size and time, and, unless the server itself is there, not from this computer or
 * private networks.
 */
void assay_online_run (AssayInspection *inspection,
                       AssayTrust      *trust);

/* More hosts are not listed. */
#define ASSAY_LIMIT_LISTED_HOSTS 8

/* Whom that would contact for a report's certificates, as far as they say; made visible. (transfer full)
 * (element-type utf8) */
GPtrArray *assay_online_list_hosts (const AssayReport *report);

G_END_DECLS
