/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/assay-node.h"
#include "checks/assay-checks.h"
#include "decode/decode-message.h"
#include "decode/decode-x509.h"
#include "engine/assay-inspect.h"
#include "engine/assay-proofs.h"
#include "practice/assay-practice.h"
#include "story/assay-story.h"

/* The state of each of the five steps of a connection: done, broken, not reached. */
#define ALL_DONE "done done done done done"

/**
 * Expected:
 * @scenario: its name
 * @states: of the five steps of the connection
 * @said: statements that must be made
 * @unsaid: statements that would be false
 *
 * What the story of a practice server says.
 */
typedef struct {
  const char *scenario;
  const char *states;
  const char *said[7];
  const char *unsaid[7];
} Expected;

static const Expected table[] = {
  { "good-ecdsa", ALL_DONE,
    { "derived", "forward-secret", "not-locked", "server-signed", "sent-hidden", "agreed", "nobody-asked" },
    { "locked", "not-forward-secret", "sent-open", "server-opened", "self-signed", "not-trusted", "retried" } },
  { "good-rsa", ALL_DONE, { "derived", "server-signed", "vouched", "shared" }, { "locked", "asked-back" } },
  { "many-names", ALL_DONE, { "names", "name-right" }, { "name-wrong" } },
  { "tls12-only", ALL_DONE, { "derived", "sent-open", "forward-secret", "server-signed" },
    { "server-signed-old", "sent-hidden", "locked", "not-forward-secret" } },
  { "tls12-rsa", ALL_DONE, { "locked", "not-forward-secret", "server-opened", "private-key-opened", "sent-open", "agreed" },
    { "derived", "forward-secret", "not-locked", "server-signed", "server-signed-old", "post-quantum" } },
  { "hello-retry", ALL_DONE, { "retried", "derived" }, { "locked" } },
  { "old-protocol", "done done done done broken", { "weak-protocol", "sent-open", "derived" }, { "sent-hidden" } },
  { "expired", "done done broken done done", { "dates-wrong", "went-on", "signatures", "name-right" },
    { "dates-right", "not-trusted" } },
  { "not-yet-valid", "done done broken done done", { "dates-wrong" }, { "dates-right" } },
  { "wrong-host", "done done broken done done", { "name-wrong", "went-on", "dates-right" }, { "name-right" } },
  { "ip-only", "done done broken done done", { "name-wrong" }, { "name-right" } },
  { "self-signed", "done done broken done done",
    { "not-trusted", "signed-itself", "no-issuer", "authority-none", "went-on" },
    { "issuer", "signed", "vouched", "signatures", "authority-known", "authority-unknown" } },
  { "untrusted-root", "done done broken done done", { "not-trusted", "issuer", "signed", "authority-unknown" },
    { "vouched", "authority-known", "signatures" } },
  { "missing-intermediate", "done done broken done done", { "not-trusted", "authority-unknown" }, { "signatures" } },
  { "weak-key", NULL, { "derived" }, { "locked" } },
  { "sha1-signature", "done done broken done done", { "signature-weak-here", "signature-weak" }, { "signature-wrong" } },
  { "client-certificate", ALL_DONE, { "asked-back" }, { "turned-away" } },
  { "client-certificate-required", "done done done done broken", { "asked-back", "turned-away", "agreed" }, { NULL } },
  { "alert", "done broken not-reached not-reached not-reached", { "certificate-failed", "offered", "named" },
    { "chose", "sent", "signatures", "private", "public-key-here", "key-pair", "hello-failed" } },
  { "plain-http", "done broken not-reached not-reached not-reached", { "certificate-failed" }, { "private" } },
  { "closes-early", NULL, { NULL }, { "private", "agreed", "application" } },
  { "resets", NULL, { NULL }, { "private", "agreed", "application" } },
};

