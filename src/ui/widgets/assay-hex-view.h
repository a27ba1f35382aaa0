/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayHexView:
 *
 * Bytes as offset, hexadecimal and ASCII, for a scrolled window. Only the lines in sight are drawn, so it makes no
 * difference how many there are. One byte is the cursor, a range can be marked. Reads from left to right in every
 * language.
 *
 * Signals: `byte-activated (guint64 offset)`: the person chose a byte, by pointer or key.
 */
#define ASSAY_TYPE_HEX_VIEW (assay_hex_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayHexView, assay_hex_view, ASSAY, HEX_VIEW, GtkWidget)

/* Shows other bytes, from their start, without a mark. @bytes: (nullable) */
void     assay_hex_view_set_bytes   (AssayHexView *view,
                                     GBytes       *bytes);

/**
 * assay_hex_view_mark:
 * @view: a hex view
 * @offset: the first byte
 * @length: how many; 0 for no mark
 * @malformed: whether they are marked as wrong
 *
 * Marks a range and brings it into sight. The cursor goes to its start unless it is inside already.
 */
void     assay_hex_view_mark        (AssayHexView *view,
                                     gsize         offset,
                                     gsize         length,
                                     gboolean      malformed);

/* What the byte under the cursor means, for those who hear it. */
void     assay_hex_view_describe    (AssayHexView *view,
                                     const char   *words);

gsize    assay_hex_view_get_cursor  (AssayHexView *view);

/* The marked range. */
void     assay_hex_view_get_mark    (AssayHexView *view,
                                     gsize        *offset,
                                     gsize        *length);

G_END_DECLS
