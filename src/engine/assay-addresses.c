/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-addresses.h"

struct _AssayAddresses
{
  GObject    parent_instance;
  GPtrArray *list;
};

static void connectable_iface_init (GSocketConnectableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayAddresses, assay_addresses, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE, connectable_iface_init))

#define ASSAY_TYPE_ADDRESS_WALK (assay_address_walk_get_type ())
G_DECLARE_FINAL_TYPE (AssayAddressWalk, assay_address_walk, ASSAY, ADDRESS_WALK, GSocketAddressEnumerator)

struct _AssayAddressWalk
{
  GSocketAddressEnumerator  parent_instance;
  GPtrArray                *list;
  guint                     next;
};

G_DEFINE_FINAL_TYPE (AssayAddressWalk, assay_address_walk, G_TYPE_SOCKET_ADDRESS_ENUMERATOR)

static GSocketAddress *
walk_next (GSocketAddressEnumerator  *enumerator,
           GCancellable              *cancellable,
           GError                   **error)
{
  AssayAddressWalk *self = ASSAY_ADDRESS_WALK (enumerator);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || self->next >= self->list->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->list, self->next++));
}

/* The inherited way would ask a thread for what is at hand. */
static void
walk_next_async (GSocketAddressEnumerator *enumerator,
                 GCancellable             *cancellable,
                 GAsyncReadyCallback       callback,
                 gpointer                  data)
{
  g_autoptr(GTask) task = g_task_new (enumerator, cancellable, callback, data);
  g_autoptr(GError) error = NULL;
  GSocketAddress *address = walk_next (enumerator, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, address, g_object_unref);
}

static GSocketAddress *
walk_next_finish (GSocketAddressEnumerator  *enumerator,
                  GAsyncResult              *result,
                  GError                   **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
assay_address_walk_finalize (GObject *object)
{
  g_ptr_array_unref (ASSAY_ADDRESS_WALK (object)->list);
  G_OBJECT_CLASS (assay_address_walk_parent_class)->finalize (object);
}

static void
assay_address_walk_class_init (AssayAddressWalkClass *klass)
{
  GSocketAddressEnumeratorClass *enumerator_class = G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_address_walk_finalize;
  enumerator_class->next = walk_next;
  enumerator_class->next_async = walk_next_async;
  enumerator_class->next_finish = walk_next_finish;
}

static void
assay_address_walk_init (AssayAddressWalk *self)
{
}

static GSocketAddressEnumerator *
addresses_enumerate (GSocketConnectable *connectable)
{
  AssayAddressWalk *walk = g_object_new (ASSAY_TYPE_ADDRESS_WALK, NULL);

  walk->list = g_ptr_array_ref (ASSAY_ADDRESSES (connectable)->list);
  return G_SOCKET_ADDRESS_ENUMERATOR (walk);
}

static void
connectable_iface_init (GSocketConnectableIface *iface)
{
  iface->enumerate = addresses_enumerate;
  iface->proxy_enumerate = addresses_enumerate;
}

static void
assay_addresses_finalize (GObject *object)
{
  g_ptr_array_unref (ASSAY_ADDRESSES (object)->list);
  G_OBJECT_CLASS (assay_addresses_parent_class)->finalize (object);
}

static void
assay_addresses_class_init (AssayAddressesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_addresses_finalize;
}

static void
assay_addresses_init (AssayAddresses *self)
{
}

AssayAddresses *
assay_addresses_new (GPtrArray *list)
{
  AssayAddresses *self = g_object_new (ASSAY_TYPE_ADDRESSES, NULL);

  self->list = g_ptr_array_ref (list);
  return self;
}

/* The first address at or after @from whose family is, or is not, @family. */
static guint
find_family (GPtrArray     *list,
             guint          from,
             GSocketFamily  family,
             gboolean       same)
{
  while (from < list->len
         && (g_socket_address_get_family (g_ptr_array_index (list, from)) == family) != same)
    from++;
  return from;
}

GPtrArray *
assay_addresses_interleave (GPtrArray *list)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_object_unref);
  GSocketFamily first = list->len > 0 ? g_socket_address_get_family (g_ptr_array_index (list, 0)) : 0;
  guint next[2] = { find_family (list, 0, first, TRUE), find_family (list, 0, first, FALSE) };

  for (guint turn = 0; out->len < list->len; turn ^= 1)
    if (next[turn] < list->len)
      {
        g_ptr_array_add (out, g_object_ref (g_ptr_array_index (list, next[turn])));
        next[turn] = find_family (list, next[turn] + 1, first, turn == 0);
      }
  return out;
}
