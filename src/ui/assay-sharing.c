/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-sharing.h"

#include "ui/assay-commands-window.h"
#include "ui/assay-print.h"
#include "ui/assay-share.h"

static void
save (AssayWindow       *window,
      const char        *form,
      const AssayShared *shared)
{
  assay_share_save (GTK_WINDOW (window), form, shared, assay_save_tell, g_object_ref (assay_window_get_tab (window)));
}

static void
save_pdf (AssayWindow       *window,
          const char        *form,
          const AssayShared *shared)
{
  assay_print_save_pdf (GTK_WIDGET (assay_window_get_tab (window)), shared);
}

static void
print (AssayWindow       *window,
       const char        *form,
       const AssayShared *shared)
{
  assay_print_run (GTK_WIDGET (assay_window_get_tab (window)), shared);
}

static void
show_commands (AssayWindow       *window,
               const char        *form,
               const AssayShared *shared)
{
  gtk_window_present (assay_commands_window_new (GTK_WINDOW (window), shared));
}

static const struct {
  const char *action;
  const char *form;             /* of assay_share_names(); NULL for what can be done with all that is there */
  void      (*activate) (AssayWindow       *window,
                         const char        *form,
                         const AssayShared *shared);
} actions[] = {
  { "win.print",          NULL,       print },
  { "win.share-chain",    "chain",    save },
  { "win.share-html",     "html",     save },
  { "win.share-ladder",   "ladder",   save },
  { "win.share-markdown", "markdown", save },
  { "win.share-pdf",      NULL,       save_pdf },
  { "win.share-report",   "report",   save },
  { "win.share-text",     "text",     save },
  { "win.show-commands",  NULL,       show_commands },
};

static gboolean
is_possible (guint              action,
             const AssayShared *shared)
{
  if (!assay_shared_is_there (shared))
    return FALSE;
  return actions[action].form == NULL || assay_share_is_possible (actions[action].form, shared);
}

static void
activate (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  AssayWindow *window = ASSAY_WINDOW (widget);
  const AssayShared shared = assay_share_look_at (assay_window_get_tab (window));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].action, name) && is_possible (i, &shared))
      actions[i].activate (window, actions[i].form, &shared);
}

void
assay_sharing_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].action, NULL, activate);
}

void
assay_sharing_update (AssayWindow *window)
{
  const AssayShared shared = assay_share_look_at (assay_window_get_tab (window));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), actions[i].action, is_possible (i, &shared));
}
