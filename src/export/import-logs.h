/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-text.h"
#include "base/assay-timestamp.h"

G_BEGIN_DECLS

/* More logs than there will be. */
#define ASSAY_LIMIT_LOGS      4096
/* A larger file is no list of logs. */
#define ASSAY_LIMIT_LOG_LIST  (16 * 1024 * 1024)

/**
 * assay_import_logs:
 * @bytes: a list of the logs of Certificate Transparency in the form of Google's log_list.json, version 3
 * @why: (out) (transfer full): why not
 *
 * Reads who runs which logs, with their keys and states. A log whose key is unreadable, or does not fit its id, is left
 * out. Pure; any thread.
 *
 * Returns: (transfer full) (element-type AssayLog) (nullable): at least one
 */
GPtrArray *assay_import_logs (GBytes     *bytes,
                              AssayText **why);

G_END_DECLS
