/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/assay-compare-page.h"

#include <glib/gi18n-lib.h>

#include "compare/assay-compare.h"
#include "ui/assay-wording.h"
#include "ui/compare/assay-compare-line.h"
#include "ui/compare/assay-compare-side.h"
#include "ui/models/assay-compare-item.h"

#define LINES_AT_HAND 240
#define LINES_A_TURN  8
#define ITEMS_A_TURN  1000

struct _AssayComparePage {
  AdwBin               parent_instance;

  AssaySession        *sessions[2];
  AssayComparison     *comparison;
  GCancellable        *cancellable;     /* ends the making of an older comparison */
  gboolean             narrow;
  char                *needle;          /* what is searched, folded; NULL for nothing */

  GPtrArray           *items;           /* all of the comparison; element-type AssayCompareItem */
  GListStore          *shown;           /* those of them that the list shows */
  guint                next;            /* the first of the items that is still to be looked at */
  guint                trickle;
  GtkSingleSelection  *selection;

  GtkStack            *stack;
  GtkLabel            *count;
  GtkBox              *summary;
  GtkWidget           *sides;
  AssayCompareSide    *left;
  AssayCompareSide    *right;
  GtkToggleButton     *only_differences;
  GtkSearchBar        *search_bar;
  GtkSearchEntry      *search_entry;
  GtkListView         *list;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_RUNNING,
  PROP_COMPARISON,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayComparePage, assay_compare_page, ADW_TYPE_BIN)

/* What a thread needs to compare, and what it gives back. */
typedef struct {
  AssayReport     *reports[2];
  AssayAssessment *assessments[2];
  AssayComparison *comparison;
  GPtrArray       *items;
} Matter;

static void
matter_free (gpointer data)
{
  Matter *matter = data;

  for (guint side = 0; side < 2; side++)
    {
      assay_report_unref (matter->reports[side]);
      assay_assessment_unref (matter->assessments[side]);
    }
  g_clear_pointer (&matter->comparison, assay_comparison_unref);
  g_clear_pointer (&matter->items, g_ptr_array_unref);
  g_free (matter);
}

static void
compare_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Matter *matter = data;

  matter->comparison = assay_compare (matter->reports[0], matter->assessments[0],
                                      matter->reports[1], matter->assessments[1]);
  matter->items = assay_compare_item_list (matter->comparison);
  g_task_return_boolean (task, TRUE);
}

static gboolean
is_running (AssayComparePage *self)
{
  return assay_session_get_state (self->sessions[0]) == ASSAY_SESSION_RUNNING
      || assay_session_get_state (self->sessions[1]) == ASSAY_SESSION_RUNNING;
}

static char *
dup_side_title (AssaySession *session)
{
  AssayRequest *request = assay_session_get_request (session);

  return request != NULL ? assay_target_dup_display (request->target) : g_strdup ("");
}

static char *
dup_title (AssayComparePage *self)
{
  g_autofree char *left = dup_side_title (self->sessions[0]);
  g_autofree char *right = dup_side_title (self->sessions[1]);

  return g_strdup_printf ("%s ⇄ %s", left, right);
}

/* "3 differences, 2 of them material". */
static void
tell_count (AssayComparePage *self)
{
  guint n_material = self->comparison->n_material;
  guint n = n_material + self->comparison->n_routine;
  g_autoptr(AssayText) text =
    n == 0 ? assay_text_new (N_("No differences"), NULL)
           : assay_text_new_plural (NP_("{n} difference, {material} of them material",
                                        "{n} differences, {material} of them material"),
                                    n, "material", ASSAY_ARG_NUMBER, (gint64) n_material, NULL);
  g_autofree char *words = assay_wording_format (text);

  gtk_label_set_text (self->count, words);
}

static void
tell_summary (AssayComparePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->summary))) != NULL)
    gtk_box_remove (self->summary, child);
  for (guint i = 0; i < self->comparison->summary->len; i++)
    {
      g_autofree char *words = assay_wording_format (g_ptr_array_index (self->comparison->summary, i));
      GtkWidget *label = gtk_label_new (words);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_box_append (self->summary, label);
    }
}

