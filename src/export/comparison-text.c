/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-comparison.h"

#include <string.h>

#include "export/text-page.h"

#define MARK_WIDTH  2
#define GAP         2
#define MIN_COLUMN  16
#define MAX_LABEL   40
#define DEFAULT     80

static const struct {
  AssayInk    ink;
  const char *mark;
} signs[] = {
  [ASSAY_COMPARE_INFO]     = { ASSAY_INK_DIM,    "·" },
  [ASSAY_COMPARE_ROUTINE]  = { ASSAY_INK_PLAIN,  "~" },
  [ASSAY_COMPARE_MATERIAL] = { ASSAY_INK_YELLOW, "!" },
};

/* How wide the three columns are: label, left, right. */
typedef struct {
  guint label;
  guint side;
} Columns;

/* The part of a row that is told on one line; what is left of each cell stays. */
static char *
take_part (const char **rest,
           guint        width)
{
  const char *start = *rest;
  const char *end = start;
  const char *space = NULL;

  while (*end != '\0')
    {
      const char *next = g_utf8_next_char (end);
      g_autofree char *part = g_strndup (start, (gsize) (next - start));

      if (assay_text_width (part) > width)
        break;
      if (*end == ' ')
        space = end;
      end = next;
    }
  if (*end != '\0' && space != NULL && space > start)
    end = space;
  *rest = end + strspn (end, " ");
  return g_strndup (start, (gsize) (end - start));
}

/* A row takes as many lines as its longest cell. */
static void
add_cells (AssayTextPage *page,
           AssayInk       ink,
           const char    *mark,
           const Columns *columns,
           const char    *cells[3])
{
  gboolean first = TRUE;

  while (first || *cells[0] != '\0' || *cells[1] != '\0' || *cells[2] != '\0')
    {
      g_autofree char *label = take_part (&cells[0], columns->label);
      g_autofree char *left = take_part (&cells[1], columns->side);
      g_autofree char *right = take_part (&cells[2], columns->side);

      assay_text_page_add_cell (page, ink, first ? mark : "", MARK_WIDTH, FALSE);
      assay_text_page_add_cell (page, ASSAY_INK_PLAIN, label, columns->label + GAP, FALSE);
      assay_text_page_add_cell (page, ink, left, columns->side + GAP, FALSE);
      assay_text_page_add (page, ink, right);
      assay_text_page_break (page);
      first = FALSE;
    }
}

static void
add_row (AssayTextPage         *page,
         const Columns         *columns,
         const AssayCompareRow *row)
{
  gboolean same = row->state == ASSAY_COMPARE_SAME;
  g_autofree char *label = assay_compare_row_dup_label (row, page->locale);
  g_autofree char *left = assay_text_format (row->left, page->locale);
  g_autofree char *right = assay_text_format (row->right, page->locale);
  const char *cells[] = { label, left != NULL ? left : "–", right != NULL ? right : "–" };

  add_cells (page, same ? ASSAY_INK_PLAIN : signs[row->weight].ink, same ? "" : signs[row->weight].mark, columns, cells);
}

static Columns
measure (const AssayComparison *comparison,
         const AssayTextStyle  *style)
{
  guint width = style->columns > 0 ? style->columns : DEFAULT;
  Columns columns = { .label = MIN_COLUMN };

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      g_autofree char *label = assay_compare_row_dup_label (g_ptr_array_index (comparison->rows, i), style->locale);

      columns.label = MAX (columns.label, assay_text_width (label));
    }
  columns.label = MIN (columns.label, MIN (MAX_LABEL, MAX (width / 3, MIN_COLUMN)));
  columns.side = MAX (MIN_COLUMN, (width - MIN (width, columns.label + MARK_WIDTH + 2 * GAP)) / 2);
  return columns;
}

static void
add_summary (AssayTextPage         *page,
             const AssayComparison *comparison)
{
  for (guint i = 0; i < comparison->summary->len; i++)
    {
      g_autofree char *words = assay_text_format (g_ptr_array_index (comparison->summary, i), page->locale);

      assay_text_page_add_wrapped (page, ASSAY_INK_BOLD, words, 0);
    }
}

/* The two targets, above their columns. */
static void
add_titles (AssayTextPage         *page,
            const Columns         *columns,
            const AssayComparison *comparison)
{
  g_autofree char *left = assay_target_dup_display (comparison->left->request->target);
  g_autofree char *right = assay_target_dup_display (comparison->right->request->target);
  const char *cells[] = { "", left, right };

  assay_text_page_break (page);
  add_cells (page, ASSAY_INK_BOLD, "", columns, cells);
}

static void
add_legend (AssayTextPage         *page,
            const AssayComparison *comparison)
{
  g_autoptr(AssayText) text = assay_text_new (N_("{material} material (!), {routine} routine (~); what differs every "
                                                 "time (·) does not count."),
                                              "material", ASSAY_ARG_NUMBER, (gint64) comparison->n_material,
                                              "routine", ASSAY_ARG_NUMBER, (gint64) comparison->n_routine, NULL);
  g_autofree char *words = assay_text_format (text, page->locale);

  assay_text_page_break (page);
  assay_text_page_add_wrapped (page, ASSAY_INK_DIM, words, 0);
}

char *
assay_export_comparison_text (const AssayComparison *comparison,
                              const AssayTextStyle  *style,
                              gboolean               only_differences)
{
  Columns columns = measure (comparison, style);
  AssayCompareGroup group = ASSAY_N_COMPARE_GROUPS;
  AssayTextPage page;

  assay_text_page_init (&page, style->locale, style->columns, style->color);
  add_summary (&page, comparison);
  add_titles (&page, &columns, comparison);
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const AssayCompareRow *row = g_ptr_array_index (comparison->rows, i);

      if (only_differences && row->state == ASSAY_COMPARE_SAME)
        continue;
      if (row->group != group)
        assay_text_page_add_heading (&page, assay_compare_group_label (row->group));
      group = row->group;
      add_row (&page, &columns, row);
    }
  add_legend (&page, comparison);
  return assay_text_page_end (&page);
}
