/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-report.h"

#include <stdarg.h>
#include <string.h>

#include "fixture-bytes.h"

#define ADDRESS "203.0.113.7"
#define US(ms)  ((gint64) (ms) * 1000)
#define LIST(...) ((const char * const []) { __VA_ARGS__, NULL })

typedef struct {
  gsize offset;
  gsize length;
} Slice;

/* What assay_x509_read() says of the bytes. */
typedef struct {
  const char         *der;
  AssayOrigin         origin;
  const char         *title;
  const char         *issuer_title;
  const char         *subject;
  const char         *issuer;
  Slice               subject_der;
  Slice               issuer_der;
  Slice               spki_der;
  const char         *serial;
  gint64              not_before;
  gint64              not_after;
  const char * const *names;
  gboolean            is_ca;
  int                 path_length;
  const char         *key_algorithm;
  guint               key_bits;
  const char         *key_curve;
  const char * const *key_usage;
  const char * const *extended_key_usage;
  const char         *subject_key_id;
  const char         *authority_key_id;
} Facts;

static const Facts facts[] = {
  [FIXTURE_LEAF] = {
    .der = fixture_leaf_der,
    .title = FIXTURE_HOST,
    .issuer_title = "R11",
    .subject = "CN=" FIXTURE_HOST,
    .issuer = "CN=R11,O=Example Trust Services,C=ZZ",
    .subject_der = { 142, 29 },
    .issuer_der = { 48, 62 },
    .spki_der = { 171, 91 },
    .serial = "0312a4b5c6d7e8f90a1b2c3d4e5f60718293",
    .not_before = FIXTURE_LEAF_BEGINS,
    .not_after = FIXTURE_LEAF_ENDS,
    .names = LIST ("DNS:" FIXTURE_HOST, "DNS:www." FIXTURE_HOST, "DNS:example.org", "DNS:www.example.org"),
    .path_length = -1,
    .key_algorithm = "EC",
    .key_bits = 256,
    .key_curve = "P-256",
    .key_usage = LIST ("digitalSignature"),
    .extended_key_usage = LIST ("serverAuth"),
    .subject_key_id = "061d115d766a4885c0e3d3bd6c7766639a20744d",
    .authority_key_id = "29e707dff74c5d69b7d089ef3d210adc25e59b5f",
  },
  [FIXTURE_INTERMEDIATE] = {
    .der = fixture_intermediate_der,
    .title = "R11",
    .issuer_title = "Example Root X1",
    .subject = "CN=R11,O=Example Trust Services,C=ZZ",
    .issuer = "CN=Example Root X1,O=Example Trust Services,C=ZZ",
    .subject_der = { 152, 62 },
    .issuer_der = { 46, 74 },
    .spki_der = { 214, 294 },
    .serial = "4a1b2c3d5e6f708192a3b4c5d6e7f801",
    .not_before = 1710288000,
    .not_after = 1804895999,
    .is_ca = TRUE,
    .path_length = 0,
    .key_algorithm = "RSA",
    .key_bits = 2048,
    .key_usage = LIST ("keyCertSign", "cRLSign"),
    .extended_key_usage = LIST ("serverAuth"),
    .subject_key_id = "29e707dff74c5d69b7d089ef3d210adc25e59b5f",
    .authority_key_id = "58e2ba4e0a4fbe385b5f8bfe7c0c44df4bcf0165",
  },
  [FIXTURE_ROOT] = {
    .der = fixture_root_der,
    .origin = ASSAY_ORIGIN_TRUST_STORE,
    .title = "Example Root X1",
    .issuer_title = "Example Root X1",
    .subject = "CN=Example Root X1,O=Example Trust Services,C=ZZ",
    .issuer = "CN=Example Root X1,O=Example Trust Services,C=ZZ",
    .subject_der = { 153, 74 },
    .issuer_der = { 47, 74 },
    .spki_der = { 227, 550 },
    .serial = "008210cfb0d240e3594463e0bb63828b00",
    .not_before = 1433415878,
    .not_after = 2064567878,
    .is_ca = TRUE,
    .path_length = -1,
    .key_algorithm = "RSA",
    .key_bits = 4096,
    .key_usage = LIST ("keyCertSign", "cRLSign"),
    .subject_key_id = "58e2ba4e0a4fbe385b5f8bfe7c0c44df4bcf0165",
  },
};

static GBytes *
decode_base64 (const char *text)
{
  gsize length;
  guchar *data = g_base64_decode (text, &length);

  return g_bytes_new_take (data, length);
}

static GBytes *
slice (GBytes *bytes,
       Slice   part)
{
  return g_bytes_new_from_bytes (bytes, part.offset, part.length);
}

