/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayCursor:
 * @data: the first byte of the whole buffer, which outlives the cursor
 * @offset: the next byte to read, counted from @data
 * @end: the first byte that may not be read
 * @failed: set by the first read that did not fit; every later read fails too
 *
 * A bounded reader, meant to live on the stack. Reads are big-endian, as TLS is (RFC 8446 section 3.1). Offsets stay
 * those of the whole buffer in child cursors, so every node knows its bytes. Because failure sticks, a decoder reads in
 * one column and asks once.
 */
typedef struct {
  const guint8 *data;
  gsize         offset;
  gsize         end;
  gboolean      failed;
} AssayCursor;

/* Over @length bytes at @data. */
void          assay_cursor_init       (AssayCursor   *cursor,
                                       gconstpointer  data,
                                       gsize          length);
void          assay_cursor_init_bytes (AssayCursor   *cursor,
                                       GBytes        *bytes);

/* How many bytes may still be read. */
static inline gsize
assay_cursor_left (const AssayCursor *cursor)
{
  return cursor->end - cursor->offset;
}

/* The next byte to read; valid for assay_cursor_left() bytes. */
static inline const guint8 *
assay_cursor_peek (const AssayCursor *cursor)
{
  return cursor->data + cursor->offset;
}

/**
 * assay_cursor_read:
 * @cursor: a cursor
 * @width: 1 to 8, in bytes
 * @value: (out) (optional): the number; 0 on failure
 *
 * Returns: %FALSE when fewer than @width bytes are left; then nothing is taken and the cursor has failed
 */
gboolean      assay_cursor_read       (AssayCursor *cursor,
                                       guint        width,
                                       guint64     *value);

/**
 * assay_cursor_take:
 * @cursor: a cursor
 * @length: in bytes
 * @child: (out) (optional): a cursor over just these bytes; empty on failure
 *
 * Returns: %FALSE when fewer bytes are left; then nothing is taken and the cursor has failed
 */
gboolean      assay_cursor_take       (AssayCursor *cursor,
                                       gsize        length,
                                       AssayCursor *child);

/**
 * assay_cursor_vector:
 * @cursor: a cursor
 * @width: bytes of the length prefix: 1, 2 or 3
 * @child: (out) (optional): a cursor over the vector's content; on failure over what is left of it
 *
 * Reads a variable-length vector (RFC 8446 section 3.4).
 *
 * Returns: %FALSE when the prefix or the content does not fit. When the prefix was there but promised too much, all of
 * the cursor is taken and @child covers the bytes after the prefix, so that they can be marked
 */
gboolean      assay_cursor_vector     (AssayCursor *cursor,
                                       guint        width,
                                       AssayCursor *child);

G_END_DECLS
