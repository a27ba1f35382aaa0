/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli-options.h"

G_BEGIN_DECLS

/* Adds the options of a command that takes those to @group; they fill in @options. To add an option, add a row to one of
 * the tables. */
void cli_entries_add (CliOptions   *options,
                      CliTakes      takes,
                      GOptionGroup *group);

G_END_DECLS
