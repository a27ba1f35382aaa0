/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "story/assay-evidence.h"

G_BEGIN_DECLS

/**
 * AssayStatement:
 * @id: stable, for JSON and tests: "names-covered", "server-signed"...; static
 * @words: what is stated about this very connection
 * @evidence: (element-type AssayEvidence): what it rests on; never empty
 * @broken: it tells what broke, or what is wrong
 * @correction: it puts a common mistake right
 *
 * A sentence about one report. There is none without evidence: the only way to make one is to find what it rests on.
 */
typedef struct {
  const char *id;
  AssayText  *words;
  GPtrArray  *evidence;
  gboolean    broken;
  gboolean    correction;
} AssayStatement;

/**
 * AssayStepState:
 * @ASSAY_STEP_DONE: it happened, and nothing was wrong with it
 * @ASSAY_STEP_BROKEN: here it broke, or here something is wrong
 * @ASSAY_STEP_NOT_REACHED: it did not happen
 * @ASSAY_STEP_UNSEEN: nothing in the report tells
 *
 * What became of a step.
 */
typedef enum {
  ASSAY_STEP_DONE,
  ASSAY_STEP_BROKEN,
  ASSAY_STEP_NOT_REACHED,
  ASSAY_STEP_UNSEEN,
} AssayStepState;

/* "done", "broken", "not-reached", "unseen": stable, for JSON. */
const char *assay_step_state_name  (AssayStepState state);

/* The same in words, as a message id. */
const char *assay_step_state_label (AssayStepState state);

/**
 * AssayStoryStep:
 * @id: "hello", "checked"...; stable, static
 * @title: what it is called, given what happened
 * @explanation: how this goes in general, in the way that was taken here; true without evidence, a message id
 * @reference: where to read more; static
 * @state: what became of it
 * @statements: (element-type AssayStatement): what happened here, in order
 *
 * One numbered step of the story.
 */
typedef struct {
  const char     *id;
  const char     *title;
  const char     *explanation;
  const char     *reference;
  AssayStepState  state;
  GPtrArray      *statements;
} AssayStoryStep;

/**
 * AssayStoryWord:
 * @id: "server", "public-key"...; stable, static
 * @term: the word, a message id
 * @picture: what it is like in everyday life, a message id: "a shop"
 * @explanation: what it is, a message id
 * @statements: (element-type AssayStatement): the live thing itself; may be empty when it did not come to that
 *
 * One of the six words that the story is told with.
 */
typedef struct {
  const char *id;
  const char *term;
  const char *picture;
  const char *explanation;
  GPtrArray  *statements;
} AssayStoryWord;

/**
 * AssayStory:
 * @words: (element-type AssayStoryWord): the six words
 * @issuance: (element-type AssayStoryStep): how the server got its certificate
 * @connection: (element-type AssayStoryStep): what happened when you connected
 *
 * One inspection, told. Immutable, refcounted.
 */
typedef struct {
  GPtrArray *words;
  GPtrArray *issuance;
  GPtrArray *connection;
} AssayStory;

#define ASSAY_TYPE_STORY (assay_story_get_type ())

GType       assay_story_get_type (void) G_GNUC_CONST;

/* Its three parts. */
typedef enum {
  ASSAY_STORY_WORDS,
  ASSAY_STORY_ISSUANCE,
  ASSAY_STORY_CONNECTION,
} AssayStoryPart;

/* The heading of a part, as a message id. */
const char *assay_story_part_title (AssayStoryPart part);

/**
 * assay_story_new:
 * @report: a report, of success or failure
 * @assessment: what the checks said of it
 * @proofs: (nullable): the handshake computed once more; without it, nothing that rests on it is said
 *
 * Tells an inspection. Pure; any thread.
 *
 * Returns: (transfer full): the story
 */
AssayStory *assay_story_new      (const AssayReport     *report,
                                  const AssayAssessment *assessment,
                                  const AssayProofs     *proofs);
AssayStory *assay_story_ref      (AssayStory            *story);
void        assay_story_unref    (AssayStory            *story);

/* The statement @id wherever it is made, or %NULL. (transfer none) */
const AssayStatement *assay_story_find_statement (const AssayStory *story,
                                                  const char       *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStory, assay_story_unref)

G_END_DECLS
