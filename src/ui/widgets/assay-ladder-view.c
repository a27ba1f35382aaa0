/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-ladder-view.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-wording.h"
#include "ui/models/assay-rung-item.h"
#include "ui/widgets/assay-rung-row.h"

struct _AssayLadderView {
  AdwBin              parent_instance;

  GListStore         *rungs;
  GtkSingleSelection *selection;
  GtkListView        *list;
  AssayRung          *selected;
  gboolean            broken;     /* what is shown ended badly */
  gboolean            filling;
};

enum {
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayLadderView, assay_ladder_view, ADW_TYPE_BIN)

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  gtk_list_item_set_child (item, assay_rung_row_new ());
}

/* The row's widget has the focus, so it is what must say the sentence. */
static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  AssayRung *rung = assay_rung_item_get_rung (gtk_list_item_get_item (item));
  g_autoptr(AssayText) text = assay_rung_speak (rung);
  g_autofree char *words = assay_wording_format (text);

  assay_rung_row_set_rung (ASSAY_RUNG_ROW (row), rung);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
selected_cb (AssayLadderView *self)
{
  AssayRungItem *item = gtk_single_selection_get_selected_item (self->selection);
  AssayRung *rung = item != NULL ? assay_rung_item_get_rung (item) : NULL;

  if (self->filling || rung == self->selected)
    return;
  g_clear_pointer (&self->selected, assay_rung_unref);
  self->selected = rung != NULL ? assay_rung_ref (rung) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
assay_ladder_view_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  g_value_set_boxed (value, ASSAY_LADDER_VIEW (object)->selected);
}

static void
assay_ladder_view_dispose (GObject *object)
{
  AssayLadderView *self = ASSAY_LADDER_VIEW (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->rungs);
  g_clear_pointer (&self->selected, assay_rung_unref);
  G_OBJECT_CLASS (assay_ladder_view_parent_class)->dispose (object);
}

static void
assay_ladder_view_class_init (AssayLadderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = assay_ladder_view_get_property;
  object_class->dispose = assay_ladder_view_dispose;

  properties[PROP_SELECTED] =
    g_param_spec_boxed ("selected", NULL, NULL, ASSAY_TYPE_RUNG, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* The names of the two sides, above their lifelines. */
static GtkWidget *
make_heading (void)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *client = gtk_label_new (_("Client"));
  GtkWidget *server = gtk_label_new (_("Server"));

  gtk_widget_add_css_class (client, "heading");
  gtk_widget_add_css_class (server, "heading");
  gtk_widget_set_hexpand (client, TRUE);
  gtk_widget_set_halign (client, GTK_ALIGN_START);
  gtk_widget_add_css_class (heading, "ladder-heading");
  gtk_box_append (GTK_BOX (heading), client);
  gtk_box_append (GTK_BOX (heading), server);
  return heading;
}

static void
assay_ladder_view_init (AssayLadderView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->rungs = g_list_store_new (ASSAY_TYPE_RUNG_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rungs)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  self->list = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "ladder");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Messages"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), make_heading ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
}

static gboolean
find_broken (const AssayLadder *ladder,
             guint             *place)
{
  for (*place = ladder->rungs->len; *place > 0; (*place)--)
    if (((AssayRung *) g_ptr_array_index (ladder->rungs, *place - 1))->broken)
      {
        (*place)--;
        return TRUE;
      }
  return FALSE;
}

static guint
find_message (const AssayLadder  *ladder,
              const AssayMessage *message)
{
  for (guint i = 0; i < ladder->rungs->len; i++)
    if (((AssayRung *) g_ptr_array_index (ladder->rungs, i))->message == message)
      return i;
  return 0;
}

void
assay_ladder_view_set_ladder (AssayLadderView   *view,
                              const AssayLadder *ladder)
{
  g_autoptr(GPtrArray) items = NULL;
  gboolean broken;
  guint place;

  g_return_if_fail (ASSAY_IS_LADDER_VIEW (view));

  items = g_ptr_array_new_full (ladder->rungs->len, g_object_unref);
  for (guint i = 0; i < ladder->rungs->len; i++)
    g_ptr_array_add (items, assay_rung_item_new (g_ptr_array_index (ladder->rungs, i)));
  broken = find_broken (ladder, &place);
  if (!broken || view->broken)
    place = find_message (ladder, view->selected != NULL ? view->selected->message : NULL);
  view->broken = broken;
  view->filling = TRUE;
  g_list_store_splice (view->rungs, 0, g_list_model_get_n_items (G_LIST_MODEL (view->rungs)), items->pdata, items->len);
  gtk_single_selection_set_selected (view->selection, place);
  view->filling = FALSE;
  selected_cb (view);
}

void
assay_ladder_view_select (AssayLadderView *view,
                          guint            position)
{
  g_return_if_fail (ASSAY_IS_LADDER_VIEW (view));

  gtk_single_selection_set_selected (view->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (view->list), "list.scroll-to-item", "u", position);
}

AssayRung *
assay_ladder_view_get_selected (AssayLadderView *view)
{
  g_return_val_if_fail (ASSAY_IS_LADDER_VIEW (view), NULL);

  return view->selected;
}
