/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print/print-layout.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-wording.h"

#define FOOTER        28.0    /* all lengths in points */
#define COLUMN_GAP     8.0
#define BLOCKS_A_STEP 50      /* between two looks at the main loop */
#define NARROW_COLUMN  0.3    /* of the width: names, in tables of two columns */

/* How the kinds look. */
static const struct {
  const char *font;
  double      gap;            /* above */
  double      keep;           /* what must have room below it on the same page */
} looks[] = {
  [ASSAY_PRINT_TITLE]     = { "Sans Bold 18",  0, 60 },
  [ASSAY_PRINT_HEADING]   = { "Sans Bold 12", 16, 50 },
  [ASSAY_PRINT_PARAGRAPH] = { "Sans 9.5",      6,  0 },
  [ASSAY_PRINT_ITEM]      = { "Sans 9.5",      4,  0 },
  [ASSAY_PRINT_COLUMNS]   = { "Sans Bold 9",   4, 24 },
  [ASSAY_PRINT_ROW]       = { "Sans 9",        3,  0 },
  [ASSAY_PRINT_FIELD]     = { "Sans 8.5",      2,  0 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (looks) == ASSAY_N_PRINT_KINDS);

/* Some lines of a block, side by side in its cells. */
typedef struct {
  GPtrArray *cells;           /* element-type PangoLayout; a reference */
  int        first;
  int        end;
  double     y;
} Piece;

struct _AssayPrintLayout {
  GtkPrintContext *context;   /* not owned: only while it is laid out */
  GPtrArray       *blocks;
  char            *name;
  double           width;
  double           height;
  guint            next;      /* block to be laid out */
  double           y;         /* where, on the last page */
  GPtrArray       *pages;     /* element-type GArray of Piece */
};

static void
piece_clear (gpointer data)
{
  g_ptr_array_unref (((Piece *) data)->cells);
}

static void
begin_page (AssayPrintLayout *layout)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (Piece));

  g_array_set_clear_func (page, piece_clear);
  g_ptr_array_add (layout->pages, page);
  layout->y = 0;
}

AssayPrintLayout *
assay_print_layout_new (GtkPrintContext *context,
                        GPtrArray       *blocks,
                        const char      *name)
{
  AssayPrintLayout *layout = g_new0 (AssayPrintLayout, 1);

  layout->context = context;
  layout->blocks = g_ptr_array_ref (blocks);
  layout->name = g_strdup (name);
  layout->width = gtk_print_context_get_width (context);
  layout->height = MAX (gtk_print_context_get_height (context) - FOOTER, FOOTER);
  layout->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  begin_page (layout);
  return layout;
}

void
assay_print_layout_free (AssayPrintLayout *layout)
{
  g_ptr_array_unref (layout->blocks);
  g_ptr_array_unref (layout->pages);
  g_free (layout->name);
  g_free (layout);
}

/* Where the cell @index of @n begins, and how wide it is, seen from where lines begin. */
static void
place_cell (const AssayPrintLayout *layout,
            guint                   index,
            guint                   n,
            double                 *x,
            double                 *width)
{
  double room = layout->width - (n - 1) * COLUMN_GAP;

  if (n == 2)
    {
      *width = room * (index == 0 ? NARROW_COLUMN : 1 - NARROW_COLUMN);
      *x = index == 0 ? 0 : room * NARROW_COLUMN + COLUMN_GAP;
      return;
    }
  *width = room / n;
  *x = index * (*width + COLUMN_GAP);
}

static PangoLayout *
create_cell (const AssayPrintLayout *layout,
             const char             *font,
             const char             *markup,
             double                  width)
{
  PangoLayout *cell = gtk_print_context_create_pango_layout (layout->context);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (cell, description);
  pango_layout_set_width (cell, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (cell, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_markup (cell, markup, -1);
  pango_font_description_free (description);
  return cell;
}

static GPtrArray *
create_cells (const AssayPrintLayout *layout,
              const AssayPrintBlock  *block)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_strv_length (block->cells);

  for (guint i = 0; i < n; i++)
    {
      double x, width;

      place_cell (layout, i, n, &x, &width);
      g_ptr_array_add (cells, create_cell (layout, looks[block->kind].font, block->cells[i], width));
    }
  return cells;
}

static int
count_lines (GPtrArray *cells)
{
  int n = 0;

  for (guint i = 0; i < cells->len; i++)
    n = MAX (n, pango_layout_get_line_count (g_ptr_array_index (cells, i)));
  return n;
}

/* How high line @index is in the highest cell, and how far below its top the letters stand. */
static double
measure_line (GPtrArray *cells,
              int        index,
              double    *baseline)
{
  double ascent = 0, descent = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (g_ptr_array_index (cells, i), index);
      PangoRectangle logical;

      if (line == NULL)
        continue;
      pango_layout_line_get_extents (line, NULL, &logical);
      ascent = MAX (ascent, (double) PANGO_ASCENT (logical) / PANGO_SCALE);
      descent = MAX (descent, (double) PANGO_DESCENT (logical) / PANGO_SCALE);
    }
  *baseline = ascent;
  return ascent + descent;
}

