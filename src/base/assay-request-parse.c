/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-request-parse.h"

#include <string.h>

#include "base/assay-error.h"

#define MAX_PROTOCOL    255     /* RFC 7301 section 3.1: opaque ProtocolName<1..2^8-1> */
#define MAX_PROTOCOLS   64
#define MAX_TIMEOUT     3600.0
#define MIN_TIMEOUT     0.05

/* The years 1 to 9999, in seconds since 1970. */
#define MIN_TIME        G_GINT64_CONSTANT (-62135596800)
#define MAX_TIME        G_GINT64_CONSTANT (253402300799)

typedef gboolean (*Parse) (AssayRequestOptions *, const char *, GError **);

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REQUEST, message);
  return FALSE;
}

static void
take (char **member,
      char  *value)
{
  g_free (*member);
  *member = value;
}

/* A host alone, in the form that targets have; NULL with @error. */
static AssayTarget *
parse_host (const char  *text,
            GError     **error)
{
  g_autofree char *bracketed = strchr (text, ':') != NULL ? g_strdup_printf ("[%s]", text) : g_strdup (text);
  g_autoptr(AssayTarget) target = NULL;
  g_autoptr(GError) local_error = NULL;

  if (strpbrk (text, "/?#@[]") != NULL)
    {
      fail (error, N_("A host name or address is wanted here, without a scheme or a path"));
      return NULL;
    }
  target = assay_target_parse (bracketed, &local_error);
  if (target == NULL)
    fail (error, local_error->message);     /* a static message id, as those of fail() */
  return g_steal_pointer (&target);
}

gboolean
assay_request_options_parse_connect (AssayRequestOptions  *options,
                                     const char           *value,
                                     GError              **error)
{
  const char *close = *value == '[' ? strchr (value, ']') : NULL;
  const char *colon = close != NULL ? close + 1 : strchr (value, ':');
  gboolean has_port = colon != NULL && *colon == ':' && strchr (colon + 1, ':') == NULL;
  g_autofree char *host = NULL;
  g_autoptr(AssayTarget) target = NULL;
  guint64 port = 0;

  if (close != NULL && close[1] != '\0' && close[1] != ':')
    return fail (error, N_("An IPv6 address in brackets looks like [2001:db8::1]:443"));
  if (has_port && colon[1] != '\0' && !g_ascii_string_to_unsigned (colon + 1, 10, 1, 65535, &port, NULL))
    return fail (error, N_("The port after the colon must be a number from 1 to 65535"));

  if (close != NULL)
    host = g_strndup (value + 1, close - value - 1);
  else
    host = g_strndup (value, has_port ? (gsize) (colon - value) : strlen (value));
  target = parse_host (host, error);
  if (target == NULL)
    return FALSE;

  take (&options->connect_host, g_strdup (target->host));
  options->connect_port = (guint16) port;
  return TRUE;
}

gboolean
assay_request_options_parse_server_name (AssayRequestOptions  *options,
                                         const char           *value,
                                         GError              **error)
{
  g_autoptr(AssayTarget) target = NULL;

  if (g_str_equal (value, "none"))
    {
      g_clear_pointer (&options->server_name, g_free);
      options->no_server_name = TRUE;
      return TRUE;
    }

  target = parse_host (value, error);
  if (target == NULL)
    return FALSE;
  if (target->is_address)
    return fail (error, N_("A server name is a host name, not an address (RFC 6066); \"none\" sends no name"));
  take (&options->server_name, g_strdup (target->host));
  options->no_server_name = FALSE;
  return TRUE;
}

gboolean
assay_request_options_parse_verify_name (AssayRequestOptions  *options,
                                         const char           *value,
                                         GError              **error)
{
  g_autoptr(AssayTarget) target = parse_host (value, error);

  if (target == NULL)
    return FALSE;
  take (&options->verify_name, g_strdup (target->host));
  return TRUE;
}

gboolean
assay_request_options_parse_alpn (AssayRequestOptions  *options,
                                  const char           *value,
                                  GError              **error)
{
  g_auto(GStrv) protocols = g_strsplit (g_str_equal (value, "none") ? "" : value, ",", -1);

  if (g_strv_length (protocols) > MAX_PROTOCOLS)
    return fail (error, N_("This is too long a list of protocols"));
  for (guint i = 0; protocols[i] != NULL; i++)
    if (*g_strstrip (protocols[i]) == '\0' || strlen (protocols[i]) > MAX_PROTOCOL)
      return fail (error, N_("Protocols look like \"h2,http/1.1\": between commas stand 1 to 255 bytes"));

  g_strfreev (options->alpn);
  options->alpn = g_steal_pointer (&protocols);
  return TRUE;
}

