/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-json.h"

#include "base/assay-format.h"
#include "decode/decode-x509.h"
#include "export/export-pem.h"
#include "export/json-document.h"
#include "export/json-evidence.h"
#include "export/json-message.h"
#include "export/json-parts.h"
#include "export/json-validation.h"

#define SCHEMA_VERSION 1

static void
add_target (AssayJson         *json,
            const AssayReport *report)
{
  const AssayRequest *request = report->request;
  const AssayTarget *target = request->target;

  assay_json_open (json, "target", '{');
  assay_json_add_text (json, "input", target->input);
  assay_json_add_text (json, "host", target->host);
  assay_json_add_unsigned (json, "port", target->port);
  assay_json_add_text (json, "scheme", target->scheme);
  assay_json_add_text (json, "starttls", assay_starttls_name (target->starttls));
  assay_json_add_text (json, "server_name", assay_request_get_server_name (request));
  assay_json_add_text (json, "address", report->address);
  assay_json_add_text (json, "verify_name", assay_request_get_verify_name (request));
  assay_json_add_text (json, "connect_host", assay_request_get_connect_host (request));
  assay_json_add_unsigned (json, "connect_port", assay_request_get_connect_port (request));
  assay_json_open (json, "addresses", '[');
  for (guint i = 0; i < report->addresses->len; i++)
    assay_json_add_text (json, NULL, g_ptr_array_index (report->addresses, i));
  assay_json_close (json, ']');
  assay_json_add_text (json, "display_host", target->display_host);
  assay_json_add_unsigned (json, "address_port", report->port);
  assay_json_add_text (json, "local_address", report->local_address);
  assay_json_add_unsigned (json, "local_port", report->local_port);
  assay_json_close (json, '}');
}

/* What was asked for, so that it can be asked for again: all but secrets and the roots that were given. */
static void
add_request (AssayJson          *json,
             const AssayRequest *request)
{
  const AssayRequestOptions *options = &request->options;

  assay_json_open (json, "request", '{');
  assay_json_add_text (json, "connect_host", options->connect_host);
  assay_json_add_unsigned (json, "connect_port", options->connect_port);
  assay_json_add_text (json, "server_name", options->server_name);
  assay_json_add_boolean (json, "no_server_name", options->no_server_name);
  assay_json_add_text (json, "verify_name", options->verify_name);
  assay_json_add_text (json, "family", assay_family_name (options->family));
  if (options->alpn != NULL)
    assay_json_add_texts (json, "alpn", (const char * const *) options->alpn);
  else
    assay_json_add_null (json, "alpn");
  assay_json_add_unsigned (json, "version_min", options->version_min);
  assay_json_add_unsigned (json, "version_max", options->version_max);
  assay_json_add_duration (json, "timeout_ms", options->timeout_us);
  assay_json_add_text (json, "anchors", assay_anchor_kind_name (options->anchor_kind));
  assay_json_add_unsigned (json, "warn_days", options->warn_days);
  assay_json_close (json, '}');
}

static void
add_failure (AssayJson          *json,
             const AssayFailure *failure)
{
  if (failure == NULL)
    {
      assay_json_add_null (json, "error");
      return;
    }

  assay_json_open (json, "error", '{');
  assay_json_add_text (json, "phase", assay_failure_get_phase_name (failure));
  assay_json_add_text (json, "code", assay_failure_code_name (failure->code));
  assay_json_add_words (json, "message", failure->message);
  assay_json_add_text (json, "technical", failure->technical);
  assay_json_add_name (json, "alert", &assay_names_alerts, failure->alert >= 0, (guint32) failure->alert);
  assay_json_add_code (json, "alert_code", failure->alert >= 0, (guint32) failure->alert);
  assay_json_add_text (json, "during", assay_phase_name (failure->phase));
  assay_json_close (json, '}');
}

static void
add_outcome (AssayJson             *json,
             const AssayReport     *report,
             const AssayAssessment *assessment)
{
  assay_json_open (json, "outcome", '{');
  assay_json_add_text (json, "verdict", assay_verdict_name (assessment->verdict));
  assay_json_add_words (json, "summary", assessment->summary);
  add_failure (json, report->failure);
  assay_json_add_words (json, "headline", assessment->headline);
  assay_json_close (json, '}');
}