static gboolean
is_shown (AssayComparePage *self,
          AssayCompareItem *item)
{
  if (gtk_toggle_button_get_active (self->only_differences) && assay_compare_item_get_n_differences (item) == 0)
    return FALSE;
  return self->needle == NULL || assay_compare_item_contains (item, self->needle);
}

/* A list view makes lines for some two hundred items at once, which is more than a turn of the main loop may take: the
 * first come a few at a time. Once the lines are there, a turn looks at as many items as it has time for. */
static gboolean
trickle_cb (gpointer data)
{
  AssayComparePage *self = data;
  gboolean lines = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) < LINES_AT_HAND;
  g_autoptr(GPtrArray) added = g_ptr_array_new ();

  for (guint looked = 0; self->next < self->items->len && looked < ITEMS_A_TURN; looked++)
    {
      AssayCompareItem *item = g_ptr_array_index (self->items, self->next++);

      if (is_shown (self, item))
        g_ptr_array_add (added, item);
      if (lines && added->len >= LINES_A_TURN)
        break;
    }
  g_list_store_splice (self->shown, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), 0, added->pdata, added->len);
  if (self->next < self->items->len)
    return G_SOURCE_CONTINUE;
  self->trickle = 0;
  return G_SOURCE_REMOVE;
}

/* Shows what is to be shown of the items, from the first on. */
static void
refill (AssayComparePage *self)
{
  g_clear_handle_id (&self->trickle, g_source_remove);
  g_list_store_remove_all (self->shown);
  self->next = 0;
  /* After a frame was drawn, so that what is there is seen meanwhile. */
  if (self->items != NULL && trickle_cb (self))
    self->trickle = g_idle_add_full (G_PRIORITY_LOW, trickle_cb, self, NULL);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  AssayComparePage *self = ASSAY_COMPARE_PAGE (source);
  const Matter *matter = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_pointer (&self->comparison, assay_comparison_unref);
  self->comparison = assay_comparison_ref (matter->comparison);
  tell_count (self);
  tell_summary (self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_ptr_array_ref (matter->items);
  refill (self);
  gtk_stack_set_visible_child_name (self->stack, "rows");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPARISON]);
}

static void
forget (AssayComparePage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
compare (AssayComparePage *self)
{
  g_autoptr(GTask) task = NULL;
  Matter *matter = g_new0 (Matter, 1);

  for (guint side = 0; side < 2; side++)
    {
      matter->reports[side] = assay_report_ref (assay_session_get_report (self->sessions[side]));
      matter->assessments[side] = assay_assessment_ref (assay_session_get_assessment (self->sessions[side]));
    }
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, compared_cb, NULL);
  g_task_set_source_tag (task, compare);
  g_task_set_task_data (task, matter, matter_free);
  g_task_run_in_thread (task, compare_thread);
}

static gboolean
is_ready (AssaySession *session)
{
  return assay_session_get_report (session) != NULL && assay_session_get_state (session) != ASSAY_SESSION_RUNNING;
}

