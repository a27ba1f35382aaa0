/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-connect.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>

#include "base/assay-address.h"
#include "engine/assay-addresses.h"
#include "engine/assay-failures.h"

/* A name may have any number of addresses; nobody waits for more attempts than this. */
#define MAX_ADDRESSES 32

/* Threads: everything here runs in a main context of its own on the inspection's thread, so that the one asynchronous
 * operation that it waits for can be given up at once: by the deadline, or by the person. */
typedef struct {
  AssayInspection *inspection;
  GMainContext    *context;
  GCancellable    *stop;
  gulong           cancelled;
  GAsyncResult    *result;
  gboolean         late;
} Await;

static void
await_done_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  Await *await = data;

  await->result = g_object_ref (result);
}

static gboolean
await_late_cb (gpointer data)
{
  Await *await = data;

  await->late = TRUE;
  g_cancellable_cancel (await->stop);
  return G_SOURCE_REMOVE;
}

static gboolean
await_stop_cb (gpointer data)
{
  Await *await = data;

  g_cancellable_cancel (await->stop);
  return G_SOURCE_REMOVE;
}

static void
await_attach (Await       *await,
              GSource     *source,
              GSourceFunc  func)
{
  g_source_set_callback (source, func, await, NULL);
  g_source_attach (source, await->context);
}

/* On the thread that cancels. What runs here is stopped from here: GLib leaks a source of a cancellable that goes while
 * another thread cancels it. */
static void
await_cancelled_cb (GCancellable *cancellable,
                    gpointer      data)
{
  g_autoptr(GSource) stop = g_idle_source_new ();

  g_source_set_priority (stop, G_PRIORITY_DEFAULT);
  await_attach (data, stop, await_stop_cb);
}

/* Both phases share one limit, and the inspection's deadline if that comes first. */
static void
await_init (Await           *await,
            AssayInspection *inspection)
{
  gint64 until = MIN (inspection->deadline, g_get_monotonic_time () + ASSAY_LIMIT_CONNECT_US);
  g_autoptr(GSource) clock = g_timeout_source_new (0);

  *await = (Await) {
    .inspection = inspection,
    .context = g_main_context_new (),
    .stop = g_cancellable_new (),
  };
  g_main_context_push_thread_default (await->context);
  g_source_set_ready_time (clock, until);
  await_attach (await, clock, await_late_cb);
  if (inspection->cancellable != NULL)
    await->cancelled = g_cancellable_connect (inspection->cancellable, G_CALLBACK (await_cancelled_cb), await, NULL);
}

static void
await_clear (Await *await)
{
  g_cancellable_disconnect (await->inspection->cancellable, await->cancelled);
  /* Attempts that lost the race end here, in the context that they belong to. */
  while (g_main_context_iteration (await->context, FALSE))
    ;
  g_main_context_pop_thread_default (await->context);
  g_main_context_unref (await->context);
  g_object_unref (await->stop);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Await, await_clear)

static GAsyncResult *
await_result (Await *await)
{
  while (await->result == NULL)
    g_main_context_iteration (await->context, TRUE);
  return g_steal_pointer (&await->result);
}

static void
await_fail (Await        *await,
            const GError *error)
{
  if (g_cancellable_is_cancelled (await->inspection->cancellable))
    assay_inspection_fail (await->inspection, ASSAY_FAILURE_CANCELLED, -1, NULL, NULL);
  else if (await->late)
    assay_inspection_fail (await->inspection, ASSAY_FAILURE_TIMEOUT, -1, NULL, NULL);
  else
    assay_inspection_fail (await->inspection, assay_failures_from_error (error), -1, NULL, error->message);
}

static GResolverNameLookupFlags
lookup_flags (AssayFamily family)
{
  switch (family)
    {
    case ASSAY_FAMILY_IPV4:
      return G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY;
    case ASSAY_FAMILY_IPV6:
      return G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY;
    case ASSAY_FAMILY_ANY:
    default:
      return G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT;
    }
}

static void
add_address (GPtrArray      *list,
             AssayFamily     family,
             GSocketAddress *address)
{
  gboolean v6 = g_socket_address_get_family (address) == G_SOCKET_FAMILY_IPV6;
  gboolean wanted = family == ASSAY_FAMILY_ANY || (family == ASSAY_FAMILY_IPV6) == v6;

  if (wanted && list->len < MAX_ADDRESSES)
    g_ptr_array_add (list, address);
  else
    g_object_unref (address);
}

/* Names with an answer that needs nobody (RFC 6761 sections 6.3 and 6.4). */
static gboolean
is_special (const char *host,
            const char *domain)
{
  g_autofree char *name = g_ascii_strdown (host, -1);
  gsize length = strlen (name);

  if (length > 0 && name[length - 1] == '.')
    name[length - 1] = '\0';
  return g_str_equal (name, domain)
      || (g_str_has_suffix (name, domain) && name[strlen (name) - strlen (domain) - 1] == '.');
}

