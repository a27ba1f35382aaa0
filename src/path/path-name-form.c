/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-name-form.h"

#include <string.h>

/* RFC 1035 section 2.3.4, without the length octets. */
#define MAX_HOST  253
#define MAX_LABEL 63

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

static gboolean
is_label (PathPiece    label,
          PathHostForm form)
{
  gboolean odd = (form & PATH_HOST_ODD) != 0;

  if (label.length == 0 || label.length > MAX_LABEL)
    return FALSE;
  for (gsize i = 0; i < label.length; i++)
    {
      gboolean inside = i > 0 && i + 1 < label.length;

      if (!g_ascii_isalnum (label.text[i]) && (label.text[i] != '-' || !(inside || odd))
          && (label.text[i] != '_' || !odd))
        return FALSE;
    }
  return TRUE;
}

static PathPiece
next_label (PathPiece piece)
{
  const char *dot = memchr (piece.text, '.', piece.length);

  return (PathPiece) { piece.text, dot != NULL ? (gsize) (dot - piece.text) : piece.length };
}

static gboolean
is_number (PathPiece label)
{
  for (gsize i = 0; i < label.length; i++)
    if (!g_ascii_isdigit (label.text[i]))
      return FALSE;
  return TRUE;
}

/* What ends in a number is an address, or was meant to be one. */
gboolean
path_is_host (PathPiece    piece,
              PathHostForm form)
{
  PathPiece label;

  if (form & PATH_HOST_DOT_FIRST && piece.length > 1 && piece.text[0] == '.')
    piece = path_piece_cut (piece, 1);
  if (form & PATH_HOST_WILDCARD && piece.length > 2 && piece.text[0] == '*' && piece.text[1] == '.')
    piece = path_piece_cut (piece, 2);
  if (piece.length == 0 || piece.length > MAX_HOST)
    return FALSE;
  label = next_label (piece);
  while (is_label (label, form) && label.length < piece.length)
    {
      piece = path_piece_cut (piece, label.length + 1);
      label = next_label (piece);
    }
  return is_label (label, form) && label.length == piece.length && !is_number (label);
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
  return is_local_part (local) && (is_literal (domain) || path_is_host (domain, PATH_HOST_ODD));
}