static void
update (AssayComparePage *self)
{
  forget (self);
  assay_compare_side_set_session (self->left, self->sessions[0]);
  assay_compare_side_set_session (self->right, self->sessions[1]);
  if (is_ready (self->sessions[0]) && is_ready (self->sessions[1]))
    compare (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "waiting");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static GtkOrientation
orientation_for (AssayComparePage *self,
                 gboolean          narrow)
{
  return narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

static void
filter_changed_cb (AssayComparePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_clear_pointer (&self->needle, g_free);
  if (*text != '\0')
    self->needle = g_utf8_casefold (text, -1);
  refill (self);
}

static void
setup_cb (AssayComparePage *self,
          GtkListItem      *item)
{
  GtkWidget *line = assay_compare_line_new ();

  g_object_bind_property (self, "narrow", line, "narrow", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, line);
}

/* The row's widget has the focus, so it is what must say the sentence. */
static void
bind_cb (AssayComparePage *self,
         GtkListItem      *item)
{
  GtkWidget *line = gtk_list_item_get_child (item);
  g_autofree char *words = assay_compare_line_speak (gtk_list_item_get_item (item));

  assay_compare_line_set_item (ASSAY_COMPARE_LINE (line), gtk_list_item_get_item (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (line)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static gboolean
is_difference (AssayComparePage *self,
               guint             position)
{
  g_autoptr(AssayCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  return assay_compare_item_get_row (item) != NULL && assay_compare_item_get_n_differences (item) > 0;
}

/* Selects the next difference in that direction, round the end. */
static void
go (AssayComparePage *self,
    int               direction)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position == GTK_INVALID_LIST_POSITION)
    position = direction > 0 ? n - 1 : 0;
  for (guint i = 0; i < n; i++)
    {
      position = (position + n + (guint) direction) % n;
      if (!is_difference (self, position))
        continue;
      gtk_single_selection_set_selected (self->selection, position);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
      return;
    }
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  go (ASSAY_COMPARE_PAGE (widget), +1);
}

static void
previous_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  go (ASSAY_COMPARE_PAGE (widget), -1);
}

static void
swap_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AssayComparePage *self = ASSAY_COMPARE_PAGE (widget);
  AssaySession *left = self->sessions[0];

  self->sessions[0] = self->sessions[1];
  self->sessions[1] = left;
  update (self);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AssayComparePage *self = ASSAY_COMPARE_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Each head stands over its column; where it is narrow the columns begin at the edge. */
static void
align_sides (AssayComparePage *self)
{
  if (self->narrow)
    gtk_widget_remove_css_class (self->sides, "wide");
  else
    gtk_widget_add_css_class (self->sides, "wide");
}

static void
assay_compare_page_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  AssayComparePage *self = ASSAY_COMPARE_PAGE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_take_string (value, dup_title (self));
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, is_running (self));
      break;
    case PROP_COMPARISON:
      g_value_set_boxed (value, self->comparison);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_compare_page_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  AssayComparePage *self = ASSAY_COMPARE_PAGE (object);

  if (self->narrow == g_value_get_boolean (value))
    return;
  self->narrow = g_value_get_boolean (value);
  align_sides (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
assay_compare_page_dispose (GObject *object)
{
  AssayComparePage *self = ASSAY_COMPARE_PAGE (object);

  forget (self);
  g_clear_handle_id (&self->trickle, g_source_remove);
  for (guint side = 0; side < 2; side++)
    if (self->sessions[side] != NULL)
      {
        assay_session_cancel (self->sessions[side]);
        g_signal_handlers_disconnect_by_data (self->sessions[side], self);
        g_clear_object (&self->sessions[side]);
      }
  /* The page's content is the bin's child and the template's: the bin lets it go first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_COMPARE_PAGE);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->comparison, assay_comparison_unref);
  g_clear_pointer (&self->needle, g_free);
  G_OBJECT_CLASS (assay_compare_page_parent_class)->dispose (object);
}

static void
assay_compare_page_class_init (AssayComparePageClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_compare_page_get_property;
  object_class->set_property = assay_compare_page_set_property;
  object_class->dispose = assay_compare_page_dispose;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, readable);
  properties[PROP_COMPARISON] = g_param_spec_boxed ("comparison", NULL, NULL, ASSAY_TYPE_COMPARISON, readable);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_COMPARE_SIDE);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/compare/assay-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, count);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, summary);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, sides);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, left);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, right);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, only_differences);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePage, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, orientation_for);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);

  gtk_widget_class_install_action (widget_class, "compare.swap", NULL, swap_action);
  gtk_widget_class_install_action (widget_class, "compare.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "compare.next-difference", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "compare.previous-difference", NULL, previous_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "compare.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "compare.next-difference", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "compare.previous-difference", NULL);
}

static void
make_model (AssayComparePage *self)
{
  self->shown = g_list_store_new (ASSAY_TYPE_COMPARE_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->shown));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static void
assay_compare_page_init (AssayComparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_model (self);
  align_sides (self);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  for (guint side = 0; side < 2; side++)
    {
      self->sessions[side] = assay_session_new ();
      g_signal_connect_swapped (self->sessions[side], "notify::state", G_CALLBACK (update), self);
      g_signal_connect_swapped (self->sessions[side], "notify::request", G_CALLBACK (update), self);
    }
}

AssayComparePage *
assay_compare_page_new (void)
{
  return g_object_new (ASSAY_TYPE_COMPARE_PAGE, NULL);
}

AssaySession *
assay_compare_page_get_session (AssayComparePage *page,
                                guint             side)
{
  return page->sessions[side];
}

AssayComparison *
assay_compare_page_get_comparison (AssayComparePage *page)
{
  return page->comparison;
}
