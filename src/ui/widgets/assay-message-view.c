/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-message-view.h"

#include <string.h>

#include "base/assay-format.h"
#include "decode/decode-message.h"
#include "export/export-bytes.h"
#include "story/assay-message-words.h"
#include "story/assay-reference.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-field-tree.h"
#include "ui/widgets/assay-fingerprint-list.h"
#include "ui/widgets/assay-hex-view.h"

struct _AssayMessageView {
  AdwBin                parent_instance;

  gboolean              narrow;
  AssayMessage         *message;
  AssayNode            *root;
  AssayNode            *wanted;       /* to be selected once there is a root */
  GCancellable         *decoding;

  GtkLabel             *words;
  AssayFingerprintList *fingerprints;
  AdwBin               *place_for_extra;
  GtkWidget            *panes;
  AssayFieldTree       *tree;
  AssayHexView         *hex;
  GtkLabel             *place;
};

enum {
  PROP_0,
  PROP_NARROW,
  PROP_SELECTED,
  PROP_EXTRA,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayMessageView, assay_message_view, ADW_TYPE_BIN)

/* The keys below the message's own. */
static char *
dup_path (const AssayNode *node)
{
  g_autofree char *path = assay_node_dup_path (node);
  const char *below = strchr (path, '/');

  return g_strdup (below != NULL ? below + 1 : path);
}

/* "0x0043 · 84 bytes · cipher_suites · RFC 8446 section 4.1.2" */
static char *
describe_place (AssayMessageView *self,
                const AssayNode  *node)
{
  g_autofree char *path = dup_path (node);
  g_autofree char *size = assay_format_size ((gint64) assay_node_get_length (node), assay_wording_get_locale ());
  const char *reference = assay_reference_find (node, self->message->version);

  return g_strdup_printf ("0x%04" G_GSIZE_MODIFIER "x · %s · %s%s%s", assay_node_get_offset (node), size, path,
                          reference != NULL ? " · " : "", reference != NULL ? reference : "");
}

static void
selected_cb (AssayMessageView *self)
{
  const AssayNode *node = assay_field_tree_get_selected (self->tree);
  g_autofree char *place = node != NULL ? describe_place (self, node) : NULL;

  gtk_label_set_label (self->place, place != NULL ? place : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), place);
  assay_hex_view_describe (self->hex, place != NULL ? place : "");
  if (node != NULL)
    assay_hex_view_mark (self->hex, assay_node_get_offset (node), assay_node_get_length (node),
                         assay_node_is_malformed (node));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.copy", node != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
byte_activated_cb (AssayMessageView *self,
                   guint64           offset)
{
  const AssayNode *node = self->root != NULL ? assay_node_find_at (self->root, (gsize) offset) : NULL;

  if (node != NULL)
    assay_field_tree_select (self->tree, node);
}

static char *
dup_copy (const AssayNode *node,
          const char      *form)
{
  g_autoptr(GBytes) bytes = assay_node_dup_bytes (node);
  g_autofree char *path = dup_path (node);
  char *value;

  if (g_str_equal (form, "hex"))
    return assay_export_bytes (bytes, ASSAY_BYTES_HEX, path);
  if (g_str_equal (form, "base64"))
    return assay_export_bytes (bytes, ASSAY_BYTES_BASE64, path);
  if (g_str_equal (form, "c"))
    return assay_export_bytes (bytes, ASSAY_BYTES_C, path);
  value = assay_node_dup_value (node);
  return value != NULL ? value : assay_export_bytes (bytes, ASSAY_BYTES_HEX, path);
}

static void
copy_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  const AssayNode *node = assay_message_view_get_selected (ASSAY_MESSAGE_VIEW (widget));
  g_autofree char *text = node != NULL ? dup_copy (node, g_variant_get_string (parameter, NULL)) : NULL;

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* Takes the tree. */
static void
set_root (AssayMessageView *self,
          AssayNode        *root)
{
  g_clear_pointer (&self->root, assay_node_unref);
  self->root = root;
  assay_field_tree_set_root (self->tree, root);
  assay_fingerprint_list_show (self->fingerprints, root);
  selected_cb (self);
  if (root != NULL && self->wanted != NULL)
    assay_field_tree_select (self->tree, self->wanted);
  g_clear_pointer (&self->wanted, assay_node_unref);
}

static void
decode_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  g_task_return_pointer (task, assay_decode_message (data), (GDestroyNotify) assay_node_unref);
}

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  AssayMessageView *self = ASSAY_MESSAGE_VIEW (source);
  AssayNode *root = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: another message is shown by now. */
  if (root == NULL)
    return;
  g_clear_object (&self->decoding);
  set_root (self, root);
}

static void
decode_aside (AssayMessageView *self)
{
  g_autoptr(GTask) task = NULL;

  self->decoding = g_cancellable_new ();
  task = g_task_new (self, self->decoding, decoded_cb, NULL);
  g_task_set_source_tag (task, decode_aside);
  g_task_set_task_data (task, assay_message_ref (self->message), (GDestroyNotify) assay_message_unref);
  g_task_run_in_thread (task, decode_thread);
}

