/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "decode/decode-x509.h"
#include "export/export-json.h"
#include "support/fixture-report.h"

static AssayAssessment *
assess (const AssayReport *report)
{
  AssayFinding finding = {
    .id = "hostname",
    .status = ASSAY_STATUS_ERROR,
    .certificate = 0,
    .title = assay_text_new (N_("Name"), NULL),
    .detail = assay_text_new (N_("Not for {name}"), "name", ASSAY_ARG_TEXT, "a\033b", NULL),
    .reference = "RFC 9525",
  };
  AssayAssessment draft = {
    .verdict = report->failure != NULL ? ASSAY_VERDICT_FAILED : ASSAY_VERDICT_UNTRUSTED,
    .findings = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_finding_unref),
    .headline = assay_text_new (N_("Not trusted"), NULL),
    .summary = assay_text_new (N_("Because"), NULL),
  };

  g_ptr_array_add (draft.findings, assay_finding_take (&finding));
  return assay_assessment_take (&draft);
}

static char *
write_report (AssayReport    *report,
              AssayJsonFlags  flags)
{
  g_autoptr(AssayAssessment) assessment = assess (report);

  return assay_export_json (report, assessment, NULL, flags);
}

static JsonNode *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  JsonNode *root = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (root));
  return root;
}

static JsonNode *
export (FixtureKind    kind,
        AssayJsonFlags flags)
{
  g_autoptr(AssayReport) report = fixture_report_new (kind);
  g_autofree char *text = write_report (report, flags);

  return parse (text);
}

static void
assert_members (JsonObject *object,
                const char *expected)
{
  g_autoptr(GList) members = json_object_get_members (object);
  g_autoptr(GString) names = g_string_new (NULL);

  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (names, "%s ", (const char *) l->data);
  g_assert_true (g_str_has_prefix (names->str, expected));
}

static JsonObject *
element (JsonObject *object,
         const char *member,
         guint       index)
{
  return json_array_get_object_element (json_object_get_array_member (object, member), index);
}

/* The names and the order that the report promises; more may follow. */
static void
test_order (void)
{
  g_autoptr(JsonNode) root = export (FIXTURE_GOOD, ASSAY_JSON_DEFAULT);
  JsonObject *report = json_node_get_object (root);

  assert_members (report, "schema generator target started_at duration_ms outcome phases connection certificates "
                          "chain checks messages ");
  assert_members (json_object_get_object_member (report, "target"),
                  "input host port scheme starttls server_name address ");
  assert_members (json_object_get_object_member (report, "outcome"), "verdict summary error ");
  assert_members (element (report, "phases", 0), "name start_ms duration_ms ");
  assert_members (json_object_get_object_member (report, "connection"),
                  "protocol protocol_code cipher_suite cipher_suite_code group key_exchange forward_secrecy "
                  "signature_scheme alpn extended_master_secret encrypt_then_mac resumed session_tickets hello_retry "
                  "client_certificate_requested ocsp_stapled sct_count bytes_sent bytes_received round_trips ");
  assert_members (element (report, "certificates", 0),
                  "sha256 sha1 origin subject issuer serial not_before not_after names is_ca path_length public_key "
                  "signature_algorithm key_usage extended_key_usage pem fields ");
  assert_members (json_object_get_object_member (report, "chain"), "sent path issues ");
  assert_members (element (report, "checks", 0), "id status certificate title detail fix reference ");
  assert_members (element (report, "messages", 0),
                  "number time_ms direction layer type type_code length encrypted bytes fields ");
  assert_members (json_object_get_object_member (element (report, "messages", 0), "fields"), "key label ");
}

static void
test_facts (void)
{
  g_autoptr(JsonNode) root = export (FIXTURE_GOOD, ASSAY_JSON_PRETTY);
  JsonObject *report = json_node_get_object (root);
  JsonObject *leaf = element (report, "certificates", 0);
  JsonObject *chain = json_object_get_object_member (report, "chain");
  JsonObject *check = element (report, "checks", 0);

  g_assert_cmpint (json_object_get_int_member (report, "schema"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (report, "started_at"), ==, "2026-11-23T09:00:00.000Z");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (report, "target"), "host"), ==,
                   FIXTURE_HOST);
  g_assert_true (json_object_get_null_member (json_object_get_object_member (report, "outcome"), "error"));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (report, "connection"), "protocol"),
                   ==, "TLS 1.3");
  g_assert_cmpstr (json_object_get_string_member (leaf, "not_after"), ==, "2027-01-06T09:11:59Z");
  g_assert_cmpstr (json_object_get_string_member (leaf, "origin"), ==, "server");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (chain, "path")), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (chain, "sent")), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (check, "detail"), ==, "Not for a\\x1bb");
  g_assert_true (json_object_get_null_member (check, "fix"));
}

