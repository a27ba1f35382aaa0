/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-target.h"

#include <gio/gio.h>
#include <string.h>

#include "base/assay-address.h"
#include "base/assay-error.h"
#include "base/assay-format.h"
#include "base/assay-host-form.h"

#define MAX_TYPED 2048

G_DEFINE_BOXED_TYPE (AssayTarget, assay_target, assay_target_ref, assay_target_unref)

typedef struct {
  const char   *scheme;
  guint16       port;
  AssayStarttls starttls;
} Scheme;

/* Ports: IANA service names. */
static const Scheme schemes[] = {
  { "bytes",       0,    ASSAY_STARTTLS_NONE },
  { "file",        0,    ASSAY_STARTTLS_NONE },
  { "ftp",         21,   ASSAY_STARTTLS_FTP },
  { "ftps",        990,  ASSAY_STARTTLS_NONE },
  { "https",       443,  ASSAY_STARTTLS_NONE },
  { "imap",        143,  ASSAY_STARTTLS_IMAP },
  { "imaps",       993,  ASSAY_STARTTLS_NONE },
  { "irc",         6667, ASSAY_STARTTLS_IRC },
  { "ircs",        6697, ASSAY_STARTTLS_NONE },
  { "ldap",        389,  ASSAY_STARTTLS_LDAP },
  { "ldaps",       636,  ASSAY_STARTTLS_NONE },
  { "mysql",       3306, ASSAY_STARTTLS_MYSQL },
  { "nntp",        119,  ASSAY_STARTTLS_NNTP },
  { "pop3",        110,  ASSAY_STARTTLS_POP3 },
  { "pop3s",       995,  ASSAY_STARTTLS_NONE },
  { "postgres",    5432, ASSAY_STARTTLS_POSTGRES },
  { "practice",    0,    ASSAY_STARTTLS_NONE },
  { "sieve",       4190, ASSAY_STARTTLS_SIEVE },
  { "smtp",        25,   ASSAY_STARTTLS_SMTP },
  { "smtps",       465,  ASSAY_STARTTLS_NONE },
  { "submission",  587,  ASSAY_STARTTLS_SMTP },
  { "tls",         443,  ASSAY_STARTTLS_NONE },
  { "xmpp",        5222, ASSAY_STARTTLS_XMPP },
  { "xmpp-server", 5269, ASSAY_STARTTLS_XMPP_SERVER },
};

static const char * const starttls_names[ASSAY_N_STARTTLS] = {
  [ASSAY_STARTTLS_SMTP]        = "smtp",
  [ASSAY_STARTTLS_IMAP]        = "imap",
  [ASSAY_STARTTLS_POP3]        = "pop3",
  [ASSAY_STARTTLS_FTP]         = "ftp",
  [ASSAY_STARTTLS_LDAP]        = "ldap",
  [ASSAY_STARTTLS_XMPP]        = "xmpp",
  [ASSAY_STARTTLS_XMPP_SERVER] = "xmpp-server",
  [ASSAY_STARTTLS_POSTGRES]    = "postgres",
  [ASSAY_STARTTLS_MYSQL]       = "mysql",
  [ASSAY_STARTTLS_NNTP]        = "nntp",
  [ASSAY_STARTTLS_SIEVE]       = "sieve",
  [ASSAY_STARTTLS_IRC]         = "irc",
};

const char *
assay_starttls_name (AssayStarttls starttls)
{
  return starttls_names[starttls];
}

gboolean
assay_starttls_parse (const char    *name,
                      AssayStarttls *starttls)
{
  for (guint i = 1; i < ASSAY_N_STARTTLS; i++)
    if (g_ascii_strcasecmp (starttls_names[i], name) == 0)
      {
        *starttls = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_TARGET, message);
  return FALSE;
}

static const Scheme *
find_scheme (const char *name,
             gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (strlen (schemes[i].scheme) == length && g_ascii_strncasecmp (schemes[i].scheme, name, length) == 0)
      return &schemes[i];
  return NULL;
}

/* Takes "scheme://" off. "host:port" has a colon too, so only "//" tells a scheme; practice has none (practice:NAME). */
static const Scheme *
take_scheme (const char **text,
             GError     **error)
{
  const char *mark = *text + strcspn (*text, "/?#");
  const Scheme *scheme;

  if (g_ascii_strncasecmp (*text, "practice:", strlen ("practice:")) == 0)
    {
      *text += strlen ("practice:");
      *text += strspn (*text, "/");
      return find_scheme ("practice", strlen ("practice"));
    }
  if (mark == *text || mark[-1] != ':' || !g_str_has_prefix (mark, "//"))
    return find_scheme ("https", strlen ("https"));

  scheme = find_scheme (*text, mark - 1 - *text);
  /* Bytes are not typed. */
  if (scheme != NULL && g_str_equal (scheme->scheme, "bytes"))
    scheme = NULL;
  if (scheme != NULL)
    *text = mark + strlen ("//");
  else if (g_ascii_strncasecmp (*text, "http://", strlen ("http://")) == 0)
    fail (error, N_("http:// is not encrypted; use https:// or just the host name"));
  else
    fail (error, N_("This kind of address is not known; use a host name, https://, smtp://, imap:// and the like"));
  return scheme;
}

