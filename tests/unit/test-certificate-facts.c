/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "decode/decode-x509.h"
#include "story/assay-certificate-facts.h"
#include "support/fixture-report.h"
#include "support/wire.h"

static const AssayCertificateSection *
find_section (const AssayCertificateFacts *facts,
              const char                  *title)
{
  for (guint i = 0; i < facts->sections->len; i++)
    {
      const AssayCertificateSection *section = g_ptr_array_index (facts->sections, i);

      if (g_strcmp0 (section->title, title) == 0)
        return section;
    }
  g_error ("no section %s", title);
}

static const AssayCertificateFact *
find_fact (const AssayCertificateFacts *facts,
           const char                  *title,
           const char                  *label)
{
  const AssayCertificateSection *section = find_section (facts, title);

  for (guint i = 0; i < section->facts->len; i++)
    {
      const AssayCertificateFact *fact = g_ptr_array_index (section->facts, i);

      if (g_str_equal (fact->label, label))
        return fact;
    }
  g_error ("no %s in %s", label, title);
}

static void
assert_value (const AssayCertificateFacts *facts,
              const char                  *title,
              const char                  *label,
              const char                  *expected)
{
  g_autofree char *value = assay_text_format (find_fact (facts, title, label)->value, NULL);

  g_assert_cmpstr (value, ==, expected);
}

static AssayCertificateFacts *
read_good (FixtureRole role)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);

  return assay_certificate_facts_new (report, role);
}

/* The facts of a leaf with other bytes. */
static AssayCertificateFacts *
read_bytes (GBytes *der)
{
  AssayReport draft;
  g_autoptr(AssayReport) report = NULL;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  g_ptr_array_set_size (draft.certificates, 0);
  g_ptr_array_add (draft.certificates, assay_x509_read (der, ASSAY_ORIGIN_SERVER));
  draft.n_sent = 1;
  fixture_report_set_path (&draft, ASSAY_PATH_NO_ISSUER, -1);
  report = assay_report_take (&draft);
  return assay_certificate_facts_new (report, 0);
}

static void
test_identity (void)
{
  g_autoptr(AssayCertificateFacts) facts = read_good (FIXTURE_LEAF);
  g_autoptr(AssayCertificateFacts) root = read_good (FIXTURE_ROOT);
  const AssayCertificateFact *serial = find_fact (facts, NULL, "Serial number");

  assert_value (facts, NULL, "Subject", "CN=shop.example.org");
  assert_value (facts, NULL, "Issuer", "CN=R11,O=Example Trust Services,C=ZZ");
  assert_value (facts, NULL, "Serial number", "03:12:A4:B5:C6:D7:E8:F9:0A:1B:2C:3D:4E:5F:60:71:82:93");
  assert_value (facts, NULL, "Version", "v3");
  g_assert_cmpint (find_fact (facts, NULL, "Issuer")->leads_to, ==, FIXTURE_INTERMEDIATE);
  g_assert_cmpint (find_fact (root, NULL, "Issuer")->leads_to, ==, -1);
  g_assert_nonnull (find_fact (root, NULL, "Issuer")->remark);
  g_assert_true (serial->node == assay_node_lookup (facts->tree, "tbs_certificate/serial_number"));
}

static void
test_validity (void)
{
  g_autoptr(AssayCertificateFacts) facts = read_good (FIXTURE_LEAF);
  const AssayCertificateFact *end = find_fact (facts, "Validity", "Not after");
  g_autofree char *left = assay_text_format (end->remark, NULL);

  assert_value (facts, "Validity", "Not before", "8 Oct 2026, 09:12:00 UTC");
  assert_value (facts, "Validity", "Not after", "6 Jan 2027, 09:11:59 UTC");
  g_assert_cmpstr (left, ==, "44 days left");
  g_assert_cmpfloat_with_epsilon (end->elapsed, 46.0 / 90, 0.01);
}

static void
test_key (void)
{
  g_autoptr(AssayCertificateFacts) leaf = read_good (FIXTURE_LEAF);
  g_autoptr(AssayCertificateFacts) root = read_good (FIXTURE_ROOT);
  const AssayCertificateFact *modulus = find_fact (root, "Public Key", "Modulus");
  g_autofree char *whole = assay_certificate_fact_dup_whole (modulus, NULL);

  assert_value (leaf, "Public Key", "Kind and size", "EC P-256");
  assert_value (root, "Public Key", "Kind and size", "RSA 4096");
  g_assert_true (modulus->cut);
  g_assert_cmpuint (strlen (whole), >=, 1024);
}

static void
test_fingerprint (void)
{
  g_autoptr(AssayCertificateFacts) facts = read_good (FIXTURE_LEAF);
  const AssayCertificateFact *fact = find_fact (facts, "Fingerprints", "SHA-256");
  g_autofree char *whole = assay_certificate_fact_dup_whole (fact, NULL);
  g_autofree char *plain = assay_certificate_dup_fingerprint (facts->certificate, G_CHECKSUM_SHA256);

  g_assert_cmpuint (strlen (whole), ==, 95);
  g_assert_cmpint (g_ascii_strncasecmp (whole, plain, 2), ==, 0);
  g_assert_cmpint (whole[2], ==, ':');
}

static void
assert_explained (const AssayCertificateFacts *facts,
                  const char                  *title,
                  const char                  *label,
                  const char                  *expected)
{
  const AssayExplanation *explanation = find_fact (facts, title, label)->explanation;

  g_assert_cmpstr (explanation != NULL ? explanation->id : NULL, ==, expected);
}

