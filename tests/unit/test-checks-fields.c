/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/assay-checks.h"
#include "checks/checks-fields.h"

#include <string.h>

#include "decode/decode-x509.h"
#include "support/fixture-report.h"

/* Certificates of a.example that signed themselves, in base64: what OpenSSL makes of "req -x509". */

static const char plain[] =
  "MIIBTTCB9KADAgECAgEBMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCWEuZXhhbXBsZTAeFw0yNjExMjQwNTE0MzJaFw0yNzAyMjIwNTE0MzJaMBQx"
  "EjAQBgNVBAMMCWEuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOBbo/j2dFbELmr8rAsLflk2ZZDipfCnLB3SHV/z0Yn4gcqXK/VX"
  "wgvHs2B6VsSXMdPy0fS9B3ffHxM0/TP982+jNzA1MBQGA1UdEQQNMAuCCWEuZXhhbXBsZTAdBgNVHQ4EFgQUKiVvOD0fCb2iNbG/XOqENi+NnJsw"
  "CgYIKoZIzj0EAwIDSAAwRQIgcKEdKqeHyaCGZLfXyGou+V9Arc1MKsHFw2/7w/ySgJwCIQCh15zTTnKczsheVUfOqAXekriKFDrLLwRYKtHoyv/o"
  "SQ==";

static const char issuers_only[] =
  "MIIBZzCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlhLmV4YW1wbGUwHhcNMjYxMTI0MDUxNDMyWhcNMjcwMjIyMDUxNDMyWjAU"
  "MRIwEAYDVQQDDAlhLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATgW6P49nRWxC5q/KwLC35ZNmWQ4qXwpywd0h1f89GJ+IHKlyv1"
  "V8ILx7NgelbElzHT8tH0vQd33x8TNP0z/fNvo1AwTjAtBggrBgEFBQcBAQQhMB8wHQYIKwYBBQUHMAKGEWh0dHA6Ly9pLmV4YW1wbGUvMB0GA1Ud"
  "DgQWBBQqJW84PR8JvaI1sb9c6oQ2L42cmzAKBggqhkjOPQQDAgNIADBFAiEAxifMkafBaIAvPCFvqJqdTFbu04dcKmuCxAg4KaVxRtQCIFg2rai6"
  "CmRGmKPa+l1jcnqABHUVKAPmM314vlEZeNgA";

static const char responder[] =
  "MIIBhTCCASygAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlhLmV4YW1wbGUwHhcNMjYxMTI0MDUxNDMyWhcNMjcwMjIyMDUxNDMyWjAU"
  "MRIwEAYDVQQDDAlhLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATgW6P49nRWxC5q/KwLC35ZNmWQ4qXwpywd0h1f89GJ+IHKlyv1"
  "V8ILx7NgelbElzHT8tH0vQd33x8TNP0z/fNvo28wbTBMBggrBgEFBQcBAQRAMD4wHQYIKwYBBQUHMAKGEWh0dHA6Ly9pLmV4YW1wbGUvMB0GCCsG"
  "AQUFBzABhhFodHRwOi8vby5leGFtcGxlLzAdBgNVHQ4EFgQUKiVvOD0fCb2iNbG/XOqENi+NnJswCgYIKoZIzj0EAwIDRwAwRAIgWC6tdHH4Brg2"
  "iiXIUqA1pp+Un3Y15ALMzfeazB/pp+ICIDTplXTW057h+mLOVYkNY3dfW9I4wWBCm4I84hoip1gQ";

static const char must_staple[] =
  "MIIBejCCASCgAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlhLmV4YW1wbGUwHhcNMjYxMTI0MDUxNDMyWhcNMjcwMjIyMDUxNDMyWjAU"
  "MRIwEAYDVQQDDAlhLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATgW6P49nRWxC5q/KwLC35ZNmWQ4qXwpywd0h1f89GJ+IHKlyv1"
  "V8ILx7NgelbElzHT8tH0vQd33x8TNP0z/fNvo2MwYTAtBggrBgEFBQcBAQQhMB8wHQYIKwYBBQUHMAGGEWh0dHA6Ly9vLmV4YW1wbGUvMBEGCCsG"
  "AQUFBwEYBAUwAwIBBTAdBgNVHQ4EFgQUKiVvOD0fCb2iNbG/XOqENi+NnJswCgYIKoZIzj0EAwIDSAAwRQIgE4beLlcPUBEuUAHKmk/qF32WirBn"
  "WXlQyrqLMwipxcQCIQCVhfbiFeBva1VDdCjvW5l5Z4EDtKhUQFyRMM1bvZ4bdw==";