static void
add_phase (AssayJson        *json,
           const AssayPhase *phase)
{
  assay_json_open (json, NULL, '{');
  assay_json_add_text (json, "name", assay_phase_name (phase->id));
  assay_json_add_duration (json, "start_ms", phase->start_us);
  if (phase->duration_us >= 0)
    assay_json_add_duration (json, "duration_ms", phase->duration_us);
  else
    assay_json_add_null (json, "duration_ms");
  assay_json_add_text (json, "detail", phase->detail);
  assay_json_close (json, '}');
}

static void
add_negotiated (AssayJson             *json,
                const AssayConnection *connection)
{
  assay_json_add_text (json, "alpn", connection->alpn);
  assay_json_add_maybe (json, "extended_master_secret", connection->extended_master_secret);
  assay_json_add_maybe (json, "encrypt_then_mac", connection->encrypt_then_mac);
  assay_json_add_boolean (json, "resumed", connection->resumed);
  assay_json_add_unsigned (json, "session_tickets", connection->n_tickets);
  assay_json_add_boolean (json, "hello_retry", connection->hello_retry);
  assay_json_add_boolean (json, "client_certificate_requested", connection->client_certificate_requested);
  assay_json_add_boolean (json, "ocsp_stapled", connection->ocsp_staple != NULL);
  assay_json_add_unsigned (json, "sct_count", connection->n_scts);
  assay_json_add_unsigned (json, "bytes_sent", connection->bytes_sent);
  assay_json_add_unsigned (json, "bytes_received", connection->bytes_received);
  assay_json_add_unsigned (json, "round_trips", connection->round_trips);
  assay_json_add_maybe (json, "safe_renegotiation", connection->safe_renegotiation);
}

static void
add_connection (AssayJson         *json,
                const AssayReport *report,
                AssayJsonFlags     flags)
{
  const AssayConnection *connection = report->connection;
  int alert = report->closing_alert;

  if (connection == NULL)
    {
      assay_json_add_null (json, "connection");
      return;
    }

  assay_json_open (json, "connection", '{');
  assay_json_add_name (json, "protocol", &assay_names_versions, TRUE, connection->protocol);
  assay_json_add_unsigned (json, "protocol_code", connection->protocol);
  assay_json_add_name (json, "cipher_suite", &assay_names_cipher_suites, TRUE, connection->cipher_suite);
  assay_json_add_unsigned (json, "cipher_suite_code", connection->cipher_suite);
  assay_json_add_name (json, "group", &assay_names_groups, connection->group != 0, connection->group);
  assay_json_add_text (json, "key_exchange", connection->key_exchange);
  assay_json_add_boolean (json, "forward_secrecy", connection->forward_secrecy);
  assay_json_add_name (json, "signature_scheme", &assay_names_signature_schemes,
                       connection->signature_scheme != 0, connection->signature_scheme);
  add_negotiated (json, connection);
  assay_json_add_code (json, "group_code", connection->group != 0, connection->group);
  assay_json_add_code (json, "dh_bits", connection->dh_bits != 0, connection->dh_bits);
  assay_json_add_code (json, "signature_scheme_code", connection->signature_scheme != 0, connection->signature_scheme);
  assay_json_add_name (json, "closing_alert", &assay_names_alerts, alert >= 0, (guint32) alert);
  assay_json_add_code (json, "closing_alert_code", alert >= 0, (guint32) alert);
  if ((flags & ASSAY_JSON_BRIEF) == 0)
    assay_json_add_bytes (json, "ocsp_response", connection->ocsp_staple);
  assay_json_close (json, '}');
}

static void
add_public_key (AssayJson              *json,
                const AssayCertificate *certificate)
{
  assay_json_open (json, "public_key", '{');
  assay_json_add_text (json, "algorithm", certificate->key_algorithm);
  assay_json_add_unsigned (json, "bits", certificate->key_bits);
  assay_json_add_text (json, "curve", certificate->key_curve);
  assay_json_take_text (json, "spki_sha256", assay_certificate_dup_spki_pin (certificate));
  assay_json_close (json, '}');
}