AssayCertificate *
fixture_certificate_new (FixtureRole role)
{
  const Facts *fact = &facts[role];
  GBytes *der = decode_base64 (fact->der);

  return assay_certificate_take (&(AssayCertificate) {
    .der = der,
    .origin = fact->origin,
    .title = g_strdup (fact->title),
    .issuer_title = g_strdup (fact->issuer_title),
    .subject = g_strdup (fact->subject),
    .issuer = g_strdup (fact->issuer),
    .subject_der = slice (der, fact->subject_der),
    .issuer_der = slice (der, fact->issuer_der),
    .spki_der = slice (der, fact->spki_der),
    .serial = g_strdup (fact->serial),
    .not_before = fact->not_before,
    .not_after = fact->not_after,
    .names = fact->names != NULL ? g_strdupv ((char **) fact->names) : g_new0 (char *, 1),
    .is_ca = fact->is_ca,
    .path_length = fact->path_length,
    .key_algorithm = g_strdup (fact->key_algorithm),
    .key_bits = fact->key_bits,
    .key_curve = g_strdup (fact->key_curve),
    .signature_algorithm = g_strdup ("sha256WithRSAEncryption"),
    .key_usage = g_strdupv ((char **) fact->key_usage),
    .extended_key_usage = g_strdupv ((char **) fact->extended_key_usage),
    .subject_key_id = g_strdup (fact->subject_key_id),
    .authority_key_id = g_strdup (fact->authority_key_id),
  });
}

static void
append_number (GByteArray *out,
               gsize       number,
               guint       n_octets)
{
  while (n_octets-- > 0)
    {
      guint8 octet = (guint8) (number >> (8 * n_octets));

      g_byte_array_append (out, &octet, 1);
    }
}

/* The server's Certificate: RFC 8446 section 4.4.2, or RFC 5246 section 7.4.2. */
static GBytes *
certificate_body (const AssayReport *draft,
                  gboolean           tls13)
{
  g_autoptr(GByteArray) list = g_byte_array_new ();
  GByteArray *body = g_byte_array_new ();

  for (guint i = 0; i < draft->n_sent; i++)
    {
      const AssayCertificate *certificate = g_ptr_array_index (draft->certificates, i);
      gsize length;
      const guint8 *der = g_bytes_get_data (certificate->der, &length);

      append_number (list, length, 3);
      g_byte_array_append (list, der, length);
      if (tls13)
        append_number (list, 0, 2);     /* no extensions */
    }

  if (tls13)
    append_number (body, 0, 1);         /* no certificate_request_context */
  append_number (body, list->len, 3);
  g_byte_array_append (body, list->data, list->len);
  return g_byte_array_free_to_bytes (body);
}

/* Each message in a record of its own, which is a way to do it. */
static void
add_record (AssayReport        *draft,
            const AssayMessage *message,
            gboolean            tls13)
{
  AssayRecord record = {
    .direction = message->direction,
    .content_type = message->encrypted && tls13 ? 23 : message->layer,
    .version = message->number == 0 ? 0x0301 : 0x0303,
    .length = assay_message_get_length (message),
    .time_us = message->time_us,
  };

  /* The inner content type and tag of TLS 1.3 (RFC 8446 section 5.2); explicit nonce and tag of TLS 1.2 (RFC 5288). */
  if (message->encrypted)
    record.length += tls13 ? 1 + 16 : 8 + 16;
  for (guint i = 0; i < draft->records->len; i++)
    {
      const AssayRecord *before = &g_array_index (draft->records, AssayRecord, i);

      if (before->direction == record.direction)
        record.offset = before->offset + 5 + before->length;
    }
  g_array_append_val (draft->records, record);
}

static void
add_message (AssayReport  *draft,
             AssayMessage *message,
             gboolean      tls13)
{
  message->number = draft->messages->len;
  message->composed_us = message->direction == ASSAY_SENT ? message->time_us - 200 : message->time_us;
  if (draft->messages->len > 1)
    {
      message->version = tls13 ? 0x0304 : 0x0303;
      message->cipher_suite = tls13 ? 0x1302 : 0xc02b;
    }
  add_record (draft, message, tls13);
  g_ptr_array_add (draft->messages, assay_message_take (message));
}

