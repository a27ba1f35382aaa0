/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare/compare-rows.h"

#include <string.h>

#define MAX_PART 80

void
assay_compare_begin (AssayCompareDraft *draft,
                     AssayCompareGroup  group)
{
  draft->group = group;
  g_string_assign (draft->path, assay_compare_group_name (group));
}

/* A part of a path is not longer, and ends with a whole character. */
static gssize
cut (const char *key)
{
  gsize length = strlen (key);

  if (length <= MAX_PART)
    return (gssize) length;
  return g_utf8_find_prev_char (key, key + MAX_PART + 1) - key;
}

void
assay_compare_enter (AssayCompareDraft *draft,
                     const char        *key,
                     const char        *label)
{
  g_array_append_val (draft->ends, draft->path->len);
  g_ptr_array_add (draft->labels, (gpointer) label);
  g_string_append_c (draft->path, '/');
  g_string_append_len (draft->path, key, cut (key));
}

void
assay_compare_leave (AssayCompareDraft *draft)
{
  guint last = draft->ends->len - 1;

  g_string_truncate (draft->path, g_array_index (draft->ends, gsize, last));
  g_array_set_size (draft->ends, last);
  g_ptr_array_set_size (draft->labels, last);
}

static char **
dup_labels (const AssayCompareDraft *draft)
{
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < draft->labels->len; i++)
    if (g_ptr_array_index (draft->labels, i) != NULL)
      {
        g_strv_builder_add (labels, g_ptr_array_index (draft->labels, i));
        any = TRUE;
      }
  if (!any)
    g_strv_builder_add (labels, assay_compare_group_label (draft->group));
  return g_strv_builder_end (labels);
}

static AssayCompareState
state_of (const AssayText *left,
          const AssayText *right,
          gboolean         same)
{
  if (right == NULL)
    return ASSAY_COMPARE_LEFT_ONLY;
  if (left == NULL)
    return ASSAY_COMPARE_RIGHT_ONLY;
  return same ? ASSAY_COMPARE_SAME : ASSAY_COMPARE_DIFFERENT;
}

void
assay_compare_add (AssayCompareDraft  *draft,
                   AssayText          *left,
                   AssayText          *right,
                   gboolean            same,
                   AssayCompareWeight  weight)
{
  if (left == NULL && right == NULL)
    return;
  if (draft->rows->len >= ASSAY_COMPARISON_MAX_ROWS)
    {
      draft->n_left_out++;
      g_clear_pointer (&left, assay_text_unref);
      g_clear_pointer (&right, assay_text_unref);
      return;
    }
  g_ptr_array_add (draft->rows, assay_compare_row_take (&(AssayCompareRow) {
    .group = draft->group,
    .path = g_strdup (draft->path->str),
    .labels = dup_labels (draft),
    .left = left,
    .right = right,
    .state = state_of (left, right, same),
    .weight = weight,
  }));
}

AssayText *
assay_compare_say (const char *words)
{
  return words != NULL ? assay_text_new ("{words}", "words", ASSAY_ARG_TEXT, words, NULL) : NULL;
}

AssayText *
assay_compare_say_taken (char *words)
{
  g_autofree char *owned = words;

  return assay_compare_say (owned);
}

AssayText *
assay_compare_say_moment (gint64 seconds)
{
  if (seconds == ASSAY_NO_TIME)
    return assay_text_new (N_("unreadable"), NULL);
  return assay_text_new ("{time}", "time", ASSAY_ARG_TIME, seconds, NULL);
}

void
assay_compare_add_plain (AssayCompareDraft  *draft,
                         const char         *left,
                         const char         *right,
                         AssayCompareWeight  weight)
{
  assay_compare_add (draft, assay_compare_say (left), assay_compare_say (right), g_strcmp0 (left, right) == 0, weight);
}

/* "4: a, b, c, d" or "1001: a, b, c, d and 997 more". */
static AssayText *
say_items (const char * const *items,
           guint               n)
{
  g_autoptr(GString) named = g_string_new (NULL);

  if (items == NULL)
    return NULL;
  if (n == 0)
    return assay_text_new (N_("none"), NULL);
  for (guint i = 0; i < MIN (n, ASSAY_COMPARE_MAX_NAMED); i++)
    g_string_append_printf (named, "%s%s", i > 0 ? ", " : "", items[i]);
  if (n <= ASSAY_COMPARE_MAX_NAMED)
    return assay_compare_say (named->str);
  return assay_text_new_plural (NP_("{names} and {n} more", "{names} and {n} more"), n - ASSAY_COMPARE_MAX_NAMED,
                                "names", ASSAY_ARG_TEXT, named->str, NULL);
}

