/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/path-certificate.h"

G_BEGIN_DECLS

/**
 * PathPolicy:
 *
 * The policies that hold along a path: what RFC 5280 section 6.1 calls valid_policy_tree, with its three counters. The
 * tree can grow exponentially; what is asked of it in the end can be told from one level at a time: which policies are
 * expected next, and whether one of their ancestors is acceptable to the user. So that is all that is kept, and the cost
 * is that of reading the extensions.
 */
typedef struct _PathPolicy PathPolicy;

/**
 * path_policy_new:
 * @length: how many certificates there are below the anchor
 * @wanted: (nullable): the user's policies as OIDs; %NULL or empty for any
 * @explicit_policy: a policy must hold (initial-explicit-policy)
 * @inhibit_mapping: no policy stands for another one (initial-policy-mapping-inhibit)
 * @inhibit_any: anyPolicy stands for none (initial-any-policy-inhibit)
 *
 * Section 6.1.2.
 */
PathPolicy *path_policy_new     (guint                  length,
                                 const char * const    *wanted,
                                 gboolean               explicit_policy,
                                 gboolean               inhibit_mapping,
                                 gboolean               inhibit_any);
void        path_policy_free    (PathPolicy            *policy);

/* Section 6.1.3 (d) to (f), for the next certificate; FALSE when a policy must hold and none does. */
gboolean    path_policy_process (PathPolicy            *policy,
                                 const PathCertificate *certificate,
                                 gboolean               last);

/* Section 6.1.4 (a), (b), (h) to (j); FALSE when anyPolicy is mapped. */
gboolean    path_policy_prepare (PathPolicy            *policy,
                                 const PathCertificate *certificate);

/* Section 6.1.5 (a), (b), (g); FALSE when a policy must hold and none that the user wants does. */
gboolean    path_policy_wrap_up (PathPolicy            *policy,
                                 const PathCertificate *certificate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PathPolicy, path_policy_free)

G_END_DECLS