/* The first @n messages of a handshake. */
static void
add_messages (AssayReport          *draft,
              const FixtureMessage *messages,
              guint                 n)
{
  gboolean tls13 = messages == fixture_tls13_messages;

  for (guint i = 0; i < n; i++)
    add_message (draft, &(AssayMessage) {
      .direction = messages[i].direction,
      .layer = messages[i].layer,
      .type = messages[i].type,
      .encrypted = messages[i].encrypted,
      .time_us = US (messages[i].time_ms),
      .body = messages[i].body != NULL ? decode_base64 (messages[i].body) : certificate_body (draft, tls13),
    }, tls13);
}

static void
add_alert (AssayReport *draft,
           guint8       alert)
{
  const guint8 body[] = { 2, alert };

  add_message (draft, &(AssayMessage) {
    .direction = ASSAY_RECEIVED,
    .layer = ASSAY_LAYER_ALERT,
    .type = alert,
    .time_us = US (41),
    .body = g_bytes_new (body, sizeof body),
  }, FALSE);
}

static void
add_phase (AssayReport  *draft,
           AssayPhaseId  id,
           guint         start_ms,
           guint         duration_ms,
           const char   *detail)
{
  g_ptr_array_add (draft->phases, assay_phase_new (id, US (start_ms), US (duration_ms), detail));
}

static void
add_connection (AssayReport *draft,
                gboolean     tls13)
{
  AssayConnection *connection = g_new (AssayConnection, 1);

  *connection = (AssayConnection) {
    .protocol = tls13 ? 0x0304 : 0x0303,
    .cipher_suite = tls13 ? 0x1302 : 0xc02b,
    .group = 0x001d,
    .key_exchange = "ECDHE",
    .forward_secrecy = TRUE,
    .signature_scheme = 0x0403,
    .alpn = g_strdup ("h2"),
    .extended_master_secret = tls13 ? -1 : 1,
    .encrypt_then_mac = -1,
    .safe_renegotiation = tls13 ? -1 : 1,
    .n_tickets = tls13 ? 2 : 1,
    .bytes_sent = 410,
    .bytes_received = tls13 ? 2878 : 2437,
    .round_trips = tls13 ? 1 : 2,
  };
  draft->connection = connection;
}

AssayRevocation *
fixture_report_add_revocation (AssayReport           *draft,
                               guint                  index,
                               AssayRevocationSource  source,
                               AssayRevocationStatus  status)
{
  AssayRevocation revocation;

  assay_revocation_draft (&revocation, source);
  revocation.certificate = index;
  revocation.status = status;
  revocation.this_update = FIXTURE_TIME - 86400;
  revocation.produced_at = FIXTURE_TIME - 86400;
  revocation.next_update = FIXTURE_TIME + 6 * 86400;
  if (status == ASSAY_REVOCATION_REVOKED)
    {
      revocation.revoked_at = FIXTURE_TIME - 5 * 86400;
      revocation.reason = 1;
    }
  revocation.responder = g_strdup ("CN=R11,O=Example Trust Services,C=ZZ");
  revocation.bytes = g_bytes_new_static ("\x30\x03\x0a\x01\x06", 5);
  g_ptr_array_add (draft->revocations, assay_revocation_take (&revocation));
  return g_ptr_array_index (draft->revocations, draft->revocations->len - 1);
}

AssayTimestamp *
fixture_report_add_timestamp (AssayReport *draft,
                              guint8       number)
{
  guint8 id[32];
  AssayTimestamp timestamp = {
    .timestamp = FIXTURE_LEAF_BEGINS * 1000 + 123,
    .signature = ASSAY_TIMESTAMP_UNKNOWN_LOG,
    .bytes = g_bytes_new (&number, 1),
  };

  memset (id, number, sizeof id);
  timestamp.log_id = g_bytes_new (id, sizeof id);
  g_ptr_array_add (draft->timestamps, assay_timestamp_take (&timestamp));
  return g_ptr_array_index (draft->timestamps, draft->timestamps->len - 1);
}

static void
add_certificates (AssayReport *draft)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    g_ptr_array_add (draft->certificates, fixture_certificate_new (i));
  draft->n_sent = 2;
  fixture_report_add_timestamp (draft, 1);
  fixture_report_add_timestamp (draft, 2);
  fixture_report_set_path (draft, ASSAY_PATH_TRUSTED, FIXTURE_LEAF, FIXTURE_INTERMEDIATE, FIXTURE_ROOT, -1);
}

static void
draft_until_connected (AssayReport *draft)
{
  g_autoptr(AssayTarget) target = assay_target_parse (FIXTURE_HOST, NULL);
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);

  assay_report_draft (draft, request);
  draft->started_at = FIXTURE_TIME * G_USEC_PER_SEC;
  draft->duration_us = US (61);
  draft->address = g_strdup (ADDRESS);
  draft->port = 443;
  g_ptr_array_add (draft->addresses, g_strdup (ADDRESS));
  g_ptr_array_add (draft->addresses, g_strdup ("2001:db8::7"));
  add_phase (draft, ASSAY_PHASE_RESOLVE, 0, 8, ADDRESS ", 2001:db8::7");
  add_phase (draft, ASSAY_PHASE_CONNECT, 8, 13, ADDRESS);
}

