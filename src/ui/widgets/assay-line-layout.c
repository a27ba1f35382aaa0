/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-line-layout.h"

/* The border-spacing that libadwaita's style gives the header of a row. */
#define HEADER_SPACING 6

struct _AssayLineLayout {
  GtkLayoutManager parent_instance;

  int              spacing;
};

G_DEFINE_FINAL_TYPE (AssayLineLayout, assay_line_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The children with their least and natural widths: of GtkRequestedSize. */
static GArray *
collect (GtkWidget *widget)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (GtkRequestedSize));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        GtkRequestedSize cell = { .data = child };

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &cell.minimum_size, &cell.natural_size, NULL, NULL);
        g_array_append_val (cells, cell);
      }
  return cells;
}

static int
get_gaps (AssayLineLayout *self,
          const GArray    *cells)
{
  return cells->len > 0 ? (int) (cells->len - 1) * self->spacing : 0;
}

static gboolean
expands (const GtkRequestedSize *cell)
{
  return gtk_widget_compute_expand (cell->data, GTK_ORIENTATION_HORIZONTAL);
}

/* Shares @width out: each cell's minimum becomes what it gets. */
static void
share (AssayLineLayout *self,
       GArray          *cells,
       int              width)
{
  GtkRequestedSize *sizes = (GtkRequestedSize *) (gpointer) cells->data;
  int n_expanding = 0;

  width -= get_gaps (self, cells);
  for (guint i = 0; i < cells->len; i++)
    {
      width -= sizes[i].minimum_size;
      n_expanding += expands (&sizes[i]);
    }

  width = gtk_distribute_natural_allocation (MAX (width, 0), cells->len, sizes);
  for (guint i = 0; i < cells->len && n_expanding > 0; i++)
    if (expands (&sizes[i]))
      {
        sizes[i].minimum_size += width / n_expanding;
        width -= width / n_expanding;
        n_expanding--;
      }
}

static void
measure_width (AssayLineLayout *self,
               const GArray    *cells,
               int             *minimum,
               int             *natural)
{
  *minimum = *natural = get_gaps (self, cells);
  for (guint i = 0; i < cells->len; i++)
    {
      *minimum += g_array_index (cells, GtkRequestedSize, i).minimum_size;
      *natural += g_array_index (cells, GtkRequestedSize, i).natural_size;
    }
}

static void
measure_height (const GArray *cells,
                gboolean      shared,
                int          *minimum,
                int          *natural)
{
  *minimum = *natural = 0;
  for (guint i = 0; i < cells->len; i++)
    {
      const GtkRequestedSize *cell = &g_array_index (cells, GtkRequestedSize, i);
      int child_minimum, child_natural;

      gtk_widget_measure (cell->data, GTK_ORIENTATION_VERTICAL, shared ? cell->minimum_size : -1,
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
assay_line_layout_measure (GtkLayoutManager *layout,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  AssayLineLayout *self = ASSAY_LINE_LAYOUT (layout);
  g_autoptr(GArray) cells = collect (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, cells, minimum, natural);
      return;
    }
  if (for_size >= 0)
    share (self, cells, for_size);
  measure_height (cells, for_size >= 0, minimum, natural);
}

/* In the middle of the line. Not left to `valign`: whoever has one is asked for its width at that height again. */
static void
place (GtkWidget *child,
       int        x,
       int        width,
       int        height)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  natural = MIN (natural, height);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, (height - natural) / 2, width, natural }, -1);
}

static void
assay_line_layout_allocate (GtkLayoutManager *layout,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  AssayLineLayout *self = ASSAY_LINE_LAYOUT (layout);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autoptr(GArray) cells = collect (widget);
  int x = 0;

  share (self, cells, width);
  for (guint i = 0; i < cells->len; i++)
    {
      const GtkRequestedSize *cell = &g_array_index (cells, GtkRequestedSize, i);
      int size = cell->minimum_size;

      place (cell->data, rtl ? width - x - size : x, size, height);
      x += size + self->spacing;
    }
}

static GtkSizeRequestMode
assay_line_layout_get_request_mode (GtkLayoutManager *layout,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
assay_line_layout_class_init (AssayLineLayoutClass *class)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);

  layout_class->get_request_mode = assay_line_layout_get_request_mode;
  layout_class->measure = assay_line_layout_measure;
  layout_class->allocate = assay_line_layout_allocate;
}

static void
assay_line_layout_init (AssayLineLayout *self)
{
}

GtkLayoutManager *
assay_line_layout_new (int spacing)
{
  AssayLineLayout *self = g_object_new (ASSAY_TYPE_LINE_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

static void
adopt_header (GtkWidget *header)
{
  gtk_widget_set_layout_manager (header, assay_line_layout_new (HEADER_SPACING));
  for (GtkWidget *child = gtk_widget_get_first_child (header); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_valign (child, GTK_ALIGN_FILL);
}

void
assay_line_layout_adopt (GtkWidget *row)
{
  if (GTK_IS_BOX (row) && gtk_widget_has_css_class (row, "header"))
    {
      adopt_header (row);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    assay_line_layout_adopt (child);
}