static void
add_certificate (AssayJson              *json,
                 const AssayCertificate *certificate,
                 const char             *refusal,
                 AssayJsonFlags          flags)
{
  assay_json_open (json, NULL, '{');
  assay_json_take_text (json, "sha256", assay_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256));
  assay_json_take_text (json, "sha1", assay_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA1));
  assay_json_add_text (json, "origin", assay_origin_name (certificate->origin));
  assay_json_add_text (json, "subject", certificate->subject);
  assay_json_add_text (json, "issuer", certificate->issuer);
  assay_json_add_text (json, "serial", certificate->serial);
  assay_json_add_moment (json, "not_before", certificate->not_before);
  assay_json_add_moment (json, "not_after", certificate->not_after);
  assay_json_add_texts (json, "names", (const char * const *) certificate->names);
  assay_json_add_boolean (json, "is_ca", certificate->is_ca);
  assay_json_add_code (json, "path_length", certificate->path_length >= 0, (guint32) certificate->path_length);
  add_public_key (json, certificate);
  assay_json_add_text (json, "signature_algorithm", certificate->signature_algorithm);
  assay_json_add_texts (json, "key_usage", (const char * const *) certificate->key_usage);
  assay_json_add_texts (json, "extended_key_usage", (const char * const *) certificate->extended_key_usage);
  assay_json_take_text (json, "pem", assay_export_pem_certificate (certificate));
  if ((flags & ASSAY_JSON_BRIEF) == 0)
    {
      g_autoptr(AssayNode) fields = assay_x509_decode (certificate->der);

      assay_json_add_node (json, "fields", fields);
    }
  assay_json_add_text (json, "title", certificate->title);
  assay_json_add_text (json, "subject_key_id", certificate->subject_key_id);
  assay_json_add_text (json, "authority_key_id", certificate->authority_key_id);
  assay_json_add_unsigned (json, "sct_count", certificate->n_scts);
  assay_json_add_boolean (json, "malformed", certificate->malformed);
  assay_json_add_text (json, "refusal", refusal);
  assay_json_close (json, '}');
}

static void
add_indexes (AssayJson    *json,
             const char   *name,
             const GArray *indexes)
{
  assay_json_open (json, name, '[');
  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    assay_json_add_unsigned (json, NULL, g_array_index (indexes, guint, i));
  assay_json_close (json, ']');
}

static void
add_chain (AssayJson         *json,
           const AssayReport *report)
{
  const AssayVerification *verification = &report->verification;

  assay_json_open (json, "chain", '{');
  assay_json_open (json, "sent", '[');
  for (guint i = 0; i < report->n_sent; i++)
    assay_json_add_unsigned (json, NULL, i);
  assay_json_close (json, ']');
  add_indexes (json, "path", verification->status == ASSAY_PATH_TRUSTED ? verification->path : NULL);
  assay_json_open (json, "issues", '[');
  for (guint i = 0; assay_chain_issue_names[i] != NULL; i++)
    if ((verification->issues & (1u << i)) != 0)
      assay_json_add_text (json, NULL, assay_chain_issue_names[i]);
  assay_json_close (json, ']');
  add_indexes (json, "built", verification->path);
  assay_json_add_text (json, "status", assay_path_status_name (verification->status));
  assay_json_add_text (json, "anchors", assay_anchor_kind_name (verification->anchors));
  assay_json_add_text (json, "technical", verification->technical);
  assay_json_add_text (json, "second_opinion", assay_path_status_name (verification->second_opinion));
  assay_json_add_code (json, "certificate", verification->certificate >= 0, (guint32) verification->certificate);
  assay_json_close (json, '}');
}

static void
add_check (AssayJson          *json,
           const AssayFinding *finding)
{
  assay_json_open (json, NULL, '{');
  assay_json_add_text (json, "id", finding->id);
  assay_json_add_text (json, "status", assay_status_name (finding->status));
  assay_json_add_code (json, "certificate", finding->certificate >= 0, (guint32) finding->certificate);
  assay_json_add_words (json, "title", finding->title);
  assay_json_add_words (json, "detail", finding->detail);
  assay_json_add_words (json, "fix", finding->fix);
  assay_json_add_text (json, "reference", finding->reference);
  assay_json_close (json, '}');
}

