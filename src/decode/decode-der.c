/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-der.h"

#include <string.h>

/* X.690 section 8.1.2.4: a number from 31 on stands in bytes of seven bits each. */
static gboolean
read_long_tag (AssayCursor *cursor,
               AssayDer    *der)
{
  guint32 number = 0;
  guint64 byte;

  do
    {
      if (number > ASSAY_DER_NUMBER >> 7)
        {
          der->flaws |= ASSAY_DER_HUGE;
          return FALSE;
        }
      if (!assay_cursor_read (cursor, 1, &byte))
        return FALSE;
      if (number == 0 && byte == 0x80)
        der->flaws |= ASSAY_DER_LONG_TAG;
      number = number << 7 | (byte & 0x7f);
    }
  while (byte & 0x80);

  if (number < 31)
    der->flaws |= ASSAY_DER_LONG_TAG;
  der->tag |= number;
  return TRUE;
}

static gboolean
read_tag (AssayCursor *cursor,
          AssayDer    *der)
{
  guint64 byte;

  if (!assay_cursor_read (cursor, 1, &byte))
    return FALSE;
  der->tag = (guint32) (byte & 0xe0) << 24;
  if ((byte & 0x1f) == 0x1f)
    return read_long_tag (cursor, der);
  der->tag |= byte & 0x1f;
  return TRUE;
}

/* X.690 section 8.1.3. */
static gboolean
read_length (AssayCursor *cursor,
             AssayDer    *der,
             guint64     *length)
{
  guint width;

  if (!assay_cursor_read (cursor, 1, length))
    return FALSE;
  if (*length < 0x80)
    return TRUE;

  width = *length & 0x7f;
  if (width == 0 || width > 8)
    {
      der->flaws |= width == 0 ? ASSAY_DER_INDEFINITE : ASSAY_DER_HUGE;
      return FALSE;
    }
  if (!assay_cursor_read (cursor, width, length))
    return FALSE;
  if (*length < 0x80 || *length >> (8 * (width - 1)) == 0)
    der->flaws |= ASSAY_DER_LONG_LENGTH;
  return TRUE;
}

/* X.690 section 8.1.3.6: the length of a content whose end is marked, marker included. FALSE when there is no marker. */
static gboolean
find_end (const AssayCursor *content,
          guint64           *length)
{
  AssayCursor ahead = *content;
  guint64 depth = 1;

  while (depth > 0)
    {
      AssayDer der = { 0 };
      gboolean known = read_tag (&ahead, &der) && read_length (&ahead, &der, length);

      if (known && der.tag == 0 && *length == 0)
        depth--;
      else if (!known && der.flaws & ASSAY_DER_INDEFINITE && der.tag & ASSAY_DER_CONSTRUCTED)
        depth++;
      else if (!known || !assay_cursor_take (&ahead, *length, NULL))
        return FALSE;
    }
  *length = ahead.offset - content->offset;
  return TRUE;
}

gboolean
assay_der_read (AssayCursor *cursor,
                AssayDer    *der)
{
  AssayCursor ahead = *cursor;
  guint64 length;
  gboolean known;

  *der = (AssayDer) { .offset = cursor->offset };
  known = read_tag (&ahead, der) && read_length (&ahead, der, &length);
  if (!known && der->flaws & ASSAY_DER_INDEFINITE && der->tag & ASSAY_DER_CONSTRUCTED)
    known = find_end (&ahead, &length);
  if (!known)
    {
      /* Neither too large nor open: it ended too early. */
      if (!(der->flaws & (ASSAY_DER_HUGE | ASSAY_DER_INDEFINITE)))
        der->flaws |= ASSAY_DER_CUT;
      der->tag = 0;
      der->content = (AssayCursor) { cursor->data, cursor->offset, cursor->offset, FALSE };
      cursor->failed = TRUE;
      return FALSE;
    }

  if (length > assay_cursor_left (&ahead))
    {
      der->flaws |= ASSAY_DER_CUT;
      length = assay_cursor_left (&ahead);
    }
  assay_cursor_take (&ahead, length, &der->content);
  *cursor = ahead;
  return TRUE;
}

