/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/panels/assay-certificates-panel.h"

#include "ui/widgets/assay-certificates-view.h"

struct _AssayCertificatesPanel {
  AssayPanel parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayCertificatesPanel, assay_certificates_panel, ASSAY_TYPE_PANEL)

/* Most tabs are closed without anyone having looked at this page. */
static void
assay_certificates_panel_map (GtkWidget *widget)
{
  AdwBin *bin = ADW_BIN (widget);
  GtkWidget *view;

  if (adw_bin_get_child (bin) == NULL)
    {
      view = g_object_new (ASSAY_TYPE_CERTIFICATES_VIEW, NULL);
      g_object_bind_property (widget, "session", view, "session", G_BINDING_SYNC_CREATE);
      adw_bin_set_child (bin, view);
    }
  GTK_WIDGET_CLASS (assay_certificates_panel_parent_class)->map (widget);
}

static void
assay_certificates_panel_show_place (AssayPanel *panel,
                                     guint       index,
                                     const char *path)
{
  GtkWidget *view = adw_bin_get_child (ADW_BIN (panel));

  if (view != NULL)
    assay_certificates_view_show (ASSAY_CERTIFICATES_VIEW (view), index, path);
}

static void
assay_certificates_panel_class_init (AssayCertificatesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = assay_certificates_panel_map;
  ASSAY_PANEL_CLASS (klass)->show_place = assay_certificates_panel_show_place;
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/panels/assay-certificates-panel.ui");
}

static void
assay_certificates_panel_init (AssayCertificatesPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
