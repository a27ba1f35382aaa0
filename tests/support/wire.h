/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * wire_assemble:
 * @notation: bytes as one would write them by hand
 *
 * Makes bytes of: hexadecimal digits; `00*32` for 32 times a byte; `'text'`; and `[2 ... ]` for a vector whose length
 * stands before it in two bytes.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *wire_assemble (const char *notation);

G_END_DECLS
