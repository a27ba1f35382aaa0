/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cli_read_file:
 * @path: a file; "-" is standard input
 *
 * Reads all of it. Blocks.
 *
 * Returns: (transfer full) (nullable): the content, at most %ASSAY_LIMIT_FILE; %NULL when it cannot be read, which has
 *   been told
 */
GBytes     *cli_read_file (const char *path);

/* What a file is called in what is said of it. */
const char *cli_read_name (const char *path);

G_END_DECLS
