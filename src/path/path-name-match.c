/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-name-match.h"

#include <string.h>

#include "path/path-name-form.h"

static gboolean
is_same_folded (PathPiece a,
                PathPiece b)
{
  return a.length == b.length && g_ascii_strncasecmp (a.text, b.text, a.length) == 0
      && memchr (a.text, '\0', a.length) == NULL;
}

static gboolean
ends_with (PathPiece piece,
           PathPiece end)
{
  return piece.length >= end.length && is_same_folded (path_piece_cut (piece, piece.length - end.length), end);
}

/* A whole name below @domain, or @domain itself unless it begins with a dot. */
static gboolean
is_in_domain (PathPiece name,
              PathPiece domain)
{
  if (domain.length == 0)
    return TRUE;
  if (domain.text[0] == '.')
    return name.length > domain.length && ends_with (name, domain);
  return ends_with (name, domain)
      && (name.length == domain.length || name.text[name.length - domain.length - 1] == '.');
}

/* dNSName */

/* Whether a wildcard may stand for @domain: it does for one label. */
static gboolean
may_stand_for (PathPiece presented,
               PathPiece domain)
{
  PathPiece base;

  if (presented.length <= 2 || presented.text[0] != '*')
    return FALSE;
  base = path_piece_cut (presented, 1);
  return domain.length > base.length && ends_with (domain, base)
      && memchr (domain.text, '.', domain.length - base.length) == NULL;
}

static gboolean
dns_is_within (const PathName *name,
               const PathName *subtree,
               gboolean        excluded)
{
  PathPiece presented = path_piece_of (name), domain = path_piece_of (subtree);

  if (!path_is_host (presented, PATH_HOST_ODD | PATH_HOST_WILDCARD))
    return excluded;
  return is_in_domain (presented, domain) || (excluded && may_stand_for (presented, domain));
}

static gboolean
is_dns_limit (const PathName *subtree)
{
  PathPiece domain = path_piece_of (subtree);

  return domain.length == 0 || path_is_host (domain, PATH_HOST_ODD | PATH_HOST_DOT_FIRST);
}

/* rfc822Name: one mailbox (whose local part has case), all on a host, or all on the hosts of a domain. */

static gboolean
mail_is_within (const PathName *name,
                const PathName *subtree,
                gboolean        excluded)
{
  PathPiece mailbox = path_piece_of (name), wanted = path_piece_of (subtree);
  gsize host, wanted_host;

  if (!path_split_mailbox (mailbox, &host))
    return excluded;
  if (path_split_mailbox (wanted, &wanted_host))
    return host == wanted_host
        && memcmp (mailbox.text, wanted.text, host) == 0
        && is_same_folded (path_piece_cut (mailbox, host), path_piece_cut (wanted, host));
  if (wanted.length > 0 && wanted.text[0] == '.')
    return is_in_domain (path_piece_cut (mailbox, host), wanted);
  return wanted.length == 0 || is_same_folded (path_piece_cut (mailbox, host), wanted);
}

static gboolean
is_mail_limit (const PathName *subtree)
{
  PathPiece wanted = path_piece_of (subtree);
  gsize host;

  return is_dns_limit (subtree) || path_split_mailbox (wanted, &host);
}

/* uniformResourceIdentifier */

/* The host of a URI (RFC 3986 section 3.2), which may be absolute; empty when it has none. */
static PathPiece
host_of (PathPiece uri)
{
  const char *end = uri.text + uri.length;
  const char *p = g_strstr_len (uri.text, (gssize) uri.length, "://");
  const char *host, *stop, *at;

  if (p == NULL)
    return (PathPiece) { uri.text, 0 };
  host = p + 3;
  for (stop = host; stop < end && strchr ("/?#", *stop) == NULL; stop++)
    ;
  at = g_strrstr_len (host, stop - host, "@");
  if (at != NULL)
    host = at + 1;
  for (p = host; p < stop && *p != ':'; p++)
    ;
  if (p > host + 1 && p[-1] == '.')
    p--;
  return (PathPiece) { host, (gsize) (p - host) };
}

/* Without a host's name there is nothing to compare: section 4.2.1.10 rejects it either way. */
static gboolean
uri_is_within (const PathName *name,
               const PathName *subtree,
               gboolean        excluded)
{
  PathPiece host = host_of (path_piece_of (name)), domain = path_piece_of (subtree);

  if (!path_is_host (host, PATH_HOST_ODD))
    return excluded;
  if (domain.length > 0 && domain.text[0] == '.')
    return is_in_domain (host, domain);
  return domain.length == 0 || is_same_folded (host, domain);
}

/* directoryName */

static gboolean
directory_is_within (const PathName *name,
                     const PathName *subtree,
                     gboolean        excluded)
{
  gsize length, wanted_length;
  const guint8 *bytes = g_bytes_get_data (name->normal, &length);
  const guint8 *wanted = g_bytes_get_data (subtree->normal, &wanted_length);

  return length >= wanted_length && (wanted_length == 0 || memcmp (bytes, wanted, wanted_length) == 0);
}

static gboolean
is_directory_limit (const PathName *subtree)
{
  return TRUE;
}

/* iPAddress */

static gboolean
address_is_within (const PathName *name,
                   const PathName *subtree,
                   gboolean        excluded)
{
  gsize size = assay_cursor_left (&name->content);
  const guint8 *address = assay_cursor_peek (&name->content), *base = assay_cursor_peek (&subtree->content);

  if (size != 4 && size != 16)
    return excluded;
  if (assay_cursor_left (&subtree->content) != 2 * size)
    return FALSE;
  for (gsize i = 0; i < size; i++)
    if (((address[i] ^ base[i]) & base[size + i]) != 0)
      return FALSE;
  return TRUE;
}

/* An address and a mask of ones, then zeros. */
static gboolean
is_address_limit (const PathName *subtree)
{
  gsize length = assay_cursor_left (&subtree->content), size = length / 2;
  const guint8 *mask = assay_cursor_peek (&subtree->content) + size;
  gboolean ended = FALSE;

  if (length != 8 && length != 32)
    return FALSE;
  for (gsize bit = 0; bit < 8 * size; bit++)
    {
      gboolean one = (mask[bit / 8] & 0x80 >> bit % 8) != 0;

      if (one && ended)
        return FALSE;
      ended |= !one;
    }
  return TRUE;
}

/* The types that are compared. */
static const struct {
  gboolean (*is_within) (const PathName *name,
                         const PathName *subtree,
                         gboolean        excluded);
  gboolean (*is_limit)  (const PathName *subtree);
} types[PATH_NAME_ID + 1] = {
  [PATH_NAME_MAIL]      = { mail_is_within,      is_mail_limit },
  [PATH_NAME_DNS]       = { dns_is_within,       is_dns_limit },
  [PATH_NAME_DIRECTORY] = { directory_is_within, is_directory_limit },
  [PATH_NAME_URI]       = { uri_is_within,       is_dns_limit },
  [PATH_NAME_ADDRESS]   = { address_is_within,   is_address_limit },
};

gboolean
path_name_is_compared (PathNameType type)
{
  return types[type].is_within != NULL;
}

gboolean
path_name_is_within (const PathName *name,
                     const PathName *subtree,
                     gboolean        excluded)
{
  if (!types[name->type].is_limit (subtree))
    return excluded;
  return types[name->type].is_within (name, subtree, excluded);
}
