/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/partial-report.h"
#include "support/fixture-report.h"

#define TLS12 0x0303

static void
append_length (GByteArray *bytes,
               gsize       length)
{
  const guint8 three[] = { (guint8) (length >> 16), (guint8) (length >> 8), (guint8) length };

  g_byte_array_append (bytes, three, sizeof three);
}

/* The Certificate message of TLS 1.2 with the first @n certificates of the fixtures. */
static AssayMessage *
create_message (guint n)
{
  g_autoptr(GByteArray) list = g_byte_array_new ();
  GByteArray *body = g_byte_array_new ();

  for (guint role = 0; role < n; role++)
    {
      g_autoptr(AssayCertificate) certificate = fixture_certificate_new ((FixtureRole) role);
      gsize length;
      const guint8 *der = g_bytes_get_data (certificate->der, &length);

      append_length (list, length);
      g_byte_array_append (list, der, (guint) length);
    }
  append_length (body, list->len);
  g_byte_array_append (body, list->data, list->len);
  return assay_message_take (&(AssayMessage) {
    .direction = ASSAY_RECEIVED,
    .layer = ASSAY_LAYER_HANDSHAKE,
    .type = ASSAY_HANDSHAKE_CERTIFICATE,
    .body = g_byte_array_free_to_bytes (body),
    .version = TLS12,
  });
}

static AssayReport *
create_report (guint n)
{
  g_autoptr(AssayTarget) target = assay_target_parse (FIXTURE_HOST, NULL);
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);
  g_autoptr(AssayMessage) message = create_message (n);

  return assay_partial_report_new (request, 7 * G_USEC_PER_SEC, message);
}

static void
test_sent (void)
{
  g_autoptr(AssayReport) report = create_report (2);

  g_assert_true (report->partial);
  g_assert_cmpuint (report->n_sent, ==, 2);
  g_assert_cmpuint (report->certificates->len, ==, 2);
  g_assert_cmpint (assay_report_get_leaf (report)->origin, ==, ASSAY_ORIGIN_SERVER);
  g_assert_cmpint (assay_report_get_time (report), ==, 7);
  /* Nothing is said of them. */
  g_assert_cmpint (report->verification.status, ==, ASSAY_PATH_NONE);
  g_assert_cmpuint (report->verification.path->len, ==, 0);
}

/* As of a server that is to be known by a raw public key, or that has none. */
static void
test_nothing_sent (void)
{
  g_assert_null (create_report (0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/partial-report/sent", test_sent);
  g_test_add_func ("/partial-report/nothing-sent", test_nothing_sent);
  return g_test_run ();
}
