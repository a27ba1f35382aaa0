/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn above the slider of dates: nothing may stand on anything else, and the marks stand over the slider. */
#include "ui-support.h"
#include "ui/widgets/assay-date-view.h"
#include "ui/widgets/assay-lifeline-bars.h"

#define MARK_WIDTH     2
#define N_CERTIFICATES 3

typedef struct {
  AssaySession      *session;
  GtkWidget         *window;
  AssayDateView     *date;
  AssayLifelineBars *bars;
  GtkRange          *scale;
} Page;

static gboolean
is_done (gpointer session)
{
  return assay_session_get_state (session) == ASSAY_SESSION_DONE;
}

static gboolean
has_size (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static Page
open_page (int              width,
           GtkTextDirection direction)
{
  Page page = { assay_session_new (), gtk_window_new () };
  g_autoptr(AssayTarget) target = assay_target_parse ("practice:good-ecdsa", NULL);
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);

  gtk_widget_set_default_direction (direction);
  assay_session_start (page.session, request);
  ui_wait_until (is_done, page.session);
  page.date = g_object_new (ASSAY_TYPE_DATE_VIEW, "session", page.session, NULL);
  gtk_window_set_default_size (GTK_WINDOW (page.window), width, -1);
  gtk_window_set_child (GTK_WINDOW (page.window), GTK_WIDGET (page.date));
  page.bars = ui_find (GTK_WIDGET (page.date), ASSAY_TYPE_LIFELINE_BARS, NULL);
  page.scale = ui_find (GTK_WIDGET (page.date), GTK_TYPE_SCALE, NULL);
  gtk_window_present (GTK_WINDOW (page.window));
  ui_wait_until (has_size, page.bars);
  return page;
}

static void
close_page (Page *page)
{
  ui_finalize_window (GTK_WINDOW (page->window));
  g_object_unref (page->session);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The places of the texts and of the areas that are drawn below @node, which stands at @x, @y: of graphene_rect_t. */
static void
collect (GskRenderNode *node,
         float          x,
         float          y,
         GArray        *texts,
         GArray        *areas)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  graphene_rect_offset (&bounds, x, y);
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        collect (gsk_container_node_get_child (node, i), x, y, texts, areas);
      break;
    case GSK_TRANSFORM_NODE:
      {
        float dx, dy;

        gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
        collect (gsk_transform_node_get_child (node), x + dx, y + dy, texts, areas);
        break;
      }
    case GSK_CLIP_NODE:
      collect (gsk_clip_node_get_child (node), x, y, texts, areas);
      break;
    case GSK_TEXT_NODE:
      g_array_append_val (texts, bounds);
      break;
    default:
      g_array_append_val (areas, bounds);
    }
}

static void
collect_drawn (GtkWidget *widget,
               GArray    *texts,
               GArray    *areas)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  collect (node, 0, 0, texts, areas);
  gsk_render_node_unref (node);
}

static GtkWidget *
find_slider (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (g_str_equal (gtk_widget_get_css_name (widget), "slider"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_slider (child);
  return found;
}

/* Where the middle of the slider is, in the bars. */
static double
get_slider_x (const Page *page)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (find_slider (GTK_WIDGET (page->scale)), GTK_WIDGET (page->bars), &bounds));
  return bounds.origin.x + bounds.size.width / 2;
}

/* Whether each mark stands over the slider, which moves when the next frame is laid out. */
static gboolean
are_marks_over_slider (gpointer data)
{
  const Page *page = data;
  g_autoptr(GArray) areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr(GArray) texts = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  guint n_marks = 0;

  collect_drawn (GTK_WIDGET (page->bars), texts, areas);
  for (guint i = 0; i < areas->len; i++)
    {
      const graphene_rect_t *area = &g_array_index (areas, graphene_rect_t, i);

      n_marks += area->size.width <= MARK_WIDTH
                 && ABS (area->origin.x + MARK_WIDTH / 2.0 - get_slider_x (page)) <= MARK_WIDTH;
    }
  return n_marks == N_CERTIFICATES;
}

static void
assert_apart (const Page *page)
{
  g_autoptr(GArray) texts = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr(GArray) areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  collect_drawn (GTK_WIDGET (page->bars), texts, areas);
  g_assert_cmpuint (texts->len, ==, N_CERTIFICATES);
  for (guint i = 0; i < areas->len; i++)
    for (guint j = 0; j < texts->len; j++)
      g_assert_false (graphene_rect_intersection (&g_array_index (areas, graphene_rect_t, i),
                                                  &g_array_index (texts, graphene_rect_t, j), NULL));
}

/* Names stand where one begins to read, over the beginning of the bars; glyphs are a little narrower than their room. */
static void
assert_aligned (const Page *page)
{
  g_autoptr(GArray) texts = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr(GArray) areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (page->bars)) == GTK_TEXT_DIR_RTL;

  collect_drawn (GTK_WIDGET (page->bars), texts, areas);
  for (guint i = 0; i < texts->len; i++)
    {
      const graphene_rect_t *text = &g_array_index (texts, graphene_rect_t, i);
      const graphene_rect_t *track = &g_array_index (areas, graphene_rect_t, 0);
      float gap = rtl ? track->origin.x + track->size.width - text->origin.x - text->size.width
                      : text->origin.x - track->origin.x;

      g_assert_cmpfloat_with_epsilon (gap, 0, 4);
    }
}

static void
test_marks (gconstpointer direction)
{
  static const int widths[] = { 200, 360, 900 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Page page = open_page (widths[i], (GtkTextDirection) GPOINTER_TO_INT (direction));
      GtkAdjustment *adjustment = gtk_range_get_adjustment (page.scale);
      double start = gtk_adjustment_get_lower (adjustment), end = gtk_adjustment_get_upper (adjustment);

      assert_aligned (&page);
      for (guint step = 0; step <= 4; step++)
        {
          gtk_adjustment_set_value (adjustment, start + (end - start) * step / 4);
          assert_apart (&page);
          ui_wait_until (are_marks_over_slider, &page);
        }
      close_page (&page);
    }
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_data_func ("/date-view/marks", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_marks);
  g_test_add_data_func ("/date-view/marks-right-to-left", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_marks);
  return g_test_run ();
}
