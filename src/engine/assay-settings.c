/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-settings.h"

#include <string.h>

#include "engine/gnutls-glue.h"

#define N_VERSIONS       4
#define SMALLEST_DH      512
#define EXTENSION_SCT    18           /* RFC 6962 section 3.3.1 */
#define NO_SCT_FROM      0x0304

/* What "NORMAL" leaves out and old servers know; last, so that no server is led to choose it. */
#define LEGACY ":+3DES-CBC:+ARCFOUR-128:+DHE-DSS:+SIGN-RSA-SHA1:+SIGN-ECDSA-SHA1:+SIGN-DSA-SHA1" \
               ":%VERIFY_ALLOW_BROKEN:%VERIFY_ALLOW_SIGN_WITH_SHA1"

/* Highest first, as GnuTLS takes the order for a preference. */
static const struct {
  guint16     version;
  const char *keyword;
} versions[N_VERSIONS] = {
  { 0x0304, ":+VERS-TLS1.3" },
  { 0x0303, ":+VERS-TLS1.2" },
  { 0x0302, ":+VERS-TLS1.1" },
  { 0x0301, ":+VERS-TLS1.0" },
};

/* Hybrids that newer libraries know; a keyword that a library does not know would be an error. */
static const char * const hybrids[] = { "X25519-MLKEM768", "SECP256R1-MLKEM768", "SECP384R1-MLKEM1024" };

static gboolean
knows_group (const char *name)
{
  for (const gnutls_group_t *group = gnutls_group_list (); *group != GNUTLS_GROUP_INVALID; group++)
    if (g_strcmp0 (gnutls_group_get_name (*group), name) == 0)
      return TRUE;
  return FALSE;
}

static char *
make_priority_string (guint16     min,
                      guint16     max,
                      const char *more)
{
  GString *string = g_string_new ("NORMAL:-VERS-ALL");

  for (gsize i = 0; i < N_VERSIONS; i++)
    if (versions[i].version >= min && versions[i].version <= max)
      g_string_append (string, versions[i].keyword);
  g_string_append (string, more);
  for (gsize i = 0; i < G_N_ELEMENTS (hybrids); i++)
    if (knows_group (hybrids[i]))
      g_string_append_printf (string, ":+GROUP-%s", hybrids[i]);
  return g_string_free (string, FALSE);
}

/* Parsed once for each pair of versions, never freed. (transfer none) */
static gnutls_priority_t
get_priority (guint16  min,
              guint16  max,
              int     *code)
{
  static GMutex mutex;
  static gnutls_priority_t cache[N_VERSIONS][N_VERSIONS];
  g_autoptr(GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&mutex);
  gnutls_priority_t *slot = &cache[(min - 1) % N_VERSIONS][(max - 1) % N_VERSIONS];
  /* A library that has dropped something old refuses the whole string that names it. */
  static const char * const more[] = { LEGACY, "" };

  for (gsize i = 0; i < G_N_ELEMENTS (more) && *slot == NULL; i++)
    {
      g_autofree char *string = make_priority_string (min, max, more[i]);

      *code = gnutls_priority_init (slot, string, NULL);
      if (*code < 0)
        *slot = NULL;
    }
  return *slot;
}

/* Empty credentials: nothing is verified inside the handshake, so that an untrusted chain is still shown whole. */
static gnutls_certificate_credentials_t
get_credentials (void)
{
  static gsize credentials;

  if (g_once_init_enter (&credentials))
    {
      gnutls_certificate_credentials_t made = NULL;

      gnutls_certificate_allocate_credentials (&made);
      g_once_init_leave (&credentials, (gsize) made);
    }
  return (gnutls_certificate_credentials_t) credentials;
}

static int
set_alpn (gnutls_session_t    session,
          const AssayRequest *request)
{
  static const char * const usual[] = { "h2", "http/1.1", NULL };
  const char * const *names = (const char * const *) request->options.alpn;
  g_autofree gnutls_datum_t *protocols = NULL;
  guint n;

  if (names == NULL && !g_str_equal (request->target->scheme, "https")
      && !assay_target_is_practice (request->target))
    return 0;
  if (names == NULL)
    names = usual;
  n = g_strv_length ((char **) names);
  protocols = g_new (gnutls_datum_t, n);
  for (guint i = 0; i < n; i++)
    protocols[i] = (gnutls_datum_t) { (unsigned char *) names[i], strlen (names[i]) };
  return n > 0 ? gnutls_alpn_set_protocols (session, protocols, n, 0) : 0;
}

static int
receive_sct (gnutls_session_t     session,
             const unsigned char *data,
             size_t               length)
{
  return 0;
}

static int
send_sct (gnutls_session_t session,
          gnutls_buffer_t  data)
{
  return GNUTLS_E_INT_RET_0;
}

/* Asks for signed certificate timestamps, unless TLS 1.3 may be chosen: there they would come with the certificate,
 * and GnuTLS ends a handshake in which a certificate has an extension that it does not know itself. */
static int
set_sct (gnutls_session_t    session,
         const AssayRequest *request)
{
  if (request->options.version_max >= NO_SCT_FROM)
    return 0;
  return gnutls_session_ext_register (session, "signed_certificate_timestamp", EXTENSION_SCT, GNUTLS_EXT_TLS,
                                      receive_sct, send_sct, NULL, NULL, NULL,
                                      GNUTLS_EXT_FLAG_TLS | GNUTLS_EXT_FLAG_CLIENT_HELLO
                                      | GNUTLS_EXT_FLAG_TLS12_SERVER_HELLO);
}

static int
set_server_name (gnutls_session_t    session,
                 const AssayRequest *request)
{
  const char *name = assay_request_get_server_name (request);

  return name != NULL ? gnutls_server_name_set (session, GNUTLS_NAME_DNS, name, strlen (name)) : 0;
}

static int
set_limits (gnutls_session_t    session,
            const AssayRequest *request)
{
  gnutls_handshake_set_max_packet_length (session, ASSAY_LIMIT_MESSAGE);
  /* We keep the time; GnuTLS's own forty seconds must not. */
  gnutls_handshake_set_timeout (session, GNUTLS_INDEFINITE_TIMEOUT);
  gnutls_dh_set_prime_bits (session, SMALLEST_DH);
  return 0;
}

static int
set_priority (gnutls_session_t    session,
              const AssayRequest *request)
{
  int code = 0;
  gnutls_priority_t priority = get_priority (request->options.version_min, request->options.version_max, &code);

  return priority != NULL ? gnutls_priority_set (session, priority) : code;
}

static int
set_credentials (gnutls_session_t    session,
                 const AssayRequest *request)
{
  return gnutls_credentials_set (session, GNUTLS_CRD_CERTIFICATE, get_credentials ());
}

static int
set_status_request (gnutls_session_t    session,
                    const AssayRequest *request)
{
  return gnutls_ocsp_status_request_enable_client (session, NULL, 0, NULL);
}

gnutls_session_t
assay_settings_new_session (AssayRequest *request,
                            int          *code)
{
  static int (* const steps[]) (gnutls_session_t, const AssayRequest *) = {
    set_limits, set_priority, set_credentials, set_server_name, set_alpn, set_status_request, set_sct,
  };
  g_auto(gnutls_session_t) session = NULL;

  *code = gnutls_init (&session, GNUTLS_CLIENT | GNUTLS_NONBLOCK | GNUTLS_NO_SIGNAL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps) && *code >= 0; i++)
    *code = steps[i] (session, request);
  return *code >= 0 ? g_steal_pointer (&session) : NULL;
}
