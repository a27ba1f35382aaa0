/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/import-json.h"

#include <string.h>

#include "checks/assay-checks.h"
#include "export/export-json.h"
#include "export/import-scan.h"
#include "support/fixture-report.h"

static char *
write_report (AssayReport *report)
{
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);

  return assay_export_json (report, assessment, NULL, ASSAY_JSON_PRETTY);
}

static AssaySavedReport *
read_text (const char  *text,
           AssayText  **why)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return assay_import_json (bytes, why);
}

static AssaySavedReport *
read_good (const char *text)
{
  AssayText *why = NULL;
  AssaySavedReport *saved = read_text (text, &why);
  g_autofree char *words = assay_text_format (why, NULL);

  g_assert_cmpstr (words, ==, NULL);
  g_assert_nonnull (saved);
  return saved;
}

static char *
write_saved (const AssaySavedReport *saved)
{
  return assay_export_json (saved->report, saved->assessment, saved->proofs, ASSAY_JSON_PRETTY);
}

/* Two of the fixtures' certificates are changed without their bytes, so it is the second writing that must be like the
 * first; real reports are held to more in the engine's tests. */
static void
test_round_trip (void)
{
  for (FixtureKind kind = 0; kind < FIXTURE_N_KINDS; kind++)
    {
      g_autoptr(AssayReport) report = fixture_report_new (kind);
      g_autofree char *first = write_report (report);
      g_autoptr(AssaySavedReport) saved = read_good (first);
      g_autofree char *second = write_saved (saved);

      g_assert_cmpuint (saved->remarks->len, ==, 0);
      g_assert_cmpuint (saved->schema, ==, 1);
      g_assert_cmpstr (saved->generator, ==, "assay " ASSAY_VERSION);
      g_assert_cmpint (assay_report_get_time (saved->report), ==, assay_report_get_time (report));
      if (kind != FIXTURE_SELF_SIGNED)
        g_assert_cmpstr (second, ==, first);
    }
}

/* What others said, in every way. */
static void
test_evidence (void)
{
  AssayReport draft;
  AssayLog log = { .name = g_strdup ("A log"), .operator_name = g_strdup ("Someone"), .state = ASSAY_LOG_RETIRED };
  AssayTimestamp *timestamp;
  AssayRevocation *revocation;
  g_autoptr(AssayReport) report = NULL;
  g_autofree char *first = NULL;
  g_autoptr(AssaySavedReport) saved = NULL;
  g_autofree char *second = NULL;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  for (AssayRevocationStatus i = ASSAY_REVOCATION_UNUSABLE; i <= ASSAY_REVOCATION_REVOKED; i++)
    revocation = fixture_report_add_revocation (&draft, FIXTURE_INTERMEDIATE, ASSAY_REVOCATION_CRL_ONLINE, i);
  revocation->uri = g_strdup ("http://crl.example.org/");
  revocation->problem = ASSAY_REVOCATION_NOT_FETCHED;
  timestamp = fixture_report_add_timestamp (&draft, 3);
  log.id = g_bytes_ref (timestamp->log_id);
  log.key = g_bytes_new (NULL, 0);
  timestamp->log = assay_log_take (&log);
  timestamp->signature = ASSAY_TIMESTAMP_VALID;
  report = assay_report_take (&draft);
  first = write_report (report);
  saved = read_good (first);
  second = write_saved (saved);
  g_assert_cmpstr (second, ==, first);
  g_assert_cmpuint (saved->report->revocations->len, ==, 4);
}

/* What is thought of it now, and what was thought then. */
static void
test_then_and_now (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  g_autofree char *text = write_report (report);
  g_autoptr(AssaySavedReport) saved = read_good (text);
  g_autoptr(AssayAssessment) now = assay_checks_run_at (saved->report, FIXTURE_LEAF_ENDS + 1);

  g_assert_cmpint (saved->assessment->verdict, ==, ASSAY_VERDICT_TRUSTED);
  g_assert_cmpint (now->verdict, ==, ASSAY_VERDICT_UNTRUSTED);
  g_assert_cmpint (assay_assessment_find (now, "validity")->status, ==, ASSAY_STATUS_ERROR);
  g_assert_cmpint (assay_report_get_time (saved->report), ==, FIXTURE_TIME);
}

static char *
replace (const char *text,
         const char *part,
         const char *by)
{
  GString *changed = g_string_new (text);

  if (g_string_replace (changed, part, by, 1) != 1)
    g_error ("%s is not there", part);
  return g_string_free (changed, FALSE);
}

