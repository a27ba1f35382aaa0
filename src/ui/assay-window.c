/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-window-private.h"

#include <glib/gi18n.h>

#include "ui/assay-comparing.h"
#include "ui/assay-opening.h"
#include "ui/assay-window-actions.h"
#include "ui/assay-wording.h"
#include "ui/compare/assay-compare-popover.h"
#include "ui/widgets/assay-options-popover.h"

enum {
  PROP_TAB = 1,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayWindow, assay_window, ADW_TYPE_APPLICATION_WINDOW)

/* One button: what it does while the selected tab rests, and while it runs. */
static const struct {
  const char *icon;
  const char *tooltip;
  const char *action;
} reload_faces[] = {
  [FALSE] = { "view-refresh-symbolic", N_("Inspect Again"), "win.reload" },
  [TRUE]  = { "process-stop-symbolic", N_("Stop"), "win.stop" },
};

static void
update_actions (AssayWindow *self)
{
  gboolean running = assay_window_is_running (self);

  assay_window_actions_update (self);
  if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (self->reload)), reload_faces[running].action) == 0)
    return;
  gtk_button_set_icon_name (self->reload, reload_faces[running].icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reload), _(reload_faces[running].tooltip));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reload),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(reload_faces[running].tooltip), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->reload), reload_faces[running].action);
}

static void
selected_page_changed_cb (AssayWindow *self)
{
  AdwTabPage *page;

  /* The view drops its pages after the window dropped the view. */
  if (self->view == NULL)
    return;
  page = adw_tab_view_get_selected_page (self->view);
  self->tab = page != NULL ? ASSAY_TAB (adw_tab_page_get_child (page)) : NULL;
  if (page != NULL)
    adw_tab_page_set_needs_attention (page, FALSE);
  g_binding_group_set_source (self->tab_bindings, self->tab);
  g_signal_group_set_target (self->tab_signals, self->tab);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAB]);
}

/* The last tab takes the window with it, whether it was closed or dragged to another window. */
static void
page_detached_cb (AssayWindow *self)
{
  if (self->view != NULL && adw_tab_view_get_n_pages (self->view) == 0)
    gtk_window_close (GTK_WINDOW (self));
}

/* What the menu of a tab says is about that tab: it is selected first. */
static void
setup_tab_menu_cb (AssayWindow *self,
                   AdwTabPage  *page)
{
  if (page != NULL)
    adw_tab_view_set_selected_page (self->view, page);
}

static AdwTabView *
create_window_cb (AssayWindow *self)
{
  AssayWindow *other = assay_window_new (gtk_window_get_application (GTK_WINDOW (self)));

  gtk_window_present (GTK_WINDOW (other));
  return other->view;
}

static void
options_closed_cb (AssayWindow         *self,
                   AssayOptionsPopover *popover)
{
  if (self->tab != NULL)
    assay_tab_set_options (self->tab, assay_options_popover_get_options (popover));
}

/* Each time the button opens it: the popover shows the options of the tab that is selected then. */
static void
options_opening_cb (GtkMenuButton *button,
                    gpointer       data)
{
  AssayWindow *self = data;
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover == NULL)
    {
      popover = GTK_POPOVER (assay_options_popover_new ());
      g_signal_connect_object (popover, "closed", G_CALLBACK (options_closed_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
    }
  assay_options_popover_set_options (ASSAY_OPTIONS_POPOVER (popover), assay_tab_get_options (self->tab));
}

/* Each time the button opens it: it names the tabs that there are then. */
static void
compare_opening_cb (GtkMenuButton *button,
                    gpointer       data)
{
  AssayWindow *self = data;
  guint n = (guint) adw_tab_view_get_n_pages (self->view);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *address = NULL;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, assay_compare_popover_new ());
  for (guint i = 0; i < n; i++)
    {
      AssayTab *tab = assay_window_get_nth_tab (self, i);
      char *title = NULL;

      if (tab != self->tab && assay_comparing_can (tab) && assay_comparing_can (self->tab))
        g_object_get (tab, "title", &title, NULL);
      g_ptr_array_add (titles, title);
    }
  if (assay_comparing_can (self->tab))
    g_object_get (self->tab, "address", &address, NULL);
  assay_compare_popover_prepare (ASSAY_COMPARE_POPOVER (gtk_menu_button_get_popover (button)),
                                 address != NULL ? address : "", (char **) titles->pdata, n);
}