/* The DER comes back from the PEM, the body from the bytes. */
static void
test_bytes (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  g_autofree char *text = write_report (report, ASSAY_JSON_DEFAULT);
  g_autoptr(JsonNode) root = parse (text);
  JsonArray *messages = json_object_get_array_member (json_node_get_object (root), "messages");

  g_assert_cmpuint (report->messages->len, >, 5);
  g_assert_cmpuint (json_array_get_length (messages), ==, report->messages->len);
  for (guint i = 0; i < report->messages->len; i++)
    {
      AssayMessage *message = g_ptr_array_index (report->messages, i);
      JsonObject *object = json_array_get_object_element (messages, i);
      gsize length;
      g_autofree guchar *data = g_base64_decode (json_object_get_string_member (object, "bytes"), &length);

      g_assert_cmpmem (data, length,
                       g_bytes_get_data (message->body, NULL), g_bytes_get_size (message->body));
      g_assert_cmpint (json_object_get_int_member (object, "number"), ==, message->number);
    }
}

static void
test_brief (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_TLS12);
  g_autofree char *brief = write_report (report, ASSAY_JSON_BRIEF);
  g_autofree char *whole = write_report (report, ASSAY_JSON_DEFAULT);
  g_autofree char *pretty = write_report (report, ASSAY_JSON_PRETTY);
  g_autoptr(JsonNode) a = parse (whole);
  g_autoptr(JsonNode) b = parse (pretty);

  g_assert_null (strchr (brief, '\n'));
  g_assert_null (strchr (whole, '\n'));
  g_assert_null (strstr (brief, "\"fields\""));
  g_assert_null (strstr (brief, "\"bytes\""));
  g_assert_nonnull (strstr (brief, "\"pem\""));
  g_assert_nonnull (strstr (whole, "\"fields\""));
  g_assert_true (json_node_equal (a, b));
}

static void
test_failures (void)
{
  for (FixtureKind kind = FIXTURE_NOT_FOUND; kind < FIXTURE_N_KINDS; kind++)
    {
      g_autoptr(AssayReport) report = fixture_report_new (kind);
      g_autofree char *text = write_report (report, ASSAY_JSON_DEFAULT);
      g_autoptr(JsonNode) root = parse (text);
      JsonObject *object = json_node_get_object (root);
      JsonObject *outcome = json_object_get_object_member (object, "outcome");
      JsonObject *error = json_object_get_object_member (outcome, "error");

      g_assert_true (json_object_get_null_member (object, "connection"));
      g_assert_cmpstr (json_object_get_string_member (error, "code"), ==,
                       assay_failure_code_name (report->failure->code));
      g_assert_cmpstr (json_object_get_string_member (error, "phase"), ==,
                       assay_failure_get_phase_name (report->failure));
    }
}

static void
test_alert (void)
{
  g_autoptr(JsonNode) root = export (FIXTURE_ALERT, ASSAY_JSON_BRIEF);
  JsonObject *outcome = json_object_get_object_member (json_node_get_object (root), "outcome");
  JsonObject *error = json_object_get_object_member (outcome, "error");

  g_assert_cmpstr (json_object_get_string_member (error, "alert"), ==, "handshake_failure");
  g_assert_cmpint (json_object_get_int_member (error, "alert_code"), ==, 40);
}

/* A path that ends nowhere is told as built, not as verified. */
static void
test_no_path (void)
{
  g_autoptr(JsonNode) root = export (FIXTURE_UNKNOWN_ROOT, ASSAY_JSON_BRIEF);
  JsonObject *chain = json_object_get_object_member (json_node_get_object (root), "chain");

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (chain, "path")), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (chain, "built")), >, 0);
  g_assert_cmpstr (json_object_get_string_member (chain, "status"), ==, "unknown-root");
}

static void
test_unreadable_dates (void)
{
  AssayReport draft;
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;
  AssayCertificate *leaf;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  leaf = fixture_report_certificate (&draft, 0);
  leaf->not_before = ASSAY_NO_TIME;
  leaf->not_after = G_MAXINT64 / G_USEC_PER_SEC;
  leaf->path_length = 7;
  report = assay_report_take (&draft);
  text = write_report (report, ASSAY_JSON_BRIEF);
  root = parse (text);

  g_assert_true (json_object_get_null_member (element (json_node_get_object (root), "certificates", 0), "not_before"));
  g_assert_cmpstr (json_object_get_string_member (element (json_node_get_object (root), "certificates", 0),
                                                  "not_after"), ==, "9999-12-31T23:59:59Z");
  g_assert_cmpint (json_object_get_int_member (element (json_node_get_object (root), "certificates", 0),
                                               "path_length"), ==, 7);
}

static void
test_node (void)
{
  g_autoptr(GBytes) junk = g_bytes_new_static ("\060\003\002\001", 4);
  g_autoptr(AssayNode) node = assay_x509_decode (junk);
  g_autofree char *text = assay_export_json_node (node, ASSAY_JSON_DEFAULT);
  g_autoptr(JsonNode) root = parse (text);

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "key"), ==, "certificate");
  g_assert_nonnull (strstr (text, "\"malformed\":true"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-json/order", test_order);
  g_test_add_func ("/export-json/facts", test_facts);
  g_test_add_func ("/export-json/bytes", test_bytes);
  g_test_add_func ("/export-json/brief", test_brief);
  g_test_add_func ("/export-json/failures", test_failures);
  g_test_add_func ("/export-json/alert", test_alert);
  g_test_add_func ("/export-json/no-path", test_no_path);
  g_test_add_func ("/export-json/unreadable-dates", test_unreadable_dates);
  g_test_add_func ("/export-json/node", test_node);
  return g_test_run ();
}
