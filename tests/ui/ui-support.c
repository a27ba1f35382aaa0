/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-support.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "ui/assay-application.h"

#define PATIENCE_SECONDS 20

static GtkApplication *application;

void
ui_test_init (int    *argc,
              char ***argv)
{
  g_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "");
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      exit (EXIT_SUCCESS);
    }
  adw_init ();
}

GtkApplication *
ui_get_application (void)
{
  g_autoptr(GError) error = NULL;

  if (application != NULL)
    return application;
  application = GTK_APPLICATION (assay_application_new ());
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static gboolean
lose_patience_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

void
ui_wait_until (UiCondition condition,
               gpointer    data)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE_SECONDS, lose_patience_cb, &late);

  while (!condition (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  g_assert_true (condition (data));
}

void
ui_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
is_gone (gpointer watched)
{
  return *(gpointer *) watched == NULL;
}

/* What still runs for the window, on a thread or in an idle handler, may hold it for a moment. */
void
ui_finalize_by (GtkWindow  *window,
                void      (*close) (GtkWindow *window))
{
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  close (window);
  ui_wait_until (is_gone, &watched);
}

void
ui_finalize_window (GtkWindow *window)
{
  ui_finalize_by (window, gtk_window_destroy);
}

gpointer
ui_find (GtkWidget  *widget,
         GType       type,
         const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (name == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = ui_find (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
ui_shows (GtkWidget  *widget,
          const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  if (GTK_IS_INSCRIPTION (widget) && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ui_shows (child, text))
      return TRUE;
  return FALSE;
}

GPtrArray *
ui_get_children (GtkWidget *widget)
{
  GPtrArray *children = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    g_ptr_array_add (children, child);
  return children;
}

/* The bindings of a widget's class stand in such a controller too. */
static gboolean
press_shortcut (GtkWidget  *widget,
                GListModel *shortcuts,
                guint       key)
{
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (shortcuts) && !handled; i++)
    {
      g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger)
          && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
          && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == 0)
        handled = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                gtk_shortcut_get_arguments (shortcut));
    }
  return handled;
}

gboolean
ui_press (GtkWidget *widget,
          guint      key)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
      else if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        handled = press_shortcut (widget, G_LIST_MODEL (controller), key);
    }
  return handled;
}
