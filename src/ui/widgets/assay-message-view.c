/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-message-view.h"

#include "decode/decode-message.h"
#include "story/assay-message-words.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-document-view.h"
#include "ui/widgets/assay-fingerprint-list.h"

struct _AssayMessageView {
  AdwBin                parent_instance;

  gboolean              narrow;
  AssayMessage         *message;
  GCancellable         *decoding;

  GtkLabel             *words;
  AssayFingerprintList *fingerprints;
  AdwBin               *place_for_extra;
  AssayDocumentView    *document;
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

static void
selected_cb (AssayMessageView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
show_document (AssayMessageView *self,
               AssayNode        *root)
{
  assay_fingerprint_list_show (self->fingerprints, root);
  if (self->message != NULL)
    assay_document_view_show (self->document, self->message->body, root, self->message->version);
  else
    assay_document_view_show (self->document, NULL, NULL, 0);
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
  g_autoptr(AssayNode) root = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: another message is shown by now. */
  if (root == NULL)
    return;
  g_clear_object (&self->decoding);
  show_document (self, root);
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
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_MESSAGE_VIEW);
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

  g_type_ensure (ASSAY_TYPE_DOCUMENT_VIEW);
  g_type_ensure (ASSAY_TYPE_FINGERPRINT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-message-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMessageView, words);
  gtk_widget_class_bind_template_child (widget_class, AssayMessageView, fingerprints);
  gtk_widget_class_bind_template_child (widget_class, AssayMessageView, place_for_extra);
  gtk_widget_class_bind_template_child (widget_class, AssayMessageView, document);
}

static void
assay_message_view_init (AssayMessageView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->document, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
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
  gtk_widget_set_visible (GTK_WIDGET (view->document), message != NULL);
  if (message == view->message)
    return;

  drop_decoding (view);
  g_clear_pointer (&view->message, assay_message_unref);
  view->message = message != NULL ? assay_message_ref (message) : NULL;
  show_document (view, rung != NULL ? rung->tree : NULL);
  if (message != NULL && rung->tree == NULL)
    decode_aside (view);
}

void
assay_message_view_select (AssayMessageView *view,
                           const AssayNode  *node)
{
  g_return_if_fail (ASSAY_IS_MESSAGE_VIEW (view));

  assay_document_view_select (view->document, node);
}

const AssayNode *
assay_message_view_get_selected (AssayMessageView *view)
{
  g_return_val_if_fail (ASSAY_IS_MESSAGE_VIEW (view), NULL);

  return view->document != NULL ? assay_document_view_get_selected (view->document) : NULL;
}
