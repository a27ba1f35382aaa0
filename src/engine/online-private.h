/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/x509-locations.h"
#include "engine/assay-online.h"

G_BEGIN_DECLS

/*
 * What is fetched for one inspection: missing issuers (online-issuers), what OCSP responders say (online-ocsp), revocation
 * lists (online-lists). assay-online runs them.
 */

typedef struct {
  AssayInspection *inspection;
  AssayReport     *report;
  AssayTrust      *trust;
  gint64           deadline;
  gboolean         private_too;
} AssayOnline;

/**
 * assay_online_fetch:
 * @online: what limits it
 * @what: what should be there
 * @uri: where it is
 * @body: (nullable): an OCSP request to send there
 * @why: (out) (transfer full): why not, in technical words
 *
 * Fetches what should be in DER, and is met in PEM and in containers as well.
 *
 * Returns: (transfer full) (nullable) (element-type GBytes): each of what was looked for, in DER; or the answer as it is,
 *   when there is none in it
 */
GPtrArray        *assay_online_fetch          (const AssayOnline *online,
                                               AssayLocation      what,
                                               const char        *uri,
                                               GBytes            *body,
                                               char             **why);

/* Tells of the certificate at @index that nothing was to be had at @uri. */
void              assay_online_add_nothing    (const AssayOnline     *online,
                                               guint                  index,
                                               AssayRevocationSource  source,
                                               const char            *uri,
                                               const char            *why);

/* The certificate where the path ends for want of an issuer; %NULL when it does not. */
AssayCertificate *assay_online_find_orphan    (const AssayReport *report);

/* Fetches issuers until there is a path to an anchor, or none to be had. */
void              assay_online_complete_chain (AssayOnline *online);

/* Asks the responders of the certificate at @index, until one gives an answer that may be relied on. Whether one did. */
gboolean          assay_online_ask_responders (AssayOnline *online,
                                               guint        index);

/* Fetches the revocation lists for the link at @position, until one may be relied on. */
void              assay_online_fetch_lists    (AssayOnline *online,
                                               guint        position);

G_END_DECLS