static gboolean
parse_port (const char *text,
            guint16    *port,
            GError    **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, 65535, &number, NULL))
    return fail (error, N_("The port after the colon must be a number from 1 to 65535"));
  *port = (guint16) number;
  return TRUE;
}

/* The address between brackets; in URLs the percent sign before a zone is itself escaped (RFC 6874 section 2). */
static char *
unescape_address (const char *text,
                  gsize       length)
{
  char *address = g_strndup (text, length);
  char *zone = strchr (address, '%');

  if (zone != NULL && g_str_has_prefix (zone, "%25") && zone[3] != '\0')
    memmove (zone + 1, zone + 3, strlen (zone + 3) + 1);
  return address;
}

static char *
split_bracketed (const char *start,
                 guint16    *port,
                 GError    **error)
{
  const char *close = strchr (start, ']');
  g_autofree char *host = close != NULL ? unescape_address (start + 1, close - start - 1) : NULL;

  if (host == NULL || strchr (host, ':') == NULL || !assay_address_check (host)
      || (close[1] != '\0' && close[1] != ':'))
    {
      fail (error, N_("An IPv6 address in brackets looks like [2001:db8::1]:443"));
      return NULL;
    }
  if (close[1] == ':' && !parse_port (close + 2, port, error))
    return NULL;
  return g_steal_pointer (&host);
}

/* Splits "host:port", "[v6]:port", "v6" and "user@host:port"; leaves the host's text. */
static char *
split_host (const char *authority,
            guint16    *port,
            GError    **error)
{
  const char *at = strrchr (authority, '@');
  const char *start = at != NULL ? at + 1 : authority;
  const char *colon = strrchr (start, ':');

  if (*start == '[')
    return split_bracketed (start, port, error);
  if (colon == NULL || strchr (start, ':') != colon)
    return g_strdup (start);        /* no port, or a bare IPv6 address */
  if (!parse_port (colon + 1, port, error))
    return NULL;
  return g_strndup (start, colon - start);
}

static gboolean
check_name (const char *name,
            GError    **error)
{
  gsize length = strlen (name);

  if (length > ASSAY_HOST_MAX_LENGTH)
    return fail (error, N_("A host name has at most 253 characters"));
  if (!assay_host_has_form (name, length, ASSAY_HOST_UNDERSCORE))
    return fail (error, N_("This is not a host name: between dots stand letters, digits and hyphens, at most 63"));
  /* "1.2.3" or "1.2.3.400" is a mistyped address, not a name. */
  if (assay_host_ends_in_number (name, length))
    return fail (error, N_("This is not an IPv4 address: it has four numbers from 0 to 255"));
  return TRUE;
}

