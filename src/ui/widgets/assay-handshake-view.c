/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-handshake-view.h"

#include <glib/gi18n-lib.h>

#include "decode/decode-message.h"
#include "story/assay-ladder.h"
#include "ui/assay-wording.h"
#include "ui/models/assay-event-item.h"
#include "ui/widgets/assay-causes-list.h"
#include "ui/widgets/assay-decoded-bar.h"
#include "ui/widgets/assay-field-search-bar.h"
#include "ui/widgets/assay-handshake-menu.h"
#include "ui/widgets/assay-ladder-view.h"
#include "ui/widgets/assay-message-view.h"
#include "ui/widgets/assay-offer-list.h"
#include "ui/widgets/assay-page-body.h"
#include "ui/widgets/assay-proofs-view.h"
#include "ui/widgets/assay-records-list.h"

struct _AssayHandshakeView {
  AdwBin               parent_instance;

  AssaySession        *session;
  gboolean             narrow;
  guint                narrow_source;
  gboolean             stale;         /* to be refreshed when it is seen */
  GSignalGroup        *state;
  GSignalGroup        *events;
  AssayLadder         *conversation;
  gboolean             offer_stale;
  gboolean             proofs_stale;

  AdwStatusPage       *empty;
  AssayDecodedBar     *decoded;
  AssayFieldSearchBar *search;
  AssayLadderView     *ladder;
  AssayHandshakeMenu  *menu;
  GtkStack            *views;
  AssayMessageView    *message;
  GtkWidget           *causes;
  AssayOfferList      *offer;
  AssayRecordsList    *records;
  AssayProofsView     *proofs;
};

enum {
  PROP_0,
  PROP_SESSION,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayHandshakeView, assay_handshake_view, ADW_TYPE_BIN)

/* With less than this the message stands under the ladder. */
#define NARROW 860

/* Width of the ladder beside the message, or height above it. */
#define LADDER_WIDTH  430
#define LADDER_HEIGHT 320

static GtkOrientation
orientation_for (AssayHandshakeView *self,
                 gboolean            narrow)
{
  return narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

static int
position_for (AssayHandshakeView *self,
              gboolean            narrow)
{
  return narrow ? LADDER_HEIGHT : LADDER_WIDTH;
}

/* The search stands in the menu too. */
static gboolean
has_room (AssayHandshakeView *self,
          gboolean            narrow)
{
  return !narrow;
}

static void
show_empty (AssayHandshakeView *self)
{
  gboolean running = assay_session_get_state (self->session) == ASSAY_SESSION_RUNNING;
  g_autofree char *why = self->conversation->failure != NULL
                           ? assay_wording_format (self->conversation->failure->message) : NULL;
  /* Descriptions of status pages are markup. */
  g_autofree char *escaped = why != NULL ? g_markup_escape_text (why, -1) : NULL;

  adw_status_page_set_title (self->empty, running ? _("Waiting for the First Message") : _("No Handshake"));
  adw_status_page_set_description (self->empty, escaped);
}

/* What costs something is made when it is looked at. */
static void
refresh_view (AssayHandshakeView *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->views);

  if (self->conversation == NULL)
    return;
  if (self->offer_stale && g_strcmp0 (name, "offer") == 0)
    {
      assay_offer_list_show (self->offer, self->conversation);
      self->offer_stale = FALSE;
    }
  if (self->proofs_stale && g_strcmp0 (name, "proofs") == 0)
    {
      assay_proofs_view_show (self->proofs, assay_session_get_report (self->session));
      self->proofs_stale = FALSE;
    }
}

static void
show_message (AssayHandshakeView *self)
{
  AssayRung *rung = assay_ladder_view_get_selected (self->ladder);

  assay_message_view_show (self->message, self->conversation, rung);
  assay_handshake_menu_set_subject (self->menu, assay_session_get_report (self->session),
                                    rung != NULL ? rung->message : NULL);
  gtk_widget_set_visible (self->causes,
                          rung != NULL && rung->broken && self->conversation->failure != NULL);
}

