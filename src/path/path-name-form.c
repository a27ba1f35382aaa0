/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-name-form.h"

#include <string.h>

PathPiece
path_piece_of (const PathName *name)
{
  return (PathPiece) { (const char *) assay_cursor_peek (&name->content), assay_cursor_left (&name->content) };
}

PathPiece
path_piece_cut (PathPiece piece,
                gsize     from)
{
  return (PathPiece) { piece.text + from, piece.length - from };
}

gboolean
path_is_host (PathPiece     piece,
              AssayHostForm form)
{
  return assay_host_has_form (piece.text, piece.length, form) && !assay_host_ends_in_number (piece.text, piece.length);
}

/* Others than ASCII are for RFC 6531's mailboxes. */
static gboolean
is_local_part (PathPiece local)
{
  gboolean quoted = local.length > 1 && local.text[0] == '"' && local.text[local.length - 1] == '"';

  for (gsize i = 0; i < local.length; i++)
    {
      gboolean ascii = (guchar) local.text[i] < 0x80;

      if ((ascii && !g_ascii_isprint (local.text[i])) || (!quoted && strchr (" @\"", local.text[i]) != NULL))
        return FALSE;
    }
  return local.length > 0;
}

/* An address literal is a host too, though one without a name. */
static gboolean
is_literal (PathPiece host)
{
  return host.length > 2 && host.text[0] == '[' && host.text[host.length - 1] == ']';
}

gboolean
path_split_mailbox (PathPiece  mailbox,
                    gsize     *host)
{
  PathPiece local = mailbox, domain;

  while (local.length > 0 && local.text[local.length - 1] != '@')
    local.length--;
  if (local.length == 0)
    return FALSE;
  *host = local.length;
  local.length--;
  domain = path_piece_cut (mailbox, *host);
  return is_local_part (local) && (is_literal (domain) || path_is_host (domain, PATH_HOST_MET));
}
