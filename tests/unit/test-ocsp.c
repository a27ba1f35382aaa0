/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What OCSP responses say that may be relied on: of OpenSSL's responder (tests/data/ocsp), and of our own, which can be
 * made to say anything. */
#include <string.h>

#include "decode/decode-x509.h"
#include "decode/ocsp-facts.h"
#include "engine/assay-signed.h"
#include "path/path-ocsp.h"
#include "practice/practice-ocsp.h"

#define HOUR 3600
#define DAY  (24 * HOUR)

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "data", "ocsp", name, NULL);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

static AssayCertificate *
load_certificate (const char *name)
{
  g_autoptr(GBytes) der = load (name);

  return assay_x509_read (der, ASSAY_ORIGIN_FILE);
}

/* When OpenSSL signed it. */
static gint64
produced_at (GBytes *response)
{
  AssayOcspFacts facts;

  g_assert_true (assay_ocsp_read (response, &facts));
  return facts.produced_at;
}

static AssayRevocation *
ask (GBytes     *response,
     const char *certificate_name,
     gint64      later)
{
  g_autoptr(AssayCertificate) certificate = load_certificate (certificate_name);
  g_autoptr(AssayCertificate) issuer = load_certificate ("issuer.der");
  const AssayOcspQuestion question = {
    .certificate = certificate, .issuer = issuer, .now = produced_at (response) + later, .verify = assay_signed_verify,
  };

  return assay_ocsp_evaluate (response, ASSAY_REVOCATION_OCSP_FILE, &question);
}

static void
assert_said (const AssayRevocation  *revocation,
             AssayRevocationStatus   status,
             AssayRevocationProblem  problem)
{
  g_assert_cmpstr (assay_revocation_problem_name (revocation->problem), ==, assay_revocation_problem_name (problem));
  g_assert_cmpstr (assay_revocation_status_name (revocation->status), ==, assay_revocation_status_name (status));
}

/* Who may sign. */
static void
test_responders (void)
{
  static const struct {
    const char             *name;
    AssayRevocationProblem  problem;
  } cases[] = {
    { "direct.der",              ASSAY_REVOCATION_FINE },
    { "delegated.der",           ASSAY_REVOCATION_FINE },
    { "delegated-by-key.der",    ASSAY_REVOCATION_FINE },
    { "nonce.der",               ASSAY_REVOCATION_FINE },
    { "pretended.der",           ASSAY_REVOCATION_UNAUTHORIZED },     /* its certificate is not for that */
    { "foreign.der",             ASSAY_REVOCATION_UNAUTHORIZED },     /* another authority's responder */
    { "without-certificate.der", ASSAY_REVOCATION_UNAUTHORIZED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) response = load (cases[i].name);
      g_autoptr(AssayRevocation) revocation = ask (response, "leaf.der", HOUR);

      g_test_message ("%s", cases[i].name);
      assert_said (revocation, cases[i].problem == ASSAY_REVOCATION_FINE ? ASSAY_REVOCATION_GOOD
                                                                         : ASSAY_REVOCATION_UNUSABLE, cases[i].problem);
    }
}

static void
test_facts (void)
{
  g_autoptr(GBytes) response = load ("revoked.der");
  g_autoptr(AssayRevocation) revocation = ask (response, "other.der", HOUR);
  g_autoptr(GBytes) by_key = load ("delegated-by-key.der");
  g_autoptr(AssayRevocation) other = ask (by_key, "leaf.der", HOUR);

  assert_said (revocation, ASSAY_REVOCATION_REVOKED, ASSAY_REVOCATION_FINE);
  g_assert_cmpint (revocation->reason, ==, 4);
  g_assert_cmpint (revocation->revoked_at, ==, 1767268800);             /* 2026-01-01 12:00:00 */
  g_assert_cmpint (revocation->this_update, ==, produced_at (response));
  g_assert_cmpint (revocation->next_update, ==, produced_at (response) + 7 * DAY);
  g_assert_cmpstr (revocation->responder, ==, "CN=Example Authority");
  g_assert_cmpuint (strlen (other->responder), ==, 40);
}

static void
test_wrong_certificate (void)
{
  g_autoptr(GBytes) response = load ("direct.der");
  g_autoptr(AssayRevocation) revocation = ask (response, "other.der", HOUR);

  assert_said (revocation, ASSAY_REVOCATION_UNUSABLE, ASSAY_REVOCATION_WRONG_CERTIFICATE);
}