/* Each fault is told, with its place. */
static void
test_damaged (void)
{
  static const struct {
    const char *part;
    const char *by;
    const char *why;
  } faults[] = {
    { "\"schema\": 1,", "", "schema: This is missing" },
    { "\"schema\": 1,", "\"schema\": \"1\",", "schema: This is no whole number" },
    { "\"port\": 443,", "\"port\": 70000,", "target/port: This number is out of range" },
    { "\"port\": 443,", "\"port\": -1,", "target/port: This number is out of range" },
    { "\"port\": 443,", "\"port\": 1e3,", "target/port: This is no whole number" },
    { "\"scheme\": \"https\"", "\"scheme\": \"gopher\"", "target: This cannot be a target" },
    { "\"host\": \"shop.example.org\"", "\"host\": \"<b>\"", "target: This cannot be a target" },
    { "\"verdict\": \"trusted\"", "\"verdict\": \"fine\"", "outcome/verdict: This word is not known here" },
    { "\"verdict\": \"trusted\"", "\"verdict\": \"failed\"", "The verdict does not fit the error" },
    { "\"started_at\": \"2026-11-23T09:00:00.000Z\"", "\"started_at\": \"today\"",
      "started_at: This is no moment in UTC (RFC 3339)" },
    { "\"duration_ms\": 61", "\"duration_ms\": 1e300", "duration_ms: This number is out of range" },
    { "\"phases\": [", "\"phases\": [ 1,", "phases/0: This is no object" },
    { "-----BEGIN CERTIFICATE-----", "-----BEGIN GARBAGE-----", "certificates/0/pem: This is no certificate in PEM" },
    { "-----BEGIN CERTIFICATE-----\\n", "-----BEGIN CERTIFICATE-----\\n<b>",
      "certificates/0/pem: This is no certificate in PEM" },
    { "\"built\": [", "\"built\": [ 99,", "chain/built/0: This number is out of range" },
    { "\"built\": [", "\"built\": [ null,", "chain/built/0: This is no whole number" },
    { "\"sent\": [", "\"sent\": [ 2,", "chain/sent: These must be the first certificates, in order" },
    { "\"bytes\": \"", "\"bytes\": \"*", "messages/0/bytes: This is no base64" },
    { "\"type_code\": 1,", "\"type_code\": 256,", "messages/0/type_code: This number is out of range" },
    { "\"direction\": \"sent\"", "\"direction\": \"up\"", "messages/0/direction: This word is not known here" },
    { "\"checks\": [", "\"checks\": [ {},", "checks/0/id: This is missing" },
    { "\"checks\": [", "\"checks\": {}, \"more\": [", "checks: This is no list" },
    { "\"forward_secrecy\": true", "\"forward_secrecy\": 1", "connection/forward_secrecy: This is neither true nor "
      "false" },
  };
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  g_autofree char *text = write_report (report);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *damaged = replace (text, faults[i].part, faults[i].by);
      g_autoptr(AssayText) why = NULL;
      g_autofree char *words = NULL;

      g_assert_null (read_text (damaged, &why));
      words = assay_text_format (why, NULL);
      g_assert_cmpstr (words, ==, faults[i].why);
    }
}

static void
assert_refused (const char *text,
                gsize       length,
                const char *start)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(AssayText) why = NULL;
  g_autofree char *words = NULL;

  g_assert_null (assay_import_json (bytes, &why));
  words = assay_text_format (why, NULL);
  if (!g_str_has_prefix (words, start))
    g_error ("%s, not %s", words, start);
}

static void
test_no_json (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autofree char *many = g_strnfill (ASSAY_LIMIT_SAVED_VALUES * 2, ',');
  g_autofree char *large = g_malloc0 (ASSAY_LIMIT_SAVED + 1);

  assert_refused ("", 0, "There is nothing in it");
  assert_refused ("{\n  \"a\": }", 10, "This is no JSON, or damaged (line, column, reason): 2:");
  assert_refused ("{\"a\":1", 6, "This is no JSON");
  assert_refused ("[]", 2, "This file holds several reports");
  assert_refused ("[{},{}]", 7, "This file holds several reports");
  assert_refused ("1", 1, "This is no object");
  assert_refused ("{\"schema\"\n:\0}", 13, "Line 2, column 2: this is not text");
  assert_refused ("\"\xff\"", 3, "Line 1, column 2: this is not text");
  assert_refused (deep, strlen (deep), "Line 1, column 65: it is nested too deeply");
  assert_refused (many, strlen (many), "Line 1, column 400001: there is more in it");
  assert_refused (large, ASSAY_LIMIT_SAVED + 1, "It is larger than 64");
}

