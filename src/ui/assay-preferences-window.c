/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-preferences-window.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-compat.h"
#include "ui/assay-wording.h"
#include "ui/models/assay-preferences.h"

struct _AssayPreferencesWindow {
  AdwPreferencesWindow  parent_instance;

  GSettings            *settings;
  GtkSwitch            *online;
  AdwActionRow         *logs;
  GtkWidget            *forget_logs;
  GtkSpinButton        *warn_days;
};

G_DEFINE_FINAL_TYPE (AssayPreferencesWindow, assay_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
show_logs (AssayPreferencesWindow *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, ASSAY_PREFERENCE_LOG_LIST);
  g_autoptr(GFile) file = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : NULL;
  g_autofree char *markup = name != NULL ? g_markup_escape_text (name, -1) : NULL;

  adw_action_row_set_subtitle (self->logs, markup != NULL ? markup
                                                          : _("None: signatures of timestamps are not verified"));
  gtk_widget_set_visible (self->forget_logs, file != NULL);
}

static void
say (AssayPreferencesWindow *self,
     const char             *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (markup));
}

void
assay_preferences_window_take_logs (AssayPreferencesWindow *window,
                                    GFile                  *file)
{
  g_autoptr(AssayText) why = NULL;
  g_autoptr(GPtrArray) logs = NULL;
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *words = NULL;

  g_return_if_fail (ASSAY_IS_PREFERENCES_WINDOW (window));

  logs = assay_preferences_read_logs (file, &why);
  if (logs != NULL)
    {
      g_settings_set_string (window->settings, ASSAY_PREFERENCE_LOG_LIST, uri);
      return;
    }
  words = assay_wording_format (why);
  say (window, words);
}

static void
logs_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(AssayPreferencesWindow) self = data;
  g_autoptr(GFile) file = assay_compat_choose_finish (result);

  if (file != NULL)
    assay_preferences_window_take_logs (self, file);
}

static void
choose_logs_cb (AssayPreferencesWindow *self)
{
  assay_compat_choose_open_file (GTK_WINDOW (self), _("List of Logs"), logs_chosen_cb, g_object_ref (self));
}

static void
forget_logs_cb (AssayPreferencesWindow *self)
{
  g_settings_reset (self->settings, ASSAY_PREFERENCE_LOG_LIST);
}

static void
assay_preferences_window_dispose (GObject *object)
{
  AssayPreferencesWindow *self = ASSAY_PREFERENCES_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_PREFERENCES_WINDOW);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (assay_preferences_window_parent_class)->dispose (object);
}

static void
assay_preferences_window_class_init (AssayPreferencesWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = assay_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/assay-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayPreferencesWindow, online);
  gtk_widget_class_bind_template_child (widget_class, AssayPreferencesWindow, logs);
  gtk_widget_class_bind_template_child (widget_class, AssayPreferencesWindow, forget_logs);
  gtk_widget_class_bind_template_child (widget_class, AssayPreferencesWindow, warn_days);
  gtk_widget_class_bind_template_callback (widget_class, choose_logs_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_logs_cb);
}

static void
assay_preferences_window_init (AssayPreferencesWindow *self)
{
  self->settings = g_settings_new (ASSAY_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (self->settings, ASSAY_PREFERENCE_ONLINE, self->online, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, ASSAY_PREFERENCE_WARN_DAYS, gtk_spin_button_get_adjustment (self->warn_days), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::" ASSAY_PREFERENCE_LOG_LIST, G_CALLBACK (show_logs), self,
                           G_CONNECT_SWAPPED);
  show_logs (self);
}

GtkWindow *
assay_preferences_window_new (GtkWindow *parent)
{
  return g_object_new (ASSAY_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
}