static void
draft_good (AssayReport *draft,
            gboolean     tls13)
{
  draft_until_connected (draft);
  add_certificates (draft);
  add_connection (draft, tls13);
  if (tls13)
    add_messages (draft, fixture_tls13_messages, fixture_n_tls13_messages);
  else
    add_messages (draft, fixture_tls12_messages, fixture_n_tls12_messages);
  add_phase (draft, ASSAY_PHASE_HANDSHAKE, 21, tls13 ? 25 : 39, NULL);
  if (tls13)
    add_phase (draft, ASSAY_PHASE_TICKETS, 46, 12, NULL);
  add_phase (draft, ASSAY_PHASE_VERIFY, 60, 1, NULL);
}

static void
leave_certificates (AssayReport *draft,
                    guint        n)
{
  g_ptr_array_set_size (draft->certificates, n);
  draft->n_sent = MIN (draft->n_sent, n);
}

static void
make_good (AssayReport *draft)
{
}

static void
make_expired (AssayReport *draft)
{
  draft->started_at = (FIXTURE_LEAF_ENDS + 3 * 86400 + 3600) * G_USEC_PER_SEC;
}

static void
make_wrong_host (AssayReport *draft)
{
  fixture_report_set_target (draft, "other.example.net");
}

static void
make_unknown_root (AssayReport *draft)
{
  fixture_report_certificate (draft, FIXTURE_ROOT)->origin = ASSAY_ORIGIN_SERVER;
  draft->n_sent = 3;
  draft->verification.status = ASSAY_PATH_UNKNOWN_ROOT;
  draft->verification.certificate = FIXTURE_ROOT;
}

static void
make_incomplete (AssayReport *draft)
{
  leave_certificates (draft, 1);
  fixture_report_set_path (draft, ASSAY_PATH_NO_ISSUER, FIXTURE_LEAF, -1);
  draft->verification.certificate = FIXTURE_LEAF;
  draft->verification.issues = ASSAY_CHAIN_INCOMPLETE;
}

static void
make_self_signed (AssayReport *draft)
{
  AssayCertificate *leaf = fixture_report_certificate (draft, FIXTURE_LEAF);

  leave_certificates (draft, 1);
  fixture_set_text (&leaf->issuer, leaf->subject);
  fixture_set_text (&leaf->issuer_title, leaf->title);
  fixture_set_text (&leaf->authority_key_id, leaf->subject_key_id);
  g_bytes_unref (leaf->issuer_der);
  leaf->issuer_der = g_bytes_ref (leaf->subject_der);
  fixture_report_set_path (draft, ASSAY_PATH_SELF_SIGNED, FIXTURE_LEAF, -1);
  draft->verification.certificate = FIXTURE_LEAF;
}

static void
make_late_alert (AssayReport *draft)
{
  static const guint8 request[] = { 1, 64, 0, 2, 4, 3, 0, 0 };      /* RFC 5246 section 7.4.4 */
  AssayMessage ask = {
    .direction = ASSAY_RECEIVED,
    .layer = ASSAY_LAYER_HANDSHAKE,
    .type = ASSAY_HANDSHAKE_CERTIFICATE_REQUEST,
    .time_us = US (41),
    .body = g_bytes_new_static (request, sizeof request),
  };

  add_certificates (draft);
  add_messages (draft, fixture_tls12_messages, 4);
  add_message (draft, &ask, FALSE);
  add_alert (draft, 40);
}

