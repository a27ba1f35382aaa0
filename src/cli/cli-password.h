/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cli_password_read_file:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): its first line; %NULL when it cannot be read, which has been told
 */
char *cli_password_read_file (const char *path);

/**
 * cli_password_ask:
 * @name: what is locked
 *
 * Asks on the terminal, without showing what is typed.
 *
 * Returns: (transfer full) (nullable): what was typed; %NULL when there is no terminal, or nobody answers
 */
char *cli_password_ask       (const char *name);

G_END_DECLS