static gboolean
parse_version (guint16     *version,
               const char  *value,
               GError     **error)
{
  static const char * const names[] = { "1.0", "1.1", "1.2", "1.3" };
  const char *number = value;

  if (g_ascii_strncasecmp (number, "TLS", 3) == 0)
    number += 3;
  number += strspn (number, " v");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (number, names[i]))
      {
        *version = (guint16) (0x0301 + i);
        return TRUE;
      }
  return fail (error, N_("TLS versions are 1.0, 1.1, 1.2 and 1.3"));
}

gboolean
assay_request_options_parse_version_min (AssayRequestOptions  *options,
                                         const char           *value,
                                         GError              **error)
{
  return parse_version (&options->version_min, value, error);
}

gboolean
assay_request_options_parse_version_max (AssayRequestOptions  *options,
                                         const char           *value,
                                         GError              **error)
{
  return parse_version (&options->version_max, value, error);
}

gboolean
assay_request_options_parse_timeout (AssayRequestOptions  *options,
                                     const char           *value,
                                     GError              **error)
{
  char *end = NULL;
  double seconds = g_ascii_strtod (value, &end);

  /* The comparison is false for what is not a number at all, too. */
  if (end == value || *end != '\0' || !(seconds >= MIN_TIMEOUT && seconds <= MAX_TIMEOUT))
    return fail (error, N_("A time limit is a number of seconds, up to 3600"));
  options->timeout_us = (gint64) (seconds * G_USEC_PER_SEC);
  return TRUE;
}

gboolean
assay_request_parse_time (const char *text,
                          gint64     *seconds)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) moment = NULL;
  g_autofree char *midnight = NULL;

  if (*text == '@')
    return g_ascii_string_to_signed (text + 1, 10, MIN_TIME, MAX_TIME, seconds, NULL);
  midnight = strchr (text, 'T') == NULL ? g_strconcat (text, "T00:00:00", NULL) : g_strdup (text);
  moment = g_date_time_new_from_iso8601 (midnight, utc);
  if (moment != NULL)
    *seconds = g_date_time_to_unix (moment);
  return moment != NULL;
}

gboolean
assay_request_options_parse_at_time (AssayRequestOptions  *options,
                                     const char           *value,
                                     GError              **error)
{
  return assay_request_parse_time (value, &options->at_time)
      || fail (error, N_("A time like 2026-03-01T12:00:00Z or @1772366400 is wanted"));
}

gboolean
assay_request_options_parse_warn_days (AssayRequestOptions  *options,
                                       const char           *value,
                                       GError              **error)
{
  guint64 days;

  if (!g_ascii_string_to_unsigned (value, 10, 0, ASSAY_LIMIT_WARN_DAYS, &days, NULL))
    return fail (error, N_("Days are a number from 0 to 3650"));
  options->warn_days = (guint) days;
  return TRUE;
}

static const struct {
  const char *name;
  Parse       parse;
} parsers[] = {
  { "alpn",        assay_request_options_parse_alpn },
  { "at-time",     assay_request_options_parse_at_time },
  { "connect",     assay_request_options_parse_connect },
  { "server-name", assay_request_options_parse_server_name },
  { "timeout",     assay_request_options_parse_timeout },
  { "tls-max",     assay_request_options_parse_version_max },
  { "tls-min",     assay_request_options_parse_version_min },
  { "verify-name", assay_request_options_parse_verify_name },
  { "warn-days",   assay_request_options_parse_warn_days },
};

gboolean
assay_request_options_parse (AssayRequestOptions  *options,
                             const char           *name,
                             const char           *value,
                             GError              **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (parsers); i++)
    if (g_str_equal (parsers[i].name, name))
      return parsers[i].parse (options, value, error);
  return fail (error, N_("There is no such option"));
}

gboolean
assay_request_options_check (const AssayRequestOptions  *options,
                             GError                    **error)
{
  if (options->version_min > options->version_max)
    return fail (error, N_("The lowest TLS version is above the highest"));
  return TRUE;
}