static void
selected_cb (AssayHandshakeView *self)
{
  show_message (self);
  gtk_stack_set_visible_child_name (self->views, "message");
}

static void
refresh (AssayHandshakeView *self)
{
  AssayReport *report = assay_session_get_report (self->session);
  GListModel *events = assay_session_get_events (self->session);
  g_autoptr(GPtrArray) messages = report != NULL ? g_ptr_array_ref (report->messages)
                                                 : assay_event_item_collect_messages (events);
  g_autoptr(AssayLadder) before = g_steal_pointer (&self->conversation);
  gboolean any;

  self->stale = FALSE;
  self->offer_stale = self->proofs_stale = TRUE;
  self->conversation = assay_ladder_new (messages, report);
  any = self->conversation->rungs->len > 0;
  gtk_stack_set_visible_child_name (GTK_STACK (adw_bin_get_child (ADW_BIN (self))), any ? "handshake" : "empty");
  if (!any)
    show_empty (self);
  g_signal_handlers_block_by_func (self->ladder, selected_cb, self);
  assay_ladder_view_set_ladder (self->ladder, self->conversation);
  g_signal_handlers_unblock_by_func (self->ladder, selected_cb, self);
  assay_field_search_bar_set_rungs (self->search, self->conversation->rungs);
  assay_decoded_bar_show (self->decoded, report);
  show_message (self);
  refresh_view (self);
}

static void
changed_cb (AssayHandshakeView *self)
{
  self->stale = self->session != NULL;
  if (self->stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
assay_handshake_view_map (GtkWidget *widget)
{
  AssayHandshakeView *self = ASSAY_HANDSHAKE_VIEW (widget);

  GTK_WIDGET_CLASS (assay_handshake_view_parent_class)->map (widget);
  if (self->stale)
    refresh (self);
}

static gboolean
notify_narrow_cb (gpointer data)
{
  AssayHandshakeView *self = data;

  self->narrow_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
assay_handshake_view_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, NULL, NULL);
}

/* The layout changes after this allocation, not within it. */
static void
assay_handshake_view_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  AssayHandshakeView *self = ASSAY_HANDSHAKE_VIEW (widget);
  gboolean narrow = width < NARROW;

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_narrow_cb, self, NULL);
}

static void
set_session (AssayHandshakeView *self,
             AssaySession       *session)
{
  GListModel *events = session != NULL ? assay_session_get_events (session) : NULL;

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->state, session);
  g_signal_group_set_target (self->events, events);
  assay_records_list_set_events (self->records, events);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  changed_cb (self);
}

static void
found_cb (AssayHandshakeView *self,
          guint               place,
          AssayNode          *field)
{
  assay_ladder_view_select (self->ladder, place);
  gtk_stack_set_visible_child_name (self->views, "message");
  assay_message_view_select (self->message, field);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  assay_field_search_bar_begin (ASSAY_HANDSHAKE_VIEW (widget)->search);
}

/* From anywhere in the window, while this is the page that shows. */
static gboolean
search_shortcut_cb (GtkWidget *widget,
                    GVariant  *arguments,
                    gpointer   data)
{
  AssayHandshakeView *self = ASSAY_HANDSHAKE_VIEW (widget);

  return gtk_widget_get_mapped (GTK_WIDGET (self->ladder)) && gtk_widget_activate_action (widget, "handshake.search", NULL);
}

