/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-cursor.h"

void
assay_cursor_init (AssayCursor   *cursor,
                   gconstpointer  data,
                   gsize          length)
{
  /* An empty GBytes has no data; offsets count from something all the same. */
  cursor->data = data != NULL ? data : (gconstpointer) "";
  cursor->offset = 0;
  cursor->end = length;
  cursor->failed = FALSE;
}

void
assay_cursor_init_bytes (AssayCursor *cursor,
                         GBytes      *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  assay_cursor_init (cursor, data, length);
}

gboolean
assay_cursor_read (AssayCursor *cursor,
                   guint        width,
                   guint64     *value)
{
  guint64 number = 0;

  if (cursor->failed || assay_cursor_left (cursor) < width)
    {
      cursor->failed = TRUE;
      if (value != NULL)
        *value = 0;
      return FALSE;
    }

  for (guint i = 0; i < width; i++)
    number = number << 8 | cursor->data[cursor->offset++];
  if (value != NULL)
    *value = number;
  return TRUE;
}

gboolean
assay_cursor_take (AssayCursor *cursor,
                   gsize        length,
                   AssayCursor *child)
{
  gboolean fits = !cursor->failed && length <= assay_cursor_left (cursor);

  if (!fits)
    {
      cursor->failed = TRUE;
      length = 0;
    }

  if (child != NULL)
    *child = (AssayCursor) { cursor->data, cursor->offset, cursor->offset + length, FALSE };
  cursor->offset += length;
  return fits;
}

gboolean
assay_cursor_vector (AssayCursor *cursor,
                     guint        width,
                     AssayCursor *child)
{
  guint64 length;
  gboolean fits = assay_cursor_read (cursor, width, &length);

  if (!fits)
    {
      if (child != NULL)
        *child = (AssayCursor) { cursor->data, cursor->offset, cursor->offset, FALSE };
      return FALSE;
    }

  if (length > assay_cursor_left (cursor))
    {
      assay_cursor_take (cursor, assay_cursor_left (cursor), child);
      cursor->failed = TRUE;
      return FALSE;
    }

  return assay_cursor_take (cursor, length, child);
}
