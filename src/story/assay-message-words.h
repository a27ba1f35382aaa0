/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "story/assay-ladder.h"

G_BEGIN_DECLS

/**
 * assay_message_words:
 * @ladder: the conversation
 * @rung: a rung of it
 *
 * What happens with a message, in plain words, true for what was negotiated. Pure.
 *
 * Returns: (transfer full) (element-type AssayText): sentences, at least one
 */
GPtrArray *assay_message_words (const AssayLadder *ladder,
                                const AssayRung   *rung);

G_END_DECLS
