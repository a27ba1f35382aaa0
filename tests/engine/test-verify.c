/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <string.h>

#include "decode/decode-x509.h"
#include "engine/assay-refusals.h"
#include "engine/assay-trust.h"
#include "engine/assay-verify.h"
#include "engine/assay-verify-at.h"

#define DAY G_GINT64_CONSTANT (86400)

/* Paths over chains as servers send them, and the index of roots against GnuTLS's own list of them. */

static GBytes *
pki_der (const char *name)
{
  g_autoptr(GBytes) pem = pki_bytes (name);
  gnutls_datum_t text = { (unsigned char *) g_bytes_get_data (pem, NULL), g_bytes_get_size (pem) };
  gnutls_datum_t der;
  GBytes *bytes;

  g_assert_cmpint (gnutls_pem_base64_decode2 ("CERTIFICATE", &text, &der), >=, 0);
  bytes = g_bytes_new (der.data, der.size);
  gnutls_free (der.data);
  return bytes;
}

/* A finished report over a chain. @names: files without their suffix, separated by spaces. */
static AssayReport *
verify_chain (const char *names,
              AssayTrust *trust)
{
  g_autoptr(AssayRequest) request = engine_request (NULL, 1, NULL);
  g_auto(GStrv) words = g_strsplit (names, " ", -1);
  AssayReport draft;

  assay_report_draft (&draft, request);
  draft.started_at = g_get_real_time ();
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *file = g_strconcat (words[i], ".pem", NULL);
      g_autoptr(GBytes) der = pki_der (file);

      g_ptr_array_add (draft.certificates, assay_x509_read (der, ASSAY_ORIGIN_SERVER));
    }
  draft.n_sent = draft.certificates->len;
  assay_verify (&draft, trust);
  return assay_report_take (&draft);
}

/* "0 1 2*": indexes of the path, a star at those that the server did not send. */
static char *
dup_path (const AssayReport *report)
{
  g_autoptr(GString) path = g_string_new (NULL);

  for (guint i = 0; i < report->verification.path->len; i++)
    {
      guint index = g_array_index (report->verification.path, guint, i);

      g_string_append_printf (path, "%s%u%s", i > 0 ? " " : "", index, index >= report->n_sent ? "*" : "");
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static const struct {
  const char      *sent;
  const char      *anchors;
  AssayPathStatus  status;
  int              certificate;
  const char      *path;
  int              issues;
} chains[] = {
  { "leaf branch",             "root",        ASSAY_PATH_TRUSTED, -1, "0 1 2*", 0 },
  { "leaf branch root",        "root",        ASSAY_PATH_TRUSTED, -1, "0 1 2", ASSAY_CHAIN_ROOT_SENT },
  { "leaf root branch",        "root",        ASSAY_PATH_TRUSTED, -1, "0 2 1",
    ASSAY_CHAIN_ROOT_SENT | ASSAY_CHAIN_WRONG_ORDER },
  { "leaf branch branch",      "root",        ASSAY_PATH_TRUSTED, -1, "0 1 3*", ASSAY_CHAIN_DUPLICATE },
  { "leaf self branch",        "root",        ASSAY_PATH_TRUSTED, -1, "0 2 3*",
    ASSAY_CHAIN_EXTRA | ASSAY_CHAIN_ROOT_SENT },
  { "leaf child branch",       "root",        ASSAY_PATH_TRUSTED, -1, "0 2 3*", ASSAY_CHAIN_EXTRA },
  { "leaf",                    "root",        ASSAY_PATH_NO_ISSUER, 0, "0", ASSAY_CHAIN_INCOMPLETE },
  { "leaf branch",             "other",       ASSAY_PATH_NO_ISSUER, 1, "0 1", ASSAY_CHAIN_INCOMPLETE },
  { "leaf branch root",        "other",       ASSAY_PATH_UNKNOWN_ROOT, 2, "0 1 2", ASSAY_CHAIN_ROOT_SENT },
  { "self",                    "root",        ASSAY_PATH_SELF_SIGNED, 0, "0", 0 },
  { "self",                    "self",        ASSAY_PATH_TRUSTED, -1, "0", 0 },
  { "leaf",                    "leaf",        ASSAY_PATH_TRUSTED, -1, "0", 0 },
  /* An intermediate that is trusted by itself ends the path. */
  { "leaf branch",             "branch",      ASSAY_PATH_TRUSTED, -1, "0 1", 0 },
  { "leaf",                    "branch",      ASSAY_PATH_TRUSTED, -1, "0 1*", 0 },
  /* The branch is certified twice: whichever leads to an anchor is taken. */
  { "leaf branch cross",       "root",        ASSAY_PATH_TRUSTED, -1, "0 1 3*", 0 },
  { "leaf branch cross",       "other",       ASSAY_PATH_TRUSTED, -1, "0 2 3*", 0 },
  { "leaf branch cross",       "root other",  ASSAY_PATH_TRUSTED, -1, "0 1 3*", 0 },
  /* Two roots of one name: the one whose key it was. */
  { "leaf branch",             "twin root",   ASSAY_PATH_TRUSTED, -1, "0 1 2*", 0 },
  { "leaf branch",             "root twin",   ASSAY_PATH_TRUSTED, -1, "0 1 2*", 0 },
  { "leaf branch",             "twin",        ASSAY_PATH_NO_ISSUER, 1, "0 1", ASSAY_CHAIN_INCOMPLETE },
  /* A leaf cannot issue. */
  { "child leaf branch",       "root",        ASSAY_PATH_NOT_A_CA, 0, "0 1 2 3*", 0 },
};

static AssayTrust *
make_trust (const char *names)
{
  g_auto(GStrv) words = g_strsplit (names, " ", -1);
  g_autoptr(GByteArray) pem = g_byte_array_new ();
  g_autoptr(GBytes) bytes = NULL;
  AssayTrust *trust;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *file = g_strconcat (words[i], ".pem", NULL);
      g_autoptr(GBytes) one = pki_bytes (file);

      g_byte_array_append (pem, g_bytes_get_data (one, NULL), g_bytes_get_size (one));
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&pem));
  trust = assay_trust_new_from_pem (bytes, ASSAY_ANCHORS_FILE, NULL);
  g_assert_nonnull (trust);
  return trust;
}

