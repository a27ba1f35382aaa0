/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-handshake-menu.h"

#include <string.h>

#include "ui/assay-handshake-export.h"

#define SAVE "handshake.save-"

struct _AssayHandshakeMenu {
  AdwBin        parent_instance;

  AssayReport  *report;
  AssayMessage *message;
};

G_DEFINE_FINAL_TYPE (AssayHandshakeMenu, assay_handshake_menu, ADW_TYPE_BIN)

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AssayHandshakeMenu *self = ASSAY_HANDSHAKE_MENU (widget);

  assay_handshake_export_save (widget, name + strlen (SAVE), self->report, self->message);
}

static void
update_actions (AssayHandshakeMenu *self)
{
  const char *const *names = assay_handshake_export_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *action = g_strconcat (SAVE, names[i], NULL);

      gtk_widget_action_set_enabled (GTK_WIDGET (self), action,
                                     assay_handshake_export_is_possible (names[i], self->report, self->message));
    }
}

static void
clear (AssayHandshakeMenu *self)
{
  g_clear_pointer (&self->report, assay_report_unref);
  g_clear_pointer (&self->message, assay_message_unref);
}

static void
assay_handshake_menu_dispose (GObject *object)
{
  clear (ASSAY_HANDSHAKE_MENU (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_HANDSHAKE_MENU);
  G_OBJECT_CLASS (assay_handshake_menu_parent_class)->dispose (object);
}

static void
assay_handshake_menu_class_init (AssayHandshakeMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *const *names = assay_handshake_export_names ();

  G_OBJECT_CLASS (klass)->dispose = assay_handshake_menu_dispose;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *action = g_strconcat (SAVE, names[i], NULL);

      gtk_widget_class_install_action (widget_class, action, NULL, save_action);
    }
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-handshake-menu.ui");
}

static void
assay_handshake_menu_init (AssayHandshakeMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

void
assay_handshake_menu_set_subject (AssayHandshakeMenu *menu,
                                  AssayReport        *report,
                                  AssayMessage       *message)
{
  g_return_if_fail (ASSAY_IS_HANDSHAKE_MENU (menu));

  if (report != NULL)
    assay_report_ref (report);
  if (message != NULL)
    assay_message_ref (message);
  clear (menu);
  menu->report = report;
  menu->message = message;
  update_actions (menu);
}