static const char exponent_3[] =
  "MIIB0zCCATygAwIBAgIBATANBgkqhkiG9w0BAQsFADAUMRIwEAYDVQQDDAlhLmV4YW1wbGUwHhcNMjYxMTI0MDUxNDMyWhcNMjcwMjIyMDUxNDMy"
  "WjAUMRIwEAYDVQQDDAlhLmV4YW1wbGUwgZ0wDQYJKoZIhvcNAQEBBQADgYsAMIGHAoGBAPD51sZf2g1DE2c4J7tMGctUXw9kIXi9iBz3MfI2JqxU"
  "O9PCGX5ds0xWH6dGbUdSKqiI9C0rzwvX7hVCkI+Wo265NU4MVQZ/3i+XT8svf2tv/XcCrwdTq0jh0dxuUVy387OkqCYo4OFVvdgR8Q+3LSu52nOU"
  "s6+2AIGTraq48CgzAgEDozcwNTAUBgNVHREEDTALgglhLmV4YW1wbGUwHQYDVR0OBBYEFKFyrVJcMl8Oodxe8RBD3w+dwOZwMA0GCSqGSIb3DQEB"
  "CwUAA4GBAAtIsEDiOrhggV/ATEagl0DjDSLij0muWksKB9xzDPaTVrXDOgN3WMQs2kZF4s6jTu3Y1/uZC0JSTkWHdeP7HZJOxO/65XuQQpGJNzSE"
  "7gmjnK5JFfutwqobDkwp984VRJSZljLV1eUFeAgFybyYHz/fPNbR8Wb9oFIVS7zNwJYW";

static const char pss_sha1[] =
  "MIIB1TCCAT6gAwIBAgIBATANBgkqhkiG9w0BAQowADAUMRIwEAYDVQQDDAlhLmV4YW1wbGUwHhcNMjYxMTI0MDUxNDMyWhcNMjcwMjIyMDUxNDMy"
  "WjAUMRIwEAYDVQQDDAlhLmV4YW1wbGUwgZ8wDQYJKoZIhvcNAQEBBQADgY0AMIGJAoGBALKD8u0LSbCQZ/Vj1xuZzUm9Ss7gZ/vlnYtCGTjPUwd1"
  "bhSzqm9d4hEqwFhmmvOk77gHIG+BbCx/eTVG+ot4BE94Y52ebtqIOCZHSITTDX9be8Iyop1ZSz7kVj8PcEB1P02rpG+YTsDvJORU8rgQcFR0KXdl"
  "5HBh+UbiJdCP55KJAgMBAAGjNzA1MBQGA1UdEQQNMAuCCWEuZXhhbXBsZTAdBgNVHQ4EFgQUKTbTq77k0+blGKLuvSxqIVYnZoEwDQYJKoZIhvcN"
  "AQEKMAADgYEAZN2aiVo/0zQCsBYZOWN2HCxqpoW1H/cMtpi4wXEkjITxwUxZSu5C7W4ym9lDkPjMfc5Osqt3KoI2nr1FsyNgYxiLIIWZ9nMXqtwJ"
  "vJLE2wDc5s1NKZOrsb2gYs4m92luiHuKO93TJi/L4QpLayBFPTPbxHKrlOhKCNvMGnK4QuI=";

