/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-resolver.h"

#define POLL_US (1000)

#define FAKE_TYPE_RESOLVER (fake_resolver_get_type ())
G_DECLARE_FINAL_TYPE (FakeResolver, fake_resolver, FAKE, RESOLVER, GResolver)

struct _FakeResolver
{
  GResolver   parent_instance;
  const char *addresses;
  int         error;
};

G_DEFINE_FINAL_TYPE (FakeResolver, fake_resolver, G_TYPE_RESOLVER)

static void
free_addresses (gpointer list)
{
  g_resolver_free_addresses (list);
}

static GList *
make_addresses (const char *addresses)
{
  g_auto(GStrv) words = g_strsplit (addresses, " ", -1);
  GList *list = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    list = g_list_append (list, g_inet_address_new_from_string (words[i]));
  return list;
}

static void
resolve_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  FakeResolver *self = source;

  if (self->addresses != NULL)
    g_task_return_pointer (task, make_addresses (self->addresses), free_addresses);
  else if (self->error >= 0)
    g_task_return_new_error (task, G_RESOLVER_ERROR, self->error, "The fake says no.");
  while (!g_task_get_completed (task) && self->addresses == NULL && self->error < 0
         && !g_cancellable_is_cancelled (cancellable))
    g_usleep (POLL_US);
}

static void
fake_lookup_async (GResolver                *resolver,
                   const char               *name,
                   GResolverNameLookupFlags  flags,
                   GCancellable             *cancellable,
                   GAsyncReadyCallback       callback,
                   gpointer                  data)
{
  g_autoptr(GTask) task = g_task_new (resolver, cancellable, callback, data);

  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, resolve_thread);
}

static void
fake_plain_lookup_async (GResolver           *resolver,
                         const char          *name,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  fake_lookup_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback, data);
}

static GList *
fake_lookup_finish (GResolver     *resolver,
                    GAsyncResult  *result,
                    GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fake_resolver_class_init (FakeResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  /* GLib asks the plain way when there are no flags. */
  resolver_class->lookup_by_name_async = fake_plain_lookup_async;
  resolver_class->lookup_by_name_finish = fake_lookup_finish;
  resolver_class->lookup_by_name_with_flags_async = fake_lookup_async;
  resolver_class->lookup_by_name_with_flags_finish = fake_lookup_finish;
}

static void
fake_resolver_init (FakeResolver *self)
{
}

void
fake_resolver_install (const char *addresses,
                       int         error)
{
  g_autoptr(FakeResolver) resolver = g_object_new (FAKE_TYPE_RESOLVER, NULL);

  resolver->addresses = addresses;
  resolver->error = error;
  g_resolver_set_default (G_RESOLVER (resolver));
}