/* To the second. */
static void
test_dates (void)
{
  static const struct {
    gint64                  later;
    AssayRevocationProblem  problem;
  } cases[] = {
    { -ASSAY_OCSP_TOLERANCE - 1,          ASSAY_REVOCATION_NOT_YET_VALID },
    { -ASSAY_OCSP_TOLERANCE,              ASSAY_REVOCATION_FINE },
    { 7 * DAY,                            ASSAY_REVOCATION_FINE },
    { 7 * DAY + ASSAY_OCSP_TOLERANCE,     ASSAY_REVOCATION_FINE },
    { 7 * DAY + ASSAY_OCSP_TOLERANCE + 1, ASSAY_REVOCATION_STALE },
  };
  g_autoptr(GBytes) good = load ("direct.der");
  g_autoptr(GBytes) revoked = load ("revoked.der");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(AssayRevocation) said = ask (good, "leaf.der", cases[i].later);
      g_autoptr(AssayRevocation) bad = ask (revoked, "other.der", cases[i].later);

      assert_said (said, cases[i].problem == ASSAY_REVOCATION_FINE ? ASSAY_REVOCATION_GOOD : ASSAY_REVOCATION_UNUSABLE,
                   cases[i].problem);
      /* Once revoked, always revoked. */
      assert_said (bad, cases[i].problem == ASSAY_REVOCATION_NOT_YET_VALID ? ASSAY_REVOCATION_UNUSABLE
                                                                           : ASSAY_REVOCATION_REVOKED, cases[i].problem);
    }
}

static void
test_no_issuer (void)
{
  g_autoptr(GBytes) response = load ("direct.der");
  g_autoptr(AssayCertificate) certificate = load_certificate ("leaf.der");
  const AssayOcspQuestion question = {
    .certificate = certificate, .now = produced_at (response), .verify = assay_signed_verify
  };
  g_autoptr(AssayRevocation) revocation = assay_ocsp_evaluate (response, ASSAY_REVOCATION_STAPLE, &question);

  assert_said (revocation, ASSAY_REVOCATION_UNUSABLE, ASSAY_REVOCATION_NO_ISSUER);
}

static void
test_nonce (void)
{
  g_autoptr(GBytes) response = load ("nonce.der");
  g_autoptr(GBytes) without = load ("direct.der");
  g_autoptr(GBytes) nonce = g_bytes_new_static ("\x04\x02\x12\x34", 4);
  g_autoptr(AssayCertificate) certificate = load_certificate ("leaf.der");
  g_autoptr(AssayCertificate) issuer = load_certificate ("issuer.der");
  const AssayOcspQuestion question = {
    .certificate = certificate, .issuer = issuer, .now = produced_at (response), .nonce = nonce,
    .verify = assay_signed_verify,
  };
  g_autoptr(AssayRevocation) other = assay_ocsp_evaluate (response, ASSAY_REVOCATION_OCSP_ONLINE, &question);
  g_autoptr(AssayRevocation) none = assay_ocsp_evaluate (without, ASSAY_REVOCATION_OCSP_ONLINE, &question);

  assert_said (other, ASSAY_REVOCATION_UNUSABLE, ASSAY_REVOCATION_WRONG_NONCE);
  assert_said (none, ASSAY_REVOCATION_GOOD, ASSAY_REVOCATION_FINE);
}

/* Every byte changed, one at a time: nothing that was not signed is believed. */
static void
test_spoilt (void)
{
  g_autoptr(GBytes) response = load ("direct.der");
  g_autoptr(AssayCertificate) certificate = load_certificate ("leaf.der");
  g_autoptr(AssayCertificate) issuer = load_certificate ("issuer.der");
  AssayOcspQuestion question = {
    .certificate = certificate, .issuer = issuer, .now = produced_at (response) + HOUR, .verify = assay_signed_verify,
  };
  AssayOcspFacts facts;
  gsize size;
  const guint8 *data = g_bytes_get_data (response, &size);

  g_assert_true (assay_ocsp_read (response, &facts));
  for (gsize i = facts.tbs.offset; i < facts.signature.end; i++)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr(GBytes) spoilt = g_bytes_new_take (copy, size);
      g_autoptr(AssayRevocation) revocation = NULL;

      copy[i] ^= 1;
      revocation = assay_ocsp_evaluate (spoilt, ASSAY_REVOCATION_STAPLE, &question);
      g_test_message ("byte %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (revocation->status, ==, ASSAY_REVOCATION_UNUSABLE);
    }
}

static void
test_cut (void)
{
  g_autoptr(GBytes) response = load ("direct.der");
  g_autoptr(AssayCertificate) certificate = load_certificate ("leaf.der");
  const AssayOcspQuestion question = { .certificate = certificate, .verify = assay_signed_verify };

  for (gsize i = 0; i < g_bytes_get_size (response); i++)
    {
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (response, 0, i);
      g_autoptr(AssayRevocation) revocation = assay_ocsp_evaluate (cut, ASSAY_REVOCATION_STAPLE, &question);

      assert_said (revocation, ASSAY_REVOCATION_UNUSABLE, ASSAY_REVOCATION_MALFORMED);
    }
}

static void
test_unsuccessful (void)
{
  g_autoptr(AssayCertificate) certificate = load_certificate ("leaf.der");
  const AssayOcspQuestion question = { .certificate = certificate, .verify = assay_signed_verify };
  g_autoptr(GBytes) later = g_bytes_new_static ("\x30\x03\x0a\x01\x03", 5);
  g_autoptr(GBytes) strange = g_bytes_new_static ("\x30\x03\x0a\x01\x63", 5);
  g_autoptr(AssayRevocation) one = assay_ocsp_evaluate (later, ASSAY_REVOCATION_STAPLE, &question);
  g_autoptr(AssayRevocation) two = assay_ocsp_evaluate (strange, ASSAY_REVOCATION_STAPLE, &question);

  assert_said (one, ASSAY_REVOCATION_UNUSABLE, ASSAY_REVOCATION_UNSUCCESSFUL);
  g_assert_cmpstr (one->detail, ==, "tryLater");
  assert_said (two, ASSAY_REVOCATION_UNUSABLE, ASSAY_REVOCATION_UNSUCCESSFUL);
}

