/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-constraints.h"

#include <string.h>

#include "decode/x509-name.h"

#define OID_MAIL_ATTRIBUTE "1.2.840.113549.1.9.1"

/* Bytes of a certificate as text that is not NUL-terminated. */
typedef struct {
  const char *text;
  gsize       length;
} Piece;

static Piece
piece_of (const AssayCursor *content)
{
  return (Piece) { (const char *) assay_cursor_peek (content), assay_cursor_left (content) };
}

static Piece
piece_cut (Piece piece,
           gsize from)
{
  return (Piece) { piece.text + from, piece.length - from };
}

static gboolean
is_same_folded (Piece a,
                Piece b)
{
  return a.length == b.length && g_ascii_strncasecmp (a.text, b.text, a.length) == 0
      && memchr (a.text, '\0', a.length) == NULL;
}

static gboolean
ends_with (Piece piece,
           Piece end)
{
  return piece.length >= end.length && is_same_folded (piece_cut (piece, piece.length - end.length), end);
}

/* A whole name below @domain, or @domain itself unless it begins with a dot. */
static gboolean
is_in_domain (Piece name,
              Piece domain)
{
  if (domain.length == 0)
    return TRUE;
  if (domain.text[0] == '.')
    return name.length > domain.length && ends_with (name, domain);
  return ends_with (name, domain)
      && (name.length == domain.length || name.text[name.length - domain.length - 1] == '.');
}

static Piece
without_last_dot (Piece name)
{
  if (name.length > 1 && name.text[name.length - 1] == '.')
    name.length--;
  return name;
}

static gboolean
is_wildcard (Piece name)
{
  return name.length > 2 && name.text[0] == '*' && name.text[1] == '.';
}

static gboolean
dns_matches (const PathName *name,
             const PathName *subtree,
             gboolean        excluded)
{
  Piece presented = without_last_dot (piece_of (&name->content)), domain = piece_of (&subtree->content);

  if (is_in_domain (presented, domain))
    return TRUE;
  /* A wildcard may stand for an excluded name, so it is taken for that. */
  return excluded && is_wildcard (presented) && is_in_domain (domain, piece_cut (presented, 2))
      && memchr (domain.text, '.', domain.length) != NULL;
}

/* Where the host of a mailbox begins, or 0. */
static gsize
find_host (Piece mailbox)
{
  for (gsize i = mailbox.length; i > 0; i--)
    if (mailbox.text[i - 1] == '@')
      return i;
  return 0;
}

/* RFC 5280 section 4.2.1.10: one mailbox (whose local part has case), all on a host, or all on the hosts of a domain. */
static gboolean
mail_matches (const PathName *name,
              const PathName *subtree,
              gboolean        excluded)
{
  Piece mailbox = piece_of (&name->content), wanted = piece_of (&subtree->content);
  gsize host = find_host (mailbox), wanted_host = find_host (wanted);

  if (wanted.length > 0 && wanted.text[0] == '.')
    return is_in_domain (piece_cut (mailbox, host), wanted);
  if (wanted_host == 0)
    return is_same_folded (piece_cut (mailbox, host), wanted) || wanted.length == 0;
  return host == wanted_host
      && memcmp (mailbox.text, wanted.text, host) == 0
      && is_same_folded (piece_cut (mailbox, host), piece_cut (wanted, host));
}

/* The host of a URI (RFC 3986 section 3.2); empty when it has none that is a name. */
static Piece
host_of (Piece uri)
{
  const char *end = uri.text + uri.length;
  const char *p = g_strstr_len (uri.text, (gssize) uri.length, "://");
  const char *host, *stop, *at;

  if (p == NULL)
    return (Piece) { uri.text, 0 };
  host = p + 3;
  for (stop = host; stop < end && strchr ("/?#", *stop) == NULL; stop++)
    ;
  at = g_strrstr_len (host, stop - host, "@");
  if (at != NULL)
    host = at + 1;
  for (p = host; p < stop && *p != ':'; p++)
    ;
  return (Piece) { host, (gsize) (p - host) };
}

static gboolean
is_host_name (Piece host)
{
  gboolean letter = FALSE;

  for (gsize i = 0; i < host.length; i++)
    letter |= g_ascii_isalpha (host.text[i]) || host.text[i] == '-';
  return letter && host.text[0] != '[' && memchr (host.text, '\0', host.length) == NULL;
}