/* A row has an explanation when it is another than its section's, and its own. */
static void
test_explanations (void)
{
  g_autoptr(AssayCertificateFacts) leaf = read_good (FIXTURE_LEAF);
  g_autoptr(AssayCertificateFacts) root = read_good (FIXTURE_ROOT);

  assert_explained (leaf, NULL, "Subject", "subject");
  assert_explained (leaf, NULL, "Serial number", "serial_number");
  assert_explained (leaf, "Validity", "Not after", "not_after");
  assert_explained (leaf, "Public Key", "Kind and size", NULL);
  assert_explained (leaf, "Public Key", "SHA-256 of the key (SPKI pin)", "spki_sha256");
  assert_explained (leaf, "Public Key", "Key", "subject_public_key");
  assert_explained (root, "Public Key", "Modulus", NULL);
  assert_explained (leaf, "Fingerprints", "SHA-256", "sha256");
  assert_explained (leaf, "Fingerprints", "SHA-1", "sha1");
  assert_explained (leaf, "Basic Constraints", "Certificate authority", NULL);
}

static void
test_extensions (void)
{
  g_autoptr(AssayCertificateFacts) leaf = read_good (FIXTURE_LEAF);
  g_autoptr(AssayCertificateFacts) root = read_good (FIXTURE_ROOT);
  const AssayCertificateSection *names = find_section (leaf, "Subject Alternative Name");

  g_assert_cmpstr (names->names[0], ==, "DNS:" FIXTURE_HOST);
  g_assert_cmpuint (names->facts->len, ==, 0);
  assert_value (root, "Basic Constraints", "Certificate authority", "Yes");
  g_assert_true (find_section (root, "Basic Constraints")->critical);
  g_assert_false (names->critical);
  for (guint i = 0; i < leaf->sections->len; i++)
    {
      const AssayCertificateSection *section = g_ptr_array_index (leaf->sections, i);

      g_assert_true (section->facts->len > 0 || section->names != NULL);
    }
}

static void
test_statements (void)
{
  AssayReport draft;
  AssayRevocation revocation;
  AssayTimestamp timestamp = { .certificate = 0, .source = ASSAY_TIMESTAMP_CERTIFICATE, .timestamp = 1791450720000 };
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssayCertificateFacts) facts = NULL;
  g_autoptr(AssayCertificateFacts) other = NULL;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  g_ptr_array_set_size (draft.timestamps, 0);
  assay_revocation_draft (&revocation, ASSAY_REVOCATION_STAPLE);
  revocation.status = ASSAY_REVOCATION_REVOKED;
  revocation.revoked_at = FIXTURE_LEAF_BEGINS;
  g_ptr_array_add (draft.revocations, assay_revocation_take (&revocation));
  timestamp.bytes = wire_assemble ("00");
  timestamp.log_id = wire_assemble ("abcd");
  g_ptr_array_add (draft.timestamps, assay_timestamp_take (&timestamp));
  report = assay_report_take (&draft);
  facts = assay_certificate_facts_new (report, FIXTURE_LEAF);
  other = assay_certificate_facts_new (report, FIXTURE_INTERMEDIATE);

  assert_value (facts, "Revocation", "OCSP answer, stapled by the server", "revoked");
  assert_value (facts, "Revocation", "Revoked", "8 Oct 2026, 09:12:00 UTC");
  assert_value (facts, "Timestamps of Logs", "Timestamp in the certificate", "8 Oct 2026, 09:12:00 UTC · ab:cd");
  for (guint i = 0; i < other->sections->len; i++)
    g_assert_cmpstr (((AssayCertificateSection *) g_ptr_array_index (other->sections, i))->title, !=, "Revocation");
}

static void
assert_safe (const AssayCertificateFacts *facts)
{
  for (guint i = 0; i < facts->sections->len; i++)
    {
      const AssayCertificateSection *section = g_ptr_array_index (facts->sections, i);

      g_assert_cmpuint (section->facts->len, <=, ASSAY_FACTS_MAX_ROWS + 1);
      for (guint j = 0; j < section->facts->len; j++)
        {
          const AssayCertificateFact *fact = g_ptr_array_index (section->facts, j);
          g_autofree char *value = assay_text_format (fact->value, NULL);
          g_autofree char *whole = assay_certificate_fact_dup_whole (fact, NULL);

          g_assert_true (g_utf8_validate (value, -1, NULL));
          g_assert_true (g_utf8_validate (whole, -1, NULL));
          g_assert_null (strchr (value, '\n'));
        }
    }
}

/* Any bytes give facts. */
static void
test_spoiled (void)
{
  g_autoptr(AssayCertificate) leaf = fixture_certificate_new (FIXTURE_LEAF);
  gsize length;
  const guint8 *data = g_bytes_get_data (leaf->der, &length);

  for (gsize i = 0; i < length; i += 3)
    {
      guint8 *copy = g_memdup2 (data, length);
      g_autoptr(GBytes) der = NULL;
      g_autoptr(GBytes) cut = g_bytes_new (data, i);
      g_autoptr(AssayCertificateFacts) spoiled = NULL;
      g_autoptr(AssayCertificateFacts) shortened = read_bytes (cut);

      copy[i] ^= 0xff;
      der = g_bytes_new_take (copy, length);
      spoiled = read_bytes (der);
      assert_safe (spoiled);
      assert_safe (shortened);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certificate-facts/identity", test_identity);
  g_test_add_func ("/certificate-facts/validity", test_validity);
  g_test_add_func ("/certificate-facts/key", test_key);
  g_test_add_func ("/certificate-facts/explanations", test_explanations);
  g_test_add_func ("/certificate-facts/fingerprint", test_fingerprint);
  g_test_add_func ("/certificate-facts/extensions", test_extensions);
  g_test_add_func ("/certificate-facts/statements", test_statements);
  g_test_add_func ("/certificate-facts/spoiled", test_spoiled);
  return g_test_run ();
}
