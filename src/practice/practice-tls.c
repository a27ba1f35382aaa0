/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice/practice-tls.h"

#include <string.h>

#include "base/assay-error.h"
#include "engine/gnutls-glue.h"
#include "practice/practice-http.h"

#define REQUEST_MAX 8192
#define REQUEST_US  (5 * G_USEC_PER_SEC)        /* how long a client may think after the handshake */
#define MAX_SENT    (1 + G_N_ELEMENTS (((AssayPracticeSetup *) NULL)->sent))

/* What is good today: TLS 1.2 and 1.3, forward secrecy, authenticated encryption only (RFC 9325 section 4). */
#define PRIORITY_MODERN \
  "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-KX-ALL:+ECDHE-ECDSA:+ECDHE-RSA" \
  ":-CIPHER-ALL:+AES-128-GCM:+AES-256-GCM:+CHACHA20-POLY1305" \
  ":-GROUP-ALL:+GROUP-X25519:+GROUP-SECP256R1:+GROUP-SECP384R1:%SERVER_PRECEDENCE"

struct _AssayPracticeTls {
  gnutls_certificate_credentials_t credentials;
  gnutls_priority_t                priority;
  gnutls_datum_t                   ticket_key;
  GBytes                          *staple;
};

typedef struct {
  gnutls_pcert_st list[MAX_SENT];
  guint           n;
} Chain;

static void
chain_clear (Chain *chain)
{
  while (chain->n > 0)
    gnutls_pcert_deinit (&chain->list[--chain->n]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chain, chain_clear)

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_FAILED,
                       N_("This computer's TLS library does not allow what this practice server shows"));
  return FALSE;
}

static gboolean
chain_append (Chain   *chain,
              GBytes  *der,
              GError **error)
{
  const gnutls_datum_t datum = assay_glue_borrow (der);

  if (gnutls_pcert_import_x509_raw (&chain->list[chain->n], &datum, GNUTLS_X509_FMT_DER, 0) < 0)
    return fail (error);
  chain->n++;
  return TRUE;
}

static gboolean
chain_append_authorities (Chain                     *chain,
                          const AssayPracticeSetup  *setup,
                          GError                   **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (setup->sent) && setup->sent[i] != ASSAY_PRACTICE_NOBODY; i++)
    {
      g_autoptr(GBytes) der = assay_practice_ca_get (setup->sent[i], error);

      if (der == NULL || !chain_append (chain, der, error))
        return FALSE;
    }
  return TRUE;
}

/* Called for each client that asks. The library would not let us load an answer that is no good. */
static int
give_staple (gnutls_session_t  session,
             void             *data,
             gnutls_datum_t   *response)
{
  const AssayPracticeTls *tls = data;
  gsize length;
  gconstpointer bytes = g_bytes_get_data (tls->staple, &length);

  response->data = gnutls_malloc (length);
  if (response->data == NULL)
    return GNUTLS_E_MEMORY_ERROR;
  memcpy (response->data, bytes, length);
  response->size = (unsigned int) length;
  return GNUTLS_E_SUCCESS;
}

static gboolean
set_staple (AssayPracticeTls          *tls,
            const AssayPracticeSetup  *setup,
            GBytes                    *leaf,
            GError                   **error)
{
  if (setup->staple.saying == ASSAY_PRACTICE_SILENT)
    return TRUE;
  tls->staple = assay_practice_ocsp_make (&setup->staple, leaf, setup->leaf.issuer, error);
  if (tls->staple == NULL)
    return FALSE;
  return gnutls_certificate_set_ocsp_status_request_function2 (tls->credentials, 0, give_staple, tls) >= 0 || fail (error);
}

/* Certificates are sent in just this order: gnutls_certificate_set_x509_key() would sort them. */
static gboolean
set_certificates (AssayPracticeTls     *tls,
                  const AssayScenario  *scenario,
                  GError              **error)
{
  g_autofree char *host = assay_practice_dup_host (scenario);
  g_auto(gnutls_privkey_t) key = NULL;
  g_autoptr(GBytes) leaf = assay_practice_ca_issue (&scenario->setup->leaf, host, &key, error);
  g_auto(Chain) chain = { .n = 0 };

  if (leaf == NULL ||
      !chain_append (&chain, leaf, error) ||
      !chain_append_authorities (&chain, scenario->setup, error))
    return FALSE;
  if (gnutls_certificate_set_key (tls->credentials, NULL, 0, chain.list, (int) chain.n, key) < 0)
    return fail (error);
  /* Both belong to the credentials now. */
  chain.n = 0;
  key = NULL;
  return set_staple (tls, scenario->setup, leaf, error);
}

AssayPracticeTls *
assay_practice_tls_new (const AssayScenario  *scenario,
                        GError              **error)
{
  const char *priority = scenario->setup->priority != NULL ? scenario->setup->priority : PRIORITY_MODERN;
  g_autoptr(AssayPracticeTls) tls = g_new0 (AssayPracticeTls, 1);

  if (gnutls_certificate_allocate_credentials (&tls->credentials) < 0 ||
      gnutls_priority_init (&tls->priority, priority, NULL) < 0 ||
      gnutls_session_ticket_key_generate (&tls->ticket_key) < 0)
    {
      fail (error);
      return NULL;
    }
  return set_certificates (tls, scenario, error) ? g_steal_pointer (&tls) : NULL;
}

