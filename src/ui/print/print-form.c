/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print/print-form.h"

#include <string.h>

#include "base/assay-format.h"

/* A block is the digit of its kind, then its cells; neither stands in a text that was made visible. */
#define END_OF_CELL  '\037'
#define END_OF_BLOCK '\036'

/* What is opened next to a table that tells the same stays closed on paper. */
#define CLOSED 0x10000

static const char * const marks[] = {
  [ASSAY_TONE_PLAIN]   = "• ",
  [ASSAY_TONE_GOOD]    = "✓ ",
  [ASSAY_TONE_NOTE]    = "• ",
  [ASSAY_TONE_WARNING] = "! ",
  [ASSAY_TONE_BAD]     = "✗ ",
  [ASSAY_TONE_DIM]     = "– ",
};

static void
begin_block (AssaySharePage *page,
             AssayPrintKind  kind)
{
  g_string_append_c (page->out, (char) ('0' + kind));
}

static void
add_words (AssaySharePage *page,
           const char     *words)
{
  g_autofree char *visible = assay_format_visible (words, -1);
  g_autofree char *markup = g_markup_escape_text (visible, -1);

  g_string_append (page->out, markup);
}

static void
end_cell (AssaySharePage *page)
{
  g_string_append_c (page->out, END_OF_CELL);
}

static void
end_block (AssaySharePage *page)
{
  g_string_append_c (page->out, END_OF_BLOCK);
}

static void
add_block (AssaySharePage *page,
           AssayPrintKind  kind,
           const char     *words)
{
  begin_block (page, kind);
  add_words (page, words);
  end_cell (page);
  end_block (page);
}

static void
print_begin (AssaySharePage *page,
             const char     *title)
{
  add_block (page, ASSAY_PRINT_TITLE, title);
}

static void
print_heading (AssaySharePage *page,
               const char     *words)
{
  add_block (page, ASSAY_PRINT_HEADING, words);
}

static void
add_led (AssaySharePage *page,
         AssayPrintKind  kind,
         const char     *mark,
         const char     *lead,
         const char     *words)
{
  begin_block (page, kind);
  g_string_append (page->out, mark);
  if (lead != NULL)
    {
      g_string_append (page->out, "<b>");
      add_words (page, lead);
      g_string_append (page->out, "</b>  ");
    }
  add_words (page, words);
  end_cell (page);
  end_block (page);
}

static void
print_paragraph (AssaySharePage *page,
                 AssayTone       tone,
                 const char     *lead,
                 const char     *words)
{
  add_led (page, ASSAY_PRINT_PARAGRAPH, "", lead, words);
}

static void
print_item (AssaySharePage *page,
            AssayTone       tone,
            const char     *lead,
            const char     *words)
{
  add_led (page, ASSAY_PRINT_ITEM, marks[tone], lead, words);
}

static void
add_cells (AssaySharePage      *page,
           AssayPrintKind       kind,
           const char * const  *cells)
{
  begin_block (page, kind);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      add_words (page, cells[i]);
      end_cell (page);
    }
  end_block (page);
}

static void
print_begin_table (AssaySharePage      *page,
                   const char * const  *columns)
{
  if (columns != NULL)
    add_cells (page, ASSAY_PRINT_COLUMNS, columns);
}

static void
print_row (AssaySharePage      *page,
           AssayTone            tone,
           const char * const  *cells)
{
  add_cells (page, ASSAY_PRINT_ROW, cells);
}

static void
print_nothing (AssaySharePage *page)
{
}

/* Whether what stands last is a row: what can be opened next to a table tells the same more closely. */
static gboolean
follows_row (const AssaySharePage *page)
{
  const char *begin;

  if (page->out->len == 0)
    return FALSE;
  begin = g_strrstr_len (page->out->str, (gssize) page->out->len - 1, "\036");
  return begin != NULL && begin[1] == '0' + ASSAY_PRINT_ROW;
}

static void
print_begin_details (AssaySharePage *page,
                     const char     *words)
{
  if (page->depth == 0 && follows_row (page))
    page->depth = CLOSED;
  else if (page->depth == 0)
    print_item (page, ASSAY_TONE_PLAIN, words, "");
  page->depth++;
}

static void
print_end_details (AssaySharePage *page)
{
  if (--page->depth == CLOSED)
    page->depth = 0;
}

static void
print_field (AssaySharePage *page,
             const char     *name,
             const char     *value)
{
  if (page->depth == 1)
    add_cells (page, ASSAY_PRINT_FIELD, (const char * const []) { name, value, NULL });
}

static void
print_code (AssaySharePage *page,
            const char     *text)
{
}

const AssayShareForm assay_print_form = {
  .begin = print_begin,
  .heading = print_heading,
  .paragraph = print_paragraph,
  .item = print_item,
  .end_list = print_nothing,
  .begin_table = print_begin_table,
  .row = print_row,
  .end_table = print_nothing,
  .begin_details = print_begin_details,
  .end_details = print_end_details,
  .field = print_field,
  .code = print_code,
  .end = print_nothing,
  .paper = TRUE,
};

static void
block_free (gpointer data)
{
  AssayPrintBlock *block = data;

  g_strfreev (block->cells);
  g_free (block);
}

/* The cells of the block that ends at @end. */
static char **
read_cells (const char *written,
            const char *end)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new ();

  while (written < end)
    {
      const char *cell = memchr (written, END_OF_CELL, (gsize) (end - written));

      g_ptr_array_add (cells, g_strndup (written, (gsize) (cell - written)));
      written = cell + 1;
    }
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&cells), FALSE);
}

GPtrArray *
assay_print_form_read (const char *written)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);

  while (*written != '\0')
    {
      const char *end = strchr (written, END_OF_BLOCK);
      AssayPrintBlock *block = g_new (AssayPrintBlock, 1);

      *block = (AssayPrintBlock) { (AssayPrintKind) (*written - '0'), read_cells (written + 1, end) };
      g_ptr_array_add (blocks, block);
      written = end + 1;
    }
  return blocks;
}
