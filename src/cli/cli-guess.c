/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-guess.h"

#include <string.h>

/* Levenshtein's distance, in one row. */
static guint
distance (const char *a,
          const char *b)
{
  guint row[64];
  gsize n = MIN (strlen (b), G_N_ELEMENTS (row) - 1);

  for (gsize j = 0; j <= n; j++)
    row[j] = j;
  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint corner = row[0]++;

      for (gsize j = 0; j < n; j++)
        {
          guint above = row[j + 1];
          guint step = MIN (above, row[j]) + 1;

          row[j + 1] = MIN (step, corner + (a[i] != b[j]));
          corner = above;
        }
    }
  return row[n];
}

const char *
cli_guess (const char         *word,
           const char * const *words)
{
  const char *best = NULL;
  guint least = strlen (word) / 3 + 2;    /* a slip in every third letter is still a slip */

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint own = distance (word, words[i]);

      if (g_str_has_prefix (words[i], word) && *word != '\0')
        own = 0;
      if (own < least)
        {
          least = own;
          best = words[i];
        }
    }
  return best;
}
