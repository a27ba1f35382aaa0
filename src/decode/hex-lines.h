/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/decode-hex.h"

G_BEGIN_DECLS

#define ASSAY_HEX_LINE_BYTES 64

/**
 * AssayHexLine:
 * @offset: what the offset says in hexadecimal
 * @octal: what it says in octal, as od writes; %G_MAXUINT64 when it cannot be octal
 * @prefixed: whether it begins with "0x"
 * @bytes: the bytes of the line
 * @n_bytes: how many
 *
 * A line of a dump: an offset, bytes, and perhaps the same bytes as text.
 */
typedef struct {
  guint64  offset;
  guint64  octal;
  gboolean prefixed;
  guint8   bytes[ASSAY_HEX_LINE_BYTES];
  guint    n_bytes;
} AssayHexLine;

/* FALSE when @line, which ends at NUL, is no line of a dump. One with an offset alone is. */
gboolean assay_hex_line_read   (const char   *line,
                                AssayHexLine *read);

/**
 * assay_hex_read_plain:
 * @text: hexadecimal digits with anything usual between bytes: spaces, commas, colons, "0x", "\x", braces
 * @out: appended to
 * @bad: (out): on failure the first character that does not belong
 *
 * Returns: %FALSE when there is something else, or half a byte
 */
gboolean assay_hex_read_plain  (const char   *text,
                                GByteArray   *out,
                                const char  **bad);

/* Leaves of a C array only what stands between its braces, without comments; other text stays as it is. What goes
 * becomes spaces, so that lines and columns stay. */
void     assay_hex_blank_array (char         *text);

G_END_DECLS