static void
assay_handshake_view_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  AssayHandshakeView *self = ASSAY_HANDSHAKE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_handshake_view_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  AssayHandshakeView *self = ASSAY_HANDSHAKE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_handshake_view_dispose (GObject *object)
{
  AssayHandshakeView *self = ASSAY_HANDSHAKE_VIEW (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_object (&self->state);
  g_clear_object (&self->events);
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_HANDSHAKE_VIEW);
  g_clear_pointer (&self->conversation, assay_ladder_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (assay_handshake_view_parent_class)->dispose (object);
}

static void
assay_handshake_view_class_init (AssayHandshakeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_handshake_view_get_property;
  object_class->set_property = assay_handshake_view_set_property;
  object_class->dispose = assay_handshake_view_dispose;
  widget_class->map = assay_handshake_view_map;
  widget_class->measure = assay_handshake_view_measure;
  widget_class->size_allocate = assay_handshake_view_size_allocate;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ASSAY_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_CAUSES_LIST);
  g_type_ensure (ASSAY_TYPE_DECODED_BAR);
  g_type_ensure (ASSAY_TYPE_FIELD_SEARCH_BAR);
  g_type_ensure (ASSAY_TYPE_HANDSHAKE_MENU);
  g_type_ensure (ASSAY_TYPE_LADDER_VIEW);
  g_type_ensure (ASSAY_TYPE_MESSAGE_VIEW);
  g_type_ensure (ASSAY_TYPE_OFFER_LIST);
  g_type_ensure (ASSAY_TYPE_PAGE_BODY);
  g_type_ensure (ASSAY_TYPE_PROOFS_VIEW);
  g_type_ensure (ASSAY_TYPE_RECORDS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-handshake-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayHandshakeView, empty);
  gtk_widget_class_bind_template_child (widget_class, AssayHandshakeView, decoded);
  gtk_widget_class_bind_template_child (widget_class, AssayHandshakeView, search);
  gtk_widget_class_bind_template_child (widget_class, AssayHandshakeView, ladder);
  gtk_widget_class_bind_template_child (widget_class, AssayHandshakeView, menu);
  gtk_widget_class_bind_template_child (widget_class, AssayHandshakeView, views);
  gtk_widget_class_bind_template_child (widget_class, AssayHandshakeView, message);
  gtk_widget_class_bind_template_child (widget_class, AssayHandshakeView, causes);
  gtk_widget_class_bind_template_child (widget_class, AssayHandshakeView, offer);
  gtk_widget_class_bind_template_child (widget_class, AssayHandshakeView, records);
  gtk_widget_class_bind_template_child (widget_class, AssayHandshakeView, proofs);
  gtk_widget_class_bind_template_callback (widget_class, has_room);
  gtk_widget_class_bind_template_callback (widget_class, orientation_for);
  gtk_widget_class_bind_template_callback (widget_class, position_for);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_install_action (widget_class, "handshake.search", NULL, search_action);
}

static GSignalGroup *
follow (AssayHandshakeView *self,
        GType               type,
        const char         *signal)
{
  GSignalGroup *group = g_signal_group_new (type);

  g_signal_group_connect_object (group, signal, G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return group;
}

static void
assay_handshake_view_init (AssayHandshakeView *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  /* A layout manager would keep the width to itself. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  /* The layout that fits everywhere, until the width is known. */
  self->narrow = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->state = follow (self, ASSAY_TYPE_SESSION, "notify::state");
  self->events = follow (self, G_TYPE_LIST_MODEL, "items-changed");
  g_signal_connect_object (self->ladder, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (refresh_view), self, G_CONNECT_SWAPPED);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (search_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

void
assay_handshake_view_show (AssayHandshakeView *self,
                           guint               number,
                           const char         *path)
{
  for (guint place = 0; self->conversation != NULL && place < self->conversation->rungs->len; place++)
    {
      const AssayRung *rung = g_ptr_array_index (self->conversation->rungs, place);
      g_autoptr(AssayNode) tree = NULL;
      const AssayNode *field;

      if (rung->message == NULL || rung->message->number != number)
        continue;
      tree = assay_decode_message (rung->message);
      field = assay_node_lookup (tree, path);
      if (field != NULL)
        found_cb (self, place, (AssayNode *) field);
      return;
    }
}
