/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-name-match.h"

#include <string.h>

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

static void
prepare_domain (PathCompared *limit)
{
  limit->odd = limit->piece.length > 0 && !path_is_host (limit->piece, PATH_HOST_MET | ASSAY_HOST_DOT_FIRST);
}

/* dNSName */

static void
prepare_dns (PathCompared *name)
{
  name->odd = !path_is_host (name->piece, PATH_HOST_MET | ASSAY_HOST_WILDCARD);
}

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
dns_is_within (const PathCompared *name,
               const PathCompared *limit,
               gboolean            excluded)
{
  return is_in_domain (name->piece, limit->piece) || (excluded && may_stand_for (name->piece, limit->piece));
}

/* rfc822Name: one mailbox (whose local part has case), all on a host, or all on the hosts of a domain. */

static void
prepare_mailbox (PathCompared *name)
{
  name->odd = !path_split_mailbox (name->piece, &name->host);
}

static void
prepare_mail_limit (PathCompared *limit)
{
  if (path_split_mailbox (limit->piece, &limit->host))
    return;
  limit->host = 0;
  prepare_domain (limit);
}

static gboolean
mail_is_within (const PathCompared *name,
                const PathCompared *limit,
                gboolean            excluded)
{
  PathPiece host = path_piece_cut (name->piece, name->host), wanted = path_piece_cut (limit->piece, limit->host);

  if (limit->host > 0)
    return name->host == limit->host && memcmp (name->piece.text, limit->piece.text, name->host) == 0
        && is_same_folded (host, wanted);
  if (wanted.length > 0 && wanted.text[0] == '.')
    return is_in_domain (host, wanted);
  return wanted.length == 0 || is_same_folded (host, wanted);
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
  /* No URI has a backslash; browsers take one for a slash. */
  if (memchr (host, '\\', (gsize) (stop - host)) != NULL)
    return (PathPiece) { uri.text, 0 };
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
static void
prepare_uri (PathCompared *name)
{
  name->piece = host_of (name->piece);
  name->odd = !path_is_host (name->piece, PATH_HOST_MET);
}

static gboolean
uri_is_within (const PathCompared *name,
               const PathCompared *limit,
               gboolean            excluded)
{
  if (limit->piece.length > 0 && limit->piece.text[0] == '.')
    return is_in_domain (name->piece, limit->piece);
  return limit->piece.length == 0 || is_same_folded (name->piece, limit->piece);
}

/* directoryName */

static void
prepare_directory (PathCompared *compared)
{
}

static gboolean
directory_is_within (const PathCompared *name,
                     const PathCompared *limit,
                     gboolean            excluded)
{
  gsize length, wanted_length;
  const guint8 *bytes = g_bytes_get_data (name->name->normal, &length);
  const guint8 *wanted = g_bytes_get_data (limit->name->normal, &wanted_length);

  return length >= wanted_length && (wanted_length == 0 || memcmp (bytes, wanted, wanted_length) == 0);
}

/* iPAddress */

static void
prepare_address (PathCompared *name)
{
  name->odd = name->piece.length != 4 && name->piece.length != 16;
}

/* An address and a mask of ones, then zeros. */
static void
prepare_range (PathCompared *limit)
{
  gsize size = limit->piece.length / 2;
  const guint8 *mask = (const guint8 *) limit->piece.text + size;
  gboolean ended = FALSE;

  limit->odd = limit->piece.length != 8 && limit->piece.length != 32;
  for (gsize bit = 0; !limit->odd && bit < 8 * size; bit++)
    {
      gboolean one = (mask[bit / 8] & 0x80 >> bit % 8) != 0;

      limit->odd = one && ended;
      ended |= !one;
    }
}

static gboolean
address_is_within (const PathCompared *name,
                   const PathCompared *limit,
                   gboolean            excluded)
{
  gsize size = name->piece.length;
  const guint8 *address = (const guint8 *) name->piece.text, *base = (const guint8 *) limit->piece.text;

  if (limit->piece.length != 2 * size)
    return FALSE;
  for (gsize i = 0; i < size; i++)
    if (((address[i] ^ base[i]) & base[size + i]) != 0)
      return FALSE;
  return TRUE;
}

/* The types that are compared. */
static const struct {
  void     (*prepare_name)  (PathCompared *name);
  void     (*prepare_limit) (PathCompared *limit);
  gboolean (*is_within)     (const PathCompared *name,
                             const PathCompared *limit,
                             gboolean            excluded);
} types[PATH_NAME_ID + 1] = {
  [PATH_NAME_MAIL]      = { prepare_mailbox,   prepare_mail_limit, mail_is_within },
  [PATH_NAME_DNS]       = { prepare_dns,       prepare_domain,     dns_is_within },
  [PATH_NAME_DIRECTORY] = { prepare_directory, prepare_directory,  directory_is_within },
  [PATH_NAME_URI]       = { prepare_uri,       prepare_domain,     uri_is_within },
  [PATH_NAME_ADDRESS]   = { prepare_address,   prepare_range,      address_is_within },
};

gboolean
path_name_is_compared (PathNameType type)
{
  return types[type].is_within != NULL;
}

PathCompared
path_compared_name (const PathName *name)
{
  PathCompared compared = { .name = name, .piece = path_piece_of (name) };

  if (path_name_is_compared (name->type))
    types[name->type].prepare_name (&compared);
  return compared;
}

PathCompared
path_compared_limit (const PathName *subtree)
{
  PathCompared compared = { .name = subtree, .piece = path_piece_of (subtree) };

  if (path_name_is_compared (subtree->type))
    types[subtree->type].prepare_limit (&compared);
  return compared;
}

gboolean
path_name_is_within (const PathCompared *name,
                     const PathCompared *limit,
                     gboolean            excluded)
{
  if (name->odd || limit->odd)
    return excluded;
  return types[name->name->type].is_within (name, limit, excluded);
}
