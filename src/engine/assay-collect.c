/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-collect.h"

#include "base/assay-format.h"
#include "base/assay-node.h"
#include "decode/decode-message.h"
#include "decode/partial-report.h"
#include "engine/gnutls-glue.h"
#include "names/assay-names.h"

#define TLS13          0x0304
#define NOT_APPLICABLE (-1)

/* The decoded first message of @type from the server; (nullable). */
static AssayNode *
decode_first (const AssayReport *report,
              guint              type)
{
  AssayMessage *message = assay_report_find_message (report, ASSAY_RECEIVED, type);

  return message != NULL ? assay_decode_outline (message) : NULL;
}

static guint
count_messages (const AssayReport *report,
                guint              type)
{
  guint n = 0;

  for (guint i = 0; i < report->messages->len; i++)
    {
      const AssayMessage *message = g_ptr_array_index (report->messages, i);

      n += message->layer == ASSAY_LAYER_HANDSHAKE && message->direction == ASSAY_RECEIVED && message->type == type;
    }
  return n;
}

void
assay_collect_certificates (AssayInspection *inspection)
{
  AssayReport *report = &inspection->report;
  AssayMessage *message = assay_report_find_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_CERTIFICATE);

  if (message != NULL)
    assay_partial_report_read_sent (report, message);
}

/* The ServerHello that counts: a HelloRetryRequest is only an interlude. (transfer none) (nullable) */
static const AssayMessage *
find_server_hello (const AssayReport *report)
{
  for (guint i = 0; i < report->messages->len; i++)
    {
      const AssayMessage *message = g_ptr_array_index (report->messages, i);

      if (message->layer == ASSAY_LAYER_HANDSHAKE && message->type == ASSAY_HANDSHAKE_SERVER_HELLO
          && !assay_message_is_hello_retry (message))
        return message;
    }
  return NULL;
}

static gboolean
has_hello_retry (const AssayReport *report)
{
  const AssayMessage *first = assay_report_find_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_SERVER_HELLO);

  return first != NULL && assay_message_is_hello_retry (first);
}

/* Key exchanges of TLS 1.2 and before. */
static const struct {
  gnutls_kx_algorithm_t  algorithm;
  const char            *name;
  gboolean               forward_secrecy;
} key_exchanges[] = {
  { GNUTLS_KX_RSA,         "RSA",   FALSE },
  { GNUTLS_KX_DHE_DSS,     "DHE",   TRUE },
  { GNUTLS_KX_DHE_RSA,     "DHE",   TRUE },
  { GNUTLS_KX_ECDHE_RSA,   "ECDHE", TRUE },
  { GNUTLS_KX_ECDHE_ECDSA, "ECDHE", TRUE },
};

static void
set_key_exchange (AssayConnection  *connection,
                  gnutls_session_t  session)
{
  gnutls_kx_algorithm_t used = gnutls_kx_get (session);

  connection->key_exchange = "unknown";
  for (gsize i = 0; i < G_N_ELEMENTS (key_exchanges); i++)
    if (key_exchanges[i].algorithm == used)
      {
        connection->key_exchange = key_exchanges[i].name;
        connection->forward_secrecy = key_exchanges[i].forward_secrecy;
      }
}

/* A prime of TLS 1.2 has a number when it is one of RFC 7919's. */
static void
set_prime (AssayConnection  *connection,
           gnutls_session_t  session)
{
  const char *name = gnutls_group_get_name (gnutls_group_get (session));
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;
  guint32 code;

  if (lower != NULL && assay_names_lookup (&assay_names_groups, lower, &code))
    connection->group = code;
  else
    connection->dh_bits = MAX (gnutls_dh_get_prime_bits (session), 0);
}

static void
collect_tls12 (const AssayReport *report,
               AssayConnection   *connection,
               gnutls_session_t   session)
{
  g_autoptr(AssayNode) exchange = decode_first (report, ASSAY_HANDSHAKE_SERVER_KEY_EXCHANGE);

  set_key_exchange (connection, session);
  connection->extended_master_secret = gnutls_session_ext_master_secret_status (session) != 0;
  connection->encrypt_then_mac = gnutls_session_etm_status (session) != 0;
  connection->safe_renegotiation = gnutls_safe_renegotiation_status (session) != 0;
  if (exchange == NULL)
    return;
  connection->group = assay_node_lookup_number (exchange, "params/named_curve", 0);
  connection->signature_scheme = assay_node_lookup_number (exchange, "signed_params/algorithm", 0);
  if (g_str_equal (connection->key_exchange, "DHE"))
    set_prime (connection, session);
}

