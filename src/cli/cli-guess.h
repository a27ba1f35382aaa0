/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cli_guess:
 * @word: something typed
 * @words: (array zero-terminated=1): what there is
 *
 * Returns: (nullable): the word that is most like it, or %NULL when none is like it
 */
const char *cli_guess (const char         *word,
                       const char * const *words);

G_END_DECLS
