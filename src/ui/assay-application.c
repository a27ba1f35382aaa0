/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-application.h"

#include <glib/gi18n.h>

#include "engine/assay-trust.h"
#include "ui/assay-command-line.h"
#include "ui/assay-opening.h"
#include "ui/assay-preferences-window.h"
#include "ui/assay-window.h"

#define EXIT_USAGE 2
#define CONTINUE   (-1)     /* of handle_local_options: go on to the instance that shows windows */

struct _AssayApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayApplication, assay_application, ADW_TYPE_APPLICATION)

static const struct {
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.new-window",  { "<Control>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit",        { "<Control>q" } },
  { "win.close-tab",   { "<Control>w" } },
  { "win.compare",     { "<Control>d" } },
  { "win.copy-pem",    { "<Control><Shift>c" } },
  { "win.focus-entry", { "<Control>l" } },
  { "win.new-tab",     { "<Control>t" } },
  { "win.open",        { "<Control>o" } },
  { "win.print",       { "<Control>p" } },
  { "win.reload",      { "<Control>r", "F5" } },
  { "win.save-chain",  { "<Control>s" } },
  { "win.share-report", { "<Control><Shift>s" } },
  { "win.show-shortcuts", { "<Control>question", "F1" } },
};

static AssayWindow *
create_window (AssayApplication *self)
{
  return assay_window_new (GTK_APPLICATION (self));
}

static AssayWindow *
get_window (AssayApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  return ASSAY_IS_WINDOW (active) ? ASSAY_WINDOW (active) : create_window (self);
}

static void
present (AssayWindow *window)
{
  if (assay_window_get_tab (window) == NULL)
    assay_window_add_tab (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
new_window_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  present (create_window (data));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  adw_show_about_window (gtk_application_get_active_window (data),
                         "application-name", _("Assay"),
                         "application-icon", ASSAY_APP_ID,
                         "version", ASSAY_VERSION,
                         "developer-name", _("The Assay authors"),
                         "comments", _("Looks behind the padlock: certificates, handshakes and verdicts of TLS servers."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  gtk_window_present (assay_preferences_window_new (gtk_application_get_active_window (data)));
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  g_application_quit (data);
}

static const GActionEntry actions[] = {
  { "about", about_action },
  { "new-window", new_window_action },
  { "preferences", preferences_action },
  { "quit", quit_action },
};

/* GApplication ends with 1 when it does not know an option; usage errors are 2 here, as with assay-cli. */
static gboolean
assay_application_local_command_line (GApplication   *application,
                                      char         ***arguments,
                                      int            *status)
{
  gboolean done = G_APPLICATION_CLASS (assay_application_parent_class)->local_command_line (application, arguments, status);

  if (done && *status == EXIT_FAILURE && !g_application_get_is_registered (application))
    *status = EXIT_USAGE;
  return done;
}

static int
assay_application_handle_local_options (GApplication *application,
                                        GVariantDict *dict)
{
  g_auto(AssayRequestOptions) options = { 0 };
  g_autoptr(GPtrArray) requests = NULL;
  g_autoptr(GError) error = NULL;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("assay " ASSAY_VERSION "\n");
      return EXIT_SUCCESS;
    }
  if (assay_command_line_prepare (dict, &error))
    requests = assay_command_line_parse (dict, &options, &error);
  if (requests != NULL)
    return CONTINUE;
  g_printerr ("assay: %s\n", error->message);
  return EXIT_USAGE;
}

static void
open_request (AssayWindow  *window,
              AssayRequest *request)
{
  if (request->inputs != NULL)
    assay_opening_open (window, request->inputs, &request->options);
  else
    assay_window_open (window, request);
}

static int
assay_application_command_line (GApplication            *application,
                                GApplicationCommandLine *line)
{
  AssayApplication *self = ASSAY_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (line);
  g_auto(AssayRequestOptions) options = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) requests = assay_command_line_parse (dict, &options, &error);
  AssayWindow *window;

  /* Whoever speaks to this process over the bus may not have looked at it before. */
  if (requests == NULL)
    {
      g_application_command_line_printerr (line, "assay: %s\n", error->message);
      return EXIT_USAGE;
    }
  window = g_variant_dict_contains (dict, "new-window") ? create_window (self) : get_window (self);
  for (guint i = 0; i < requests->len; i++)
    open_request (window, requests->pdata[i]);
  present (window);
  if (assay_tab_get_session (assay_window_get_tab (window)) == NULL)
    assay_tab_set_options (assay_window_get_tab (window), &options);
  return EXIT_SUCCESS;
}

static void
assay_application_activate (GApplication *application)
{
  present (get_window (ASSAY_APPLICATION (application)));
}

static void
assay_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (assay_application_parent_class)->startup (application);

  /* Sentences can be selected; that the focus comes to one by keyboard is no reason to select it whole. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action, accelerators[i].keys);
}

static gboolean
preload_cb (gpointer data)
{
  assay_trust_preload ();
  return G_SOURCE_REMOVE;
}

static gboolean
first_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  /* Lower than painting: the first frame goes out before anything else is read. */
  g_idle_add_full (G_PRIORITY_LOW, preload_cb, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
assay_application_window_added (GtkApplication *application,
                                GtkWindow      *window)
{
  gboolean first = gtk_application_get_windows (application) == NULL;

  GTK_APPLICATION_CLASS (assay_application_parent_class)->window_added (application, window);
  if (first)
    gtk_widget_add_tick_callback (GTK_WIDGET (window), first_frame_cb, NULL, NULL);
}

static void
assay_application_class_init (AssayApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  application_class->local_command_line = assay_application_local_command_line;
  application_class->handle_local_options = assay_application_handle_local_options;
  application_class->command_line = assay_application_command_line;
  application_class->activate = assay_application_activate;
  application_class->startup = assay_application_startup;
  GTK_APPLICATION_CLASS (class)->window_added = assay_application_window_added;
}

static void
assay_application_init (AssayApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), assay_command_line_get_entries ());
}

AssayApplication *
assay_application_new (void)
{
  return g_object_new (ASSAY_TYPE_APPLICATION,
                       "application-id", ASSAY_APP_ID,
                       "resource-base-path", ASSAY_RESOURCE_BASE,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
