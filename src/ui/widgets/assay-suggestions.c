/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-suggestions.h"

#include "ui/models/assay-recent.h"

struct _AssaySuggestions {
  GtkPopover          parent_instance;

  GtkStringFilter    *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (AssaySuggestions, assay_suggestions, GTK_TYPE_POPOVER)

static const char *
get_text (AssaySuggestions *self,
          guint             position)
{
  g_autoptr(GtkStringObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  /* The list holds it on. */
  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

static void
activate_cb (AssaySuggestions *self,
             guint             position)
{
  g_autofree char *text = g_strdup (get_text (self, position));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", text);
}

static void
assay_suggestions_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_SUGGESTIONS);
  G_OBJECT_CLASS (assay_suggestions_parent_class)->dispose (object);
}

static void
assay_suggestions_class_init (AssaySuggestionsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = assay_suggestions_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-suggestions.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySuggestions, filter);
  gtk_widget_class_bind_template_child (widget_class, AssaySuggestions, filtered);
  gtk_widget_class_bind_template_child (widget_class, AssaySuggestions, selection);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
assay_suggestions_init (AssaySuggestions *self)
{
  g_autoptr(AssayRecent) recent = assay_recent_dup_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (recent));
}

GtkWidget *
assay_suggestions_new (void)
{
  return g_object_new (ASSAY_TYPE_SUGGESTIONS, NULL);
}

void
assay_suggestions_update (AssaySuggestions *suggestions,
                          const char       *search)
{
  guint n;

  g_return_if_fail (ASSAY_IS_SUGGESTIONS (suggestions));

  gtk_string_filter_set_search (suggestions->filter, search);
  gtk_single_selection_set_selected (suggestions->selection, GTK_INVALID_LIST_POSITION);
  n = g_list_model_get_n_items (G_LIST_MODEL (suggestions->selection));
  if (n == 0 || (n == 1 && g_str_equal (get_text (suggestions, 0), search)))
    gtk_popover_popdown (GTK_POPOVER (suggestions));
  else
    gtk_popover_popup (GTK_POPOVER (suggestions));
}

void
assay_suggestions_move (AssaySuggestions *suggestions,
                        int               step)
{
  guint n, place;

  g_return_if_fail (ASSAY_IS_SUGGESTIONS (suggestions));

  /* Place 0 is the entry itself, then come the rows. */
  n = g_list_model_get_n_items (G_LIST_MODEL (suggestions->selection)) + 1;
  place = gtk_single_selection_get_selected (suggestions->selection) + 1;
  place = (place + n + step) % n;
  gtk_single_selection_set_selected (suggestions->selection, place - 1);
}

const char *
assay_suggestions_get_selected (AssaySuggestions *suggestions)
{
  g_return_val_if_fail (ASSAY_IS_SUGGESTIONS (suggestions), NULL);

  return get_text (suggestions, gtk_single_selection_get_selected (suggestions->selection));
}
