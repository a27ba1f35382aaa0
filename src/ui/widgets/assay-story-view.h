/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-session-view.h"

G_BEGIN_DECLS

/**
 * AssayStoryView:
 *
 * The story of a connection: six words, how the server got its certificate, what happened when you connected. It is told
 * on another thread, since the proofs that it rests on take a few milliseconds.
 *
 * Properties: `session` (AssaySession).
 */
#define ASSAY_TYPE_STORY_VIEW (assay_story_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayStoryView, assay_story_view, ASSAY, STORY_VIEW, AssaySessionView)

G_END_DECLS