static void
add_piece (AssayPrintLayout *layout,
           GPtrArray        *cells,
           int               first,
           int               end,
           double            y)
{
  const Piece piece = { g_ptr_array_ref (cells), first, end, y };

  g_array_append_val (g_ptr_array_index (layout->pages, layout->pages->len - 1), piece);
}

/* A block that does not fit goes on overleaf; a heading goes there whole, with what it is the heading of. */
static void
add_block (AssayPrintLayout      *layout,
           const AssayPrintBlock *block)
{
  g_autoptr(GPtrArray) cells = create_cells (layout, block);
  int n = count_lines (cells);
  int first = 0;
  double top;

  if (layout->y > 0)
    layout->y += looks[block->kind].gap;
  if (layout->y > 0 && layout->y + looks[block->kind].keep > layout->height)
    begin_page (layout);
  top = layout->y;
  for (int i = 0; i < n; i++)
    {
      double baseline;
      double height = measure_line (cells, i, &baseline);

      if (layout->y > 0 && layout->y + height > layout->height)
        {
          if (i > first)
            add_piece (layout, cells, first, i, top);
          begin_page (layout);
          first = i;
          top = 0;
        }
      layout->y += height;
    }
  add_piece (layout, cells, first, n, top);
}

gboolean
assay_print_layout_go_on (AssayPrintLayout *layout)
{
  for (guint i = 0; i < BLOCKS_A_STEP && layout->next < layout->blocks->len; i++)
    add_block (layout, g_ptr_array_index (layout->blocks, layout->next++));
  return layout->next == layout->blocks->len;
}

guint
assay_print_layout_get_n_pages (const AssayPrintLayout *layout)
{
  return layout->pages->len;
}

/* In a language that is read from the right, tables begin there; and a line stands where its own script begins. */
static void
draw_line (const AssayPrintLayout *layout,
           cairo_t                *cr,
           GPtrArray              *cells,
           guint                   index,
           PangoLayoutLine        *line,
           double                  y)
{
  PangoRectangle logical;
  double x, width;

  place_cell (layout, index, cells->len, &x, &width);
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    x = layout->width - x - width;
  pango_layout_line_get_extents (line, NULL, &logical);
  if (pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL)
    x += width - (double) logical.width / PANGO_SCALE;
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout_line (cr, line);
}

static void
draw_piece (const AssayPrintLayout *layout,
            cairo_t                *cr,
            const Piece            *piece)
{
  double y = piece->y;

  for (int i = piece->first; i < piece->end; i++)
    {
      double baseline;
      double height = measure_line (piece->cells, i, &baseline);

      for (guint c = 0; c < piece->cells->len; c++)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (g_ptr_array_index (piece->cells, c), i);

          if (line != NULL)
            draw_line (layout, cr, piece->cells, c, line, y + baseline);
        }
      y += height;
    }
}

static void
draw_foot (const AssayPrintLayout *layout,
           GtkPrintContext        *context,
           guint                   page)
{
  g_autoptr(AssayText) text = assay_text_new (N_("{name} – page {page} of {pages}"), "name", ASSAY_ARG_TEXT, layout->name,
                                              "page", ASSAY_ARG_NUMBER, (gint64) page + 1,
                                              "pages", ASSAY_ARG_NUMBER, (gint64) layout->pages->len, NULL);
  g_autofree char *words = assay_wording_format (text);
  g_autoptr(PangoLayout) line = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans 8");
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  pango_layout_set_font_description (line, font);
  pango_font_description_free (font);
  pango_layout_set_width (line, (int) (layout->width * PANGO_SCALE));
  pango_layout_set_alignment (line, PANGO_ALIGN_CENTER);
  pango_layout_set_ellipsize (line, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_set_text (line, words, -1);
  cairo_move_to (cr, 0, layout->height + FOOTER / 2);
  pango_cairo_show_layout (cr, line);
}

void
assay_print_layout_draw (const AssayPrintLayout *layout,
                         GtkPrintContext        *context,
                         guint                   page)
{
  const GArray *pieces = g_ptr_array_index (layout->pages, page);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < pieces->len; i++)
    draw_piece (layout, cr, &g_array_index (pieces, Piece, i));
  draw_foot (layout, context, page);
}
