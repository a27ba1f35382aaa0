/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayChainLink:
 * @certificate: index into the report's certificates
 * @signed_by: (nullable): what is known about the signature of the certificate above on this one
 * @broken: whether that signature is wrong
 * @notes: (element-type AssayText): what is unusual about this certificate at this place
 *
 * One certificate of a chain, at its place.
 */
typedef struct {
  guint      certificate;
  AssayText *signed_by;
  gboolean   broken;
  GPtrArray *notes;
} AssayChainLink;

/**
 * AssayChainStory:
 * @built: (element-type AssayChainLink): the path, its top first; as far as one was found
 * @issuer: (nullable): the name of an issuer whose certificate belongs above the topmost, and is not there
 * @missing: (nullable): what is to be said of that: it was not found, or is still looked for
 * @sent: (element-type AssayChainLink): as the server sent it, or as it stands in the file
 * @differs: whether @sent is not simply @built from below, an anchor left out
 *
 * A chain as built against the chain as sent, each difference named on its certificate. That of a partial report is the
 * chain as sent, the last first, as it will probably be built; nothing is said against any of it yet. Immutable.
 */
typedef struct {
  GPtrArray *built;
  char      *issuer;
  AssayText *missing;
  GPtrArray *sent;
  gboolean   differs;
} AssayChainStory;

/**
 * assay_chain_story_new:
 * @report: a report
 * @candidate: (nullable): the way to tell, of those in its validation; %NULL for the one that the verdict is about
 *
 * Tells the chain of a report. Pure.
 *
 * Returns: (transfer full): the story
 */
AssayChainStory *assay_chain_story_new  (const AssayReport        *report,
                                         const AssayPathCandidate *candidate);
void             assay_chain_story_free (AssayChainStory          *story);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayChainStory, assay_chain_story_free)

G_END_DECLS
