/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare/assay-compare.h"

#include <string.h>

#include "checks/assay-checks.h"
#include "support/fixture-report.h"

static AssayComparison *
compare_reports (AssayReport *left,
                 AssayReport *right)
{
  g_autoptr(AssayAssessment) l = assay_checks_run (left);
  g_autoptr(AssayAssessment) r = assay_checks_run (right);

  return assay_compare (left, l, right, r);
}

static AssayComparison *
compare (FixtureKind left,
         FixtureKind right)
{
  g_autoptr(AssayReport) l = fixture_report_new (left);
  g_autoptr(AssayReport) r = fixture_report_new (right);

  return compare_reports (l, r);
}

static const AssayCompareRow *
find (const AssayComparison *comparison,
      const char            *path)
{
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const AssayCompareRow *row = g_ptr_array_index (comparison->rows, i);

      if (g_str_equal (row->path, path))
        return row;
    }
  return NULL;
}

static void
assert_row (const AssayComparison *comparison,
            const char            *path,
            const char            *left,
            const char            *right,
            AssayCompareState      state,
            AssayCompareWeight     weight)
{
  const AssayCompareRow *row = find (comparison, path);
  g_autofree char *l = NULL;
  g_autofree char *r = NULL;

  if (row == NULL)
    g_error ("no row %s", path);
  l = assay_text_format (row->left, NULL);
  r = assay_text_format (row->right, NULL);
  g_assert_cmpstr (l, ==, left);
  g_assert_cmpstr (r, ==, right);
  g_assert_cmpstr (assay_compare_state_name (row->state), ==, assay_compare_state_name (state));
  if (state != ASSAY_COMPARE_SAME)
    g_assert_cmpstr (assay_compare_weight_name (row->weight), ==, assay_compare_weight_name (weight));
}

static char *
dup_summary (const AssayComparison *comparison)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < comparison->summary->len; i++)
    {
      g_autofree char *sentence = assay_text_format (g_ptr_array_index (comparison->summary, i), NULL);

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", sentence);
    }
  return g_string_free (words, FALSE);
}

static void
assert_summary (const AssayComparison *comparison,
                const char            *wanted)
{
  g_autofree char *summary = dup_summary (comparison);

  g_assert_cmpstr (summary, ==, wanted);
}

static void
assert_no_difference (const AssayComparison *comparison)
{
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const AssayCompareRow *row = g_ptr_array_index (comparison->rows, i);
      g_autofree char *left = assay_text_format (row->left, NULL);
      g_autofree char *right = assay_text_format (row->right, NULL);

      if (row->state != ASSAY_COMPARE_SAME)
        g_error ("%s: %s, but %s", row->path, left, right);
    }
}

/* A report compared with itself has nothing to say, and every row says so. */
static void
test_same (void)
{
  for (FixtureKind kind = 0; kind < FIXTURE_N_KINDS; kind++)
    {
      g_autoptr(AssayComparison) comparison = compare (kind, kind);

      g_assert_cmpuint (comparison->rows->len, >, 0);
      assert_no_difference (comparison);
      g_assert_cmpuint (comparison->n_routine + comparison->n_material, ==, 0);
    }
}

/* Swapped sides give the same rows the other way round. */
static void
test_swapped (void)
{
  for (FixtureKind a = 0; a < FIXTURE_N_KINDS; a++)
    for (FixtureKind b = 0; b < a; b++)
      {
        g_autoptr(AssayComparison) there = compare (a, b);
        g_autoptr(AssayComparison) back = compare (b, a);

        g_assert_cmpuint (there->rows->len, ==, back->rows->len);
        g_assert_cmpuint (there->n_material, ==, back->n_material);
        g_assert_cmpuint (there->n_routine, ==, back->n_routine);
        for (guint i = 0; i < there->rows->len; i++)
          {
            const AssayCompareRow *row = g_ptr_array_index (there->rows, i);
            const AssayCompareRow *other = find (back, row->path);

            g_assert_nonnull (other);
            g_assert_true ((row->left == NULL) == (other->right == NULL));
            g_assert_true ((row->state == ASSAY_COMPARE_SAME) == (other->state == ASSAY_COMPARE_SAME));
          }
      }
}

static void
test_paths_are_unique (void)
{
  g_autoptr(AssayComparison) comparison = compare (FIXTURE_GOOD, FIXTURE_TLS12);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  AssayCompareGroup group = 0;

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const AssayCompareRow *row = g_ptr_array_index (comparison->rows, i);

      if (!g_hash_table_add (seen, row->path))
        g_error ("%s twice", row->path);
      g_assert_cmpint (row->group, >=, group);
      g_assert_true (g_str_has_prefix (row->path, assay_compare_group_name (row->group)));
      g_assert_nonnull (row->labels[0]);
      g_assert_true (row->left != NULL || row->right != NULL);
      group = row->group;
    }
}