/* How each kind comes to be: a good handshake and a change, or what came before a failure. */
static const struct {
  void           (*change) (AssayReport *draft);
  gboolean         fails;
  AssayPhaseId     phase;
  AssayFailureCode code;
  int              alert;
} kinds[FIXTURE_N_KINDS] = {
  [FIXTURE_GOOD]         = { make_good },
  [FIXTURE_TLS12]        = { make_good },
  [FIXTURE_EXPIRED]      = { make_expired },
  [FIXTURE_WRONG_HOST]   = { make_wrong_host },
  [FIXTURE_UNKNOWN_ROOT] = { make_unknown_root },
  [FIXTURE_INCOMPLETE]   = { make_incomplete },
  [FIXTURE_SELF_SIGNED]  = { make_self_signed },
  [FIXTURE_NOT_FOUND]    = { NULL, TRUE, ASSAY_PHASE_RESOLVE, ASSAY_FAILURE_NOT_FOUND, -1 },
  [FIXTURE_REFUSED]      = { NULL, TRUE, ASSAY_PHASE_CONNECT, ASSAY_FAILURE_REFUSED, -1 },
  [FIXTURE_TIMEOUT]      = { NULL, TRUE, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_TIMEOUT, -1 },
  [FIXTURE_NOT_TLS]      = { NULL, TRUE, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_NOT_TLS, -1 },
  [FIXTURE_CLOSED]       = { NULL, TRUE, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_CLOSED_EARLY, -1 },
  [FIXTURE_ALERT]        = { NULL, TRUE, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_ALERT, 40 },
  [FIXTURE_LATE_ALERT]   = { make_late_alert, TRUE, ASSAY_PHASE_HANDSHAKE, ASSAY_FAILURE_ALERT, 40 },
};

static void
draft_failed (AssayReport *draft,
              FixtureKind  kind)
{
  draft_until_connected (draft);
  draft->duration_us = US (41);
  if (kinds[kind].phase == ASSAY_PHASE_HANDSHAKE)
    add_phase (draft, ASSAY_PHASE_HANDSHAKE, 21, 20, NULL);
  else
    {
      g_ptr_array_set_size (draft->phases, kinds[kind].phase + 1);
      g_clear_pointer (&draft->address, g_free);
    }
  if (kinds[kind].phase == ASSAY_PHASE_RESOLVE)
    g_ptr_array_set_size (draft->addresses, 0);

  if (kinds[kind].change != NULL)
    kinds[kind].change (draft);
  else if (kinds[kind].phase == ASSAY_PHASE_HANDSHAKE)
    add_messages (draft, fixture_tls13_messages, 1);
  if (kind == FIXTURE_ALERT)
    add_alert (draft, 40);
  fixture_report_fail (draft, kinds[kind].phase, kinds[kind].code, kinds[kind].alert);
}

void
fixture_report_draft (AssayReport *draft,
                      FixtureKind  kind)
{
  if (kinds[kind].fails)
    {
      draft_failed (draft, kind);
      return;
    }
  draft_good (draft, kind != FIXTURE_TLS12);
  kinds[kind].change (draft);
}

AssayReport *
fixture_report_new (FixtureKind kind)
{
  AssayReport draft;

  fixture_report_draft (&draft, kind);
  return assay_report_take (&draft);
}

AssayCertificate *
fixture_report_certificate (AssayReport *draft,
                            guint        index)
{
  return g_ptr_array_index (draft->certificates, index);
}

void
fixture_report_set_target (AssayReport *draft,
                           const char  *target)
{
  g_autoptr(AssayTarget) parsed = assay_target_parse (target, NULL);
  AssayRequest *request;

  g_assert_nonnull (parsed);
  request = assay_request_new (parsed, &draft->request->options);
  assay_request_unref (draft->request);
  draft->request = request;
  draft->port = parsed->port;
}

AssayRequestOptions *
fixture_report_options (AssayReport *draft)
{
  return &draft->request->options;
}

void
fixture_report_fail (AssayReport      *draft,
                     AssayPhaseId      phase,
                     AssayFailureCode  code,
                     int               alert)
{
  AssayText *message = assay_text_new ("{host} did not go on ({code}).",
                                       "host", ASSAY_ARG_TEXT, draft->request->target->display_host,
                                       "code", ASSAY_ARG_TEXT, assay_failure_code_name (code), NULL);

  g_clear_pointer (&draft->connection, assay_connection_free);
  g_clear_pointer (&draft->failure, assay_failure_unref);
  draft->failure = assay_failure_new (phase, code, alert, message, NULL);
}

void
fixture_report_set_path (AssayReport     *draft,
                         AssayPathStatus  status,
                         ...)
{
  va_list ap;
  int index;

  draft->verification.status = status;
  g_array_set_size (draft->verification.path, 0);
  va_start (ap, status);
  while ((index = va_arg (ap, int)) >= 0)
    g_array_append_val (draft->verification.path, index);
  va_end (ap);
}

void
fixture_set_text (char       **member,
                  const char  *text)
{
  char *copy = g_strdup (text);

  g_free (*member);
  *member = copy;
}

void
fixture_set_list (char ***member,
                  ...)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  const char *text;
  va_list ap;

  va_start (ap, member);
  while ((text = va_arg (ap, const char *)) != NULL)
    g_strv_builder_add (builder, text);
  va_end (ap);
  g_strfreev (*member);
  *member = g_strv_builder_end (builder);
}
