/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-window-actions.h"

#include <glib/gi18n.h>

#include "ui/assay-chain-export.h"
#include "ui/assay-comparing.h"
#include "ui/assay-opening.h"
#include "ui/assay-sharing.h"
#include "ui/assay-toast.h"
#include "ui/assay-window-private.h"
#include "ui/assay-wording.h"
#include "ui/compare/assay-compare-popover.h"

static AssaySession *
get_session (AssayWindow *window)
{
  return window->tab != NULL ? assay_tab_get_session (window->tab) : NULL;
}

static AssayReport *
get_report (AssayWindow *window)
{
  AssaySession *session = get_session (window);

  return session != NULL ? assay_session_get_report (session) : NULL;
}

static gboolean
can_reload (AssayWindow *window)
{
  AssaySession *session = get_session (window);

  if (session != NULL)
    return assay_session_can_restart (session);
  return window->tab != NULL && assay_tab_get_comparison (window->tab) != NULL;
}

static gboolean
has_chain (AssayWindow *window)
{
  return assay_chain_export_is_possible (get_report (window));
}

static gboolean
can_compare (AssayWindow *window)
{
  return assay_comparing_can (window->tab);
}

static void
close_tab (AssayWindow *window,
           GVariant    *parameter)
{
  adw_tab_view_close_page (window->view, adw_tab_view_get_selected_page (window->view));
}

static void
compare (AssayWindow *window,
         GVariant    *parameter)
{
  gtk_menu_button_popup (window->compare);
}

static void
compare_addresses (AssayWindow *window,
                   GVariant    *parameter)
{
  GtkPopover *popover = gtk_menu_button_get_popover (window->compare);
  g_autoptr(GError) error = NULL;
  const char *left, *right;

  g_variant_get (parameter, "(&s&s)", &left, &right);
  if (assay_comparing_addresses (window, left, right, &error))
    gtk_menu_button_popdown (window->compare);
  else if (popover != NULL)
    assay_compare_popover_complain (ASSAY_COMPARE_POPOVER (popover), assay_wording_translate (error->message));
}

static void
compare_file (AssayWindow *window,
              GVariant    *parameter)
{
  assay_comparing_file (window);
}

static void
compare_tab (AssayWindow *window,
             GVariant    *parameter)
{
  guint index = g_variant_get_uint32 (parameter);

  if (index < (guint) adw_tab_view_get_n_pages (window->view))
    assay_comparing_tab (window, assay_window_get_nth_tab (window, index));
}

static void
copy_pem (AssayWindow *window,
          GVariant    *parameter)
{
  assay_chain_export_copy (GTK_WIDGET (window), get_report (window));
  assay_toast_show (GTK_WIDGET (window->toasts), _("Chain copied"));
}

static void
focus_entry (AssayWindow *window,
             GVariant    *parameter)
{
  assay_host_entry_select (window->entry);
}

static void
inspect (AssayWindow *window,
         GVariant    *parameter)
{
  assay_window_inspect (window, g_variant_get_string (parameter, NULL));
}

static void
new_tab (AssayWindow *window,
         GVariant    *parameter)
{
  assay_window_add_tab (window);
}

static void
open_files (AssayWindow *window,
            GVariant    *parameter)
{
  assay_opening_choose (window);
}

static void
paste (AssayWindow *window,
       GVariant    *parameter)
{
  assay_opening_paste (window);
}

static void
reload (AssayWindow *window,
        GVariant    *parameter)
{
  assay_tab_reload (window->tab);
}

static void
save_chain (AssayWindow *window,
            GVariant    *parameter)
{
  assay_chain_export_save (GTK_WINDOW (window), get_report (window), assay_save_tell, g_object_ref (window->toasts));
}

/* Made when it is asked for: what GtkApplication finds at gtk/help-overlay.ui it makes for each window at the start. */
static void
show_shortcuts (AssayWindow *window,
                GVariant    *parameter)
{
  GtkApplicationWindow *self = GTK_APPLICATION_WINDOW (window);

  if (gtk_application_window_get_help_overlay (self) == NULL)
    {
      g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (ASSAY_RESOURCE_BASE "/assay-shortcuts.ui");

      gtk_application_window_set_help_overlay (self, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (self)));
}

static void
stop (AssayWindow *window,
      GVariant    *parameter)
{
  assay_tab_stop (window->tab);
}

static const struct {
  const char *name;
  const char *parameter;                        /* its type, or NULL */
  void      (*activate) (AssayWindow *window,
                         GVariant    *parameter);
  gboolean  (*can)      (AssayWindow *window);  /* NULL: always */
} actions[] = {
  { "win.close-tab",         NULL,   close_tab,         NULL },
  { "win.compare",           NULL,   compare,           NULL },
  { "win.compare-addresses", "(ss)", compare_addresses, NULL },
  { "win.compare-file",      NULL,   compare_file,      can_compare },
  { "win.compare-tab",       "u",    compare_tab,       NULL },
  { "win.copy-pem",          NULL,   copy_pem,          has_chain },
  { "win.focus-entry",       NULL,   focus_entry,       NULL },
  { "win.inspect",           "s",    inspect,           NULL },
  { "win.new-tab",           NULL,   new_tab,           NULL },
  { "win.open",              NULL,   open_files,        NULL },
  { "win.paste",             NULL,   paste,             NULL },
  { "win.reload",            NULL,   reload,            can_reload },
  { "win.save-chain",        NULL,   save_chain,        has_chain },
  { "win.show-shortcuts",    NULL,   show_shortcuts,    NULL },
  { "win.stop",              NULL,   stop,              assay_window_is_running },
};

static void
activate (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].activate (ASSAY_WINDOW (widget), parameter);
}

void
assay_window_actions_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, activate);
  assay_sharing_install (widget_class);
  /* Not accelerators of the application, which come first: a popover takes Escape, and an entry Ctrl+V. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.stop", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste", NULL);
}

void
assay_window_actions_update (AssayWindow *window)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].can != NULL)
      gtk_widget_action_set_enabled (GTK_WIDGET (window), actions[i].name, actions[i].can (window));
  assay_sharing_update (window);
}
