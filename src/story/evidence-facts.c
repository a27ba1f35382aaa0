/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-evidence.h"

#include "names/assay-names.h"

#define TLS13 0x0304

/* Each finder gives the words of a fact that is so, and %NULL when it is not. (transfer full) (nullable) */
typedef AssayText *FindFact (const AssayReport *report);

static AssayText *
say (const char *message)
{
  return assay_text_new (message, NULL);
}

static AssayText *
say_if (gboolean    so,
        const char *message)
{
  return so ? say (message) : NULL;
}

static AssayText *
name (const AssayNames *names,
      guint             code)
{
  const char *known = assay_names_get (names, code);

  return known != NULL ? assay_text_new (N_("{name}"), "name", ASSAY_ARG_TEXT, known, NULL) : NULL;
}

static gboolean
is_tls13 (const AssayReport *report)
{
  return report->connection != NULL && report->connection->protocol >= TLS13;
}

static AssayText *
find_address (const AssayReport *report)
{
  return report->address != NULL
           ? assay_text_new (N_("answered from {address}"), "address", ASSAY_ARG_TEXT, report->address, NULL) : NULL;
}

static AssayText *
find_file (const AssayReport *report)
{
  return say_if (assay_target_is_file (report->request->target), N_("opened from a file"));
}

static AssayText *
find_starttls (const AssayReport *report)
{
  const AssayPhase *phase = assay_report_get_phase (report, ASSAY_PHASE_STARTTLS);

  return phase != NULL ? assay_text_new (N_("upgrade to TLS, {time}"), "time", ASSAY_ARG_DURATION, phase->duration_us, NULL)
                       : NULL;
}

static AssayText *
find_failed (const AssayReport *report)
{
  return report->failure != NULL ? assay_text_ref (report->failure->message) : NULL;
}

static gboolean
has_message (const AssayReport *report,
             AssayDirection     direction,
             guint              type)
{
  return assay_report_find_message (report, direction, type) != NULL;
}

/* Whether the two have what their common secret is made of. In TLS 1.3 that is so with the ServerHello. */
static gboolean
secret_is_made (const AssayReport *report)
{
  const AssayMessage *hello = assay_report_find_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_SERVER_HELLO);

  return has_message (report, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_KEY_EXCHANGE)
      || has_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_ENCRYPTED_EXTENSIONS)
      || (hello != NULL && report->connection != NULL);
}

/* Where a failed handshake broke off, by the step of the story that it did not get through. */
typedef enum {
  AT_HELLO,
  AT_CERTIFICATE,
  AT_SECRET,
  AT_FINISH,
} Place;

static Place
place_of (const AssayReport *report)
{
  if (!has_message (report, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO))
    return AT_HELLO;
  if (report->n_sent == 0)
    return AT_CERTIFICATE;
  return secret_is_made (report) ? AT_FINISH : AT_SECRET;
}

static AssayText *
fail_at (const AssayReport *report,
         Place              place)
{
  return report->failure != NULL && place_of (report) == place ? find_failed (report) : NULL;
}

static AssayText *
fail_at_hello (const AssayReport *report)
{
  return fail_at (report, AT_HELLO);
}

static AssayText *
fail_at_certificate (const AssayReport *report)
{
  return fail_at (report, AT_CERTIFICATE);
}

static AssayText *
fail_at_secret (const AssayReport *report)
{
  return fail_at (report, AT_SECRET);
}

static AssayText *
fail_at_finish (const AssayReport *report)
{
  return fail_at (report, AT_FINISH);
}

static AssayText *
find_finished (const AssayReport *report)
{
  return say_if (report->connection != NULL, N_("the handshake was finished"));
}

static AssayText *
find_turned_away (const AssayReport *report)
{
  const char *alert = report->closing_alert >= 0
                        ? assay_names_get (&assay_names_alerts, (guint) report->closing_alert) : NULL;

  return alert != NULL ? assay_text_new (N_("alert {alert}"), "alert", ASSAY_ARG_TEXT, alert, NULL) : NULL;
}

static AssayText *
find_checked (const AssayReport *report)
{
  return report->verification.status != ASSAY_PATH_NONE
           ? assay_text_new_plural (NP_("{n} certificate on the path", "{n} certificates on the path"),
                                    (gint64) report->verification.path->len, NULL)
           : NULL;
}

static AssayText *
find_self_signed (const AssayReport *report)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);

  return leaf != NULL && assay_certificate_is_self_issued (leaf)
           ? assay_text_new (N_("Subject and issuer: {name}"), "name", ASSAY_ARG_TEXT, leaf->subject, NULL) : NULL;
}

