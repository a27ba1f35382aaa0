/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "export/export-pem.h"
#include "support/fixture-report.h"

/* Reads the blocks back; as RFC 7468 has them, strictly: lines of 64, only the last one shorter. */
static GPtrArray *
read_blocks (const char *pem)
{
  g_auto(GStrv) lines = g_strsplit (pem, "\n", -1);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GString) base64 = NULL;

  for (guint i = 0; lines[i + 1] != NULL; i++)
    {
      if (g_str_equal (lines[i], "-----BEGIN CERTIFICATE-----"))
        {
          g_assert_null (base64);
          base64 = g_string_new (NULL);
        }
      else if (g_str_equal (lines[i], "-----END CERTIFICATE-----"))
        {
          gsize length;
          guchar *data = g_base64_decode (base64->str, &length);

          g_ptr_array_add (blocks, g_bytes_new_take (data, length));
          g_string_free (g_steal_pointer (&base64), TRUE);
        }
      else
        {
          g_assert_cmpuint (strlen (lines[i]), >, 0);
          g_assert_cmpuint (strlen (lines[i]), <=, 64);
          g_assert_true (strlen (lines[i]) == 64 || g_str_has_prefix (lines[i + 1], "-----END"));
          g_string_append (base64, lines[i]);
        }
    }
  g_assert_null (base64);
  return g_steal_pointer (&blocks);
}

/* As sent: neither the root that was found here, nor another order. */
static void
test_chain (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  g_autofree char *pem = assay_export_pem_chain (report);
  g_autoptr(GPtrArray) blocks = read_blocks (pem);

  g_assert_cmpuint (report->certificates->len, >, report->n_sent);
  g_assert_cmpuint (blocks->len, ==, report->n_sent);
  for (guint i = 0; i < blocks->len; i++)
    {
      AssayCertificate *certificate = g_ptr_array_index (report->certificates, i);

      g_assert_true (g_bytes_equal (g_ptr_array_index (blocks, i), certificate->der));
    }
}

static void
test_none (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_REFUSED);
  g_autofree char *pem = assay_export_pem_chain (report);

  g_assert_cmpstr (pem, ==, "");
}

/* 48 bytes make one full line; there is no empty one after it. */
static void
test_lines (void)
{
  static const guint8 zeros[97];

  for (gsize length = 0; length <= sizeof zeros; length++)
    {
      AssayReport draft;
      g_autoptr(AssayReport) report = NULL;
      g_autoptr(GPtrArray) blocks = NULL;
      g_autofree char *pem = NULL;
      AssayCertificate *leaf;

      fixture_report_draft (&draft, FIXTURE_GOOD);
      leaf = fixture_report_certificate (&draft, 0);
      g_bytes_unref (leaf->der);
      leaf->der = g_bytes_new_static (zeros, length);
      report = assay_report_take (&draft);
      pem = assay_export_pem_certificate (leaf);
      blocks = read_blocks (pem);
      g_assert_cmpuint (blocks->len, ==, 1);
      g_assert_true (g_bytes_equal (g_ptr_array_index (blocks, 0), leaf->der));
    }
}

static void
test_file_name (void)
{
  static const struct {
    const char *target;
    const char *name;
  } cases[] = {
    { "shop.example.org", "shop.example.org.pem" },
    { "b\303\274cher.example", "xn--bcher-kva.example.pem" },
    { "[::1]:443", "chain--1.pem" },
    { "[2001:db8::1]", "2001-db8--1.pem" },
    { "[fe80::1%eth0]", "fe80--1-eth0.pem" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayReport draft;
      g_autoptr(AssayReport) report = NULL;
      g_autofree char *name = NULL;

      fixture_report_draft (&draft, FIXTURE_GOOD);
      fixture_report_set_target (&draft, cases[i].target);
      report = assay_report_take (&draft);
      name = assay_export_pem_file_name (report);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-pem/chain", test_chain);
  g_test_add_func ("/export-pem/none", test_none);
  g_test_add_func ("/export-pem/lines", test_lines);
  g_test_add_func ("/export-pem/file-name", test_file_name);
  return g_test_run ();
}
