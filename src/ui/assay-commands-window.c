/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-commands-window.h"

#include <glib/gi18n-lib.h>

#include "export/export-commands.h"
#include "ui/assay-toast.h"
#include "ui/assay-wording.h"

#define WIDTH  640
#define HEIGHT 560

static void
copy_cb (GtkButton *button,
         gpointer   label)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), gtk_label_get_text (label));
  assay_toast_show (GTK_WIDGET (button), _("Command copied"));
}

static GtkWidget *
create_line (const char *line)
{
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* A command reads from the left in any language. */
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "command");
  gtk_widget_add_css_class (label, "card");
  return label;
}

static GtkWidget *
create_copy_button (const AssayCommand *command,
                    GtkWidget          *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* Translators: the name of a program. */
  g_autofree char *name = g_strdup_printf (_("Copy the %s Command"), command->program);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), label, 0);
  return button;
}

/* @host: (nullable): where there is more than one. */
static GtkWidget *
create_group (const AssayCommand *command,
              const char         *host)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *label = create_line (command->line);
  g_autofree char *title = g_strjoin (" · ", command->program, host, NULL);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *remark = command->remark != NULL
                              ? g_markup_escape_text (assay_wording_translate (command->remark), -1)
                              : NULL;

  adw_preferences_group_set_title (group, title_markup);
  adw_preferences_group_set_description (group, remark);
  adw_preferences_group_set_header_suffix (group, create_copy_button (command, label));
  adw_preferences_group_add (group, label);
  return GTK_WIDGET (group);
}

static void
add_commands (GtkBox            *box,
              const AssayReport *report,
              gboolean           named)
{
  g_autoptr(GPtrArray) commands = assay_export_commands (report);
  g_autofree char *host = named ? assay_target_dup_display (report->request->target) : NULL;

  for (guint i = 0; i < commands->len; i++)
    gtk_box_append (box, create_group (g_ptr_array_index (commands, i), host));
}

static GtkWidget *
create_body (const AssayShared *shared)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  if (shared->report != NULL)
    add_commands (GTK_BOX (box), shared->report, FALSE);
  if (shared->comparison != NULL)
    {
      add_commands (GTK_BOX (box), shared->comparison->left, TRUE);
      add_commands (GTK_BOX (box), shared->comparison->right, TRUE);
    }
  gtk_widget_add_css_class (box, "page");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
close_with_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

GtkWindow *
assay_commands_window_new (GtkWindow         *parent,
                           const AssayShared *shared)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *toasts = adw_toast_overlay_new ();

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), create_body (shared));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), box);
  adw_window_set_content (ADW_WINDOW (window), toasts);
  close_with_escape (window);
  g_object_set (window, "title", _("Commands"), "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                "default-width", WIDTH, "default-height", HEIGHT, "width-request", 360, NULL);
  return GTK_WINDOW (window);
}
