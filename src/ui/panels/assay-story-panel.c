/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/panels/assay-story-panel.h"

#include "ui/widgets/assay-story-view.h"

struct _AssayStoryPanel {
  AssayPanel parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayStoryPanel, assay_story_panel, ASSAY_TYPE_PANEL)

/* Most tabs are closed without anyone having looked at this page. */
static void
assay_story_panel_map (GtkWidget *widget)
{
  AdwBin *bin = ADW_BIN (widget);
  GtkWidget *view;

  if (adw_bin_get_child (bin) == NULL)
    {
      view = g_object_new (ASSAY_TYPE_STORY_VIEW, NULL);
      g_object_bind_property (widget, "session", view, "session", G_BINDING_SYNC_CREATE);
      adw_bin_set_child (bin, view);
    }
  GTK_WIDGET_CLASS (assay_story_panel_parent_class)->map (widget);
}

static void
assay_story_panel_class_init (AssayStoryPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = assay_story_panel_map;
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/panels/assay-story-panel.ui");
}

static void
assay_story_panel_init (AssayStoryPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
