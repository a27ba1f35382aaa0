/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "story/assay-chain-story.h"
#include "support/fixture-report.h"

/* The good report, as if the server had sent the certificates of these roles, up to -1; the path stays that of the first
 * of each. */
static AssayReport *
create_sent (const int *roles)
{
  AssayReport draft;
  int places[3] = { -1, -1, -1 };

  fixture_report_draft (&draft, FIXTURE_GOOD);
  g_ptr_array_set_size (draft.certificates, 0);
  for (draft.n_sent = 0; roles[draft.n_sent] >= 0; draft.n_sent++)
    {
      int role = roles[draft.n_sent];

      g_ptr_array_add (draft.certificates, fixture_certificate_new ((FixtureRole) role));
      if (places[role] < 0)
        places[role] = (int) draft.n_sent;
    }
  for (int role = 0; role < 3; role++)
    if (places[role] < 0)
      {
        places[role] = (int) draft.certificates->len;
        g_ptr_array_add (draft.certificates, fixture_certificate_new ((FixtureRole) role));
      }
  fixture_report_set_path (&draft, ASSAY_PATH_TRUSTED, places[0], places[1], places[2], -1);
  return assay_report_take (&draft);
}

static char *
dup_notes (GPtrArray *links,
           guint      index)
{
  const AssayChainLink *link = g_ptr_array_index (links, index);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < link->notes->len; i++)
    {
      g_autofree char *words = assay_text_format (g_ptr_array_index (link->notes, i), NULL);

      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", words);
    }
  return g_string_free (out, FALSE);
}

static void
assert_note (GPtrArray  *links,
             guint       index,
             const char *begin)
{
  g_autofree char *notes = dup_notes (links, index);

  if (*begin == '\0')
    g_assert_cmpstr (notes, ==, "");
  else if (!g_str_has_prefix (notes, begin))
    g_error ("“%s” does not begin with “%s”", notes, begin);
}

static void
assert_signed_by (const AssayChainStory *story,
                  guint                  index,
                  const char            *expected)
{
  const AssayChainLink *link = g_ptr_array_index (story->built, index);
  g_autofree char *words = assay_text_format (link->signed_by, NULL);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_good (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  g_autoptr(AssayChainStory) story = assay_chain_story_new (report, NULL);

  g_assert_false (story->differs);
  g_assert_cmpuint (story->built->len, ==, 3);
  g_assert_cmpuint (story->sent->len, ==, 2);
  assert_signed_by (story, 0, NULL);
  assert_signed_by (story, 1, "signed by — signature verified with the issuer's RSA 4096 public key");
  assert_signed_by (story, 2, "signed by — signature verified with the issuer's RSA 2048 public key");
}

static void
test_order (void)
{
  const int roles[] = { FIXTURE_LEAF, FIXTURE_ROOT, FIXTURE_INTERMEDIATE, -1 };
  g_autoptr(AssayReport) report = create_sent (roles);
  g_autoptr(AssayChainStory) story = assay_chain_story_new (report, NULL);
  g_autofree char *notes = dup_notes (story->sent, 1);

  g_assert_true (story->differs);
  assert_note (story->sent, 0, "");
  assert_note (story->sent, 1, "A root, which need not be sent");
  g_assert_nonnull (strstr (notes, "|Out of order"));
  assert_note (story->sent, 2, "");
}

static void
test_duplicate (void)
{
  const int roles[] = { FIXTURE_LEAF, FIXTURE_INTERMEDIATE, FIXTURE_INTERMEDIATE, -1 };
  g_autoptr(AssayReport) report = create_sent (roles);
  g_autoptr(AssayChainStory) story = assay_chain_story_new (report, NULL);

  g_assert_true (story->differs);
  assert_note (story->sent, 1, "");
  assert_note (story->sent, 2, "Sent twice");
}

static void
test_missing (void)
{
  const int roles[] = { FIXTURE_LEAF, -1 };
  g_autoptr(AssayReport) report = create_sent (roles);
  g_autoptr(AssayChainStory) story = assay_chain_story_new (report, NULL);

  g_assert_true (story->differs);
  assert_note (story->built, 0, "");
  assert_note (story->built, 1, "Missing: the server did not send it");
  assert_note (story->sent, 0, "");
}

static void
test_not_found (void)
{
  AssayReport draft;
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssayChainStory) story = NULL;
  g_autofree char *words = NULL;

  fixture_report_draft (&draft, FIXTURE_INCOMPLETE);
  fixture_report_set_path (&draft, ASSAY_PATH_NO_ISSUER, 0, -1);
  report = assay_report_take (&draft);
  story = assay_chain_story_new (report, NULL);
  words = assay_text_format (story->missing, NULL);
  g_assert_cmpstr (words, ==, "Its certificate was not found");
  g_assert_cmpstr (story->issuer, ==, "R11");
  assert_signed_by (story, 0, "signed by, as its name says; the signature was not verified");
}