static void
drop_decoding (AssayMessageView *self)
{
  if (self->decoding != NULL)
    g_cancellable_cancel (self->decoding);
  g_clear_object (&self->decoding);
}

static void
show_words (AssayMessageView  *self,
            const AssayLadder *ladder,
            const AssayRung   *rung)
{
  g_autoptr(GPtrArray) sentences = assay_message_words (ladder, rung);
  g_autofree char *words = assay_wording_join (sentences, " ");

  gtk_label_set_label (self->words, words);
}

/* Its place takes none while it does not show. */
static void
set_extra (AssayMessageView *self,
           GtkWidget        *extra)
{
  adw_bin_set_child (self->place_for_extra, extra);
  if (extra != NULL)
    g_object_bind_property (extra, "visible", self->place_for_extra, "visible", G_BINDING_SYNC_CREATE);
}

static void
assay_message_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  AssayMessageView *self = ASSAY_MESSAGE_VIEW (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SELECTED:
      g_value_set_boxed (value, assay_message_view_get_selected (self));
      break;
    case PROP_EXTRA:
      g_value_set_object (value, adw_bin_get_child (self->place_for_extra));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_message_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  AssayMessageView *self = ASSAY_MESSAGE_VIEW (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      break;
    case PROP_EXTRA:
      set_extra (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
assay_message_view_dispose (GObject *object)
{
  AssayMessageView *self = ASSAY_MESSAGE_VIEW (object);

  drop_decoding (self);
  g_clear_pointer (&self->message, assay_message_unref);
  g_clear_pointer (&self->wanted, assay_node_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_MESSAGE_VIEW);
  g_clear_pointer (&self->root, assay_node_unref);
  G_OBJECT_CLASS (assay_message_view_parent_class)->dispose (object);
}

static void
assay_message_view_class_init (AssayMessageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_message_view_get_property;
  object_class->set_property = assay_message_view_set_property;
  object_class->dispose = assay_message_view_dispose;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] =
    g_param_spec_boxed ("selected", NULL, NULL, ASSAY_TYPE_NODE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EXTRA] =
    g_param_spec_object ("extra", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_FIELD_TREE);
  g_type_ensure (ASSAY_TYPE_FINGERPRINT_LIST);
  g_type_ensure (ASSAY_TYPE_HEX_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-message-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMessageView, words);
  gtk_widget_class_bind_template_child (widget_class, AssayMessageView, fingerprints);
  gtk_widget_class_bind_template_child (widget_class, AssayMessageView, place_for_extra);
  gtk_widget_class_bind_template_child (widget_class, AssayMessageView, panes);
  gtk_widget_class_bind_template_child (widget_class, AssayMessageView, tree);
  gtk_widget_class_bind_template_child (widget_class, AssayMessageView, hex);
  gtk_widget_class_bind_template_child (widget_class, AssayMessageView, place);
  gtk_widget_class_bind_template_callback (widget_class, byte_activated_cb);
  gtk_widget_class_install_action (widget_class, "message.copy", "s", copy_action);
}

static void
assay_message_view_init (AssayMessageView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->tree, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.copy", FALSE);
}

void
assay_message_view_show (AssayMessageView  *view,
                         const AssayLadder *ladder,
                         AssayRung         *rung)
{
  AssayMessage *message;

  g_return_if_fail (ASSAY_IS_MESSAGE_VIEW (view));

  message = rung != NULL ? rung->message : NULL;
  if (rung != NULL)
    show_words (view, ladder, rung);
  gtk_widget_set_visible (view->panes, message != NULL);
  if (message == view->message)
    return;

  drop_decoding (view);
  g_clear_pointer (&view->message, assay_message_unref);
  g_clear_pointer (&view->wanted, assay_node_unref);
  view->message = message != NULL ? assay_message_ref (message) : NULL;
  assay_hex_view_set_bytes (view->hex, message != NULL ? message->body : NULL);
  set_root (view, rung != NULL && rung->tree != NULL ? assay_node_ref (rung->tree) : NULL);
  if (message != NULL && view->root == NULL)
    decode_aside (view);
}

void
assay_message_view_select (AssayMessageView *view,
                           const AssayNode  *node)
{
  g_return_if_fail (ASSAY_IS_MESSAGE_VIEW (view));

  if (view->root != NULL)
    {
      assay_field_tree_select (view->tree, node);
      return;
    }
  g_clear_pointer (&view->wanted, assay_node_unref);
  view->wanted = assay_node_ref (node);
}

const AssayNode *
assay_message_view_get_selected (AssayMessageView *view)
{
  g_return_val_if_fail (ASSAY_IS_MESSAGE_VIEW (view), NULL);

  return view->tree != NULL ? assay_field_tree_get_selected (view->tree) : NULL;
}