gboolean
assay_der_read_tag (AssayCursor *cursor,
                    guint32      tag,
                    AssayDer    *der)
{
  AssayCursor ahead = *cursor;

  if (!assay_der_read (&ahead, der) || der->tag != tag)
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

/* Appends a number and a dot. FALSE when there is no room. */
static gboolean
put_arc (char              text[ASSAY_DER_OID_SIZE],
         gsize            *length,
         unsigned __int128 arc)
{
  char digits[40];
  gsize n = 0;

  do
    {
      digits[n++] = '0' + (char) (arc % 10);
      arc /= 10;
    }
  while (arc != 0);

  if (*length + n + 1 > ASSAY_DER_OID_SIZE)
    return FALSE;
  while (n > 0)
    text[(*length)++] = digits[--n];
  text[(*length)++] = '.';
  return TRUE;
}

static gboolean
read_arc (AssayCursor       *cursor,
          unsigned __int128 *arc)
{
  guint64 byte;

  *arc = 0;
  do
    {
      /* X.690 section 8.19.2: no leading zeros. */
      if (!assay_cursor_read (cursor, 1, &byte) || (*arc == 0 && byte == 0x80) || *arc >> 121 != 0)
        return FALSE;
      *arc = *arc << 7 | (byte & 0x7f);
    }
  while (byte & 0x80);
  return TRUE;
}

gboolean
assay_der_format_oid (const AssayCursor *content,
                      char               text[ASSAY_DER_OID_SIZE])
{
  AssayCursor cursor = *content;
  unsigned __int128 arc;
  gsize length = 0;
  guint root;

  text[0] = '\0';
  if (!read_arc (&cursor, &arc))
    return FALSE;

  /* X.690 section 8.19.4: the first two arcs share a number. */
  root = arc < 80 ? (guint) arc / 40 : 2;
  put_arc (text, &length, root);
  put_arc (text, &length, arc - 40 * root);
  while (assay_cursor_left (&cursor) > 0)
    if (!read_arc (&cursor, &arc) || !put_arc (text, &length, arc))
      {
        text[0] = '\0';
        return FALSE;
      }

  text[length - 1] = '\0';
  return TRUE;
}

gboolean
assay_der_get_number (const AssayCursor *content,
                      guint64           *number)
{
  AssayCursor cursor = *content;
  gsize length = assay_cursor_left (&cursor);

  *number = 0;
  if (length == 0 || assay_cursor_peek (&cursor)[0] & 0x80)
    return FALSE;
  if (length == 9 && assay_cursor_peek (&cursor)[0] == 0)
    assay_cursor_take (&cursor, 1, NULL);
  length = assay_cursor_left (&cursor);
  return length <= 8 && assay_cursor_read (&cursor, (guint) length, number);
}

guint
assay_der_count_bits (const AssayCursor *content)
{
  const guint8 *bytes = assay_cursor_peek (content);
  gsize length = assay_cursor_left (content);

  while (length > 0 && *bytes == 0)
    {
      bytes++;
      length--;
    }
  return length > 0 ? (guint) (8 * (length - 1)) + g_bit_storage (*bytes) : 0;
}

gboolean
assay_der_get_boolean (const AssayCursor *content)
{
  return assay_cursor_left (content) > 0 && assay_cursor_peek (content)[0] != 0;
}

gboolean
assay_der_get_bits (const AssayCursor *content,
                    guint32           *bits)
{
  const guint8 *bytes = assay_cursor_peek (content);
  gsize length = assay_cursor_left (content);

  *bits = 0;
  if (length == 0 || bytes[0] > 7 || (length == 1 && bytes[0] != 0))
    return FALSE;
  for (guint i = 0; i < 32 && i / 8 + 1 < length; i++)
    if (bytes[i / 8 + 1] & 0x80 >> i % 8)
      *bits |= 1u << i;
  return TRUE;
}