static void
test_extra (void)
{
  AssayReport draft;
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssayChainStory) story = NULL;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  /* The path is the leaf alone, as if it were an anchor: the intermediate has no place on it. */
  fixture_report_set_path (&draft, ASSAY_PATH_TRUSTED, 0, -1);
  report = assay_report_take (&draft);
  story = assay_chain_story_new (report, NULL);
  g_assert_true (story->differs);
  assert_note (story->sent, 1, "Extra");
}

static void
test_bad_signature (void)
{
  AssayReport draft;
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssayChainStory) story = NULL;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  fixture_report_set_path (&draft, ASSAY_PATH_BAD_SIGNATURE, 0, 1, 2, -1);
  draft.verification.certificate = 0;
  report = assay_report_take (&draft);
  story = assay_chain_story_new (report, NULL);
  assert_signed_by (story, 1, "signed by, as its name says; the signature was not verified");
  assert_signed_by (story, 2, "not signed by — the signature does not fit the RSA 2048 public key above");
  g_assert_true (((AssayChainLink *) g_ptr_array_index (story->built, 2))->broken);
}

/* Another way than that of the verdict; what its rules say counts. */
static void
test_candidate (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_GOOD);
  AssayRule rule = { .id = "signature", .outcome = ASSAY_RULE_BROKEN, .certificate = 0 };
  AssayPathCandidate draft = { .path = g_array_new (FALSE, FALSE, sizeof (guint)) };
  g_autoptr(AssayPathCandidate) candidate = NULL;
  g_autoptr(AssayChainStory) story = NULL;
  guint path[] = { 0, 1 };

  g_array_append_vals (draft.path, path, 2);
  draft.rules = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_rule_unref);
  rule.detail = assay_text_new ("x", NULL);
  g_ptr_array_add (draft.rules, assay_rule_take (&rule));
  candidate = assay_path_candidate_take (&draft);
  story = assay_chain_story_new (report, candidate);
  g_assert_cmpuint (story->built->len, ==, 2);
  g_assert_nonnull (story->missing);
  assert_signed_by (story, 1, "not signed by — the signature does not fit the RSA 2048 public key above");
}

/* The chain as sent while the inspection runs: a place for who is not there, and nothing against anyone. */
static void
test_partial (void)
{
  AssayReport draft;
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssayChainStory) story = NULL;
  g_autofree char *missing = NULL;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  g_array_set_size (draft.verification.path, 0);
  draft.verification.status = ASSAY_PATH_NONE;
  draft.partial = TRUE;
  report = assay_report_take (&draft);
  story = assay_chain_story_new (report, NULL);
  g_assert_cmpuint (report->n_sent, ==, 2);
  g_assert_cmpuint (story->built->len, ==, 2);
  g_assert_cmpuint (story->sent->len, ==, 0);
  g_assert_false (story->differs);
  assert_signed_by (story, 0, "signed by, as its name says; not verified yet");
  assert_signed_by (story, 1, "signed by, as its name says; not verified yet");
  missing = assay_text_format (story->missing, NULL);
  g_assert_cmpstr (story->issuer, ==, "Example Root X1");
  g_assert_cmpstr (missing, ==, "Its certificate is being looked for");
}

static void
test_nothing (void)
{
  g_autoptr(AssayReport) report = fixture_report_new (FIXTURE_REFUSED);
  g_autoptr(AssayChainStory) story = assay_chain_story_new (report, NULL);

  g_assert_cmpuint (story->built->len + story->sent->len, ==, 0);
  g_assert_false (story->differs);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chain-story/good", test_good);
  g_test_add_func ("/chain-story/order", test_order);
  g_test_add_func ("/chain-story/duplicate", test_duplicate);
  g_test_add_func ("/chain-story/missing", test_missing);
  g_test_add_func ("/chain-story/not-found", test_not_found);
  g_test_add_func ("/chain-story/extra", test_extra);
  g_test_add_func ("/chain-story/bad-signature", test_bad_signature);
  g_test_add_func ("/chain-story/candidate", test_candidate);
  g_test_add_func ("/chain-story/partial", test_partial);
  g_test_add_func ("/chain-story/nothing", test_nothing);
  return g_test_run ();
}
