/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-host-form.h"
#include "path/path-certificate.h"

G_BEGIN_DECLS

/* A part of a name, text that is not NUL-terminated. */
typedef struct {
  const char *text;
  gsize       length;
} PathPiece;

/* What is met in the names of hosts, besides what RFC 1034 section 3.5 prefers. */
#define PATH_HOST_MET (ASSAY_HOST_UNDERSCORE | ASSAY_HOST_ANY_HYPHEN)

/* The content of a name as text. */
PathPiece path_piece_of      (const PathName *name);

/* @piece from the byte @from on. */
PathPiece path_piece_cut     (PathPiece       piece,
                              gsize           from);

/* Whether it is the name of a host in that form, not an address. */
gboolean  path_is_host       (PathPiece       piece,
                              AssayHostForm   form);

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
