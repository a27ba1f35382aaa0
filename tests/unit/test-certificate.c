/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-certificate.h"

#include "support/fixture-report.h"

static AssayCertificate *
copy (FixtureRole role)
{
  return fixture_certificate_new (role);
}

static void
test_fingerprint (void)
{
  g_autoptr(AssayCertificate) leaf = copy (FIXTURE_LEAF);
  g_autoptr(AssayCertificate) intermediate = copy (FIXTURE_INTERMEDIATE);
  g_autofree char *sha256 = assay_certificate_dup_fingerprint (leaf, G_CHECKSUM_SHA256);
  g_autofree char *sha1 = assay_certificate_dup_fingerprint (leaf, G_CHECKSUM_SHA1);
  g_autofree char *leaf_pin = assay_certificate_dup_spki_pin (leaf);
  g_autofree char *pin = assay_certificate_dup_spki_pin (intermediate);

  /* As OpenSSL and GnuTLS print them. */
  g_assert_cmpstr (sha256, ==, "ca15800fe8828d3a6c870eef839214e762aceae23024ad23383352eb8b496b35");
  g_assert_cmpstr (sha1, ==, "9338968d2e08706e9d044084fa1513c6439cdca1");
  g_assert_cmpstr (leaf_pin, ==, "+/bGTuCejQLfDzCGjxlVKnKJ9u2QD3ApTBL9RKPqQ3o=");
  g_assert_cmpstr (pin, ==, "uOWTTYbV/DfBKZxLuGh5awXvc66GXvFZmwljDfRUdWM=");
}

static void
test_equal (void)
{
  g_autoptr(AssayCertificate) one = copy (FIXTURE_LEAF);
  g_autoptr(AssayCertificate) same = copy (FIXTURE_LEAF);
  g_autoptr(AssayCertificate) other = copy (FIXTURE_ROOT);

  same->origin = ASSAY_ORIGIN_FILE;
  g_assert_true (assay_certificate_equal (one, one));
  g_assert_true (assay_certificate_equal (one, same));
  g_assert_false (assay_certificate_equal (one, other));
}

static void
test_self_issued (void)
{
  g_autoptr(AssayCertificate) leaf = copy (FIXTURE_LEAF);
  g_autoptr(AssayCertificate) root = copy (FIXTURE_ROOT);

  g_assert_false (assay_certificate_is_self_issued (leaf));
  g_assert_true (assay_certificate_is_self_issued (root));
}

static void
test_may_be_issuer (void)
{
  g_autoptr(AssayCertificate) leaf = copy (FIXTURE_LEAF);
  g_autoptr(AssayCertificate) intermediate = copy (FIXTURE_INTERMEDIATE);
  g_autoptr(AssayCertificate) root = copy (FIXTURE_ROOT);

  g_assert_true (assay_certificate_may_be_issuer (intermediate, leaf));
  g_assert_true (assay_certificate_may_be_issuer (root, intermediate));
  g_assert_true (assay_certificate_may_be_issuer (root, root));
  g_assert_false (assay_certificate_may_be_issuer (root, leaf));
  g_assert_false (assay_certificate_may_be_issuer (leaf, leaf));
  g_assert_false (assay_certificate_may_be_issuer (leaf, intermediate));
}

/* Key identifiers tell authorities of one name apart, where both sides have one (RFC 5280 section 4.2.1.1). */
static void
test_may_be_issuer_by_key (void)
{
  g_autoptr(AssayCertificate) leaf = copy (FIXTURE_LEAF);
  g_autoptr(AssayCertificate) renewed = copy (FIXTURE_INTERMEDIATE);

  fixture_set_text (&renewed->subject_key_id, "00112233");
  g_assert_false (assay_certificate_may_be_issuer (renewed, leaf));
  fixture_set_text (&renewed->subject_key_id, NULL);
  g_assert_true (assay_certificate_may_be_issuer (renewed, leaf));
  fixture_set_text (&renewed->subject_key_id, "00112233");
  fixture_set_text (&leaf->authority_key_id, NULL);
  g_assert_true (assay_certificate_may_be_issuer (renewed, leaf));
}

static void
test_key_summary (void)
{
  static const struct {
    const char *algorithm;
    guint       bits;
    const char *curve;
    const char *summary;
  } cases[] = {
    { "RSA",         2048, NULL,    "RSA 2048" },
    { "EC",          256,  "P-256", "EC P-256" },
    { "EC",          163,  NULL,    "EC 163" },
    { "EC",          0,    NULL,    "EC" },
    { "Ed25519",     256,  NULL,    "Ed25519" },
    { "Ed448",       456,  NULL,    "Ed448" },
    { "1.2.3.4",     0,    NULL,    "1.2.3.4" },
    { "",            0,    NULL,    "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(AssayCertificate) certificate = copy (FIXTURE_LEAF);
      g_autofree char *summary = NULL;

      fixture_set_text (&certificate->key_algorithm, cases[i].algorithm);
      fixture_set_text (&certificate->key_curve, cases[i].curve);
      certificate->key_bits = cases[i].bits;
      summary = assay_certificate_dup_key_summary (certificate);
      g_assert_cmpstr (summary, ==, cases[i].summary);
    }
}

static void
test_origins (void)
{
  g_assert_cmpstr (assay_origin_name (ASSAY_ORIGIN_SERVER), ==, "server");
  g_assert_cmpstr (assay_origin_name (ASSAY_ORIGIN_TRUST_STORE), ==, "trust-store");
  g_assert_cmpstr (assay_origin_name (ASSAY_ORIGIN_FETCHED), ==, "fetched");
  g_assert_cmpstr (assay_origin_name (ASSAY_ORIGIN_FILE), ==, "file");
}

static void
test_boxed (void)
{
  g_auto(GValue) value = G_VALUE_INIT;
  g_auto(GValue) other = G_VALUE_INIT;
  AssayCertificate *leaf = copy (FIXTURE_LEAF);

  g_value_init (&value, ASSAY_TYPE_CERTIFICATE);
  g_value_init (&other, ASSAY_TYPE_CERTIFICATE);
  g_value_take_boxed (&value, leaf);
  g_value_copy (&value, &other);
  g_assert_true (g_value_get_boxed (&other) == leaf);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certificate/fingerprint", test_fingerprint);
  g_test_add_func ("/certificate/equal", test_equal);
  g_test_add_func ("/certificate/self-issued", test_self_issued);
  g_test_add_func ("/certificate/may-be-issuer", test_may_be_issuer);
  g_test_add_func ("/certificate/may-be-issuer-by-key", test_may_be_issuer_by_key);
  g_test_add_func ("/certificate/key-summary", test_key_summary);
  g_test_add_func ("/certificate/origins", test_origins);
  g_test_add_func ("/certificate/boxed", test_boxed);
  return g_test_run ();
}
