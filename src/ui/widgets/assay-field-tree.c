/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-field-tree.h"

#include <glib/gi18n-lib.h>

#include "ui/models/assay-node-item.h"
#include "ui/models/assay-node-model.h"
#include "ui/widgets/assay-node-row.h"

/* What is open at first: the upper levels, but no long lists; deeper ones while there are few rows. */
#define OPEN_LEVELS   2
#define MANY_CHILDREN 24
#define FEW_ROWS      14

struct _AssayFieldTree {
  AdwBin              parent_instance;

  gboolean            narrow;
  GMenuModel         *menu_model;
  GtkTreeListModel   *model;
  GtkSingleSelection *selection;
  GtkListView        *list;
  GtkWidget          *menu;
};

enum {
  PROP_0,
  PROP_SELECTED,
  PROP_NARROW,
  PROP_MENU_MODEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayFieldTree, assay_field_tree, ADW_TYPE_BIN)

static void
setup_cb (AssayFieldTree *self,
          GtkListItem    *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), assay_node_row_new ());
  gtk_list_item_set_child (item, expander);
}

static void
bind_cb (AssayFieldTree *self,
         GtkListItem    *item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr(AssayNodeItem) node = gtk_tree_list_row_get_item (row);

  AssayNodeRow *fields = ASSAY_NODE_ROW (gtk_tree_expander_get_child (expander));
  g_autofree char *spoken = NULL;

  gtk_tree_expander_set_list_row (expander, row);
  assay_node_row_set_node (fields, assay_node_item_get_node (node), self->narrow);
  spoken = assay_node_row_dup_spoken (fields);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (expander))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
unbind_cb (AssayFieldTree *self,
           GtkListItem    *item)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

static void
set_factory (AssayFieldTree *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

static void
selected_cb (AssayFieldTree *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
activate_cb (AssayFieldTree *self,
             guint           position)
{
  g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_row (self->model, position);

  gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

static gboolean
is_worth_opening (AssayFieldTree *self,
                  GtkTreeListRow *row)
{
  g_autoptr(AssayNodeItem) item = gtk_tree_list_row_get_item (row);
  guint n = assay_node_get_n_children (assay_node_item_get_node (item));

  if (gtk_tree_list_row_get_depth (row) == 0)
    return TRUE;
  if (n > MANY_CHILDREN)
    return FALSE;
  return gtk_tree_list_row_get_depth (row) < OPEN_LEVELS
         || g_list_model_get_n_items (G_LIST_MODEL (self->model)) + n <= FEW_ROWS;
}

static void
open_some (AssayFieldTree *self)
{
  /* A root with ten thousand children has nothing further to open in sight. */
  for (guint i = 0; i < MIN (g_list_model_get_n_items (G_LIST_MODEL (self->model)), 4 * MANY_CHILDREN); i++)
    {
      g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_row (self->model, i);

      if (gtk_tree_list_row_is_expandable (row) && is_worth_opening (self, row))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static guint
get_index (const AssayNode *node)
{
  const AssayNode *parent = assay_node_get_parent (node);
  guint index = 0;

  while (assay_node_get_child (parent, index) != node)
    index++;
  return index;
}

/* The row of a field, with all above it opened. (transfer full) (nullable) */
static GtkTreeListRow *
open_way (AssayFieldTree  *self,
          const AssayNode *node)
{
  g_autoptr(GtkTreeListRow) above = NULL;

  if (assay_node_get_parent (node) == NULL)
    return gtk_tree_list_model_get_child_row (self->model, 0);
  above = open_way (self, assay_node_get_parent (node));    /* see ASSAY_NODE_MAX_DEPTH */
  if (above == NULL)
    return NULL;
  gtk_tree_list_row_set_expanded (above, TRUE);
  return gtk_tree_list_row_get_child_row (above, get_index (node));
}

static void
pop_up (AssayFieldTree *self,
        double          x,
        double          y)
{
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->menu_model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The row under the pointer is what the menu is about. */
static void
secondary_cb (AssayFieldTree *self,
              int             n_press,
              double          x,
              double          y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *expander = under != NULL ? gtk_widget_get_ancestor (under, GTK_TYPE_TREE_EXPANDER) : NULL;
  GtkTreeListRow *row = expander != NULL ? gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander)) : NULL;

  if (row == NULL || self->menu_model == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, gtk_tree_list_row_get_position (row));
  pop_up (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  AssayFieldTree *self = ASSAY_FIELD_TREE (widget);

  if (self->menu_model == NULL)
    return FALSE;
  pop_up (self, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  return TRUE;
}

static void
assay_field_tree_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  AssayFieldTree *self = ASSAY_FIELD_TREE (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_boxed (value, assay_field_tree_get_selected (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu_model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_field_tree_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  AssayFieldTree *self = ASSAY_FIELD_TREE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      set_factory (self);
      break;
    case PROP_MENU_MODEL:
      g_set_object (&self->menu_model, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_field_tree_dispose (GObject *object)
{
  AssayFieldTree *self = ASSAY_FIELD_TREE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->menu_model);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (assay_field_tree_parent_class)->dispose (object);
}

static void
assay_field_tree_class_init (AssayFieldTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_field_tree_get_property;
  object_class->set_property = assay_field_tree_set_property;
  object_class->dispose = assay_field_tree_dispose;

  properties[PROP_SELECTED] =
    g_param_spec_boxed ("selected", NULL, NULL, ASSAY_TYPE_NODE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MENU_MODEL] =
    g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "fieldtree");
}

static void
assay_field_tree_init (AssayFieldTree *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  self->selection = gtk_single_selection_new (NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), NULL));
  gtk_list_view_set_show_separators (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fields"), -1);
  set_factory (self);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
assay_field_tree_set_root (AssayFieldTree  *tree,
                           const AssayNode *root)
{
  GListStore *top;
  g_autoptr(AssayNodeItem) item = NULL;

  g_return_if_fail (ASSAY_IS_FIELD_TREE (tree));

  gtk_single_selection_set_model (tree->selection, NULL);
  g_clear_object (&tree->model);
  if (root == NULL)
    return;
  top = g_list_store_new (ASSAY_TYPE_NODE_ITEM);
  item = assay_node_item_new (root);
  g_list_store_append (top, item);
  tree->model = gtk_tree_list_model_new (G_LIST_MODEL (top), FALSE, FALSE, assay_node_model_create_below, NULL, NULL);
  open_some (tree);
  gtk_single_selection_set_model (tree->selection, G_LIST_MODEL (tree->model));
}

void
assay_field_tree_select (AssayFieldTree  *tree,
                         const AssayNode *node)
{
  g_autoptr(GtkTreeListRow) row = NULL;
  guint position;

  g_return_if_fail (ASSAY_IS_FIELD_TREE (tree));

  row = tree->model != NULL ? open_way (tree, node) : NULL;
  if (row == NULL)
    return;
  position = gtk_tree_list_row_get_position (row);
  gtk_single_selection_set_selected (tree->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (tree->list), "list.scroll-to-item", "u", position);
}

const AssayNode *
assay_field_tree_get_selected (AssayFieldTree *tree)
{
  GtkTreeListRow *row;
  g_autoptr(AssayNodeItem) item = NULL;

  g_return_val_if_fail (ASSAY_IS_FIELD_TREE (tree), NULL);

  row = gtk_single_selection_get_selected_item (tree->selection);
  item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  /* The tree keeps its fields. */
  return item != NULL ? assay_node_item_get_node (item) : NULL;
}