static gboolean
uri_matches (const PathName *name,
             const PathName *subtree,
             gboolean        excluded)
{
  Piece host = host_of (piece_of (&name->content)), domain = piece_of (&subtree->content);

  /* Without a host there is nothing to compare: section 4.2.1.10 rejects it either way. */
  if (!is_host_name (host))
    return excluded;
  if (domain.length > 0 && domain.text[0] == '.')
    return is_in_domain (host, domain);
  return domain.length == 0 || is_same_folded (host, domain);
}

static gboolean
directory_matches (const PathName *name,
                   const PathName *subtree,
                   gboolean        excluded)
{
  gsize length, wanted_length;
  const guint8 *bytes = g_bytes_get_data (name->normal, &length);
  const guint8 *wanted = g_bytes_get_data (subtree->normal, &wanted_length);

  return length >= wanted_length && (wanted_length == 0 || memcmp (bytes, wanted, wanted_length) == 0);
}

static gboolean
address_matches (const PathName *name,
                 const PathName *subtree,
                 gboolean        excluded)
{
  gsize size = assay_cursor_left (&name->content);
  const guint8 *address = assay_cursor_peek (&name->content), *base = assay_cursor_peek (&subtree->content);

  if (assay_cursor_left (&subtree->content) != 2 * size)
    return FALSE;
  for (gsize i = 0; i < size; i++)
    if (((address[i] ^ base[i]) & base[size + i]) != 0)
      return FALSE;
  return TRUE;
}

typedef gboolean (*Matches) (const PathName *name,
                             const PathName *subtree,
                             gboolean        excluded);

/* The types that are compared. Of others, a constraint on one that is present cannot be told to be kept. */
static const Matches matchers[PATH_NAME_ID + 1] = {
  [PATH_NAME_MAIL]      = mail_matches,
  [PATH_NAME_DNS]       = dns_matches,
  [PATH_NAME_DIRECTORY] = directory_matches,
  [PATH_NAME_URI]       = uri_matches,
  [PATH_NAME_ADDRESS]   = address_matches,
};

static gboolean
constrains (const GArray *subtrees,
            PathNameType  type)
{
  for (guint i = 0; subtrees != NULL && i < subtrees->len; i++)
    if (g_array_index (subtrees, PathName, i).type == type)
      return TRUE;
  return FALSE;
}

static gboolean
is_in (const GArray   *subtrees,
       const PathName *name,
       gboolean        excluded)
{
  for (guint i = 0; subtrees != NULL && i < subtrees->len; i++)
    {
      const PathName *subtree = &g_array_index (subtrees, PathName, i);

      if (subtree->type == name->type && matchers[name->type] (name, subtree, excluded))
        return TRUE;
    }
  return FALSE;
}

/* GeneralName as its text, for the evidence. */
static char *
describe (const PathName *name)
{
  GString *text = g_string_new (NULL);
  AssayDer der = { .tag = ASSAY_DER_CONTEXT (name->type), .content = name->content };

  if (name->type == PATH_NAME_DIRECTORY)
    assay_x509_format_name (&name->content, text);
  else
    assay_x509_format_general_name (&der, text);
  return g_string_free (text, FALSE);
}

static AssayText *
say (const char            *message,
     const PathName        *name,
     const PathCertificate *issuer)
{
  g_autofree char *text = describe (name);

  return assay_text_new (message, "name", ASSAY_ARG_TEXT, text, "issuer", ASSAY_ARG_TEXT, issuer->facts->title, NULL);
}

static gboolean
is_critical (const PathCertificate *issuer)
{
  return path_certificate_find (issuer, PATH_OID_NAME_CONSTRAINTS)->critical;
}

static AssayText *
check_name (const PathCertificate *issuer,
            const PathName        *name)
{
  gboolean limited = constrains (issuer->permitted, name->type), barred = constrains (issuer->excluded, name->type);

  if (!limited && !barred)
    return NULL;
  /* Section 4.2.1.10: what cannot be compared may be passed over only where it is not critical. */
  if (matchers[name->type] == NULL)
    return !is_critical (issuer) ? NULL
           : say (N_("{issuer} limits names of a kind that cannot be compared, and there is one: {name}."), name, issuer);
  if (barred && is_in (issuer->excluded, name, TRUE))
    return say (N_("{name} is among the names that {issuer} excludes."), name, issuer);
  if (limited && !is_in (issuer->permitted, name, FALSE))
    return say (N_("{name} is outside the names that {issuer} permits."), name, issuer);
  return NULL;
}

