/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

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
