/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificate timestamps: of logs of our own (tests/data/sct). */
#include <string.h>

#include "decode/decode-evidence.h"
#include "decode/decode-x509.h"
#include "decode/x509-precertificate.h"
#include "decode/x509-signed.h"
#include "engine/assay-signed.h"
#include "export/import-logs.h"
#include "path/path-sct.h"

#define TIME G_GINT64_CONSTANT (1767268800123)

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "data", "sct", name, NULL);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

static GPtrArray *
load_logs (void)
{
  g_autoptr(GBytes) bytes = load ("log_list.json");
  g_autoptr(AssayText) why = NULL;
  GPtrArray *logs = assay_import_logs (bytes, &why);

  g_assert_nonnull (logs);
  return logs;
}

/* Who is asked about which certificate, issued by whom. */
typedef struct {
  AssayCertificate *certificate;
  AssayCertificate *issuer;
  GPtrArray        *logs;
} Setting;

static void
setting_clear (Setting *setting)
{
  assay_certificate_unref (setting->certificate);
  assay_certificate_unref (setting->issuer);
  g_ptr_array_unref (setting->logs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

static void
setting_init (Setting    *setting,
              const char *name)
{
  g_autoptr(GBytes) der = load (name);
  g_autoptr(GBytes) issuer = load ("issuer.der");

  setting->certificate = assay_x509_read (der, ASSAY_ORIGIN_FILE);
  setting->issuer = assay_x509_read (issuer, ASSAY_ORIGIN_FILE);
  setting->logs = load_logs ();
}

static AssayTimestamp *
evaluate (const Setting        *setting,
          GBytes               *sct,
          AssayTimestampSource  source,
          gboolean              with_issuer)
{
  const AssaySctQuestion question = {
    .certificate = setting->certificate, .issuer = with_issuer ? setting->issuer : NULL, .logs = setting->logs,
    .verify = assay_signed_verify,
  };

  return assay_sct_evaluate (sct, source, &question);
}

static void
assert_signature (const AssayTimestamp    *timestamp,
                  AssayTimestampSignature  signature)
{
  g_assert_cmpstr (assay_timestamp_signature_name (timestamp->signature), ==, assay_timestamp_signature_name (signature));
}

/* What the log signed is the certificate that OpenSSL issues without the timestamps. */
static void
test_precertificate (void)
{
  g_autoptr(GBytes) logged = load ("logged.der");
  g_autoptr(GBytes) plain = load ("plain.der");
  g_autoptr(GBytes) made = assay_x509_dup_precertificate (logged);
  g_autoptr(GBytes) same = assay_x509_dup_precertificate (plain);
  g_auto(AssayX509Signed) parts = { NULL };

  g_assert_true (assay_x509_read_signed (plain, &parts));
  g_assert_true (g_bytes_equal (made, parts.content));
  g_assert_true (g_bytes_equal (same, parts.content));
}

static void
test_embedded (void)
{
  static const struct {
    const char              *log;
    AssayLogState            state;
    AssayTimestampSignature  signature;
  } expected[] = {
    { "EC log",  ASSAY_LOG_USABLE,  ASSAY_TIMESTAMP_VALID },
    { "RSA log", ASSAY_LOG_RETIRED, ASSAY_TIMESTAMP_VALID },
    { NULL,      0,                 ASSAY_TIMESTAMP_UNKNOWN_LOG },
  };
  g_auto(Setting) setting = { NULL };
  g_autoptr(GPtrArray) scts = NULL;

  setting_init (&setting, "logged.der");
  scts = assay_decode_embedded_scts (setting.certificate->der);
  g_assert_cmpuint (scts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < scts->len; i++)
    {
      g_autoptr(AssayTimestamp) timestamp = evaluate (&setting, g_ptr_array_index (scts, i),
                                                      ASSAY_TIMESTAMP_CERTIFICATE, TRUE);

      assert_signature (timestamp, expected[i].signature);
      g_assert_cmpint (timestamp->timestamp, ==, TIME);
      g_assert_cmpstr (timestamp->log != NULL ? timestamp->log->name : NULL, ==, expected[i].log);
      if (timestamp->log != NULL)
        g_assert_cmpint (timestamp->log->state, ==, expected[i].state);
    }
}

/* Whose issuer is not at hand, and who is another certificate. */
static void
test_other (void)
{
  g_auto(Setting) logged = { NULL };
  g_auto(Setting) plain = { NULL };
  g_autoptr(GPtrArray) scts = NULL;
  g_autoptr(AssayTimestamp) alone = NULL;
  g_autoptr(AssayTimestamp) as_tls = NULL;

  setting_init (&logged, "logged.der");
  setting_init (&plain, "plain.der");
  scts = assay_decode_embedded_scts (logged.certificate->der);
  alone = evaluate (&logged, g_ptr_array_index (scts, 0), ASSAY_TIMESTAMP_CERTIFICATE, FALSE);
  as_tls = evaluate (&plain, g_ptr_array_index (scts, 0), ASSAY_TIMESTAMP_TLS, TRUE);
  assert_signature (alone, ASSAY_TIMESTAMP_UNVERIFIED);
  assert_signature (as_tls, ASSAY_TIMESTAMP_INVALID);
}

static void
test_tls (void)
{
  g_auto(Setting) logged = { NULL };
  g_auto(Setting) plain = { NULL };
  g_autoptr(GBytes) sct = load ("tls.sct");
  g_autoptr(AssayTimestamp) right = NULL;
  g_autoptr(AssayTimestamp) wrong = NULL;

  setting_init (&logged, "logged.der");
  setting_init (&plain, "plain.der");
  right = evaluate (&logged, sct, ASSAY_TIMESTAMP_TLS, FALSE);
  wrong = evaluate (&plain, sct, ASSAY_TIMESTAMP_OCSP, FALSE);
  assert_signature (right, ASSAY_TIMESTAMP_VALID);
  assert_signature (wrong, ASSAY_TIMESTAMP_INVALID);
}

/* Each byte changed, and each cut. */
static void
test_spoilt (void)
{
  g_auto(Setting) setting = { NULL };
  g_autoptr(GBytes) sct = load ("tls.sct");
  gsize size = g_bytes_get_size (sct);

  setting_init (&setting, "logged.der");
  for (gsize i = 0; i < size; i++)
    {
      guint8 *copy = g_memdup2 (g_bytes_get_data (sct, NULL), size);
      g_autoptr(GBytes) changed = g_bytes_new_take (copy, size);
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (sct, 0, i);
      g_autoptr(AssayTimestamp) one = NULL;
      g_autoptr(AssayTimestamp) two = evaluate (&setting, cut, ASSAY_TIMESTAMP_TLS, TRUE);

      copy[i] ^= 1;
      one = evaluate (&setting, changed, ASSAY_TIMESTAMP_TLS, TRUE);
      g_assert_cmpint (one->signature, !=, ASSAY_TIMESTAMP_VALID);
      assert_signature (two, ASSAY_TIMESTAMP_MALFORMED);
    }
}

static void
assert_no_list (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(AssayText) why = NULL;

  g_assert_null (assay_import_logs (bytes, &why));
  g_assert_nonnull (why);
}

static void
test_list (void)
{
  g_autoptr(GPtrArray) logs = load_logs ();
  const AssayLog *retired = g_ptr_array_index (logs, 1);

  g_assert_cmpuint (logs->len, ==, 2);
  g_assert_cmpstr (retired->name, ==, "RSA log");
  g_assert_cmpstr (retired->operator_name, ==, "Second");
  g_assert_cmpint (retired->state_since, ==, 1769904000);               /* 2026-02-01 */
  assert_no_list ("");
  assert_no_list ("[]");
  assert_no_list ("{");
  assert_no_list ("{\"operators\": 1}");
  assert_no_list ("{\"operators\": [1, {\"logs\": 2}, {\"logs\": [3, {\"log_id\": 4, \"key\": {}}]}]}");
  /* A key that is not the one of the id. */
  assert_no_list ("{\"operators\": [{\"logs\": [{\"log_id\": \"AAAA\", \"key\": \"AAAA\"}]}]}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sct/precertificate", test_precertificate);
  g_test_add_func ("/sct/embedded", test_embedded);
  g_test_add_func ("/sct/other", test_other);
  g_test_add_func ("/sct/tls", test_tls);
  g_test_add_func ("/sct/spoilt", test_spoilt);
  g_test_add_func ("/sct/list", test_list);
  return g_test_run ();
}
