/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/path-name-form.h"

G_BEGIN_DECLS

/**
 * PathCompared:
 * @name: a name, or a limit of names
 * @piece: what is compared of it: the host of a URI, of others all
 * @host: of a mailbox: where its host begins
 * @odd: it is none of its kind
 *
 * What comparing needs of a name, found once: each is compared with many.
 */
typedef struct {
  const PathName *name;
  PathPiece       piece;
  gsize           host;
  gboolean        odd;
} PathCompared;

PathCompared path_compared_name    (const PathName     *name);
PathCompared path_compared_limit   (const PathName     *subtree);

/* Whether names of this type are compared with limits at all. */
gboolean     path_name_is_compared (PathNameType        type);

/**
 * path_name_is_within:
 * @name: a name
 * @limit: a limit of the same type, which is compared
 * @excluded: whether the limit excludes
 *
 * Compares by RFC 5280 section 4.2.1.10. A name, or a limit, that is none of its kind cannot be compared, and might be
 * taken for any by some client: the name counts as within what is excluded, and as outside of what is permitted.
 *
 * Returns: whether the limit holds the name
 */
gboolean     path_name_is_within   (const PathCompared *name,
                                    const PathCompared *limit,
                                    gboolean            excluded);

G_END_DECLS