static void
collect_tls13 (const AssayReport *report,
               AssayConnection   *connection,
               const AssayNode   *hello)
{
  g_autoptr(AssayNode) verify = decode_first (report, ASSAY_HANDSHAKE_CERTIFICATE_VERIFY);
  guint32 flags;

  connection->group = assay_node_lookup_number (hello, "extensions/key_share/group", 0);
  flags = assay_names_flags (&assay_names_groups, connection->group);
  connection->key_exchange = (flags & ASSAY_NAME_FINITE_FIELD) != 0 ? "DHE" : "ECDHE";
  connection->forward_secrecy = TRUE;
  connection->extended_master_secret = NOT_APPLICABLE;
  connection->encrypt_then_mac = NOT_APPLICABLE;
  connection->safe_renegotiation = NOT_APPLICABLE;
  if (verify != NULL)
    connection->signature_scheme = assay_node_lookup_number (verify, "algorithm", 0);
}

static char *
dup_alpn (gnutls_session_t session)
{
  gnutls_datum_t protocol;

  if (gnutls_alpn_get_selected_protocol (session, &protocol) < 0)
    return NULL;
  return assay_format_visible ((const char *) protocol.data, protocol.size);
}

static GBytes *
dup_staple (gnutls_session_t session)
{
  gnutls_datum_t response;

  if (gnutls_ocsp_status_request_get2 (session, 0, &response) < 0 || response.size == 0)
    return NULL;
  return g_bytes_new (response.data, response.size);
}

void
assay_collect_connection (AssayInspection *inspection,
                          AssayHandshake  *handshake)
{
  AssayReport *report = &inspection->report;
  gnutls_session_t session = assay_handshake_get_session (handshake);
  AssayConnection *connection = g_new0 (AssayConnection, 1);
  const AssayMessage *message = find_server_hello (report);
  g_autoptr(AssayNode) hello = message != NULL ? assay_decode_outline (message) : NULL;

  report->connection = connection;
  connection->protocol = assay_handshake_get_version (handshake);
  connection->cipher_suite = assay_handshake_get_cipher_suite (handshake);
  connection->alpn = dup_alpn (session);
  connection->resumed = gnutls_session_is_resumed (session) != 0;
  connection->hello_retry = has_hello_retry (report);
  connection->client_certificate_requested = count_messages (report, ASSAY_HANDSHAKE_CERTIFICATE_REQUEST) > 0;
  connection->ocsp_staple = dup_staple (session);
  if (connection->protocol < TLS13)
    collect_tls12 (report, connection, session);
  else if (hello != NULL)
    collect_tls13 (report, connection, hello);
}

/* Timestamps in the TLS extension: of the ServerHello, or of the leaf's entry (RFC 8446 section 4.4.2.1). */
static guint
count_tls_timestamps (const AssayReport *report)
{
  static const struct {
    guint       type;
    const char *path;
  } places[] = {
    { ASSAY_HANDSHAKE_SERVER_HELLO, "extensions/signed_certificate_timestamp/sct_list" },
    { ASSAY_HANDSHAKE_CERTIFICATE,  "certificate_list/0/extensions/signed_certificate_timestamp/sct_list" },
  };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(AssayNode) tree = decode_first (report, places[i].type);
      const AssayNode *list = tree != NULL ? assay_node_lookup (tree, places[i].path) : NULL;

      n += list != NULL ? assay_node_get_n_children (list) : 0;
    }
  return n;
}

void
assay_collect_totals (AssayInspection *inspection,
                      AssayTransport  *transport)
{
  AssayReport *report = &inspection->report;
  AssayConnection *connection = report->connection;
  const AssayCertificate *leaf = assay_report_get_leaf (report);

  connection->n_tickets = count_messages (report, ASSAY_HANDSHAKE_NEW_SESSION_TICKET);
  connection->n_scts = count_tls_timestamps (report) + (leaf != NULL ? leaf->n_scts : 0);
  connection->bytes_sent = assay_transport_get_count (transport, ASSAY_SENT);
  connection->bytes_received = assay_transport_get_count (transport, ASSAY_RECEIVED);
  connection->round_trips = assay_transport_get_round_trips (transport);
}