static gboolean
is_valid (const AssayReport *report)
{
  const AssayPathCandidate *chosen = assay_validation_get_chosen (report->validation);

  return report->verification.status == ASSAY_PATH_TRUSTED
         && assay_path_candidate_find_broken (chosen, "validity") == NULL;
}

/* The branch ends before its leaf and the other certificate for it: another path takes over, to another root. */
static void
test_other_time (void)
{
  g_autoptr(AssayTrust) trust = make_trust ("root other");
  g_autoptr(AssayReport) report = verify_chain ("long branch cross", trust);
  gint64 now = assay_report_get_time (report);
  g_autoptr(AssayReport) same = assay_verify_at (report, now);
  g_autoptr(AssayReport) later = assay_verify_at (report, now + 45 * DAY);
  g_autoptr(AssayReport) last = assay_verify_follow (same);
  g_autoptr(AssayReport) late = assay_verify_at (later, now + 75 * DAY);
  g_autoptr(AssayReport) not_later = assay_verify_follow (late);
  const AssayCertificate *branch = assay_report_get_certificate (report, 1);
  g_autofree char *before = dup_path (report);
  g_autofree char *again = dup_path (same);
  g_autofree char *other = dup_path (later);
  g_autofree char *followed = dup_path (last);

  g_assert_true (is_valid (same));
  g_assert_cmpstr (again, ==, before);
  g_assert_true (same->original == report);
  g_assert_true (late->original == report);
  g_assert_cmpuint (same->certificates->len, ==, report->certificates->len);

  g_assert_true (is_valid (later));
  g_assert_true (g_str_has_prefix (other, "0 2 "));
  g_assert_cmpstr (followed, ==, other);
  g_assert_cmpint (assay_report_get_time (last), ==, branch->not_after + 1);

  g_assert_false (is_valid (late));
  g_assert_true (not_later == late);
}

/* Without any path there is nothing to follow, and anchors are found again where the server sent them. */
static void
test_other_time_alone (void)
{
  g_autoptr(AssayTrust) trust = make_trust ("self");
  g_autoptr(AssayTrust) none = make_trust ("root");
  g_autoptr(AssayReport) anchor = verify_chain ("self", trust);
  g_autoptr(AssayReport) again = assay_verify_at (anchor, assay_report_get_time (anchor) + DAY);
  g_autoptr(AssayReport) unknown = verify_chain ("self", none);
  g_autoptr(AssayReport) still = assay_verify_at (unknown, assay_report_get_time (unknown) + DAY);
  g_autoptr(AssayReport) followed = assay_verify_follow (still);

  g_assert_cmpint (again->verification.status, ==, ASSAY_PATH_TRUSTED);
  g_assert_cmpint (still->verification.status, ==, ASSAY_PATH_SELF_SIGNED);
  g_assert_true (followed == still);
}

