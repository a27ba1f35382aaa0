/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-story.h"

#include "story/story-teller.h"

G_DEFINE_BOXED_TYPE (AssayStory, assay_story, assay_story_ref, assay_story_unref)

static const struct {
  const char *name;
  const char *label;
} states[] = {
  [ASSAY_STEP_DONE]        = { "done",        N_("Done") },
  [ASSAY_STEP_BROKEN]      = { "broken",      N_("Broken") },
  [ASSAY_STEP_NOT_REACHED] = { "not-reached", N_("Did not happen") },
  [ASSAY_STEP_UNSEEN]      = { "unseen",      N_("Not seen") },
};

const char *
assay_step_state_name (AssayStepState state)
{
  return states[state].name;
}

const char *
assay_step_state_label (AssayStepState state)
{
  return states[state].label;
}

static const char * const part_titles[] = {
  [ASSAY_STORY_WORDS]      = N_("Six words"),
  [ASSAY_STORY_ISSUANCE]   = N_("How the server got its certificate"),
  [ASSAY_STORY_CONNECTION] = N_("What happened when you connected"),
};

const char *
assay_story_part_title (AssayStoryPart part)
{
  return part_titles[part];
}

static void
statement_free (gpointer data)
{
  AssayStatement *statement = data;

  assay_text_unref (statement->words);
  g_ptr_array_unref (statement->evidence);
  g_free (statement);
}

static void
step_free (gpointer data)
{
  AssayStoryStep *step = data;

  g_ptr_array_unref (step->statements);
  g_free (step);
}

static void
word_free (gpointer data)
{
  AssayStoryWord *word = data;

  g_ptr_array_unref (word->statements);
  g_free (word);
}

/* All that the grounds ask for, or NULL when something of it is not there. (transfer full) (nullable) */
static GPtrArray *
find_all (const AssayTeller *teller,
          const AssayGround  grounds[ASSAY_MAX_GROUNDS])
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_evidence_unref);

  for (guint i = 0; i < ASSAY_MAX_GROUNDS && grounds[i].find != NULL; i++)
    {
      AssayEvidence *evidence = grounds[i].find (teller, &grounds[i]);

      if (evidence == NULL)
        return NULL;
      g_ptr_array_add (found, evidence);
    }
  return g_steal_pointer (&found);
}