/* Our own responder. */

static AssayRevocation *
ask_practice (const AssayPracticeOcsp *ocsp)
{
  static const AssayPracticeLeaf wanted = { .issuer = ASSAY_PRACTICE_INTERMEDIATE };
  g_autoptr(GBytes) issuer_der = assay_practice_ca_get (ASSAY_PRACTICE_INTERMEDIATE, NULL);
  g_auto(gnutls_privkey_t) key = NULL;
  g_autoptr(GBytes) leaf_der = assay_practice_ca_issue (&wanted, "www.practice.test", &key, NULL);
  g_autoptr(GBytes) response = assay_practice_ocsp_make (ocsp, leaf_der, ASSAY_PRACTICE_INTERMEDIATE, NULL);
  g_autoptr(AssayCertificate) leaf = assay_x509_read (leaf_der, ASSAY_ORIGIN_SERVER);
  g_autoptr(AssayCertificate) issuer = assay_x509_read (issuer_der, ASSAY_ORIGIN_SERVER);
  const AssayOcspQuestion question = {
    .certificate = leaf, .index = 7, .issuer = issuer, .now = g_get_real_time () / G_USEC_PER_SEC,
    .uri = "http://ocsp.practice.test/", .verify = assay_signed_verify,
  };

  g_assert_nonnull (response);
  return assay_ocsp_evaluate (response, ASSAY_REVOCATION_STAPLE, &question);
}

static void
test_practice (void)
{
  static const struct {
    AssayPracticeOcsp       ocsp;
    AssayRevocationStatus   status;
    AssayRevocationProblem  problem;
  } cases[] = {
    { { ASSAY_PRACTICE_SAYS_GOOD }, ASSAY_REVOCATION_GOOD },
    { { ASSAY_PRACTICE_SAYS_GOOD, .by_key = TRUE }, ASSAY_REVOCATION_GOOD },
    { { ASSAY_PRACTICE_SAYS_UNKNOWN }, ASSAY_REVOCATION_UNKNOWN },
    { { ASSAY_PRACTICE_SAYS_REVOKED }, ASSAY_REVOCATION_REVOKED },
    { { ASSAY_PRACTICE_SAYS_REVOKED, .reason = 8 }, ASSAY_REVOCATION_REVOKED },       /* removeFromCRL has no sense here */
    { { ASSAY_PRACTICE_SAYS_REVOKED, .reason = 6 }, ASSAY_REVOCATION_REVOKED },
    { { ASSAY_PRACTICE_SAYS_REVOKED, .reason = 1, .begins = -72, .ends = -48 }, ASSAY_REVOCATION_REVOKED,
      ASSAY_REVOCATION_STALE },
    /* What was on hold may be so no longer. */
    { { ASSAY_PRACTICE_SAYS_REVOKED, .reason = 6, .begins = -72, .ends = -48 }, ASSAY_REVOCATION_UNUSABLE,
      ASSAY_REVOCATION_STALE },
    { { ASSAY_PRACTICE_SAYS_GOOD, .begins = -72, .ends = -48 }, ASSAY_REVOCATION_UNUSABLE, ASSAY_REVOCATION_STALE },
    { { ASSAY_PRACTICE_SAYS_GOOD, .begins = 2, .ends = 48 }, ASSAY_REVOCATION_UNUSABLE, ASSAY_REVOCATION_NOT_YET_VALID },
    { { ASSAY_PRACTICE_SAYS_GOOD, .signer = ASSAY_PRACTICE_ROOT }, ASSAY_REVOCATION_UNUSABLE,
      ASSAY_REVOCATION_UNAUTHORIZED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(AssayRevocation) revocation = ask_practice (&cases[i].ocsp);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      assert_said (revocation, cases[i].status, cases[i].problem);
      g_assert_cmpint (revocation->reason, ==, cases[i].ocsp.reason != 0 ? cases[i].ocsp.reason : -1);
      g_assert_cmpuint (revocation->certificate, ==, 7);
      g_assert_cmpstr (revocation->uri, ==, "http://ocsp.practice.test/");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ocsp/responders", test_responders);
  g_test_add_func ("/ocsp/facts", test_facts);
  g_test_add_func ("/ocsp/wrong-certificate", test_wrong_certificate);
  g_test_add_func ("/ocsp/dates", test_dates);
  g_test_add_func ("/ocsp/no-issuer", test_no_issuer);
  g_test_add_func ("/ocsp/nonce", test_nonce);
  g_test_add_func ("/ocsp/spoilt", test_spoilt);
  g_test_add_func ("/ocsp/cut", test_cut);
  g_test_add_func ("/ocsp/unsuccessful", test_unsuccessful);
  g_test_add_func ("/ocsp/practice", test_practice);
  return g_test_run ();
}
