/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "engine/assay-trust.h"

G_BEGIN_DECLS

/* A path is not longer (GnuTLS's own limit), and no more of them are tried. */
#define ASSAY_LIMIT_PATH_LENGTH 16
#define ASSAY_LIMIT_PATHS       12

/**
 * AssayChainFunc:
 * @path: (element-type guint): indexes into the certificates, leaf first, the last one an anchor
 * @data: user data
 *
 * Looks at a candidate path; returns whether to look for another.
 */
typedef gboolean (*AssayChainFunc) (GArray   *path,
                                    gpointer  data);

/**
 * assay_chain_search:
 * @certificates: (element-type AssayCertificate): what the server sent; anchors that are found are added
 * @trust: the anchors
 * @now: in seconds since 1970: of several issuers those that are valid now come first
 * @func: told each path from the first certificate to an anchor, the likeliest first
 * @data: for @func
 *
 * Builds paths by names and key identifiers; signatures are not looked at. Pure but for reading anchors. Bounded,
 * whatever a server sends.
 *
 * Returns: (transfer full) (element-type guint): when there is no path to an anchor, the longest that could be built,
 *   else %NULL
 */
GArray          *assay_chain_search     (GPtrArray         *certificates,
                                         AssayTrust        *trust,
                                         gint64             now,
                                         AssayChainFunc     func,
                                         gpointer           data);

/**
 * assay_chain_find_issues:
 * @certificates: (element-type AssayCertificate): the report's certificates
 * @n_sent: how many of them, from the first, the server sent
 * @path: (element-type guint): the path that is used
 * @status: how that came out
 *
 * What is wrong with the chain as it was sent (RFC 8446 section 4.4.2). Pure.
 *
 * Returns: the faults
 */
AssayChainIssues assay_chain_find_issues (GPtrArray       *certificates,
                                          guint            n_sent,
                                          GArray          *path,
                                          AssayPathStatus  status);

G_END_DECLS
