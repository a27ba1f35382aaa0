/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-share.h"

static const AssayTone weight_tones[] = {
  [ASSAY_COMPARE_INFO]     = ASSAY_TONE_DIM,
  [ASSAY_COMPARE_ROUTINE]  = ASSAY_TONE_NOTE,
  [ASSAY_COMPARE_MATERIAL] = ASSAY_TONE_WARNING,
};

static char *
dup_side (const AssayReport *report)
{
  return assay_target_dup_display (report->request->target);
}

static void
add_summary (AssaySharePage        *page,
             const AssayComparison *comparison)
{
  for (guint i = 0; i < comparison->summary->len; i++)
    {
      g_autofree char *words = assay_text_format (g_ptr_array_index (comparison->summary, i), page->locale);

      page->form->item (page, ASSAY_TONE_PLAIN, NULL, words);
    }
  page->form->end_list (page);
}

/* The state in words, and, where it is no sameness, the weight: colour is never all that tells. */
static char *
dup_state (const AssaySharePage  *page,
           const AssayCompareRow *row)
{
  const char *state = assay_locale_translate (page->locale, assay_compare_state_label (row->state));

  if (row->state == ASSAY_COMPARE_SAME)
    return g_strdup (state);
  return g_strdup_printf ("%s: %s", state,
                          assay_locale_translate (page->locale, assay_compare_weight_label (row->weight)));
}

static void
add_row (AssaySharePage        *page,
         const AssayCompareRow *row)
{
  g_autofree char *label = assay_compare_row_dup_label (row, page->locale);
  g_autofree char *left = assay_text_format (row->left, page->locale);
  g_autofree char *right = assay_text_format (row->right, page->locale);
  g_autofree char *state = dup_state (page, row);

  page->form->row (page, row->state == ASSAY_COMPARE_SAME ? ASSAY_TONE_PLAIN : weight_tones[row->weight],
                   (const char * const []) {
                     label, left != NULL ? left : "–", right != NULL ? right : "–", state, NULL
                   });
}

static void
add_group (AssaySharePage        *page,
           const AssayComparison *comparison,
           AssayCompareGroup      group,
           gboolean               only_differences)
{
  g_autofree char *left = dup_side (comparison->left);
  g_autofree char *right = dup_side (comparison->right);
  const char *columns[] = { "", left, right, "", NULL };
  gboolean begun = FALSE;

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const AssayCompareRow *row = g_ptr_array_index (comparison->rows, i);

      if (row->group != group || (only_differences && row->state == ASSAY_COMPARE_SAME))
        continue;
      if (!begun)
        {
          assay_share_page_heading (page, assay_compare_group_label (group));
          page->form->begin_table (page, columns);
        }
      begun = TRUE;
      add_row (page, row);
    }
  if (begun)
    page->form->end_table (page);
}

static void
add_left_out (AssaySharePage        *page,
              const AssayComparison *comparison)
{
  g_autoptr(AssayText) text = NULL;
  g_autofree char *words = NULL;

  if (comparison->n_left_out == 0)
    return;
  text = assay_text_new_plural (NP_("{n} more row is left out.", "{n} more rows are left out."), comparison->n_left_out,
                                NULL);
  words = assay_text_format (text, page->locale);
  page->form->paragraph (page, ASSAY_TONE_DIM, NULL, words);
}

char *
assay_export_share_comparison (const AssayComparison *comparison,
                               const AssayShareForm  *form,
                               const AssayLocale     *locale,
                               gboolean               only_differences)
{
  g_autofree char *left = dup_side (comparison->left);
  g_autofree char *right = dup_side (comparison->right);
  g_autofree char *title = g_strdup_printf ("%s ⇄ %s", left, right);
  AssaySharePage page;

  assay_share_page_init (&page, form, locale);
  form->begin (&page, title);
  add_summary (&page, comparison);
  for (AssayCompareGroup group = 0; group < ASSAY_N_COMPARE_GROUPS; group++)
    add_group (&page, comparison, group, only_differences);
  add_left_out (&page, comparison);
  return assay_share_page_end (&page);
}