void
assay_practice_tls_free (AssayPracticeTls *tls)
{
  g_clear_pointer (&tls->credentials, gnutls_certificate_free_credentials);
  g_clear_pointer (&tls->priority, gnutls_priority_deinit);
  gnutls_memset (tls->ticket_key.data, 0, tls->ticket_key.size);
  gnutls_free (tls->ticket_key.data);
  g_clear_pointer (&tls->staple, g_bytes_unref);
  g_free (tls);
}

static gboolean
session_new (AssayPracticeConnection *connection,
             gnutls_session_t        *session)
{
  static const gnutls_datum_t protocols[] = { { (guint8 *) "h2", 2 }, { (guint8 *) "http/1.1", 8 } };
  const AssayPracticeTls *tls = connection->tls;

  if (gnutls_init (session, GNUTLS_SERVER | GNUTLS_NONBLOCK | GNUTLS_NO_SIGNAL) < 0)
    return FALSE;
  gnutls_transport_set_int (*session, g_socket_get_fd (connection->socket));
  gnutls_handshake_set_timeout (*session, 0);   /* the connection's own deadline stands */
  gnutls_certificate_server_set_request (*session, connection->scenario->setup->client_certificate);
  return gnutls_priority_set (*session, tls->priority) >= 0 &&
         gnutls_credentials_set (*session, GNUTLS_CRD_CERTIFICATE, tls->credentials) >= 0 &&
         gnutls_session_ticket_enable_server (*session, &tls->ticket_key) >= 0 &&
         gnutls_alpn_set_protocols (*session, protocols, G_N_ELEMENTS (protocols),
                                    GNUTLS_ALPN_SERVER_PRECEDENCE) >= 0;
}

/* Whether a call that returned @result is to be made again, after waiting for the socket if need be. */
static gboolean
again (AssayPracticeConnection *connection,
       gnutls_session_t         session,
       gssize                   result)
{
  if (result >= 0 || gnutls_error_is_fatal ((int) result))
    return FALSE;
  if (result != GNUTLS_E_AGAIN)
    return TRUE;
  return assay_practice_connection_wait (connection, gnutls_record_get_direction (session) ? G_IO_OUT : G_IO_IN);
}

static gboolean
shake_hands (AssayPracticeConnection *connection,
             gnutls_session_t         session)
{
  int result;

  do
    result = gnutls_handshake (session);
  while (again (connection, session, result));

  /* For a client without a certificate RFC 5246 section 7.4.6 wants another alert than the library's decode_error. */
  if (result == GNUTLS_E_NO_CERTIFICATE_FOUND)
    gnutls_alert_send (session, GNUTLS_AL_FATAL, GNUTLS_A_HANDSHAKE_FAILURE);
  else if (result < 0)
    gnutls_alert_send_appropriate (session, result);
  return result == GNUTLS_E_SUCCESS;
}

static void
send_all (AssayPracticeConnection *connection,
          gnutls_session_t         session,
          gconstpointer            data,
          gsize                    length)
{
  gssize result;

  do
    result = gnutls_record_send (session, data, length);
  while (again (connection, session, result));
}

/* Whether a whole HTTP request came in time. */
static gboolean
read_request (AssayPracticeConnection *connection,
              gnutls_session_t         session,
              gboolean                 http2)
{
  guint8 request[REQUEST_MAX];
  gsize length = 0;

  while (!assay_practice_http_is_request (request, length, http2))
    {
      gssize n;

      do
        n = gnutls_record_recv (session, request + length, sizeof request - length);
      while (again (connection, session, n));
      if (n <= 0)
        return FALSE;
      length += n;
    }
  return TRUE;
}

/* Most clients are content with the handshake; the others get an answer to one request. */
static void
answer_request (AssayPracticeConnection *connection,
                gnutls_session_t         session)
{
  gnutls_datum_t protocol = { NULL, 0 };
  gboolean http2;

  gnutls_alpn_get_selected_protocol (session, &protocol);
  http2 = protocol.size == strlen ("h2");
  connection->deadline = MIN (connection->deadline, g_get_monotonic_time () + REQUEST_US);
  if (read_request (connection, session, http2))
    {
      g_autoptr(GBytes) answer = assay_practice_http_answer (connection->scenario, http2);

      send_all (connection, session, g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
    }
}

void
assay_practice_serve_tls (AssayPracticeConnection *connection)
{
  g_auto(gnutls_session_t) session = NULL;

  if (session_new (connection, &session) && shake_hands (connection, session))
    {
      answer_request (connection, session);
      gnutls_bye (session, GNUTLS_SHUT_WR);
    }
  assay_practice_connection_close (connection);
}
