/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-hello.h"

#include "base/assay-cursor.h"
#include "names/assay-names.h"

#define VERSION_AND_RANDOM (2 + 32)
#define SUPPORTED_GROUPS   10         /* RFC 8446 section 4.2.7 */
#define SUPPORTED_VERSIONS 43         /* RFC 8446 section 4.2.1 */

/* Opens the first ClientHello at its cipher suites; @rest is what follows them. */
static gboolean
open_hello (const AssayReport *report,
            AssayCursor       *suites,
            AssayCursor       *rest)
{
  const AssayMessage *hello = assay_report_find_message (report, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO);
  AssayCursor session_id;
  gsize length;
  const guint8 *body;

  if (hello == NULL)
    return FALSE;
  body = g_bytes_get_data (hello->body, &length);
  assay_cursor_init (rest, body, length);
  return assay_cursor_take (rest, VERSION_AND_RANDOM, NULL)
      && assay_cursor_vector (rest, 1, &session_id)
      && assay_cursor_vector (rest, 2, suites);
}

guint
assay_hello_count_suites (const AssayReport *report)
{
  AssayCursor suites, rest;
  guint64 suite;
  guint n = 0;

  if (!open_hello (report, &suites, &rest))
    return 0;
  while (assay_cursor_read (&suites, 2, &suite))
    if ((assay_names_flags (&assay_names_cipher_suites, (guint32) suite)
         & (ASSAY_NAME_SIGNALLING | ASSAY_NAME_GREASE)) == 0)
      n++;
  return n;
}

/* Opens the content of an extension of the ClientHello. */
static gboolean
open_extension (const AssayReport *report,
                guint              wanted,
                AssayCursor       *data)
{
  AssayCursor suites, rest, compressions, extensions;
  guint64 type;

  if (!open_hello (report, &suites, &rest)
      || !assay_cursor_vector (&rest, 1, &compressions)
      || !assay_cursor_vector (&rest, 2, &extensions))
    return FALSE;
  while (assay_cursor_read (&extensions, 2, &type) && assay_cursor_vector (&extensions, 2, data))
    if (type == wanted)
      return TRUE;
  return FALSE;
}

gboolean
assay_hello_offers_group (const AssayReport *report,
                          guint32            flags)
{
  AssayCursor data, groups;
  guint64 group;

  if (!open_extension (report, SUPPORTED_GROUPS, &data) || !assay_cursor_vector (&data, 2, &groups))
    return FALSE;
  while (assay_cursor_read (&groups, 2, &group))
    if ((assay_names_flags (&assay_names_groups, (guint32) group) & flags) != 0)
      return TRUE;
  return FALSE;
}

guint16
assay_hello_get_newest_version (const AssayReport *report)
{
  const AssayMessage *hello = assay_report_find_message (report, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO);
  AssayCursor data, versions, body;
  guint64 version, newest = 0;

  if (hello == NULL)
    return 0;
  assay_cursor_init_bytes (&body, hello->body);
  assay_cursor_read (&body, 2, &newest);
  if (open_extension (report, SUPPORTED_VERSIONS, &data) && assay_cursor_vector (&data, 1, &versions))
    while (assay_cursor_read (&versions, 2, &version))
      if (!assay_names_is_grease (&assay_names_versions, (guint32) version))
        newest = MAX (newest, version);
  return (guint16) newest;
}

static const AssayMessage *
find_server_hello (const AssayReport *report)
{
  for (guint i = 0; i < report->messages->len; i++)
    {
      const AssayMessage *message = g_ptr_array_index (report->messages, i);

      if (message->layer == ASSAY_LAYER_HANDSHAKE && message->type == ASSAY_HANDSHAKE_SERVER_HELLO
          && message->direction == ASSAY_RECEIVED && !assay_message_is_hello_retry (message))
        return message;
    }
  return NULL;
}

/* The version of TLS 1.3 stands in an extension (RFC 8446 section 4.2.1). */
static guint16
find_version (AssayCursor *rest,
              guint64      legacy)
{
  AssayCursor extensions, data;
  guint64 type, version;

  assay_cursor_vector (rest, 2, &extensions);
  while (assay_cursor_read (&extensions, 2, &type) && assay_cursor_vector (&extensions, 2, &data))
    if (type == SUPPORTED_VERSIONS && assay_cursor_read (&data, 2, &version))
      return (guint16) version;
  return (guint16) legacy;
}

gboolean
assay_hello_read_server (const AssayReport *report,
                         AssayServerHello  *hello)
{
  const AssayMessage *message = find_server_hello (report);
  AssayCursor cursor, random, session_id;
  guint64 version, compression;

  if (message == NULL)
    return FALSE;
  assay_cursor_init_bytes (&cursor, message->body);
  assay_cursor_read (&cursor, 2, &version);
  assay_cursor_take (&cursor, ASSAY_HELLO_RANDOM_SIZE, &random);
  assay_cursor_vector (&cursor, 1, &session_id);
  assay_cursor_read (&cursor, 2, NULL);
  if (!assay_cursor_read (&cursor, 1, &compression))
    return FALSE;
  hello->random = assay_cursor_peek (&random);
  hello->compression = (guint8) compression;
  hello->version = find_version (&cursor, version);
  return TRUE;
}
