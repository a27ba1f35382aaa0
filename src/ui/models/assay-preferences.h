/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-request.h"
#include "base/assay-text.h"

G_BEGIN_DECLS

/* What the person prefers, as the settings remember it. Main thread only. */

#define ASSAY_PREFERENCE_ONLINE    "check-online"
#define ASSAY_PREFERENCE_LOG_LIST  "log-list"
#define ASSAY_PREFERENCE_WARN_DAYS "warn-days"

/**
 * assay_preferences_apply:
 * @request: what is to be inspected
 *
 * Adds what is preferred to a request, where it does not say so itself.
 *
 * Returns: (transfer full): the request to start; @request itself when there is nothing to add
 */
AssayRequest *assay_preferences_apply         (AssayRequest *request);

/* How many days before the end of a certificate a calendar reminds. */
guint         assay_preferences_get_warn_days (void);

/**
 * assay_preferences_read_logs:
 * @file: a list of logs
 * @why: (out) (transfer full): why not
 *
 * Reads a list of logs; what was read last is kept until the file changes.
 *
 * Returns: (transfer full) (element-type AssayLog) (nullable): the logs
 */
GPtrArray    *assay_preferences_read_logs     (GFile        *file,
                                               AssayText   **why);

G_END_DECLS