static void
test_chains (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_autoptr(AssayTrust) trust = make_trust (chains[i].anchors);
      g_autoptr(AssayReport) report = verify_chain (chains[i].sent, trust);
      g_autofree char *path = dup_path (report);
      gboolean trusted = chains[i].status == ASSAY_PATH_TRUSTED;

      g_test_message ("%s by %s", chains[i].sent, chains[i].anchors);
      g_assert_cmpint (report->verification.status, ==, chains[i].status);
      g_assert_cmpint (report->verification.certificate, ==, chains[i].certificate);
      g_assert_cmpstr (path, ==, chains[i].path);
      g_assert_cmphex (report->verification.issues, ==, chains[i].issues);
      g_assert_cmpint (report->verification.technical == NULL, ==, trusted);
      g_assert_cmpint (report->verification.anchors, ==, ASSAY_ANCHORS_FILE);
    }
}

static void
test_none (void)
{
  g_autoptr(AssayRequest) request = engine_request (NULL, 1, NULL);
  g_autoptr(AssayTrust) trust = assay_trust_new_empty (ASSAY_ANCHORS_SYSTEM);
  g_autoptr(AssayReport) report = NULL;
  AssayReport draft;

  assay_report_draft (&draft, request);
  assay_verify (&draft, trust);
  report = assay_report_take (&draft);
  g_assert_cmpint (report->verification.status, ==, ASSAY_PATH_NONE);
  g_assert_cmpint (report->verification.certificate, ==, -1);
}

static GBytes *
change_byte (GBytes *der,
             gsize   offset)
{
  guint8 *copy = g_memdup2 (g_bytes_get_data (der, NULL), g_bytes_get_size (der));

  copy[offset] ^= 1;
  return g_bytes_new_take (copy, g_bytes_get_size (der));
}

static AssayReport *
verify_pair (GBytes     *leaf,
             GBytes     *branch,
             const char *anchors)
{
  g_autoptr(AssayRequest) request = engine_request (NULL, 1, NULL);
  g_autoptr(AssayTrust) trust = make_trust (anchors);
  AssayReport draft;

  assay_report_draft (&draft, request);
  draft.started_at = g_get_real_time ();
  g_ptr_array_add (draft.certificates, assay_x509_read (leaf, ASSAY_ORIGIN_SERVER));
  g_ptr_array_add (draft.certificates, assay_x509_read (branch, ASSAY_ORIGIN_SERVER));
  draft.n_sent = 2;
  assay_verify (&draft, trust);
  assay_refusals_find (&draft);
  return assay_report_take (&draft);
}

static void
assert_breaks (const AssayReport *report,
               AssayPathStatus    status,
               int                certificate)
{
  g_assert_cmpint (report->verification.status, ==, status);
  g_assert_cmpint (report->verification.certificate, ==, certificate);
}

/* Something after the end. */
static GBytes *
spoil (GBytes *der)
{
  gsize length = g_bytes_get_size (der);
  guint8 *copy = g_malloc0 (length + 4);

  memcpy (copy, g_bytes_get_data (der, NULL), length);
  return g_bytes_new_take (copy, length + 4);
}

/* A certificate that GnuTLS refuses is named. */
static void
test_unreadable (void)
{
  g_autoptr(GBytes) leaf = pki_der ("leaf.pem");
  g_autoptr(GBytes) branch = pki_der ("branch.pem");
  g_autoptr(GBytes) bad_leaf = spoil (leaf);
  g_autoptr(GBytes) bad_branch = spoil (branch);
  g_autoptr(AssayReport) first = verify_pair (bad_leaf, branch, "root");
  g_autoptr(AssayReport) second = verify_pair (leaf, bad_branch, "root");
  /* Where nobody needs it, it does no harm. */
  g_autoptr(AssayReport) unneeded = verify_pair (leaf, bad_branch, "branch");

  assert_breaks (first, ASSAY_PATH_UNREADABLE, 0);
  assert_breaks (second, ASSAY_PATH_UNREADABLE, 1);
  assert_breaks (unneeded, ASSAY_PATH_TRUSTED, -1);
}

/* What GnuTLS will not read is named, with its own words. */
static void
test_refusals (void)
{
  g_autoptr(GBytes) leaf = pki_der ("leaf.pem");
  g_autoptr(GBytes) branch = pki_der ("branch.pem");
  g_autoptr(GBytes) bad_branch = spoil (branch);
  g_autoptr(AssayReport) report = verify_pair (leaf, bad_branch, "root");

  g_assert_null (assay_report_get_refusal (report, 0));
  g_assert_nonnull (assay_report_get_refusal (report, 1));
  g_assert_cmpuint (report->refusals->len, ==, 1);
}

static void
test_bad_signature (void)
{
  g_autoptr(GBytes) leaf = pki_der ("leaf.pem");
  g_autoptr(GBytes) branch = pki_der ("branch.pem");
  g_autoptr(GBytes) bad_leaf = change_byte (leaf, g_bytes_get_size (leaf) - 1);
  g_autoptr(GBytes) bad_branch = change_byte (branch, g_bytes_get_size (branch) - 1);
  g_autoptr(AssayReport) first = verify_pair (bad_leaf, branch, "root");
  g_autoptr(AssayReport) second = verify_pair (leaf, bad_branch, "root");

  assert_breaks (first, ASSAY_PATH_BAD_SIGNATURE, 0);
  assert_breaks (second, ASSAY_PATH_BAD_SIGNATURE, 1);
}