static gboolean
finished_unseen (GBinding     *binding,
                 const GValue *running,
                 GValue       *needs_attention,
                 gpointer      page)
{
  g_value_set_boolean (needs_attention, !g_value_get_boolean (running) && !adw_tab_page_get_selected (page));
  return TRUE;
}

static AdwTabPage *
append_tab (AssayWindow *self)
{
  AssayTab *tab = assay_tab_new ();
  AdwTabPage *page = adw_tab_view_append (self->view, GTK_WIDGET (tab));

  g_object_bind_property (tab, "title", page, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (tab, "icon", page, "icon", G_BINDING_SYNC_CREATE);
  g_object_bind_property (tab, "running", page, "loading", G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (tab, "running", page, "needs-attention", G_BINDING_DEFAULT,
                               finished_unseen, NULL, page, NULL);
  return page;
}

static gboolean
notify_narrow_cb (gpointer data)
{
  AssayWindow *self = data;

  self->narrow_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

/* Pages change their layout after this allocation, not within it. */
static void
assay_window_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  AssayWindow *self = ASSAY_WINDOW (widget);
  gboolean narrow = width < ASSAY_WINDOW_NARROW;

  GTK_WIDGET_CLASS (assay_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_narrow_cb, self, NULL);
}

static void
assay_window_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AssayWindow *self = ASSAY_WINDOW (object);

  if (id == PROP_TAB)
    g_value_set_object (value, self->tab);
  else
    g_value_set_boolean (value, self->narrow);
}

static void
assay_window_dispose (GObject *object)
{
  AssayWindow *self = ASSAY_WINDOW (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_object (&self->tab_bindings);
  g_clear_object (&self->tab_signals);
  self->tab = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_WINDOW);
  G_OBJECT_CLASS (assay_window_parent_class)->dispose (object);
}

static void
assay_window_class_init (AssayWindowClass *class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = assay_window_get_property;
  object_class->dispose = assay_window_dispose;
  widget_class->size_allocate = assay_window_size_allocate;

  properties[PROP_TAB] = g_param_spec_object ("tab", NULL, NULL, ASSAY_TYPE_TAB, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  assay_window_actions_install (widget_class);
  g_type_ensure (ASSAY_TYPE_HOST_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/assay-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, view);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, options);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, reload);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, compare);
  gtk_widget_class_bind_template_callback (widget_class, selected_page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_detached_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_window_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_tab_menu_cb);
}

static void
follow_tab (AssayWindow *self)
{
  const GBindingFlags both = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  self->tab_bindings = g_binding_group_new ();
  g_binding_group_bind (self->tab_bindings, "address", self->entry, "text", both);
  g_binding_group_bind (self->tab_bindings, "summary", self->entry, "description", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->tab_bindings, "title", self, "title", G_BINDING_SYNC_CREATE);
  self->tab_signals = g_signal_group_new (ASSAY_TYPE_TAB);
  g_signal_group_connect_swapped (self->tab_signals, "notify::running", G_CALLBACK (update_actions), self);
}

