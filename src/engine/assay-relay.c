/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-relay.h"

/* Threads: push in any, the rest in the context's. The mutex guards the queue alone. */
struct _AssayRelay
{
  GMainContext    *context;
  AssayEventsFunc  events;
  gpointer         data;
  GMutex           mutex;
  GPtrArray       *queue;       /* %NULL while nothing waits; then no source is pending either */
};

AssayRelay *
assay_relay_new (GMainContext    *context,
                 AssayEventsFunc  events,
                 gpointer         data)
{
  AssayRelay *self = g_atomic_rc_box_new0 (AssayRelay);

  self->context = g_main_context_ref (context);
  self->events = events;
  self->data = data;
  g_mutex_init (&self->mutex);
  return self;
}

AssayRelay *
assay_relay_ref (AssayRelay *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
relay_clear (gpointer data)
{
  AssayRelay *self = data;

  g_main_context_unref (self->context);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  g_mutex_clear (&self->mutex);
}

void
assay_relay_unref (AssayRelay *self)
{
  g_atomic_rc_box_release_full (self, relay_clear);
}

static gboolean
deliver_cb (gpointer data)
{
  assay_relay_flush (data);
  return G_SOURCE_REMOVE;
}

static void
schedule (AssayRelay *self)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, assay_relay_ref (self), (GDestroyNotify) assay_relay_unref);
  g_source_attach (source, self->context);
}

void
assay_relay_push (AssayRelay *self,
                  AssayEvent *event)
{
  gboolean first;

  g_mutex_lock (&self->mutex);
  first = self->queue == NULL;
  if (first)
    self->queue = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_event_unref);
  g_ptr_array_add (self->queue, assay_event_ref (event));
  g_mutex_unlock (&self->mutex);
  if (first)
    schedule (self);
}

void
assay_relay_flush (AssayRelay *self)
{
  g_autoptr(GPtrArray) queue = NULL;

  g_mutex_lock (&self->mutex);
  queue = g_steal_pointer (&self->queue);
  g_mutex_unlock (&self->mutex);
  if (queue != NULL)
    self->events (queue, self->data);
}
