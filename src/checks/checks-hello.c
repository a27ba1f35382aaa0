/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-hello.h"

#include "base/assay-cursor.h"
#include "names/assay-names.h"

#define VERSION_AND_RANDOM (2 + 32)
#define SUPPORTED_GROUPS   10         /* RFC 8446 section 4.2.7 */

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

static gboolean
open_groups (const AssayReport *report,
             AssayCursor       *groups)
{
  AssayCursor suites, rest, compressions, extensions, data;
  guint64 type;

  if (!open_hello (report, &suites, &rest)
      || !assay_cursor_vector (&rest, 1, &compressions)
      || !assay_cursor_vector (&rest, 2, &extensions))
    return FALSE;
  while (assay_cursor_read (&extensions, 2, &type) && assay_cursor_vector (&extensions, 2, &data))
    if (type == SUPPORTED_GROUPS)
      return assay_cursor_vector (&data, 2, groups);
  return FALSE;
}

gboolean
assay_hello_offers_group (const AssayReport *report,
                          guint32            flags)
{
  AssayCursor groups;
  guint64 group;

  if (!open_groups (report, &groups))
    return FALSE;
  while (assay_cursor_read (&groups, 2, &group))
    if ((assay_names_flags (&assay_names_groups, (guint32) group) & flags) != 0)
      return TRUE;
  return FALSE;
}