static void
test_versions (void)
{
  g_autoptr(AssayComparison) comparison = compare (FIXTURE_GOOD, FIXTURE_TLS12);

  assert_row (comparison, "connection/protocol", "TLS 1.3", "TLS 1.2", ASSAY_COMPARE_DIFFERENT, ASSAY_COMPARE_MATERIAL);
  assert_row (comparison, "connection/cipher_suite", "TLS_AES_256_GCM_SHA384",
              "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", ASSAY_COMPARE_DIFFERENT, ASSAY_COMPARE_ROUTINE);
  assert_row (comparison, "leaf/key", "EC P-256", "EC P-256", ASSAY_COMPARE_SAME, 0);
  assert_row (comparison, "leaf/names",
              "DNS:" FIXTURE_HOST ", DNS:www." FIXTURE_HOST ", DNS:example.org, DNS:www.example.org",
              "DNS:" FIXTURE_HOST ", DNS:www." FIXTURE_HOST ", DNS:example.org, DNS:www.example.org",
              ASSAY_COMPARE_SAME, 0);
  assert_row (comparison, "chain/1", "R11 (RSA 2048)", "R11 (RSA 2048)", ASSAY_COMPARE_SAME, 0);
  g_assert_nonnull (find (comparison, "extensions/subject_alt_name/extn_value"));
  assert_row (comparison, "handshake/received/server_hello/cipher_suite", "TLS_AES_256_GCM_SHA384",
              "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", ASSAY_COMPARE_DIFFERENT, ASSAY_COMPARE_ROUTINE);
  g_assert_cmpint (find (comparison, "handshake/received/server_hello/random")->weight, ==, ASSAY_COMPARE_INFO);
  assert_summary (comparison, "Both present the same certificate. "
                              "They speak different protocol versions: TLS 1.3 and TLS 1.2.");
}

static void
test_expired (void)
{
  g_autoptr(AssayComparison) comparison = compare (FIXTURE_GOOD, FIXTURE_EXPIRED);

  assert_row (comparison, "verdict/headline", "Trusted", "Not trusted", ASSAY_COMPARE_DIFFERENT, ASSAY_COMPARE_MATERIAL);
  g_assert_cmpint (find (comparison, "verdict/checks/validity")->weight, ==, ASSAY_COMPARE_MATERIAL);
  assert_summary (comparison, "The second server sends an expired certificate. Both present the same certificate.");
}

static void
test_clauses (void)
{
  AssayReport draft;
  g_autoptr(AssayReport) left = fixture_report_new (FIXTURE_GOOD);
  g_autoptr(AssayReport) right = NULL;
  g_autoptr(AssayComparison) comparison = NULL;

  fixture_report_draft (&draft, FIXTURE_INCOMPLETE);
  draft.started_at = (FIXTURE_LEAF_ENDS + 86400) * G_USEC_PER_SEC;
  fixture_set_text (&fixture_report_certificate (&draft, FIXTURE_LEAF)->serial, "01");
  right = assay_report_take (&draft);
  comparison = compare_reports (left, right);
  assert_row (comparison, "chain/sent", "2", "1: an intermediate certificate was left out", ASSAY_COMPARE_DIFFERENT,
              ASSAY_COMPARE_MATERIAL);
  g_assert_cmpint (find (comparison, "chain/1")->state, ==, ASSAY_COMPARE_LEFT_ONLY);
  assert_row (comparison, "leaf/serial", "0312a4b5c6d7e8f90a1b2c3d4e5f60718293", "01", ASSAY_COMPARE_DIFFERENT,
              ASSAY_COMPARE_ROUTINE);
  assert_summary (comparison, "The second server sends an expired certificate and leaves out the intermediate "
                              "certificate. Both present the same certificate.");
}

/* A side that failed says why in each group; nothing is told as if it were lost one by one. */
static void
test_failed (void)
{
  g_autoptr(AssayComparison) comparison = compare (FIXTURE_GOOD, FIXTURE_REFUSED);
  g_autoptr(AssayComparison) both = compare (FIXTURE_REFUSED, FIXTURE_REFUSED);
  g_autofree char *reason = assay_text_format (comparison->right->failure->message, NULL);
  g_autofree char *summary = g_strconcat ("The second could not be inspected: ", reason, NULL);

  assert_row (comparison, "connection/outcome", "TLS 1.3, TLS_AES_256_GCM_SHA384", reason, ASSAY_COMPARE_DIFFERENT,
              ASSAY_COMPARE_MATERIAL);
  assert_row (comparison, "leaf/outcome", FIXTURE_HOST, reason, ASSAY_COMPARE_DIFFERENT, ASSAY_COMPARE_MATERIAL);
  g_assert_null (find (comparison, "connection/protocol"));
  g_assert_null (find (comparison, "leaf/subject"));
  assert_summary (comparison, summary);
  g_assert_cmpint (find (both, "connection/outcome")->state, ==, ASSAY_COMPARE_SAME);
}

static char **
dup_names (guint first,
           guint n)
{
  char **names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = g_strdup_printf ("DNS:host-%u.example.org", first + i);
  return names;
}

static AssayReport *
report_with_names (guint first,
                   guint n)
{
  AssayReport draft;
  AssayCertificate *leaf;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  leaf = fixture_report_certificate (&draft, FIXTURE_LEAF);
  g_strfreev (leaf->names);
  leaf->names = dup_names (first, n);
  return assay_report_take (&draft);
}

