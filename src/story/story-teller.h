/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "story/assay-ladder.h"
#include "story/assay-story.h"

G_BEGIN_DECLS

/**
 * AssayTeller:
 * @report: what is told
 * @assessment: what the checks said
 * @proofs: (nullable): what was computed once more
 * @ladder: the conversation
 *
 * What every row of the story's tables is held against. Lives on the stack of assay_story_new().
 */
typedef struct {
  const AssayReport     *report;
  const AssayAssessment *assessment;
  const AssayProofs     *proofs;
  const AssayLadder     *ladder;
} AssayTeller;

/* What a row rests on; the rows are written with the macros below. */
typedef struct _AssayGround AssayGround;

struct _AssayGround {
  AssayEvidence *(*find) (const AssayTeller *teller,
                          const AssayGround *ground);
  const char      *path;
  AssayDirection   direction;
  guint            type;
  int              wanted;
};

AssayEvidence *assay_ground_fact    (const AssayTeller *teller,
                                     const AssayGround *ground);
AssayEvidence *assay_ground_message (const AssayTeller *teller,
                                     const AssayGround *ground);
AssayEvidence *assay_ground_role    (const AssayTeller *teller,
                                     const AssayGround *ground);
AssayEvidence *assay_ground_leaf    (const AssayTeller *teller,
                                     const AssayGround *ground);
AssayEvidence *assay_ground_anchor  (const AssayTeller *teller,
                                     const AssayGround *ground);
AssayEvidence *assay_ground_check   (const AssayTeller *teller,
                                     const AssayGround *ground);
AssayEvidence *assay_ground_stopper (const AssayTeller *teller,
                                     const AssayGround *ground);
AssayEvidence *assay_ground_proof   (const AssayTeller *teller,
                                     const AssayGround *ground);

#define FACT(name)            { assay_ground_fact, (name) }
#define SENT(name, field)     { assay_ground_message, (field), ASSAY_SENT, ASSAY_HANDSHAKE_##name }
#define RECEIVED(name, field) { assay_ground_message, (field), ASSAY_RECEIVED, ASSAY_HANDSHAKE_##name }
#define RETRY                 { assay_ground_role, "", ASSAY_RECEIVED, ASSAY_HANDSHAKE_SERVER_HELLO, ASSAY_ROLE_RETRY }
#define LEAF(field)           { assay_ground_leaf, (field) }
#define ANCHOR                { assay_ground_anchor, "" }
#define PASSED(id)            { assay_ground_check, (id), .wanted = FALSE }
#define BROKEN(id)            { assay_ground_check, (id), .wanted = TRUE }
#define STOPPER               { assay_ground_stopper, "" }
#define PROVEN(id)            { assay_ground_proof, (id), .wanted = ASSAY_PROOF_PROVEN }
#define DISPROVEN(id)         { assay_ground_proof, (id), .wanted = ASSAY_PROOF_FAILED }

#define ASSAY_MAX_GROUNDS 3

/**
 * AssayStoryRow:
 * @id: see AssayStatement.id
 * @words: the sentence, with the places of assay_teller_say(); %NULL when @say makes it
 * @grounds: what must all be found for it to be said; at least one
 * @say: (nullable): makes the sentence, when it has plural forms
 * @correction: see AssayStatement.correction
 *
 * One thing that can be said.
 */
typedef struct {
  const char  *id;
  const char  *words;
  AssayGround  grounds[ASSAY_MAX_GROUNDS];
  AssayText *(*say) (const AssayTeller *teller);
  gboolean     correction;
} AssayStoryRow;

/* A title and an explanation: of several, the first whose grounds are found; the last has none. */
typedef struct {
  const char  *title;
  const char  *explanation;
  AssayGround  grounds[ASSAY_MAX_GROUNDS];
} AssayStoryHead;

/**
 * AssayStepTable:
 * @id: see AssayStoryStep.id
 * @reference: likewise
 * @heads: how it is called and explained
 * @broken: any of these breaks it; ends with an empty one
 * @reached: any of these shows that it happened; ends with an empty one
 * @rows: what can be said, ends with an empty one
 *
 * One step, as a table.
 */
typedef struct {
  const char           *id;
  const char           *reference;
  const AssayStoryHead *heads;
  const AssayGround    *broken;
  const AssayGround    *reached;
  const AssayStoryRow  *rows;
} AssayStepTable;

extern const AssayStepTable assay_story_issuance[];
extern const AssayStepTable assay_story_connection[];

/* One of the six words, as a table. */
typedef struct {
  const char          *id;
  const char          *term;
  const char          *picture;
  const char          *explanation;
  const AssayStoryRow *rows;
} AssayWordTable;

extern const AssayWordTable assay_story_words[];

/**
 * assay_teller_say:
 * @teller: the teller
 * @words: a sentence with any of the places {host} {address} {leaf} {issuer} {root} {key} {algorithm} {begin} {end}
 *   {protocol} {suite} {group} {scheme} {alpn} {starttls} {failure}
 *
 * Returns: (transfer full): the sentence with its values
 */
AssayText *assay_teller_say (const AssayTeller *teller,
                             const char        *words);

G_END_DECLS
