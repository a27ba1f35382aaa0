/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "engine/assay-trust.h"
#include "support/fixture-bytes.h"
#include "support/fixture-report.h"

/* Anchors from PEM, the index, and where the system's roots come from. */

static const char * const ders[] = { fixture_root_der, fixture_intermediate_der, fixture_leaf_der };

/* As PEM. @label: what stands behind "BEGIN". @width: of a line. */
static char *
dup_pem (const char *base64,
         const char *label,
         gsize       width)
{
  g_autoptr(GString) pem = g_string_new (NULL);

  g_string_append_printf (pem, "-----BEGIN %s-----\r\n", label);
  for (gsize i = 0; i < strlen (base64); i += width)
    g_string_append_printf (pem, "%.*s\r\n", (int) width, base64 + i);
  g_string_append_printf (pem, "-----END %s-----\r\n", label);
  return g_string_free (g_steal_pointer (&pem), FALSE);
}

static AssayTrust *
trust_of (const char  *text,
          GError     **error)
{
  g_autoptr(GBytes) pem = g_bytes_new (text, strlen (text));

  return assay_trust_new_from_pem (pem, ASSAY_ANCHORS_FILE, error);
}

static void
assert_finds (AssayTrust  *trust,
              FixtureRole  role,
              guint        n)
{
  g_autoptr(AssayCertificate) wanted = fixture_certificate_new (role);
  g_autoptr(GPtrArray) found = assay_trust_find (trust, wanted->subject_der);

  g_assert_cmpuint (found->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const AssayCertificate *one = g_ptr_array_index (found, i);

      g_assert_true (assay_certificate_equal (one, wanted));
      g_assert_cmpint (one->origin, ==, ASSAY_ORIGIN_TRUST_STORE);
    }
}

static void
test_pem (void)
{
  g_autofree char *root = dup_pem (ders[0], "CERTIFICATE", 64);
  g_autofree char *branch = dup_pem (ders[1], "X509 CERTIFICATE", 76);
  g_autofree char *key = dup_pem ("AAAA", "PRIVATE KEY", 64);
  g_autofree char *text = g_strconcat ("# My roots\n", key, "Subject: ...\n", root, root, "--\n", branch, "tail", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayTrust) trust = trust_of (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (assay_trust_get_size (trust), ==, 2);
  g_assert_cmpint (assay_trust_get_kind (trust), ==, ASSAY_ANCHORS_FILE);
  assert_finds (trust, FIXTURE_ROOT, 1);
  assert_finds (trust, FIXTURE_INTERMEDIATE, 1);
  assert_finds (trust, FIXTURE_LEAF, 0);
}

static void
test_nothing (void)
{
  static const char * const texts[] = {
    "", "-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
    "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "-----BEGIN ", "-----BEGIN -----END ",
    "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (trust_of (texts[i], &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_FILE);
    }
}

static void
test_empty (void)
{
  g_autoptr(AssayTrust) trust = assay_trust_new_empty (ASSAY_ANCHORS_SYSTEM);

  g_assert_cmpuint (assay_trust_get_size (trust), ==, 0);
  assert_finds (trust, FIXTURE_ROOT, 0);
}

static AssayRequest *
request_with (GBytes          *anchors,
              AssayAnchorKind  kind)
{
  g_autoptr(AssayTarget) target = assay_target_parse ("example.org", NULL);
  g_auto(AssayRequestOptions) options = { NULL };

  assay_request_options_init (&options);
  options.anchor_kind = kind;
  options.anchors = anchors != NULL ? g_bytes_ref (anchors) : NULL;
  return assay_request_new (target, &options);
}

/* Requests that share their anchors share what is made of them; but not under another kind's name. */
static void
test_shared (void)
{
  g_autofree char *text = dup_pem (ders[0], "CERTIFICATE", 64);
  g_autoptr(GBytes) pem = g_bytes_new (text, strlen (text));
  g_autoptr(AssayRequest) one = request_with (pem, ASSAY_ANCHORS_FILE);
  g_autoptr(AssayRequest) two = request_with (pem, ASSAY_ANCHORS_FILE);
  g_autoptr(AssayRequest) practice = request_with (pem, ASSAY_ANCHORS_PRACTICE);
  g_autoptr(AssayTrust) first = assay_trust_for_request (one, NULL);
  g_autoptr(AssayTrust) second = assay_trust_for_request (two, NULL);
  g_autoptr(AssayTrust) third = assay_trust_for_request (practice, NULL);

  g_assert_true (first == second);
  g_assert_true (first != third);
  g_assert_cmpint (assay_trust_get_kind (third), ==, ASSAY_ANCHORS_PRACTICE);
}

static void
test_request_without_anchors (void)
{
  g_autoptr(AssayRequest) request = request_with (NULL, ASSAY_ANCHORS_FILE);
  g_autoptr(GError) error = NULL;

  g_assert_null (assay_trust_for_request (request, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REQUEST);
}

/* SSL_CERT_FILE comes before the system's own places, and is read once. */
static void
test_system (void)
{
  g_autofree char *text = dup_pem (ders[0], "CERTIFICATE", 64);
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayTrust) trust = NULL;
  g_autoptr(AssayTrust) again = NULL;
  int file = g_file_open_tmp ("assay-trust-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("SSL_CERT_FILE", path, TRUE);
  assay_trust_preload ();
  trust = assay_trust_get_system (&error);
  g_assert_no_error (error);
  g_unlink (path);
  g_assert_cmpuint (assay_trust_get_size (trust), ==, 1);
  g_assert_cmpint (assay_trust_get_kind (trust), ==, ASSAY_ANCHORS_SYSTEM);
  assert_finds (trust, FIXTURE_ROOT, 1);
  again = assay_trust_get_system (&error);
  g_assert_true (again == trust);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trust/pem", test_pem);
  g_test_add_func ("/trust/nothing", test_nothing);
  g_test_add_func ("/trust/empty", test_empty);
  g_test_add_func ("/trust/shared", test_shared);
  g_test_add_func ("/trust/request-without-anchors", test_request_without_anchors);
  g_test_add_func ("/trust/system", test_system);
  return g_test_run ();
}