/* A list of grounds that ends with an empty one: whether any of them is found. */
static gboolean
find_any (const AssayTeller *teller,
          const AssayGround *grounds)
{
  for (; grounds->find != NULL; grounds++)
    {
      g_autoptr(AssayEvidence) evidence = grounds->find (teller, grounds);

      if (evidence != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether what it rests on is a fault. */
static gboolean
is_fault (const AssayGround *ground)
{
  if (ground->find == assay_ground_fact)
    return g_str_has_prefix (ground->path, "failed") || g_str_equal (ground->path, "turned-away");
  return (ground->find == assay_ground_check && ground->wanted)
      || (ground->find == assay_ground_proof && ground->wanted == ASSAY_PROOF_FAILED);
}

static gboolean
tells_fault (const AssayStoryRow *row)
{
  for (guint i = 0; i < ASSAY_MAX_GROUNDS && row->grounds[i].find != NULL; i++)
    if (is_fault (&row->grounds[i]))
      return TRUE;
  return FALSE;
}

/* The only place where a statement is made: a row whose evidence is not all there makes none. */
static void
state_row (const AssayTeller   *teller,
           const AssayStoryRow *row,
           GPtrArray           *statements)
{
  GPtrArray *evidence = find_all (teller, row->grounds);
  AssayStatement *statement;

  if (evidence == NULL)
    return;
  g_assert (evidence->len > 0);
  statement = g_new (AssayStatement, 1);
  *statement = (AssayStatement) {
    .id = row->id,
    .words = row->say != NULL ? row->say (teller) : assay_teller_say (teller, row->words),
    .evidence = evidence,
    .broken = tells_fault (row),
    .correction = row->correction,
  };
  g_ptr_array_add (statements, statement);
}

static GPtrArray *
state_rows (const AssayTeller   *teller,
            const AssayStoryRow *rows)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func (statement_free);

  for (; rows->id != NULL; rows++)
    state_row (teller, rows, statements);
  return statements;
}

static const AssayStoryHead *
choose_head (const AssayTeller    *teller,
             const AssayStoryHead *heads)
{
  for (;; heads++)
    {
      g_autoptr(GPtrArray) found = find_all (teller, heads->grounds);

      if (found != NULL)
        return heads;
    }
}

static AssayStepState
judge (const AssayTeller    *teller,
       const AssayStepTable *table)
{
  if (find_any (teller, table->broken))
    return ASSAY_STEP_BROKEN;
  if (find_any (teller, table->reached))
    return ASSAY_STEP_DONE;
  return teller->report->failure != NULL || assay_target_is_file (teller->report->request->target)
           ? ASSAY_STEP_NOT_REACHED : ASSAY_STEP_UNSEEN;
}

static GPtrArray *
tell_steps (const AssayTeller    *teller,
            const AssayStepTable *tables)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (step_free);

  for (; tables->id != NULL; tables++)
    {
      const AssayStoryHead *head = choose_head (teller, tables->heads);
      AssayStoryStep *step = g_new (AssayStoryStep, 1);

      *step = (AssayStoryStep) {
        .id = tables->id,
        .title = head->title,
        .explanation = head->explanation,
        .reference = tables->reference,
        .state = judge (teller, tables),
        .statements = state_rows (teller, tables->rows),
      };
      g_ptr_array_add (steps, step);
    }
  return steps;
}

static GPtrArray *
tell_words (const AssayTeller *teller)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);

  for (const AssayWordTable *table = assay_story_words; table->id != NULL; table++)
    {
      AssayStoryWord *word = g_new (AssayStoryWord, 1);

      *word = (AssayStoryWord) {
        .id = table->id,
        .term = table->term,
        .picture = table->picture,
        .explanation = table->explanation,
        .statements = state_rows (teller, table->rows),
      };
      g_ptr_array_add (words, word);
    }
  return words;
}

AssayStory *
assay_story_new (const AssayReport     *report,
                 const AssayAssessment *assessment,
                 const AssayProofs     *proofs)
{
  g_autoptr(AssayLadder) ladder = assay_ladder_new (report->messages, report);
  const AssayTeller teller = { report, assessment, proofs, ladder };
  AssayStory *story = g_atomic_rc_box_new (AssayStory);

  story->words = tell_words (&teller);
  story->issuance = tell_steps (&teller, assay_story_issuance);
  story->connection = tell_steps (&teller, assay_story_connection);
  return story;
}

AssayStory *
assay_story_ref (AssayStory *story)
{
  return g_atomic_rc_box_acquire (story);
}

static void
story_clear (gpointer data)
{
  AssayStory *story = data;

  g_ptr_array_unref (story->words);
  g_ptr_array_unref (story->issuance);
  g_ptr_array_unref (story->connection);
}

void
assay_story_unref (AssayStory *story)
{
  g_atomic_rc_box_release_full (story, story_clear);
}

static const AssayStatement *
find_statement (GPtrArray  *statements,
                const char *id)
{
  for (guint i = 0; i < statements->len; i++)
    {
      const AssayStatement *statement = g_ptr_array_index (statements, i);

      if (g_str_equal (statement->id, id))
        return statement;
    }
  return NULL;
}

const AssayStatement *
assay_story_find_statement (const AssayStory *story,
                            const char       *id)
{
  GPtrArray *parts[] = { story->issuance, story->connection };
  const AssayStatement *found = NULL;

  for (guint i = 0; i < story->words->len && found == NULL; i++)
    found = find_statement (((const AssayStoryWord *) g_ptr_array_index (story->words, i))->statements, id);
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    for (guint i = 0; i < parts[part]->len && found == NULL; i++)
      found = find_statement (((const AssayStoryStep *) g_ptr_array_index (parts[part], i))->statements, id);
  return found;
}