/* The ASCII form that the DNS and certificates use, or NULL with @error. */
static char *
to_ascii (const char *host,
          GError    **error)
{
  g_autofree char *ascii = g_hostname_to_ascii (host);
  gsize length;

  /* Of invisible characters alone nothing is left. */
  if (ascii == NULL || *ascii == '\0')
    {
      fail (error, N_("This name has characters that a host name cannot have"));
      return NULL;
    }

  /* "example.org." is the same host, but certificates and SNI have it without the dot (RFC 6066 section 3). */
  length = strlen (ascii);
  if (length > 1 && ascii[length - 1] == '.')
    ascii[length - 1] = '\0';
  for (char *p = ascii; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  if (!check_name (ascii, error))
    return NULL;
  return g_steal_pointer (&ascii);
}

static void
target_clear (gpointer data)
{
  AssayTarget *target = data;

  g_free (target->input);
  g_free (target->scheme);
  g_free (target->host);
  g_free (target->display_host);
}

static AssayTarget *
target_new (const char   *input,
            const Scheme *scheme,
            const char   *host,
            guint16       port)
{
  AssayTarget *target = g_atomic_rc_box_new0 (AssayTarget);
  g_autofree char *unicode = g_hostname_to_unicode (host);

  target->input = g_strdup (input);
  target->scheme = g_strdup (scheme->scheme);
  target->host = g_strdup (host);
  target->display_host = assay_format_visible (unicode != NULL ? unicode : host, -1);
  target->port = port;
  target->starttls = scheme->starttls;
  target->is_address = assay_address_check (host);
  return target;
}

static AssayTarget *
parse_file_uri (const char  *uri,
                GError     **error)
{
  g_autofree char *host = NULL;
  g_autofree char *path = g_filename_from_uri (uri, &host, NULL);

  /* A file on another host is not the one of that name here (RFC 8089 section 2). */
  if (path == NULL || (host != NULL && g_ascii_strcasecmp (host, "localhost") != 0))
    return fail (error, N_("A file's address looks like file:///home/me/chain.pem")), NULL;
  return assay_target_new_for_file (path);
}

AssayTarget *
assay_target_parse (const char  *text,
                    GError     **error)
{
  g_autofree char *input = g_strstrip (g_strdup (text));
  g_autofree char *authority = NULL;
  g_autofree char *host = NULL;
  g_autofree char *ascii = NULL;
  const char *rest = input;
  const Scheme *scheme;
  guint16 port;

  if (*input == '\0')
    return fail (error, N_("Type a host name, such as example.org")), NULL;
  if (strlen (input) > MAX_TYPED)
    return fail (error, N_("This is too long for an address")), NULL;
  if (!g_utf8_validate (input, -1, NULL))
    return fail (error, N_("An address must be valid text (UTF-8)")), NULL;

  scheme = take_scheme (&rest, error);
  if (scheme == NULL)
    return NULL;
  if (g_str_equal (scheme->scheme, "file"))
    return parse_file_uri (input, error);

  port = scheme->port;
  authority = g_strndup (rest, strcspn (rest, "/?#"));
  host = split_host (authority, &port, error);
  if (host == NULL)
    return NULL;
  if (*host == '\0')
    return fail (error, N_("The host name is missing")), NULL;
  if (scheme->port == 0 && port != 0)
    return fail (error, N_("A practice server's port cannot be chosen")), NULL;
  if (assay_address_check (host))
    return target_new (input, scheme, host, port);

  ascii = to_ascii (host, error);
  return ascii != NULL ? target_new (input, scheme, ascii, port) : NULL;
}

AssayTarget *
assay_target_with_address (const AssayTarget *target,
                           const char        *host,
                           guint16            port)
{
  return target_new (target->input, find_scheme (target->scheme, strlen (target->scheme)), host, port);
}

AssayTarget *
assay_target_ref (AssayTarget *target)
{
  return g_atomic_rc_box_acquire (target);
}

void
assay_target_unref (AssayTarget *target)
{
  g_atomic_rc_box_release_full (target, target_clear);
}

static AssayTarget *
new_named (const char *scheme,
           const char *input,
           const char *name)
{
  AssayTarget *target = target_new (input, find_scheme (scheme, strlen (scheme)), "", 0);

  g_free (target->display_host);
  target->display_host = assay_format_visible (name, -1);
  return target;
}

AssayTarget *
assay_target_new_for_file (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  return new_named ("file", path, name);
}

AssayTarget *
assay_target_new_named (const char *scheme,
                        const char *name)
{
  return new_named (scheme, name, name);
}

/* An address, or a name in ASCII that is the same when it is read once more. */
static gboolean
is_ascii_host (const char *host)
{
  g_autofree char *ascii = NULL;

  if (assay_address_check (host))
    return TRUE;
  ascii = to_ascii (host, NULL);
  return ascii != NULL && g_str_equal (ascii, host);
}

AssayTarget *
assay_target_restore (const char *input,
                      const char *scheme,
                      const char *host,
                      const char *display_host,
                      guint16     port)
{
  const Scheme *known = find_scheme (scheme, strlen (scheme));

  if (known == NULL)
    return NULL;
  if (g_str_equal (scheme, "file") || g_str_equal (scheme, "bytes"))
    return *host == '\0' && port == 0 ? new_named (scheme, input, display_host) : NULL;
  return is_ascii_host (host) ? target_new (input, known, host, port) : NULL;
}

gboolean
assay_target_is_file (const AssayTarget *target)
{
  return g_str_equal (target->scheme, "file");
}

gboolean
assay_target_is_bytes (const AssayTarget *target)
{
  return g_str_equal (target->scheme, "bytes");
}

gboolean
assay_target_is_practice (const AssayTarget *target)
{
  return g_str_equal (target->scheme, "practice");
}

char *
assay_target_dup_display (const AssayTarget *target)
{
  const Scheme *scheme = find_scheme (target->scheme, strlen (target->scheme));

  if (target->port == scheme->port || assay_target_is_practice (target))
    return g_strdup (target->display_host);
  if (strchr (target->host, ':') != NULL)
    return g_strdup_printf ("[%s]:%u", target->display_host, target->port);
  return g_strdup_printf ("%s:%u", target->display_host, target->port);
}
