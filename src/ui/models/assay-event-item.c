/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/models/assay-event-item.h"

struct _AssayEventItem {
  GObject     parent_instance;

  AssayEvent *event;
};

enum {
  PROP_EVENT = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayEventItem, assay_event_item, G_TYPE_OBJECT)

static void
assay_event_item_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_value_set_boxed (value, ASSAY_EVENT_ITEM (object)->event);
}

static void
assay_event_item_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  ASSAY_EVENT_ITEM (object)->event = g_value_dup_boxed (value);
}

static void
assay_event_item_finalize (GObject *object)
{
  assay_event_unref (ASSAY_EVENT_ITEM (object)->event);
  G_OBJECT_CLASS (assay_event_item_parent_class)->finalize (object);
}

static void
assay_event_item_class_init (AssayEventItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = assay_event_item_get_property;
  object_class->set_property = assay_event_item_set_property;
  object_class->finalize = assay_event_item_finalize;

  properties[PROP_EVENT] = g_param_spec_boxed ("event", NULL, NULL, ASSAY_TYPE_EVENT,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_event_item_init (AssayEventItem *self)
{
}

AssayEventItem *
assay_event_item_new (AssayEvent *event)
{
  return g_object_new (ASSAY_TYPE_EVENT_ITEM, "event", event, NULL);
}

AssayEvent *
assay_event_item_get_event (AssayEventItem *item)
{
  g_return_val_if_fail (ASSAY_IS_EVENT_ITEM (item), NULL);

  return item->event;
}

GPtrArray *
assay_event_item_collect_messages (GListModel *events)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_message_unref);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr(AssayEventItem) item = g_list_model_get_item (events, i);

      if (item->event->kind == ASSAY_EVENT_MESSAGE)
        g_ptr_array_add (messages, assay_message_ref (item->event->message));
    }
  return messages;
}
