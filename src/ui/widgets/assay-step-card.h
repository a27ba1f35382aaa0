/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "story/assay-story.h"

G_BEGIN_DECLS

/**
 * assay_step_card_new:
 * @step: a step of the story
 * @number: its number, from 1
 *
 * Returns: (transfer floating): a card: the number, what became of the step, how it goes and what happened here
 */
GtkWidget *assay_step_card_new (const AssayStoryStep *step,
                                guint                 number);

/* The same for one of the six words: its everyday picture, and the live thing itself. (transfer floating) */
GtkWidget *assay_word_card_new (const AssayStoryWord *word);

G_END_DECLS