static AssayReport *
inspect (const char *scenario)
{
  g_autofree char *text = g_strconcat ("practice:", scenario, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayTarget) target = assay_target_parse (text, &error);
  g_autoptr(AssayRequest) request = NULL;
  g_autoptr(AssayRequest) prepared = NULL;
  AssayReport *report;

  g_assert_no_error (error);
  request = assay_request_new (target, NULL);
  prepared = assay_practice_prepare (request, &error);
  g_assert_no_error (error);
  report = assay_inspect (prepared, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

/* The evidence is looked for once more, without the story's help. */
static void
assert_evidence (const AssayReport     *report,
                 const AssayAssessment *assessment,
                 const AssayProofs     *proofs,
                 const AssayEvidence   *evidence)
{
  g_autofree char *words = assay_text_format (evidence->words, NULL);
  g_autoptr(AssayNode) tree = NULL;

  g_assert_cmpstr (words, !=, "");
  g_assert_null (strchr (words, '{'));
  switch (evidence->kind)
    {
    case ASSAY_EVIDENCE_MESSAGE:
      g_assert_cmpuint (evidence->index, <, report->messages->len);
      tree = assay_decode_message (g_ptr_array_index (report->messages, evidence->index));
      g_assert_nonnull (assay_node_lookup (tree, evidence->path));
      break;
    case ASSAY_EVIDENCE_CERTIFICATE:
      g_assert_cmpuint (evidence->index, <, report->certificates->len);
      tree = assay_x509_decode (assay_report_get_certificate (report, (int) evidence->index)->der);
      g_assert_nonnull (assay_node_lookup (tree, evidence->path));
      break;
    case ASSAY_EVIDENCE_CONNECTION:
    case ASSAY_EVIDENCE_REPORT:
      break;
    case ASSAY_EVIDENCE_CHECK:
      g_assert_nonnull (assay_assessment_find (assessment, evidence->path));
      break;
    case ASSAY_EVIDENCE_PROOF:
      g_assert_nonnull (assay_proofs_find (proofs, evidence->path));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
assert_statements (const AssayReport     *report,
                   const AssayAssessment *assessment,
                   const AssayProofs     *proofs,
                   GPtrArray             *statements)
{
  for (guint i = 0; i < statements->len; i++)
    {
      const AssayStatement *statement = g_ptr_array_index (statements, i);
      g_autofree char *words = assay_text_format (statement->words, NULL);

      g_assert_cmpstr (words, !=, "");
      g_assert_null (strchr (words, '{'));
      g_assert_cmpuint (statement->evidence->len, >, 0);
      for (guint k = 0; k < statement->evidence->len; k++)
        assert_evidence (report, assessment, proofs, g_ptr_array_index (statement->evidence, k));
    }
}

static char *
dup_states (GPtrArray *steps)
{
  GString *states = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const AssayStoryStep *step = g_ptr_array_index (steps, i);

      if (i > 0)
        g_string_append_c (states, ' ');
      g_string_append (states, assay_step_state_name (step->state));
    }
  return g_string_free (states, FALSE);
}

static void
test_scenario (gconstpointer data)
{
  const Expected *expected = data;
  g_autoptr(AssayReport) report = inspect (expected->scenario);
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);
  g_autoptr(AssayStory) story = assay_story_new (report, assessment, proofs);
  g_autofree char *states = dup_states (story->connection);

  if (expected->states != NULL)
    g_assert_cmpstr (states, ==, expected->states);
  for (guint i = 0; i < G_N_ELEMENTS (expected->said) && expected->said[i] != NULL; i++)
    if (assay_story_find_statement (story, expected->said[i]) == NULL)
      g_error ("'%s' is not said of %s", expected->said[i], expected->scenario);
  for (guint i = 0; i < G_N_ELEMENTS (expected->unsaid) && expected->unsaid[i] != NULL; i++)
    if (assay_story_find_statement (story, expected->unsaid[i]) != NULL)
      g_error ("'%s' is said of %s", expected->unsaid[i], expected->scenario);

  g_assert_cmpuint (story->words->len, ==, 6);
  g_assert_cmpuint (story->issuance->len, ==, 3);
  g_assert_cmpuint (story->connection->len, ==, 5);
  for (guint i = 0; i < story->words->len; i++)
    assert_statements (report, assessment, proofs, ((AssayStoryWord *) g_ptr_array_index (story->words, i))->statements);
  for (guint i = 0; i < story->issuance->len; i++)
    assert_statements (report, assessment, proofs, ((AssayStoryStep *) g_ptr_array_index (story->issuance, i))->statements);
  for (guint i = 0; i < story->connection->len; i++)
    assert_statements (report, assessment, proofs,
                       ((AssayStoryStep *) g_ptr_array_index (story->connection, i))->statements);
}

/* Without proofs, nothing that rests on them is said. */
static void
test_without_proofs (void)
{
  static const char * const proven[] = { "server-signed", "agreed", "private-key-signed", "not-locked" };
  g_autoptr(AssayReport) report = inspect ("good-ecdsa");
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);
  g_autoptr(AssayStory) story = assay_story_new (report, assessment, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (proven); i++)
    g_assert_null (assay_story_find_statement (story, proven[i]));
  g_assert_nonnull (assay_story_find_statement (story, "derived"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *path = g_strconcat ("/story/", table[i].scenario, NULL);

      g_test_add_data_func (path, &table[i], test_scenario);
    }
  g_test_add_func ("/story/without-proofs", test_without_proofs);
  return g_test_run ();
}