static void
test_names (void)
{
  g_autoptr(AssayReport) left = report_with_names (0, 6);
  g_autoptr(AssayReport) right = report_with_names (1, 6);
  g_autoptr(AssayComparison) comparison = compare_reports (left, right);

  assert_row (comparison, "leaf/names/DNS:host-0.example.org", "DNS:host-0.example.org", NULL, ASSAY_COMPARE_LEFT_ONLY,
              ASSAY_COMPARE_MATERIAL);
  assert_row (comparison, "leaf/names/DNS:host-6.example.org", NULL, "DNS:host-6.example.org", ASSAY_COMPARE_RIGHT_ONLY,
              ASSAY_COMPARE_MATERIAL);
  assert_row (comparison, "leaf/names", "DNS:host-0.example.org, DNS:host-1.example.org, DNS:host-2.example.org, "
              "DNS:host-3.example.org and 2 more", "DNS:host-1.example.org, DNS:host-2.example.org, "
              "DNS:host-3.example.org, DNS:host-4.example.org and 2 more", ASSAY_COMPARE_DIFFERENT,
              ASSAY_COMPARE_MATERIAL);
}

static void
test_order_of_names (void)
{
  AssayReport draft;
  AssayCertificate *leaf;
  g_autoptr(AssayReport) left = report_with_names (0, 3);
  g_autoptr(AssayReport) right = NULL;
  g_autoptr(AssayComparison) comparison = NULL;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  leaf = fixture_report_certificate (&draft, FIXTURE_LEAF);
  g_strfreev (leaf->names);
  leaf->names = g_strsplit ("DNS:host-2.example.org DNS:host-0.example.org DNS:host-1.example.org", " ", -1);
  right = assay_report_take (&draft);
  comparison = compare_reports (left, right);
  g_assert_cmpint (find (comparison, "leaf/names")->state, ==, ASSAY_COMPARE_SAME);
  assert_row (comparison, "leaf/names/order",
              "DNS:host-0.example.org, DNS:host-1.example.org, DNS:host-2.example.org",
              "DNS:host-2.example.org, DNS:host-0.example.org, DNS:host-1.example.org", ASSAY_COMPARE_DIFFERENT,
              ASSAY_COMPARE_ROUTINE);
}

/* Ten times as many names take about ten times as long, and no more rows than are of use. */
static void
test_many_names (void)
{
  g_autoptr(AssayReport) left = report_with_names (0, 10000);
  g_autoptr(AssayReport) right = report_with_names (9000, 10000);
  g_autoptr(AssayComparison) comparison = compare_reports (left, right);
  guint n = 0;

  for (guint i = 0; i < comparison->rows->len; i++)
    n += g_str_has_prefix (((AssayCompareRow *) g_ptr_array_index (comparison->rows, i))->path, "leaf/names/");
  g_assert_cmpuint (n, >, 400);
  g_assert_cmpuint (n, <, 410);
}

static void
test_file (void)
{
  AssayReport draft;
  g_autoptr(AssayTarget) target = assay_target_new_for_file ("/tmp/chain.pem");
  g_autoptr(AssayReport) left = fixture_report_new (FIXTURE_GOOD);
  g_autoptr(AssayReport) right = NULL;
  g_autoptr(AssayComparison) comparison = NULL;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  assay_request_unref (draft.request);
  draft.request = assay_request_new (target, NULL);
  g_clear_pointer (&draft.connection, assay_connection_free);
  g_ptr_array_set_size (draft.messages, 0);
  right = assay_report_take (&draft);
  comparison = compare_reports (left, right);
  assert_row (comparison, "connection/outcome", "TLS 1.3, TLS_AES_256_GCM_SHA384", "A file makes no connection",
              ASSAY_COMPARE_DIFFERENT, ASSAY_COMPARE_INFO);
  g_assert_cmpint (find (comparison, "leaf/key")->state, ==, ASSAY_COMPARE_SAME);
  g_assert_cmpuint (comparison->n_material, ==, 0);
}

static void
test_labels (void)
{
  g_autoptr(AssayComparison) comparison = compare (FIXTURE_GOOD, FIXTURE_GOOD);
  g_autofree char *label = assay_compare_row_dup_label (find (comparison,
                                                              "handshake/received/server_hello/cipher_suite"), NULL);

  g_assert_cmpstr (label, ==, "ServerHello › Cipher suite");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/same", test_same);
  g_test_add_func ("/compare/swapped", test_swapped);
  g_test_add_func ("/compare/paths-are-unique", test_paths_are_unique);
  g_test_add_func ("/compare/versions", test_versions);
  g_test_add_func ("/compare/expired", test_expired);
  g_test_add_func ("/compare/clauses", test_clauses);
  g_test_add_func ("/compare/failed", test_failed);
  g_test_add_func ("/compare/names", test_names);
  g_test_add_func ("/compare/order-of-names", test_order_of_names);
  g_test_add_func ("/compare/many-names", test_many_names);
  g_test_add_func ("/compare/file", test_file);
  g_test_add_func ("/compare/labels", test_labels);
  return g_test_run ();
}
