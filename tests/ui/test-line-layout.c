/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-line-layout.h"
#include "ui-support.h"

#define SPACING 6

static const char text[] = "Who records the traffic could read it once there are large quantum computers.";

/* A word, a text that wraps and expands, a word. (transfer full) */
static GtkWidget *
create_line (void)
{
  GtkWidget *line = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING));
  GtkWidget *middle = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (middle), TRUE);
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (line), gtk_label_new ("begin"));
  gtk_box_append (GTK_BOX (line), middle);
  gtk_box_append (GTK_BOX (line), gtk_label_new ("the end"));
  return line;
}

static void
assert_same_sizes (GtkWidget     *ours,
                   GtkWidget     *box,
                   GtkOrientation orientation,
                   int            for_size)
{
  int minimum, natural, box_minimum, box_natural;

  gtk_widget_measure (ours, orientation, for_size, &minimum, &natural, NULL, NULL);
  gtk_widget_measure (box, orientation, for_size, &box_minimum, &box_natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, box_minimum);
  g_assert_cmpint (natural, ==, box_natural);
}

static void
assert_same_places (GtkWidget *ours,
                    GtkWidget *box,
                    int        width)
{
  GtkWidget *child = gtk_widget_get_first_child (ours);
  GtkWidget *box_child = gtk_widget_get_first_child (box);
  GtkAllocation place = { 0, 0, width, 0 };

  gtk_widget_measure (ours, GTK_ORIENTATION_VERTICAL, width, NULL, &place.height, NULL, NULL);
  gtk_widget_size_allocate (ours, &place, -1);
  gtk_widget_size_allocate (box, &place, -1);
  for (; child != NULL;
       child = gtk_widget_get_next_sibling (child), box_child = gtk_widget_get_next_sibling (box_child))
    {
      graphene_rect_t bounds, box_bounds;

      g_assert_true (gtk_widget_compute_bounds (child, ours, &bounds));
      g_assert_true (gtk_widget_compute_bounds (box_child, box, &box_bounds));
      g_assert_cmpfloat (bounds.origin.x, ==, box_bounds.origin.x);
      g_assert_cmpfloat (bounds.size.width, ==, box_bounds.size.width);
    }
}

/* Whatever the width, a line is what a box is. */
static void
test_as_box (gconstpointer direction)
{
  GtkWidget *ours = create_line ();
  GtkWidget *box = create_line ();
  int minimum, natural;

  gtk_widget_set_layout_manager (ours, assay_line_layout_new (SPACING));
  gtk_widget_set_direction (ours, GPOINTER_TO_INT (direction));
  gtk_widget_set_direction (box, GPOINTER_TO_INT (direction));
  assert_same_sizes (ours, box, GTK_ORIENTATION_HORIZONTAL, -1);

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  for (int width = minimum; width < natural + 100; width += 17)
    {
      assert_same_sizes (ours, box, GTK_ORIENTATION_VERTICAL, width);
      assert_same_places (ours, box, width);
    }
  g_assert_finalize_object (ours);
  g_assert_finalize_object (box);
}

static void
test_in_the_middle (void)
{
  GtkWidget *line = create_line ();
  GtkWidget *first = gtk_widget_get_first_child (line);
  graphene_rect_t bounds;

  gtk_widget_set_layout_manager (line, assay_line_layout_new (SPACING));
  gtk_widget_size_allocate (line, &(GtkAllocation) { 0, 0, 400, 300 }, -1);
  g_assert_true (gtk_widget_compute_bounds (first, line, &bounds));
  g_assert_cmpfloat (bounds.size.height, <, 100);
  g_assert_cmpfloat (ABS (2 * bounds.origin.y + bounds.size.height - 300), <=, 1);
  g_assert_finalize_object (line);
}

static void
test_hidden_takes_no_room (void)
{
  GtkWidget *line = create_line ();
  int with, without;

  gtk_widget_set_layout_manager (line, assay_line_layout_new (SPACING));
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &with, NULL, NULL);
  gtk_widget_set_visible (gtk_widget_get_last_child (line), FALSE);
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &without, NULL, NULL);
  g_assert_cmpint (without, <, with - SPACING);
  g_assert_finalize_object (line);
}

/* The header of libadwaita's rows is found, whatever stands around it. */
static void
test_rows (void)
{
  static const char * const types[] = { "AdwActionRow", "AdwExpanderRow" };

  g_type_ensure (ADW_TYPE_ACTION_ROW);
  g_type_ensure (ADW_TYPE_EXPANDER_ROW);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *row = g_object_ref_sink (g_object_new (g_type_from_name (types[i]), NULL));
      GtkWidget *widget = row;

      assay_line_layout_adopt (row);
      while (widget != NULL && !ASSAY_IS_LINE_LAYOUT (gtk_widget_get_layout_manager (widget)))
        widget = gtk_widget_get_first_child (widget);
      g_assert_nonnull (widget);
      g_assert_finalize_object (row);
    }
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add_data_func ("/line-layout/as-box/ltr", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_as_box);
  g_test_add_data_func ("/line-layout/as-box/rtl", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_as_box);
  g_test_add_func ("/line-layout/in-the-middle", test_in_the_middle);
  g_test_add_func ("/line-layout/hidden-takes-no-room", test_hidden_takes_no_room);
  g_test_add_func ("/line-layout/rows", test_rows);
  return g_test_run ();
}