static const char pss_sha256[] =
  "MIICPTCCAXKgAwIBAgIBATBBBgkqhkiG9w0BAQowNKAPMA0GCWCGSAFlAwQCAQUAoRwwGgYJKoZIhvcNAQEIMA0GCWCGSAFlAwQCAQUAogMCASAw"
  "FDESMBAGA1UEAwwJYS5leGFtcGxlMB4XDTI2MTEyNDA1MTQzMloXDTI3MDIyMjA1MTQzMlowFDESMBAGA1UEAwwJYS5leGFtcGxlMIGfMA0GCSqG"
  "SIb3DQEBAQUAA4GNADCBiQKBgQCyg/LtC0mwkGf1Y9cbmc1JvUrO4Gf75Z2LQhk4z1MHdW4Us6pvXeIRKsBYZprzpO+4ByBvgWwsf3k1RvqLeARP"
  "eGOdnm7aiDgmR0iE0w1/W3vCMqKdWUs+5FY/D3BAdT9Nq6RvmE7A7yTkVPK4EHBUdCl3ZeRwYflG4iXQj+eSiQIDAQABozcwNTAUBgNVHREEDTAL"
  "gglhLmV4YW1wbGUwHQYDVR0OBBYEFCk206u+5NPm5Rii7r0saiFWJ2aBMEEGCSqGSIb3DQEBCjA0oA8wDQYJYIZIAWUDBAIBBQChHDAaBgkqhkiG"
  "9w0BAQgwDQYJYIZIAWUDBAIBBQCiAwIBIAOBgQB4imJtPw04OBjcyM0y47vlMHJwscq1C3nnpqpiuJ8Hr1BjEN84AgmYAlv2tDPLxPgxIePI0s9W"
  "q3gIXfBXmVcz5+OieSIwiMAfK6DKOYNx1m2+tPEYbmwa/GFtXbk32qGXy/zD5xj7bucfvY6CxXfDDAVJBq43kfV1e7Pl1Z1IRg==";

static GBytes *
decode_base64 (const char *text)
{
  gsize length;
  guchar *data = g_base64_decode (text, &length);

  return g_bytes_new_take (data, length);
}

static AssayCertificate *
read_certificate (const char *text)
{
  g_autoptr(GBytes) der = decode_base64 (text);

  return assay_x509_read (der, ASSAY_ORIGIN_SERVER);
}

/* The exponent 3 in the DER: INTEGER, one octet; @exponent takes its place. */
static AssayCertificate *
read_with_exponent (guint8 exponent)
{
  static const guint8 three[] = { 0x02, 0x01, 0x03 };
  gsize length;
  g_autofree guint8 *data = g_base64_decode (exponent_3, &length);
  g_autoptr(GBytes) der = NULL;
  guint8 *found = memmem (data, length, three, sizeof three);

  g_assert_nonnull (found);
  found[2] = exponent;
  der = g_bytes_new (data, length);
  return assay_x509_read (der, ASSAY_ORIGIN_SERVER);
}

/* The status of @id in a good report whose leaf is @leaf. (transfer full for @leaf) */
static AssayStatus
judge (const char       *id,
       AssayCertificate *leaf)
{
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssayAssessment) assessment = NULL;
  AssayReport draft;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  assay_certificate_unref (draft.certificates->pdata[FIXTURE_LEAF]);
  draft.certificates->pdata[FIXTURE_LEAF] = leaf;
  report = assay_report_take (&draft);
  assessment = assay_checks_run (report);
  return assay_assessment_find (assessment, id)->status;
}

