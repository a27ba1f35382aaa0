/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-text.h"

G_BEGIN_DECLS

/* Limits of a saved report; each has a test. A report of a thousand names comes nowhere near them. */
#define ASSAY_LIMIT_SAVED        (64 * 1024 * 1024)   /* bytes */
#define ASSAY_LIMIT_SAVED_DEPTH  64                   /* objects and arrays in each other, but for trees of fields */
#define ASSAY_LIMIT_SAVED_VALUES 400000               /* values, but for trees of fields */

/**
 * assay_import_scan:
 * @text: (array length=length): what may be JSON
 * @length: how many bytes
 * @why: (out): what is wrong, and where
 *
 * Looks through JSON before it is parsed: the parser recurses, and makes a tree of allocations of whatever it is given.
 * Trees of fields ("fields") are blanked out, as they are made again from the bytes.
 *
 * Returns: (transfer full) (nullable): what to parse, lines and columns as in @text; %NULL when it passes a limit or is
 *   no text
 */
char *assay_import_scan (const char  *text,
                         gsize        length,
                         AssayText  **why);

G_END_DECLS