static void
add_lists (AssayJson             *json,
           const AssayReport     *report,
           const AssayAssessment *assessment,
           AssayJsonFlags         flags)
{
  assay_json_open (json, "certificates", '[');
  for (guint i = 0; i < report->certificates->len; i++)
    add_certificate (json, g_ptr_array_index (report->certificates, i), assay_report_get_refusal (report, i), flags);
  assay_json_close (json, ']');
  add_chain (json, report);
  assay_json_open (json, "checks", '[');
  for (guint i = 0; i < assessment->findings->len; i++)
    add_check (json, g_ptr_array_index (assessment->findings, i));
  assay_json_close (json, ']');
  assay_json_open (json, "messages", '[');
  for (guint i = 0; i < report->messages->len; i++)
    assay_json_add_message (json, g_ptr_array_index (report->messages, i), flags);
  assay_json_close (json, ']');
  assay_json_open (json, "documents", '[');
  for (guint i = 0; i < report->documents->len; i++)
    assay_json_add_document (json, g_ptr_array_index (report->documents, i), flags);
  assay_json_close (json, ']');
}

static void
add_proofs (AssayJson         *json,
            const AssayProofs *proofs)
{
  assay_json_open (json, "proofs", '[');
  for (guint i = 0; proofs != NULL && i < proofs->proofs->len; i++)
    {
      const AssayProof *proof = &g_array_index (proofs->proofs, AssayProof, i);

      assay_json_open (json, NULL, '{');
      assay_json_add_text (json, "id", proof->id);
      assay_json_add_text (json, "status", assay_proof_status_name (proof->status));
      assay_json_close (json, '}');
    }
  assay_json_close (json, ']');
}

static void
add_records (AssayJson    *json,
             const GArray *records)
{
  assay_json_open (json, "records", '[');
  for (guint i = 0; i < records->len; i++)
    {
      const AssayRecord *record = &g_array_index (records, AssayRecord, i);

      assay_json_open_line (json, NULL);
      assay_json_add_text (json, "direction", assay_direction_name (record->direction));
      assay_json_add_unsigned (json, "content_type", record->content_type);
      assay_json_add_unsigned (json, "version", record->version);
      assay_json_add_unsigned (json, "length", record->length);
      assay_json_add_unsigned (json, "offset", record->offset);
      assay_json_add_duration (json, "time_ms", record->time_us);
      assay_json_close (json, '}');
    }
  assay_json_close (json, ']');
}

char *
assay_export_json (const AssayReport     *report,
                   const AssayAssessment *assessment,
                   const AssayProofs     *proofs,
                   AssayJsonFlags         flags)
{
  AssayJson json;

  assay_json_init (&json, (flags & ASSAY_JSON_PRETTY) != 0);
  assay_json_open (&json, NULL, '{');
  assay_json_add_unsigned (&json, "schema", SCHEMA_VERSION);
  assay_json_add_text (&json, "generator", "assay " ASSAY_VERSION);
  add_target (&json, report);
  assay_json_take_text (&json, "started_at", assay_format_rfc3339 (report->started_at, TRUE));
  if (report->as_of != ASSAY_NO_TIME)
    assay_json_take_text (&json, "as_of", assay_format_rfc3339 (report->as_of * G_USEC_PER_SEC, FALSE));
  assay_json_add_duration (&json, "duration_ms", report->duration_us);
  add_outcome (&json, report, assessment);
  assay_json_open (&json, "phases", '[');
  for (guint i = 0; i < report->phases->len; i++)
    add_phase (&json, g_ptr_array_index (report->phases, i));
  assay_json_close (&json, ']');
  add_connection (&json, report, flags);
  add_lists (&json, report, assessment, flags);
  add_proofs (&json, proofs);
  assay_json_add_validation (&json, "validation", report->validation);
  add_request (&json, report->request);
  if ((flags & ASSAY_JSON_BRIEF) == 0)
    add_records (&json, report->records);
  assay_json_add_evidence (&json, report, flags);
  assay_json_close (&json, '}');
  return assay_json_end (&json);
}

char *
assay_export_json_node (const AssayNode *node,
                        AssayJsonFlags   flags)
{
  AssayJson json;

  assay_json_init (&json, (flags & ASSAY_JSON_PRETTY) != 0);
  assay_json_add_node (&json, NULL, node);
  return assay_json_end (&json);
}