static void
test_responder (void)
{
  static const struct {
    const char *der;
    gboolean    responder;
    gboolean    must_staple;
  } cases[] = {
    { plain,        FALSE, FALSE },
    { issuers_only, FALSE, FALSE },
    { responder,    TRUE,  FALSE },
    { must_staple,  TRUE,  TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(AssayCertificate) certificate = read_certificate (cases[i].der);

      g_assert_cmpint (assay_fields_has_responder (certificate), ==, cases[i].responder);
      g_assert_cmpint (assay_fields_must_staple (certificate), ==, cases[i].must_staple);
    }
}

/* The note is for those whose certificate names a responder, the error for those that promised (RFC 7633). */
static void
test_staple (void)
{
  g_assert_cmpint (judge ("ocsp-staple", read_certificate (plain)), ==, ASSAY_STATUS_PASS);
  g_assert_cmpint (judge ("ocsp-staple", read_certificate (issuers_only)), ==, ASSAY_STATUS_PASS);
  g_assert_cmpint (judge ("ocsp-staple", read_certificate (responder)), ==, ASSAY_STATUS_NOTE);
  g_assert_cmpint (judge ("ocsp-staple", read_certificate (must_staple)), ==, ASSAY_STATUS_ERROR);
}

static void
test_exponent (void)
{
  g_autoptr(AssayCertificate) three = read_certificate (exponent_3);
  g_autoptr(AssayCertificate) usual = read_certificate (pss_sha256);
  g_autoptr(AssayCertificate) none = read_certificate (plain);

  g_assert_cmpuint (assay_fields_get_rsa_exponent (three), ==, 3);
  g_assert_cmpuint (assay_fields_get_rsa_exponent (usual), ==, 65537);
  g_assert_cmpuint (assay_fields_get_rsa_exponent (none), ==, 0);

  g_assert_cmpint (judge ("rsa-exponent", read_certificate (plain)), ==, ASSAY_STATUS_PASS);
  g_assert_cmpint (judge ("rsa-exponent", read_certificate (pss_sha256)), ==, ASSAY_STATUS_PASS);
  g_assert_cmpint (judge ("rsa-exponent", read_with_exponent (1)), ==, ASSAY_STATUS_ERROR);
  g_assert_cmpint (judge ("rsa-exponent", read_with_exponent (2)), ==, ASSAY_STATUS_ERROR);
  g_assert_cmpint (judge ("rsa-exponent", read_with_exponent (3)), ==, ASSAY_STATUS_NOTE);
  g_assert_cmpint (judge ("rsa-exponent", read_with_exponent (17)), ==, ASSAY_STATUS_NOTE);
}

/* RSASSA-PSS says its hash apart, and means SHA-1 when it says none (RFC 4055 section 3.1). */
static void
test_signature (void)
{
  g_autoptr(AssayCertificate) sha1 = read_certificate (pss_sha1);
  g_autoptr(AssayCertificate) sha256 = read_certificate (pss_sha256);
  g_autoptr(AssayCertificate) ecdsa = read_certificate (plain);
  g_autofree char *sha1_words = assay_fields_dup_signature (sha1);
  g_autofree char *sha256_words = assay_fields_dup_signature (sha256);
  g_autofree char *ecdsa_words = assay_fields_dup_signature (ecdsa);

  g_assert_cmpstr (sha1_words, ==, "rsassaPss, sha1");
  g_assert_cmpstr (sha256_words, ==, "rsassaPss, sha256");
  g_assert_cmpstr (ecdsa_words, ==, "ecdsa-with-SHA256");
}

/* The same with an issuer, since what signed itself is not blamed for its signature. */
static AssayCertificate *
issued (const char *der)
{
  AssayCertificate *certificate = read_certificate (der);

  g_bytes_unref (certificate->issuer_der);
  certificate->issuer_der = g_bytes_new_static ("other", 5);
  return certificate;
}

static void
test_signature_check (void)
{
  g_assert_cmpint (judge ("signature-algorithm", issued (pss_sha1)), ==, ASSAY_STATUS_ERROR);
  g_assert_cmpint (judge ("signature-algorithm", issued (pss_sha256)), ==, ASSAY_STATUS_PASS);
}

/* Bytes that are no certificate have none of this. */
static void
test_noise (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("\x30\x03\x02\x01\x03", 5);
  g_autoptr(AssayCertificate) certificate = assay_x509_read (bytes, ASSAY_ORIGIN_SERVER);
  g_autofree char *signature = assay_fields_dup_signature (certificate);

  g_assert_false (assay_fields_has_responder (certificate));
  g_assert_false (assay_fields_must_staple (certificate));
  g_assert_cmpuint (assay_fields_get_rsa_exponent (certificate), ==, 0);
  g_assert_cmpstr (signature, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks-fields/responder", test_responder);
  g_test_add_func ("/checks-fields/staple", test_staple);
  g_test_add_func ("/checks-fields/exponent", test_exponent);
  g_test_add_func ("/checks-fields/signature", test_signature);
  g_test_add_func ("/checks-fields/signature-check", test_signature_check);
  g_test_add_func ("/checks-fields/noise", test_noise);
  return g_test_run ();
}