/* The addresses of @host that can be told without asking; %FALSE when someone must be asked. */
static gboolean
resolve_by_itself (const char  *host,
                   guint16      port,
                   AssayFamily  family,
                   GPtrArray   *list)
{
  GSocketAddress *literal = g_inet_socket_address_new_from_string (host, port);

  if (literal != NULL)
    {
      add_address (list, family, literal);
      return TRUE;
    }
  if (is_special (host, "localhost"))
    {
      add_address (list, family, g_inet_socket_address_new_from_string ("::1", port));
      add_address (list, family, g_inet_socket_address_new_from_string ("127.0.0.1", port));
      return TRUE;
    }
  return is_special (host, "invalid");
}

static gboolean
resolve_by_asking (Await      *await,
                   const char *host,
                   guint16     port,
                   GPtrArray  *list)
{
  AssayFamily family = await->inspection->request->options.family;
  g_autoptr(GResolver) resolver = g_resolver_get_default ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GList *found;

  g_resolver_lookup_by_name_with_flags_async (resolver, host, lookup_flags (family), await->stop,
                                              await_done_cb, await);
  result = await_result (await);
  found = g_resolver_lookup_by_name_with_flags_finish (resolver, result, &error);
  if (error != NULL)
    await_fail (await, error);
  for (GList *item = found; item != NULL; item = item->next)
    add_address (list, family, g_inet_socket_address_new (item->data, port));
  g_resolver_free_addresses (found);
  return error == NULL;
}

static char *
address_to_string (GSocketAddress *address)
{
  return g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

/* The phase resolve: (element-type GSocketAddress), in the order to be tried; %NULL after a failure. An address needs no
 * such phase, unless it is of the family that was not wanted. */
static GPtrArray *
resolve (Await *await)
{
  AssayInspection *inspection = await->inspection;
  const char *host = assay_request_get_connect_host (inspection->request);
  guint16 port = assay_request_get_connect_port (inspection->request);
  gboolean named = !assay_address_check (host);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) ordered = NULL;
  g_autoptr(GString) detail = g_string_new (NULL);

  if (named)
    assay_inspection_enter (inspection, ASSAY_PHASE_RESOLVE);
  if (named && !assay_inspection_check (inspection))
    return NULL;
  if (!resolve_by_itself (host, port, inspection->request->options.family, found)
      && !resolve_by_asking (await, host, port, found))
    return NULL;
  if (found->len == 0)
    {
      if (!named)
        assay_inspection_enter (inspection, ASSAY_PHASE_RESOLVE);
      assay_inspection_fail (inspection, ASSAY_FAILURE_NOT_FOUND, -1, NULL, NULL);
      return NULL;
    }
  ordered = assay_addresses_interleave (found);
  for (guint i = 0; i < ordered->len; i++)
    {
      char *text = address_to_string (g_ptr_array_index (ordered, i));

      g_string_append_printf (detail, "%s%s", i > 0 ? ", " : "", text);
      g_ptr_array_add (inspection->report.addresses, text);
    }
  if (named)
    assay_inspection_leave (inspection, detail->str);
  return g_steal_pointer (&ordered);
}

/* The phase connect: GSocketClient races the addresses (RFC 8305). */
static GSocketConnection *
connect_any (Await     *await,
             GPtrArray *addresses)
{
  g_autoptr(AssayAddresses) connectable = assay_addresses_new (addresses);
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  assay_inspection_enter (await->inspection, ASSAY_PHASE_CONNECT);
  if (!assay_inspection_check (await->inspection))
    return NULL;
  /* A proxy would stand between us and what is to be inspected, and looking for one loads modules. */
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_async (client, G_SOCKET_CONNECTABLE (connectable), await->stop, await_done_cb, await);
  result = await_result (await);
  connection = g_socket_client_connect_finish (client, result, &error);
  if (connection == NULL)
    await_fail (await, error);
  return g_steal_pointer (&connection);
}

GSocketConnection *
assay_connect (AssayInspection *inspection)
{
  g_auto(Await) await = { NULL };
  g_autoptr(GPtrArray) addresses = NULL;
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GSocketAddress) remote = NULL;
  g_autoptr(GSocketAddress) local = NULL;
  GSocket *socket;

  await_init (&await, inspection);
  addresses = resolve (&await);
  if (addresses == NULL)
    return NULL;
  connection = connect_any (&await, addresses);
  if (connection == NULL)
    return NULL;

  socket = g_socket_connection_get_socket (connection);
  /* Without it a TLS 1.2 handshake waits for a delayed acknowledgement, some 40 ms. */
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
  g_socket_set_blocking (socket, FALSE);
  remote = g_socket_connection_get_remote_address (connection, NULL);
  if (remote != NULL)
    inspection->report.address = address_to_string (remote);
  local = g_socket_connection_get_local_address (connection, NULL);
  if (local != NULL)
    {
      inspection->report.local_address = address_to_string (local);
      inspection->report.local_port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (local));
    }
  assay_inspection_leave (inspection, inspection->report.address);
  return g_steal_pointer (&connection);
}
