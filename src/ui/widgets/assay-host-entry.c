/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-host-entry.h"

#include "ui/widgets/assay-suggestions.h"

struct _AssayHostEntry {
  GtkWidget         parent_instance;

  GtkOverlay       *overlay;
  GtkEntry         *entry;
  GtkPopover       *error;
  GtkLabel         *error_label;
  AssaySuggestions *suggestions;    /* made when something is typed first */
  char             *description;
};

enum {
  PROP_TEXT = 1,
  PROP_DESCRIPTION,
  PROP_SUFFIX,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayHostEntry, assay_host_entry, GTK_TYPE_WIDGET)

static gboolean
are_suggestions_shown (AssayHostEntry *self)
{
  return self->suggestions != NULL && gtk_widget_get_visible (GTK_WIDGET (self->suggestions));
}

static void
hide_suggestions_cb (AssayHostEntry *self)
{
  if (self->suggestions != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->suggestions));
}

static void
suggest (AssayHostEntry *self)
{
  if (self->suggestions == NULL)
    {
      self->suggestions = ASSAY_SUGGESTIONS (assay_suggestions_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->suggestions), GTK_WIDGET (self));
    }
  gtk_widget_set_size_request (GTK_WIDGET (self->suggestions), gtk_widget_get_width (GTK_WIDGET (self)), -1);
  assay_suggestions_update (self->suggestions, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* An error is said in place of the description. */
static void
describe (AssayHostEntry *self,
          const char     *error)
{
  const char *text = error != NULL ? error : self->description;

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

static void
changed_cb (AssayHostEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  assay_host_entry_set_error (self, NULL);
  if (*text != '\0')
    suggest (self);
  else
    hide_suggestions_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/* Whose address it is stands at its beginning. */
static void
show_beginning (AssayHostEntry *self)
{
  gtk_editable_set_position (GTK_EDITABLE (self->entry), 0);
}

/* Text that nobody typed asks for no suggestions. */
static void
set_text (AssayHostEntry *self,
          const char     *text)
{
  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))) == 0)
    return;
  g_signal_handlers_block_by_func (self->entry, changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  show_beginning (self);
  g_signal_handlers_unblock_by_func (self->entry, changed_cb, self);
  hide_suggestions_cb (self);
  assay_host_entry_set_error (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
activate_cb (AssayHostEntry *self)
{
  const char *selected = are_suggestions_shown (self) ? assay_suggestions_get_selected (self->suggestions) : NULL;

  if (selected != NULL)
    set_text (self, selected);
  hide_suggestions_cb (self);
  show_beginning (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* Not whenever the entry is left: in a window in the background the cursor stays where it is. */
static void
focus_moved_cb (AssayHostEntry *self,
                GParamSpec     *pspec,
                GtkRoot        *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    show_beginning (self);
}

static gboolean
key_pressed_cb (AssayHostEntry *self,
                guint           key)
{
  gboolean shown = are_suggestions_shown (self);

  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    {
      if (shown)
        assay_suggestions_move (self->suggestions, 1);
      else
        suggest (self);
      return GDK_EVENT_STOP;
    }
  if (!shown)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    assay_suggestions_move (self->suggestions, -1);
  else if (key == GDK_KEY_Escape)
    hide_suggestions_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
assay_host_entry_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (assay_host_entry_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_moved_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
assay_host_entry_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_moved_cb, widget);
  GTK_WIDGET_CLASS (assay_host_entry_parent_class)->unroot (widget);
}

static gboolean
assay_host_entry_grab_focus (GtkWidget *widget)
{
  return gtk_entry_grab_focus_without_selecting (ASSAY_HOST_ENTRY (widget)->entry);
}

static void
set_description (AssayHostEntry *self,
                 const char     *description)
{
  g_free (self->description);
  self->description = g_strdup (description);
  describe (self, NULL);
}

static void
set_suffix (AssayHostEntry *self,
            GtkWidget      *suffix)
{
  if (suffix == NULL)
    return;
  gtk_widget_set_halign (suffix, GTK_ALIGN_END);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_overlay_add_overlay (self->overlay, suffix);
}

static void
assay_host_entry_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  AssayHostEntry *self = ASSAY_HOST_ENTRY (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_host_entry_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  AssayHostEntry *self = ASSAY_HOST_ENTRY (object);

  switch (id)
    {
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    case PROP_DESCRIPTION:
      set_description (self, g_value_get_string (value));
      break;
    case PROP_SUFFIX:
      set_suffix (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_host_entry_dispose (GObject *object)
{
  AssayHostEntry *self = ASSAY_HOST_ENTRY (object);

  if (self->suggestions != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->suggestions));
  self->suggestions = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_HOST_ENTRY);
  G_OBJECT_CLASS (assay_host_entry_parent_class)->dispose (object);
}

static void
assay_host_entry_finalize (GObject *object)
{
  g_free (ASSAY_HOST_ENTRY (object)->description);
  G_OBJECT_CLASS (assay_host_entry_parent_class)->finalize (object);
}

static void
assay_host_entry_class_init (AssayHostEntryClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = assay_host_entry_get_property;
  object_class->set_property = assay_host_entry_set_property;
  object_class->dispose = assay_host_entry_dispose;
  object_class->finalize = assay_host_entry_finalize;
  widget_class->grab_focus = assay_host_entry_grab_focus;
  widget_class->root = assay_host_entry_root;
  widget_class->unroot = assay_host_entry_unroot;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_SUFFIX] = g_param_spec_object ("suffix", NULL, NULL, GTK_TYPE_WIDGET,
                                                 G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "hostentry");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-host-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayHostEntry, overlay);
  gtk_widget_class_bind_template_child (widget_class, AssayHostEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, AssayHostEntry, error);
  gtk_widget_class_bind_template_child (widget_class, AssayHostEntry, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_suggestions_cb);
}

static void
assay_host_entry_init (AssayHostEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
assay_host_entry_set_error (AssayHostEntry *entry,
                            const char     *message)
{
  g_return_if_fail (ASSAY_IS_HOST_ENTRY (entry));

  describe (entry, message);
  if (message == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (entry->entry), "error");
      gtk_popover_popdown (entry->error);
      return;
    }
  hide_suggestions_cb (entry);
  gtk_widget_add_css_class (GTK_WIDGET (entry->entry), "error");
  gtk_label_set_label (entry->error_label, message);
  gtk_popover_popup (entry->error);
}

void
assay_host_entry_select (AssayHostEntry *entry)
{
  g_return_if_fail (ASSAY_IS_HOST_ENTRY (entry));

  /* The entry itself selects what it holds when it is given the focus. */
  gtk_widget_grab_focus (GTK_WIDGET (entry->entry));
}