/* A window that is about to open narrow is laid out so from the start: it could not become that narrow otherwise. */
static void
default_width_cb (AssayWindow *self)
{
  int width, height;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  self->narrow = width < ASSAY_WINDOW_NARROW && !gtk_window_is_maximized (GTK_WINDOW (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
restore_size (AssayWindow *self)
{
  const GSettingsBindFlags flags = G_SETTINGS_BIND_GET | G_SETTINGS_BIND_SET | G_SETTINGS_BIND_GET_NO_CHANGES;
  g_autoptr(GSettings) settings = g_settings_new (ASSAY_APP_ID);

  g_settings_bind (settings, "window-width", self, "default-width", flags);
  g_settings_bind (settings, "window-height", self, "default-height", flags);
  g_settings_bind (settings, "window-maximized", self, "maximized", flags);
  default_width_cb (self);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (default_width_cb), NULL);
}

static void
assay_window_init (AssayWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_tab_view_remove_shortcuts (self->view, ADW_TAB_VIEW_SHORTCUT_ALT_DIGITS | ADW_TAB_VIEW_SHORTCUT_ALT_ZERO);
  gtk_menu_button_set_create_popup_func (self->options, options_opening_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->compare, compare_opening_cb, self, NULL);
  restore_size (self);
  follow_tab (self);
  assay_opening_accept_drops (self, GTK_WIDGET (self->toasts));
  update_actions (self);
}

AssayWindow *
assay_window_new (GtkApplication *application)
{
  return g_object_new (ASSAY_TYPE_WINDOW, "application", application, NULL);
}

AssayTab *
assay_window_add_tab (AssayWindow *window)
{
  AdwTabPage *page;

  g_return_val_if_fail (ASSAY_IS_WINDOW (window), NULL);

  page = append_tab (window);
  assay_tab_show_start (ASSAY_TAB (adw_tab_page_get_child (page)));
  adw_tab_view_set_selected_page (window->view, page);
  assay_host_entry_select (window->entry);
  return window->tab;
}

AssayTab *
assay_window_get_tab (AssayWindow *window)
{
  g_return_val_if_fail (ASSAY_IS_WINDOW (window), NULL);

  return window->tab;
}

AssayTab *
assay_window_get_nth_tab (AssayWindow *window,
                          guint        index)
{
  return ASSAY_TAB (adw_tab_page_get_child (adw_tab_view_get_nth_page (window->view, (int) index)));
}

gboolean
assay_window_is_running (AssayWindow *window)
{
  gboolean running = FALSE;

  if (window->tab != NULL)
    g_object_get (window->tab, "running", &running, NULL);
  return running;
}

AssayTab *
assay_window_take_empty_tab (AssayWindow *window)
{
  g_return_val_if_fail (ASSAY_IS_WINDOW (window), NULL);

  if (window->tab == NULL || !assay_tab_is_empty (window->tab))
    adw_tab_view_set_selected_page (window->view, append_tab (window));
  return window->tab;
}

void
assay_window_open (AssayWindow  *window,
                   AssayRequest *request)
{
  g_return_if_fail (ASSAY_IS_WINDOW (window));

  assay_tab_start (assay_window_take_empty_tab (window), request);
}

void
assay_window_open_report (AssayWindow  *window,
                          AssayRequest *request,
                          AssayReport  *report)
{
  g_return_if_fail (ASSAY_IS_WINDOW (window));

  assay_tab_take_report (assay_window_take_empty_tab (window), request, report);
  update_actions (window);
}

void
assay_window_open_saved (AssayWindow      *window,
                         AssaySavedReport *saved)
{
  g_return_if_fail (ASSAY_IS_WINDOW (window));

  assay_tab_take_saved (assay_window_take_empty_tab (window), saved);
  update_actions (window);
}

/* What the entry says of files and bytes is a name, not an address. */
static gboolean
shows_input (AssayWindow *self,
             const char  *text)
{
  AssaySession *session = assay_tab_get_session (self->tab);
  g_autofree char *title = NULL;

  if (assay_tab_get_comparison (self->tab) != NULL)
    {
      g_object_get (self->tab, "title", &title, NULL);
      return g_str_equal (title, text);
    }
  return session != NULL && (assay_session_get_kind (session) & (ASSAY_REPORT_LIVE | ASSAY_REPORT_SAVED)) == 0
         && g_str_equal (assay_session_get_request (session)->target->display_host, text);
}

void
assay_window_inspect (AssayWindow *window,
                      const char  *text)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (ASSAY_IS_WINDOW (window));
  g_return_if_fail (window->tab != NULL);

  /* Whatever was activated may go away with the start page; and it is at the entry that the verdict is announced. */
  gtk_widget_grab_focus (GTK_WIDGET (window->entry));
  g_object_set (window->tab, "address", text, NULL);
  if (shows_input (window, text))
    assay_tab_reload (window->tab);
  else if (!assay_tab_inspect (window->tab, text, &error))
    assay_host_entry_set_error (window->entry, assay_wording_translate (error->message));
}
