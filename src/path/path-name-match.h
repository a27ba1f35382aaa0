/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/path-certificate.h"

G_BEGIN_DECLS

/* Whether names of this type are compared with limits at all. */
gboolean path_name_is_compared (PathNameType    type);

/**
 * path_name_is_within:
 * @name: a name
 * @subtree: a limit of the same type, which is compared
 * @excluded: whether the limit excludes
 *
 * Compares by RFC 5280 section 4.2.1.10. A name, or a limit, that is none of its kind cannot be compared, and might be
 * taken for any by some client: the name counts as within what is excluded, and as outside of what is permitted.
 *
 * Returns: whether the limit holds the name
 */
gboolean path_name_is_within   (const PathName *name,
                                const PathName *subtree,
                                gboolean        excluded);

G_END_DECLS