static AssayText *
find_issued (const AssayReport *report)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);

  return leaf != NULL && !assay_certificate_is_self_issued (leaf)
           ? assay_text_new (N_("Issuer: {name}"), "name", ASSAY_ARG_TEXT, leaf->issuer, NULL) : NULL;
}

static AssayText *
find_verified_links (const AssayReport *report)
{
  return report->verification.status == ASSAY_PATH_TRUSTED && report->verification.path->len > 1
           ? assay_text_new_plural (NP_("{n} signature verified", "{n} signatures verified"),
                                    (gint64) report->verification.path->len - 1, NULL)
           : NULL;
}

static AssayText *
find_tls13 (const AssayReport *report)
{
  return is_tls13 (report) ? name (&assay_names_versions, report->connection->protocol) : NULL;
}

static AssayText *
find_before_tls13 (const AssayReport *report)
{
  return report->connection != NULL && !is_tls13 (report)
           ? name (&assay_names_versions, report->connection->protocol) : NULL;
}

static AssayText *
find_protocol (const AssayReport *report)
{
  return report->connection != NULL ? name (&assay_names_versions, report->connection->protocol) : NULL;
}

static AssayText *
find_suite (const AssayReport *report)
{
  return report->connection != NULL ? name (&assay_names_cipher_suites, report->connection->cipher_suite) : NULL;
}

static AssayText *
find_group (const AssayReport *report)
{
  return report->connection != NULL && report->connection->group != 0
           ? name (&assay_names_groups, report->connection->group) : NULL;
}

static AssayText *
find_scheme (const AssayReport *report)
{
  return report->connection != NULL && report->connection->signature_scheme != 0
           ? name (&assay_names_signature_schemes, report->connection->signature_scheme) : NULL;
}

static AssayText *
find_no_scheme (const AssayReport *report)
{
  return report->connection != NULL && report->connection->signature_scheme == 0 ? find_protocol (report) : NULL;
}

static AssayText *
find_post_quantum (const AssayReport *report)
{
  return report->connection != NULL
      && assay_names_flags (&assay_names_groups, report->connection->group) & ASSAY_NAME_POST_QUANTUM
           ? find_group (report) : NULL;
}

static AssayText *
find_forward_secrecy (const AssayReport *report)
{
  return report->connection != NULL && report->connection->forward_secrecy
           ? assay_text_new (N_("key exchange {name}"), "name", ASSAY_ARG_TEXT, report->connection->key_exchange, NULL)
           : NULL;
}

static AssayText *
find_rsa_key_exchange (const AssayReport *report)
{
  return report->connection != NULL
      && assay_names_flags (&assay_names_cipher_suites, report->connection->cipher_suite) & ASSAY_NAME_RSA_KEY_EXCHANGE
           ? find_suite (report) : NULL;
}

static AssayText *
find_resumed (const AssayReport *report)
{
  return say_if (report->connection != NULL && report->connection->resumed, N_("an earlier session goes on"));
}

static AssayText *
find_tickets (const AssayReport *report)
{
  return report->connection != NULL && report->connection->n_tickets > 0
           ? assay_text_new_plural (NP_("{n} session ticket", "{n} session tickets"),
                                    report->connection->n_tickets, NULL)
           : NULL;
}

static AssayText *
find_staple (const AssayReport *report)
{
  return say_if (report->connection != NULL && report->connection->ocsp_staple != NULL, N_("an OCSP answer came along"));
}

static AssayText *
find_timestamps (const AssayReport *report)
{
  return report->connection != NULL && report->connection->n_scts > 0
           ? assay_text_new_plural (NP_("{n} log receipt (SCT)", "{n} log receipts (SCT)"),
                                    report->connection->n_scts, NULL)
           : NULL;
}

static AssayText *
find_alpn (const AssayReport *report)
{
  return report->connection != NULL && report->connection->alpn != NULL
           ? assay_text_new (N_("ALPN {name}"), "name", ASSAY_ARG_TEXT, report->connection->alpn, NULL) : NULL;
}

static AssayText *
find_client_certificate (const AssayReport *report)
{
  return say_if (has_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_CERTIFICATE_REQUEST),
                 N_("the server asked for a certificate of yours"));
}

static gboolean
certificate_was_encrypted (const AssayReport *report,
                           gboolean          *encrypted)
{
  const AssayMessage *message = assay_report_find_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_CERTIFICATE);

  *encrypted = message != NULL && message->encrypted;
  return message != NULL;
}

static AssayText *
find_certificate_hidden (const AssayReport *report)
{
  gboolean encrypted;

  return say_if (certificate_was_encrypted (report, &encrypted) && encrypted, N_("the Certificate message was encrypted"));
}

