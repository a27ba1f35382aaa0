/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-comparison.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (AssayCompareRow, assay_compare_row, assay_compare_row_ref, assay_compare_row_unref)
G_DEFINE_BOXED_TYPE (AssayComparison, assay_comparison, assay_comparison_ref, assay_comparison_unref)

typedef struct {
  const char *name;
  const char *label;
} Words;

static const Words groups[] = {
  [ASSAY_COMPARE_VERDICT]    = { "verdict",    N_("Verdict") },
  [ASSAY_COMPARE_CONNECTION] = { "connection", N_("Connection") },
  [ASSAY_COMPARE_CHAIN]      = { "chain",      N_("Chain") },
  [ASSAY_COMPARE_LEAF]       = { "leaf",       N_("Certificate") },
  [ASSAY_COMPARE_EXTENSIONS] = { "extensions", N_("Extensions of the certificate") },
  [ASSAY_COMPARE_HANDSHAKE]  = { "handshake",  N_("Handshake") },
  [ASSAY_COMPARE_TIMING]     = { "timing",     N_("Timing") },
};

static const Words states[] = {
  [ASSAY_COMPARE_SAME]       = { "same",       N_("same") },
  [ASSAY_COMPARE_DIFFERENT]  = { "different",  N_("different") },
  [ASSAY_COMPARE_LEFT_ONLY]  = { "left-only",  N_("only on the left") },
  [ASSAY_COMPARE_RIGHT_ONLY] = { "right-only", N_("only on the right") },
};

static const Words weights[] = {
  [ASSAY_COMPARE_INFO]     = { "info",     N_("differs every time") },
  [ASSAY_COMPARE_ROUTINE]  = { "routine",  N_("routine change") },
  [ASSAY_COMPARE_MATERIAL] = { "material", N_("material change") },
};

const char *
assay_compare_group_name (AssayCompareGroup group)
{
  return groups[group].name;
}

const char *
assay_compare_group_label (AssayCompareGroup group)
{
  return groups[group].label;
}

const char *
assay_compare_state_name (AssayCompareState state)
{
  return states[state].name;
}

const char *
assay_compare_state_label (AssayCompareState state)
{
  return states[state].label;
}

const char *
assay_compare_weight_name (AssayCompareWeight weight)
{
  return weights[weight].name;
}

const char *
assay_compare_weight_label (AssayCompareWeight weight)
{
  return weights[weight].label;
}

AssayCompareRow *
assay_compare_row_take (AssayCompareRow *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayCompareRow *
assay_compare_row_ref (AssayCompareRow *row)
{
  return g_atomic_rc_box_acquire (row);
}

static void
row_clear (gpointer data)
{
  AssayCompareRow *row = data;

  g_free (row->path);
  g_strfreev (row->labels);
  g_clear_pointer (&row->left, assay_text_unref);
  g_clear_pointer (&row->right, assay_text_unref);
}

void
assay_compare_row_unref (AssayCompareRow *row)
{
  g_atomic_rc_box_release_full (row, row_clear);
}

char *
assay_compare_row_dup_label (const AssayCompareRow *row,
                             const AssayLocale     *locale)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; row->labels[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (words, " › ");
      g_string_append (words, assay_locale_translate (locale, row->labels[i]));
    }
  return g_string_free (words, FALSE);
}

gboolean
assay_compare_row_differs (const AssayCompareRow *row,
                           AssayCompareWeight     least)
{
  return row->state != ASSAY_COMPARE_SAME && row->weight >= least;
}

AssayComparison *
assay_comparison_take (AssayComparison *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayComparison *
assay_comparison_ref (AssayComparison *comparison)
{
  return g_atomic_rc_box_acquire (comparison);
}

static void
comparison_clear (gpointer data)
{
  AssayComparison *comparison = data;

  assay_report_unref (comparison->left);
  assay_assessment_unref (comparison->left_assessment);
  assay_report_unref (comparison->right);
  assay_assessment_unref (comparison->right_assessment);
  g_ptr_array_unref (comparison->summary);
  g_ptr_array_unref (comparison->rows);
}

void
assay_comparison_unref (AssayComparison *comparison)
{
  g_atomic_rc_box_release_full (comparison, comparison_clear);
}

guint
assay_comparison_count (const AssayComparison *comparison,
                        AssayCompareWeight     least)
{
  guint n = 0;

  for (guint i = 0; i < comparison->rows->len; i++)
    n += assay_compare_row_differs (g_ptr_array_index (comparison->rows, i), least);
  return n;
}
