/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-recent-row.h"

#include "ui/models/assay-recent.h"
#include "ui/widgets/assay-line-layout.h"

struct _AssayRecentRow {
  AdwActionRow parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayRecentRow, assay_recent_row, ADW_TYPE_ACTION_ROW)

static void
remove_cb (AssayRecentRow *self)
{
  g_autoptr(AssayRecent) recent = assay_recent_dup_default ();

  assay_recent_remove (recent, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static void
assay_recent_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_RECENT_ROW);
  G_OBJECT_CLASS (assay_recent_row_parent_class)->dispose (object);
}

static void
assay_recent_row_class_init (AssayRecentRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = assay_recent_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-recent-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
assay_recent_row_init (AssayRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_line_layout_adopt (GTK_WIDGET (self));
}

GtkWidget *
assay_recent_row_new (const char *target)
{
  GtkWidget *row = g_object_new (ASSAY_TYPE_RECENT_ROW, "title", target, "action-name", "win.inspect", NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  return row;
}