/* The mail addresses in the subject, which stand for alternative names where there are none. */
static void
add_mail_attributes (const PathCertificate *certificate,
                     GArray                *names)
{
  AssayCursor rdns = certificate->subject_content;
  AssayDer set, attribute, type, value;
  char oid[ASSAY_DER_OID_SIZE];

  while (assay_der_read_tag (&rdns, ASSAY_DER_SET, &set))
    while (assay_der_read_tag (&set.content, ASSAY_DER_SEQUENCE, &attribute))
      if (assay_der_read_tag (&attribute.content, ASSAY_DER_OID, &type)
          && assay_der_format_oid (&type.content, oid)
          && g_str_equal (oid, OID_MAIL_ATTRIBUTE)
          && assay_der_read (&attribute.content, &value))
        {
          PathName name = { .type = PATH_NAME_MAIL, .content = value.content };

          g_array_append_val (names, name);
        }
}

/* All names that constraints speak about. */
static GArray *
collect_names (const PathCertificate *certificate)
{
  GArray *names = path_names_new ();

  if (certificate->subject != NULL && g_bytes_get_size (certificate->subject) > 0)
    {
      PathName subject = { PATH_NAME_DIRECTORY, certificate->subject_content, g_bytes_ref (certificate->subject) };

      g_array_append_val (names, subject);
    }
  for (guint i = 0; certificate->names != NULL && i < certificate->names->len; i++)
    {
      PathName name = g_array_index (certificate->names, PathName, i);

      if (name.normal != NULL)
        g_bytes_ref (name.normal);
      g_array_append_val (names, name);
    }
  if (!constrains (certificate->names, PATH_NAME_MAIL))
    add_mail_attributes (certificate, names);
  return names;
}

static guint64
count_type (const GArray *names,
            PathNameType  type)
{
  guint64 n = 0;

  for (guint i = 0; names != NULL && i < names->len; i++)
    n += g_array_index (names, PathName, i).type == type;
  return n;
}

static guint64
count_comparisons (const PathCertificate *issuer,
                   const GArray          *names)
{
  guint64 n = 0;

  for (PathNameType type = PATH_NAME_OTHER; type <= PATH_NAME_ID; type++)
    if (matchers[type] != NULL)
      n += count_type (names, type) * (count_type (issuer->permitted, type) + count_type (issuer->excluded, type));
  return n;
}

AssayText *
path_constraints_check (const PathCertificate *issuer,
                        const PathCertificate *certificate,
                        guint64               *n_comparisons)
{
  g_autoptr(GArray) names = collect_names (certificate);
  guint64 n = count_comparisons (issuer, names);
  AssayText *wrong = NULL;

  if (n > PATH_LIMIT_COMPARISONS)
    return assay_text_new (N_("Its names and the limits that {issuer} sets are too many to compare: {n} times."),
                           "issuer", ASSAY_ARG_TEXT, issuer->facts->title, "n", ASSAY_ARG_NUMBER, (gint64) n, NULL);
  *n_comparisons += n;
  for (guint i = 0; wrong == NULL && i < names->len; i++)
    wrong = check_name (issuer, &g_array_index (names, PathName, i));
  return wrong;
}

/* Whether the mask of an address range is ones, then zeros. */
static gboolean
is_range (const AssayCursor *content)
{
  gsize size = assay_cursor_left (content) / 2;
  const guint8 *mask = assay_cursor_peek (content) + size;
  gboolean ended = FALSE;

  if (assay_cursor_left (content) != 8 && assay_cursor_left (content) != 32)
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

static gboolean
has_odd_range (const GArray *subtrees)
{
  for (guint i = 0; subtrees != NULL && i < subtrees->len; i++)
    {
      const PathName *subtree = &g_array_index (subtrees, PathName, i);

      if (subtree->type == PATH_NAME_ADDRESS && !is_range (&subtree->content))
        return TRUE;
    }
  return FALSE;
}

AssayText *
path_constraints_check_form (const PathCertificate *issuer)
{
  if (issuer->odd_subtrees)
    return assay_text_new (N_("A limit has a minimum or maximum, which RFC 5280 does not allow."), NULL);
  if (has_odd_range (issuer->permitted) || has_odd_range (issuer->excluded))
    return assay_text_new (N_("A range of addresses is not an address and a mask."), NULL);
  return NULL;
}

static gboolean
has_dot (const GArray *subtrees)
{
  for (guint i = 0; subtrees != NULL && i < subtrees->len; i++)
    {
      const PathName *subtree = &g_array_index (subtrees, PathName, i);

      if (subtree->type == PATH_NAME_DNS && assay_cursor_left (&subtree->content) > 0
          && assay_cursor_peek (&subtree->content)[0] == '.')
        return TRUE;
    }
  return FALSE;
}

gboolean
path_constraints_have_dots (const PathCertificate *issuer)
{
  return has_dot (issuer->permitted) || has_dot (issuer->excluded);
}