static AssayText *
find_certificate_open (const AssayReport *report)
{
  gboolean encrypted;

  return say_if (certificate_was_encrypted (report, &encrypted) && !encrypted,
                 N_("the Certificate message was in clear"));
}

static AssayText *
find_online (const AssayReport *report)
{
  return say_if (assay_report_get_phase (report, ASSAY_PHASE_ONLINE) != NULL, N_("asked after the handshake"));
}

static AssayText *
find_nobody_asked (const AssayReport *report)
{
  return say_if (report->connection != NULL && assay_report_get_phase (report, ASSAY_PHASE_ONLINE) == NULL,
                 N_("every byte of this connection went to the server itself"));
}

static const struct {
  const char        *name;
  AssayEvidenceKind  kind;
  FindFact          *find;
  const char        *path;      /* the field that shows it, where there is one */
} facts[] = {
  { "address",             ASSAY_EVIDENCE_REPORT,     find_address },
  { "file",                ASSAY_EVIDENCE_REPORT,     find_file },
  { "starttls",            ASSAY_EVIDENCE_REPORT,     find_starttls },
  { "failed",              ASSAY_EVIDENCE_REPORT,     find_failed },
  { "failed-hello",        ASSAY_EVIDENCE_REPORT,     fail_at_hello },
  { "failed-certificate",  ASSAY_EVIDENCE_REPORT,     fail_at_certificate },
  { "failed-secret",       ASSAY_EVIDENCE_REPORT,     fail_at_secret },
  { "failed-finish",       ASSAY_EVIDENCE_REPORT,     fail_at_finish },
  { "finished",            ASSAY_EVIDENCE_CONNECTION, find_finished },
  { "turned-away",         ASSAY_EVIDENCE_REPORT,     find_turned_away },
  { "checked",             ASSAY_EVIDENCE_REPORT,     find_checked },
  { "self-signed",         ASSAY_EVIDENCE_CERTIFICATE, find_self_signed, "tbs_certificate/issuer" },
  { "issued",              ASSAY_EVIDENCE_CERTIFICATE, find_issued, "tbs_certificate/issuer" },
  { "verified-links",      ASSAY_EVIDENCE_REPORT,     find_verified_links },
  { "tls13",               ASSAY_EVIDENCE_CONNECTION, find_tls13 },
  { "before-tls13",        ASSAY_EVIDENCE_CONNECTION, find_before_tls13 },
  { "protocol",            ASSAY_EVIDENCE_CONNECTION, find_protocol },
  { "cipher-suite",        ASSAY_EVIDENCE_CONNECTION, find_suite },
  { "group",               ASSAY_EVIDENCE_CONNECTION, find_group },
  { "signature-scheme",    ASSAY_EVIDENCE_CONNECTION, find_scheme },
  { "no-signature-scheme", ASSAY_EVIDENCE_CONNECTION, find_no_scheme },
  { "post-quantum",        ASSAY_EVIDENCE_CONNECTION, find_post_quantum },
  { "forward-secrecy",     ASSAY_EVIDENCE_CONNECTION, find_forward_secrecy },
  { "rsa-key-exchange",    ASSAY_EVIDENCE_CONNECTION, find_rsa_key_exchange },
  { "resumed",             ASSAY_EVIDENCE_CONNECTION, find_resumed },
  { "tickets",             ASSAY_EVIDENCE_CONNECTION, find_tickets },
  { "staple",              ASSAY_EVIDENCE_CONNECTION, find_staple },
  { "timestamps",          ASSAY_EVIDENCE_CONNECTION, find_timestamps },
  { "alpn",                ASSAY_EVIDENCE_CONNECTION, find_alpn },
  { "client-certificate",  ASSAY_EVIDENCE_CONNECTION, find_client_certificate },
  { "certificate-hidden",  ASSAY_EVIDENCE_CONNECTION, find_certificate_hidden },
  { "certificate-open",    ASSAY_EVIDENCE_CONNECTION, find_certificate_open },
  { "online",              ASSAY_EVIDENCE_REPORT,     find_online },
  { "nobody-asked",        ASSAY_EVIDENCE_REPORT,     find_nobody_asked },
};

AssayEvidence *
assay_evidence_find_fact (const AssayReport *report,
                          const char        *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      AssayText *words;

      if (!g_str_equal (facts[i].name, name))
        continue;
      words = facts[i].find (report);
      return words != NULL ? assay_evidence_new (facts[i].kind, 0,
                                                 facts[i].path != NULL ? facts[i].path : facts[i].name, words) : NULL;
    }
  g_return_val_if_reached (NULL);
}
