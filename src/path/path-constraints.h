/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-text.h"
#include "path/path-certificate.h"

G_BEGIN_DECLS

/* A certificate's names times an issuer's subtrees: more are not compared, and the path is not valid. The second is for
 * all paths that are tried together. */
#define PATH_LIMIT_COMPARISONS     (1u << 20)
#define PATH_LIMIT_ALL_COMPARISONS (1u << 21)

/**
 * path_constraints_check:
 * @issuer: a certificate with name constraints
 * @certificate: one below it
 * @n_comparisons: (inout): how many names were compared so far
 *
 * Holds the names of @certificate (subject, subject alternative names and the mailboxes of RFC 9598 among them, mail
 * addresses in the subject) against the constraints of @issuer (RFC 5280 section 4.2.1.10).
 *
 * Returns: (transfer full) (nullable): what is wrong; %NULL when nothing is
 */
AssayText *path_constraints_check      (const PathCertificate *issuer,
                                        const PathCertificate *certificate,
                                        guint64               *n_comparisons);

/**
 * path_constraints_check_form:
 * @issuer: a certificate with name constraints
 *
 * A subtree that is none of its kind, as a mask with gaps, is no fault by itself: path_name_is_within() heeds it.
 *
 * Returns: (transfer full) (nullable): what is wrong with a subtree by itself: that it has a minimum or a maximum
 */
AssayText *path_constraints_check_form (const PathCertificate *issuer);

/* Whether some DNS subtree begins with a dot, which is the form of URIs only. */
gboolean   path_constraints_have_dots  (const PathCertificate *issuer);

G_END_DECLS
