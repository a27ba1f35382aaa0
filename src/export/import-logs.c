/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/import-logs.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/assay-certificate.h"
#include "base/assay-format.h"
#include "export/import-scan.h"

#define ID_SIZE 32

static const struct {
  const char    *name;
  AssayLogState  state;
} states[] = {
  { "usable",    ASSAY_LOG_USABLE },
  { "qualified", ASSAY_LOG_USABLE },
  { "readonly",  ASSAY_LOG_USABLE },
  { "retired",   ASSAY_LOG_RETIRED },
  { "pending",   ASSAY_LOG_PENDING },
  { "rejected",  ASSAY_LOG_REJECTED },
};

/* Members, or NULL where they are of another type: json-glib would complain. */
static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static JsonArray *
get_list (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static GBytes *
get_bytes (JsonObject *object,
           const char *name)
{
  const char *text = get_text (object, name);
  guchar *data;
  gsize length;

  if (text == NULL)
    return NULL;
  data = g_base64_decode (text, &length);
  return g_bytes_new_take (data, length);
}

static gint64
read_time (const char *text)
{
  g_autoptr(GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : ASSAY_NO_TIME;
}

/* {"usable": {"timestamp": "2022-06-15T00:00:00Z"}} */
static void
read_state (JsonObject *object,
            AssayLog   *log)
{
  JsonObject *state = get_object (object, "state");

  log->state_since = ASSAY_NO_TIME;
  for (gsize i = 0; state != NULL && i < G_N_ELEMENTS (states); i++)
    {
      JsonObject *since = get_object (state, states[i].name);

      if (since == NULL)
        continue;
      log->state = states[i].state;
      log->state_since = read_time (get_text (since, "timestamp"));
    }
}

/* The id of a log is the hash of its key (RFC 6962 section 3.2): what a file says is not believed. */
static gboolean
is_id_of (GBytes *id,
          GBytes *key)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[ID_SIZE];
  gsize size = sizeof digest;

  g_checksum_update (checksum, g_bytes_get_data (key, NULL), (gssize) g_bytes_get_size (key));
  g_checksum_get_digest (checksum, digest, &size);
  return g_bytes_get_size (id) == size && memcmp (g_bytes_get_data (id, NULL), digest, size) == 0;
}

static void
read_log (JsonObject *object,
          const char *operator_name,
          GPtrArray  *logs)
{
  const char *name = get_text (object, "description");
  g_autoptr(GBytes) id = get_bytes (object, "log_id");
  g_autoptr(GBytes) key = get_bytes (object, "key");
  AssayLog log = { .state = ASSAY_LOG_UNSTATED };

  if (id == NULL || key == NULL || !is_id_of (id, key) || logs->len >= ASSAY_LIMIT_LOGS)
    return;
  log.id = g_steal_pointer (&id);
  log.key = g_steal_pointer (&key);
  log.name = assay_format_visible (name != NULL ? name : "", -1);
  log.operator_name = operator_name != NULL ? assay_format_visible (operator_name, -1) : NULL;
  read_state (object, &log);
  g_ptr_array_add (logs, assay_log_take (&log));
}

static void
read_operator (JsonObject *object,
               GPtrArray  *logs)
{
  static const char * const lists[] = { "logs", "tiled_logs" };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonArray *list = get_list (object, lists[i]);

      for (guint k = 0; list != NULL && k < json_array_get_length (list); k++)
        if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (list, k)))
          read_log (json_array_get_object_element (list, k), get_text (object, "name"), logs);
    }
}

static void
read_operators (JsonNode  *root,
                GPtrArray *logs)
{
  JsonArray *operators = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                           ? get_list (json_node_get_object (root), "operators") : NULL;

  for (guint i = 0; operators != NULL && i < json_array_get_length (operators); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (operators, i)))
      read_operator (json_array_get_object_element (operators, i), logs);
}

GPtrArray *
assay_import_logs (GBytes     *bytes,
                   AssayText **why)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = assay_import_scan (data != NULL ? data : "", length, why);
  g_autoptr(GPtrArray) logs = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_log_unref);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();

  if (text == NULL)
    return NULL;
  if (json_parser_load_from_data (parser, text, (gssize) length, NULL))
    read_operators (json_parser_get_root (parser), logs);
  if (logs->len > 0)
    return g_steal_pointer (&logs);
  *why = assay_text_new (N_("This is no list of logs in the form of Google's log_list.json"), NULL);
  return NULL;
}