/* Trees are made again from the bytes, so what stands in the file is not even looked at, however deep it is. */
static void
test_fields_are_not_read (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  g_autofree char *text = write_report (report);
  g_autoptr(GString) deep = g_string_new ("\"fields\" : {\"x\":\"}\\\"\",\"a\":");
  g_autofree char *changed = NULL;
  g_autoptr(AssaySavedReport) saved = NULL;
  g_autofree char *again = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < 5000; i++)
    g_string_append_c (deep, ']');
  g_string_append (deep, "}, \"fingerprints_\": {");
  changed = replace (text, "\"fields\": {", deep->str);
  saved = read_good (changed);
  again = write_saved (saved);
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpuint (saved->remarks->len, ==, 1);
}

static char *
get_remark (const AssaySavedReport *saved)
{
  g_assert_cmpuint (saved->remarks->len, ==, 1);
  return assay_text_format (g_ptr_array_index (saved->remarks, 0), NULL);
}

static void
test_newer (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  g_autofree char *text = write_report (report);
  g_autofree char *newer = replace (text, "\"schema\": 1,", "\"schema\": 2, \"novelty\": [1, {}],");
  g_autofree char *word = replace (newer, "\"family\": \"any\"", "\"family\": \"ipv8\"");
  g_autofree char *odd = replace (text, "\"schema\": 1,", "\"schema\": 1, \"novelty\": [1, {}],");
  g_autoptr(AssaySavedReport) a = read_good (word);
  g_autoptr(AssaySavedReport) b = read_good (odd);
  g_autofree char *of_a = get_remark (a);
  g_autofree char *of_b = get_remark (b);

  g_assert_cmpuint (a->schema, ==, 2);
  g_assert_cmpuint (a->report->certificates->len, ==, 3);
  g_assert_true (g_str_has_prefix (of_a, "A newer version of Assay wrote this report (format 2)."));
  g_assert_cmpstr (of_b, ==, "1 member of this report is not known here and is left out.");
}

static void
test_brief (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);
  g_autofree char *text = assay_export_json (report, assessment, NULL, ASSAY_JSON_BRIEF);
  g_autofree char *listed = g_strconcat (" [ ", text, " ]\n", NULL);
  g_autoptr(AssaySavedReport) saved = read_good (listed);
  g_autofree char *remark = get_remark (saved);

  g_assert_true (g_str_has_prefix (remark, "This report was written in brief"));
  g_assert_cmpuint (saved->report->messages->len, ==, 0);
  g_assert_cmpuint (saved->report->certificates->len, ==, 3);
}

/* What a stranger wrote for people is made visible like all else. */
static void
test_markup (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  g_autofree char *text = write_report (report);
  g_autofree char *a = replace (text, "\"headline\": \"Trusted\"", "\"headline\": \"<b>\\u202e{host}%s\\u0007\"");
  g_autofree char *b = replace (a, "\"generator\": \"assay", "\"generator\": \"\\u001b[31massay");
  g_autoptr(AssaySavedReport) saved = read_good (b);
  g_autofree char *headline = assay_text_format (saved->assessment->headline, NULL);

  g_assert_cmpstr (headline, ==, "<b>\\u{202e}{host}%s\\x07");
  g_assert_cmpstr (saved->generator, ==, "\\x1b[31massay " ASSAY_VERSION);
}

static void
test_looks_like_a_report (void)
{
  static const struct {
    const char *text;
    gboolean    is;
  } rows[] = {
    { "{", TRUE }, { " \n\t[", TRUE }, { "", FALSE }, { "-----BEGIN CERTIFICATE-----", FALSE }, { "0\202", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (rows[i].text, strlen (rows[i].text));

      g_assert_cmpint (assay_import_is_report (bytes), ==, rows[i].is);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-json/evidence", test_evidence);
  g_test_add_func ("/import-json/round-trip", test_round_trip);
  g_test_add_func ("/import-json/then-and-now", test_then_and_now);
  g_test_add_func ("/import-json/damaged", test_damaged);
  g_test_add_func ("/import-json/no-json", test_no_json);
  g_test_add_func ("/import-json/fields-are-not-read", test_fields_are_not_read);
  g_test_add_func ("/import-json/newer", test_newer);
  g_test_add_func ("/import-json/brief", test_brief);
  g_test_add_func ("/import-json/markup", test_markup);
  g_test_add_func ("/import-json/looks-like-a-report", test_looks_like_a_report);
  return g_test_run ();
}
