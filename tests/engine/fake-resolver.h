/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/**
 * fake_resolver_install:
 * @addresses: (nullable): what every name resolves to, separated by spaces
 * @error: the GResolverError without @addresses; -1 for no answer at all
 *
 * Replaces the name service of this process.
 */
void fake_resolver_install (const char *addresses,
                            int         error);