/* How often each item stands in a list. */
static GHashTable *
count_items (const char * const *items)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, items[i]));

      g_hash_table_insert (counts, (gpointer) items[i], GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

/* The items that @others has fewer of, in order; those that it has too go to @common. (transfer container) */
static GPtrArray *
subtract (const char * const *items,
          const char * const *others,
          GPtrArray          *common)
{
  g_autoptr(GHashTable) counts = count_items (others);
  GPtrArray *rest = g_ptr_array_new ();

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, items[i]));

      g_ptr_array_add (n > 0 ? common : rest, (gpointer) items[i]);
      if (n > 0)
        g_hash_table_insert (counts, (gpointer) items[i], GUINT_TO_POINTER (n - 1));
    }
  return rest;
}

/* A row for each item that only @side has, then one for how many more there are. */
static void
tell_items (AssayCompareDraft  *draft,
            GPtrArray          *items,
            int                 side,
            AssayCompareWeight  weight)
{
  AssayText *more = NULL;

  for (guint i = 0; i < MIN (items->len, ASSAY_COMPARE_MAX_TOLD); i++)
    {
      const char *item = g_ptr_array_index (items, i);

      assay_compare_enter (draft, item, NULL);
      assay_compare_add_plain (draft, side == LEFT ? item : NULL, side == RIGHT ? item : NULL, weight);
      assay_compare_leave (draft);
    }
  if (items->len <= ASSAY_COMPARE_MAX_TOLD)
    return;

  more = assay_text_new_plural (NP_("and {n} more", "and {n} more"), items->len - ASSAY_COMPARE_MAX_TOLD, NULL);
  assay_compare_enter (draft, "more", NULL);
  assay_compare_add (draft, side == LEFT ? more : NULL, side == RIGHT ? more : NULL, FALSE, weight);
  assay_compare_leave (draft);
}

static gboolean
are_equal (GPtrArray *left,
           GPtrArray *right)
{
  for (guint i = 0; i < MIN (left->len, right->len); i++)
    if (!g_str_equal (g_ptr_array_index (left, i), g_ptr_array_index (right, i)))
      return FALSE;
  return left->len == right->len;
}

static AssayText *
say_order (GPtrArray *words)
{
  g_autoptr(GString) line = g_string_new (NULL);
  guint n = MIN (words->len, 24);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (words, i));
  if (words->len > n)
    g_string_append (line, "…");
  return assay_compare_say (line->str);
}

void
assay_compare_add_order (AssayCompareDraft  *draft,
                         GPtrArray          *left,
                         GPtrArray          *right,
                         AssayCompareWeight  weight)
{
  if (are_equal (left, right))
    return;
  assay_compare_enter (draft, "order", N_("Order"));
  assay_compare_add (draft, say_order (left), say_order (right), FALSE, weight);
  assay_compare_leave (draft);
}

void
assay_compare_add_items (AssayCompareDraft  *draft,
                         const char * const *left,
                         const char * const *right,
                         AssayCompareWeight  weight,
                         AssayCompareWeight  order_weight)
{
  g_autoptr(GPtrArray) left_common = g_ptr_array_new ();
  g_autoptr(GPtrArray) right_common = g_ptr_array_new ();
  g_autoptr(GPtrArray) left_only = subtract (left, right, left_common);
  g_autoptr(GPtrArray) right_only = subtract (right, left, right_common);
  gboolean same = left_only->len == 0 && right_only->len == 0;

  assay_compare_add (draft, say_items (left, left_only->len + left_common->len),
                     say_items (right, right_only->len + right_common->len), same, weight);
  /* One in place of another needs no rows of their own. */
  if (left == NULL || right == NULL || (g_strv_length ((char **) left) == 1 && g_strv_length ((char **) right) == 1))
    return;
  tell_items (draft, left_only, LEFT, weight);
  tell_items (draft, right_only, RIGHT, weight);
  assay_compare_add_order (draft, left_common, right_common, order_weight);
}
