/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/assay-compare-popover.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-session-view.h"

struct _AssayComparePopover {
  GtkPopover  parent_instance;

  GtkEntry   *left;
  GtkEntry   *right;
  GtkLabel   *error;
  GtkListBox *tabs;
  GtkWidget  *tabs_heading;
  GtkWidget  *compare;
};

G_DEFINE_FINAL_TYPE (AssayComparePopover, assay_compare_popover, GTK_TYPE_POPOVER)

static const char *
get_text (GtkEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
changed_cb (AssayComparePopover *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_widget_set_sensitive (self->compare, *get_text (self->left) != '\0' && *get_text (self->right) != '\0');
}

/* The window closes the popover when it could begin, and says here what is wrong when it could not. */
static void
compare_cb (AssayComparePopover *self)
{
  if (gtk_widget_get_sensitive (self->compare))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.compare-addresses", "(ss)",
                                get_text (self->left), get_text (self->right));
}

static void
tab_activated_cb (AssayComparePopover *self,
                  GtkListBoxRow       *row)
{
  guint tab = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "tab"));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.compare-tab", "u", tab);
}

static void
file_cb (AssayComparePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.compare-file", NULL);
}

static void
assay_compare_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_COMPARE_POPOVER);
  G_OBJECT_CLASS (assay_compare_popover_parent_class)->dispose (object);
}

static void
assay_compare_popover_class_init (AssayComparePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_compare_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/compare/assay-compare-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayComparePopover, left);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePopover, right);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePopover, error);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePopover, tabs);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePopover, tabs_heading);
  gtk_widget_class_bind_template_child (widget_class, AssayComparePopover, compare);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_bind_template_callback (widget_class, tab_activated_cb);
}

static void
assay_compare_popover_init (AssayComparePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
assay_compare_popover_new (void)
{
  return g_object_new (ASSAY_TYPE_COMPARE_POPOVER, NULL);
}

static void
add_tab (AssayComparePopover *self,
         const char          *title,
         guint                index)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "tab", GUINT_TO_POINTER (index));
  gtk_list_box_append (self->tabs, row);
}

void
assay_compare_popover_prepare (AssayComparePopover  *self,
                               const char           *left,
                               char                **tabs,
                               guint                 n_tabs)
{
  gboolean any = FALSE;

  gtk_editable_set_text (GTK_EDITABLE (self->left), left);
  gtk_editable_set_text (GTK_EDITABLE (self->right), "");
  assay_session_view_clear (GTK_WIDGET (self->tabs));
  for (guint i = 0; i < n_tabs; i++)
    if (tabs[i] != NULL)
      {
        add_tab (self, tabs[i], i);
        any = TRUE;
      }
  gtk_widget_set_visible (self->tabs_heading, any);
  gtk_widget_set_visible (GTK_WIDGET (self->tabs), any);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (*left != '\0' ? self->right : self->left));
}

void
assay_compare_popover_complain (AssayComparePopover *self,
                                const char          *message)
{
  gtk_label_set_text (self->error, message);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
}
