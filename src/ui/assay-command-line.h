/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-request.h"

G_BEGIN_DECLS

/* The options of the program, for g_application_add_main_option_entries(). */
const GOptionEntry *assay_command_line_get_entries (void);

/**
 * assay_command_line_prepare:
 * @dict: the options as parsed
 * @error: set to what is wrong, in the person's language
 *
 * Reads the files that options name, in the process where they were typed: another may run elsewhere, and show windows.
 *
 * Returns: whether they could be read
 */
gboolean            assay_command_line_prepare     (GVariantDict         *dict,
                                                    GError              **error);

/**
 * assay_command_line_parse:
 * @dict: the options as parsed and prepared
 * @options: (out): how to inspect; initialized here, also on failure
 * @error: set to what is wrong, in the person's language
 *
 * Returns: (transfer full) (nullable) (element-type AssayRequest): what to inspect, files together; may be empty
 */
GPtrArray          *assay_command_line_parse       (GVariantDict         *dict,
                                                    AssayRequestOptions  *options,
                                                    GError              **error);

G_END_DECLS
