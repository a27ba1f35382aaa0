/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-sct.h"

#include "base/assay-format.h"

#define LOG_ID_SIZE 32

static void
add_left (AssayNodeBuilder *builder,
          AssayCursor      *cursor,
          const char       *expected)
{
  if (assay_cursor_left (cursor) == 0)
    return;
  assay_node_builder_add_malformed (builder, "unreadable", N_("Unreadable"), cursor->offset,
                                    assay_cursor_left (cursor), assay_text_new (expected, NULL));
  cursor->offset = cursor->end;
}

static gboolean
add_number (AssayNodeBuilder *builder,
            AssayCursor      *cursor,
            const char       *key,
            const char       *label,
            guint             width,
            const AssayNames *names)
{
  gsize offset = cursor->offset;
  guint64 number;

  if (!assay_cursor_read (cursor, width, &number))
    return FALSE;
  assay_node_builder_add_number (builder, key, label, offset, width, number, names);
  return TRUE;
}

static gboolean
add_bytes (AssayNodeBuilder *builder,
           AssayCursor      *cursor,
           const char       *key,
           const char       *label,
           gsize             length)
{
  AssayCursor bytes;

  if (!assay_cursor_take (cursor, length, &bytes))
    return FALSE;
  assay_node_builder_add_bytes (builder, key, label, bytes.offset, length);
  return TRUE;
}

/* Bytes behind a length of two bytes, as one leaf. */
static gboolean
add_vector (AssayNodeBuilder *builder,
            AssayCursor      *cursor,
            const char       *key,
            const char       *label)
{
  AssayCursor ahead = *cursor;
  AssayCursor bytes;

  if (!assay_cursor_vector (&ahead, 2, &bytes))
    {
      cursor->failed = TRUE;
      return FALSE;
    }
  assay_node_builder_add_bytes (builder, key, label, cursor->offset, bytes.end - cursor->offset);
  assay_node_builder_skip (builder, 2);
  *cursor = ahead;
  return TRUE;
}

/* RFC 6962 section 3.2: milliseconds since 1970. */
static gboolean
add_timestamp (AssayNodeBuilder *builder,
               AssayCursor      *cursor)
{
  gsize offset = cursor->offset;
  g_autofree char *text = NULL;
  guint64 milliseconds;

  if (!assay_cursor_read (cursor, 8, &milliseconds))
    return FALSE;
  /* Past what any clock says, the number itself. */
  text = milliseconds < (guint64) 1 << 50 ? assay_format_rfc3339 ((gint64) milliseconds * 1000, TRUE)
                                          : g_strdup_printf ("%" G_GUINT64_FORMAT, milliseconds);
  assay_node_builder_add_text (builder, "timestamp", N_("Time"), offset, 8, text);
  return TRUE;
}

static gboolean
add_fields (AssayNodeBuilder *builder,
            AssayCursor      *sct)
{
  return add_number (builder, sct, "version", N_("Version"), 1, &assay_names_sct_versions)
      && add_bytes (builder, sct, "log_id", N_("Log"), LOG_ID_SIZE)
      && add_timestamp (builder, sct)
      && add_vector (builder, sct, "extensions", N_("Extensions"))
      && add_number (builder, sct, "signature_algorithm", N_("Signature algorithm"), 2,
                     &assay_names_signature_schemes)
      && add_vector (builder, sct, "signature", N_("Signature"));
}

/* A length of two bytes, as it says, and what of its content is there. */
static AssayCursor
add_length (AssayNodeBuilder *builder,
            AssayCursor      *cursor,
            const char       *key,
            const char       *label)
{
  AssayCursor ahead = *cursor;
  AssayCursor content;

  add_number (builder, &ahead, key, label, 2, NULL);
  if (!assay_cursor_vector (cursor, 2, &content))
    assay_node_builder_blame (builder, assay_text_new (N_("The length promises more bytes than there are"), NULL));
  return content;
}

static void
add_item (AssayNodeBuilder *builder,
          AssayCursor      *cursor)
{
  gsize offset = cursor->offset;
  AssayCursor sct = *cursor;

  if (assay_node_builder_open (builder, ASSAY_NODE_GROUP, NULL, N_("Timestamp"), offset))
    {
      sct = add_length (builder, cursor, "length", N_("Length"));
      add_fields (builder, &sct);
      add_left (builder, &sct, N_("A signed certificate timestamp"));
    }
  else
    assay_cursor_vector (cursor, 2, &sct);
  assay_node_builder_close (builder, sct.end);
}

void
assay_sct_add_list (AssayNodeBuilder *builder,
                    AssayCursor      *cursor)
{
  AssayCursor list;

  if (assay_cursor_left (cursor) < 2)
    {
      add_left (builder, cursor, N_("A list begins with its length in two bytes"));
      return;
    }

  list = add_length (builder, cursor, "list_length", N_("Length of the list"));
  while (assay_cursor_left (&list) >= 2)
    add_item (builder, &list);
  add_left (builder, &list, N_("A signed certificate timestamp"));
  add_left (builder, cursor, N_("Nothing more should stand here"));
}

guint
assay_sct_count (const AssayCursor *cursor)
{
  AssayCursor ahead = *cursor;
  AssayCursor list, sct;
  guint n = 0;

  assay_cursor_vector (&ahead, 2, &list);
  while (assay_cursor_left (&list) > 0 && assay_cursor_vector (&list, 2, &sct))
    n++;
  return n;
}
