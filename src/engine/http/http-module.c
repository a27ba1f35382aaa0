/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The module that fetches with libsoup. Threads: whichever calls; each call has a context and a session of its own. */
#include <libsoup/soup.h>

#include "engine/assay-http.h"

#define MAX_REDIRECTS 3
#define CHUNK         (16 * 1024)

/* One fetch. */
typedef struct {
  const AssayHttpQuery *query;
  GMainContext         *context;
  SoupSession          *session;
  GCancellable         *cancellable;
  GAsyncResult         *result;
  const char           *refusal;        /* what ended it, when it was we */
} Fetch;

GBytes *assay_http_fetch (const AssayHttpQuery  *query,
                          char                 **why);

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Fetch *fetch = data;

  fetch->result = g_object_ref (result);
}

/* (transfer full) */
static GAsyncResult *
wait (Fetch *fetch)
{
  while (fetch->result == NULL)
    g_main_context_iteration (fetch->context, TRUE);
  return g_steal_pointer (&fetch->result);
}

static void
refuse (Fetch      *fetch,
        const char *why)
{
  if (fetch->refusal == NULL)
    fetch->refusal = why;
  g_cancellable_cancel (fetch->cancellable);
}

static gboolean
late_cb (gpointer data)
{
  refuse (data, "it took too long");
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      data)
{
  g_cancellable_cancel (data);
}

/* The address that a name led to is known only here, before the first packet. */
static void
network_event_cb (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *stream,
                  gpointer            data)
{
  Fetch *fetch = data;
  g_autoptr(GSocketAddress) address = NULL;

  if (event != G_SOCKET_CLIENT_CONNECTING || fetch->query->private_too)
    return;
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (stream), NULL);
  if (!G_IS_INET_SOCKET_ADDRESS (address)
      || assay_http_is_private (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address))))
    refuse (fetch, "the address is on this computer or a private network");
}

/* Reads until the end, or until it is too much. */
static GBytes *
read_body (Fetch         *fetch,
           GInputStream  *stream,
           GError       **error)
{
  g_autoptr(GByteArray) body = g_byte_array_new ();

  for (;;)
    {
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GBytes) chunk = NULL;

      g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, fetch->cancellable, done_cb, fetch);
      result = wait (fetch);
      chunk = g_input_stream_read_bytes_finish (stream, result, error);
      if (chunk == NULL)
        return NULL;
      if (g_bytes_get_size (chunk) == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&body));
      if (body->len + g_bytes_get_size (chunk) > fetch->query->max)
        {
          refuse (fetch, "it is too large");
          return NULL;
        }
      g_byte_array_append (body, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
    }
}

static SoupMessage *
make_message (Fetch *fetch,
              GUri  *uri)
{
  SoupMessage *message = soup_message_new_from_uri (fetch->query->body != NULL ? SOUP_METHOD_POST : SOUP_METHOD_GET, uri);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (fetch->query->body != NULL)
    soup_message_set_request_body_from_bytes (message, fetch->query->type, fetch->query->body);
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), fetch);
  return message;
}

/* Where a redirection leads, when it may be followed; (transfer full) (nullable). */
static GUri *
find_redirection (SoupMessage *message,
                  GUri        *uri)
{
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr(GUri) next = location != NULL ? g_uri_parse_relative (uri, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (next == NULL || g_uri_get_host (next) == NULL
      || (g_strcmp0 (g_uri_get_scheme (next), "http") != 0 && g_strcmp0 (g_uri_get_scheme (next), "https") != 0))
    return NULL;
  return g_steal_pointer (&next);
}

/* One request. @next: (out): where to go instead. */
static GBytes *
send_one (Fetch   *fetch,
          GUri    *uri,
          GUri   **next,
          GError **error)
{
  g_autoptr(SoupMessage) message = make_message (fetch, uri);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GInputStream) stream = NULL;
  guint status;

  soup_session_send_async (fetch->session, message, G_PRIORITY_DEFAULT, fetch->cancellable, done_cb, fetch);
  result = wait (fetch);
  stream = soup_session_send_finish (fetch->session, result, error);
  if (stream == NULL)
    return NULL;
  status = soup_message_get_status (message);
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    return read_body (fetch, stream, error);
  if (SOUP_STATUS_IS_REDIRECTION (status))
    *next = find_redirection (message, uri);
  if (*next == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "HTTP status %u", status);
  return NULL;
}

static GBytes *
send_all (Fetch   *fetch,
          GError **error)
{
  g_autoptr(GUri) uri = g_uri_parse (fetch->query->uri, SOUP_HTTP_URI_FLAGS, error);

  for (guint i = 0; uri != NULL && i <= MAX_REDIRECTS; i++)
    {
      g_autoptr(GUri) next = NULL;
      GBytes *body = send_one (fetch, uri, &next, error);

      if (body != NULL || next == NULL)
        return body;
      g_uri_unref (uri);
      uri = g_steal_pointer (&next);
    }
  if (uri != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "too many redirections");
  return NULL;
}

G_MODULE_EXPORT GBytes *
assay_http_fetch (const AssayHttpQuery  *query,
                  char                 **why)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GSource) late = g_timeout_source_new ((guint) MAX ((query->deadline - g_get_monotonic_time ()) / 1000, 0));
  g_autoptr(SoupSession) session = NULL;
  g_autoptr(GError) error = NULL;
  Fetch fetch = { .query = query, .context = context, .cancellable = cancellable };
  gulong handler = 0;
  GBytes *body;

  g_main_context_push_thread_default (context);
  /* No proxy: behind one, nobody could tell where the bytes go. */
  session = soup_session_new_with_options ("user-agent", "assay", "proxy-resolver", NULL, NULL);
  fetch.session = session;
  g_source_set_callback (late, late_cb, &fetch, NULL);
  g_source_attach (late, context);
  if (query->cancellable != NULL)
    handler = g_cancellable_connect (query->cancellable, G_CALLBACK (cancelled_cb), cancellable, NULL);
  body = send_all (&fetch, &error);
  if (body == NULL)
    *why = g_strdup (fetch.refusal != NULL ? fetch.refusal : error != NULL ? error->message : "nothing came");
  g_cancellable_disconnect (query->cancellable, handler);
  g_source_destroy (late);
  soup_session_abort (session);
  g_clear_object (&session);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return body;
}
