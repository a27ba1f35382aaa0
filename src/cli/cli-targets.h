/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-target.h"

G_BEGIN_DECLS

/**
 * cli_targets_collect:
 * @words: (array length=n): targets as typed
 * @n: how many
 * @from: (nullable): a file with a target a line, "-" for standard input; `#` begins a comment
 * @usage_error: (out): whether what was typed cannot be used; this has been told
 *
 * Returns: (transfer full) (element-type utf8): all targets, first those typed
 */
GPtrArray   *cli_targets_collect (char      **words,
                                  int         n,
                                  const char *from,
                                  gboolean   *usage_error);

/**
 * cli_target_parse:
 * @text: a target as typed
 *
 * Returns: (transfer full) (nullable): the target; %NULL when there is no such target, which has been told
 */
AssayTarget *cli_target_parse    (const char *text);

G_END_DECLS
