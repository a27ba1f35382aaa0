/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/path-certificate.h"

G_BEGIN_DECLS

/* A part of a name, text that is not NUL-terminated. */
typedef struct {
  const char *text;
  gsize       length;
} PathPiece;

/**
 * PathHostForm:
 * @PATH_HOST_LDH: letters, digits and hyphens between them (RFC 1034 section 3.5)
 * @PATH_HOST_ODD: hyphens at the ends of labels too, and underscores, which are both met
 * @PATH_HOST_WILDCARD: "*" may be the first of several labels
 * @PATH_HOST_DOT_FIRST: a dot may stand before the first label
 *
 * What the name of a host may look like.
 */
typedef enum {
  PATH_HOST_LDH       = 0,
  PATH_HOST_ODD       = 1 << 0,
  PATH_HOST_WILDCARD  = 1 << 1,
  PATH_HOST_DOT_FIRST = 1 << 2,
} PathHostForm;

/* The content of a name as text. */
PathPiece path_piece_of      (const PathName *name);

/* @piece from the byte @from on. */
PathPiece path_piece_cut     (PathPiece       piece,
                              gsize           from);

/* Whether it is the name of a host in that form, not an address. */
gboolean  path_is_host       (PathPiece       piece,
                              PathHostForm    form);

/**
 * path_split_mailbox:
 * @mailbox: a Mailbox (RFC 5321 section 4.1.2), or anything else
 * @host: (out): where its host begins
 *
 * Returns: %FALSE when it is none
 */
gboolean  path_split_mailbox (PathPiece       mailbox,
                              gsize          *host);

G_END_DECLS