/* What GnuTLS says with all roots loaded: whether the certificate alone is trusted. */
static gboolean
trusted_by_list (gnutls_x509_trust_list_t  list,
                 GBytes                   *der)
{
  gnutls_datum_t datum = { (unsigned char *) g_bytes_get_data (der, NULL), g_bytes_get_size (der) };
  gnutls_x509_crt_t certificate;
  guint status = ~0u;

  g_assert_cmpint (gnutls_x509_crt_init (&certificate), >=, 0);
  if (gnutls_x509_crt_import (certificate, &datum, GNUTLS_X509_FMT_DER) >= 0
      && gnutls_x509_trust_list_verify_crt2 (list, &certificate, 1, NULL, 0,
                                             GNUTLS_VERIFY_DISABLE_TIME_CHECKS
                                             | GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS
                                             | GNUTLS_VERIFY_ALLOW_BROKEN, &status, NULL) < 0)
    status = ~0u;
  gnutls_x509_crt_deinit (certificate);
  return status == 0;
}

static gboolean
trusted_by_index (AssayTrust *trust,
                  GBytes     *der)
{
  g_autoptr(AssayRequest) request = engine_request (NULL, 1, NULL);
  g_autoptr(AssayReport) report = NULL;
  AssayReport draft;

  assay_report_draft (&draft, request);
  draft.started_at = g_get_real_time ();
  g_ptr_array_add (draft.certificates, assay_x509_read (der, ASSAY_ORIGIN_SERVER));
  draft.n_sent = 1;
  assay_verify (&draft, trust);
  report = assay_report_take (&draft);
  return report->verification.status == ASSAY_PATH_TRUSTED;
}

/* Each root as it is, with another serial number, another subject (a forged certificate by that root), and another
 * signature. */
static void
compare_root (gnutls_x509_trust_list_t  list,
              AssayTrust               *trust,
              GBytes                   *root)
{
  const guint8 *start;
  const guint8 *bytes = g_bytes_get_data (root, NULL);
  gsize length = g_bytes_get_size (root);
  gsize subject_length;
  gsize offsets[3] = { 0, 20, length - 1 };

  g_assert_true (assay_x509_find_subject (bytes, length, &start, &subject_length));
  offsets[0] = start - bytes + subject_length - 1;
  g_assert_true (trusted_by_list (list, root));
  g_assert_true (trusted_by_index (trust, root));
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autoptr(GBytes) changed = change_byte (root, offsets[i]);

      g_assert_cmpint (trusted_by_index (trust, changed), ==, trusted_by_list (list, changed));
    }
}

static void
test_equivalence (void)
{
  g_autoptr(AssayTrust) trust = assay_trust_get_system (NULL);
  gnutls_x509_trust_list_t list;
  gnutls_x509_trust_list_iter_t position = NULL;
  gnutls_x509_crt_t root;
  guint n = 0;

  if (trust == NULL)
    {
      g_test_skip ("this computer has no roots");
      return;
    }
  gnutls_x509_trust_list_init (&list, 0);
  g_assert_cmpint (gnutls_x509_trust_list_add_system_trust (list, 0, 0), >, 0);
  while (gnutls_x509_trust_list_iter_get_ca (list, &position, &root) >= 0)
    {
      gnutls_datum_t datum;
      g_autoptr(GBytes) der = NULL;

      gnutls_x509_crt_export2 (root, GNUTLS_X509_FMT_DER, &datum);
      der = g_bytes_new (datum.data, datum.size);
      gnutls_free (datum.data);
      gnutls_x509_crt_deinit (root);
      compare_root (list, trust, der);
      n++;
    }
  gnutls_x509_trust_list_deinit (list, TRUE);
  g_test_message ("%u roots", n);
  g_assert_cmpuint (n, ==, assay_trust_get_size (trust));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verify/other-time", test_other_time);
  g_test_add_func ("/verify/other-time-alone", test_other_time_alone);
  g_test_add_func ("/verify/chains", test_chains);
  g_test_add_func ("/verify/none", test_none);
  g_test_add_func ("/verify/unreadable", test_unreadable);
  g_test_add_func ("/verify/refusals", test_refusals);
  g_test_add_func ("/verify/bad-signature", test_bad_signature);
  g_test_add_func ("/verify/equivalence", test_equivalence);
  status = g_test_run ();
  pki_remove ();
  return status;
}
